//! The contributor's answers about safety and their contact details, for the person who has claimed the item.

use crate::{
    components::{Tone, card, facts, notice},
    staff, tr,
};
use domain::{
    Locale,
    feedback::{Audience, Safety},
};
use leptos::prelude::*;

/// The questions as this audience was asked them, with the answers; nothing if none was answered.
pub(super) fn safety(l: Locale, audience: Audience, said: Safety, contact: Option<&str>) -> Option<AnyView> {
    let answered = staff::safety::answers(l, audience, said);
    let reach = contact.map(|contact| {
        (
            tr!(l, "staff-safety-reach"),
            view! { <strong class="written">{contact.to_owned()}</strong> }.into_any(),
        )
    });
    let answered: Vec<_> = answered.into_iter().chain(reach).collect();
    let care = contact.map(|_| notice(Tone::Care, view! { <p>{tr!(l, "staff-safety-care")}</p> }));
    (!answered.is_empty())
        .then(|| card(tr!(l, "staff-safety"), view! { <div class="said">{facts(answered)}</div>{care} }))
}
