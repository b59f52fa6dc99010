//! The replies that a moderator must read.

use crate::http::{
    App, Asked, Failure, Here, Reply, Staff, StaffPost,
    staff::{failed, leave, moment, quarter},
};
use app::{
    pages::moderate::replies::{self as page, Model, Returning},
    routes,
    staff::Part,
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    Locale,
    clock::{Moment, Quarter},
};
use services::{
    ErrorKind,
    acts::{ReadReply, WriteSummary},
    moderate::{
        entries,
        replies::{self, Verdict},
        summaries,
    },
};
use uuid::Uuid;

/// `/cy/staff/{organisation}/ymatebion`. Without a quarter it shows the one in which replies have waited
/// longest.
pub(super) async fn list(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
    Asked(asked): Asked,
) -> Result<Reply, Failure> {
    show(&app, l, &staff, quarter(&asked), None, false).await
}

async fn show(
    app: &App,
    l: Locale,
    staff: &Staff,
    asked: Option<Quarter>,
    returning: Option<&Returning>,
    changed: bool,
) -> Result<Reply, Failure> {
    let leave = leave::<WriteSummary>(app, l, &staff.actor).await?;
    let unread = replies::unread_replies(&app.ctx, &leave).await.map_err(failed(app, l))?;
    let asked = asked.or_else(|| unread.first().map(|(quarter, _)| *quarter));
    let work = summaries::work(&app.ctx, &leave, asked).await.map_err(failed(app, l))?;
    let entries = entries::unread(&app.ctx, &leave).await.map_err(failed(app, l))?;
    let twin = routes::STAFF_REPLIES.path_with(l.other(), [&staff.organisation]);
    let frame = staff.frame(app, l, twin, Part::Summaries);
    Ok(Reply::private(page::page(&frame, &Model { work: &work, entries: &entries, returning, changed })))
}

/// Passes a reply or what is said of a commitment, or sends it back with a reason.
pub(super) async fn act(
    State(app): State<App>,
    Here(l): Here,
    StaffPost { staff, form }: StaffPost,
) -> Result<Response, Failure> {
    let leave = leave::<ReadReply>(&app, l, &staff.actor).await?;
    let posted = |field: &str| form.get(field).and_then(|id| id.parse::<Uuid>().ok());
    let (reply, entry) = (posted("reply"), posted("entry"));
    let id = reply.or(entry).ok_or_else(|| Failure::of(&app, l, ErrorKind::NotFound))?;
    let tail = form.get("names").unwrap_or_default();
    let reason = form.get(&format!("reason{tail}")).unwrap_or_default();
    let verdict = if form.get("do") == Some("fit") { Verdict::Fit } else { Verdict::Back(reason) };
    let seen = moment(&form).unwrap_or(Moment(0));
    let read = match reply {
        Some(reply) => replies::read_reply(&app.ctx, &leave, reply, seen, verdict).await,
        None => entries::read(&app.ctx, &leave, id, seen, verdict).await,
    };
    match read {
        // Continues with the next reply to read, in any quarter.
        Ok(None) => {
            Ok(Redirect::to(&routes::STAFF_REPLIES.path_with(l, [&staff.organisation])).into_response())
        }
        Ok(Some(problem)) => {
            let returning = Returning { reply: id.to_string(), reason: reason.to_owned(), problem };
            let page = show(&app, l, &staff, quarter(&form), Some(&returning), false).await?;
            Ok(page.unprocessable().into_response())
        }
        Err(error) if error.kind() == ErrorKind::Stale => {
            let page = show(&app, l, &staff, quarter(&form), None, true).await?;
            Ok(page.status(StatusCode::CONFLICT).into_response())
        }
        Err(error) => Err(failed(&app, l)(error)),
    }
}
