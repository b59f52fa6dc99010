//! "Ring the front door now": the notice for moderators when the people who keep somebody safe were alerted
//! and none of them has taken the concern.

use crate::{
    components::{Tone, notice},
    i18n,
    page::Frame,
    routes,
    staff::labels,
    tr,
};
use domain::{Locale, clock::Moment};
use leptos::prelude::*;
use services::{Uuid, safeguard::Ring};

/// The notice above the queue, with each item that somebody must ring about.
pub(crate) fn above_queue(frame: &Frame, items: &[(Uuid, Moment)], lines: &[Ring]) -> Option<AnyView> {
    let l = frame.locale;
    let item = |(id, since): &(Uuid, Moment)| {
        let href = routes::STAFF_ITEM.path_with(l, [frame.organisation(), &id.to_string()]);
        let when = i18n::day_and_time(l, since.local());
        view! { <li><a href=href>{tr!(l, "staff-ring-item", when = when)}</a></li> }
    };
    (!items.is_empty()).then(|| {
        let body = view! {
            <p><strong>{tr!(l, "staff-ring")}</strong></p>
            <p>{tr!(l, "staff-ring-queue")}</p>
            <ul>{items.iter().map(item).collect_view()}</ul>
            {numbers(l, lines)}
        };
        notice(Tone::Urgent, body)
    })
}

/// The notice on an item that somebody must ring about.
pub(super) fn on_item(l: Locale, asked: bool, lines: &[Ring]) -> Option<AnyView> {
    asked.then(|| {
        let body = view! {
            <p><strong>{tr!(l, "staff-ring")}</strong></p>
            <p>{tr!(l, "staff-ring-about")}</p>
            {numbers(l, lines)}
        };
        notice(Tone::Urgent, body)
    })
}

/// The numbers; lines that are answered now come first.
fn numbers(l: Locale, lines: &[Ring]) -> AnyView {
    let line = |ring: &Ring| {
        let dial: String = ring.number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        view! { <li>{labels::rung(l, ring.who)}": "<a href=format!("tel:{dial}")>{ring.number.clone()}</a></li> }
    };
    let none = lines.is_empty().then(|| view! { <p>{tr!(l, "ring-none")}</p> });
    view! {
        {none}
        <ul>
            {lines.iter().map(line).collect_view()}
            <li>{tr!(l, "staff-ring-danger")}" "<a href="tel:999">"999"</a></li>
        </ul>
    }
    .into_any()
}
