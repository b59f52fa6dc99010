//! The forms that ask for somebody's identity to be disclosed to a named body, or disclose it at once.

use super::{Drawn, Model, told::which};
use crate::{
    components::{Field, TextArea, Tone, notice},
    tr,
};
use leptos::prelude::*;

/// The form that asks the custodian.
pub(super) fn ask(drawn: Drawn<'_>, model: &Model<'_>) -> AnyView {
    let l = drawn.l;
    let nobody = model
        .concern
        .nobody_agrees
        .then(|| notice(Tone::Care, view! { <p>{tr!(l, "disclosure-nobody-agrees")}</p> }));
    view! {
        <p>{tr!(l, "disclosure-ask-about")}</p>
        {nobody}
        {which(drawn, model, "disclose-feedback")}
        {controls(drawn, "disclose-to", "disclose-why")}
    }
    .into_any()
}

/// The form that discloses it at once.
pub(super) fn at_once(drawn: Drawn<'_>, model: &Model<'_>) -> AnyView {
    let l = drawn.l;
    view! {
        <p>{tr!(l, "disclosure-at-once-about")}</p>
        {which(drawn, model, "at-once-feedback")}
        {controls(drawn, "at-once-to", "at-once-why")}
    }
    .into_any()
}

fn controls(drawn: Drawn<'_>, to: &'static str, why: &'static str) -> AnyView {
    let l = drawn.l;
    view! {
        {Field::new(to, tr!(l, "disclosure-to"))
            .hint(tr!(l, "disclosure-to-hint"))
            .error(drawn.wrong(to))
            .value(drawn.text(to))
            .view()}
        {TextArea::new(why, tr!(l, "concern-why"))
            .hint(tr!(l, "disclosure-why-hint"))
            .error(drawn.wrong(why))
            .value(drawn.text(why))
            .rows(3)
            .view()}
    }
    .into_any()
}
