//! Writing, or second-reading, the summary of one theme.

use super::{body, summaries::standing};
use crate::{
    components::{Button, Tone, actions, notice},
    i18n,
    page::{Frame, document},
    routes,
    staff::{csrf, labels},
    tr,
};
use domain::{
    Bilingual, Locale,
    summary::{Findings, MIN_SOURCES, SummaryState},
};
use leptos::prelude::*;
use services::moderate::summaries::{Desk, Summary};

/// The page's model.
pub struct Model<'a> {
    /// The theme, with the feedback to draw on.
    pub desk: &'a Desk,
    /// The text, as saved or as just posted.
    pub body: &'a Bilingual,
    /// The problems and warnings about the posted text.
    pub findings: &'a Findings,
    /// Somebody changed the text after the reader had opened it.
    pub changed: bool,
    /// The reader wrote it, so somebody else must second-read it.
    pub own: bool,
}

/// The page.
pub fn page(frame: &Frame, model: &Model<'_>) -> String {
    let l = frame.locale;
    let desk = model.desk;
    let name = labels::theme(l, desk.theme);
    let quarter = desk.quarter.to_string();
    let action =
        routes::STAFF_SUMMARY.path_with(l, [frame.organisation(), &quarter, &desk.theme.to_string()]);
    document(frame, &name, || {
        let enough = desk.sources.len() >= MIN_SOURCES;
        let few = i64::try_from(desk.sources.len()).unwrap_or(0);
        let stands = desk.summary.as_ref();
        let written = stands.map(|summary| summary.written.0.to_string()).unwrap_or_default();
        let findings = model.findings;
        view! {
            <p><a href=format!("{}?quarter={quarter}", routes::STAFF_SUMMARIES.path_with(l, [frame.organisation()]))>{tr!(l, "staff-summaries")}</a></p>
            <h1>{format!("{} {name}", desk.theme)}</h1>
            <p>{i18n::months_of(l, desk.quarter)}" "{standing(l, desk.summary.as_ref().map(|s| s.state))}</p>
            {body::errors(l, findings)}
            {model.changed.then(|| body::changed(l, stands.map(|summary| &summary.body)))}
            {(!enough).then(|| notice(Tone::Care, view! { <p>{tr!(l, "staff-summary-few", count = few)}</p> }))}
            <div class="columns">
                <div>{sources(l, desk)}</div>
                <div>
                    {desk.summary.as_ref().map(|summary| second_reading(frame, &action, summary, model.own))}
                    <form method="post" action=action.clone() novalidate>
                        {csrf(frame)}
                        <input type="hidden" name="written" value=written />
                        <h2>{tr!(l, "staff-summary-write")}</h2>
                        <p>{tr!(l, "staff-summary-hint")}</p>
                        {body::boxes(l, "", 8, model.body, &findings.problems)}
                        {body::warnings(l, "", &findings.warnings)}
                        {actions(Button::primary(tr!(l, "staff-summary-save")).sends("do", "write").view())}
                    </form>
                </div>
            </div>
        }
    })
}

fn second_reading(frame: &Frame, action: &str, summary: &Summary, own: bool) -> AnyView {
    let l = frame.locale;
    if summary.state == SummaryState::Valid {
        return notice(Tone::Good, view! { <p>{tr!(l, "staff-summary-is-valid")}</p> });
    }
    if summary.state == SummaryState::TakenDown {
        return notice(Tone::Plain, view! { <p>{tr!(l, "staff-summary-taken-down")}</p> });
    }
    if own {
        return notice(Tone::Plain, view! { <p>{tr!(l, "staff-summary-own")}</p> });
    }
    let writer = summary.writer.1.clone();
    view! {
        <section class="card" aria-labelledby="second">
            <h2 id="second">{tr!(l, "staff-summary-second")}</h2>
            <p>{tr!(l, "staff-summary-second-hint", name = writer)}</p>
            <h3>{tr!(l, "staff-in-welsh")}</h3>
            <p class="written" lang="cy">{summary.body.cy.clone()}</p>
            <h3>{tr!(l, "staff-in-english")}</h3>
            <p class="written" lang="en">{summary.body.en.clone()}</p>
            <form method="post" action=action.to_owned()>
                {csrf(frame)}
                <input type="hidden" name="written" value=summary.written.0.to_string() />
                {actions(Button::primary(tr!(l, "staff-summary-fair")).sends("do", "read").view())}
            </form>
        </section>
    }
    .into_any()
}

/// The redacted words to draw on.
fn sources(l: Locale, desk: &Desk) -> AnyView {
    let count = i64::try_from(desk.sources.len()).unwrap_or(0);
    let items = desk.sources.iter().map(|source| {
        let boxes = source.words.boxes().iter().map(|(word_box, words)| {
            view! { <p class="written"><small>{labels::word_box(l, *word_box)}</small>{words.clone()}</p> }
        });
        view! { <li>{boxes.collect_view()}</li> }
    });
    view! {
        <section aria-labelledby="sources">
            <h2 id="sources">{tr!(l, "staff-sources", count = count)}</h2>
            <p>{tr!(l, "staff-sources-hint")}</p>
            <ol class="sources">{items.collect_view()}</ol>
        </section>
    }
    .into_any()
}
