//! Releasing a quarter: the checklist, the button, and what everyone will read.

mod checklist;

use crate::{
    components::{ErrorSummary, Tone, facts, notice},
    i18n,
    page::{Frame, document},
    pages::{answer::themes::figures, moderate::replies::reply_text},
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
    publish::{
        figures::Themes,
        releases::{Blocker, Listed, Readiness},
    },
};

/// What somebody pressed with, when nothing was released.
#[derive(Debug, Clone, Default)]
pub struct Pressed {
    /// What stood in the way.
    pub blockers: Vec<Blocker>,
    /// They said that it may go without what the checklist names.
    pub in_spite: bool,
    /// Why there is to be another version, as typed.
    pub why: Option<Bilingual>,
}

/// Which pages the one who looks may open: only those are linked.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "one for each page that a line may lead to")]
pub struct Opens {
    /// The queue.
    pub queue: bool,
    /// Summaries, to write and to read.
    pub summaries: bool,
    /// Replies that wait to be read.
    pub replies: bool,
    /// Summaries, to answer.
    pub themes: bool,
}

/// What stands on the page.
pub struct Model<'a> {
    /// Whether the quarter can be released.
    pub readiness: &'a Readiness,
    /// Summaries with their replies.
    pub work: &'a QuarterWork,
    /// The newest figures that passed the gate.
    pub figures: Option<&'a Themes>,
    /// It was released just now.
    pub done: bool,
    /// It was tried just now, and something stood in the way.
    pub pressed: Option<&'a Pressed>,
    /// What may be linked.
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
            {match model.figures {
                Some(themes) => figures(l, themes),
                None => view! { <p>{tr!(l, "staff-figures-none")}</p> }.into_any(),
            }}
        }
    })
}

/// Why nothing was released: with links to what has to be filled in, or that something else stands in the way.
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

/// The newest version that anyone can read already.
fn published(l: Locale, newest: &Listed) -> AnyView {
    let href = routes::RELEASE.path_with(l, [&newest.id.to_string()]);
    let date = i18n::date(l, newest.released.date());
    view! {
        <p>{tr!(l, "staff-release-version-now", version = newest.version, date = date)}" "
            <a href=href>{tr!(l, "staff-release-see")}</a></p>
    }
    .into_any()
}

/// The summaries and replies that would go in: what everybody will read.
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
