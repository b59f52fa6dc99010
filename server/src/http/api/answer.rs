//! Answers of the interface: JSON with a tag, so that whoever has it already gets nothing but "unchanged".

use super::{
    super::{App, cache::negotiate, reply::SameForEveryone, request::Caller},
    pace::Refused,
    problem::{Asker, Kind, Problem},
};
use axum::{
    Extension,
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde::Serialize;

/// An answer that may be kept for a while by anybody, provided that they ask again.
const KEEP: HeaderValue = HeaderValue::from_static("public, no-cache");

/// A JSON document.
#[derive(Debug)]
pub(super) struct Answer {
    json: Vec<u8>,
    address: Option<String>,
    next: Option<String>,
}

impl Answer {
    /// The document of a value.
    pub(super) fn of<T: Serialize>(asker: &Asker, value: &T) -> Result<Self, Problem> {
        match serde_json::to_vec(value) {
            Ok(json) => Ok(Self { json, address: None, next: None }),
            Err(error) => Err(asker.failed(&services::Error::internal(error))),
        }
    }

    /// The same, kept by the server under its one address. Only for an address that takes no query: the server's cache
    /// leaves the query out.
    pub(super) fn at(mut self, address: String) -> Self {
        self.address = Some(address);
        self
    }

    /// The same, with the address of the next part of a list.
    pub(super) fn then(mut self, next: Option<String>) -> Self {
        self.next = next;
        self
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
            (header::CACHE_CONTROL, KEEP),
        ];
        let mut response = (headers, self.json).into_response();
        let link = self.next.and_then(|next| HeaderValue::from_str(&format!("<{next}>; rel=\"next\"")).ok());
        if let Some(link) = link {
            response.headers_mut().insert(header::LINK, link);
        }
        match self.address {
            Some(address) => (Extension(SameForEveryone(Some(address))), response).into_response(),
            None => response,
        }
    }
}

/// Around every address: counts the request, and answers "unchanged" to whoever has the document already. Documents that
/// the server keeps are tagged where they are kept.
pub(super) async fn layer(
    State(app): State<App>,
    caller: Caller,
    asker: Asker,
    request: Request,
    next: Next,
) -> Response {
    if let Err(Refused { wait }) = app.api.take(&caller.0, app.ctx.now()) {
        return asker.problem(Kind::TooMany).after(wait).into_response();
    }
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let has = request.headers().clone();
    let response = next.run(request).await;
    let is_kept = response.extensions().get::<SameForEveryone>().is_some();
    if !reads || is_kept || response.status() != StatusCode::OK {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, usize::MAX).await else {
        return asker.problem(Kind::Broken).into_response();
    };
    let tag = negotiate::tag(&body);
    if let Ok(value) = HeaderValue::from_str(&tag) {
        parts.headers.insert(header::ETAG, value);
    }
    if has.contains_key(header::IF_NONE_MATCH) && negotiate::has_already(&has, &tag) {
        parts.status = StatusCode::NOT_MODIFIED;
        for name in [header::CONTENT_TYPE, header::CONTENT_LENGTH] {
            parts.headers.remove(name);
        }
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, Body::from(body))
}
