//! A performance lead's pages: the checklist of a quarter, and the release; and the custodian's, who takes down.

mod figures;
mod quarter;
mod take_down;

use super::{App, BothLanguages};
use app::routes;
use axum::{Router, routing::get};

/// Every page of a performance lead.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .at(routes::STAFF_QUARTER, get(quarter::look).post(quarter::release))
        .at(routes::STAFF_TAKE_DOWN, get(take_down::look).post(take_down::take))
        .at(routes::STAFF_FIGURES, get(figures::look))
}

#[cfg(test)]
mod tests;
