//! Reading requests: language, caller, form.

use super::{App, Failure};
use axum::{
    body::Bytes,
    extract::{ConnectInfo, FromRequest, FromRequestParts, Request},
    http::{StatusCode, request::Parts},
};
use domain::Locale;
use serde::de::DeserializeOwned;
use services::ErrorKind;
use std::{
    borrow::Cow,
    convert::Infallible,
    net::{IpAddr, Ipv6Addr, SocketAddr},
};

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
        let address = forwarded.flatten().or_else(peer).unwrap_or_default();
        Ok(Self(address.parse().map(household).unwrap_or(address)))
    }
}

/// What stands for one caller. An IPv6 connection comes with 2^64 addresses: they are all one caller's.
fn household(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).to_string(),
    }
}

/// The parameters of an address. An address whose parameters cannot be read leads nowhere: the answer is our own
/// page, which repeats nothing of it.
#[derive(Debug, Clone, Copy)]
pub struct At<T>(pub T);

#[expect(clippy::disallowed_types, reason = "here its refusal is turned into our page")]
impl<T: DeserializeOwned + Send> FromRequestParts<App> for At<T> {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let nowhere = Failure::of(app, locale_of(parts.uri.path()), ErrorKind::NotFound);
        // PostgreSQL keeps no text with a NUL in it, so nothing of ours can be at such an address.
        if parts.uri.path().contains("%00") {
            return Err(nowhere);
        }
        match axum::extract::Path::from_request_parts(parts, app).await {
            Ok(axum::extract::Path(values)) => Ok(Self(values)),
            Err(_) => Err(nowhere),
        }
    }
}

/// What an address asks for after its question mark. What cannot be read is not asked for.
#[derive(Debug)]
pub struct Asked(pub Pairs);

impl<S: Sync> FromRequestParts<S> for Asked {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(Pairs::parse(parts.uri.query().unwrap_or_default().as_bytes())))
    }
}

/// Named values of a form or an address, in their order; repeated names stay repeated.
///
/// `Debug` shows how many there are: the values may be a child's words.
#[derive(Clone, Default)]
pub struct Pairs(pub Vec<(String, String)>);

impl Pairs {
    /// Reads what a browser encoded. Bytes that are no text are replaced, and NULs, which no browser lets anybody
    /// type and PostgreSQL does not keep, are left out.
    pub(super) fn parse(encoded: &[u8]) -> Self {
        let clean = |text: Cow<'_, str>| text.replace('\0', "");
        Self(form_urlencoded::parse(encoded).map(|(name, value)| (clean(name), clean(value))).collect())
    }

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
        Ok(Self::parse(&body))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_addresses_of_one_connection_are_one_caller() {
        let of = |text: &str| household(text.parse().unwrap());
        assert_eq!(of("2001:db8:1:2:aaaa::1"), of("2001:db8:1:2:bbbb::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:203.0.113.7"), of("203.0.113.7"));
        assert_ne!(of("203.0.113.7"), of("203.0.113.8"));
    }
}
