//! The rota of a desk.

use crate::http::{App, Asked, Failure, Here, Pairs, Reply, Staff, StaffPost, staff::failed};
use app::{
    pages::safeguard::rota::{self, Back, Form, Model, Trouble},
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
    clock::{Date, DateTime, Time},
    concern::{Desk, rota::Change},
    permission::Action,
    settings::{Absence, Handover},
};
use services::{
    Actor, ErrorKind, Grant, Reach, Uuid, acts::KeepRota, authorise, safeguard, safeguard::Rostered,
};

/// The desks whose rota somebody keeps.
fn desks(staff: &Staff) -> Vec<Desk> {
    let reaches = staff.actor.reaches(Action::KeepRota);
    let keeps = |desk: &Desk| reaches.contains(&Reach::concerns(&staff.organisation, *desk));
    Desk::ALL.iter().copied().filter(keeps).collect()
}

async fn leave(
    app: &App,
    l: Locale,
    (actor, organisation): (&Actor, &str),
    (desks, asked): (&[Desk], Option<Desk>),
) -> Result<Grant<KeepRota>, Failure> {
    let desk = asked.or_else(|| desks.first().copied());
    let desk = desk.filter(|desk| desks.contains(desk));
    let desk = desk.ok_or_else(|| Failure::of(app, l, ErrorKind::Denied))?;
    authorise(&app.ctx, actor, Reach::concerns(organisation, desk)).await.map_err(failed(app, l))
}

/// What the page shows besides the rota.
#[derive(Default)]
struct Beside {
    done: Option<Form>,
    back: Option<Back>,
}

async fn page(
    app: &App,
    l: Locale,
    staff: &Staff,
    leave: &Grant<KeepRota>,
    beside: &Beside,
) -> Result<Reply, Failure> {
    let view = safeguard::rota(&app.ctx, leave).await.map_err(failed(app, l))?;
    let others: Vec<Desk> = desks(staff).into_iter().filter(|desk| *desk != view.desk).collect();
    let twin = routes::STAFF_ROTA.path_with(l.other(), [&staff.organisation]);
    let frame = staff.frame(app, l, twin, Part::Rota);
    let model = Model { rota: &view, others: &others, done: beside.done, back: beside.back.as_ref() };
    Ok(Reply::private(rota::page(&frame, &model)))
}

/// `/cy/staff/{organisation}/rota`.
pub(super) async fn show(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
    Asked(asked): Asked,
) -> Result<Reply, Failure> {
    let wanted = asked.get("desk").and_then(|code| code.parse().ok());
    let who = (&staff.actor, &*staff.organisation);
    let leave = leave(&app, l, who, (&desks(&staff), wanted)).await?;
    let done = asked.get("done").and_then(Form::from_code);
    page(&app, l, &staff, &leave, &Beside { done, ..Beside::default() }).await
}

/// Changes it, by the button that was pressed. A form that is not right comes back with everything that was typed.
pub(super) async fn change(
    State(app): State<App>,
    Here(l): Here,
    StaffPost { staff, form: posted }: StaffPost,
) -> Result<Response, Failure> {
    let wanted = posted.get("desk").and_then(|code| code.parse().ok());
    let who = (&staff.actor, &*staff.organisation);
    let leave = leave(&app, l, who, (&desks(&staff), wanted)).await?;
    let form = posted.get("do").and_then(Form::from_code);
    let asked = form.and_then(|form| Some((form, asked(form, &posted)?)));
    let Some((form, change)) = asked else {
        return Ok(page(&app, l, &staff, &leave, &Beside::default()).await?.unprocessable().into_response());
    };
    let seen = posted.get("version").and_then(|seen| seen.parse().ok());
    let (status, trouble) = match safeguard::change_rota(&app.ctx, &leave, &change, seen).await {
        Ok(Rostered::Done) => {
            let here = routes::STAFF_ROTA.path_with(l, [&staff.organisation]);
            let desk = leave.thing().concerns.map(Desk::code).unwrap_or_default();
            let to = format!("{here}?desk={desk}&done={}", form.code());
            return Ok(Redirect::to(&to).into_response());
        }
        Ok(Rostered::Mistakes(mistakes)) => (StatusCode::UNPROCESSABLE_ENTITY, Trouble::Mistakes(mistakes)),
        Ok(Rostered::Full) => (StatusCode::UNPROCESSABLE_ENTITY, Trouble::Full),
        Err(error) if error.kind() == ErrorKind::Stale => (StatusCode::CONFLICT, Trouble::Changed),
        Err(error) => return Err(failed(&app, l)(error)),
    };
    let ours = ["csrf", "do", "version", "desk"];
    let typed = posted.0.iter().filter(|(name, _)| !ours.contains(&name.as_str())).cloned().collect();
    let back = Some(Back { form, typed, trouble });
    let page = page(&app, l, &staff, &leave, &Beside { back, ..Beside::default() }).await?;
    Ok(page.status(status).into_response())
}

/// What a form asks for. `None`: a form of one button without what it takes back.
fn asked(form: Form, posted: &Pairs) -> Option<Change> {
    let person = |name: &str| posted.get(name).and_then(|id| id.parse::<Uuid>().ok());
    let day = |name: &str| posted.get(name).and_then(|day| day.trim().parse::<Date>().ok());
    let moment = |day: &str, time: &str| {
        let day: Date = posted.get(day)?.trim().parse().ok()?;
        // `17.00` is what people type where the browser has no clock.
        let (hour, minute) = posted.get(time)?.trim().split_once([':', '.'])?;
        let time = Time::new(hour.parse().ok()?, minute.get(..2)?.parse().ok()?, 0, 0).ok()?;
        Some(DateTime::from_parts(day, time))
    };
    let back = |name: &str| posted.get(name).and_then(|at| at.parse::<DateTime>().ok());
    Some(match form {
        Form::Away => Change::Away {
            person: person("away-person"),
            from: day("away-from"),
            to: day("away-to"),
            stands_in: person("away-other"),
        },
        Form::HandOver => Change::HandOver {
            person: person("hand-person"),
            from: moment("hand-from-day", "hand-from-time"),
            to: moment("hand-to-day", "hand-to-time"),
        },
        Form::Back => Change::Back(Absence {
            person: person("back-person")?,
            from: day("back-from")?,
            to: day("back-to")?,
            stands_in: person("back-other"),
        }),
        Form::TakeBack => Change::TakeBack(Handover {
            person: person("back-person")?,
            from: back("back-from")?,
            to: back("back-to")?,
        }),
    })
}
