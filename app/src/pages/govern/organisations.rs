//! Where somebody who acts in several organisations chooses one.

use crate::{
    components::{Tone, link_list, notice},
    page::{Frame, document},
    routes, tr,
};
use domain::organisation::Organisation;
use leptos::prelude::*;

/// The page: a link to the first page of each organisation, or a sentence where there is none.
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
