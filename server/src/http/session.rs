//! Signed-in staff: the cookie, and the token that every form of a session carries.

use super::{App, Failure, Pairs, request::locale_of};
use app::routes;
use axum::{
    extract::{FromRequest, FromRequestParts, Request},
    http::{HeaderMap, HeaderValue, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use services::{Actor, ErrorKind, govern::sign_in};

/// Signed-in staff. A page that takes this sends anyone else to the sign-in page.
#[derive(Debug, Clone)]
pub struct Staff {
    /// Who.
    pub actor: Actor,
    /// The token that every form carries.
    pub csrf: String,
    /// The cookie's value, for signing out.
    pub cookie: String,
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
    let (name, secure) = (cookie_name(https), if https { "; Secure" } else { "" });
    let age = if value.is_empty() { "; Max-Age=0" } else { "" };
    HeaderValue::from_str(&format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}")).ok()
}

fn cookie(app: &App, headers: &HeaderMap) -> Option<String> {
    let name = cookie_name(app.config.is_https());
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(known, _)| *known == name)
        .map(|(_, value)| value.to_owned())
}

async fn staff(app: &App, path: &str, headers: &HeaderMap) -> Result<Staff, Response> {
    let locale = locale_of(path);
    let to_sign_in = || Redirect::to(routes::SIGN_IN.path(locale)).into_response();
    let Some(cookie) = cookie(app, headers) else { return Err(to_sign_in()) };
    match sign_in::who(&app.ctx, &cookie).await {
        Ok(Some(live)) => Ok(Staff { actor: live.actor, csrf: live.csrf, cookie }),
        Ok(None) => Err(to_sign_in()),
        Err(error) => Err(Failure::from_error(app, locale, &error).into_response()),
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
        let path = request.uri().path().to_owned();
        let staff = staff(app, &path, request.headers()).await?;
        let form = Pairs::from_request(request, app).await.map_err(IntoResponse::into_response)?;
        if !form.get(CSRF).is_some_and(|token| same(token, &staff.csrf)) {
            return Err(Failure::of(app, locale_of(&path), ErrorKind::Refused).into_response());
        }
        Ok(Self { staff, form })
    }
}

/// Compares in the same time wherever the first difference is.
pub fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}
