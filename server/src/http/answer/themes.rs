//! A manager's page: summaries, figures, answers.

use crate::http::{
    App, Asked, At, Failure, Here, Reply, Staff, StaffPost,
    staff::{could, failed, leave, quarter},
};
use app::{
    pages::answer::themes::{self as page, Answering, Model},
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
    acts::{ReadSnapshots, ReadSummaries, WriteReply},
    answer::{self, NewReply},
    publish::figures,
};
use uuid::Uuid;

/// `/cy/staff/{organisation}/themau`.
pub(super) async fn list(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
    Asked(asked): Asked,
) -> Result<Reply, Failure> {
    show(&app, l, &staff, quarter(&asked), None, asked.get("sent") == Some("1")).await
}

async fn show(
    app: &App,
    l: Locale,
    staff: &Staff,
    asked: Option<Quarter>,
    answering: Option<&Answering>,
    sent: bool,
) -> Result<Reply, Failure> {
    let reads = leave::<ReadSummaries>(app, l, &staff.actor)?;
    let work = answer::read(&app.ctx, &reads, asked).await.map_err(failed(app, l))?;
    let counts = leave::<ReadSnapshots>(app, l, &staff.actor)?;
    let frozen = figures::themes(&app.ctx, &counts, work.quarter).await.map_err(failed(app, l))?;
    let model = Model {
        work: &work,
        figures: frozen.as_ref(),
        answering,
        may_answer: could(&staff.actor, Action::WriteReply),
        sent,
    };
    let frame =
        staff.frame(app, l, routes::STAFF_THEMES.path_with(l.other(), [&staff.organisation]), Part::Themes);
    Ok(Reply::private(page::page(&frame, &model)))
}

/// Answers a summary. Two forms of one page have names of their own; `names` says which was sent.
pub(super) async fn reply(
    State(app): State<App>,
    Here(l): Here,
    At((_, summary)): At<(String, Uuid)>,
    StaffPost { staff, form }: StaffPost,
) -> Result<Response, Failure> {
    let leave = leave::<WriteReply>(&app, l, &staff.actor)?;
    let tail = form.get("names").unwrap_or_default();
    let get = |name: &str| form.get(&format!("{name}{tail}")).unwrap_or_default().to_owned();
    let body = Bilingual { cy: get("cy"), en: get("en") };
    let (kind, by) = (get("kind"), get("by"));
    let kind = kind.parse().map_err(|_| Failure::of(&app, l, ErrorKind::Refused))?;
    let new = NewReply { kind, body: body.clone(), by: page::day(&by) };
    let problems = answer::reply(&app.ctx, &leave, summary, &new).await.map_err(failed(&app, l))?;
    let asked = quarter(&form);
    if problems.is_empty() {
        let shown = asked.map(|quarter| format!("&quarter={quarter}")).unwrap_or_default();
        return Ok(Redirect::to(&format!(
            "{}?sent=1{shown}",
            routes::STAFF_THEMES.path_with(l, [&staff.organisation])
        ))
        .into_response());
    }
    let answering = Answering { summary: summary.to_string(), kind: Some(kind), body, by, problems };
    let page = show(&app, l, &staff, asked, Some(&answering), false).await?;
    Ok(page.unprocessable().into_response())
}
