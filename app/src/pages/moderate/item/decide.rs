//! The buttons of a decision.

use super::Seen;
use crate::{
    components::{Button, Select, actions},
    staff::labels,
    tr,
};
use domain::{
    Locale,
    coding::{CodingProblem, DeclineReason},
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
