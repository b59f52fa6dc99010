//! The forms for the status sentence, for notes, and for opening contact details.

use super::{Drawn, Model};
use crate::{
    components::{Choice, Choices, Select, TextArea},
    i18n,
    pages::{number::status_words, safeguard::names},
    staff::labels,
    tr,
};
use domain::{Locale, calls::ReachReason, concern::Status};
use leptos::prelude::*;

/// The form for the status sentence, with each sentence as the contributor will read it.
pub(super) fn show(drawn: Drawn<'_>, model: &Model<'_>) -> AnyView {
    let l = drawn.l;
    let mut readers: Vec<Locale> = model.concern.feedback.iter().map(|told| told.about.locale).collect();
    readers.sort_unstable();
    readers.dedup();
    let choices = Status::ALL.iter().map(|status| {
        let choice = Choice::new(status.code(), names::status(l, *status));
        let said = |locale: &Locale| format!("“{}”", status_words(*locale, *status));
        match readers.as_slice() {
            [locale] => choice.hint_in(*locale, said(locale)),
            several => choice.hint(several.iter().map(said).collect::<Vec<_>>().join(" · ")),
        }
    });
    let shown = model.concern.facts.standing.status.map(Status::code);
    let chosen = drawn.typed("status").or(shown);
    view! {
        <p>{tr!(l, "concern-show-about")}</p>
        {Choices::radio("status", tr!(l, "concern-show"))
            .error(drawn.wrong("status"))
            .choices(choices)
            .chosen(chosen)
            .view()}
    }
    .into_any()
}

/// The form for a note.
pub(super) fn note(drawn: Drawn<'_>, _: &Model<'_>) -> AnyView {
    let l = drawn.l;
    TextArea::new("note", tr!(l, "concern-note"))
        .hint(tr!(l, "concern-note-hint"))
        .error(drawn.wrong("note"))
        .value(drawn.text("note"))
        .rows(3)
        .view()
}

/// The form that opens the contributor's contact details. It asks for a reason, as a code and in words.
pub(super) fn identity(drawn: Drawn<'_>, model: &Model<'_>) -> AnyView {
    let l = drawn.l;
    let reasons = ReachReason::ALL.iter().map(|reason| (reason.code(), labels::reach_reason(l, *reason)));
    let of = which(drawn, model, "feedback");
    view! {
        <p>{tr!(l, "concern-identity-about")}</p>
        {of}
        {Select::new("reach", tr!(l, "concern-identity-reason"))
            .error(drawn.wrong("reach"))
            .empty(tr!(l, "staff-choose"))
            .options(reasons)
            .chosen(drawn.typed("reach"))
            .view()}
        {TextArea::new("identity-why", tr!(l, "concern-identity-why"))
            .error(drawn.wrong("identity-why"))
            .value(drawn.text("identity-why"))
            .rows(2)
            .view()}
    }
    .into_any()
}

/// From which feedback; a hidden control if there is only one.
pub(super) fn which(drawn: Drawn<'_>, model: &Model<'_>, name: &'static str) -> AnyView {
    let l = drawn.l;
    let feedback = model.concern.feedback.iter().enumerate().map(|(i, told)| {
        let n = i64::try_from(i + 1).unwrap_or(i64::MAX);
        let when = i18n::day_and_time(l, told.about.received.local());
        (told.about.id.to_string(), format!("{} · {when}", tr!(l, "concern-said-nth", n = n)))
    });
    if model.concern.feedback.len() > 1 {
        return Select::new(name, tr!(l, "concern-identity-which"))
            .options(feedback)
            .chosen(drawn.typed(name))
            .view();
    }
    let first = model.concern.feedback.first().map(|told| told.about.id.to_string());
    view! { <input type="hidden" name=name value=first /> }.into_any()
}
