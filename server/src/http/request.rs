//! Reading requests: language, caller, form.

use super::{App, Failure};
use axum::{
    body::Bytes,
    extract::{ConnectInfo, FromRequest, FromRequestParts, Request},
    http::{StatusCode, request::Parts},
};
use domain::Locale;
use services::ErrorKind;
use std::{convert::Infallible, net::SocketAddr};

/// The language of an address. Welsh where the address says nothing.
pub fn locale_of(path: &str) -> Locale {
    if path == "/en" || path.starts_with("/en/") { Locale::En } else { Locale::Cy }
}

/// The language of the page that was asked for.
#[derive(Debug, Clone, Copy)]
pub struct Here(pub Locale);

impl<S: Sync> FromRequestParts<S> for Here {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(locale_of(parts.uri.path())))
    }
}

/// Where a request comes from, for limits only. It is hashed before it is kept, and never logged.
pub struct Caller(pub String);

impl FromRequestParts<App> for Caller {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let forwarded = app.config.behind_proxy.then(|| {
            let last = parts.headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
            Some(last.rsplit(',').next()?.trim().to_owned())
        });
        let peer = || parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip().to_string());
        Ok(Self(forwarded.flatten().or_else(peer).unwrap_or_default()))
    }
}

/// A posted form, in the order of its fields; repeated names stay repeated.
///
/// `Debug` shows how many there are: the values may be a child's words.
#[derive(Clone, Default)]
pub struct Pairs(pub Vec<(String, String)>);

impl Pairs {
    /// The first value of a field.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Every value of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

impl std::fmt::Debug for Pairs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Pairs({})", self.0.len())
    }
}

impl FromRequest<App> for Pairs {
    type Rejection = Failure;
    async fn from_request(request: Request, app: &App) -> Result<Self, Failure> {
        let locale = locale_of(request.uri().path());
        let refused = || Failure::of(app, locale, ErrorKind::Refused);
        if !is_own_form(&request, &app.config.origin) {
            return Err(refused());
        }
        let body = Bytes::from_request(request, app).await.map_err(|error| match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Failure::too_large(app, locale),
            _ => refused(),
        })?;
        Ok(Self(form_urlencoded::parse(&body).into_owned().collect()))
    }
}

/// Whether a form was posted by a page of ours. Browsers say so themselves; one that does not say is judged
/// by its origin. A caller that says neither (no browser) carries no session of anyone's.
pub fn is_own_form(request: &Request, origin: &str) -> bool {
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    match (header("sec-fetch-site"), header("origin")) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(from)) => {
            from == origin || header("host").is_some_and(|host| from.ends_with(&format!("://{host}")))
        }
        (None, None) => true,
    }
}
