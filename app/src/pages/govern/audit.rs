//! The audit trail, newest first. Codes and identifiers, never words.

use crate::{
    components::{Column, Table},
    i18n,
    page::{Frame, document},
    tr,
};
use leptos::prelude::*;
use services::govern::audit::Entry;

/// The page. Beside each entry stands the name of who did it, where it was a colleague.
pub fn page(frame: &Frame, entries: &[(Entry, Option<String>)]) -> String {
    let l = frame.locale;
    document(frame, &tr!(l, "staff-audit"), || {
        let columns = vec![
            Column::words(tr!(l, "staff-column-when")),
            Column::words(tr!(l, "staff-column-actor")),
            Column::words(tr!(l, "staff-column-action")),
            Column::words(tr!(l, "staff-column-thing")),
            Column::words(tr!(l, "staff-column-detail")),
            Column::words(tr!(l, "staff-column-sealed")),
        ];
        let rows = entries.iter().map(|(entry, name)| {
            let who = name.clone().unwrap_or_else(|| match entry.actor {
                Some(actor) => actor.to_string(),
                None => tr!(l, "staff-audit-nobody"),
            });
            let sealed = entry.seq.map_or_else(|| tr!(l, "staff-audit-unsealed"), i18n::number);
            vec![
                i18n::day_and_time(l, entry.moment().local()).into_any(),
                who.into_any(),
                view! { <code>{entry.action.clone()}</code> }.into_any(),
                view! { <code>{format!("{} {}", entry.thing, entry.thing_id)}</code> }.into_any(),
                view! { <code>{entry.detail.clone()}</code> }.into_any(),
                sealed.into_any(),
            ]
        });
        let table = Table::new("audit", tr!(l, "staff-audit-caption"), columns).rows(rows).dense().cards();
        view! {
            <h1>{tr!(l, "staff-audit")}</h1>
            <p>{tr!(l, "staff-audit-about")}</p>
            {table.view()}
        }
    })
}
