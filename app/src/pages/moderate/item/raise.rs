//! The form that raises a concern from an item: what it is about, who may be harmed, perhaps a colleague, and
//! why.

use super::{Seen, Trouble};
use crate::{
    components::{Button, Select, TextArea, actions},
    pages::safeguard::names,
    tr,
};
use domain::{
    Locale,
    concern::{About, Kind, Limits},
};
use leptos::prelude::*;
use services::safeguard::{RaiseProblem, WordsProblem};

/// A problem in words, and the control that it belongs to.
pub(super) fn problem(l: Locale, problem: RaiseProblem) -> (&'static str, String) {
    match problem {
        RaiseProblem::NoKind => ("concern-kind", tr!(l, "concern-problem-no-kind")),
        RaiseProblem::NoAbout => ("concern-about", tr!(l, "raise-problem-no-about")),
        RaiseProblem::NoSuchPerson => ("concern-person", tr!(l, "concern-problem-no-person")),
        RaiseProblem::Why(WordsProblem::None) => ("concern-why", tr!(l, "concern-problem-no-words")),
        RaiseProblem::Why(WordsProblem::TooLong) => {
            let most = i64::try_from(Limits::WORDS).unwrap_or(i64::MAX);
            ("concern-why", tr!(l, "concern-problem-too-long", most = most))
        }
    }
}

/// The form. It is folded, and open when it came back with problems.
pub(super) fn section(l: Locale, seen: &Seen<'_>) -> AnyView {
    let typed = seen.typed.concern.as_ref();
    let problems: &[RaiseProblem] = match &seen.trouble {
        Some(Trouble::Raise(problems)) => problems,
        _ => &[],
    };
    let wrong = |name: &str| {
        let found = problems.iter().map(|found| problem(l, *found)).find(|(control, _)| *control == name);
        found.map(|(_, message)| message)
    };
    let kinds = Kind::ALL.iter().map(|kind| (kind.code(), names::kind(l, *kind)));
    let abouts = About::ALL.iter().map(|about| (about.code(), names::about(l, *about)));
    let colleagues = seen.colleagues.iter().cloned();
    view! {
        <details class="card" id="raise" open=!problems.is_empty()>
            <summary>{tr!(l, "raise")}</summary>
            <div>
                <p>{tr!(l, "raise-about")}</p>
                {Select::new("concern-kind", tr!(l, "concern-move-kind"))
                    .error(wrong("concern-kind"))
                    .empty(tr!(l, "staff-choose"))
                    .options(kinds)
                    .chosen(typed.and_then(|new| new.kind).map(Kind::code))
                    .view()}
                {Select::new("concern-about", tr!(l, "concern-fact-about"))
                    .error(wrong("concern-about"))
                    .empty(tr!(l, "staff-choose"))
                    .options(abouts)
                    .chosen(typed.and_then(|new| new.about).map(About::code))
                    .view()}
                {Select::new("concern-person", tr!(l, "concern-person"))
                    .hint(tr!(l, "concern-person-hint"))
                    .error(wrong("concern-person"))
                    .empty(tr!(l, "concern-person-nobody"))
                    .options(colleagues)
                    .chosen(typed.map(|new| new.about_person.clone()))
                    .view()}
                {TextArea::new("concern-why", tr!(l, "concern-why"))
                    .hint(tr!(l, "raise-why-hint"))
                    .error(wrong("concern-why"))
                    .value(typed.map(|new| new.why.clone()).unwrap_or_default())
                    .rows(3)
                    .view()}
                {actions(Button::quiet(tr!(l, "raise-do")).sends("do", "raise").view())}
            </div>
        </details>
    }
    .into_any()
}
