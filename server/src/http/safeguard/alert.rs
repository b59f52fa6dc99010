//! The page behind an alert.

use crate::http::{App, At, Failure, Here, Reply, SignedIn, Staff, StaffPost, staff::failed};
use app::{
    pages::safeguard::alert as page,
    routes,
    staff::{self, Part},
};
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use services::{ErrorKind, Uuid, safeguard};

/// `/cy/agor/{id}`: redirects to the organisation in which the person acts on the alert. Somebody who is not
/// signed in signs in first and then comes back here. Opening the address does nothing, because mail servers
/// open the links in a mail.
pub(super) async fn open(
    State(app): State<App>,
    Here(l): Here,
    At(id): At<Uuid>,
    session: Result<SignedIn, Response>,
) -> Result<Response, Failure> {
    let session = match session {
        Ok(session) => session,
        Err(refused) if refused.status().is_redirection() => {
            let to = format!("{}?open={id}", routes::SIGN_IN.path(l));
            return Ok(Redirect::to(&to).into_response());
        }
        Err(failed) => return Ok(failed),
    };
    match safeguard::alerted(&app.ctx, &session.actor, id).await {
        Ok(alerted) => {
            let to = routes::STAFF_ALERT.path_with(l, [&alerted.authority, &id.to_string()]);
            Ok(Redirect::to(&to).into_response())
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let frame = app.frame(l, routes::OPEN.path_with(l.other(), [&id.to_string()]));
            let frame = staff::frame_of_none(frame, &session.actor, &session.csrf);
            Ok(Reply::private(page::nothing(&frame)).into_response())
        }
        Err(error) => Err(failed(&app, l)(error)),
    }
}

/// `/cy/staff/{organisation}/diogelu/rhybudd/{id}`: one button, and whom to ring.
pub(super) async fn show(
    State(app): State<App>,
    Here(l): Here,
    At((organisation, id)): At<(String, Uuid)>,
    staff: Staff,
) -> Result<Reply, Failure> {
    let alerted = safeguard::alerted(&app.ctx, &staff.actor, id).await.map_err(failed(&app, l))?;
    if alerted.authority != organisation {
        return Err(Failure::of(&app, l, ErrorKind::NotFound));
    }
    let twin = routes::STAFF_ALERT.path_with(l.other(), [&organisation, &id.to_string()]);
    Ok(Reply::private(page::page(&staff.frame(&app, l, twin, Part::Home), id, &alerted)))
}

/// "I have it". The answer is the same page, which then says so or says who was quicker.
pub(super) async fn take(
    State(app): State<App>,
    Here(l): Here,
    At((organisation, id)): At<(String, Uuid)>,
    StaffPost { staff, .. }: StaffPost,
) -> Result<Redirect, Failure> {
    safeguard::take_alerted(&app.ctx, &staff.actor, id).await.map_err(failed(&app, l))?;
    Ok(Redirect::to(&routes::STAFF_ALERT.path_with(l, [&organisation, &id.to_string()])))
}
