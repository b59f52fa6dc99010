//! Searching what one's own authority released, at work: the same search as everybody's.

use crate::{
    page::{Frame, document},
    pages::public::search::{fields, results, switch},
    routes,
    staff::csrf,
    tr,
};
use domain::Locale;
use leptos::prelude::*;
use services::public::search::Search;

/// The page.
pub fn page(frame: &Frame, typed: &str, found: &Search) -> String {
    let l = frame.locale;
    let shown = if typed.is_empty() { frame.clone() } else { frame.clone().switching_itself() };
    document(&shown, &tr!(l, "search"), || {
        view! {
            <h1>{tr!(l, "search")}</h1>
            <p class="lead">{tr!(l, "search-lead")}</p>
            {form(frame, typed)}
            {results(l, found)}
        }
    })
}

/// The form.
pub(super) fn form(frame: &Frame, typed: &str) -> AnyView {
    let l = frame.locale;
    let path = |l: Locale| routes::STAFF_SEARCH.path_with(l, [frame.organisation()]);
    // A link to the other language would lose what was typed, so a button takes it along.
    let twin = (!typed.is_empty()).then(|| switch(l, path(l.other())));
    view! {
        <form method="post" action=path(l) role="search" autocomplete="off" novalidate>
            {csrf(frame)}
            {fields(l, typed)}
            {twin}
        </form>
    }
    .into_any()
}
