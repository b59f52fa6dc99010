//! The forms that end a concern.

use super::{Drawn, Model};
use crate::{
    components::{Select, TextArea},
    pages::safeguard::names,
    tr,
};
use domain::concern::Outcome;
use leptos::prelude::*;

/// The form by which a second person finds no concern.
pub(super) fn no_concern(drawn: Drawn<'_>, _: &Model<'_>) -> AnyView {
    let l = drawn.l;
    view! {
        <p>{tr!(l, "concern-no-concern-about")}</p>
        {TextArea::new("no-concern", tr!(l, "concern-why"))
            .error(drawn.wrong("no-concern"))
            .value(drawn.text("no-concern"))
            .rows(3)
            .view()}
    }
    .into_any()
}

/// The form that closes a concern, with its outcome.
pub(super) fn close(drawn: Drawn<'_>, _: &Model<'_>) -> AnyView {
    let l = drawn.l;
    let outcomes = Outcome::CHOSEN.iter().map(|outcome| (outcome.code(), names::outcome(l, *outcome)));
    view! {
        <p>{tr!(l, "concern-close-about")}</p>
        {Select::new("outcome", tr!(l, "concern-close-outcome"))
            .error(drawn.wrong("outcome"))
            .empty(tr!(l, "staff-choose"))
            .options(outcomes)
            .chosen(drawn.typed("outcome"))
            .view()}
        {TextArea::new("closing", tr!(l, "concern-close-what"))
            .hint(tr!(l, "concern-close-hint"))
            .error(drawn.wrong("closing"))
            .value(drawn.text("closing"))
            .rows(3)
            .view()}
    }
    .into_any()
}
