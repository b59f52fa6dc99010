//! The concern desk: the page behind an alert, the list, one concern, its written confirmation, the
//! rota, and the response times.

mod alert;
mod concern;
mod desk;
mod disclosure;
mod letter;
mod rota;
mod watch;

pub(super) use desk::{desks, leave};
pub(super) use disclosure::to_answer;

use super::{App, BothLanguages};
use app::routes;
use axum::{Router, routing::get};

/// Every page of the desk.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .at(routes::OPEN, get(alert::open))
        .at(routes::STAFF_ALERT, get(alert::show).post(alert::take))
        .at(routes::STAFF_CONCERNS, get(desk::list))
        .at(routes::STAFF_CONCERN, get(concern::show).post(concern::act))
        .at(routes::STAFF_CONCERN_LETTER, get(letter::show))
        .at(routes::STAFF_CONCERN_DISCLOSURE, get(disclosure::show))
        .at(routes::STAFF_DISCLOSURES, get(disclosure::list).post(disclosure::answer))
        .at(routes::STAFF_ROTA, get(rota::show).post(rota::change))
        .at(routes::STAFF_WATCH, get(watch::times))
}
