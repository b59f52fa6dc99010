//! Acting on concerns: what an alert leads to.

mod alert;

use super::{App, BothLanguages};
use app::routes;
use axum::{Router, routing::get};

/// What an alert leads to.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .at(routes::OPEN, get(alert::open))
        .at(routes::STAFF_ALERT, get(alert::show).post(alert::take))
}
