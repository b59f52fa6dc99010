//! The audit trail, newest first. Codes and identifiers, never words.

use crate::{
    components::{Column, Table, pagination},
    i18n,
    page::{Frame, document},
    routes, tr,
};
use leptos::prelude::*;
use services::govern::audit::Page;

/// The page. Each entry names the colleague who did it, if it was one. `later`: this is not the first page.
/// Entries are not numbered, because a number would tell how many entries the reader is not shown.
pub fn page(frame: &Frame, found: &Page, later: bool) -> String {
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
        let rows = found.lines.iter().map(|(entry, name)| {
            let who = name.clone().unwrap_or_else(|| match entry.actor {
                Some(actor) => actor.to_string(),
                None => tr!(l, "staff-audit-nobody"),
            });
            let sealed = if entry.seq.is_some() {
                tr!(l, "staff-audit-sealed")
            } else {
                tr!(l, "staff-audit-unsealed")
            };
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
        let here = routes::STAFF_AUDIT.path_with(l, [frame.organisation()]);
        let older =
            found.older.map(|before| (format!("{here}?before={before}"), tr!(l, "staff-audit-older")));
        let newest = later.then(|| (here, tr!(l, "staff-audit-newest")));
        let pages = (older.is_some() || newest.is_some())
            .then(|| pagination(tr!(l, "staff-audit-pages"), newest, older));
        view! {
            <h1>{tr!(l, "staff-audit")}</h1>
            <p>{tr!(l, "staff-audit-about")}</p>
            {table.view()}
            {pages}
        }
    })
}
