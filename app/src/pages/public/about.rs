//! The plain text pages: what happens, privacy, accessibility.

use crate::{
    components::prose,
    i18n,
    page::{Frame, document},
    tr,
};
use jiff::civil::Date;
use leptos::prelude::*;

/// The day on which the accessibility statement was last reviewed. Review it again within a year.
const STATEMENT: Date = Date::constant(2026, 11, 21);

/// A page of a title, a lead, and sections with a title and text each.
fn words(frame: &Frame, title: String, lead: String, sections: Vec<(String, String)>) -> String {
    document(frame, &title.clone(), || {
        let sections = sections.into_iter().map(|(title, text)| view! { <h2>{title}</h2>{prose(&text)} });
        view! { <h1>{title}</h1><p class="lead">{lead}</p>{sections.collect_view()} }
    })
}

/// What happens to what you say.
pub fn what_happens(frame: &Frame) -> String {
    let l = frame.locale;
    let steps = [
        (tr!(l, "what-1-title"), tr!(l, "what-1")),
        (tr!(l, "what-2-title"), tr!(l, "what-2")),
        (tr!(l, "what-3-title"), tr!(l, "what-3")),
        (tr!(l, "what-4-title"), tr!(l, "what-4")),
        (tr!(l, "what-5-title"), tr!(l, "what-5")),
    ];
    let steps = steps.map(|(title, text)| view! { <li><h2>{title}</h2><p>{text}</p></li> });
    document(frame, &tr!(l, "what-title"), || {
        view! {
            <h1>{tr!(l, "what-title")}</h1>
            <p class="lead">{tr!(l, "what-lead")}</p>
            <ol class="path">{steps.into_iter().collect_view()}</ol>
            <h2>{tr!(l, "what-harm-title")}</h2>
            <p>{tr!(l, "what-harm")}</p>
            <h2>{tr!(l, "what-not-title")}</h2>
            {prose(&tr!(l, "what-not"))}
        }
    })
}

/// Privacy in plain words.
pub fn privacy(frame: &Frame) -> String {
    let l = frame.locale;
    let sections = vec![
        (tr!(l, "privacy-kept-title"), tr!(l, "privacy-kept")),
        (tr!(l, "privacy-not-kept-title"), tr!(l, "privacy-not-kept")),
        (tr!(l, "privacy-readers-title"), tr!(l, "privacy-readers")),
        (tr!(l, "privacy-never-title"), tr!(l, "privacy-never")),
        (tr!(l, "privacy-harm-title"), tr!(l, "privacy-harm")),
        (tr!(l, "privacy-long-title"), tr!(l, "privacy-long")),
        (tr!(l, "privacy-yours-title"), tr!(l, "privacy-yours")),
        (tr!(l, "privacy-shared-title"), tr!(l, "privacy-shared")),
    ];
    words(frame, tr!(l, "privacy-title"), tr!(l, "privacy-lead"), sections)
}

/// The accessibility statement, in the order that the 2018 regulations ask for.
pub fn accessibility(frame: &Frame) -> String {
    let l = frame.locale;
    let sections = vec![
        (tr!(l, "access-can-title"), tr!(l, "access-can")),
        (tr!(l, "access-status-title"), tr!(l, "access-status")),
        (tr!(l, "access-gaps-title"), tr!(l, "access-gaps")),
        (tr!(l, "access-tell-title"), tr!(l, "access-tell")),
        (tr!(l, "access-enforce-title"), tr!(l, "access-enforce")),
        (tr!(l, "access-made-title"), tr!(l, "access-made", date = i18n::date(l, STATEMENT))),
    ];
    words(frame, tr!(l, "access-title"), tr!(l, "access-lead"), sections)
}
