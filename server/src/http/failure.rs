//! The pages for errors.

use super::{App, Reply, request::locale_of};
use app::pages::public::messages::{self, Message};
use axum::{
    Extension,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::Locale;
use services::{Error, ErrorKind};
use std::any::Any;

/// A failure as a page in the visitor's language.
#[derive(Debug)]
pub struct Failure(Reply, ErrorKind);

const fn status(kind: ErrorKind) -> StatusCode {
    match kind {
        ErrorKind::NotFound => StatusCode::NOT_FOUND,
        ErrorKind::Denied => StatusCode::FORBIDDEN,
        ErrorKind::Stale | ErrorKind::Alone => StatusCode::CONFLICT,
        ErrorKind::Refused => StatusCode::BAD_REQUEST,
        ErrorKind::TooMany => StatusCode::TOO_MANY_REQUESTS,
        ErrorKind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        ErrorKind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

const fn message(kind: ErrorKind) -> Message {
    match kind {
        ErrorKind::NotFound => Message::NotFound,
        ErrorKind::Denied => Message::Forbidden,
        ErrorKind::Stale | ErrorKind::Refused | ErrorKind::Alone => Message::BadRequest,
        ErrorKind::TooMany => Message::TooMany,
        ErrorKind::Unavailable => Message::Unavailable,
        ErrorKind::Internal => Message::Broken,
    }
}

impl Failure {
    /// The page for a kind of failure.
    pub fn of(app: &App, locale: Locale, kind: ErrorKind) -> Self {
        Self::saying(app, locale, message(kind), status(kind), kind)
    }

    /// The page for a form that is longer than any of ours.
    pub fn too_large(app: &App, locale: Locale) -> Self {
        Self::saying(app, locale, Message::TooLarge, StatusCode::PAYLOAD_TOO_LARGE, ErrorKind::Refused)
    }

    /// The page for a request that arrived so slowly that it was given up.
    pub fn too_slow(app: &App, locale: Locale) -> Self {
        Self::saying(app, locale, Message::TooSlow, StatusCode::REQUEST_TIMEOUT, ErrorKind::Refused)
    }

    fn saying(app: &App, locale: Locale, message: Message, status: StatusCode, kind: ErrorKind) -> Self {
        let frame = app.frame(locale, app::routes::FRONT.path(locale.other()));
        Self(Reply::private(messages::page(&frame, message)).status(status), kind)
    }

    /// The page for an error. The chain of causes is logged here, once.
    pub fn from_error(app: &App, locale: Locale, error: &Error) -> Self {
        if matches!(error.kind(), ErrorKind::Internal | ErrorKind::Unavailable) {
            tracing::error!(event = "request.failed", kind = ?error.kind(), cause = %error.causes());
        }
        Self::of(app, locale, error.kind())
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let Self(reply, kind) = self;
        let mut response = reply.into_response();
        let wait = match kind {
            ErrorKind::Unavailable => Some("10"),
            ErrorKind::TooMany => Some("600"),
            _ => None,
        };
        if let Some(wait) = wait {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(wait));
        }
        response
    }
}

/// No such page.
pub async fn not_found(State(app): State<App>, request: Request) -> Failure {
    Failure::of(&app, locale_of(request.uri().path()), ErrorKind::NotFound)
}

/// The address exists, but not for this method: either a form was posted to a page that takes none, or a page
/// was asked for where only forms are taken.
pub async fn wrong_method(State(app): State<App>, request: Request) -> Failure {
    let l = locale_of(request.uri().path());
    Failure::saying(&app, l, Message::BadRequest, StatusCode::METHOD_NOT_ALLOWED, ErrorKind::Refused)
}

/// Marks the answer of a handler that panicked; [`super::within`] replaces it with a page.
#[derive(Debug, Clone, Copy)]
pub struct Panicked;

/// The answer to a panic. The panic's message may hold anything, so it is not logged.
pub fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    tracing::error!(event = "request.panicked");
    (StatusCode::INTERNAL_SERVER_ERROR, Extension(Panicked)).into_response()
}
