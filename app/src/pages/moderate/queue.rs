//! What waits to be read: tiers first, then oldest due.

use crate::{
    components::{Button, Cell, Column, Select, Table, Tone, chip, notice, toolbar},
    i18n,
    page::{Frame, document},
    routes,
    staff::{csrf, labels},
    tr,
};
use domain::{
    Locale,
    clock::Moment,
    coding::SecondPerson,
    feedback::{State, Tier},
};
use leptos::prelude::*;
use services::moderate::{Asked, Queue, Waiting};

/// What came of the last thing done here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// Accepted.
    Accepted,
    /// Held for a second person, and why.
    Held(SecondPerson),
    /// Declined.
    Declined,
    /// Given back.
    GivenBack,
    /// Somebody else has it, or it was decided.
    Gone,
    /// It takes a second person, and there is none.
    Alone,
}

impl Done {
    /// From an address. Anything unknown says nothing.
    pub fn from_code(code: &str) -> Option<Self> {
        Some(match code {
            "accepted" => Self::Accepted,
            "declined" => Self::Declined,
            "given-back" => Self::GivenBack,
            "gone" => Self::Gone,
            "alone" => Self::Alone,
            other => Self::Held(other.strip_prefix("held-")?.parse().ok()?),
        })
    }

    /// For an address.
    pub fn code(self) -> String {
        match self {
            Self::Accepted => "accepted".to_owned(),
            Self::Held(why) => format!("held-{why}"),
            Self::Declined => "declined".to_owned(),
            Self::GivenBack => "given-back".to_owned(),
            Self::Gone => "gone".to_owned(),
            Self::Alone => "alone".to_owned(),
        }
    }

    fn says(self, l: Locale) -> (Tone, String) {
        match self {
            Self::Accepted => (Tone::Good, tr!(l, "staff-done-accepted")),
            Self::Held(why) => (Tone::Good, tr!(l, "staff-done-held", why = labels::second_person(l, why))),
            Self::Declined => (Tone::Good, tr!(l, "staff-done-declined")),
            Self::GivenBack => (Tone::Good, tr!(l, "staff-done-given-back")),
            Self::Gone => (Tone::Care, tr!(l, "staff-done-gone")),
            Self::Alone => (Tone::Care, tr!(l, "staff-done-alone")),
        }
    }
}

/// The page. `now`: to say what is overdue.
pub fn page(frame: &Frame, queue: &Queue, asked: Asked, done: Option<Done>, now: Moment) -> String {
    let l = frame.locale;
    document(frame, &tr!(l, "staff-queue"), || {
        let said = done.map(|done| {
            let (tone, words) = done.says(l);
            notice(tone, view! { <p role="status">{words}</p> })
        });
        let empty = queue.lines.is_empty();
        let rows = queue.lines.iter().map(|line| row(frame, line, now));
        let columns = vec![
            Column::words(tr!(l, "staff-column-tier")),
            Column::words(tr!(l, "staff-column-received")),
            Column::words(tr!(l, "staff-column-due")),
            Column::words(tr!(l, "staff-column-service")),
            Column::words(tr!(l, "staff-column-who")),
            Column::words(tr!(l, "staff-column-channel")),
            Column::words(tr!(l, "staff-column-state")),
            Column::words(tr!(l, "staff-column-act")),
        ];
        let table = Table::new("queue", tr!(l, "staff-queue-caption"), columns).rows(rows).dense().cards();
        view! {
            <h1>{tr!(l, "staff-queue")}</h1>
            {said}
            {filters(frame, queue, asked)}
            {if empty {
                view! { <p>{tr!(l, "staff-queue-empty")}</p> }.into_any()
            } else {
                table.view()
            }}
        }
    })
}

fn filters(frame: &Frame, queue: &Queue, asked: Asked) -> AnyView {
    let l = frame.locale;
    let tiers =
        queue.tiers.iter().map(|(tier, load)| (tier.code(), format!("{} ({load})", labels::tier(l, *tier))));
    let whose = [
        ("", tr!(l, "staff-filter-all")),
        ("1", format!("{} ({})", tr!(l, "staff-filter-mine"), queue.mine)),
    ];
    let held = i64::try_from(queue.held.items()).unwrap_or(i64::MAX);
    let waits = (held > 0).then(|| view! { <p>{tr!(l, "staff-queue-held", count = held)}</p> });
    view! {
        <form method="get" action=routes::STAFF_QUEUE.path_with(l, [frame.organisation()])>
            {toolbar(view! {
                {Select::new("tier", tr!(l, "staff-column-tier"))
                    .empty(tr!(l, "staff-filter-all"))
                    .options(tiers)
                    .chosen(asked.tier.map(Tier::code))
                    .view()}
                {Select::new("mine", tr!(l, "staff-filter-whose"))
                    .options(whose)
                    .chosen(Some(if asked.mine { "1" } else { "" }))
                    .view()}
                {Button::quiet(tr!(l, "staff-filter")).view()}
                {waits}
            })}
        </form>
    }
    .into_any()
}

fn row(frame: &Frame, line: &Waiting, now: Moment) -> Vec<Cell> {
    let l = frame.locale;
    let item = &line.queued;
    let tone = match item.tier {
        Tier::Button | Tier::Unsafe => Tone::Urgent,
        Tier::Sometimes => Tone::Care,
        Tier::Ordinary => Tone::Plain,
    };
    let due = i18n::date(l, item.due.date());
    let due =
        if item.due < now { chip(Tone::Care, tr!(l, "staff-due-past", date = due)) } else { due.into_any() };
    let service =
        line.service.as_ref().map_or_else(|| tr!(l, "staff-service-unknown"), |s| s.get(l).to_owned());
    let state = match &item.claimed {
        Some((_, name)) if !line.mine => tr!(l, "staff-claimed-by", name = name.as_str()),
        Some(_) => tr!(l, "staff-claimed-mine"),
        None => labels::state(l, item.state),
    };
    vec![
        chip(tone, labels::tier(l, item.tier)),
        i18n::date(l, item.received.date()).into_any(),
        due,
        service.into_any(),
        labels::audience(l, item.audience).into_any(),
        labels::channel(l, item.channel).into_any(),
        chip(if item.state == State::Held { Tone::Care } else { Tone::Plain }, state),
        act(frame, line),
    ]
}

/// Take it, or go on with it.
fn act(frame: &Frame, line: &Waiting) -> AnyView {
    let l = frame.locale;
    let id = line.queued.id.to_string();
    let href = routes::STAFF_ITEM.path_with(l, [frame.organisation(), &id]);
    // Buttons of many lines have many names: the date and the end of the identifier tell them apart.
    let which = id.chars().rev().take(4).collect::<String>();
    if line.mine {
        let name = tr!(l, "staff-go-on-with", which = which);
        view! { <a class="button quiet" href=href aria-label=name>{tr!(l, "staff-go-on")}</a> }.into_any()
    } else if line.queued.claimed.is_some() && !line.left {
        ().into_any()
    } else {
        let (name, take) = if line.left {
            (tr!(l, "staff-take-over-this", which = which), tr!(l, "staff-take-over"))
        } else {
            (tr!(l, "staff-take-this", which = which), tr!(l, "staff-take"))
        };
        view! {
            <form method="post" action=href>
                {csrf(frame)}
                <button class="button quiet" name="do" value="claim" aria-label=name>{take}</button>
            </form>
        }
        .into_any()
    }
}
