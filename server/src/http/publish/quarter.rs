//! Releasing a quarter.

use crate::http::{
    App, Asked, Failure, Here, Reply, Staff, StaffPost,
    staff::{could, failed, leave, quarter},
};
use app::{
    pages::publish::quarter::{self as page, Model, Opens, Pressed},
    routes,
    staff::Part,
};
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use domain::{Bilingual, Locale, clock::Quarter, permission::Action};
use services::{
    ErrorKind,
    acts::{ReadSummaries, Release},
    answer,
    publish::releases::{self, Wish},
};

/// `/cy/staff/{organisation}/chwarter`.
pub(super) async fn look(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
    Asked(asked): Asked,
) -> Result<Reply, Failure> {
    show(&app, l, &staff, quarter(&asked), asked.get("done") == Some("1"), None).await
}

async fn show(
    app: &App,
    l: Locale,
    staff: &Staff,
    asked: Option<Quarter>,
    done: bool,
    pressed: Option<&Pressed>,
) -> Result<Reply, Failure> {
    let failed = failed(app, l);
    let reads = leave::<ReadSummaries>(app, l, &staff.actor).await?;
    let work = answer::read(&app.ctx, &reads, asked).await.map_err(failed)?;
    let leave_to_release = leave::<Release>(app, l, &staff.actor).await?;
    let readiness =
        releases::readiness(&app.ctx, &leave_to_release, work.quarter, app.demo).await.map_err(failed)?;
    let could = |action| could(&staff.actor, action);
    let opens = Opens {
        queue: could(Action::SeeQueue),
        summaries: could(Action::WriteSummary),
        replies: could(Action::ReadReply) && could(Action::WriteSummary),
        themes: could(Action::ReadSummaries),
    };
    let model = Model { readiness: &readiness, work: &work, done, pressed, opens };
    let frame =
        staff.frame(app, l, routes::STAFF_QUARTER.path_with(l.other(), [&staff.organisation]), Part::Quarter);
    Ok(Reply::private(page::page(&frame, &model)))
}

/// Releases the quarter, or shows what prevents it. A second press of the button finds what the first press
/// released.
pub(super) async fn release(
    State(app): State<App>,
    Here(l): Here,
    StaffPost { staff, form }: StaffPost,
) -> Result<Response, Failure> {
    let leave = leave::<Release>(&app, l, &staff.actor).await?;
    let asked = quarter(&form).ok_or_else(|| Failure::of(&app, l, ErrorKind::Refused))?;
    let text = |name: &str| form.get(name).unwrap_or_default().to_owned();
    let wish = Wish {
        version: form.get("version").and_then(|version| version.parse().ok()),
        in_spite: form.get("spite") == Some("1"),
        correction: form.get("cy").is_some().then(|| Bilingual { cy: text("cy"), en: text("en") }),
    };
    let released =
        releases::release(&app.ctx, &leave, asked, app.demo, &wish).await.map_err(failed(&app, l))?;
    let Err(blockers) = released else {
        let next =
            format!("{}?done=1&quarter={asked}", routes::STAFF_QUARTER.path_with(l, [&staff.organisation]));
        return Ok(Redirect::to(&next).into_response());
    };
    let pressed = Pressed { blockers, in_spite: wish.in_spite, why: wish.correction };
    let page = show(&app, l, &staff, Some(asked), false, Some(&pressed)).await?;
    Ok(page.unprocessable().into_response())
}
