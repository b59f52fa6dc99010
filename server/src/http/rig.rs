//! For tests: the whole server over a fresh database, used as a browser without script does.

mod circle;
pub(crate) mod released;
pub(crate) mod seat;

pub(crate) use seat::Seat;

use super::{App, Site, Work, router};
use crate::{
    config::{Config, Database},
    listen::{self, Limits},
};
use domain::{Bilingual, clock::Moment};
use services::{Clock, Ctx, Entropy, give::Sends, govern::people};
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};
use storage::{directory::Service, testkit::Fresh};

/// An authority of the catalogue.
pub(crate) const AUTHORITY: &str = "W06000015";
/// The code of a service of that authority.
pub(crate) const SERVICE: &str = "K7QF2M";

/// A clock that tests set.
pub(crate) struct Hands(AtomicI64);

impl Clock for Hands {
    fn now(&self) -> Moment {
        Moment(self.0.fetch_add(1, Ordering::Relaxed))
    }
}

impl Hands {
    pub(crate) fn minutes(&self, minutes: i64) {
        self.0.fetch_add(minutes * 60_000_000, Ordering::Relaxed);
    }

    pub(crate) fn to(&self, day: &str) {
        let day = Moment::at_start_of(day.parse().unwrap()).unwrap();
        self.0.store(day.0, Ordering::Relaxed);
    }
}

/// A running server. Dropping it stops it.
pub(crate) struct Rig {
    pub(crate) ctx: Ctx,
    pub(crate) clock: Arc<Hands>,
    pub(crate) address: String,
    /// The send queue.
    pub(crate) sends: Sends,
    /// The writer of the send queue. A test may abort it, to act like a failing machine.
    pub(crate) writer: tokio::task::JoinHandle<()>,
    browser: reqwest::Client,
    server: tokio::task::JoinHandle<()>,
    _folders: (Option<tempfile::TempDir>, tempfile::TempDir),
}

/// A server's answer.
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) headers: reqwest::header::HeaderMap,
    pub(crate) html: String,
}

impl Rig {
    /// One authority, one service, midday on Thursday 1 October 2026.
    pub(crate) async fn on(fresh: Fresh) -> Self {
        Self::with(fresh, router).await
    }

    /// The same, served by what `make` returns.
    pub(crate) async fn with(fresh: Fresh, make: impl FnOnce(App) -> Site) -> Self {
        Self::limited(fresh, make, Limits::default()).await
    }

    /// The same, with other limits on connections.
    pub(crate) async fn limited(fresh: Fresh, make: impl FnOnce(App) -> Site, limits: Limits) -> Self {
        let noon = Moment::at_start_of("2026-10-01".parse().unwrap()).unwrap().0 + 12 * 3_600_000_000;
        let clock = Arc::new(Hands(AtomicI64::new(noon)));
        let keys = tempfile::tempdir().unwrap();
        let entropy = Arc::new(crate::security::SystemEntropy);
        let (vault, _) = crate::security::open(keys.path(), None, entropy.as_ref() as &dyn Entropy).unwrap();
        let ctx = Ctx::new(fresh.db, Arc::new(vault), clock.clone(), entropy);
        people::put_authority(&ctx, AUTHORITY, &domain::demo::plain_settings()).await.unwrap();
        let service = Service {
            id: ctx.id(),
            authority: AUTHORITY.into(),
            kind: "flying-start".into(),
            level: "early".into(),
            provider: "council".into(),
            name: Bilingual { cy: "Dechrau'n Deg y Bryn".into(), en: "Flying Start on the Hill".into() },
            code: SERVICE.into(),
            open: true,
        };
        people::put_service(&ctx, &service).await.unwrap();
        let (sends, writer) = Sends::start(ctx.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let addr = listener.local_addr().unwrap();
        let address = format!("http://{addr}");
        let config = Config {
            database: Database::Sqlite("unused".into()),
            addr,
            keys: keys.path().to_owned(),
            origin: address.clone(),
            behind_proxy: false,
            alerts: crate::config::Alerts::default(),
        };
        let app = App {
            ctx: ctx.clone(),
            sends: sends.clone(),
            config: Arc::new(config),
            demo: false,
            epoch: Arc::default(),
            turns: Arc::default(),
            cache: Arc::default(),
            health: Arc::default(),
            work: Work::default(),
            api: Arc::default(),
        };
        let server = tokio::spawn(listen::serve(listener, make(app), limits, std::future::pending()));
        Self {
            ctx,
            clock,
            address,
            sends,
            writer,
            browser: reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap(),
            server,
            _folders: (fresh.folder, keys),
        }
    }

    pub(crate) async fn get(&self, path: &str) -> Page {
        // Redirects of a GET are followed, as a browser does. The redirect of a POST is returned, so that a
        // test can look at it.
        let response = reqwest::get(format!("{}{path}", self.address)).await.unwrap();
        Page::of(response).await
    }

    /// Posts a form as one of our pages does.
    pub(crate) async fn post(&self, path: &str, pairs: &[(&str, &str)]) -> Page {
        let body: String = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let request = self.browser.post(format!("{}{path}", self.address));
        let request = request.header("content-type", "application/x-www-form-urlencoded").body(body);
        Page::of(request.header("sec-fetch-site", "same-origin").send().await.unwrap()).await
    }
}

impl Drop for Rig {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Page {
    async fn of(response: reqwest::Response) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Self { status, headers, html: response.text().await.unwrap() }
    }

    pub(crate) fn says(&self, words: &str) -> bool {
        read(&self.html).contains(words)
    }

    /// The names and values of the form's hidden fields.
    pub(crate) fn hidden(&self) -> Vec<(String, String)> {
        let attribute = |tag: &str, name: &str| {
            let from = tag.find(&format!("{name}=\"")).unwrap() + name.len() + 2;
            read(tag[from..].split('"').next().unwrap())
        };
        let tags = self.html.split("<input type=\"hidden\"").skip(1);
        let tags = tags.map(|rest| rest.split('>').next().unwrap());
        tags.map(|tag| (attribute(tag, "name"), attribute(tag, "value"))).collect()
    }
}

/// Text as a person reads it, with HTML escapes resolved.
fn read(html: &str) -> String {
    let escapes =
        [("&#x27;", "'"), ("&#39;", "'"), ("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    escapes.into_iter().fold(html.to_owned(), |text, (escaped, plain)| text.replace(escaped, plain))
}
