//! Releasing a quarter: the checklist, the button, and what everyone will read.

mod checklist;

use crate::{
    components::{ErrorSummary, Tone, facts, notice},
    i18n,
    page::{Frame, document},
    pages::moderate::replies::reply_text,
    routes,
    staff::labels,
    tr,
};
use domain::{
    Bilingual, Locale,
    summary::{MIN_SOURCES, SummaryState},
};
use leptos::prelude::*;
use services::{
    moderate::summaries::{QuarterWork, Summary},
    publish::releases::{Blocker, Listed, Readiness},
};

/// An attempt to release that released nothing.
#[derive(Debug, Clone, Default)]
pub struct Pressed {
    /// What prevented it.
    pub blockers: Vec<Blocker>,
    /// Whether "release in spite of what is missing" was ticked.
    pub in_spite: bool,
    /// Why there is to be another version, as typed.
    pub why: Option<Bilingual>,
}

/// The pages that the reader may open: only those are linked.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "one for each page that a line may lead to")]
pub struct Opens {
    /// The queue.
    pub queue: bool,
    /// The summaries, to write and to read.
    pub summaries: bool,
    /// The replies to read.
    pub replies: bool,
    /// The summaries, to reply to.
    pub themes: bool,
}

/// The page's model.
pub struct Model<'a> {
    /// Whether the quarter can be released, and what is missing.
    pub readiness: &'a Readiness,
    /// The summaries with their replies.
    pub work: &'a QuarterWork,
    /// It was just released.
    pub done: bool,
    /// The attempt just made, if something prevented it.
    pub pressed: Option<&'a Pressed>,
    /// The pages that may be linked.
    pub opens: Opens,
}

/// The page.
pub fn page(frame: &Frame, model: &Model<'_>) -> String {
    let l = frame.locale;
    let readiness = model.readiness;
    document(frame, &tr!(l, "staff-quarter"), || {
        let months = i18n::months_of(l, readiness.quarter);
        let done = model
            .done
            .then(|| notice(Tone::Good, view! { <p role="status">{tr!(l, "staff-release-done")}</p> }));
        view! {
            <h1>{tr!(l, "staff-quarter")}</h1>
            {done}
            {model.pressed.map(|pressed| refused(l, pressed))}
            {crate::pages::moderate::summaries::choose(l, &routes::STAFF_QUARTER.path_with(l, [frame.organisation()]), readiness.quarter, &model.work.quarters)}
            <h2>{months}</h2>
            {readiness.preview.then(|| notice(Tone::Care, view! { <p>{tr!(l, "staff-release-preview")}</p> }))}
            {facts([
                (tr!(l, "staff-release-summaries"), readiness.summaries.into_any()),
                (tr!(l, "staff-release-replies"), readiness.replies.into_any()),
            ])}
            {readiness.released.as_ref().map(|newest| published(l, newest))}
            {checklist::view(frame, model)}
            <h2>{tr!(l, "staff-release-words")}</h2>
            {words(l, model.work)}
            <h2>{tr!(l, "staff-figures")}</h2>
            <p><a href=format!("{}?period={}", routes::STAFF_FIGURES.path_with(l, [frame.organisation()]), readiness.quarter)>
                {tr!(l, "staff-figures-link")}
            </a></p>
        }
    })
}

/// Why nothing was released: links to the controls to fill in, or a sentence that something else prevents it.
fn refused(l: Locale, pressed: &Pressed) -> AnyView {
    let mut summary = ErrorSummary::new(tr!(l, "staff-problems"));
    let mut fillable = false;
    for (control, message) in checklist::errors(l, pressed) {
        summary = summary.error(control, message);
        fillable = true;
    }
    if fillable {
        summary.view()
    } else {
        notice(Tone::Care, view! { <p role="alert">{tr!(l, "staff-release-refused")}</p> })
    }
}

/// The newest version that is already public.
fn published(l: Locale, newest: &Listed) -> AnyView {
    let href = routes::RELEASE.path_with(l, [&newest.id.to_string()]);
    let date = i18n::date(l, newest.released.date());
    view! {
        <p>{tr!(l, "staff-release-version-now", version = newest.version, date = date)}" "
            <a href=href>{tr!(l, "staff-release-see")}</a></p>
    }
    .into_any()
}

/// The summaries and replies that the release would contain.
fn words(l: Locale, work: &QuarterWork) -> AnyView {
    let goes_in = |summary: &&Summary| {
        let enough = usize::try_from(summary.sources).is_ok_and(|sources| sources >= MIN_SOURCES);
        summary.state == SummaryState::Valid && enough
    };
    let summaries: Vec<AnyView> = work
        .themes
        .iter()
        .filter_map(|theme| Some((theme.summary.as_ref().filter(goes_in)?, &theme.replies)))
        .map(|(summary, replies)| {
            let replies: Vec<AnyView> = replies
                .iter()
                .filter(|reply| reply.state.may_be_shown())
                .map(|reply| view! { <li>{reply_text(l, reply)}</li> }.into_any())
                .collect();
            let none = replies
                .is_empty()
                .then(|| view! { <p class="hint">{tr!(l, "staff-release-words-no-reply")}</p> });
            view! {
                <section class="card">
                    <h3>{labels::theme(l, summary.theme)}</h3>
                    <p class="written" lang="cy">{summary.body.cy.clone()}</p>
                    <p class="written" lang="en">{summary.body.en.clone()}</p>
                    {none}
                    <ul class="plain">{replies}</ul>
                </section>
            }
            .into_any()
        })
        .collect();
    if summaries.is_empty() {
        return view! { <p>{tr!(l, "staff-release-words-none")}</p> }.into_any();
    }
    summaries.into_any()
}
