//! The page on which somebody changes their own password.

use crate::http::{App, Failure, Here, Reply, SignedIn, SignedInPost, staff::failed};
use app::{pages::govern::password as page, routes, staff};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain::Locale;
use services::govern::passwords::{self, Changed, Wish};

/// `/cy/cyfrinair`.
pub(super) async fn form(State(app): State<App>, Here(l): Here, session: SignedIn) -> Reply {
    show(&app, l, &session, None)
}

fn show(app: &App, l: Locale, session: &SignedIn, changed: Option<Changed>) -> Reply {
    let frame = app.frame(l, routes::STAFF_PASSWORD.path(l.other()));
    let frame = staff::frame_of_none(frame, &session.actor, &session.csrf);
    Reply::private(page::page(&frame, changed))
}

/// Changes the password, or says why it cannot be changed.
pub(super) async fn change(
    State(app): State<App>,
    Here(l): Here,
    SignedInPost { session, form }: SignedInPost,
) -> Result<Response, Failure> {
    let typed = |name| form.get(name).unwrap_or_default();
    let wish = Wish { old: typed("old"), new: typed("new"), again: typed("again") };
    let changed = passwords::change(&app.ctx, session.actor.person, &session.cookie, &wish).await;
    let changed = changed.map_err(failed(&app, l))?;
    let page = show(&app, l, &session, Some(changed));
    let page = if changed == Changed::Done { page } else { page.unprocessable() };
    Ok(page.into_response())
}
