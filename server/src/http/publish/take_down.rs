//! Taking down what was released.

use crate::http::{
    App, Asked, Failure, Here, Reply, Staff, StaffPost,
    staff::{failed, leave, quarter},
};
use app::{
    pages::publish::take_down::{self as page, Model},
    routes,
    staff::Part,
};
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use domain::{Bilingual, Locale, clock::Quarter, release::Hash};
use services::{ErrorKind, acts::TakeDown, publish::take_down};

/// `/cy/staff/{organisation}/tynnu-i-lawr`.
pub(super) async fn look(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
    Asked(asked): Asked,
) -> Result<Reply, Failure> {
    let chosen = asked.get("text").and_then(|text| text.parse().ok()).map(|key| (key, None));
    show(&app, l, &staff, quarter(&asked), chosen, asked.get("done") == Some("1")).await
}

/// A text that is gone by now is as if none was chosen.
async fn show(
    app: &App,
    l: Locale,
    staff: &Staff,
    asked: Option<Quarter>,
    chosen: Option<(Hash, Option<Bilingual>)>,
    done: bool,
) -> Result<Reply, Failure> {
    let leave = leave::<TakeDown>(app, l, &staff.actor).await?;
    let texts = take_down::texts(&app.ctx, &leave, asked).await.map_err(failed(app, l))?;
    let chosen = chosen.and_then(|(key, typed)| {
        texts.texts.iter().find(|piece| piece.key() == key).map(|piece| (piece, typed))
    });
    let query = match (texts.quarter, &chosen) {
        (Some(quarter), Some((piece, _))) => format!("?quarter={quarter}&text={}", piece.key()),
        (Some(quarter), None) => format!("?quarter={quarter}"),
        _ => String::new(),
    };
    let twin = routes::STAFF_TAKE_DOWN.path_with(l.other(), [&staff.organisation]);
    let frame = staff.frame(app, l, format!("{twin}{query}"), Part::TakeDown);
    Ok(Reply::private(page::page(&frame, &Model { texts: &texts, chosen, done })))
}

/// Takes a text down, or asks for the reason again.
pub(super) async fn take(
    State(app): State<App>,
    Here(l): Here,
    StaffPost { staff, form }: StaffPost,
) -> Result<Response, Failure> {
    let leave = leave::<TakeDown>(&app, l, &staff.actor).await?;
    let refused = || Failure::of(&app, l, ErrorKind::Refused);
    let asked = quarter(&form).ok_or_else(refused)?;
    let key: Hash = form.get("text").and_then(|text| text.parse().ok()).ok_or_else(refused)?;
    let text = |name: &str| form.get(name).unwrap_or_default().to_owned();
    let why = Bilingual { cy: text("cy"), en: text("en") };
    let taken = take_down::take_down(&app.ctx, &leave, asked, key, &why).await.map_err(failed(&app, l))?;
    if let Err(take_down::NoReason) = taken {
        let page = show(&app, l, &staff, Some(asked), Some((key, Some(why))), false).await?;
        return Ok(page.unprocessable().into_response());
    }
    let here = routes::STAFF_TAKE_DOWN.path_with(l, [&staff.organisation]);
    Ok(Redirect::to(&format!("{here}?done=1&quarter={asked}")).into_response())
}
