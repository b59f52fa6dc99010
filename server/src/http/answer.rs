//! A manager's pages: themes and replies.

mod board;
#[cfg(test)]
mod board_tests;
mod commitments;
mod desk;
mod themes;

use super::{App, BothLanguages};
use app::routes;
use axum::{Router, routing::get};

/// Every page of a manager.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .at(routes::STAFF_BOARD, get(board::look).post(board::act))
        .at(routes::STAFF_THEME, get(board::of_theme))
        .at(routes::STAFF_SEARCH, get(board::search_form).post(board::search_for))
        .at(routes::STAFF_THEMES, get(themes::list))
        .at(routes::STAFF_COMMITMENTS, get(commitments::list))
        .at(routes::STAFF_COMMITMENT, get(commitments::one).post(commitments::act))
        .at(routes::STAFF_REPLY, get(themes::list).post(themes::reply))
}

#[cfg(test)]
mod tests;
