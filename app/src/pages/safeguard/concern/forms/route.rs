//! The forms that hand a concern over, move it, join it with another one, or extend a clock.

use super::{Drawn, Model};
use crate::{
    components::{Entry, Field, Select, TextArea},
    pages::safeguard::names,
    tr,
};
use domain::concern::{Kind, Limits};
use leptos::prelude::*;

/// The form that hands the concern over to another person of this desk.
pub(super) fn hand_over(drawn: Drawn<'_>, model: &Model<'_>) -> AnyView {
    let l = drawn.l;
    let owner = model.concern.facts.standing.owner;
    let able = model.concern.able.iter().filter(|able| Some(able.person) != owner);
    let able = able.map(|able| (able.person.to_string(), able.name.clone()));
    view! {
        <p>{tr!(l, "concern-hand-over-about")}</p>
        {Select::new("to", tr!(l, "concern-hand-over-to"))
            .error(drawn.wrong("to"))
            .empty(tr!(l, "staff-choose"))
            .options(able)
            .chosen(drawn.typed("to"))
            .view()}
        {TextArea::new("handed", tr!(l, "concern-hand-over-what"))
            .hint(tr!(l, "concern-hand-over-hint"))
            .error(drawn.wrong("handed"))
            .value(drawn.text("handed"))
            .rows(3)
            .view()}
    }
    .into_any()
}

/// The form that extends a running clock, with a reason.
pub(super) fn extend(drawn: Drawn<'_>, model: &Model<'_>) -> AnyView {
    let l = drawn.l;
    let clocks = model.concern.may.extend.iter().map(|what| (what.code(), names::what(l, *what)));
    let wrong = drawn.wrong("until-day").or_else(|| drawn.wrong("clock"));
    view! {
        <p>{tr!(l, "concern-extend-about", most = Limits::EXTENDED_DAYS)}</p>
        {Select::new("clock", tr!(l, "concern-extend-clock"))
            .error(drawn.wrong("clock"))
            .empty(tr!(l, "staff-choose"))
            .options(clocks)
            .chosen(drawn.typed("clock"))
            .view()}
        <div class="grid">
            {Field::new("until-day", tr!(l, "concern-extend-day"))
                .entry(Entry::Date)
                .error(wrong)
                .value(drawn.text("until-day"))
                .view()}
            {Field::new("until-time", tr!(l, "concern-extend-time"))
                .entry(Entry::Time)
                .value(drawn.text("until-time"))
                .view()}
        </div>
        {TextArea::new("extend-why", tr!(l, "concern-why"))
            .error(drawn.wrong("extend-why"))
            .value(drawn.text("extend-why"))
            .rows(3)
            .view()}
    }
    .into_any()
}

/// The form that changes the concern's kind, and may name a colleague. Either may move it to another desk.
pub(super) fn move_to(drawn: Drawn<'_>, model: &Model<'_>) -> AnyView {
    let l = drawn.l;
    let kinds = Kind::ALL.iter().map(|kind| (kind.code(), names::kind(l, *kind)));
    let colleagues = model.colleagues.iter().cloned();
    view! {
        <p>{tr!(l, "concern-move-about")}</p>
        {Select::new("concern-kind", tr!(l, "concern-move-kind"))
            .error(drawn.wrong("concern-kind"))
            .empty(tr!(l, "staff-choose"))
            .options(kinds)
            .chosen(drawn.typed("concern-kind"))
            .view()}
        {Select::new("person", tr!(l, "concern-person"))
            .hint(tr!(l, "concern-person-hint"))
            .error(drawn.wrong("person"))
            .empty(tr!(l, "concern-person-nobody"))
            .options(colleagues)
            .chosen(drawn.typed("person"))
            .view()}
        {TextArea::new("move-why", tr!(l, "concern-why"))
            .error(drawn.wrong("move-why"))
            .value(drawn.text("move-why"))
            .rows(3)
            .view()}
    }
    .into_any()
}

/// The form that joins another concern about the same matter: it continues in this one.
pub(super) fn join(drawn: Drawn<'_>, model: &Model<'_>) -> AnyView {
    let l = drawn.l;
    let others = model.others.iter().map(|(id, reference)| (id.to_string(), reference.clone()));
    view! {
        <p>{tr!(l, "concern-join-about")}</p>
        {Select::new("other", tr!(l, "concern-join-other"))
            .error(drawn.wrong("other"))
            .empty(tr!(l, "staff-choose"))
            .options(others)
            .chosen(drawn.typed("other"))
            .view()}
    }
    .into_any()
}
