//! The buttons of a decision, and the sentence that the number shows.

use super::Seen;
use crate::{
    components::{Button, Choice, Choices, Select, actions},
    pages::{number::status_words, safeguard::names},
    staff::labels,
    tr,
};
use domain::{
    Locale,
    coding::{CodingProblem, DeclineReason},
    concern::Status,
};
use leptos::prelude::*;

/// The buttons.
pub(super) fn decide(l: Locale, seen: &Seen<'_>) -> AnyView {
    let reasons = DeclineReason::ALL.iter().map(|reason| (reason.code(), labels::decline(l, *reason)));
    let missing = seen.problems.contains(&CodingProblem::NoDeclineReason);
    let no_reason = missing.then(|| tr!(l, "staff-problem-no-decline-reason"));
    view! {
        <section class="card" aria-labelledby="decide">
            <h2 id="decide">{tr!(l, "staff-decide")}</h2>
            {actions(view! {
                {Button::primary(tr!(l, "staff-accept")).sends("do", "accept").view()}
                {Button::quiet(tr!(l, "staff-save")).sends("do", "save").view()}
                {Button::quiet(tr!(l, "staff-hold")).sends("do", "hold").view()}
            })}
            <div class="toolbar">
                {Select::new("why", tr!(l, "staff-decline-why"))
                    .error(no_reason)
                    .empty(tr!(l, "staff-choose"))
                    .options(reasons)
                    .chosen(seen.typed.decline.clone())
                    .view()}
                {Button::grave(tr!(l, "staff-decline")).sends("do", "decline").view()}
            </div>
            {actions(view! {
                {Button::quiet(tr!(l, "staff-give-back")).sends("do", "give-back").view()}
                {Button::quiet(tr!(l, "staff-step-back")).sends("do", "step-back").view()}
            })}
        </section>
    }
    .into_any()
}

/// The sentence that the number shows, each as the contributor will read it. While a concern is open its desk chooses, and
/// what was taken back shows none.
pub(super) fn show(l: Locale, seen: &Seen<'_>) -> Option<AnyView> {
    if seen.concern_open || seen.facts.withdrawn.is_some() {
        return None;
    }
    let read_in = seen.facts.locale;
    let choices = Status::ALL.iter().map(|status| {
        let said = format!("“{}”", status_words(read_in, *status));
        Choice::new(status.code(), names::status(l, *status)).hint_in(read_in, said)
    });
    let missing = (seen.trouble == Some(super::Trouble::NoStatus)).then(|| tr!(l, "staff-problem-no-status"));
    let open = missing.is_some();
    Some(
        view! {
            <details class="card" id="show" open=open>
                <summary>{tr!(l, "staff-number-shows")}</summary>
                <div>
                    <p>{tr!(l, "staff-show-about")}</p>
                    {Choices::radio("status", tr!(l, "concern-show"))
                        .error(missing)
                        .choices(choices)
                        .chosen(seen.facts.status.map(Status::code))
                        .view()}
                    {actions(Button::quiet(tr!(l, "staff-show-do")).sends("do", "show").view())}
                </div>
            </details>
        }
        .into_any(),
    )
}
