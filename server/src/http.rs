//! The web: routes, and what stands between a request and a handler.
//!
//! A handler asks a query or a command, turns the answer into a page's model, and renders the page. Rules are
//! in `services` and `domain`, markup is in `app`; a handler that grows past sixty lines has one of the two.

mod answer;
mod assets;
mod cache;
mod failure;
mod give;
mod govern;
mod headers;
pub mod health;
mod moderate;
mod number;
mod public;
mod publish;
mod reply;
mod request;
#[cfg(test)]
mod rig;
mod session;
mod staff;

pub use failure::Failure;
pub use reply::Reply;
pub use request::{Asked, At, Caller, Here, Pairs};
pub use session::{SignedIn, SignedInPost, Staff, StaffPost};

use crate::config::Config;
use app::routes::Place;
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    http::header,
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::MethodRouter,
};
use domain::Locale;
use services::{Ctx, ErrorKind, give::Sends};
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
    /// What a job saw last of database and tasks.
    pub health: Arc<health::Health>,
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
        .merge(give::routes())
        .merge(number::routes())
        .layer(middleware::from_fn_with_state(app.clone(), cache::layer));
    let direct = Router::new()
        .merge(health::routes())
        .merge(assets::routes())
        .merge(govern::routes())
        .merge(moderate::routes())
        .merge(answer::routes())
        .merge(publish::routes());
    let all = public.merge(direct);
    let all = all.fallback(failure::not_found).method_not_allowed_fallback(failure::wrong_method);
    surrounded(all.layer(DefaultBodyLimit::max(LONGEST_FORM)), app)
}

/// What every answer goes through, from the inside out. The headers come last, so that no answer goes without them.
fn surrounded(routes: Router<App>, app: App) -> Router {
    routes
        .layer(tower_http::catch_panic::CatchPanicLayer::custom(failure::panicked))
        .layer(middleware::from_fn_with_state(app.clone(), within))
        .layer(middleware::from_fn_with_state(app.clone(), headers::layer))
        .layer(middleware::from_fn_with_state(app.clone(), request::id::layer))
        .with_state(app)
}

/// Nothing takes longer than this once a form has arrived: a stuck database must not hold a place for ever.
const LONGEST_WORK: Duration = Duration::from_secs(30);
/// So many bytes arrive in a second on the slowest telephone.
const SLOWEST_LINE: u64 = 1024;
/// Nobody is waited for longer than this, whatever they say that they send.
const LONGEST_UPLOAD: Duration = Duration::from_mins(15);

/// How long an answer may take: the work, and first the way here of what is sent. A child on a hill with a long story
/// must not lose it because it is slow to arrive.
fn longest(request: &Request) -> Duration {
    let length = request.headers().get(header::CONTENT_LENGTH);
    let length = length.and_then(|length| length.to_str().ok()?.parse().ok()).unwrap_or(0_u64);
    LONGEST_WORK + LONGEST_UPLOAD.min(Duration::from_secs(length / SLOWEST_LINE))
}

/// Ends what takes too long, and says so, or that something broke, on a page in the visitor's language.
async fn within(State(app): State<App>, request: Request, next: Next) -> Response {
    let (locale, longest) = (request::locale_of(request.uri().path()), longest(&request));
    match tokio::time::timeout(longest, next.run(request)).await {
        Ok(response) if response.extensions().get::<failure::Panicked>().is_some() => {
            Failure::of(&app, locale, ErrorKind::Internal).into_response()
        }
        Ok(response) => response,
        Err(_) => {
            tracing::error!(event = "request.too-slow");
            Failure::of(&app, locale, ErrorKind::Unavailable).into_response()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{body::Body, routing::get};

    async fn breaks() -> Reply {
        panic!("what a child said")
    }

    async fn sticks() -> Reply {
        std::future::pending().await
    }

    fn broken(app: App) -> Router {
        let routes = Router::new()
            .route("/cy/broken", get(breaks))
            .route("/en/broken", get(breaks))
            .route("/en/stuck", get(sticks));
        surrounded(routes, App { demo: true, ..app })
    }

    #[tokio::test]
    async fn what_breaks_or_sticks_is_answered_in_the_visitors_language_with_every_header() {
        let rig = rig::Rig::with(storage::testkit::sqlite().await.unwrap(), broken).await;
        let (welsh, english) = (rig.get("/cy/broken").await, rig.get("/en/broken").await);
        assert!(welsh.status == 500 && welsh.says("Aeth rhywbeth o’i le"), "{}", welsh.html);
        assert!(english.status == 500 && english.says("Something went wrong"), "{}", english.html);
        assert!(!english.says("what a child said"));
        // From here on the clock moves whenever everybody waits.
        tokio::time::pause();
        let stuck = rig.get("/en/stuck").await;
        assert!(stuck.status == 503 && stuck.says("Clywed is not available now"), "{}", stuck.html);
        assert_eq!(stuck.headers["retry-after"], "10");
        for page in [welsh, english, stuck] {
            assert!(
                page.headers["content-security-policy"].to_str().unwrap().starts_with("default-src 'none'")
            );
            assert_eq!(page.headers["x-content-type-options"], "nosniff");
            assert_eq!(page.headers["cache-control"], "no-store");
            assert!(page.html.contains("demo"), "the banner of made-up data: {}", page.html);
        }
    }

    #[tokio::test]
    async fn a_browser_that_came_by_https_comes_back_by_https_only() {
        let at = async |origin: &str| {
            let config = |app: &App| Config { origin: origin.to_owned(), ..(*app.config).clone() };
            let served = |app: App| router(App { config: Arc::new(config(&app)), ..app });
            let rig = rig::Rig::with(storage::testkit::sqlite().await.unwrap(), served).await;
            rig.get("/en").await.headers.get("strict-transport-security").cloned()
        };
        assert_eq!(at("https://clywed.example").await.unwrap(), "max-age=31536000");
        assert_eq!(
            at("http://localhost:3000").await,
            None,
            "it would lock out every other page of this machine"
        );
    }

    #[tokio::test]
    async fn every_answer_has_a_name_of_its_own_that_no_client_chose() {
        let rig = rig::Rig::with(storage::testkit::sqlite().await.unwrap(), router).await;
        let names: std::collections::BTreeSet<String> = [
            rig.get("/en").await,
            rig.get("/en").await,
            rig.get("/health/live").await,
            rig.get("/nowhere").await,
        ]
        .into_iter()
        .map(|page| page.headers["x-request-id"].to_str().unwrap().to_owned())
        .collect();
        assert_eq!(names.len(), 4);
        let mine = reqwest::Client::new().get(format!("{}/en", rig.address)).header("x-request-id", "mine");
        let answer = mine.send().await.unwrap();
        assert_ne!(answer.headers()["x-request-id"], "mine");
    }

    #[test]
    fn what_is_long_may_take_long_to_arrive_but_not_for_ever() {
        let of = |length: &str| {
            let request = Request::builder().header(header::CONTENT_LENGTH, length);
            longest(&request.body(Body::empty()).unwrap())
        };
        assert_eq!(of("0"), LONGEST_WORK);
        assert_eq!(of("61440"), LONGEST_WORK + Duration::from_mins(1));
        assert_eq!(of("99999999999"), LONGEST_WORK + LONGEST_UPLOAD);
        assert_eq!(of("much"), LONGEST_WORK);
    }
}
