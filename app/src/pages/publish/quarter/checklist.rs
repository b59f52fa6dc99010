//! The checklist of a release: what prevents it, what it would lack, and the form that releases.

use super::{Model, Opens, Pressed};
use crate::{
    components::{Button, Choice, Choices, TextArea, Tone, actions, card, notice},
    page::Frame,
    routes,
    staff::{csrf, labels},
    tr,
};
use domain::{Bilingual, Locale, catalogue::ThemeCode, clock::Quarter};
use leptos::prelude::*;
use services::publish::releases::{Blocker, Caution, Readiness, says_why};

/// The checklist. The release button is shown only if it would work.
pub(super) fn view(frame: &Frame, model: &Model<'_>) -> AnyView {
    let l = frame.locale;
    let readiness = model.readiness;
    let quarter = readiness.quarter;
    if !readiness.blockers.is_empty() {
        let lines = readiness
            .blockers
            .iter()
            .map(|blocker| item(says(l, *blocker), link(frame, model.opens, *blocker, quarter)));
        let lines = lines.collect_view();
        let to_come = !readiness.cautions.is_empty() && !readiness.blockers.contains(&Blocker::Released);
        let cautions = to_come.then(|| cautions(frame, model));
        return notice(
            Tone::Care,
            view! { <p>{tr!(l, "staff-release-waits")}</p><ul>{lines}</ul>{cautions} },
        );
    }
    let form = view! {
        <p>{tr!(l, "staff-release-hint")}</p>
        {if readiness.cautions.is_empty() {
            view! { <p>{tr!(l, "staff-release-complete")}</p> }.into_any()
        } else {
            cautions(frame, model)
        }}
        {form(frame, readiness, model.pressed)}
    };
    card(tr!(l, "staff-release-ready"), form)
}

/// The controls to fill in before releasing, each with its problem.
pub(super) fn errors(l: Locale, pressed: &Pressed) -> Vec<(&'static str, String)> {
    let mut errors = Vec::new();
    for blocker in &pressed.blockers {
        match blocker {
            Blocker::NotTicked => errors.push(("spite", tr!(l, "staff-release-spite-missing"))),
            Blocker::NoReason => {
                let why = pressed.why.clone().unwrap_or_else(nothing);
                if !says_why(&why.cy) {
                    errors.push(("cy", tr!(l, "staff-release-why-missing-cy")));
                }
                if !says_why(&why.en) {
                    errors.push(("en", tr!(l, "staff-release-why-missing-en")));
                }
            }
            _ => {}
        }
    }
    errors
}

fn nothing() -> Bilingual {
    Bilingual { cy: String::new(), en: String::new() }
}

fn says(l: Locale, blocker: Blocker) -> String {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    match blocker {
        Blocker::NotOver => tr!(l, "staff-blocker-not-over"),
        Blocker::NoFigures => tr!(l, "staff-blocker-no-figures"),
        Blocker::UnreadSummaries(n) => tr!(l, "staff-blocker-summaries", count = count(n)),
        Blocker::UnreadReplies(n) => tr!(l, "staff-blocker-replies", count = count(n)),
        Blocker::Released => tr!(l, "staff-blocker-released"),
        Blocker::NotTicked => tr!(l, "staff-release-spite-missing"),
        Blocker::NoReason => tr!(l, "staff-release-why"),
    }
}

/// The link to where a blocker can be resolved, for those who may open that page.
fn link(frame: &Frame, opens: Opens, blocker: Blocker, quarter: Quarter) -> Option<String> {
    let (l, here) = (frame.locale, frame.organisation());
    let page = match blocker {
        Blocker::UnreadSummaries(_) => opens.summaries.then(|| routes::STAFF_SUMMARIES.path_with(l, [here])),
        Blocker::UnreadReplies(_) => opens.replies.then(|| routes::STAFF_REPLIES.path_with(l, [here])),
        _ => None,
    };
    page.map(|page| format!("{page}?quarter={quarter}"))
}

fn item(text: String, link: Option<String>) -> AnyView {
    match link {
        Some(href) => view! { <li><a href=href>{text}</a></li> }.into_any(),
        None => view! { <li>{text}</li> }.into_any(),
    }
}

/// What the release would lack.
fn cautions(frame: &Frame, model: &Model<'_>) -> AnyView {
    let (l, here) = (frame.locale, frame.organisation());
    let quarter = model.readiness.quarter;
    let lines = model.readiness.cautions.iter().map(|caution| {
        let of = |themes: &[ThemeCode]| {
            let names: Vec<String> = themes.iter().map(|theme| labels::theme(l, *theme)).collect();
            (i64::try_from(themes.len()).unwrap_or(i64::MAX), names.join("; "))
        };
        let (line, page) = match caution {
            Caution::Unread(items) => (
                tr!(l, "staff-caution-unread", count = items.to_string()),
                model.opens.queue.then(|| routes::STAFF_QUEUE.path_with(l, [here])),
            ),
            Caution::NoSummary(themes) => {
                let (count, themes) = of(themes);
                (
                    tr!(l, "staff-caution-no-summary", count = count, themes = themes),
                    model.opens.summaries.then(|| routes::STAFF_SUMMARIES.path_with(l, [here])),
                )
            }
            Caution::NoReply(themes) => {
                let (count, themes) = of(themes);
                (
                    tr!(l, "staff-caution-no-reply", count = count, themes = themes),
                    model.opens.themes.then(|| routes::STAFF_THEMES.path_with(l, [here])),
                )
            }
        };
        item(line, page.map(|page| format!("{page}?quarter={quarter}")))
    });
    view! { <p>{tr!(l, "staff-release-cautions")}</p><ul>{lines.collect_view()}</ul> }.into_any()
}

/// The form: the check box if something is missing, the reason if a version is replaced, the button.
fn form(frame: &Frame, readiness: &Readiness, pressed: Option<&Pressed>) -> AnyView {
    let l = frame.locale;
    let errors = pressed.map(|pressed| errors(l, pressed)).unwrap_or_default();
    let wrong =
        |control: &str| errors.iter().find(|(name, _)| *name == control).map(|(_, message)| message.clone());
    let ticked = pressed.is_some_and(|pressed| pressed.in_spite);
    let tick = (!readiness.cautions.is_empty()).then(|| {
        Choices::check("spite", tr!(l, "staff-release-spite-ask"))
            .choice(Choice::new("1", tr!(l, "staff-release-spite")).hint(tr!(l, "staff-release-spite-hint")))
            .error(wrong("spite"))
            .chosen(ticked.then_some("1"))
            .view()
    });
    let version = readiness.next();
    let why = (version > 1).then(|| {
        let why = pressed.and_then(|pressed| pressed.why.clone()).unwrap_or_else(nothing);
        view! {
            <h3>{tr!(l, "staff-release-why")}</h3>
            <p class="hint">{tr!(l, "staff-release-why-hint")}</p>
            {TextArea::new("cy", tr!(l, "staff-in-welsh"))
                .written_in(Locale::Cy)
                .error(wrong("cy"))
                .value(why.cy)
                .view()}
            {TextArea::new("en", tr!(l, "staff-in-english"))
                .written_in(Locale::En)
                .error(wrong("en"))
                .value(why.en)
                .view()}
        }
    });
    let button = match (readiness.preview, version) {
        (true, _) => tr!(l, "staff-release-do-preview"),
        (false, 1) => tr!(l, "staff-release-do"),
        (false, version) => tr!(l, "staff-release-do-version", version = version),
    };
    view! {
        <form method="post" action=routes::STAFF_QUARTER.path_with(l, [frame.organisation()]) novalidate>
            {csrf(frame)}
            <input type="hidden" name="quarter" value=readiness.quarter.to_string() />
            <input type="hidden" name="version" value=version.to_string() />
            {tick}
            {why}
            {actions(Button::primary(button).view())}
        </form>
    }
    .into_any()
}
