//! Publishing: what is ready, what stands in the way, the release.

mod quarter;

use super::{App, BothLanguages};
use app::routes;
use axum::{Router, routing::get};

/// Every page of a performance lead.
pub(super) fn routes() -> Router<App> {
    Router::new().at(routes::STAFF_QUARTER, get(quarter::look).post(quarter::release))
}

#[cfg(test)]
mod tests;
