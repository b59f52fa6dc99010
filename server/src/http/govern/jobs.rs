//! The page of the server's jobs.

use crate::http::{
    App, Failure, Here, Reply, Staff, StaffPost,
    staff::{failed, leave},
};
use app::{pages::govern::jobs as page, routes, staff::Part};
use axum::{extract::State, response::Redirect};
use services::{ErrorKind, acts::Administer, jobs};

/// `/cy/staff/{organisation}/gwaith`.
pub(super) async fn list(State(app): State<App>, Here(l): Here, staff: Staff) -> Result<Reply, Failure> {
    let leave = leave::<Administer>(&app, l, &staff.actor).await?;
    let (counts, jobs) = jobs::list(&app.ctx, &leave).await.map_err(failed(&app, l))?;
    let twin = routes::STAFF_JOBS.path_with(l.other(), [&staff.organisation]);
    let ways = app.ctx.targets().standing();
    Ok(Reply::private(page::page(&staff.frame(&app, l, twin, Part::Jobs), counts, &jobs, &ways)))
}

/// Tries a job again that was given up.
pub(super) async fn retry(
    State(app): State<App>,
    Here(l): Here,
    StaffPost { staff, form }: StaffPost,
) -> Result<Redirect, Failure> {
    let leave = leave::<Administer>(&app, l, &staff.actor).await?;
    let job = form.get("job").and_then(|id| id.parse().ok());
    let job = job.ok_or_else(|| Failure::of(&app, l, ErrorKind::NotFound))?;
    jobs::revive(&app.ctx, &leave, job).await.map_err(failed(&app, l))?;
    Ok(Redirect::to(&routes::STAFF_JOBS.path_with(l, [&staff.organisation])))
}
