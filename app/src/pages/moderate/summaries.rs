//! The themes of a quarter: what can be summarised, what is written, what was read.

use crate::{
    components::{Button, Column, Select, Table, TableCell, Tone, chip, toolbar},
    i18n,
    page::{Frame, document},
    routes,
    staff::labels,
    tr,
};
use domain::{
    Locale,
    clock::Quarter,
    summary::{MIN_SOURCES, SummaryState},
};
use leptos::prelude::*;
use services::moderate::summaries::{QuarterWork, ThemeWork};

/// The page.
pub fn page(frame: &Frame, work: &QuarterWork) -> String {
    let l = frame.locale;
    document(frame, &tr!(l, "staff-summaries"), || {
        let columns = vec![
            Column::words(tr!(l, "staff-column-theme")),
            Column::numbers(tr!(l, "staff-column-material")),
            Column::words(tr!(l, "staff-column-state")),
            Column::words(tr!(l, "staff-column-writer")),
            Column::numbers(tr!(l, "staff-column-replies")),
            Column::words(tr!(l, "staff-column-act")),
        ];
        let rows = work.themes.iter().map(|theme| row(frame, work.quarter, theme));
        let table =
            Table::new("summaries", i18n::months_of(l, work.quarter), columns).rows(rows).dense().cards();
        let least = i64::try_from(MIN_SOURCES).unwrap_or(0);
        view! {
            <h1>{tr!(l, "staff-summaries")}</h1>
            <p>{tr!(l, "staff-summaries-about", least = least)}</p>
            {choose(l, &routes::STAFF_SUMMARIES.path_with(l, [frame.organisation()]), work.quarter, &work.quarters)}
            {table.view()}
            <p><a href=routes::STAFF_REPLIES.path_with(l, [frame.organisation()])>{tr!(l, "staff-replies-link")}</a></p>
        }
    })
}

/// The form that chooses which quarter a page shows.
pub(crate) fn choose(l: Locale, action: &str, shown: Quarter, quarters: &[Quarter]) -> AnyView {
    choose_keeping(l, action, shown, quarters, None)
}

/// The same form, keeping another query value of the address.
pub(crate) fn choose_keeping(
    l: Locale,
    action: &str,
    shown: Quarter,
    quarters: &[Quarter],
    kept: Option<(&'static str, &str)>,
) -> AnyView {
    let kept = kept.map(|(name, value)| view! { <input type="hidden" name=name value=value.to_owned() /> });
    let mut all = quarters.to_vec();
    if !all.contains(&shown) {
        all.insert(0, shown);
    }
    let options = all.into_iter().map(|quarter| (quarter.to_string(), i18n::months_of(l, quarter)));
    view! {
        <form method="get" action=action>
            {kept}
            {toolbar(view! {
                {Select::new("quarter", tr!(l, "staff-quarter-choose"))
                    .options(options)
                    .chosen(Some(shown.to_string()))
                    .view()}
                {Button::quiet(tr!(l, "staff-show")).view()}
            })}
        </form>
    }
    .into_any()
}

/// The state of a summary, as a chip.
pub(super) fn standing(l: Locale, state: Option<SummaryState>) -> AnyView {
    match state {
        None => chip(Tone::Plain, tr!(l, "staff-summary-none")),
        Some(SummaryState::Draft) => chip(Tone::Care, tr!(l, "staff-summary-draft")),
        Some(SummaryState::Valid) => chip(Tone::Good, tr!(l, "staff-summary-valid")),
        Some(SummaryState::TakenDown) => chip(Tone::Plain, tr!(l, "staff-taken-down")),
    }
}

fn row(frame: &Frame, quarter: Quarter, work: &ThemeWork) -> Vec<TableCell> {
    let l = frame.locale;
    let name = labels::theme(l, work.theme);
    let href = routes::STAFF_SUMMARY
        .path_with(l, [frame.organisation(), &quarter.to_string(), &work.theme.to_string()]);
    let summary = work.summary.as_ref();
    let open = tr!(l, "staff-open-theme", theme = name.as_str());
    vec![
        format!("{} {name}", work.theme).into_any(),
        work.material.items().into_any(),
        standing(l, summary.map(|summary| summary.state)),
        summary.map(|summary| summary.writer.1.clone()).into_any(),
        work.replies.len().into_any(),
        view! { <a href=href aria-label=open>{tr!(l, "staff-open")}</a> }.into_any(),
    ]
}
