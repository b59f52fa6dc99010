//! What services promised: the list, one commitment, and what is said of it.

use crate::http::{
    App, Asked, At, Failure, Here, Pairs, Reply, Staff, StaffPost,
    staff::{could, failed, leave, moment},
};
use app::{
    pages::{
        answer::{
            commitments::{self as page, Model, Posted},
            reply::day,
        },
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
use domain::{Bilingual, Locale, permission::Action, summary::Findings};
use services::{
    ErrorKind, Grant,
    acts::{ReadFigures, ReadSummaries, WriteReply},
    answer::commitments::{self, About, NewEntry},
    moderate::summaries::Saved,
};
use uuid::Uuid;

/// `/cy/staff/{organisation}/ymrwymiadau`.
pub(super) async fn list(State(app): State<App>, Here(l): Here, staff: Staff) -> Result<Reply, Failure> {
    let reads = reads(&app, l, &staff).await?;
    let board = commitments::board(&app.ctx, &reads).await.map_err(failed(&app, l))?;
    let twin = routes::STAFF_COMMITMENTS.path_with(l.other(), [&staff.organisation]);
    Ok(Reply::private(page::list(&staff.frame(&app, l, twin, Part::Commitments), &board)))
}

/// Whoever reads summaries for their figures. A moderator reads what is said of commitments on a page of their own.
async fn reads(app: &App, l: Locale, staff: &Staff) -> Result<Grant<ReadSummaries>, Failure> {
    leave::<ReadFigures>(app, l, &staff.actor).await?;
    leave(app, l, &staff.actor).await
}

/// One commitment.
pub(super) async fn one(
    State(app): State<App>,
    Here(l): Here,
    At((_, id)): At<(String, Uuid)>,
    staff: Staff,
    Asked(asked): Asked,
) -> Result<Reply, Failure> {
    show(&app, l, &staff, id, None, asked.get("saved") == Some("1")).await
}

async fn show(
    app: &App,
    l: Locale,
    staff: &Staff,
    id: Uuid,
    posted: Option<&Posted>,
    saved: bool,
) -> Result<Reply, Failure> {
    let reads = reads(app, l, staff).await?;
    let whole = commitments::one(&app.ctx, &reads, id).await.map_err(failed(app, l))?;
    let model = Model {
        whole: &whole,
        may_write: could(&staff.actor, Action::WriteReply),
        saved,
        posted,
        token: &app.ctx.token().to_string(),
    };
    let twin = routes::STAFF_COMMITMENT.path_with(l.other(), [&staff.organisation, &id.to_string()]);
    Ok(Reply::private(page::one(&staff.frame(app, l, twin, Part::Commitments), &model)))
}

/// Says something of a commitment, or who sees to it.
pub(super) async fn act(
    State(app): State<App>,
    Here(l): Here,
    At((_, id)): At<(String, Uuid)>,
    StaffPost { staff, form }: StaffPost,
) -> Result<Response, Failure> {
    let leave: Grant<WriteReply> = leave(&app, l, &staff.actor).await?;
    let (saved, posted) = match form.get("do") {
        Some("say") => say(&app, &leave, id, &form).await,
        Some("about") => describe(&app, &leave, id, &form).await,
        _ => return Err(Failure::of(&app, l, ErrorKind::Refused)),
    }
    .map_err(failed(&app, l))?;
    let (findings, changed) = match saved {
        Saved::Done => {
            let here = routes::STAFF_COMMITMENT.path_with(l, [&staff.organisation, &id.to_string()]);
            return Ok(Redirect::to(&format!("{here}?saved=1")).into_response());
        }
        Saved::Found(findings) => (findings, false),
        Saved::Changed => (Findings::default(), true),
    };
    let posted = match posted {
        Posted::Entry { anew, kind, body, on, .. } => {
            Posted::Entry { anew, kind, body, on, findings, changed }
        }
        Posted::About { about, .. } => Posted::About { about, findings, changed },
    };
    let page = show(&app, l, &staff, id, Some(&posted), false).await?;
    let status = if changed { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(page.status(status).into_response())
}

/// A control of the form that was sent: a page has several forms, and `names` says which one it was.
fn control<'a>(form: &'a Pairs, name: &str) -> &'a str {
    form.get(&format!("{name}{}", form.get("names").unwrap_or_default())).unwrap_or_default()
}

fn words(form: &Pairs) -> Bilingual {
    Bilingual { cy: control(form, "cy").to_owned(), en: control(form, "en").to_owned() }
}

async fn say(
    app: &App,
    leave: &Grant<WriteReply>,
    id: Uuid,
    form: &Pairs,
) -> services::Result<(Saved, Posted)> {
    let anew: Option<Uuid> = form.get("entry").and_then(|entry| entry.parse().ok());
    let opened = moment(form).unwrap_or(domain::clock::Moment(0));
    let token = form.get("token").and_then(|token| token.parse().ok()).unwrap_or_else(|| app.ctx.token());
    let on = control(form, "by").to_owned();
    let kind = control(form, "kind").parse().ok();
    let posted = Posted::Entry {
        anew: anew.map(|entry| entry.to_string()),
        kind,
        body: words(form),
        on: on.clone(),
        findings: Findings::default(),
        changed: false,
    };
    let Some(kind) = kind else { return Err(ErrorKind::Refused.into()) };
    let looked = control(form, LOOKED) == "yes";
    let new = NewEntry { kind, body: words(form), on: day(&on), looked };
    let anew = anew.map(|entry| (entry, opened));
    Ok((commitments::say(&app.ctx, leave, id, (token, anew), &new).await?, posted))
}

async fn describe(
    app: &App,
    leave: &Grant<WriteReply>,
    id: Uuid,
    form: &Pairs,
) -> services::Result<(Saved, Posted)> {
    let optional = |name: &str| {
        let text = control(form, name).trim();
        (!text.is_empty()).then(|| text.to_owned())
    };
    let about = About {
        owner: words(form),
        programme: optional("programme"),
        funding: optional("funding"),
        priority: optional("priority"),
    };
    let version = form.get("version").and_then(|version| version.parse().ok()).unwrap_or(-1);
    let looked = control(form, LOOKED) == "yes";
    let saved = commitments::describe(&app.ctx, leave, id, (version, looked), &about).await?;
    Ok((saved, Posted::About { about, findings: Findings::default(), changed: false }))
}
