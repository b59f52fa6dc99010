//! An authority's settings, and the form that changes the simple ones.

use crate::http::{
    App, Asked, Failure, Here, Pairs, Reply, Staff, StaffPost,
    staff::{failed, leave},
};
use app::{
    pages::govern::settings::{self as page, Form, Page, Wrong},
    routes,
    staff::Part as Place,
};
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    Locale,
    clock::Date,
    settings::{DaySet, LineChange, LineKind, Part, Problem, Settings, TimeOfDay},
};
use services::{
    ErrorKind, Grant,
    acts::Administer,
    govern::settings::{self, Unfit},
};

/// The query parameter that says that the settings were saved.
const SAVED: &str = "saved";

/// `/cy/staff/{organisation}/gosodiadau`.
pub(super) async fn read(
    State(app): State<App>,
    Here(l): Here,
    Asked(asked): Asked,
    staff: Staff,
) -> Result<Reply, Failure> {
    let leave = leave::<Administer>(&app, l, &staff.actor).await?;
    show(&app, l, &staff, &leave, |settings| (Form::of(settings), Vec::new(), asked.get(SAVED).is_some()))
        .await
}

async fn show(
    app: &App,
    l: Locale,
    staff: &Staff,
    leave: &Grant<Administer>,
    filled: impl FnOnce(&Settings) -> (Form, Vec<Wrong>, bool),
) -> Result<Reply, Failure> {
    let twin = routes::STAFF_SETTINGS.path_with(l.other(), [&staff.organisation]);
    let frame = staff.frame(app, l, twin, Place::Settings);
    let Some(shown) = settings::shown(&app.ctx, leave).await.map_err(failed(app, l))? else {
        return Ok(Reply::private(page::none(&frame)));
    };
    let (form, wrong, saved) = filled(&shown.authority.settings);
    Ok(Reply::private(page::page(&frame, &Page { shown, form, wrong, saved, now: app.ctx.now() })))
}

/// Saves the form, or gives it back with its problems.
pub(super) async fn change(
    State(app): State<App>,
    Here(l): Here,
    StaffPost { staff, form }: StaffPost,
) -> Result<Response, Failure> {
    let leave = leave::<Administer>(&app, l, &staff.actor).await?;
    let seen = form.get("seen").and_then(|seen| seen.parse().ok());
    let seen = seen.ok_or_else(|| Failure::of(&app, l, ErrorKind::Refused))?;
    let wrong = match part(&form) {
        Err(wrong) => wrong,
        Ok(part) => match settings::change(&app.ctx, &leave, part, seen).await.map_err(failed(&app, l))? {
            Ok(_) => {
                let address = routes::STAFF_SETTINGS.path_with(l, [&staff.organisation]);
                return Ok(Redirect::to(&format!("{address}?{SAVED}=1")).into_response());
            }
            Err(Unfit::Misfit(_)) => vec![Wrong { field: "promise", why: None }],
            Err(Unfit::Problems(problems)) => problems.iter().map(wrong).collect(),
        },
    };
    let page = show(&app, l, &staff, &leave, |_| (typed(&form), wrong, false)).await?;
    Ok(page.unprocessable().into_response())
}

/// The form, as typed.
fn typed(form: &Pairs) -> Form {
    let text = |name: &str| form.get(name).unwrap_or_default().to_owned();
    Form {
        promise: text("promise"),
        days: form.all("day").map(str::to_owned).collect(),
        times: text("times"),
        front_door: text("front-door"),
        duty_team: text("duty-team"),
        adopted: text("adopted"),
    }
}

/// The settings that the form changes, or the fields that cannot be parsed.
fn part(form: &Pairs) -> Result<Part, Vec<Wrong>> {
    let (mut part, mut wrong) = (Part::default(), Vec::new());
    let mut odd = |field| wrong.push(Wrong { field, why: None });
    let days: Vec<&str> = form.all("day").collect();
    match days.join(",").parse::<DaySet>() {
        Ok(days) => part.say(&["reading", "days"], days.to_string()),
        Err(_) => odd("day"),
    }
    let times = form.get("times").unwrap_or_default().split(',').map(str::parse::<TimeOfDay>);
    match times.collect::<Result<Vec<_>, _>>() {
        Ok(times) => {
            part.say(&["reading", "times"], times.iter().map(ToString::to_string).collect::<Vec<_>>());
        }
        Err(_) => odd("times"),
    }
    match form.get("promise").unwrap_or_default().trim().parse::<u16>() {
        Ok(days) => part.say(&["promise_days"], i64::from(days)),
        Err(_) => odd("promise"),
    }
    match form.get("adopted").unwrap_or_default().trim() {
        "" => part.forget(["charter", "adopted"]),
        text => match text.parse::<Date>() {
            Ok(day) => part.say(&["charter", "adopted"], day.to_string()),
            Err(_) => odd("adopted"),
        },
    }
    for (kind, name) in [(LineKind::FrontDoor, "front-door"), (LineKind::DutyTeam, "duty-team")] {
        if let Some(number) = form.get(name) {
            part.change_line(LineChange { kind, number: Some(number.to_owned()), when: None });
        }
    }
    if wrong.is_empty() { Ok(part) } else { Err(wrong) }
}

/// The field that a problem belongs to.
fn wrong(problem: &Problem) -> Wrong {
    let field = match problem.key.as_str() {
        "promise_days" => "promise",
        "reading.days" => "day",
        "charter.adopted" => "adopted",
        key if key.starts_with("reading.times") => "times",
        key if key.starts_with("lines[1]") => "front-door",
        key if key.starts_with("lines") => "duty-team",
        _ => "promise",
    };
    Wrong { field, why: Some(problem.why) }
}
