//! Every setting in words.

use crate::{
    components::{Column, Table, facts, line_name},
    i18n, tr,
};
use domain::{
    Locale,
    catalogue::catalogue,
    clock::Moment,
    figures::Cut,
    settings::{Absence, Settings, Shift},
};
use leptos::prelude::*;
use services::govern::settings::Shown;

/// All settings, part by part.
pub(super) fn all(l: Locale, shown: &Shown, now: Moment) -> AnyView {
    let settings = &shown.authority.settings;
    let parts = vec![
        (tr!(l, "settings-reading"), reading(l, settings, now)),
        (
            tr!(l, "settings-promise"),
            tr!(l, "settings-days", count = i64::from(settings.promise_days)).into_any(),
        ),
        (tr!(l, "settings-closed"), closed(l, settings)),
        (tr!(l, "settings-lines"), lines(l, settings)),
        (tr!(l, "settings-clocks"), clocks(l, settings)),
        (tr!(l, "settings-disclosure"), disclosure(l, settings)),
        (tr!(l, "settings-charter"), charter(l, settings)),
        (tr!(l, "settings-priorities"), priorities(l, settings)),
        (
            tr!(l, "settings-retention"),
            tr!(l, "settings-months", count = i64::from(settings.retention.concern_months)).into_any(),
        ),
    ];
    view! { {facts(parts)}{rota(l, shown)}{population(l, settings)} }.into_any()
}

/// The lines, one below the other; a dash if there are none.
fn list(lines: Vec<String>) -> AnyView {
    if lines.is_empty() {
        return "–".into_any();
    }
    lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view().into_any()
}

fn reading(l: Locale, settings: &Settings, now: Moment) -> AnyView {
    let times: Vec<String> = settings.reading.times.iter().map(|time| i18n::time(l, time.time())).collect();
    let when = format!("{}: {}", i18n::days(l, settings.reading.days), times.join(", "));
    let next = settings
        .next_reading(now)
        .map(|at| tr!(l, "settings-next", when = i18n::day_and_time(l, at.local())));
    list([Some(when), next].into_iter().flatten().collect())
}

fn closed(l: Locale, settings: &Settings) -> AnyView {
    let line = |closed: &domain::settings::Closed| {
        format!("{}: {}", i18n::date_range(l, closed.from, closed.to), closed.reason.get(l))
    };
    list(settings.closed.iter().map(line).collect())
}

fn lines(l: Locale, settings: &Settings) -> AnyView {
    let line = |line: &domain::settings::Line| {
        format!("{}: {}. {}", line_name(l, line), line.number, i18n::open_hours(l, &line.when))
    };
    list(settings.lines.iter().map(line).collect())
}

fn clocks(l: Locale, settings: &Settings) -> AnyView {
    let clocks = &settings.clocks;
    let n = i64::from;
    list(vec![
        tr!(l, "settings-clock-acknowledge", count = n(clocks.acknowledge_minutes)),
        tr!(l, "settings-clock-telephone", count = n(clocks.telephone_minutes)),
        tr!(l, "settings-clock-written", count = n(clocks.written_hours)),
        tr!(l, "settings-clock-decision", count = n(clocks.decision_working_days)),
        tr!(l, "settings-clock-chase", count = n(clocks.chase_working_days)),
        tr!(l, "settings-clock-officer", count = n(clocks.officer_hours)),
    ])
}

fn disclosure(l: Locale, settings: &Settings) -> AnyView {
    let floor = |cut| i64::try_from(settings.disclosure.floor(cut)).unwrap_or(i64::MAX);
    list(vec![
        tr!(l, "settings-floor", count = floor(Cut::All)),
        tr!(l, "settings-floor-service", count = floor(Cut::Service)),
    ])
}

fn charter(l: Locale, settings: &Settings) -> AnyView {
    let charter = &settings.charter;
    let adopted = match charter.adopted {
        Some(day) => tr!(l, "charter-adopted-on", date = i18n::date(l, day)),
        None => tr!(l, "settings-charter-not"),
    };
    let own = catalogue().charter.headings.iter().filter(|heading| charter.has_own(heading.code));
    let own: Vec<String> = own.map(|heading| heading.name.get(l).to_owned()).collect();
    let own = (!own.is_empty()).then(|| tr!(l, "settings-charter-own", headings = own.join(", ")));
    list([Some(adopted), own].into_iter().flatten().collect())
}

fn priorities(l: Locale, settings: &Settings) -> AnyView {
    let line = |one: &domain::settings::Priority| {
        let days = match one.to {
            Some(to) => i18n::date_range(l, one.from, to),
            None => tr!(l, "charter-adopted-on", date = i18n::date(l, one.from)),
        };
        format!("{} ({days})", one.name.get(l))
    };
    list(settings.priorities.iter().map(line).collect())
}

fn rota(l: Locale, shown: &Shown) -> AnyView {
    let rota = &shown.authority.settings.rota;
    let name = |person| shown.names.get(&person).cloned().unwrap_or_else(|| tr!(l, "settings-left"));
    let columns = vec![
        Column::words(tr!(l, "staff-column-actor")),
        Column::words(tr!(l, "staff-column-when")),
        Column::numbers(tr!(l, "settings-order")),
    ];
    let shift = |shift: &Shift| -> Vec<AnyView> {
        vec![
            name(shift.person).into_any(),
            i18n::open_hours(l, &[shift.when]).into_any(),
            i18n::number(i64::from(shift.order)).into_any(),
        ]
    };
    let table = Table::new("rota", tr!(l, "settings-rota"), columns).rows(rota.shifts.iter().map(shift));
    let away = |absence: &Absence| {
        let days = i18n::date_range(l, absence.from, absence.to);
        view! { <p>{tr!(l, "settings-away", name = name(absence.person), days = days)}</p> }
    };
    let away = rota.absences.iter().map(away).collect_view();
    view! { {table.dense().cards().view()}{away} }.into_any()
}

fn population(l: Locale, settings: &Settings) -> AnyView {
    let columns = vec![
        Column::words(tr!(l, "settings-year")),
        Column::words(tr!(l, "settings-age")),
        Column::numbers(tr!(l, "settings-number")),
        Column::words(tr!(l, "settings-source")),
    ];
    let row = |one: &domain::settings::Population| -> Vec<AnyView> {
        vec![
            one.year.to_string().into_any(),
            crate::figures::group_name(l, one).into_any(),
            i18n::number(i64::from(one.number)).into_any(),
            one.source.clone().into_any(),
        ]
    };
    let table = Table::new("population", tr!(l, "settings-population"), columns);
    table.rows(settings.population.iter().map(row)).dense().cards().view()
}
