//! The queue of items to read: by tier, and within a tier by due time.

use super::ring;
use crate::{
    components::{Button, Column, Select, Table, TableCell, Tone, chip, notice, pagination, toolbar},
    i18n,
    page::{Frame, document},
    routes,
    staff::{csrf, labels},
    tr,
};
use domain::{
    Locale,
    clock::{Left, Moment},
    coding::SecondPerson,
    feedback::{State, Tier},
};
use leptos::prelude::*;
use services::{
    Uuid,
    moderate::{Order, Past, Queue, Waiting, Wanted},
};

/// The outcome of the last step in the queue.
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
    /// A second person must read it, and there is none.
    Alone,
    /// Accepted on the designated officer's desk, where feedback is not counted.
    Kept,
    /// A concern was raised about it, and it has left this desk.
    Raised,
}

impl Done {
    /// Reads an outcome from an address. `None` for an unknown code.
    pub fn from_code(code: &str) -> Option<Self> {
        Some(match code {
            "accepted" => Self::Accepted,
            "declined" => Self::Declined,
            "given-back" => Self::GivenBack,
            "alone" => Self::Alone,
            "accepted-here" => Self::Kept,
            "raised" => Self::Raised,
            other => Self::Held(other.strip_prefix("held-")?.parse().ok()?),
        })
    }

    /// The code of the outcome in an address.
    pub fn code(self) -> String {
        match self {
            Self::Accepted => "accepted".to_owned(),
            Self::Held(why) => format!("held-{why}"),
            Self::Declined => "declined".to_owned(),
            Self::GivenBack => "given-back".to_owned(),
            Self::Alone => "alone".to_owned(),
            Self::Kept => "accepted-here".to_owned(),
            Self::Raised => "raised".to_owned(),
        }
    }

    fn says(self, l: Locale) -> (Tone, String) {
        match self {
            Self::Accepted => (Tone::Good, tr!(l, "staff-done-accepted")),
            Self::Held(why) => (Tone::Good, tr!(l, "staff-done-held", why = labels::second_person(l, why))),
            Self::Declined => (Tone::Good, tr!(l, "staff-done-declined")),
            Self::GivenBack => (Tone::Good, tr!(l, "staff-done-given-back")),
            Self::Alone => (Tone::Care, tr!(l, "staff-done-alone")),
            Self::Kept => (Tone::Good, tr!(l, "staff-done-kept")),
            Self::Raised => (Tone::Good, tr!(l, "raise-gone")),
        }
    }
}

/// The page. `now` decides what is overdue.
pub fn page(frame: &Frame, queue: &Queue, asked: Wanted, done: Option<Done>, now: Moment) -> String {
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
            {ring::above_queue(frame, &queue.ring, &queue.numbers)}
            {filters(frame, queue, asked)}
            {asked.burst.map(|_| burst_ways(frame, asked))}
            {if empty {
                view! { <p>{tr!(l, "staff-queue-empty")}</p> }.into_any()
            } else {
                table.view()
            }}
            {pages(frame, asked, queue.next)}
            <p><a href=format!("{}?decided=1", here(frame))>{tr!(l, "staff-decided-link")}</a></p>
        }
    })
}

fn here(frame: &Frame) -> String {
    routes::STAFF_QUEUE.path_with(frame.locale, [frame.organisation()])
}

/// An address of the same part of the queue with further query values.
fn same_part(frame: &Frame, asked: Wanted, more: &[(&str, String)]) -> String {
    let mut wanted: Vec<(&str, String)> = Vec::new();
    wanted.extend(asked.tier.map(|tier| ("tier", tier.code().to_owned())));
    wanted.extend(asked.mine.then(|| ("mine", "1".to_owned())));
    wanted.extend(asked.burst.map(|label| ("burst", label.to_string())));
    wanted.extend_from_slice(more);
    let asked: Vec<String> = wanted.iter().map(|(name, value)| format!("{name}={value}")).collect();
    if asked.is_empty() { here(frame) } else { format!("{}?{}", here(frame), asked.join("&")) }
}

fn order(asked: Wanted) -> Option<(&'static str, String)> {
    (asked.order == Order::Newest).then(|| ("order", "newest".to_owned()))
}

/// Links to the first page and to the next.
fn pages(frame: &Frame, asked: Wanted, next: Option<Uuid>) -> Option<AnyView> {
    let l = frame.locale;
    let order: Vec<_> = order(asked).into_iter().collect();
    let first = asked.after.map(|_| (same_part(frame, asked, &order), tr!(l, "staff-pages-first")));
    let after = next.map(|id| {
        let more = [order.as_slice(), &[("after", id.to_string())]].concat();
        (same_part(frame, asked, &more), tr!(l, "staff-pages-next"))
    });
    (first.is_some() || after.is_some()).then(|| pagination(tr!(l, "staff-pages"), first, after))
}

/// Links out of a burst, and to its other end.
fn burst_ways(frame: &Frame, asked: Wanted) -> AnyView {
    let l = frame.locale;
    let (order, label) = match asked.order {
        Order::Oldest => (vec![("order", "newest".to_owned())], tr!(l, "staff-burst-newest")),
        Order::Newest => (Vec::new(), tr!(l, "staff-burst-oldest")),
    };
    let other = same_part(frame, asked, &order);
    let whole = same_part(frame, Wanted { burst: None, ..asked }, &[]);
    view! {
        <p>{tr!(l, "staff-burst-about")}</p>
        <p><a href=other>{label}</a>" · "<a href=whole>{tr!(l, "staff-burst-out")}</a></p>
    }
    .into_any()
}

/// Decisions that can still be reopened. `next`: the item after which the next page begins.
pub fn decided(frame: &Frame, lines: &[Past], next: Option<Uuid>, turned: bool) -> String {
    let l = frame.locale;
    document(frame, &tr!(l, "staff-decided"), || {
        let columns = vec![
            Column::words(tr!(l, "staff-column-decided")),
            Column::words(tr!(l, "staff-column-state")),
            Column::words(tr!(l, "staff-column-actor")),
            Column::words(tr!(l, "staff-column-tier")),
            Column::words(tr!(l, "staff-column-service")),
            Column::words(tr!(l, "staff-column-who")),
            Column::words(tr!(l, "staff-column-act")),
        ];
        let rows = lines.iter().map(|line| past(frame, line));
        let table = Table::new("decided", tr!(l, "staff-decided"), columns).rows(rows).dense().cards();
        let at = |more: String| format!("{}?decided=1{more}", here(frame));
        let first = turned.then(|| (at(String::new()), tr!(l, "staff-pages-first")));
        let after = next.map(|id| (at(format!("&after={id}")), tr!(l, "staff-pages-next")));
        view! {
            <h1>{tr!(l, "staff-decided")}</h1>
            <p>{tr!(l, "staff-decided-about")}</p>
            {if lines.is_empty() {
                view! { <p>{tr!(l, "staff-decided-none")}</p> }.into_any()
            } else {
                table.view()
            }}
            {pagination(tr!(l, "staff-pages"), first, after)}
            <p><a href=here(frame)>{tr!(l, "staff-cover-queue")}</a></p>
        }
    })
}

fn past(frame: &Frame, line: &Past) -> Vec<TableCell> {
    let l = frame.locale;
    let item = &line.decided;
    let id = item.id.to_string();
    let href = routes::STAFF_ITEM.path_with(l, [frame.organisation(), &id]);
    let name = tr!(l, "staff-open-this", which = which(&id));
    let service =
        line.service.as_ref().map_or_else(|| tr!(l, "staff-service-unknown"), |s| s.get(l).to_owned());
    vec![
        i18n::day_and_time(l, item.decided.local()).into_any(),
        labels::state(l, item.state).into_any(),
        item.by.clone().into_any(),
        chip(tone(item.tier), labels::tier(l, item.tier)),
        service.into_any(),
        labels::audience(l, item.audience).into_any(),
        view! { <a class="button quiet" href=href aria-label=name>{tr!(l, "staff-open")}</a> }.into_any(),
    ]
}

const fn tone(tier: Tier) -> Tone {
    match tier {
        Tier::Button | Tier::Unsafe => Tone::Urgent,
        Tier::Sometimes => Tone::Care,
        Tier::Ordinary => Tone::Plain,
    }
}

/// The end of an item's identifier. It keeps the names of buttons on different lines apart.
fn which(id: &str) -> String {
    id.chars().rev().take(4).collect()
}

/// How much time is left until the item is due.
fn left(l: Locale, due: Moment, now: Moment) -> (Tone, String) {
    match due.left(now) {
        Left::By(at) => (Tone::Plain, tr!(l, "staff-due-by", when = i18n::day_and_time(l, at))),
        Left::Hours(0) => (Tone::Care, tr!(l, "staff-due-soon")),
        Left::Hours(hours) => (Tone::Plain, tr!(l, "staff-due-hours", count = hours)),
        Left::LateHours(0) => (Tone::Care, tr!(l, "staff-due-now")),
        Left::LateHours(hours) => (Tone::Care, tr!(l, "staff-due-late-hours", count = hours)),
        Left::LateDays(days) => (Tone::Care, tr!(l, "staff-due-late-days", count = days)),
    }
}

fn filters(frame: &Frame, queue: &Queue, asked: Wanted) -> AnyView {
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

fn row(frame: &Frame, line: &Waiting, now: Moment) -> Vec<TableCell> {
    let l = frame.locale;
    let item = &line.queued;
    let (late, due) = left(l, item.due, now);
    let service =
        line.service.as_ref().map_or_else(|| tr!(l, "staff-service-unknown"), |s| s.get(l).to_owned());
    let state = match &item.claimed {
        Some((_, name)) if !line.mine => tr!(l, "staff-claimed-by", name = name.as_str()),
        Some(_) => tr!(l, "staff-claimed-mine"),
        None => labels::state(l, item.state),
    };
    let state = match line.stands_for {
        Some(burst) => tr!(l, "staff-burst", count = burst.n),
        None => state,
    };
    let soon = item.soon.then(|| chip(Tone::Care, tr!(l, "staff-hint-soon")));
    vec![
        view! { {chip(tone(item.tier), labels::tier(l, item.tier))} {soon} }.into_any(),
        received(l, line),
        chip(late, due),
        service.into_any(),
        labels::audience(l, item.audience).into_any(),
        labels::channel(l, item.channel).into_any(),
        chip(if item.state == State::Held { Tone::Care } else { Tone::Plain }, state),
        act(frame, line),
    ]
}

/// When the item was received; for a burst, when its oldest and newest item were.
fn received(l: Locale, line: &Waiting) -> AnyView {
    let day = |at: Moment| i18n::date(l, at.date());
    match line.stands_for {
        Some(burst) if burst.oldest.date() != burst.newest.date() => {
            i18n::date_range(l, burst.oldest.date(), burst.newest.date()).into_any()
        }
        _ => day(line.queued.received).into_any(),
    }
}

/// The button of a line: claim the item, continue with it, or open its burst.
fn act(frame: &Frame, line: &Waiting) -> AnyView {
    let l = frame.locale;
    let id = line.queued.id.to_string();
    let href = routes::STAFF_ITEM.path_with(l, [frame.organisation(), &id]);
    let which = which(&id);
    if let Some(burst) = line.stands_for {
        let part = format!("{}?burst={}", here(frame), burst.label);
        let name = tr!(l, "staff-open-this", which = which);
        return view! { <a class="button quiet" href=part aria-label=name>{tr!(l, "staff-open")}</a> }
            .into_any();
    }
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
