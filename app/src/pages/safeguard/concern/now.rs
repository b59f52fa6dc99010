//! What must be done now: the time left, a button to take the concern, and whom to ring.

use super::Model;
use crate::{
    components::{Button, Tone, chip},
    i18n,
    page::Frame,
    pages::safeguard::{home, names},
    routes,
    staff::csrf,
    tr,
};
use domain::{Locale, concern::clocks::What};
use leptos::prelude::*;

/// The section.
pub(super) fn section(frame: &Frame, model: &Model<'_>) -> AnyView {
    let l = frame.locale;
    let concern = model.concern;
    if !concern.facts.standing.is_open() {
        return over(l, model);
    }
    let due = concern.next.map(|next| {
        let (tone, pace) = names::pace(l, next.pace);
        let left = next.left.map(|left| names::left(l, left));
        let by = tr!(l, "concern-by", when = i18n::day_and_time(l, next.clock.due.local()));
        view! {
            <p class="due"><strong>{names::what(l, next.clock.what)}</strong></p>
            <p>{chip(tone, pace)}" "{left}" · "{by}</p>
        }
    });
    let tone = concern.next.map(|next| names::pace(l, next.pace).0);
    let class = if tone == Some(Tone::Urgent) { "card now urgent" } else { "card now" };
    let rings = concern
        .next
        .is_some_and(|next| matches!(next.clock.what, What::Acknowledge | What::Call | What::Told))
        || concern.facts.standing.times.called.is_none();
    let ring = if rings {
        view! { <p>{tr!(l, "concern-ring-how")}</p>{home::ring(frame, &concern.ring)} }.into_any()
    } else {
        let ring = home::ring(frame, &concern.ring);
        crate::components::disclosure(tr!(l, "concern-ring"), ring)
    };
    view! {
        <section class=class aria-labelledby="now">
            <h2 id="now">{tr!(l, "concerns-now")}</h2>
            {due}
            <p>{whose(l, model)}</p>
            {concern.may.acknowledge.then(|| take(frame, model))}
            {ring}
        </section>
    }
    .into_any()
}

/// The "I have it" button, as wide as the screen.
fn take(frame: &Frame, model: &Model<'_>) -> AnyView {
    let l = frame.locale;
    let id = model.concern.facts.id.to_string();
    let action = routes::STAFF_CONCERN.path_with(l, [frame.organisation(), &id]);
    view! {
        <form method="post" action=action class="take">
            {csrf(frame)}
            {Button::primary(tr!(l, "concern-take")).sends("do", "take").view()}
        </form>
    }
    .into_any()
}

fn whose(l: Locale, model: &Model<'_>) -> String {
    match &model.concern.owner {
        _ if model.concern.mine => tr!(l, "concern-yours"),
        Some(name) => tr!(l, "concern-theirs", name = name.as_str()),
        None => tr!(l, "concern-nobodys"),
    }
}

fn over(l: Locale, model: &Model<'_>) -> AnyView {
    let facts = &model.concern.facts;
    let outcome = facts.standing.outcome.map(|outcome| names::outcome(l, outcome));
    let closed = facts
        .standing
        .times
        .closed
        .map(|at| tr!(l, "concern-closed-on", date = i18n::day_and_time(l, at.local())));
    view! {
        <section class="card now" aria-labelledby="now">
            <h2 id="now">{tr!(l, "concern-over")}</h2>
            <p class="due"><strong>{outcome}</strong></p>
            <p>{closed}</p>
            <p>{tr!(l, "concern-over-about")}</p>
        </section>
    }
    .into_any()
}
