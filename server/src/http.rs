//! The web: routes, and what stands between a request and a handler.
//!
//! A handler asks a query or a command, turns the answer into a page's model, and renders the page. Rules are
//! in `services` and `domain`, markup is in `app`; a handler that grows past sixty lines has one of the two.

mod assets;
mod cache;
mod failure;
mod give;
mod headers;
mod health;
mod number;
mod public;
mod releases;
mod reply;
mod request;
#[cfg(test)]
mod rig;
mod session;
mod sign_in;
mod staff;

pub use failure::Failure;
pub use reply::Reply;
pub use request::{Asked, At, Caller, Here, Pairs};
pub use session::{Staff, StaffPost};

use crate::config::Config;
use app::routes::Place;
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    middleware::{self, Next},
    response::Response,
    routing::MethodRouter,
};
use domain::Locale;
use services::{Ctx, feedback::Sends};
use std::{
    sync::{Arc, atomic::AtomicI64},
    time::Duration,
};

/// The longest form that is read, in bytes: a long questionnaire in full, several times over.
const LONGEST_FORM: usize = 256 * 1024;

/// What every handler is given. Cheap to clone.
#[derive(Clone)]
pub struct App {
    /// Surroundings of commands and queries.
    pub ctx: Ctx,
    /// The way in for feedback.
    pub sends: Sends,
    /// Settings.
    pub config: Arc<Config>,
    /// Everything in this database is made up: every page says so.
    pub demo: bool,
    /// Moves when a public page may have changed; a job polls it.
    pub epoch: Arc<AtomicI64>,
    /// Rendered public pages.
    pub cache: Arc<cache::Cache>,
}

impl App {
    /// The frame of a page at `here`, whose twin in the other language is at `other_path`.
    pub fn frame(&self, locale: Locale, other_path: impl Into<String>) -> app::page::Frame {
        let mut frame = app::page::Frame::public(locale, other_path, assets::hrefs());
        frame.demo = self.demo;
        frame
    }
}

/// Routes of both languages, added a page at a time.
pub trait BothLanguages {
    /// Serves `handler` at both addresses of `place`.
    #[must_use]
    fn at<const N: usize>(self, place: Place<N>, handler: MethodRouter<App>) -> Self;
}

impl BothLanguages for Router<App> {
    fn at<const N: usize>(self, place: Place<N>, handler: MethodRouter<App>) -> Self {
        self.route(place.cy, handler.clone()).route(place.en, handler)
    }
}

/// The whole server.
pub fn router(app: App) -> Router {
    let public = Router::new()
        .merge(public::routes())
        .merge(releases::routes())
        .merge(give::routes())
        .merge(number::routes())
        .layer(middleware::from_fn_with_state(app.clone(), cache::layer));
    let direct = Router::new()
        .merge(health::routes())
        .merge(assets::routes())
        .merge(sign_in::routes())
        .merge(staff::routes());
    public
        .merge(direct)
        .fallback(failure::not_found)
        .method_not_allowed_fallback(failure::wrong_method)
        .layer(DefaultBodyLimit::max(LONGEST_FORM))
        .layer(middleware::from_fn(headers::layer))
        .layer(middleware::from_fn(within))
        .layer(tower_http::catch_panic::CatchPanicLayer::custom(failure::panicked))
        .with_state(app)
}

/// Nothing takes longer than this: a slow caller or a stuck database must not hold a place for ever.
async fn within(request: Request, next: Next) -> Response {
    match tokio::time::timeout(Duration::from_secs(30), next.run(request)).await {
        Ok(response) => response,
        Err(_) => failure::unavailable(),
    }
}
