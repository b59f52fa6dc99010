//! Signed-in staff: the cookie, and the token that every form of a session carries.

use super::{
    App, Failure, Pairs,
    request::{MOST_PAIRS_OF_STAFF, locale_of},
};
use app::routes;
use axum::{
    extract::{FromRequest, FromRequestParts, Request},
    http::{HeaderMap, HeaderValue, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use cookie::{Cookie, SameSite};
use domain::organisation::Organisation;
use services::{
    Actor, ErrorKind,
    govern::sign_in::{self, Live},
};
use subtle::ConstantTimeEq as _;

/// Somebody who is signed in, in no particular organisation. A page that takes this sends anyone else to sign in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Who, with the roles that they hold anywhere.
    pub actor: Actor,
    /// The organisations in which they hold a role.
    pub organisations: Vec<Organisation>,
    /// The token that every form carries.
    pub csrf: String,
    /// The cookie's value, for signing out.
    pub cookie: String,
}

/// A form posted by somebody who is signed in, in no particular organisation: the token has been checked.
#[derive(Debug)]
pub struct SignedInPost {
    /// Who posted it.
    pub session: SignedIn,
    /// Its fields.
    pub form: Pairs,
}

/// Signed-in staff at work in the organisation of the address. To somebody who holds no role there, the address leads
/// nowhere, like one of an organisation that does not exist.
#[derive(Debug, Clone)]
pub struct Staff {
    /// Who, with the roles that they hold in this organisation and no others.
    pub actor: Actor,
    /// The code of this organisation.
    pub organisation: String,
    /// Every organisation in which they hold a role.
    pub organisations: Vec<Organisation>,
    /// The token that every form carries.
    pub csrf: String,
}

/// A form posted by signed-in staff: the token has been checked.
#[derive(Debug)]
pub struct StaffPost {
    /// Who posted it.
    pub staff: Staff,
    /// Its fields.
    pub form: Pairs,
}

/// The name of the token's field.
pub const CSRF: &str = "csrf";

/// Over https the cookie is bound to this host and to encrypted connections by its name.
const fn cookie_name(https: bool) -> &'static str {
    if https { "__Host-clywed" } else { "clywed" }
}

/// The header that sets the cookie, or, with an empty value, takes it away.
pub fn set_cookie(app: &App, value: &str) -> Option<HeaderValue> {
    let https = app.config.is_https();
    let mut cookie =
        Cookie::build((cookie_name(https), value)).path("/").http_only(true).same_site(SameSite::Lax).build();
    if https {
        cookie.set_secure(true);
    }
    if value.is_empty() {
        cookie.make_removal();
    }
    HeaderValue::from_str(&cookie.to_string()).ok()
}

fn cookie(app: &App, headers: &HeaderMap) -> Option<String> {
    let name = cookie_name(app.config.is_https());
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(Cookie::split_parse)
        .filter_map(Result::ok)
        .find(|cookie| cookie.name() == name)
        .map(|cookie| cookie.value().to_owned())
}

async fn signed_in(app: &App, path: &str, headers: &HeaderMap) -> Result<SignedIn, Response> {
    let locale = locale_of(path);
    let to_sign_in = || Redirect::to(routes::SIGN_IN.path(locale)).into_response();
    let Some(cookie) = cookie(app, headers) else { return Err(to_sign_in()) };
    match sign_in::who(&app.ctx, &cookie).await {
        Ok(Some(Live { actor, organisations, csrf })) => Ok(SignedIn { actor, organisations, csrf, cookie }),
        Ok(None) => Err(to_sign_in()),
        Err(error) => Err(Failure::from_error(app, locale, &error).into_response()),
    }
}

/// The organisation of a staff address: `/{language}/staff/{organisation}/…`.
fn organisation_of(path: &str) -> &str {
    path.split('/').nth(3).unwrap_or_default()
}

impl SignedIn {
    /// The same person at work in one organisation; `None` where they hold no role.
    fn at_work(self, organisation: &str) -> Option<Staff> {
        let Self { actor, organisations, csrf, .. } = self;
        let actor = actor.acting_in(organisation)?;
        Some(Staff { actor, organisation: organisation.to_owned(), organisations, csrf })
    }
}

async fn staff(app: &App, path: &str, headers: &HeaderMap) -> Result<Staff, Response> {
    let at_work = signed_in(app, path, headers).await?.at_work(organisation_of(path));
    at_work.ok_or_else(|| Failure::of(app, locale_of(path), ErrorKind::NotFound).into_response())
}

/// The fields of a form, once its token is found to be the session's.
async fn checked(request: Request, app: &App, csrf: &str) -> Result<Pairs, Response> {
    let locale = locale_of(request.uri().path());
    let form = Pairs::posted(request, app, MOST_PAIRS_OF_STAFF).await.map_err(IntoResponse::into_response)?;
    if form.get(CSRF).is_some_and(|token| same(token, csrf)) {
        Ok(form)
    } else {
        Err(Failure::of(app, locale, ErrorKind::Refused).into_response())
    }
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = Response;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        signed_in(app, parts.uri.path(), &parts.headers).await
    }
}

impl FromRequest<App> for SignedInPost {
    type Rejection = Response;
    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let session = signed_in(app, request.uri().path(), request.headers()).await?;
        let form = checked(request, app, &session.csrf).await?;
        Ok(Self { session, form })
    }
}

impl FromRequestParts<App> for Staff {
    type Rejection = Response;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        staff(app, parts.uri.path(), &parts.headers).await
    }
}

impl FromRequest<App> for StaffPost {
    type Rejection = Response;
    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let staff = staff(app, request.uri().path(), request.headers()).await?;
        let form = checked(request, app, &staff.csrf).await?;
        Ok(Self { staff, form })
    }
}

/// Compares in the same time wherever the first difference is.
pub fn same(a: &str, b: &str) -> bool {
    a.as_bytes().ct_eq(b.as_bytes()).into()
}
