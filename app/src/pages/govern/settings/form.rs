//! The form for the simple settings, and the words for its problems.

use super::Page;
use crate::{
    components::{Button, Choice, Choices, Entry, ErrorSummary, Field, actions},
    i18n,
    page::Frame,
    routes,
    staff::csrf,
    tr,
};
use domain::{
    Locale,
    settings::{LineKind, Settings, Why},
};
use leptos::prelude::*;

/// The values of the form. Times are written `10:00`, days `2026-04-01`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    /// Days within which an answer is promised.
    pub promise: String,
    /// Reading days, by the names that settings give them.
    pub days: Vec<String>,
    /// When readings begin, separated by commas.
    pub times: String,
    /// The number of the front door.
    pub front_door: String,
    /// The number of the duty team.
    pub duty_team: String,
    /// The day on which the authority adopted the charter.
    pub adopted: String,
}

/// The names of days in the settings.
const DAYS: [&str; 8] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"];

impl Form {
    /// The form filled with the current settings.
    pub fn of(settings: &Settings) -> Self {
        let number = |kind| {
            let line = settings.lines.iter().find(|line| line.kind == kind);
            line.map(|line| line.number.clone()).unwrap_or_default()
        };
        let times: Vec<String> = settings.reading.times.iter().map(ToString::to_string).collect();
        let days = DAYS.iter().enumerate().filter(|(place, _)| settings.reading.days.has(*place));
        Self {
            promise: settings.promise_days.to_string(),
            days: days.map(|(_, day)| (*day).to_owned()).collect(),
            times: times.join(", "),
            front_door: number(LineKind::FrontDoor),
            duty_team: number(LineKind::DutyTeam),
            adopted: settings.charter.adopted.map(|day| day.to_string()).unwrap_or_default(),
        }
    }
}

/// A field with a value that does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wrong {
    /// The field.
    pub field: &'static str,
    /// Why; `None` if the value cannot be parsed.
    pub why: Option<Why>,
}

/// A problem in words.
fn says(l: Locale, wrong: Wrong) -> String {
    let label = label(l, wrong.field);
    let why = match wrong.why {
        None => tr!(l, "settings-wrong-shape"),
        Some(Why::Missing) => tr!(l, "settings-wrong-missing"),
        Some(Why::Range) => tr!(l, "settings-wrong-range"),
        Some(Why::Telephone) => tr!(l, "settings-wrong-telephone"),
        Some(Why::Twice) => tr!(l, "settings-wrong-twice"),
        Some(Why::NotAdopted) => tr!(l, "settings-wrong-not-adopted"),
        Some(Why::OneLanguage | Why::TooLong | Why::Laxer | Why::Order | Why::Code | Why::Person) => {
            tr!(l, "settings-wrong-other")
        }
    };
    format!("{label}: {why}")
}

fn label(l: Locale, field: &str) -> String {
    match field {
        "promise" => tr!(l, "settings-promise-label"),
        "day" => tr!(l, "settings-days-label"),
        "times" => tr!(l, "settings-times-label"),
        "front-door" => tr!(l, "line-front-door"),
        "duty-team" => tr!(l, "line-duty-team"),
        "adopted" => tr!(l, "settings-adopted-label"),
        _ => tr!(l, "staff-settings"),
    }
}

/// The list of problems.
pub(super) fn errors(l: Locale, wrong: &[Wrong]) -> AnyView {
    let summary = ErrorSummary::new(tr!(l, "errors-title"));
    wrong.iter().fold(summary, |summary, one| summary.error(one.field, says(l, *one))).view()
}

/// The form. It carries the version of the settings that its reader saw.
pub(super) fn form(frame: &Frame, page: &Page) -> AnyView {
    let (l, form) = (frame.locale, &page.form);
    let settings = &page.shown.authority.settings;
    let error = |field: &str| page.wrong.iter().find(|one| one.field == field).map(|one| says(l, *one));
    let field = |name: &'static str, value: &str| {
        Field::new(name, label(l, name)).value(value).error(error(name)).short()
    };
    let days = DAYS.iter().filter_map(|day| Some(Choice::new(*day, i18n::days(l, day.parse().ok()?))));
    // The form only changes the numbers of existing lines; a new line is set in a file, with its hours.
    let has = |kind| settings.lines.iter().any(|line| line.kind == kind);
    let line = |kind, name, value: &str| has(kind).then(|| field(name, value).entry(Entry::Phone).view());
    view! {
        <form method="post" action=routes::STAFF_SETTINGS.path_with(l, [frame.organisation()])>
            {csrf(frame)}
            <input type="hidden" name="seen" value=page.shown.authority.version.to_string() />
            {Choices::check("day", label(l, "day"))
                .choices(days)
                .chosen(form.days.clone())
                .error(error("day"))
                .beside()
                .view()}
            {field("times", &form.times).hint(tr!(l, "settings-times-hint")).view()}
            {field("promise", &form.promise).entry(Entry::Digits).view()}
            {line(LineKind::FrontDoor, "front-door", &form.front_door)}
            {line(LineKind::DutyTeam, "duty-team", &form.duty_team)}
            {field("adopted", &form.adopted).entry(Entry::Date).view()}
            <p>{tr!(l, "settings-by-file")}</p>
            {actions(Button::primary(tr!(l, "settings-save")).view())}
        </form>
    }
    .into_any()
}
