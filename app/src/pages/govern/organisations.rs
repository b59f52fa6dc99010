//! The choice between the organisations that somebody acts in, and the list of all of them for
//! administrators.

use super::unfit;
use crate::{
    components::{Column, Table, Tone, link_list, notice},
    page::{Frame, document},
    routes, tr,
};
use domain::organisation::Organisation;
use leptos::prelude::*;

/// The page of the choice: a link to each organisation's first page, or a sentence if there is none.
pub fn choose(frame: &Frame, organisations: &[Organisation]) -> String {
    let l = frame.locale;
    document(frame, &tr!(l, "staff-organisations"), || {
        let links: Vec<(String, String, Option<String>)> = organisations
            .iter()
            .map(|one| (routes::STAFF_HOME.path_with(l, [&one.code]), one.name.get(l).to_owned(), None))
            .collect();
        let none = organisations.is_empty();
        view! {
            <h1>{tr!(l, "staff-organisations")}</h1>
            {none.then(|| notice(Tone::Plain, view! { <p>{tr!(l, "staff-organisations-none")}</p> }))}
            {link_list(links)}
        }
    })
}

/// The page of every organisation in this installation. Those that the reader acts in are links.
pub fn all(frame: &Frame, organisations: &[Organisation], mine: &[Organisation]) -> String {
    let l = frame.locale;
    document(frame, &tr!(l, "staff-all-organisations"), || {
        let columns = vec![
            Column::words(tr!(l, "staff-organisation-name")),
            Column::words(tr!(l, "staff-organisation-kind")),
            Column::words(tr!(l, "staff-organisation-code")),
        ];
        let rows = organisations.iter().map(|one| {
            let name = one.name.get(l).to_owned();
            let name = if mine.iter().any(|my| my.code == one.code) {
                let href = routes::STAFF_HOME.path_with(l, [&one.code]);
                view! { <a href=href>{name}</a> }.into_any()
            } else {
                name.into_any()
            };
            let code = view! { <code>{one.code.clone()}</code> }.into_any();
            vec![name, unfit::organisation_kind(l, one.kind).into_any(), code]
        });
        let caption = tr!(l, "staff-organisations-caption");
        let table = Table::new("organisations", caption, columns).rows(rows).dense().cards();
        view! {
            <h1>{tr!(l, "staff-all-organisations")}</h1>
            <p>{tr!(l, "staff-organisations-about")}</p>
            {table.view()}
            <p>{tr!(l, "staff-organisations-terminal")}</p>
            <p><code>"clywed organisation add"</code></p>
        }
    })
}
