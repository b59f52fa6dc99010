//! The part of an item about somebody's safety: the calls that were made, a form for another, and the second
//! person's finding.

use super::{Seen, Trouble};
use crate::{
    components::{Button, Entry, Field, Select, TextArea, Tone, actions, card, facts, notice},
    i18n,
    pages::moderate::ring,
    staff::labels,
    tr,
};
use domain::{
    Locale,
    calls::{CallProblem, Rung},
};
use leptos::prelude::*;
use services::moderate::Recorded;

/// The section, for an item with a worry about safety or one that needs a call; nothing for others.
pub(super) fn section(l: Locale, seen: &Seen<'_>) -> Option<AnyView> {
    let needs =
        seen.safe.worry || seen.safe.ring || seen.trouble.is_some_and_call() || !seen.calls.is_empty();
    needs.then(|| {
        let made = seen.calls.iter().map(|call| recorded(l, call)).collect_view();
        let state = if seen.safe.cleared && !seen.trouble.is_some_and_call() {
            notice(Tone::Good, view! { <p>{tr!(l, "staff-call-cleared")}</p> })
        } else {
            notice(Tone::Care, view! { <p>{tr!(l, "staff-call-needed")}</p> })
        };
        let alone = (seen.safe.alone).then(|| view! { <p>{tr!(l, "staff-call-alone")}</p> });
        let body = view! {
            {ring::on_item(l, seen.safe.ring, seen.numbers)}
            {state}
            {made}
            {alone}
            {form(l, seen)}
            {no_concern(l, seen)}
        };
        view! { <div id="call">{card(tr!(l, "staff-call"), body)}</div> }.into_any()
    })
}

fn recorded(l: Locale, call: &Recorded) -> AnyView {
    let reference = (!call.reference.is_empty())
        .then(|| (tr!(l, "staff-call-reference"), call.reference.clone().into_any()));
    let said = view! { <span class="written">{call.said.clone()}</span> }.into_any();
    let lines = [
        (tr!(l, "staff-call-when"), i18n::day_and_time(l, call.rung_at.local()).into_any()),
        (tr!(l, "staff-call-rung"), labels::rung(l, call.rung).into_any()),
        (tr!(l, "staff-call-who"), call.who.clone().into_any()),
        (tr!(l, "staff-call-by"), call.by.clone().into_any()),
    ];
    facts(lines.into_iter().chain(reference).chain([(tr!(l, "staff-call-said"), said)]))
}

fn form(l: Locale, seen: &Seen<'_>) -> AnyView {
    let call = &seen.typed.call;
    let wrong = |wanted: &[CallProblem]| {
        let Some(Trouble::Call(problems)) = &seen.trouble else { return None };
        let found = problems.iter().find(|problem| wanted.contains(problem))?;
        Some(labels::call_problem(l, *found).1)
    };
    let rung = Rung::ALL.iter().map(|rung| (rung.code(), labels::rung(l, *rung)));
    view! {
        {Select::new("rung", tr!(l, "staff-call-rung"))
            .error(wrong(&[CallProblem::NoRung]))
            .empty(tr!(l, "staff-choose"))
            .options(rung)
            .chosen(call.rung.map(Rung::code))
            .view()}
        {Field::new("call-who", tr!(l, "staff-call-who"))
            .error(wrong(&[CallProblem::NoWho]))
            .value(call.who.clone())
            .view()}
        <div class="grid">
            {Field::new("call-day", tr!(l, "staff-call-day"))
                .entry(Entry::Date)
                .error(wrong(&[CallProblem::NoTime, CallProblem::WrongTime]))
                .value(seen.typed.call_day.clone())
                .view()}
            {Field::new("call-time", tr!(l, "staff-call-time"))
                .entry(Entry::Time)
                .value(seen.typed.call_time.clone())
                .view()}
        </div>
        {Field::new("call-reference", tr!(l, "staff-call-reference"))
            .hint(tr!(l, "staff-call-reference-hint"))
            .value(call.reference.clone())
            .view()}
        {TextArea::new("call-said", tr!(l, "staff-call-said"))
            .hint(tr!(l, "staff-call-said-hint"))
            .error(wrong(&[CallProblem::NoSaid, CallProblem::TooLong]))
            .value(call.said.clone())
            .rows(3)
            .view()}
        {actions(Button::quiet(tr!(l, "staff-call-record")).sends("do", "call").view())}
    }
    .into_any()
}

/// The form for "no concern". Only a second person may use it; the first reader alone cannot find that there
/// is no concern.
fn no_concern(l: Locale, seen: &Seen<'_>) -> Option<AnyView> {
    let error = (seen.trouble == Some(Trouble::NoWhy)).then(|| tr!(l, "staff-problem-no-why"));
    seen.safe.may_clear.then(|| {
        view! {
            {TextArea::new("no-concern", tr!(l, "staff-no-concern"))
                .hint(tr!(l, "staff-no-concern-hint"))
                .error(error)
                .value(seen.typed.no_concern.clone())
                .rows(2)
                .view()}
            {actions(Button::quiet(tr!(l, "staff-no-concern-do")).sends("do", "no-concern").view())}
        }
        .into_any()
    })
}

/// Whether the trouble is about a call: none was recorded, or its record has problems.
trait IsCall {
    fn is_some_and_call(&self) -> bool;
}

impl IsCall for Option<Trouble> {
    fn is_some_and_call(&self) -> bool {
        matches!(self, Some(Trouble::NeedsCall | Trouble::Call(_)))
    }
}
