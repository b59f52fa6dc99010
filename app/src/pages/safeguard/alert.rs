//! The page behind an alert: one button, and whom to ring. Neither its title nor its text says what the alert
//! is about, so it can be opened in a crowd.

use crate::{
    components::{Button, Tone, actions, button_link, facts, notice},
    page::{Frame, document},
    routes,
    staff::{csrf, labels},
    tr,
};
use domain::Locale;
use leptos::prelude::*;
use services::{
    Uuid,
    safeguard::{Alerted, Ring, Wanted},
};

/// The page of the alert `id`, in the frame's organisation.
pub fn page(frame: &Frame, id: Uuid, alerted: &Alerted) -> String {
    let l = frame.locale;
    document(frame, &tr!(l, "safeguard-alert-title"), || {
        view! {
            <h1>{tr!(l, "safeguard-alert-title")}</h1>
            {wanted(frame, id, alerted)}
            {(!matches!(alerted.wanted, Wanted::Taken | Wanted::Answer)).then(|| numbers(l, &alerted.ring))}
        }
    })
}

/// The page of an alert that has nothing to show: a trial, somebody else's alert, or one whose concern was
/// erased.
pub fn nothing(frame: &Frame) -> String {
    let l = frame.locale;
    document(frame, &tr!(l, "safeguard-alert-title"), || {
        view! {
            <h1>{tr!(l, "safeguard-alert-title")}</h1>
            {notice(Tone::Plain, view! { <p>{tr!(l, "safeguard-alert-none")}</p> })}
            <p><a href=routes::STAFF.path(l)>{tr!(l, "staff-home")}</a></p>
        }
    })
}

fn wanted(frame: &Frame, id: Uuid, alerted: &Alerted) -> AnyView {
    let l = frame.locale;
    let say = |tone, words: String| notice(tone, view! { <p role="status"><strong>{words}</strong></p> });
    match alerted.wanted {
        Wanted::Take => {
            let to = routes::STAFF_ALERT.path_with(l, [frame.organisation(), &id.to_string()]);
            view! {
                <form method="post" action=to>
                    {csrf(frame)}
                    <p class="lead">{tr!(l, "safeguard-alert-wanted")}</p>
                    {actions(Button::primary(tr!(l, "safeguard-alert-take")).view())}
                </form>
            }
            .into_any()
        }
        Wanted::Mine => {
            let list = routes::STAFF_CONCERNS.path_with(l, [frame.organisation()]);
            // Once somebody has rung, nobody is asked to ring and to record it.
            let (words, label) = if alerted.called {
                (tr!(l, "safeguard-alert-called"), tr!(l, "safeguard-alert-open"))
            } else {
                (tr!(l, "safeguard-alert-mine"), tr!(l, "safeguard-alert-go"))
            };
            view! {
                {say(Tone::Good, words)}
                {actions(button_link(format!("{list}?show=mine"), label))}
            }
            .into_any()
        }
        Wanted::Answer => {
            let list = routes::STAFF_DISCLOSURES.path_with(l, [frame.organisation()]);
            view! {
                {say(Tone::Care, tr!(l, "safeguard-alert-answer"))}
                {actions(button_link(list, tr!(l, "safeguard-alert-open")))}
            }
            .into_any()
        }
        Wanted::Taken => say(Tone::Plain, tr!(l, "safeguard-alert-taken")),
        Wanted::Ring => say(Tone::Urgent, tr!(l, "safeguard-alert-ring")),
    }
}

/// The numbers, each one tap from a call; the number for this hour comes first.
fn numbers(l: Locale, ring: &[Ring]) -> AnyView {
    let line = |ring: &Ring| {
        let who = labels::rung(l, ring.who);
        let who = if ring.now { tr!(l, "safeguard-alert-now", who = who) } else { who };
        (who, tap(&ring.number))
    };
    let danger = (tr!(l, "safeguard-alert-danger"), tap("999"));
    let lines = ring.iter().map(line).chain([danger]).collect::<Vec<_>>();
    let none = ring.is_empty().then(|| view! { <p>{tr!(l, "ring-none")}</p> });
    view! { <h2>{tr!(l, "safeguard-alert-numbers")}</h2>{none}{facts(lines)} }.into_any()
}

fn tap(number: &str) -> AnyView {
    let dialled: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    view! { <a href=format!("tel:{dialled}")>{number.to_owned()}</a> }.into_any()
}
