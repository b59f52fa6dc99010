//! Commitments as people read them, on a page for everybody, by a number, and at work.

use crate::{
    components::{Tone, chip},
    i18n, tr,
};
use domain::{
    Bilingual, Locale,
    clock::Date,
    commitment::{EntryKind, Standing},
};
use leptos::prelude::*;

/// Where a commitment stands, in words, with the tone of its chip.
pub fn standing(l: Locale, standing: Standing) -> (Tone, String) {
    match standing {
        Standing::Due { days: 0 } => (Tone::Care, tr!(l, "commitment-due-today")),
        Standing::Due { days } => (Tone::Plain, tr!(l, "commitment-due", days = i64::from(days))),
        Standing::Overdue { days } => (Tone::Urgent, tr!(l, "commitment-overdue", days = i64::from(days))),
        Standing::Kept => (Tone::Good, tr!(l, "commitment-kept")),
        Standing::KeptLate { days } => (Tone::Care, tr!(l, "commitment-kept-late", days = i64::from(days))),
        Standing::GivenUp => (Tone::Care, tr!(l, "commitment-given-up")),
    }
}

/// The chip of where a commitment stands.
pub(crate) fn standing_chip(l: Locale, of: Standing) -> AnyView {
    let (tone, words) = standing(l, of);
    chip(tone, words)
}

/// What an entry says, in a few words: "Done on 3 March 2027".
pub fn entry_title(l: Locale, kind: EntryKind, on: Option<Date>, written: Date) -> String {
    let date = i18n::date(l, on.unwrap_or(written));
    match kind {
        EntryKind::Milestone => tr!(l, "commitment-entry-milestone", date = date),
        EntryKind::Progress => tr!(l, "commitment-entry-progress", date = date),
        EntryKind::Kept => tr!(l, "commitment-entry-kept", date = date),
        EntryKind::GivenUp => tr!(l, "commitment-entry-given-up", date = date),
    }
}

/// One entry of a commitment that everybody may read.
pub(crate) fn entry(
    l: Locale,
    kind: EntryKind,
    on: Option<Date>,
    written: Date,
    body: &Bilingual,
) -> AnyView {
    let title = entry_title(l, kind, on, written);
    view! { <li><p><strong>{title}</strong></p><p>{body.get(l).to_owned()}</p></li> }.into_any()
}
