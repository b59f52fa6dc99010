//! The first block of the start page: concerns with something to do now, without anything about anybody.

use super::{desk::one, names};
use crate::{page::Frame, routes, staff::labels, tr};
use domain::calls::Rung;
use leptos::prelude::*;
use services::safeguard::{Desk, Ring};

/// The number of lines that the start page shows for each desk.
const LINES: usize = 3;

/// The first lines of a desk, and a link to more; `None` if no concern is open.
pub(crate) fn block(frame: &Frame, desk: &Desk) -> Option<AnyView> {
    let l = frame.locale;
    if desk.lines.is_empty() {
        return None;
    }
    let here = routes::STAFF_CONCERNS.path_with(l, [frame.organisation()]);
    let lines = desk.lines.iter().take(LINES).map(|line| one(frame, line)).collect_view();
    let id = format!("concerns-{}", desk.desk);
    let more = (desk.lines.len() > LINES || desk.next.is_some()).then(
        || view! { <p><a href=format!("{here}?desk={}", desk.desk)>{tr!(l, "concerns-see-all")}</a></p> },
    );
    Some(
        view! {
            <section aria-labelledby=id.clone()>
                <h2 id=id.clone()>{tr!(l, "concerns-now")}</h2>
                <p class="soft">{names::desk(l, desk.desk)}</p>
                <ol class="concerns">{lines}</ol>
                {more}
            </section>
        }
        .into_any(),
    )
}

/// The numbers, each one tap from a call. The number for this hour is the prominent button.
pub(crate) fn ring(frame: &Frame, ring: &[Ring]) -> AnyView {
    let l = frame.locale;
    let lines = ring.iter().map(|ring| {
        let name = labels::rung(l, ring.who);
        let class = if ring.now { "button" } else { "button quiet" };
        let when = if ring.now { tr!(l, "ring-now") } else { tr!(l, "ring-other-hours") };
        view! {
            <li>
                <a class=class href=dial(&ring.number)>
                    <span>{name}</span><strong>{ring.number.clone()}</strong><small>{when}</small>
                </a>
            </li>
        }
    });
    let front_door = ring
        .iter()
        .any(|ring| ring.who == Rung::FrontDoor)
        .then(|| view! { <p class="hint">{tr!(l, "ring-front-door-about")}</p> });
    let none = ring.is_empty().then(|| view! { <p>{tr!(l, "ring-none")}</p> });
    view! {
        {none}
        <ul class="ring">
            {lines.collect_view()}
            <li><a class="button quiet" href="tel:999"><span>{tr!(l, "ring-danger")}</span><strong>"999"</strong></a></li>
            <li><a class="button quiet" href="tel:101"><span>{tr!(l, "ring-police")}</span><strong>"101"</strong></a></li>
        </ul>
        {front_door}
    }
    .into_any()
}

/// The number as a telephone dials it.
fn dial(number: &str) -> String {
    format!("tel:{}", number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>())
}
