//! Replies that wait for a moderator.

use super::{App, Staff, failed, leave, quarter};
use crate::http::{Asked, Failure, Here, Reply, StaffPost};
use app::{
    pages::staff::{Part, replies},
    routes,
};
use axum::{extract::State, response::Redirect};
use services::{
    ErrorKind,
    acts::{ReadReply, WriteSummary},
    summaries,
};

/// `/cy/staff/ymatebion`: without a quarter, the one in which replies have waited longest.
pub(super) async fn list(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
    Asked(asked): Asked,
) -> Result<Reply, Failure> {
    let leave = leave::<WriteSummary>(&app, l, &staff.actor)?;
    let unread = summaries::unread_replies(&app.ctx, &leave).await.map_err(failed(&app, l))?;
    let asked = quarter(&asked).or_else(|| unread.first().map(|(quarter, _)| *quarter));
    let work = summaries::work(&app.ctx, &leave, asked).await.map_err(failed(&app, l))?;
    let frame = staff.frame(&app, l, routes::STAFF_REPLIES.path(l.other()), Part::Summaries);
    Ok(Reply::private(replies::page(&frame, &work)))
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
    summaries::read_reply(&app.ctx, &leave, reply, fit).await.map_err(failed(&app, l))?;
    // On to whatever waits next, in whichever quarter.
    Ok(Redirect::to(routes::STAFF_REPLIES.path(l)))
}
