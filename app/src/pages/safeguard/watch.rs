//! The response times: how far the concerns of a year have come, and how long people waited for a call. Only
//! times and counts of a year: no words, and no single concern.

use super::names;
use crate::{
    components::{Column, Table, Tone, chip, notice},
    i18n,
    page::{Frame, document},
    tr,
};
use domain::{
    Locale,
    clock::Month,
    concern::{Band, Measure},
    disclosure::Workload,
};
use leptos::prelude::*;
use services::safeguard::{Times, Unfinished, Year};

/// The page, with each desk that the reader watches.
pub fn page(frame: &Frame, desks: &[Times]) -> String {
    let l = frame.locale;
    document(frame, &tr!(l, "watch"), || {
        let desks = desks.iter().map(|times| desk(l, times)).collect_view();
        view! {
            <h1>{tr!(l, "watch")}</h1>
            <p>{tr!(l, "watch-about")}</p>
            {desks}
        }
    })
}

fn desk(l: Locale, times: &Times) -> AnyView {
    let id = format!("watch-{}", times.desk);
    let [open, waiting, late] = times.now;
    let now = |load: Workload, tone: Tone, label: String| {
        let tone = if load.items() > 0 { tone } else { Tone::Plain };
        view! { <div><dt>{label}</dt><dd>{chip(tone, load.to_string())}</dd></div> }
    };
    let years = times.years.iter().map(|year| one(l, times, year)).collect_view();
    let none = times.years.is_empty().then(|| view! { <p>{tr!(l, "watch-none")}</p> });
    view! {
        <section aria-labelledby=id.clone()>
            <h2 id=id.clone()>{names::desk(l, times.desk)}</h2>
            <dl class="facts">
                {now(open, Tone::Plain, tr!(l, "watch-open"))}
                {now(waiting, Tone::Care, tr!(l, "watch-waiting"))}
                {now(late, Tone::Urgent, tr!(l, "watch-late"))}
            </dl>
            {unfinished(l, &times.unfinished)}
            {none}
            {years}
        </section>
    }
    .into_any()
}

/// One reporting year: how far its concerns have come, and in what time.
fn one(l: Locale, times: &Times, year: &Year) -> AnyView {
    let count = |name: &str| {
        let found = year.counted.iter().find(|(measure, _)| measure == name);
        found.map_or_else(|| "0".to_owned(), |(_, load)| load.to_string()).into_any()
    };
    let first = year.year.get(..4).unwrap_or_default();
    let title = tr!(l, "watch-year", year = first);
    let columns = [
        Column::words(tr!(l, "watch-column-what")),
        Column::numbers(tr!(l, "watch-band-hour")),
        Column::numbers(tr!(l, "watch-band-four")),
        Column::numbers(tr!(l, "watch-band-day")),
        Column::numbers(tr!(l, "watch-band-longer")),
    ];
    let by_band = |measure: Measure, label: String| {
        let bands = Band::ALL.iter().map(|band| count(&measure.name(Some(*band))));
        std::iter::once(label.into_any()).chain(bands).collect()
    };
    let id = format!("watch-{}-{first}", times.desk);
    let table = Table::new(id, title, columns.to_vec())
        .row(by_band(Measure::Taken, tr!(l, "watch-taken")))
        .row(by_band(Measure::Called, tr!(l, "watch-called")))
        .dense()
        .cards()
        .view();
    let plain = [
        (Measure::Came, tr!(l, "watch-came")),
        (Measure::Moved, tr!(l, "watch-moved")),
        (Measure::Closed, tr!(l, "watch-closed")),
        (Measure::NoConcern, tr!(l, "watch-no-concern")),
        (Measure::Joined, tr!(l, "watch-joined")),
    ];
    let plain = plain.map(|(measure, label)| (label, count(&measure.name(None))));
    view! { {table}{crate::components::facts(plain)} }.into_any()
}

/// Worries from past months that have not ended: counts, so that somebody can ask why.
fn unfinished(l: Locale, found: &[Unfinished]) -> Option<AnyView> {
    let lines: Vec<AnyView> = found
        .iter()
        .map(|found| {
            let month = month(&found.month).map(|month| i18n::month(l, month));
            let month = month.unwrap_or_else(|| found.month.clone());
            let why = match found.why.as_str() {
                "open" => tr!(l, "watch-unfinished-open", count = found.n),
                "unread" => tr!(l, "watch-unfinished-unread", count = found.n),
                _ => tr!(l, "watch-unfinished-not-raised", count = found.n),
            };
            view! { <li>{month}": "{why}</li> }.into_any()
        })
        .collect();
    (!lines.is_empty()).then(|| {
        notice(Tone::Care, view! { <p><strong>{tr!(l, "watch-unfinished")}</strong></p><ul>{lines}</ul> })
    })
}

/// A month as it is stored, `2026-11`.
fn month(stored: &str) -> Option<Month> {
    let (year, month) = stored.split_once('-')?;
    Some(Month { year: year.parse().ok()?, month: month.parse().ok()? })
}
