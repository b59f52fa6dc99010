//! A manager's page: summaries, figures, replies.

use super::desk::Desk;
use crate::http::{
    App, Asked, At, Failure, Here, Pairs, Reply, Staff, StaffPost,
    staff::{could, failed, moment, quarter},
};
use app::{
    pages::{
        answer::{Answering, Model, reply as form_page, themes as page},
        moderate::LOOKED,
    },
    routes,
    staff::Part,
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{Bilingual, clock::Quarter, permission::Action, summary::Findings};
use services::{
    ErrorKind,
    acts::{ReadFigures, ReadSummaries, WriteReply},
    answer::{self, NewReply},
    moderate::summaries::Saved,
};
use uuid::Uuid;

/// `/cy/staff/{organisation}/themau`.
pub(super) async fn list(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
    Asked(asked): Asked,
) -> Result<Reply, Failure> {
    let desk = Desk::of(&app, l, &staff, asked.get("service")).await?;
    show(&desk, quarter(&asked), None, asked.get("sent") == Some("1")).await
}

async fn show(
    desk: &Desk<'_>,
    asked: Option<Quarter>,
    answering: Option<&Answering>,
    sent: bool,
) -> Result<Reply, Failure> {
    let Desk { app, l, staff, .. } = *desk;
    let reads = desk.leave::<ReadSummaries>().await?;
    // A moderator may read summaries too, on a page of their own.
    desk.leave::<ReadFigures>().await?;
    let work = answer::read(&app.ctx, &reads, asked).await.map_err(failed(app, l))?;
    let returned = answer::returned(&app.ctx, &reads).await.map_err(failed(app, l))?;
    let model = Model {
        work: &work,
        answering,
        may_answer: could(&staff.actor, Action::WriteReply),
        sent,
        returned: &returned,
        services: &desk.services,
        service: desk.service(),
        token: &app.ctx.token().to_string(),
    };
    let twin = routes::STAFF_THEMES.path_with(l.other(), [&staff.organisation]);
    let twin = match desk.service() {
        Some(service) => format!("{twin}?service={}", service.code),
        None => twin,
    };
    let frame = staff.frame(app, l, twin, Part::Themes);
    Ok(Reply::private(page::page(&frame, &model)))
}

/// A posted reply, and whether it rewrites an opened one.
struct Posted {
    /// The form's token: a form that is sent twice makes one reply.
    token: Uuid,
    /// The reply to rewrite, and when its text was written.
    anew: Option<(Uuid, domain::clock::Moment)>,
    new: NewReply,
    by: String,
}

/// Reads a form. A page has several forms, each with control names of its own; `names` says which one was
/// sent.
fn posted(form: &Pairs) -> Option<Posted> {
    let tail = form.get("names").unwrap_or_default();
    let get = |name: &str| form.get(&format!("{name}{tail}")).unwrap_or_default().to_owned();
    let by = get("by");
    let new = NewReply {
        kind: get("kind").parse().ok()?,
        body: Bilingual { cy: get("cy"), en: get("en") },
        by: form_page::day(&by),
        looked: get(LOOKED) == "yes",
    };
    let anew = match form.get("reply") {
        Some(reply) => Some((reply.parse().ok()?, moment(form)?)),
        None => None,
    };
    let token = form.get("token").and_then(|token| token.parse().ok())?;
    Some(Posted { token, anew, new, by })
}

/// Replies to a summary, or rewrites a reply.
pub(super) async fn reply(
    State(app): State<App>,
    Here(l): Here,
    At((_, summary)): At<(String, Uuid)>,
    StaffPost { staff, form }: StaffPost,
) -> Result<Response, Failure> {
    if !could(&staff.actor, Action::WriteReply) {
        return Err(Failure::of(&app, l, ErrorKind::Denied));
    }
    let desk = Desk::of(&app, l, &staff, form.get("service")).await?;
    let leave = desk.leave::<WriteReply>().await?;
    let posted = posted(&form).ok_or_else(|| Failure::of(&app, l, ErrorKind::Refused))?;
    let Posted { token, anew, new, by } = posted;
    let saved = match anew {
        None => answer::reply(&app.ctx, &leave, summary, token, &new).await,
        Some((reply, opened)) => answer::rewrite(&app.ctx, &leave, reply, opened, &new).await,
    };
    let asked = quarter(&form);
    let (findings, changed) = match saved.map_err(failed(&app, l))? {
        Saved::Done => {
            let here = routes::STAFF_THEMES.path_with(l, [&staff.organisation]);
            let shown = asked.map(|quarter| format!("&quarter={quarter}")).unwrap_or_default();
            let service = desk.service().map(|service| format!("&service={}", service.code));
            let service = service.unwrap_or_default();
            return Ok(Redirect::to(&format!("{here}?sent=1{shown}{service}")).into_response());
        }
        Saved::Found(findings) => (findings, false),
        Saved::Changed => (Findings::default(), true),
    };
    let answering = Answering {
        summary: summary.to_string(),
        reply: anew.map(|(reply, _)| reply.to_string()),
        kind: Some(new.kind),
        body: new.body,
        by,
        findings,
        changed,
    };
    let page = show(&desk, asked, Some(&answering), false).await?;
    let status = if changed { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(page.status(status).into_response())
}
