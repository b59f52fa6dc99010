//! Releasing a quarter.

use crate::http::{
    App, Asked, Failure, Here, Reply, Staff, StaffPost,
    staff::{failed, leave, quarter},
};
use app::{
    pages::publish::quarter::{self as page, Model},
    routes,
    staff::Part,
};
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use domain::{Locale, clock::Quarter};
use services::{
    ErrorKind,
    acts::{ReadSnapshots, ReadSummaries, Release},
    answer,
    publish::{figures, releases},
};

/// `/cy/staff/{organisation}/chwarter`.
pub(super) async fn look(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
    Asked(asked): Asked,
) -> Result<Reply, Failure> {
    show(&app, l, &staff, quarter(&asked), (asked.get("done") == Some("1"), false)).await
}

async fn show(
    app: &App,
    l: Locale,
    staff: &Staff,
    asked: Option<Quarter>,
    (done, refused): (bool, bool),
) -> Result<Reply, Failure> {
    let failed = failed(app, l);
    let reads = leave::<ReadSummaries>(app, l, &staff.actor)?;
    let work = answer::read(&app.ctx, &reads, asked).await.map_err(failed)?;
    let leave_to_release = leave::<Release>(app, l, &staff.actor)?;
    let readiness =
        releases::readiness(&app.ctx, &leave_to_release, work.quarter, app.demo).await.map_err(failed)?;
    let counts = leave::<ReadSnapshots>(app, l, &staff.actor)?;
    let figures = figures::themes(&app.ctx, &counts, work.quarter).await.map_err(failed)?;
    let model = Model { readiness: &readiness, work: &work, figures: figures.as_ref(), done, refused };
    let frame =
        staff.frame(app, l, routes::STAFF_QUARTER.path_with(l.other(), [&staff.organisation]), Part::Quarter);
    Ok(Reply::private(page::page(&frame, &model)))
}

/// Releases it, or shows what stands in the way.
pub(super) async fn release(
    State(app): State<App>,
    Here(l): Here,
    StaffPost { staff, form }: StaffPost,
) -> Result<Response, Failure> {
    let leave = leave::<Release>(&app, l, &staff.actor)?;
    let asked = quarter(&form).ok_or_else(|| Failure::of(&app, l, ErrorKind::Refused))?;
    let released = releases::release(&app.ctx, &leave, asked, app.demo).await.map_err(failed(&app, l))?;
    if released.is_ok() {
        let next =
            format!("{}?done=1&quarter={asked}", routes::STAFF_QUARTER.path_with(l, [&staff.organisation]));
        return Ok(Redirect::to(&next).into_response());
    }
    let page = show(&app, l, &staff, Some(asked), (false, true)).await?;
    Ok(page.unprocessable().into_response())
}
