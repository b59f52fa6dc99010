//! The contributor's answers about safety, for the person who has claimed the item. How to reach them is not here: it opens
//! only under a concern, to the people of its desk.

use super::Seen;
use crate::{
    components::{Tone, card, facts, notice},
    staff, tr,
};
use domain::Locale;
use leptos::prelude::*;

/// The questions as this audience was asked them, with the answers; whether they left a way to get in touch, and whether a
/// concern is open. Nothing if there is nothing of these.
pub(super) fn safety(l: Locale, seen: &Seen<'_>) -> Option<AnyView> {
    let answered = staff::safety::answers(l, seen.facts.audience, seen.safety);
    let any = !answered.is_empty() || seen.left_contact || seen.concern_open;
    let open = seen
        .concern_open
        .then(|| notice(Tone::Care, view! { <p><strong>{tr!(l, "staff-safety-concern-open")}</strong></p> }));
    let left = seen.left_contact.then(|| {
        let raise = (!seen.concern_open).then(|| view! { " "<a href="#raise">{tr!(l, "raise")}</a> });
        notice(Tone::Care, view! { <p>{tr!(l, "staff-safety-left-contact")}{raise}</p> })
    });
    any.then(|| {
        let said = (!answered.is_empty()).then(|| view! { <div class="said">{facts(answered)}</div> });
        card(tr!(l, "staff-safety"), view! { {open}{said}{left} })
    })
}
