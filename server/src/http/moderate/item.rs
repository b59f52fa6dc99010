//! One item: claiming, opening, working on it, deciding, and looking at its cover.

mod form;

use crate::http::{App, Asked, At, Failure, Here, Pairs, Reply, Staff, StaffPost, staff::failed};
use app::{
    pages::moderate::{
        cover::{self, Because},
        item::{self, Model, Saved, Trouble, Typed},
        queue::Done,
    },
    routes,
    staff::Part,
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{Locale, coding::CodingProblem, coding::SecondPerson, feedback::Desk};
use services::{
    Act, ErrorKind, Grant, acts, authorise,
    moderate::{self, Accepted, Declined, Draft},
    safeguard::{self, Raised},
};
use uuid::Uuid;

/// The item, and who is looking at it.
#[derive(Clone, Copy)]
struct Desktop<'a> {
    app: &'a App,
    l: Locale,
    staff: &'a Staff,
    id: Uuid,
}

/// What the page of an item shows besides the item.
#[derive(Default)]
struct Shown {
    draft: Option<Draft>,
    typed: Option<Typed>,
    problems: Vec<CodingProblem>,
    trouble: Option<Trouble>,
    saved: Option<Saved>,
}

/// `/cy/staff/{organisation}/ciw/{id}`: opens an item that this person has claimed, and shows the cover of
/// any other. Every opening is audited.
pub(super) async fn show(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
    At((_, id)): At<(String, Uuid)>,
    Asked(asked): Asked,
) -> Result<Reply, Failure> {
    let here = Desktop { app: &app, l, staff: &staff, id };
    let saved = match asked.get("saved") {
        Some("1") => Some(Saved::Work),
        Some("call") => Some(Saved::Call),
        Some("no-concern") => Some(Saved::NoConcern),
        Some("raised") => Some(Saved::Raised),
        Some("shown") => Some(Saved::Shown),
        _ => None,
    };
    let because = if asked.get("reopened") == Some("1") { Because::Reopened } else { Because::Looked };
    if here.is_mine().await? {
        here.open(Shown { saved, ..Shown::default() }).await
    } else {
        here.cover(because).await
    }
}

impl Desktop<'_> {
    async fn leave<A: Act<Thing = moderate::Thing>>(&self) -> Result<Grant<A>, Failure> {
        let leave = authorise::<A>(&self.app.ctx, &self.staff.actor, self.id).await;
        leave.map_err(failed(self.app, self.l))
    }

    /// Whether the person has claimed the item. Their desk must be the item's.
    async fn is_mine(&self) -> Result<bool, Failure> {
        let leave = self.leave::<acts::Claim>().await?;
        Ok(leave.thing().claimed_by == Some(self.staff.actor.person))
    }

    fn path(&self, l: Locale) -> String {
        routes::STAFF_ITEM.path_with(l, [&self.staff.organisation, &self.id.to_string()])
    }

    fn again(&self, asked: &str) -> Response {
        Redirect::to(&format!("{}{asked}", self.path(self.l))).into_response()
    }

    fn queue(&self, done: Done) -> Response {
        let queue = routes::STAFF_QUEUE.path_with(self.l, [&self.staff.organisation]);
        Redirect::to(&format!("{queue}?done={}", done.code())).into_response()
    }

    /// Opens the item and renders it with the work as posted or, if none was posted, as saved.
    async fn open(&self, shown: Shown) -> Result<Reply, Failure> {
        let leave = self.leave::<acts::OpenOriginal>().await?;
        let item = moderate::open(&self.app.ctx, &leave).await.map_err(failed(self.app, self.l))?;
        let kept = || Draft {
            spans: item.spans.clone(),
            coding: item.coding.clone(),
            seen: Some(item.facts.version),
        };
        let draft = shown.draft.unwrap_or_else(kept);
        let typed = shown.typed.unwrap_or_else(|| form::untyped(self.app.ctx.now()));
        let leave = self.leave::<acts::RaiseConcern>().await?;
        let colleagues =
            safeguard::colleagues(&self.app.ctx, &leave).await.map_err(failed(self.app, self.l))?;
        let colleagues: Vec<_> =
            colleagues.into_iter().map(|colleague| (colleague.sign_in, colleague.name)).collect();
        let frame = self.staff.frame(self.app, self.l, self.path(self.l.other()), Part::Queue);
        let model = Model {
            item: &item,
            draft: &draft,
            typed: &typed,
            problems: &shown.problems,
            trouble: shown.trouble,
            saved: shown.saved,
            colleagues: &colleagues,
        };
        Ok(Reply::private(item::page(&frame, &model)).with_islands())
    }

    /// Shows the cover of the item.
    async fn cover(&self, because: Because) -> Result<Reply, Failure> {
        let leave = self.leave::<acts::Claim>().await?;
        let cover = moderate::cover(&self.app.ctx, &leave).await.map_err(failed(self.app, self.l))?;
        let frame = self.staff.frame(self.app, self.l, self.path(self.l.other()), Part::Queue);
        let model = cover::Model { cover: &cover, because };
        Ok(Reply::private(cover::page(&frame, &model)))
    }

    /// The item again, with what prevents the step. Everything that was typed is kept.
    async fn refused(&self, form: &Pairs, shown: Shown) -> Result<Response, Failure> {
        let shown = Shown { draft: form::draft(form), typed: Some(form::typed(form)), ..shown };
        Ok(self.open(shown).await?.unprocessable().into_response())
    }

    async fn stands_in_the_way(&self, form: &Pairs, trouble: Trouble) -> Result<Response, Failure> {
        self.refused(form, Shown { trouble: Some(trouble), ..Shown::default() }).await
    }

    /// The page for a form that came too late. It says what happened and keeps everything that was typed.
    async fn too_late(&self, form: &Pairs) -> Result<Response, Failure> {
        if self.is_mine().await? {
            let answer = self.stands_in_the_way(form, Trouble::Changed).await?;
            return Ok((StatusCode::CONFLICT, answer).into_response());
        }
        let page = self.cover(Because::Changed(form::kept(form))).await?;
        Ok(page.status(StatusCode::CONFLICT).into_response())
    }
}

/// Does a step with the item, by the button that was pressed.
pub(super) async fn act(
    State(app): State<App>,
    Here(l): Here,
    At((_, id)): At<(String, Uuid)>,
    StaffPost { staff, form }: StaffPost,
) -> Result<Response, Failure> {
    let here = Desktop { app: &app, l, staff: &staff, id };
    let done = match form.get("do").unwrap_or_default() {
        button @ ("claim" | "give-back" | "step-back") => take(here, &form, button).await,
        "reopen" => reopen(here, &form).await,
        // A person who no longer has the item does not get an error: the page says what happened and keeps
        // what they typed.
        _ if !here.is_mine().await? => return here.too_late(&form).await,
        button => judge(here, &form, button).await,
    };
    match done {
        Err(Step::Failed(error)) if error.kind() == ErrorKind::Stale => here.too_late(&form).await,
        Err(Step::Failed(error)) if error.kind() == ErrorKind::Alone => Ok(here.queue(Done::Alone)),
        Err(Step::Failed(error)) => Err(failed(&app, l)(error)),
        Err(Step::Page(failure)) => Err(failure),
        Ok(response) => Ok(response),
    }
}

/// Why a step has no answer of its own yet.
enum Step {
    /// A command refused or failed.
    Failed(services::Error),
    /// The answer is already a failure page.
    Page(Failure),
}

impl From<services::Error> for Step {
    fn from(error: services::Error) -> Self {
        Self::Failed(error)
    }
}

impl From<Failure> for Step {
    fn from(failure: Failure) -> Self {
        Self::Page(failure)
    }
}

/// Claims the item, or gives it back.
async fn take(here: Desktop<'_>, form: &Pairs, button: &str) -> Result<Response, Step> {
    let leave = here.leave::<acts::Claim>().await?;
    let ctx = &here.app.ctx;
    match button {
        "give-back" => moderate::give_back(ctx, &leave).await.map(|()| here.queue(Done::GivenBack)),
        "step-back" => moderate::step_back(ctx, &leave).await.map(|()| here.queue(Done::GivenBack)),
        _ => {
            moderate::claim(ctx, &leave).await?;
            if form.get("kept") == Some("1") {
                let shown = Shown {
                    draft: form::draft(form),
                    typed: Some(form::typed(form)),
                    trouble: Some(Trouble::Changed),
                    ..Shown::default()
                };
                return Ok(here.open(shown).await?.into_response());
            }
            Ok(here.again(""))
        }
    }
    .map_err(Step::from)
}

/// Reopens a decided item.
async fn reopen(here: Desktop<'_>, form: &Pairs) -> Result<Response, Step> {
    let leave = here.leave::<acts::Claim>().await?;
    let why = form.get("because").unwrap_or_default();
    if moderate::reopen(&here.app.ctx, &leave, why).await? {
        return Ok(here.again("?reopened=1"));
    }
    Ok(here.cover(Because::NoWhy).await?.unprocessable().into_response())
}

/// Saves the work on the item, or decides.
async fn judge(here: Desktop<'_>, form: &Pairs, button: &str) -> Result<Response, Step> {
    let leave = here.leave::<acts::Decide>().await?;
    let (ctx, seen) = (&here.app.ctx, form::version(form));
    let draft = form::draft(form)
        .ok_or_else(|| Failure::of(here.app, here.l, ErrorKind::Refused))
        .map_err(Step::Page)?;
    let typed = form::typed(form);
    match button {
        "accept" => return accept(here, form, &leave, &draft).await,
        "raise" => return raise(here, form, &leave, draft).await,
        "hold" => {
            moderate::hold(ctx, &leave, &draft).await?;
            Ok(here.queue(Done::Held(SecondPerson::Asked)))
        }
        "decline" => {
            let reason = typed.decline.as_deref().and_then(|code| code.parse().ok());
            match moderate::decline(ctx, &leave, reason, seen).await? {
                Declined::Done => Ok(here.queue(Done::Declined)),
                Declined::NoReason => {
                    let problems = vec![CodingProblem::NoDeclineReason];
                    Ok(here.refused(form, Shown { problems, ..Shown::default() }).await?)
                }
                Declined::NeedsCall => Ok(here.stands_in_the_way(form, Trouble::NeedsCall).await?),
            }
        }
        "call" => {
            let problems = moderate::record_call(ctx, &leave, &typed.call, seen).await?;
            if !problems.is_empty() {
                return Ok(here.stands_in_the_way(form, Trouble::Call(problems)).await?);
            }
            keep_working(here, &leave, draft).await?;
            Ok(here.again("?saved=call"))
        }
        "show" => {
            let Some(status) = form.get("status").and_then(|code| code.parse().ok()) else {
                return Ok(here.stands_in_the_way(form, Trouble::NoStatus).await?);
            };
            moderate::show(ctx, &leave, status, seen).await?;
            keep_working(here, &leave, draft).await?;
            Ok(here.again("?saved=shown"))
        }
        "no-concern" => {
            if !moderate::no_concern(ctx, &leave, &typed.no_concern, seen).await? {
                return Ok(here.stands_in_the_way(form, Trouble::NoWhy).await?);
            }
            keep_working(here, &leave, draft).await?;
            Ok(here.again("?saved=no-concern"))
        }
        _ => {
            moderate::save(ctx, &leave, &draft).await?;
            Ok(here.again("?saved=1"))
        }
    }
}

/// Raises a concern about the item. If the item stays on this desk the work continues, otherwise the queue is
/// shown.
async fn raise(
    here: Desktop<'_>,
    form: &Pairs,
    decide: &Grant<acts::Decide>,
    draft: Draft,
) -> Result<Response, Step> {
    let leave = here.leave::<acts::RaiseConcern>().await?;
    match safeguard::raise(&here.app.ctx, &leave, &form::concern(form)).await? {
        Raised::Done { stays: true } => {
            keep_working(here, decide, draft).await?;
            Ok(here.again("?saved=raised"))
        }
        Raised::Done { stays: false } => Ok(here.queue(Done::Raised)),
        Raised::Already => Ok(here.stands_in_the_way(form, Trouble::AlreadyRaised).await?),
        Raised::Problems(problems) => Ok(here.stands_in_the_way(form, Trouble::Raise(problems)).await?),
    }
}

/// Saves the work from the form that also held what was just recorded.
async fn keep_working(here: Desktop<'_>, leave: &Grant<acts::Decide>, draft: Draft) -> Result<(), Step> {
    Ok(moderate::save(&here.app.ctx, leave, &Draft { seen: None, ..draft }).await?)
}

async fn accept(
    here: Desktop<'_>,
    form: &Pairs,
    leave: &Grant<acts::Decide>,
    draft: &Draft,
) -> Result<Response, Step> {
    let counted = leave.thing().desk == Desk::Moderation;
    match moderate::accept(&here.app.ctx, leave, draft).await? {
        Accepted::Problems(problems) => {
            Ok(here.refused(form, Shown { problems, ..Shown::default() }).await?)
        }
        Accepted::NeedsCall => Ok(here.stands_in_the_way(form, Trouble::NeedsCall).await?),
        Accepted::Held(why) => Ok(here.queue(Done::Held(why))),
        Accepted::Done => Ok(here.queue(if counted { Done::Accepted } else { Done::Kept })),
    }
}
