//! Signing in and out.

use crate::http::{
    App, Asked, BothLanguages, Caller, Failure, Here, Pairs, Reply, SignedInPost, session::set_cookie,
};
use app::{
    pages::govern::{
        kept as kept_page,
        sign_in::{KEPT, LateForm, SWITCH, SignIn, page},
    },
    routes, tr,
};
use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use domain::Locale;
use services::{
    Actor, ErrorKind, Uuid,
    govern::{
        kept::{self, Kept},
        sign_in,
    },
};

/// `/cy/mewngofnodi` and `/cy/allgofnodi`, with their English twins.
pub fn routes() -> Router<App> {
    Router::new().at(routes::SIGN_IN, get(form).post(sign_in)).at(routes::SIGN_OUT, post(sign_out))
}

fn show(app: &App, l: Locale, model: &SignIn) -> Reply {
    Reply::private(page(&app.frame(l, routes::SIGN_IN.path(l.other())), model))
}

async fn form(State(app): State<App>, Here(l): Here, Asked(asked): Asked) -> Reply {
    show(&app, l, &SignIn { open: opens(&asked), ..SignIn::default() })
}

/// The alert that led somebody to sign in. Only an identifier is accepted, so nobody can be redirected
/// elsewhere.
fn opens(asked: &Pairs) -> Option<Uuid> {
    asked.get("open")?.parse().ok()
}

/// Where to go after signing in.
fn onward(l: Locale, open: Option<Uuid>) -> Redirect {
    match open {
        Some(id) => Redirect::to(&routes::OPEN.path_with(l, [&id.to_string()])),
        None => Redirect::to(routes::STAFF.path(l)),
    }
}

async fn sign_in(State(app): State<App>, Here(l): Here, Caller(caller): Caller, form: Pairs) -> Response {
    let (name, password) = (form.get("name").unwrap_or_default(), form.get("password").unwrap_or_default());
    let late = form.get(KEPT).map(|sealed| LateForm::Kept(sealed.to_owned()));
    if form.get(SWITCH.0) == Some(SWITCH.1) {
        let model = SignIn { name: name.to_owned(), late, open: opens(&form), ..SignIn::default() };
        return show(&app, l, &model).into_response();
    }
    let again = |error: String, status| {
        let late = late.clone();
        let open = opens(&form);
        let model = SignIn { name: name.to_owned(), error: Some(error), late, open, ..SignIn::default() };
        show(&app, l, &model).status(status).into_response()
    };
    match sign_in::sign_in(&app.ctx, name, password, &caller).await {
        Ok(Some(opened)) => {
            let kept = form.get(KEPT).and_then(|sealed| kept::open(&app.ctx, sealed, opened.actor.person));
            let mut response = match kept {
                Some(kept) => again_page(&app, l, (&opened.actor, &opened.csrf), &kept).into_response(),
                None => onward(l, opens(&form)).into_response(),
            };
            if let Some(cookie) = set_cookie(&app, &opened.cookie) {
                response.headers_mut().insert(header::SET_COOKIE, cookie);
            }
            response
        }
        Ok(None) => again(tr!(l, "sign-in-wrong"), StatusCode::UNPROCESSABLE_ENTITY),
        Err(error) if error.kind() == ErrorKind::TooMany => {
            again(tr!(l, "sign-in-too-many"), StatusCode::TOO_MANY_REQUESTS)
        }
        Err(error) => Failure::from_error(&app, l, &error).into_response(),
    }
}

/// The page that gives a form back to its own person after it arrived too late.
pub(in crate::http) fn again_page(app: &App, l: Locale, (actor, csrf): (&Actor, &str), form: &Kept) -> Reply {
    let frame = app::staff::frame_of_none(app.frame(l, routes::STAFF.path(l.other())), actor, csrf);
    Reply::private(kept_page::page(&frame, &form.path, &form.pairs))
}

/// The sign-in page for somebody whose session ended while a form was open.
pub(in crate::http) fn late_page(app: &App, l: Locale, late: LateForm) -> Reply {
    let model = SignIn { late: Some(late), ..SignIn::default() };
    show(app, l, &model).status(StatusCode::FORBIDDEN)
}

/// Ends the session, here and in the database.
async fn sign_out(
    State(app): State<App>,
    Here(l): Here,
    SignedInPost { session, .. }: SignedInPost,
) -> Response {
    if let Err(error) = sign_in::sign_out(&app.ctx, &session.cookie, session.actor.person).await {
        return Failure::from_error(&app, l, &error).into_response();
    }
    let mut response = Redirect::to(routes::SIGN_IN.path(l)).into_response();
    if let Some(cookie) = set_cookie(&app, "") {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}
