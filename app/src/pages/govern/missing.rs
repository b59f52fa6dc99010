//! The notice about missing people, for those who can find a deputy.

use crate::{
    components::{Tone, notice},
    tr,
};
use domain::{Locale, concern::Desk, disclosure::Workload};
use leptos::prelude::*;
use services::moderate::Missing;

/// The notice, if somebody is missing.
pub(super) fn missing(l: Locale, missing: &[Missing]) -> Option<AnyView> {
    let lines: Vec<AnyView> = missing
        .iter()
        .flat_map(|missing| sentences(l, *missing))
        .map(|line| view! { <p>{line}</p> }.into_any())
        .collect();
    (!lines.is_empty()).then(|| {
        notice(Tone::Urgent, view! { <p><strong>{tr!(l, "staff-missing-title")}</strong></p>{lines} })
    })
}

fn sentences(l: Locale, missing: Missing) -> Vec<String> {
    let count = |load: Workload| i64::try_from(load.items()).ok().filter(|n| *n > 0);
    match missing {
        Missing::Moderator { nobody, no_second } => {
            let nobody = count(nobody).map(|n| tr!(l, "staff-missing-moderator", count = n));
            let second = count(no_second).map(|n| tr!(l, "staff-missing-second-moderator", count = n));
            nobody.into_iter().chain(second).collect()
        }
        Missing::OnDesk(Desk::Lead) => vec![tr!(l, "staff-missing-lead")],
        Missing::OnDesk(Desk::Officer) => vec![tr!(l, "staff-missing-officer")],
        Missing::OnDesk(Desk::Director) => vec![tr!(l, "staff-missing-director")],
    }
}
