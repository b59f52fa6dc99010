//! Public pages and files, rendered once for everyone and kept compressed. A public page holds nothing about
//! its visitor. It is kept under its one canonical address until one of these happens: an authority's epoch
//! moves; the hour ends; or a "turn" of the hour comes, which is a minute in which a reading begins or a
//! telephone line opens or closes somewhere, because pages say when somebody reads next and whom to ring now.
//! Every other spelling of the address is redirected to the canonical one, and a query counts only on pages
//! that take one, so nobody can fill the cache with copies.

pub mod negotiate;

use super::{App, public, reply::SameForEveryone, request::id};
use app::routes;
use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use negotiate::{has_already, takes_brotli};
use quick_cache::{Equivalent, Weighter, sync};
use std::{
    borrow::Cow,
    convert::Infallible,
    io::Write,
    sync::{Arc, atomic::Ordering},
    task::{Context, Poll},
};
use tower::{Service, ServiceExt as _};

/// The most memory that all pages take together, in bytes. Pages that were not asked for longest are dropped
/// first.
const ROOM: u64 = 64 * 1024 * 1024;
/// About how many pages fit into that.
const PAGES: usize = 4_000;
/// The longest page that is kept, in bytes.
const LONGEST: usize = 8 * 1024 * 1024;
/// A page longer than this, in bytes, is compressed less: it is a data file that is seldom asked for.
const LONG: usize = 256 * 1024;

/// The version of a page: the epoch, the hour, and how many of the hour's turns are past.
type Version = (i64, i64, u32);

/// The key of a kept page. A new version has a new key, and the old page is never found again.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    version: Version,
    address: String,
}

/// The same key, borrowed.
#[derive(Hash)]
struct Lookup<'a> {
    version: Version,
    address: &'a str,
}

impl Equivalent<Key> for Lookup<'_> {
    fn equivalent(&self, key: &Key) -> bool {
        self.version == key.version && self.address == key.address
    }
}

/// A page, plain and compressed, each with all its headers.
struct Page {
    tag: String,
    plain: (HeaderMap, Bytes),
    brotli: Option<(HeaderMap, Bytes)>,
    unchanged: HeaderMap,
}

#[derive(Clone)]
struct Weight;

impl Weighter<Key, Arc<Page>> for Weight {
    fn weight(&self, key: &Key, page: &Arc<Page>) -> u64 {
        let packed = page.brotli.as_ref().map_or(0, |(_, body)| body.len());
        (key.address.len() + page.plain.1.len() + packed + 4096) as u64
    }
}

/// The kept pages.
pub struct Cache(sync::Cache<Key, Arc<Page>, Weight>);

impl Default for Cache {
    fn default() -> Self {
        Self(sync::Cache::with_weighter(PAGES, ROOM, Weight))
    }
}

/// The whole server: the kept pages in front, everything else behind. Cheap to clone.
#[derive(Clone)]
pub struct Site {
    app: Arc<App>,
    behind: Router,
}

impl Site {
    /// Keeps those answers of `behind` that are marked as the same for everyone.
    pub fn new(app: App, behind: Router) -> Self {
        Self { app: Arc::new(app), behind }
    }

    fn version(&self) -> Version {
        let minute = self.app.ctx.now().0.div_euclid(60_000_000);
        let turns = self.app.turns.load(Ordering::Relaxed);
        (self.app.epoch.load(Ordering::Relaxed), minute.div_euclid(60), turned(turns, minute.rem_euclid(60)))
    }

    /// The answer, if the page is kept. Takes no routing and no allocation for the key.
    pub fn kept<B>(&self, request: &axum::http::Request<B>) -> Option<Response> {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return None;
        }
        let address = &*address(request.uri(), request.uri().path());
        let page = self.app.cache.0.get(&Lookup { version: self.version(), address })?;
        Some(answer(request.headers(), &page, id::fresh(&self.app)))
    }

    /// The rendered answer. It is kept if it is the same for everyone.
    pub async fn rendered(&self, mut request: Request) -> Response {
        let reads = matches!(*request.method(), Method::GET | Method::HEAD);
        if !reads {
            return self.through(request).await;
        }
        // A page is rendered and kept whole; for HEAD the listener leaves out the body.
        *request.method_mut() = Method::GET;
        let (version, uri) = (self.version(), request.uri().clone());
        let mut asked = HeaderMap::new();
        for name in [header::ACCEPT_ENCODING, header::IF_NONE_MATCH] {
            for value in request.headers().get_all(&name) {
                asked.append(name.clone(), value.clone());
            }
        }
        let response = self.through(request).await;
        let Some(SameForEveryone(canonical)) = response.extensions().get().cloned() else { return response };
        if response.status() != StatusCode::OK {
            return response;
        }
        match canonical.or_else(|| is_plain(uri.path()).then(|| uri.path().to_owned())) {
            None => response,
            Some(path) if path != uri.path() => elsewhere(response, &path, uri.query()),
            Some(path) => {
                let key = Key { version, address: address(&uri, &path).into_owned() };
                self.keep(key, &asked, response).await
            }
        }
    }

    async fn through(&self, request: Request) -> Response {
        match self.behind.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        }
    }

    /// Compresses a page on a thread of its own, only once even if many ask for it at the same time.
    async fn keep(&self, key: Key, asked: &HeaderMap, response: Response) -> Response {
        let (parts, body) = response.into_parts();
        let Ok(plain) = to_bytes(body, LONGEST).await else {
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        };
        let page = match self.app.cache.0.get_value_or_guard_async(&key).await {
            Ok(page) => page,
            Err(place) => {
                let packed = {
                    let plain = plain.clone();
                    tokio::task::spawn_blocking(move || pack(&plain)).await.ok().flatten()
                };
                let page = Arc::new(Page::of(&parts.headers, plain, packed));
                // Inserting fails only if a newer page is already there.
                _ = place.insert(page.clone());
                page
            }
        };
        answer(asked, &page, parts.headers.get(id::HEADER).cloned())
    }
}

/// How many of the hour's turns (one bit for each minute) are past in that minute of the hour.
const fn turned(turns: u64, minute: i64) -> u32 {
    (turns & ((2 << minute) - 1)).count_ones()
}

impl Service<Request> for Site {
    type Response = Response;
    type Error = Infallible;
    type Future = std::pin::Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        if let Some(kept) = self.kept(&request) {
            return Box::pin(std::future::ready(Ok(kept)));
        }
        let site = self.clone();
        Box::pin(async move { Ok(site.rendered(request).await) })
    }
}

/// The address under which the page at `path` is kept. The query is dropped, except the digit of the
/// visitor's audience on pages that carry it on in their links.
fn address<'a>(uri: &Uri, path: &'a str) -> Cow<'a, str> {
    let who = uri.query().filter(|_| public::carries_who(path)).and_then(public::who_in);
    who.map_or(Cow::Borrowed(path), |who| Cow::Owned(format!("{path}?w={who}")))
}

/// Whether this is exactly one of our addresses without parameters.
fn is_plain(path: &str) -> bool {
    path == routes::ROOT || routes::ALL.iter().any(|(cy, en, _)| *cy == path || *en == path)
}

/// Redirects to the page's canonical address, with the query.
fn elsewhere(response: Response, path: &str, query: Option<&str>) -> Response {
    let location = query.map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"));
    let (mut parts, _) = response.into_parts();
    parts.status = StatusCode::PERMANENT_REDIRECT;
    for name in [header::CONTENT_TYPE, header::CONTENT_DISPOSITION, header::CONTENT_LENGTH] {
        parts.headers.remove(name);
    }
    if let Ok(location) = HeaderValue::from_str(&location) {
        parts.headers.insert(header::LOCATION, location);
    }
    Response::from_parts(parts, Body::empty())
}

impl Page {
    fn of(headers: &HeaderMap, plain: Bytes, packed: Option<Vec<u8>>) -> Self {
        let tag = negotiate::tag(&plain);
        let mut all = headers.clone();
        all.remove(header::CONTENT_LENGTH);
        all.remove(id::HEADER);
        all.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            all.insert(header::ETAG, tag);
        }
        let mut unchanged = all.clone();
        unchanged.remove(header::CONTENT_TYPE);
        let with = |(name, value): (HeaderName, &'static str)| {
            let mut headers = all.clone();
            headers.insert(name, HeaderValue::from_static(value));
            headers
        };
        let brotli = packed.map(|packed| (with((header::CONTENT_ENCODING, "br")), Bytes::from(packed)));
        Self { tag, brotli, unchanged, plain: (all, plain) }
    }
}

/// The page compressed with Brotli, if that is shorter.
fn pack(plain: &[u8]) -> Option<Vec<u8>> {
    let quality = if plain.len() > LONG { 5 } else { 9 };
    let mut packed = Vec::with_capacity(plain.len() / 4);
    brotli::CompressorWriter::new(&mut packed, 4096, quality, 20).write_all(plain).ok()?;
    (packed.len() < plain.len()).then_some(packed)
}

/// The page in the form that the browser accepts, with a request name of its own.
fn answer(asked: &HeaderMap, page: &Page, name: Option<HeaderValue>) -> Response {
    let mut response = in_form(asked, page);
    if let Some(name) = name {
        response.headers_mut().insert(id::HEADER, name);
    }
    response
}

fn in_form(asked: &HeaderMap, page: &Page) -> Response {
    if asked.contains_key(header::IF_NONE_MATCH) && has_already(asked, &page.tag) {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        *response.headers_mut() = page.unchanged.clone();
        return response;
    }
    let (headers, body) = page.brotli.as_ref().filter(|_| takes_brotli(asked)).unwrap_or(&page.plain);
    let mut response = Response::new(Body::from(body.clone()));
    *response.headers_mut() = headers.clone();
    response
}

#[cfg(test)]
mod tests;
