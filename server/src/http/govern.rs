//! Staff and administrators: signing in, the start page, people, services, settings, the audit trail.

mod alerts;
mod audit;
mod home;
mod jobs;
mod password;
mod people;
mod services;
mod settings;
pub(super) mod sign_in;

use super::{App, BothLanguages};
use app::routes;
use axum::{Router, routing::get};

/// Every page of this area.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .merge(sign_in::routes())
        .at(routes::STAFF, get(home::choose))
        .at(routes::STAFF_PASSWORD, get(password::form).post(password::change))
        .at(routes::STAFF_ALERTS, get(alerts::form).post(alerts::act))
        .at(routes::STAFF_HOME, get(home::home))
        .at(routes::STAFF_AUDIT, get(audit::audit))
        .at(routes::STAFF_SETTINGS, get(settings::read).post(settings::change))
        .at(routes::STAFF_ORGANISATIONS, get(home::organisations))
        .at(routes::STAFF_PEOPLE, get(people::list).post(people::add))
        .at(routes::STAFF_PERSON, get(people::one).post(people::change))
        .at(routes::STAFF_SERVICES, get(services::list).post(services::change))
        .at(routes::STAFF_JOBS, get(jobs::list).post(jobs::retry))
}

#[cfg(test)]
mod late_tests;
#[cfg(test)]
mod tests;
