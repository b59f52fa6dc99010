//! Disclosing who somebody is: its page for the desk, and the list for those who answer.

use crate::http::{App, Asked, At, Failure, Here, Reply, Staff, StaffPost, staff::failed};
use app::{
    pages::safeguard::{
        concern::Reached,
        disclosure,
        disclosures::{self, Back, Model, Trouble},
    },
    routes,
    staff::Part,
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{Locale, concern::identity::Answer, permission::Action};
use services::{
    ErrorKind, Reach, Uuid,
    acts::{ActOnConcern, AgreeDisclosure, ReviewDisclosure, SeeDisclosures, SeeReviews},
    authorise,
    safeguard::{self, Answered, Disclosure},
};

/// `/cy/staff/{organisation}/pryderon/{id}/datgelu/{disclosure}`. Every opening is audited.
pub(super) async fn show(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
    At((_, id, wish)): At<(String, Uuid, Uuid)>,
) -> Result<Reply, Failure> {
    let failed = failed(&app, l);
    let leave = authorise::<ActOnConcern>(&app.ctx, &staff.actor, id).await.map_err(failed)?;
    let page = safeguard::open_disclosure(&app.ctx, &leave, wish).await.map_err(failed)?;
    let reached = page.opened.as_ref().map(|opened| Reached {
        contact: opened.contact().map(str::to_owned),
        audience: page.about.audience,
        safety: opened.safety(),
    });
    let model = disclosure::Model {
        concern: id,
        reference: &page.reference,
        disclosure: &page.disclosure,
        reached: reached.as_ref(),
    };
    let twin = [&*staff.organisation, &id.to_string(), &wish.to_string()];
    let twin = routes::STAFF_CONCERN_DISCLOSURE.path_with(l.other(), twin);
    let frame = staff.frame(&app, l, twin, Part::Concerns);
    Ok(Reply::private(disclosure::page(&frame, &model)))
}

/// What the list shows besides the wishes.
#[derive(Default)]
struct Beside {
    done: bool,
    back: Option<Back>,
}

/// What waits for somebody's answer, and what was answered last.
pub(in crate::http) async fn to_answer(
    app: &App,
    l: Locale,
    staff: &Staff,
) -> Result<[Vec<Disclosure>; 2], Failure> {
    let (ctx, actor) = (&app.ctx, &staff.actor);
    let here = Reach::whole(&staff.organisation);
    let found = if actor.could(Action::SeeDisclosures) {
        let leave = authorise::<SeeDisclosures>(ctx, actor, here).await.map_err(failed(app, l))?;
        safeguard::disclosures(ctx, &leave).await
    } else {
        let leave = authorise::<SeeReviews>(ctx, actor, here).await.map_err(failed(app, l))?;
        safeguard::reviews(ctx, &leave).await
    };
    found.map_err(failed(app, l))
}

async fn page(app: &App, l: Locale, staff: &Staff, beside: &Beside) -> Result<Reply, Failure> {
    // The custodian sees both kinds, the independent reviewer what was opened at once.
    let agrees = staff.actor.could(Action::SeeDisclosures);
    let [waiting, over] = to_answer(app, l, staff).await?;
    let (done, back) = (beside.done, beside.back.as_ref());
    let model = Model { waiting: &waiting, over: &over, agrees, done, back };
    let twin = routes::STAFF_DISCLOSURES.path_with(l.other(), [&staff.organisation]);
    let frame = staff.frame(app, l, twin, Part::Disclosures);
    Ok(Reply::private(disclosures::page(&frame, &model)))
}

/// `/cy/staff/{organisation}/datgeliadau`.
pub(super) async fn list(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
    Asked(asked): Asked,
) -> Result<Reply, Failure> {
    page(&app, l, &staff, &Beside { done: asked.get("done").is_some(), back: None }).await
}

/// Answers one wish. A form that is not right comes back with everything that was typed.
pub(super) async fn answer(
    State(app): State<App>,
    Here(l): Here,
    StaffPost { staff, form }: StaffPost,
) -> Result<Response, Failure> {
    if !staff.actor.could(Action::SeeReviews) {
        return Err(Failure::of(&app, l, ErrorKind::Denied));
    }
    let id: Uuid = form.get("request").and_then(|id| id.parse().ok()).unwrap_or_default();
    let typed = |name: &str| form.get(&format!("{name}-{id}"));
    let chosen: Option<Answer> = typed("answer").and_then(|code| code.parse().ok());
    let why = typed("why").unwrap_or_default();
    let answered = match chosen {
        None => Err(Trouble::NoAnswer),
        Some(answer @ (Answer::Agreed | Answer::Refused)) => {
            let leave = authorise::<AgreeDisclosure>(&app.ctx, &staff.actor, id).await;
            let leave = leave.map_err(failed(&app, l))?;
            Ok(safeguard::answer(&app.ctx, &leave, answer, why).await)
        }
        Some(answer @ (Answer::Right | Answer::Wrong)) => {
            let leave = authorise::<ReviewDisclosure>(&app.ctx, &staff.actor, id).await;
            let leave = leave.map_err(failed(&app, l))?;
            Ok(safeguard::answer(&app.ctx, &leave, answer, why).await)
        }
    };
    let (status, trouble) = match answered {
        Err(trouble) => (StatusCode::UNPROCESSABLE_ENTITY, trouble),
        Ok(answered) => match answered.map_err(failed(&app, l))? {
            Answered::Done => {
                let list = routes::STAFF_DISCLOSURES.path_with(l, [&staff.organisation]);
                return Ok(Redirect::to(&format!("{list}?done=1")).into_response());
            }
            Answered::Words(problem) => (StatusCode::UNPROCESSABLE_ENTITY, Trouble::Why(problem)),
            Answered::Refused(refused) => (StatusCode::CONFLICT, Trouble::Refused(refused)),
        },
    };
    let back = Some(Back { id, chosen, why: why.to_owned(), trouble });
    Ok(page(&app, l, &staff, &Beside { back, done: false }).await?.status(status).into_response())
}
