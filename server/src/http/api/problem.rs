//! What goes wrong, as `application/problem+json` (RFC 9457): numbered, in the language that the caller reads.

use super::PLACE;
use crate::http::App;
use app::tr;
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use domain::Locale;
use serde::Serialize;
use services::{Error, ErrorKind};
use std::convert::Infallible;
use utoipa::ToSchema;

/// What can go wrong. A number is never used again for something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// There is no such thing.
    NotFound,
    /// A parameter of the query is unknown, or has a value that it cannot have.
    Parameter,
    /// The place in a list is none that we gave.
    Cursor,
    /// The address takes no such method.
    Method,
    /// Too many requests from one caller.
    TooMany,
    /// A fault of ours.
    Broken,
    /// The database is away for the moment.
    Unavailable,
    /// The request arrived too slowly.
    TooSlow,
}

impl Kind {
    /// All of them, by number.
    pub(super) const ALL: [Self; 8] = [
        Self::NotFound,
        Self::Parameter,
        Self::Cursor,
        Self::Method,
        Self::TooMany,
        Self::Broken,
        Self::Unavailable,
        Self::TooSlow,
    ];

    /// Number and status.
    pub(super) const fn codes(self) -> (u16, StatusCode) {
        match self {
            Self::NotFound => (1, StatusCode::NOT_FOUND),
            Self::Parameter => (2, StatusCode::BAD_REQUEST),
            Self::Cursor => (3, StatusCode::BAD_REQUEST),
            Self::Method => (4, StatusCode::METHOD_NOT_ALLOWED),
            Self::TooMany => (5, StatusCode::TOO_MANY_REQUESTS),
            Self::Broken => (6, StatusCode::INTERNAL_SERVER_ERROR),
            Self::Unavailable => (7, StatusCode::SERVICE_UNAVAILABLE),
            Self::TooSlow => (8, StatusCode::REQUEST_TIMEOUT),
        }
    }

    /// Title and explanation.
    pub(super) fn words(self, l: Locale) -> (String, String) {
        match self {
            Self::NotFound => (tr!(l, "problem-not-found-title"), tr!(l, "problem-not-found")),
            Self::Parameter => (tr!(l, "problem-parameter-title"), tr!(l, "problem-parameter")),
            Self::Cursor => (tr!(l, "problem-cursor-title"), tr!(l, "problem-cursor")),
            Self::Method => (tr!(l, "problem-method-title"), tr!(l, "problem-method")),
            Self::TooMany => (tr!(l, "problem-too-many-title"), tr!(l, "problem-too-many")),
            Self::Broken => (tr!(l, "problem-broken-title"), tr!(l, "problem-broken")),
            Self::Unavailable => (tr!(l, "problem-unavailable-title"), tr!(l, "problem-unavailable")),
            Self::TooSlow => (tr!(l, "problem-too-slow-title"), tr!(l, "problem-too-slow")),
        }
    }

    /// The seconds after which it makes sense to ask again.
    const fn wait(self) -> Option<i64> {
        match self {
            Self::Unavailable => Some(10),
            _ => None,
        }
    }

    /// The problem that an error is.
    pub const fn of(kind: ErrorKind) -> Self {
        match kind {
            ErrorKind::NotFound | ErrorKind::Denied => Self::NotFound,
            ErrorKind::Refused | ErrorKind::Stale | ErrorKind::Alone => Self::Parameter,
            ErrorKind::TooMany => Self::TooMany,
            ErrorKind::Unavailable => Self::Unavailable,
            ErrorKind::Internal => Self::Broken,
        }
    }
}

/// A problem document.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub(super) struct Document {
    /// The address that explains the problem in both languages.
    #[serde(rename = "type")]
    kind: String,
    /// Its number, which never changes.
    number: u16,
    /// What it is, in the language of `Accept-Language`; in Welsh if that names neither.
    title: String,
    /// The status of the answer.
    status: u16,
    /// What to do.
    detail: String,
    /// The parameter of the query that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    parameter: Option<&'static str>,
}

/// Who asks: the language that they read, and where this server is.
#[derive(Debug, Clone)]
pub struct Asker {
    locale: Locale,
    origin: String,
}

impl Asker {
    /// Who sent these headers.
    pub fn of(headers: &HeaderMap, app: &App) -> Self {
        Self { locale: preferred(headers), origin: app.config.origin.clone() }
    }

    /// A problem in their language.
    pub fn problem(&self, kind: Kind) -> Problem {
        Problem { kind, asker: self.clone(), parameter: None, wait: kind.wait() }
    }

    /// A problem with a parameter of the query.
    pub(super) fn parameter(&self, kind: Kind, name: &'static str) -> Problem {
        Problem { parameter: Some(name), ..self.problem(kind) }
    }

    /// The problem of an error. The chain of causes is logged here, once.
    pub(super) fn failed(&self, error: &Error) -> Problem {
        if matches!(error.kind(), ErrorKind::Internal | ErrorKind::Unavailable) {
            tracing::error!(event = "api.failed", kind = ?error.kind(), cause = %error.causes());
        }
        self.problem(Kind::of(error.kind()))
    }
}

impl FromRequestParts<App> for Asker {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.headers, app))
    }
}

/// The language that a caller would rather read (RFC 9110, 12.5.4): Welsh, unless they put English before it.
fn preferred(headers: &HeaderMap) -> Locale {
    let lists = headers.get_all(header::ACCEPT_LANGUAGE).iter().filter_map(|value| value.to_str().ok());
    let (mut cy, mut en, mut any) = (None, None, None);
    for range in lists.flat_map(|list| list.split(',')) {
        let mut parts = range.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default().to_ascii_lowercase();
        let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(1.0, |q| q.parse().unwrap_or(0.0));
        let slot: &mut Option<f32> = match name.split('-').next() {
            Some("cy") => &mut cy,
            Some("en") => &mut en,
            Some("*") => &mut any,
            _ => continue,
        };
        *slot = Some(slot.map_or(weight, |known| known.max(weight)));
    }
    let of = |slot: Option<f32>| slot.or(any).unwrap_or(0.0);
    if of(en) > of(cy) { Locale::En } else { Locale::Cy }
}

/// A problem, ready to be answered.
#[derive(Debug)]
pub struct Problem {
    kind: Kind,
    asker: Asker,
    parameter: Option<&'static str>,
    wait: Option<i64>,
}

impl Problem {
    /// The same, saying that asking again makes sense after so many seconds.
    pub(super) fn after(self, seconds: i64) -> Self {
        Self { wait: Some(seconds), ..self }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let Self { kind, asker: Asker { locale, origin }, parameter, wait } = self;
        let ((number, status), (title, detail)) = (kind.codes(), kind.words(locale));
        let document = Document {
            kind: format!("{origin}{PLACE}/problems/{number}"),
            number,
            title,
            status: status.as_u16(),
            detail,
            parameter,
        };
        let headers = [
            (header::CONTENT_TYPE, "application/problem+json"),
            (header::CONTENT_LANGUAGE, locale.code()),
            (header::VARY, "Accept-Language"),
            (header::CACHE_CONTROL, "no-store"),
        ];
        let json = serde_json::to_vec(&document).unwrap_or_default();
        let mut response = (status, headers, json).into_response();
        if let Some(wait) = wait {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait));
        }
        response
    }
}

/// No such address.
pub(super) async fn not_found(asker: Asker) -> Problem {
    asker.problem(Kind::NotFound)
}

/// The address is read-only.
pub(super) async fn wrong_method(asker: Asker) -> Problem {
    asker.problem(Kind::Method)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn welsh_is_answered_unless_english_is_asked_for_first() {
        let reads = |list: &'static str| {
            preferred(&[(header::ACCEPT_LANGUAGE, HeaderValue::from_static(list))].into_iter().collect())
        };
        for welsh in
            ["", "cy", "cy-GB, en;q=0.8", "en;q=0.3, cy;q=0.4", "fr", "*", "cy, en", "en;q=0", "en;q=x"]
        {
            assert_eq!(reads(welsh), Locale::Cy, "{welsh}");
        }
        for english in ["en", "en-GB,en;q=0.9", "cy;q=0.2, EN;q=0.3", "fr, en;q=0.1", "cy;q=0, *"] {
            assert_eq!(reads(english), Locale::En, "{english}");
        }
    }

    #[test]
    fn every_problem_has_a_number_of_its_own() {
        let numbers: BTreeSet<u16> = Kind::ALL.iter().map(|kind| kind.codes().0).collect();
        assert_eq!(numbers.len(), Kind::ALL.len());
    }
}
