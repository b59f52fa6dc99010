//! What waits for a person who does not exist: counts only, for those who can find a deputy.

use crate::{
    components::{Tone, notice},
    tr,
};
use domain::{Locale, disclosure::Workload, feedback::Desk};
use leptos::prelude::*;
use services::moderate::Missing;

/// A notice, if anything waits so.
pub(super) fn missing(l: Locale, missing: &[Missing]) -> Option<AnyView> {
    let count = |load: Workload| i64::try_from(load.items()).ok().filter(|n| *n > 0);
    let lines: Vec<AnyView> = missing
        .iter()
        .flat_map(|missing| {
            let nobody = count(missing.nobody).map(|n| match missing.desk {
                Desk::Moderation => tr!(l, "staff-missing-moderator", count = n),
                Desk::DesignatedOfficer => tr!(l, "staff-missing-officer", count = n),
                Desk::StatutoryDirector => tr!(l, "staff-missing-director", count = n),
            });
            let second = count(missing.no_second).map(|n| match missing.desk {
                Desk::Moderation => tr!(l, "staff-missing-second-moderator", count = n),
                Desk::DesignatedOfficer => tr!(l, "staff-missing-second-officer", count = n),
                Desk::StatutoryDirector => tr!(l, "staff-missing-second-director", count = n),
            });
            nobody.into_iter().chain(second)
        })
        .map(|line| view! { <p>{line}</p> }.into_any())
        .collect();
    (!lines.is_empty()).then(|| {
        notice(Tone::Urgent, view! { <p><strong>{tr!(l, "staff-missing-title")}</strong></p>{lines} })
    })
}
