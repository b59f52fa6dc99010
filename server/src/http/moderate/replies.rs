//! Replies that wait for a moderator.

use crate::http::{
    App, Asked, Failure, Here, Reply, Staff, StaffPost,
    staff::{failed, leave, quarter},
};
use app::{pages::moderate::replies as page, routes, staff::Part};
use axum::{extract::State, response::Redirect};
use services::{
    ErrorKind,
    acts::{ReadReply, WriteSummary},
    moderate::{replies, summaries},
};

/// `/cy/staff/{organisation}/ymatebion`: without a quarter, the one in which replies have waited longest.
pub(super) async fn list(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
    Asked(asked): Asked,
) -> Result<Reply, Failure> {
    let leave = leave::<WriteSummary>(&app, l, &staff.actor)?;
    let unread = replies::unread_replies(&app.ctx, &leave).await.map_err(failed(&app, l))?;
    let asked = quarter(&asked).or_else(|| unread.first().map(|(quarter, _)| *quarter));
    let work = summaries::work(&app.ctx, &leave, asked).await.map_err(failed(&app, l))?;
    let frame = staff.frame(
        &app,
        l,
        routes::STAFF_REPLIES.path_with(l.other(), [&staff.organisation]),
        Part::Summaries,
    );
    Ok(Reply::private(page::page(&frame, &work)))
}

/// It may be shown, or it goes back.
pub(super) async fn act(
    State(app): State<App>,
    Here(l): Here,
    StaffPost { staff, form }: StaffPost,
) -> Result<Redirect, Failure> {
    let leave = leave::<ReadReply>(&app, l, &staff.actor)?;
    let reply = form.get("reply").and_then(|id| id.parse().ok());
    let reply = reply.ok_or_else(|| Failure::of(&app, l, ErrorKind::NotFound))?;
    let fit = form.get("do") == Some("fit");
    replies::read_reply(&app.ctx, &leave, reply, fit).await.map_err(failed(&app, l))?;
    // On to whatever waits next, in whichever quarter.
    Ok(Redirect::to(&routes::STAFF_REPLIES.path_with(l, [&staff.organisation])))
}
