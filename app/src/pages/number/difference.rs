//! What came of a promise to somebody, and whether it made a difference to them.

use super::{DO, FoundPage, hidden::hidden};
use crate::{
    commitments::{entry, standing_chip},
    components::{Button, Choice, Choices, Tone, actions, notice},
    figures::difference_name,
    routes, tr,
};
use domain::{Locale, commitment::Difference};
use leptos::prelude::*;
use services::{Uuid, number::Promised};

/// The action that sends the answer.
pub const DIFFERENCE: &str = "difference";
/// The form field of the commitment.
pub const COMMITMENT: &str = "commitment";
/// The form field of the answer; the commitment follows after a hyphen.
pub const ANSWER: &str = "answer";

/// What became of an answer about a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// It was kept.
    Kept(Uuid),
    /// None was chosen.
    Missing(Uuid),
}

/// Where a promise stands, what the service has said of it, and, once it is said to be done, the question.
pub(super) fn promised(l: Locale, page: &FoundPage, promise: &Promised) -> AnyView {
    let entries = promise.entries.iter();
    let entries = entries.map(|said| entry(l, said.kind, said.on, said.written.date(), &said.body));
    let since =
        (!promise.entries.is_empty()).then(|| view! { <ul class="story">{entries.collect_view()}</ul> });
    view! {
        <p><strong>{tr!(l, "number-promise-since")}</strong>" "{standing_chip(l, promise.standing)}</p>
        {since}
        {promise.is_done().then(|| ask(l, page, promise))}
    }
    .into_any()
}

fn ask(l: Locale, page: &FoundPage, promise: &Promised) -> AnyView {
    let id = promise.commitment.id;
    let kept = (page.difference == Some(Told::Kept(id)))
        .then(|| notice(Tone::Good, view! { <p role="status">{tr!(l, "number-difference-thanks")}</p> }));
    let missing = (page.difference == Some(Told::Missing(id))).then(|| tr!(l, "number-difference-none"));
    let said = promise.said.map(|answer| {
        view! { <p>{tr!(l, "number-difference-said", answer = difference_name(l, answer))}</p> }
    });
    let answers =
        Difference::ALL.iter().map(|answer| Choice::new(answer.code(), difference_name(l, *answer)));
    // Several promises may stand on one page: each form has control names of its own.
    let name = format!("{ANSWER}-{id}");
    view! {
        <form method="post" action=routes::NUMBER.path(l) autocomplete="off">
            {hidden(&page.number)}
            <input type="hidden" name=COMMITMENT value=id.to_string() />
            {kept}
            {said}
            <p>{tr!(l, "number-difference-why")}</p>
            {Choices::radio(name, tr!(l, "difference-ask"))
                .choices(answers)
                .error(missing)
                .chosen(promise.said.map(Difference::code))
                .view()}
            {actions(Button::primary(tr!(l, "number-difference-send")).sends(DO, DIFFERENCE).view())}
        </form>
    }
    .into_any()
}
