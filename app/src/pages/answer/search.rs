//! Searching what one's own authority released, at work: the same search as everybody's.

use crate::{
    page::{Frame, document},
    pages::public::search::{fields, results},
    routes,
    staff::csrf,
    tr,
};
use leptos::prelude::*;
use services::public::search::Search;

/// The page.
pub fn page(frame: &Frame, typed: &str, found: &Search) -> String {
    let l = frame.locale;
    document(&frame.clone().switching_itself(), &tr!(l, "search"), || {
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
    let action = routes::STAFF_SEARCH.path_with(l, [frame.organisation()]);
    view! {
        <form method="post" action=action role="search" autocomplete="off" novalidate>
            {csrf(frame)}
            {fields(l, typed)}
        </form>
    }
    .into_any()
}
