//! The web: routes, and the layers between a request and a handler.
//!
//! A handler calls a query or a command, turns the result into a page's model, and renders the page. Rules
//! belong in `services` and `domain`, markup belongs in `app`; a handler that grows past sixty lines contains
//! one of the two.

mod answer;
mod api;
pub mod assets;
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
pub(crate) mod rig;
mod safeguard;
mod session;
mod staff;

pub use api::Pace;
pub use cache::Site;
pub use failure::Failure;
pub use public::model_of_release;
pub use reply::Reply;
pub use request::work::Work;
pub use request::{Asked, At, Caller, Here, Pairs};
pub use session::{SignedIn, SignedInPost, Staff, StaffPost};

use crate::config::Config;
use app::routes::Place;
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::MethodRouter,
};
use domain::Locale;
use services::{Ctx, ErrorKind, give::Sends};
use std::{
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU64},
    },
    time::Duration,
};

/// The longest form that is read, in bytes: several times a long questionnaire filled in completely.
const LONGEST_FORM: usize = 256 * 1024;

/// The state that every handler gets. Cheap to clone.
#[derive(Clone)]
pub struct App {
    /// The context of commands and queries.
    pub ctx: Ctx,
    /// The send queue.
    pub sends: Sends,
    /// Settings.
    pub config: Arc<Config>,
    /// Whether this database holds made-up data only. Every page then says so.
    pub demo: bool,
    /// Moves when a public page may have changed; a job polls it.
    pub epoch: Arc<AtomicI64>,
    /// The minutes of an hour, one bit each, in which a public page may change by itself. The same job keeps
    /// them.
    pub turns: Arc<AtomicU64>,
    /// The cache of rendered public pages.
    pub cache: Arc<cache::Cache>,
    /// What a job last saw of the database and the tasks.
    pub health: Arc<health::Health>,
    /// The places for long work.
    pub work: Work,
    /// How often each caller has asked the interface for programs lately.
    pub api: Arc<Pace>,
}

impl App {
    /// The frame of a page at `here`, whose twin in the other language is at `other_path`.
    pub fn frame(&self, locale: Locale, other_path: impl Into<String>) -> app::page::Frame {
        let mut frame = app::page::Frame::public(locale, other_path, assets::hrefs());
        frame.demo = self.demo;
        frame
    }
}

/// Adds routes in both languages, a place at a time.
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
pub fn router(app: App) -> Site {
    let all = Router::new()
        .merge(public::routes())
        .merge(give::routes())
        .merge(number::routes())
        .merge(health::routes())
        .merge(assets::routes())
        .merge(govern::routes())
        .merge(moderate::routes())
        .merge(safeguard::routes())
        .merge(answer::routes())
        .merge(publish::routes())
        .merge(api::routes(&app));
    let all = all.fallback(failure::not_found).method_not_allowed_fallback(failure::wrong_method);
    surrounded(all.layer(DefaultBodyLimit::max(LONGEST_FORM)), app)
}

/// The layers around the routes, from the inside out. The headers come last, so that every answer has them.
/// The cache stands in front of all layers and keeps answers with their headers.
fn surrounded(routes: Router<App>, app: App) -> Site {
    let behind = routes
        .layer(tower_http::catch_panic::CatchPanicLayer::custom(failure::panicked))
        .layer(middleware::from_fn_with_state(app.clone(), within))
        .layer(middleware::from_fn_with_state(app.clone(), headers::layer))
        .layer(middleware::from_fn_with_state(app.clone(), request::id::layer))
        .with_state(app.clone());
    Site::new(app, behind)
}

/// The longest that an answer may take once the whole request has arrived, so that a stuck database does not
/// hold a place for ever.
const LONGEST_WORK: Duration = Duration::from_secs(30);

/// Ends a request that takes too long, and replaces its answer, or that of a panic, with a page in the
/// visitor's language, or with a problem for a program. [`request::pace`] limits how slowly the request itself may arrive.
async fn within(State(app): State<App>, request: Request, next: Next) -> Response {
    let locale = request::locale_of(request.uri().path());
    let program = api::is_for(&request).then(|| api::Asker::of(request.headers(), &app));
    let failed = |kind: ErrorKind| match &program {
        Some(asker) => asker.problem(api::Kind::of(kind)).into_response(),
        None => Failure::of(&app, locale, kind).into_response(),
    };
    let (request, arrival) = request::pace::paced(request);
    let mut answer = pin!(next.run(request));
    let answer = loop {
        let end = arrival.last() + LONGEST_WORK;
        match tokio::time::timeout_at(end, &mut answer).await {
            Ok(answer) => break Some(answer),
            Err(_) if arrival.last() + LONGEST_WORK > end => {}
            Err(_) => break None,
        }
    };
    match answer {
        _ if arrival.was_too_slow() => match &program {
            Some(asker) => asker.problem(api::Kind::TooSlow).into_response(),
            None => Failure::too_slow(&app, locale).into_response(),
        },
        Some(response) if response.extensions().get::<failure::Panicked>().is_some() => {
            failed(ErrorKind::Internal)
        }
        Some(response) => response,
        None => {
            tracing::error!(event = "request.too-slow");
            failed(ErrorKind::Unavailable)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{
        body::{Body, Bytes, to_bytes},
        http::HeaderValue,
        routing::get,
    };
    use std::{
        convert::Infallible,
        pin::Pin,
        task::{Context, Poll},
    };

    async fn breaks() -> Reply {
        panic!("what a child said")
    }

    async fn sticks() -> Reply {
        std::future::pending().await
    }

    fn broken(app: App) -> Site {
        let routes = Router::new()
            .route("/cy/broken", get(breaks))
            .route("/en/broken", get(breaks))
            .route("/en/stuck", get(sticks));
        surrounded(routes, App { demo: true, ..app })
    }

    #[tokio::test]
    async fn what_breaks_is_answered_in_the_visitors_language_with_every_header() {
        let rig = rig::Rig::with(storage::testkit::sqlite().await.unwrap(), broken).await;
        let (welsh, english) = (rig.get("/cy/broken").await, rig.get("/en/broken").await);
        assert!(welsh.status == 500 && welsh.says("Aeth rhywbeth o’i le"), "{}", welsh.html);
        assert!(english.status == 500 && english.says("Something went wrong"), "{}", english.html);
        assert!(!english.says("what a child said"));
        for page in [welsh, english] {
            assert!(
                page.headers["content-security-policy"].to_str().unwrap().starts_with("default-src 'none'")
            );
            assert_eq!(page.headers["x-content-type-options"], "nosniff");
            assert_eq!(page.headers["cache-control"], "no-store");
            assert!(page.html.contains("demo"), "the banner of made-up data: {}", page.html);
        }
    }

    /// The server without a socket, so that its clock can move while everybody waits. The rig holds the
    /// database.
    async fn site(make: fn(App) -> Site) -> (rig::Rig, Site) {
        let mut site = None;
        let keep = |app: App| site.insert(make(app)).clone();
        let rig = rig::Rig::with(storage::testkit::sqlite().await.unwrap(), keep).await;
        (rig, site.unwrap())
    }

    /// The status, the page and the `Retry-After` header of an answer.
    async fn asked(site: &Site, request: Request) -> (u16, String, Option<HeaderValue>) {
        let response = site.rendered(request).await;
        let (status, wait) = (response.status().as_u16(), response.headers().get("retry-after").cloned());
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, String::from_utf8(body.to_vec()).unwrap(), wait)
    }

    /// A body that begins and never ends.
    struct Begun(Option<&'static str>);

    impl http_body::Body for Begun {
        type Data = Bytes;
        type Error = Infallible;
        fn poll_frame(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<http_body::Frame<Bytes>, Infallible>>> {
            self.0
                .take()
                .map_or(Poll::Pending, |begin| Poll::Ready(Some(Ok(http_body::Frame::data(begin.into())))))
        }
    }

    #[tokio::test]
    async fn what_sticks_is_ended_and_says_when_to_come_back() {
        let (_rig, site) = site(broken).await;
        tokio::time::pause();
        let request = Request::get("/en/stuck").body(Body::empty()).unwrap();
        let (status, page, wait) = asked(&site, request).await;
        assert!(status == 503 && page.contains("Clywed is not available now"), "{page}");
        assert_eq!(wait.unwrap(), "10");
    }

    #[tokio::test]
    async fn a_declared_length_buys_no_time() {
        let (_rig, site) = site(router).await;
        tokio::time::pause();
        let request = Request::post("/en/give/K7QF2M/3/check").header("content-length", "2000000");
        let answer = asked(&site, request.body(Body::new(Begun(Some("c1=top&o2=a")))).unwrap()).await;
        assert!(answer.0 == 408 && answer.1.contains("Not everything arrived"), "{answer:?}");
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
}
