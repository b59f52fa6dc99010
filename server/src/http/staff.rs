//! The staff area: one file a part.

mod audit;
mod home;
mod import;
mod item;
mod quarter;
mod queue;
mod replies;
mod summaries;
mod themes;

use super::{App, BothLanguages, Failure, Pairs, Staff};
use app::{page::Frame, pages::staff::Part, routes};
use axum::{Router, extract::DefaultBodyLimit, routing::get};
use domain::{Locale, clock::Quarter, permission::Action};
use services::{Act, Actor, ErrorKind, Grant, Place, authorise};

/// The largest file of comments, in bytes, with the form around it.
const LARGEST_FILE: usize = 8 * 1024 * 1024 + 64 * 1024;

/// Every staff page.
pub fn routes() -> Router<App> {
    let upload = get(import::start).post(import::receive).layer(DefaultBodyLimit::max(LARGEST_FILE));
    Router::new()
        .at(routes::STAFF, get(home::home))
        .at(routes::STAFF_QUEUE, get(queue::queue))
        .at(routes::STAFF_ITEM, get(item::show).post(item::act))
        .at(routes::STAFF_SUMMARIES, get(summaries::list))
        .at(routes::STAFF_SUMMARY, get(summaries::show).post(summaries::act))
        .at(routes::STAFF_REPLIES, get(replies::list).post(replies::act))
        .at(routes::STAFF_THEMES, get(themes::list))
        .at(routes::STAFF_REPLY, get(themes::list).post(themes::reply))
        .at(routes::STAFF_QUARTER, get(quarter::look).post(quarter::release))
        .at(routes::STAFF_IMPORT, upload)
        .at(routes::STAFF_IMPORT_FILE, get(import::columns).post(import::act))
        .at(routes::STAFF_AUDIT, get(audit::audit))
}

impl Staff {
    /// The frame of a page of theirs.
    fn frame(&self, app: &App, l: Locale, twin: impl Into<String>, part: Part) -> Frame {
        app::pages::staff::frame(app.frame(l, twin), &self.actor, &self.csrf, part)
    }
}

/// The first place that some role of theirs reaches with an action, and leave to do it there.
fn leave<A: Act<Thing = Place>>(app: &App, l: Locale, actor: &Actor) -> Result<Grant<A>, Failure> {
    let place = actor.places(A::ACTION).into_iter().next();
    let place = place.ok_or_else(|| Failure::of(app, l, ErrorKind::Denied))?;
    authorise(actor, place).map_err(|error| Failure::from_error(app, l, &error))
}

/// Whether some role of theirs could do an action: for what a page offers, never for permission.
fn could(actor: &Actor, action: Action) -> bool {
    actor.could(action)
}

/// The quarter that an address or a form asks for. Anything else is none.
fn quarter(asked: &Pairs) -> Option<Quarter> {
    asked.get("quarter")?.parse().ok()
}

/// Turns an error of a command or query into its page.
fn failed(app: &App, l: Locale) -> impl Fn(services::Error) -> Failure + Copy {
    move |error| Failure::from_error(app, l, &error)
}
