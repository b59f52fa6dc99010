//! A moderator's pages: the queue, an item, imports, summaries, replies to read.

mod import;
mod item;
mod queue;
mod replies;
mod summaries;

use super::{App, BothLanguages};
use app::routes;
use axum::{Router, extract::DefaultBodyLimit, routing::get};

/// The most bytes of a posted file of comments, with the form around it.
const LARGEST_FILE: usize = 8 * 1024 * 1024 + 64 * 1024;

/// Every page of a moderator.
pub(super) fn routes() -> Router<App> {
    let upload = get(import::start).post(import::receive).layer(DefaultBodyLimit::max(LARGEST_FILE));
    Router::new()
        .at(routes::STAFF_QUEUE, get(queue::queue))
        .at(routes::STAFF_ITEM, get(item::show).post(item::act))
        .at(routes::STAFF_SUMMARIES, get(summaries::list))
        .at(routes::STAFF_SUMMARY, get(summaries::show).post(summaries::act))
        .at(routes::STAFF_REPLIES, get(replies::list).post(replies::act))
        .at(routes::STAFF_IMPORT, upload)
        .at(routes::STAFF_IMPORT_FILE, get(import::columns).post(import::act))
}

#[cfg(test)]
mod stale_tests;
