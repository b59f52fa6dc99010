//! Releasing a quarter: what is ready, what stands in the way, and the button.

use crate::{
    components::{Button, Tone, actions, card, facts, notice},
    i18n,
    page::{Frame, document},
    pages::answer::themes::figures,
    routes,
    staff::{csrf, labels},
    tr,
};
use domain::Locale;
use leptos::prelude::*;
use services::{
    moderate::summaries::QuarterWork,
    publish::{
        figures::Themes,
        releases::{Blocker, Readiness},
    },
};

/// What stands on the page.
pub struct Model<'a> {
    /// Whether the quarter can be released.
    pub readiness: &'a Readiness,
    /// Summaries that would go in, with their replies.
    pub work: &'a QuarterWork,
    /// The newest figures that passed the gate.
    pub figures: Option<&'a Themes>,
    /// It was released just now.
    pub done: bool,
    /// It was tried just now, and something stood in the way.
    pub refused: bool,
}

fn says(l: Locale, blocker: Blocker) -> String {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    match blocker {
        Blocker::NotOver => tr!(l, "staff-blocker-not-over"),
        Blocker::NoFigures => tr!(l, "staff-blocker-no-figures"),
        Blocker::UnreadSummaries(n) => tr!(l, "staff-blocker-summaries", count = count(n)),
        Blocker::UnreadReplies(n) => tr!(l, "staff-blocker-replies", count = count(n)),
        Blocker::Released => tr!(l, "staff-blocker-released"),
    }
}

/// The page.
pub fn page(frame: &Frame, model: &Model<'_>) -> String {
    let l = frame.locale;
    let readiness = model.readiness;
    document(frame, &tr!(l, "staff-quarter"), || {
        let months = i18n::months_of(l, readiness.quarter);
        let published = readiness.released.map(|id| {
            let href = routes::RELEASE.path_with(l, [&id.to_string()]);
            view! { <p><a href=href>{tr!(l, "staff-release-see")}</a></p> }
        });
        let done = model
            .done
            .then(|| notice(Tone::Good, view! { <p role="status">{tr!(l, "staff-release-done")}</p> }));
        let refused = model
            .refused
            .then(|| notice(Tone::Care, view! { <p role="alert">{tr!(l, "staff-release-refused")}</p> }));
        view! {
            <h1>{tr!(l, "staff-quarter")}</h1>
            {done}
            {refused}
            {crate::pages::moderate::summaries::choose(l, &routes::STAFF_QUARTER.path_with(l, [frame.organisation()]), readiness.quarter, &model.work.quarters)}
            <h2>{months}</h2>
            {facts([
                (tr!(l, "staff-release-summaries"), readiness.summaries.into_any()),
                (tr!(l, "staff-release-replies"), readiness.replies.into_any()),
            ])}
            {published}
            {verdict(frame, readiness)}
            {words(l, model.work)}
            <h2>{tr!(l, "staff-figures")}</h2>
            {match model.figures {
                Some(themes) => figures(l, themes),
                None => view! { <p>{tr!(l, "staff-figures-none")}</p> }.into_any(),
            }}
        }
    })
}

/// The button, or what stands in its way. Never a button that would do nothing.
fn verdict(frame: &Frame, readiness: &Readiness) -> AnyView {
    let l = frame.locale;
    if !readiness.blockers.is_empty() {
        let lines = readiness.blockers.iter().map(|blocker| view! { <li>{says(l, *blocker)}</li> });
        let lines = lines.collect_view();
        return notice(Tone::Care, view! { <p>{tr!(l, "staff-release-waits")}</p><ul>{lines}</ul> });
    }
    let form = view! {
        <p>{tr!(l, "staff-release-hint")}</p>
        <form method="post" action=routes::STAFF_QUARTER.path_with(l, [frame.organisation()])>
            {csrf(frame)}
            <input type="hidden" name="quarter" value=readiness.quarter.to_string() />
            {actions(Button::primary(tr!(l, "staff-release-do")).view())}
        </form>
    };
    card(tr!(l, "staff-release-ready"), form)
}

/// The summaries that would go in: what everybody will read.
fn words(l: Locale, work: &QuarterWork) -> AnyView {
    let summaries = work.themes.iter().filter_map(|theme| {
        let summary = theme.summary.as_ref()?;
        Some(view! {
            <h3>{labels::theme(l, summary.theme)}</h3>
            <p class="written" lang="cy">{summary.body.cy.clone()}</p>
            <p class="written" lang="en">{summary.body.en.clone()}</p>
        })
    });
    summaries.collect_view().into_any()
}
