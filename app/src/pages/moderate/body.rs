//! A bilingual text as summaries and replies have one: its two text boxes, its problems, and the warnings
//! that its writer is asked to look at.

use crate::{
    components::{Choice, Choices, ErrorSummary, TextArea, Tone, notice},
    staff::labels,
    tr,
};
use domain::{
    Bilingual, Locale,
    summary::{BodyProblem, Findings, Warning, WarningKind},
};
use leptos::prelude::*;

/// The check box by which a writer saves in spite of warnings.
pub const LOOKED: &str = "looked";

/// The problems, each linked to its control, followed by the warnings.
pub(crate) fn errors(l: Locale, findings: &Findings) -> AnyView {
    let summary = ErrorSummary::new(tr!(l, "staff-problems"));
    let summary = findings.problems.iter().fold(summary, |summary, problem| {
        let (control, message) = labels::body_problem(l, *problem);
        summary.error(control, message)
    });
    let summary = if findings.problems.is_empty() && !findings.warnings.is_empty() {
        summary.error(LOOKED, tr!(l, "staff-warnings"))
    } else {
        summary
    };
    summary.view()
}

/// The problem with one control of a bilingual text.
pub(crate) fn wrong(l: Locale, problems: &[BodyProblem], control: &str) -> Option<String> {
    let of = problems.iter().map(|problem| labels::body_problem(l, *problem));
    of.into_iter().find(|(name, _)| *name == control).map(|(_, message)| message)
}

/// The two text boxes, Welsh first. `tail` is appended to the control names if the page has several such
/// forms.
pub(crate) fn boxes(l: Locale, tail: &str, rows: u8, body: &Bilingual, problems: &[BodyProblem]) -> AnyView {
    let one = |control: &str, label: String, language, value: &str| {
        TextArea::new(format!("{control}{tail}"), label)
            .rows(rows)
            .written_in(language)
            .error(wrong(l, problems, control))
            .value(value)
            .view()
    };
    view! {
        {one("cy", tr!(l, "staff-in-welsh"), Locale::Cy, &body.cy)}
        {one("en", tr!(l, "staff-in-english"), Locale::En, &body.en)}
    }
    .into_any()
}

/// The warnings, and the check box to save in spite of them. It is never ticked beforehand.
pub(crate) fn warnings(l: Locale, tail: &str, warnings: &[Warning]) -> AnyView {
    if warnings.is_empty() {
        return ().into_any();
    }
    let lines = warnings.iter().map(|warning| view! { <li>{sentence(l, warning)}</li> });
    let looked = Choice::new("yes", tr!(l, "staff-warnings-looked"));
    let tick = Choices::check(format!("{LOOKED}{tail}"), tr!(l, "staff-warnings")).choice(looked);
    view! {
        {notice(Tone::Care, view! { <ul>{lines.collect_view()}</ul> })}
        {tick.view()}
    }
    .into_any()
}

fn sentence(l: Locale, warning: &Warning) -> String {
    let place = match warning.language {
        Locale::Cy => tr!(l, "staff-in-welsh"),
        Locale::En => tr!(l, "staff-in-english"),
    };
    let words = warning.words.join(" · ");
    match warning.kind {
        WarningKind::Name => tr!(l, "staff-warning-name", place = place, words = words),
        WarningKind::Count => tr!(l, "staff-warning-count", place = place, words = words),
        WarningKind::OtherLanguage => tr!(l, "staff-warning-language", place = place),
    }
}

/// Says that somebody changed the text after this person had opened it, shows the current text, and says that
/// what the person wrote is kept below.
pub(crate) fn changed(l: Locale, stands: Option<&Bilingual>) -> AnyView {
    let stands = stands.cloned().map(|body| {
        view! {
            <h2>{tr!(l, "staff-changed-stands")}</h2>
            <p class="written" lang="cy">{body.cy}</p>
            <p class="written" lang="en">{body.en}</p>
        }
    });
    notice(
        Tone::Care,
        view! {
            <p role="alert"><strong>{tr!(l, "staff-changed")}</strong></p>
            {stands}
            <p>{tr!(l, "staff-changed-yours")}</p>
        },
    )
}
