//! A name for each request. It stands in the answer and in every log line of the request, so that one leads
//! to the other. The server makes it: a name given by a client could be anything, so it is never logged.

use crate::http::App;
use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderName, HeaderValue, Method},
    middleware::Next,
    response::Response,
};
use tracing::Instrument;

/// The header that carries the name.
pub const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// A fresh name for an answer from the cache. Nothing is logged for such an answer, and it must not carry the
/// name of the request that filled the cache.
pub fn fresh(app: &App) -> Option<HeaderValue> {
    HeaderValue::from_str(&app.ctx.token().simple().to_string()).ok()
}

/// Gives a request its name. The log has the pattern of the address, never the address itself.
pub async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    let id = app.ctx.token().simple().to_string();
    let pattern = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str);
    let span = tracing::info_span!("request", id, method = method(request.method()), pattern);
    let answer = async {
        let response = next.run(request).await;
        tracing::debug!(event = "request.answered", status = response.status().as_u16());
        response
    };
    let mut response = answer.instrument(span).await;
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HEADER, id);
    }
    response
}

/// The method, for the log. A client may send any word as the method, so only known methods are logged.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::POST => "POST",
        Method::HEAD => "HEAD",
        _ => "other",
    }
}
