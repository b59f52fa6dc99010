//! One concern: its page, and each of its steps.

mod form;

use super::desk;
use crate::http::{App, Asked, At, Failure, Here, Pairs, Reply, Staff, StaffPost, staff::failed};
use app::{
    pages::safeguard::concern::{self, Back, Form, Model, Reached, Trouble},
    routes,
    staff::Part,
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::Locale;
use services::{
    Act, Error, ErrorKind, Grant, Uuid, acts, authorise,
    safeguard::{self, ConcernView, Looked, Matter, Stepped},
};

/// The concern, and who is looking at it.
#[derive(Clone, Copy)]
struct Desktop<'a> {
    app: &'a App,
    l: Locale,
    staff: &'a Staff,
    id: Uuid,
}

/// What the page shows besides the concern.
#[derive(Default)]
struct Beside {
    done: Option<Form>,
    taken: bool,
    back: Option<Back>,
    reached: Option<Reached>,
}

/// `/cy/staff/{organisation}/pryderon/{id}`. Every opening is audited.
pub(super) async fn show(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
    At((_, id)): At<(String, Uuid)>,
    Asked(asked): Asked,
) -> Result<Reply, Failure> {
    let here = Desktop { app: &app, l, staff: &staff, id };
    let done = asked.get("done").unwrap_or_default();
    let beside = Beside { done: Form::from_code(done), taken: done == "taken", ..Beside::default() };
    here.page(&here.open().await?, &beside).await
}

/// Does a step, by the button that was pressed.
pub(super) async fn act(
    State(app): State<App>,
    Here(l): Here,
    At((_, id)): At<(String, Uuid)>,
    StaffPost { staff, form: posted }: StaffPost,
) -> Result<Response, Failure> {
    let here = Desktop { app: &app, l, staff: &staff, id };
    let leave = here.leave::<acts::ActOnConcern>().await?;
    let Some(form) = posted.get("do").and_then(Form::from_code) else {
        return here.take(&leave).await;
    };
    if form == Form::Identity {
        return here.reach(&leave, &posted).await;
    }
    match form::step(&app, &staff, &leave, (form, &posted)).await {
        Ok(Ok(Stepped::Done)) => here.after(form).await,
        Ok(Ok(stepped)) => here.again(form, &posted, form::trouble(form, stepped)).await,
        Ok(Err(missing)) => here.again(form, &posted, missing).await,
        Err(error) if error.kind() == ErrorKind::Stale => here.stale(form, &posted).await,
        Err(error) => Err(failed(&app, l)(error)),
    }
}

impl Desktop<'_> {
    async fn leave<A: Act<Thing = Matter>>(&self) -> Result<Grant<A>, Failure> {
        let leave = authorise::<A>(&self.app.ctx, &self.staff.actor, self.id).await;
        leave.map_err(failed(self.app, self.l))
    }

    fn failed(&self) -> impl Fn(Error) -> Failure + Copy {
        failed(self.app, self.l)
    }

    async fn open(&self) -> Result<ConcernView, Failure> {
        let leave = self.leave::<acts::OpenConcern>().await?;
        safeguard::open(&self.app.ctx, &leave).await.map_err(self.failed())
    }

    fn path(&self, l: Locale) -> String {
        routes::STAFF_CONCERN.path_with(l, [&self.staff.organisation, &self.id.to_string()])
    }

    async fn page(&self, concern: &ConcernView, beside: &Beside) -> Result<Reply, Failure> {
        let (ctx, facts) = (&self.app.ctx, &concern.facts);
        let desk = desk::leave(self.app, self.l, &self.staff.actor, Some(facts.desk)).await?;
        let desk = safeguard::desk(ctx, &desk, None).await.map_err(self.failed())?;
        let others = desk.lines.iter().map(|line| &line.facts).filter(|other| other.id != self.id);
        let others: Vec<_> = others.map(|other| (other.id, other.reference.clone())).collect();
        let leave = self.leave::<acts::OpenConcern>().await?;
        let colleagues = safeguard::colleagues(ctx, &leave).await.map_err(self.failed())?;
        let colleagues: Vec<_> =
            colleagues.into_iter().map(|colleague| (colleague.sign_in, colleague.name)).collect();
        let model = Model {
            concern,
            others: &others,
            colleagues: &colleagues,
            now: ctx.now(),
            done: beside.done,
            taken: beside.taken,
            back: beside.back.as_ref(),
            reached: beside.reached.as_ref(),
        };
        let frame = self.staff.frame(self.app, self.l, self.path(self.l.other()), Part::Concerns);
        Ok(Reply::private(concern::page(&frame, &model)))
    }

    /// "I have it". A person who presses it twice gets no error; a person who comes second is told who has
    /// the concern.
    async fn take(&self, leave: &Grant<acts::ActOnConcern>) -> Result<Response, Failure> {
        let taken = safeguard::acknowledge(&self.app.ctx, leave).await.map_err(self.failed())?;
        let done = if taken == Stepped::Done { "?done=taken" } else { "" };
        Ok(Redirect::to(&format!("{}{done}", self.path(self.l))).into_response())
    }

    /// Shows the contributor's contact details, on this answer and on no other page.
    async fn reach(&self, leave: &Grant<acts::ActOnConcern>, posted: &Pairs) -> Result<Response, Failure> {
        let form = Form::Identity;
        let Some(reason) = posted.get("reach").and_then(|code| code.parse().ok()) else {
            return self.again(form, posted, Trouble::Missing("reach")).await;
        };
        let feedback = posted.get("feedback").and_then(|id| id.parse().ok()).unwrap_or_default();
        let why = posted.get(form.words()).unwrap_or_default();
        let looked = safeguard::open_identity(&self.app.ctx, leave, feedback, (reason, why)).await;
        let opened = match looked.map_err(self.failed())? {
            Looked::Opened(opened) => opened,
            Looked::No(stepped) => return self.again(form, posted, form::trouble(form, stepped)).await,
        };
        let concern = self.open().await?;
        let Some(told) = concern.feedback.iter().find(|told| told.about.id == feedback) else {
            return Err(Failure::of(self.app, self.l, ErrorKind::NotFound));
        };
        let reached = Reached {
            contact: opened.contact().map(str::to_owned),
            audience: told.about.audience,
            safety: opened.safety(),
        };
        let beside = Beside { done: Some(form), reached: Some(reached), ..Beside::default() };
        Ok(self.page(&concern, &beside).await?.into_response())
    }

    /// After a step: the concern again, or the list if it moved to another desk.
    async fn after(&self, form: Form) -> Result<Response, Failure> {
        if form == Form::Move {
            let there = authorise::<acts::OpenConcern>(&self.app.ctx, &self.staff.actor, self.id).await;
            if there.is_err_and(|error| error.kind() == ErrorKind::NotFound) {
                let list = routes::STAFF_CONCERNS.path_with(self.l, [&self.staff.organisation]);
                return Ok(Redirect::to(&format!("{list}?done=moved")).into_response());
            }
        }
        Ok(Redirect::to(&format!("{}?done={}", self.path(self.l), form.code())).into_response())
    }

    /// The form again with what prevents the step. Everything that was typed is kept.
    async fn again(&self, form: Form, posted: &Pairs, trouble: Trouble) -> Result<Response, Failure> {
        let status = match trouble {
            Trouble::Refused(_) | Trouble::Changed => StatusCode::CONFLICT,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        };
        let back = Some(Back { form, typed: form::kept(posted), trouble });
        let page = self.page(&self.open().await?, &Beside { back, ..Beside::default() }).await?;
        Ok(page.status(status).into_response())
    }

    /// The concern changed since the form was opened: by the same press, sent twice, or by somebody else.
    async fn stale(&self, form: Form, posted: &Pairs) -> Result<Response, Failure> {
        let concern = self.open().await?;
        if form::is_there(&concern, &self.staff.actor.name, (form, posted)) {
            return self.after(form).await;
        }
        let back = Some(Back { form, typed: form::kept(posted), trouble: Trouble::Changed });
        let page = self.page(&concern, &Beside { back, ..Beside::default() }).await?;
        Ok(page.status(StatusCode::CONFLICT).into_response())
    }
}
