//! Rendered public pages, kept compressed.
//!
//! A public page holds nothing about its visitor, so it is rendered once for everyone. What is kept is thrown
//! away when an authority's epoch moves and at every full hour, since pages say when somebody reads next.

use super::{App, reply::SameForEveryone};
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    io::Write,
    sync::{Mutex, atomic::Ordering},
};

/// At most this many pages are kept; beyond it everything is thrown away and rendered anew.
const MOST: usize = 2000;
/// The longest page that is kept, in bytes.
const LONGEST: usize = 2 * 1024 * 1024;

/// The pages kept, and what they were rendered for.
#[derive(Default)]
pub struct Cache(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    version: (i64, i64),
    pages: HashMap<String, Page>,
}

#[derive(Clone)]
struct Page {
    etag: HeaderValue,
    plain: Bytes,
    brotli: Bytes,
}

impl Cache {
    fn get(&self, version: (i64, i64), path: &str) -> Option<Page> {
        let mut kept = self.0.lock().ok()?;
        if kept.version != version {
            *kept = Kept { version, ..Kept::default() };
        }
        kept.pages.get(path).cloned()
    }

    fn put(&self, version: (i64, i64), path: String, page: Page) {
        if let Ok(mut kept) = self.0.lock()
            && kept.version == version
        {
            if kept.pages.len() >= MOST {
                kept.pages.clear();
            }
            kept.pages.insert(path, page);
        }
    }
}

/// Answers from what is kept, or keeps what the handler answers.
pub async fn layer(State(app): State<App>, mut request: Request, next: Next) -> Response {
    if request.uri().query().is_some() {
        return next.run(request).await;
    }
    match *request.method() {
        Method::GET => {}
        // The whole page is rendered and kept; only its body is left out, by the server below.
        Method::HEAD => *request.method_mut() = Method::GET,
        _ => return next.run(request).await,
    }
    let version = (app.epoch.load(Ordering::Relaxed), app.ctx.now().0 / 3_600_000_000);
    let path = request.uri().path().to_owned();
    let asked = request.headers().clone();
    if let Some(page) = app.cache.get(version, &path) {
        return answer(&asked, &page);
    }
    let response = next.run(request).await;
    if response.status() != StatusCode::OK || response.extensions().get::<SameForEveryone>().is_none() {
        return response;
    }
    let Ok(plain) = to_bytes(response.into_body(), LONGEST).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let page = pack(plain);
    app.cache.put(version, path, page.clone());
    answer(&asked, &page)
}

fn pack(plain: Bytes) -> Page {
    let digest = domain::hex(&Sha256::digest(&plain)[..12]);
    let etag =
        HeaderValue::from_str(&format!("W/\"{digest}\"")).unwrap_or(HeaderValue::from_static("W/\"0\""));
    let mut brotli = Vec::with_capacity(plain.len() / 4);
    let written = brotli::CompressorWriter::new(&mut brotli, 4096, 9, 20).write_all(&plain);
    Page { etag, brotli: if written.is_ok() { brotli.into() } else { Bytes::new() }, plain }
}

fn answer(asked: &HeaderMap, page: &Page) -> Response {
    let wants = |name, text: &str| {
        asked.get(name).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains(text))
    };
    let mut response = if wants(header::IF_NONE_MATCH, page.etag.to_str().unwrap_or("-")) {
        StatusCode::NOT_MODIFIED.into_response()
    } else if wants(header::ACCEPT_ENCODING, "br") && !page.brotli.is_empty() {
        let mut response = Response::new(Body::from(page.brotli.clone()));
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
        response
    } else {
        Response::new(Body::from(page.plain.clone()))
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    headers.insert(header::ETAG, page.etag.clone());
    response
}
