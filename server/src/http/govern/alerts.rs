//! The page on which somebody sets their own alert addresses.

use crate::http::{App, Failure, Here, Reply, SignedIn, SignedInPost, staff::failed};
use app::{
    pages::govern::alerts::{self as page, Done, Model},
    routes, staff,
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain::Locale;
use services::alerts::{self, Addresses, Wish};

/// `/cy/rhybuddion`.
pub(super) async fn form(State(app): State<App>, Here(l): Here, session: SignedIn) -> Result<Reply, Failure> {
    let own = alerts::own(&app.ctx, session.actor.person).await.map_err(failed(&app, l))?;
    Ok(show(&app, l, &session, stands(own)))
}

fn stands(own: Addresses) -> Model {
    Model {
        mail: own.mail.unwrap_or_default(),
        telephone: own.telephone.unwrap_or_default(),
        language: own.language,
        ..Model::default()
    }
}

fn show(app: &App, l: Locale, session: &SignedIn, model: Model) -> Reply {
    let frame = app.frame(l, routes::STAFF_ALERTS.path(l.other()));
    let frame = staff::frame_of_none(frame, &session.actor, &session.csrf);
    Reply::private(page::page(&frame, &Model { ways: app.ctx.targets().standing(), ..model }))
}

/// Saves what was typed, or sends a trial alert to the saved addresses.
pub(super) async fn act(
    State(app): State<App>,
    Here(l): Here,
    SignedInPost { session, form }: SignedInPost,
) -> Result<Response, Failure> {
    let person = session.actor.person;
    if form.get("do") == Some("try") {
        let tried = alerts::try_out(&app.ctx, person).await.map_err(failed(&app, l))?;
        let own = alerts::own(&app.ctx, person).await.map_err(failed(&app, l))?;
        let model = Model { done: Some(Done::Tried(tried)), ..stands(own) };
        return Ok(show(&app, l, &session, model).into_response());
    }
    let (mail, telephone) = (form.get("mail"), form.get("telephone"));
    let language = form.get("language").and_then(|code| code.parse().ok());
    let wish = Wish { mail, telephone, language };
    let kept = alerts::set(&app.ctx, person, &wish).await.map_err(failed(&app, l))?;
    Ok(match kept {
        Ok(own) => {
            let model = Model { done: Some(Done::Kept), ..stands(own) };
            show(&app, l, &session, model).into_response()
        }
        Err(unfit) => {
            let typed = |text: Option<&str>| text.unwrap_or_default().to_owned();
            let model = Model {
                mail: typed(mail),
                telephone: typed(telephone),
                language,
                done: Some(Done::Wrong(unfit)),
                ..Model::default()
            };
            show(&app, l, &session, model).unprocessable().into_response()
        }
    })
}
