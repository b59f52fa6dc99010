//! Signed-in staff: the session cookie, and the CSRF token of every form.

use super::{
    App, Failure, Pairs,
    govern::sign_in::{again_page, late_page},
    request::{MOST_PAIRS_OF_STAFF, locale_of},
};
use app::{pages::govern::sign_in::LateForm, routes};
use axum::{
    extract::{FromRequest, FromRequestParts, Request},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use cookie::{Cookie, SameSite};
use domain::organisation::Organisation;
use services::{
    Actor, ErrorKind,
    govern::{
        kept::{self, Kept, Late},
        sign_in::{self, Live},
    },
};
use subtle::ConstantTimeEq as _;

/// A signed-in person, in no particular organisation. A page that takes this sends anyone else to sign in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The person, with the roles that they hold anywhere.
    pub actor: Actor,
    /// The organisations in which they hold a role.
    pub organisations: Vec<Organisation>,
    /// The CSRF token of their forms.
    pub csrf: String,
    /// The cookie's value, for signing out.
    pub cookie: String,
}

/// A form posted by a signed-in person, in no particular organisation. Its token has been checked.
#[derive(Debug)]
pub struct SignedInPost {
    /// Who posted it.
    pub session: SignedIn,
    /// Its fields.
    pub form: Pairs,
}

/// Signed-in staff, working in the organisation of the address. For somebody who holds no role there, the
/// address is "not found", like that of an organisation that does not exist.
#[derive(Debug, Clone)]
pub struct Staff {
    /// The person, with the roles that they hold in this organisation and no others.
    pub actor: Actor,
    /// The code of this organisation.
    pub organisation: String,
    /// Every organisation in which they hold a role.
    pub organisations: Vec<Organisation>,
    /// The CSRF token of their forms.
    pub csrf: String,
}

/// A form posted by signed-in staff. Its token has been checked.
#[derive(Debug)]
pub struct StaffPost {
    /// Who posted it.
    pub staff: Staff,
    /// Its fields.
    pub form: Pairs,
}

/// The name of the token's field.
pub const CSRF: &str = "csrf";

/// The cookie's name. Over https it binds the cookie to this host and to encrypted connections.
const fn cookie_name(https: bool) -> &'static str {
    if https { "__Host-clywed" } else { "clywed" }
}

/// The header that sets the cookie; an empty value deletes it.
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

/// Why somebody is not let in.
enum Outside {
    /// Nobody is signed in.
    Nobody,
    /// This answer is given instead.
    Answered(Response),
}

impl Outside {
    /// The answer for somebody who opened a page.
    fn answer(self, path: &str) -> Response {
        match self {
            Self::Nobody => Redirect::to(routes::SIGN_IN.path(locale_of(path))).into_response(),
            Self::Answered(response) => response,
        }
    }
}

async fn signed_in(app: &App, path: &str, headers: &HeaderMap) -> Result<SignedIn, Outside> {
    let Some(cookie) = cookie(app, headers) else { return Err(Outside::Nobody) };
    match sign_in::who(&app.ctx, &cookie).await {
        Ok(Some(Live { actor, organisations, csrf })) => Ok(SignedIn { actor, organisations, csrf, cookie }),
        Ok(None) => Err(Outside::Nobody),
        Err(error) => {
            let failure = Failure::from_error(app, locale_of(path), &error);
            Err(Outside::Answered(failure.into_response()))
        }
    }
}

/// The organisation of a staff address: `/{language}/staff/{organisation}/…`.
fn organisation_of(path: &str) -> &str {
    path.split('/').nth(3).unwrap_or_default()
}

impl SignedIn {
    /// The same person, working in one organisation; `None` if they hold no role there.
    fn at_work(self, organisation: &str) -> Option<Staff> {
        let Self { actor, organisations, csrf, .. } = self;
        let actor = actor.acting_in(organisation)?;
        Some(Staff { actor, organisation: organisation.to_owned(), organisations, csrf })
    }
}

async fn staff(app: &App, path: &str, headers: &HeaderMap) -> Result<Staff, Outside> {
    let at_work = signed_in(app, path, headers).await?.at_work(organisation_of(path));
    let nowhere = || Failure::of(app, locale_of(path), ErrorKind::NotFound).into_response();
    at_work.ok_or_else(|| Outside::Answered(nowhere()))
}

/// A form that arrived after its session had ended waits, sealed, on the sign-in page. A form that none of
/// our pages made is dropped, and its sender is asked to sign in.
async fn too_late(request: Request, app: &App) -> Response {
    let path = request.uri().path().to_owned();
    let locale = locale_of(&path);
    let form = match Pairs::posted(request, app, MOST_PAIRS_OF_STAFF).await {
        Ok(form) => form,
        Err(failure) => return failure.into_response(),
    };
    let token = form.get(CSRF).unwrap_or_default().to_owned();
    let form = without_token(path.clone(), form);
    match kept::seal(&app.ctx, &token, &form) {
        Late::Kept(sealed) => late_page(app, locale, LateForm::Kept(sealed)).into_response(),
        Late::TooLong => late_page(app, locale, LateForm::TooLong).into_response(),
        Late::Nobodys => Outside::Nobody.answer(&path),
    }
}

fn without_token(path: String, form: Pairs) -> Kept {
    Kept { path, pairs: form.0.into_iter().filter(|(name, _)| name != CSRF).collect() }
}

/// The fields of a form, after checking that its token is the session's.
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
        let path = parts.uri.path();
        signed_in(app, path, &parts.headers).await.map_err(|outside| outside.answer(path))
    }
}

impl FromRequest<App> for SignedInPost {
    type Rejection = Response;
    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let path = request.uri().path();
        let session = signed_in(app, path, request.headers()).await;
        let session = session.map_err(|outside| outside.answer(path))?;
        let form = checked(request, app, &session.csrf).await?;
        Ok(Self { session, form })
    }
}

impl FromRequestParts<App> for Staff {
    type Rejection = Response;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let path = parts.uri.path();
        staff(app, path, &parts.headers).await.map_err(|outside| outside.answer(path))
    }
}

impl FromRequest<App> for StaffPost {
    type Rejection = Response;
    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let path = request.uri().path().to_owned();
        let staff = match staff(app, &path, request.headers()).await {
            Ok(staff) => staff,
            Err(Outside::Nobody) => return Err(too_late(request, app).await),
            Err(Outside::Answered(response)) => return Err(response),
        };
        let form = Pairs::posted(request, app, MOST_PAIRS_OF_STAFF).await;
        let form = form.map_err(IntoResponse::into_response)?;
        let token = form.get(CSRF).unwrap_or_default();
        if same(token, &staff.csrf) {
            return Ok(Self { staff, form });
        }
        let locale = locale_of(&path);
        // The person has signed in again since the form was opened. Nothing is done until they confirm it.
        Err(if kept::is_theirs(&app.ctx, token, staff.actor.person) {
            let form = without_token(path, form);
            let page = again_page(app, locale, (&staff.actor, &staff.csrf), &form);
            page.status(StatusCode::CONFLICT).into_response()
        } else {
            Failure::of(app, locale, ErrorKind::Refused).into_response()
        })
    }
}

/// Compares in a time that does not depend on where the first difference is.
pub fn same(a: &str, b: &str) -> bool {
    a.as_bytes().ct_eq(b.as_bytes()).into()
}
