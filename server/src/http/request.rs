//! Reading requests: language, caller, form.

pub mod id;
mod language;
pub mod pace;
pub mod work;

pub use language::locale_of;

use super::{App, Failure};
use axum::{
    body::Bytes,
    extract::{ConnectInfo, FromRequest, FromRequestParts, Request},
    http::{StatusCode, request::Parts},
};
use domain::{Locale, text::clean};
use serde::de::DeserializeOwned;
use services::ErrorKind;
use std::{
    convert::Infallible,
    net::{IpAddr, Ipv6Addr, SocketAddr},
};

/// The language of the requested page.
#[derive(Debug, Clone, Copy)]
pub struct Here(pub Locale);

impl<S: Sync> FromRequestParts<S> for Here {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(locale_of(parts.uri.path())))
    }
}

/// The origin of a request, for limits only. It is hashed before it is stored, and never logged.
pub struct Caller(pub String);

impl FromRequestParts<App> for Caller {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let forwarded = app.config.behind_proxy.then(|| {
            let last = parts.headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
            Some(last.rsplit(',').next()?.to_owned())
        });
        let forwarded = forwarded.flatten().and_then(|said| address_of(&said));
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
        Ok(Self(forwarded.or(peer).map(household).unwrap_or_default()))
    }
}

/// The caller's address in a proxy's header. Some proxies add the port (`192.0.2.1:555`,
/// `[2001:db8::1]:555`); it differs for each connection and says nothing about the caller, so it is dropped.
/// `None` if there is no address.
fn address_of(said: &str) -> Option<IpAddr> {
    let said = said.trim();
    let bare = said.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(said);
    bare.parse().ok().or_else(|| said.parse().ok().map(|with_port: SocketAddr| with_port.ip()))
}

/// The name of a caller for limits. All 2^64 addresses of one IPv6 network count as one caller.
fn household(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).to_string(),
    }
}

/// The parameters of an address. If they cannot be read, the address is "not found": our own page, which
/// repeats nothing of the address.
#[derive(Debug, Clone, Copy)]
pub struct At<T>(pub T);

#[expect(clippy::disallowed_types, reason = "here its refusal is turned into our page")]
impl<T: DeserializeOwned + Send> FromRequestParts<App> for At<T> {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let locale = locale_of(parts.uri.path());
        // PostgreSQL stores no text with a NUL in it, so none of our addresses has one.
        let read = if parts.uri.path().contains("%00") {
            None
        } else {
            axum::extract::Path::from_request_parts(parts, app).await.ok()
        };
        match read {
            Some(axum::extract::Path(values)) => Ok(Self(values)),
            None => Err(Failure::of(app, locale, ErrorKind::NotFound)),
        }
    }
}

/// The query of an address. A query that cannot be read counts as empty.
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
/// `Debug` shows only their number, because the values may be a child's words.
#[derive(Clone, Default)]
pub struct Pairs(pub Vec<(String, String)>);

impl Pairs {
    /// Reads what a browser encoded. Invalid UTF-8 is replaced, and every value goes through
    /// [`domain::text::clean`], so that what is stored is what people will see.
    pub(super) fn parse(encoded: &[u8]) -> Self {
        Self(form_urlencoded::parse(encoded).map(|(name, value)| (clean(&name), clean(&value))).collect())
    }

    /// The same, or `None` where there are more than `most` pairs. They are counted before memory is allocated for
    /// them.
    pub(super) fn parse_at_most(encoded: &[u8], most: usize) -> Option<Self> {
        let pairs =
            encoded.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()).take(most + 1).count();
        (pairs <= most).then(|| Self::parse(encoded))
    }

    /// The number of bytes of all values.
    pub fn bytes(&self) -> usize {
        self.0.iter().map(|(name, value)| name.len() + value.len()).sum()
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

/// The most pairs in a form that anybody may post. The longest questionnaire has some hundred.
const MOST_PAIRS: usize = 1000;
/// The most pairs in a staff form: one for each word of a feedback that is to be hidden.
pub(super) const MOST_PAIRS_OF_STAFF: usize = 20_000;

impl FromRequest<App> for Pairs {
    type Rejection = Failure;
    async fn from_request(request: Request, app: &App) -> Result<Self, Failure> {
        Self::posted(request, app, MOST_PAIRS).await
    }
}

impl Pairs {
    /// Reads a posted form of at most `most` pairs, provided that one of our pages posted it.
    pub(super) async fn posted(request: Request, app: &App, most: usize) -> Result<Self, Failure> {
        let locale = locale_of(request.uri().path());
        let refused = || Failure::of(app, locale, ErrorKind::Refused);
        if !is_own_form(&request, &app.config.origin) {
            return Err(refused());
        }
        let body = Bytes::from_request(request, app).await.map_err(|error| match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Failure::too_large(app, locale),
            _ => refused(),
        })?;
        let bytes = body.len();
        let read = app.work.on(bytes, move || Self::parse_at_most(&body, most)).await;
        let read = read.map_err(|kind| Failure::of(app, locale, kind))?;
        read.ok_or_else(|| Failure::too_large(app, locale))
    }
}

/// Whether one of our pages posted the form. Browsers say so themselves; where one does not, its `Origin`
/// decides. A caller that sends neither is no browser, so it carries nobody's session.
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

    #[test]
    fn a_port_behind_an_address_makes_no_other_caller() {
        let of = |said: &str| address_of(said).map(household);
        assert_eq!(of("203.0.113.7:555"), of("203.0.113.7"));
        assert_eq!(of(" 203.0.113.7:9 "), of("203.0.113.7"));
        assert_eq!(of("[2001:db8:1:2::1]:555"), of("2001:db8:1:2::9"));
        assert_eq!(of("[2001:db8:1:2::1]"), of("2001:db8:1:2::9"));
        for garbage in
            ["", "unknown", "_hidden", "203.0.113.7:x", "203.0.113.7:99999", "[203.0.113.7", "1.2.3"]
        {
            assert_eq!(of(garbage), None, "{garbage}");
        }
    }

    #[test]
    fn more_pairs_than_a_form_of_ours_has_are_not_read() {
        let flood = "c1&".repeat(1_001);
        assert!(Pairs::parse_at_most(flood.as_bytes(), 1_000).is_none());
        assert_eq!(Pairs::parse_at_most(&flood.as_bytes()[3..], 1_000).unwrap().0.len(), 1_000);
    }

    #[test]
    fn what_cannot_be_seen_is_in_no_field() {
        let form = Pairs::parse("o1=Si%E2%80%AEa%CC%82n%00%E2%80%8B&n%C2%ADame=x".as_bytes());
        assert_eq!(form.0, [("o1".into(), "Siân".into()), ("name".into(), "x".into())]);
    }
}
