//! The forms for the telephone report, its written confirmation, the answer to it, and a reminder.

use super::{Drawn, Model};
use crate::{
    components::{Entry, Field, Select, TextArea},
    staff::labels,
    tr,
};
use domain::{Locale, concern::may_ring};
use leptos::prelude::*;

/// The form for a call. Its time is filled in with the current time.
pub(super) fn call(drawn: Drawn<'_>, model: &Model<'_>) -> AnyView {
    let l = drawn.l;
    let rung = may_ring(model.concern.facts.desk).iter().map(|rung| (rung.code(), labels::rung(l, *rung)));
    let local = model.now.local();
    let now = format!("{:02}:{:02}", local.hour(), local.minute());
    let typed = |name: &str, otherwise: String| drawn.typed(name).map_or(otherwise, str::to_owned);
    view! {
        {Select::new("rung", tr!(l, "staff-call-rung"))
            .error(drawn.wrong("rung"))
            .empty(tr!(l, "staff-choose"))
            .options(rung)
            .chosen(drawn.typed("rung"))
            .view()}
        {Field::new("call-who", tr!(l, "staff-call-who"))
            .error(drawn.wrong("call-who"))
            .value(drawn.text("call-who"))
            .view()}
        <div class="grid">
            {Field::new("call-day", tr!(l, "staff-call-day"))
                .entry(Entry::Date)
                .error(drawn.wrong("call-day"))
                .value(typed("call-day", local.date().to_string()))
                .view()}
            {Field::new("call-time", tr!(l, "staff-call-time"))
                .entry(Entry::Time)
                .value(typed("call-time", now))
                .view()}
        </div>
        {Field::new("call-reference", tr!(l, "concern-call-reference"))
            .hint(tr!(l, "staff-call-reference-hint"))
            .value(drawn.text("call-reference"))
            .view()}
        {TextArea::new("call-said", tr!(l, "staff-call-said"))
            .hint(tr!(l, "concern-call-said-hint"))
            .error(drawn.wrong("call-said"))
            .value(drawn.text("call-said"))
            .rows(4)
            .view()}
    }
    .into_any()
}

/// The form for the written confirmation: to whom, and what is reported, in one language or both.
pub(super) fn letter(drawn: Drawn<'_>, _: &Model<'_>) -> AnyView {
    let l = drawn.l;
    view! {
        <p>{tr!(l, "concern-letter-about")}</p>
        {Field::new("letter-to", tr!(l, "concern-letter-to"))
            .hint(tr!(l, "concern-letter-to-hint"))
            .error(drawn.wrong("letter-to"))
            .value(drawn.text("letter-to"))
            .view()}
        {TextArea::new("letter-cy", tr!(l, "concern-letter-cy"))
            .hint(tr!(l, "concern-letter-hint"))
            .error(drawn.wrong("letter-cy"))
            .value(drawn.text("letter-cy"))
            .written_in(Locale::Cy)
            .rows(6)
            .view()}
        {TextArea::new("letter-en", tr!(l, "concern-letter-en"))
            .value(drawn.text("letter-en"))
            .written_in(Locale::En)
            .rows(6)
            .view()}
    }
    .into_any()
}

/// The form for the answer that came back.
pub(super) fn heard(drawn: Drawn<'_>, _: &Model<'_>) -> AnyView {
    let l = drawn.l;
    TextArea::new("heard", tr!(l, "concern-heard"))
        .hint(tr!(l, "concern-heard-hint"))
        .error(drawn.wrong("heard"))
        .value(drawn.text("heard"))
        .rows(4)
        .view()
}

/// The form for a reminder.
pub(super) fn chase(drawn: Drawn<'_>, _: &Model<'_>) -> AnyView {
    let l = drawn.l;
    TextArea::new("chased", tr!(l, "concern-chase"))
        .hint(tr!(l, "concern-chase-hint"))
        .error(drawn.wrong("chased"))
        .value(drawn.text("chased"))
        .rows(3)
        .view()
}
