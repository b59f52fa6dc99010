//! Summaries: the list of a quarter, and the page of one theme.

use crate::http::{
    App, Asked, At, Failure, Here, Reply, Staff, StaffPost,
    staff::{failed, leave, moment, quarter},
};
use app::{
    pages::moderate::{LOOKED, summaries as list_page, summary as page},
    routes,
    staff::Part,
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    Bilingual, Locale,
    catalogue::ThemeCode,
    clock::{Moment, Quarter},
    summary::Findings,
};
use services::{
    ErrorKind, Grant,
    acts::WriteSummary,
    moderate::summaries::{self, Saved, SummaryText},
};

/// `/cy/staff/{organisation}/crynodebau`.
pub(super) async fn list(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
    Asked(asked): Asked,
) -> Result<Reply, Failure> {
    let leave = leave::<WriteSummary>(&app, l, &staff.actor).await?;
    let work = summaries::work(&app.ctx, &leave, quarter(&asked)).await.map_err(failed(&app, l))?;
    let frame = staff.frame(
        &app,
        l,
        routes::STAFF_SUMMARIES.path_with(l.other(), [&staff.organisation]),
        Part::Summaries,
    );
    Ok(Reply::private(list_page::page(&frame, &work)))
}

/// The quarter and the theme of an address.
fn which(app: &App, l: Locale, path: (&str, &str)) -> Result<(Quarter, ThemeCode), Failure> {
    let read = path.0.parse().ok().zip(path.1.parse().ok());
    read.ok_or_else(|| Failure::of(app, l, ErrorKind::NotFound))
}

/// `/cy/staff/{organisation}/crynodebau/{quarter}/{theme}`.
pub(super) async fn show(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
    At((_, quarter, theme)): At<(String, String, String)>,
) -> Result<Reply, Failure> {
    let leave = leave::<WriteSummary>(&app, l, &staff.actor).await?;
    let which = which(&app, l, (&quarter, &theme))?;
    open(&app, l, &staff, &leave, which, &Given::default()).await
}

/// A post that was not carried out.
#[derive(Default)]
struct Given {
    /// The text.
    body: Option<Bilingual>,
    /// Its problems and warnings.
    findings: Findings,
    /// Somebody changed the text after this person had opened it.
    changed: bool,
}

async fn open(
    app: &App,
    l: Locale,
    staff: &Staff,
    leave: &Grant<WriteSummary>,
    (quarter, theme): (Quarter, ThemeCode),
    given: &Given,
) -> Result<Reply, Failure> {
    let desk = summaries::desk(&app.ctx, leave, quarter, theme).await.map_err(failed(app, l))?;
    let kept = desk.summary.as_ref().map(|summary| summary.body.clone());
    let nothing = Bilingual { cy: String::new(), en: String::new() };
    let body = given.body.clone().or(kept).unwrap_or(nothing);
    let own = desk.summary.as_ref().is_some_and(|summary| summary.writer.0 == staff.actor.person);
    let twin = routes::STAFF_SUMMARY
        .path_with(l.other(), [&staff.organisation, &quarter.to_string(), &theme.to_string()]);
    let frame = staff.frame(app, l, twin, Part::Summaries);
    let Given { findings, changed, .. } = given;
    let model = page::Model { desk: &desk, body: &body, findings, changed: *changed, own };
    let reply = Reply::private(page::page(&frame, &model));
    Ok(match given {
        Given { changed: true, .. } => reply.status(StatusCode::CONFLICT),
        Given { body: Some(_), .. } => reply.unprocessable(),
        Given { .. } => reply,
    })
}

/// Saves the summary, or records that a second person found it fair.
pub(super) async fn act(
    State(app): State<App>,
    Here(l): Here,
    At((_, quarter, theme)): At<(String, String, String)>,
    StaffPost { staff, form }: StaffPost,
) -> Result<Response, Failure> {
    let leave = leave::<WriteSummary>(&app, l, &staff.actor).await?;
    let (quarter, theme) = which(&app, l, (&quarter, &theme))?;
    let given = if form.get("do") == Some("read") {
        let written = moment(&form).unwrap_or(Moment(0));
        match summaries::second_read(&app.ctx, &leave, quarter, theme, written).await {
            Err(error) if error.kind() == ErrorKind::Stale => Given { changed: true, ..Given::default() },
            done => {
                done.map_err(failed(&app, l))?;
                Given::default()
            }
        }
    } else {
        let text = |name| form.get(name).unwrap_or_default().to_owned();
        let body = Bilingual { cy: text("cy"), en: text("en") };
        let text = SummaryText { body, opened: moment(&form), looked: form.get(LOOKED) == Some("yes") };
        match summaries::write(&app.ctx, &leave, quarter, theme, &text).await.map_err(failed(&app, l))? {
            Saved::Done => Given::default(),
            Saved::Found(findings) => Given { body: Some(text.body), findings, changed: false },
            Saved::Changed => Given { body: Some(text.body), changed: true, ..Given::default() },
        }
    };
    if given.changed || given.body.is_some() {
        let page = open(&app, l, &staff, &leave, (quarter, theme), &given).await?;
        return Ok(page.into_response());
    }
    let back =
        routes::STAFF_SUMMARY.path_with(l, [&staff.organisation, &quarter.to_string(), &theme.to_string()]);
    Ok(Redirect::to(&back).into_response())
}
