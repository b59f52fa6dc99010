//! What is new since somebody was last here, and what they owe.

use super::Model;
use crate::{
    commitments::{entry_title, standing_chip},
    components::{Tone, chip, tag},
    i18n,
    page::Frame,
    routes,
    staff::labels,
    tr,
};
use domain::{Locale, board::ReplyDue, summary::ReplyState};
use leptos::prelude::*;
use services::answer::{board::Passed, commitments::Line};

/// Links to the reader's other services.
pub(super) fn services(frame: &Frame, model: &Model<'_>) -> Option<AnyView> {
    let l = frame.locale;
    let shown = model.service?;
    if model.services.len() < 2 {
        return None;
    }
    let here = routes::STAFF_BOARD.path_with(l, [frame.organisation()]);
    let links = model.services.iter().map(|service| {
        let current = (service.code == shown.code).then_some("true");
        let href = format!("{here}?service={}", service.code);
        view! { <li><a href=href aria-current=current>{service.name.get(l).to_owned()}</a></li> }
    });
    Some(
        view! {
            <nav aria-label=tr!(l, "staff-my-services")>
                <p>{tr!(l, "staff-my-services")}</p>
                <ul>{links.collect_view()}</ul>
            </nav>
        }
        .into_any(),
    )
}

/// "Support, April to June 2026".
fn named(l: Locale, summary: &Passed) -> String {
    format!("{}, {}", labels::theme(l, summary.theme), i18n::months_of(l, summary.quarter))
}

fn commitment(frame: &Frame, line: &Line) -> String {
    let id = line.commitment.id.to_string();
    routes::STAFF_COMMITMENT.path_with(frame.locale, [frame.organisation(), &id])
}

fn promise(frame: &Frame, line: &Line) -> AnyView {
    let l = frame.locale;
    let theme = labels::theme(l, line.commitment.theme);
    let words = tr!(l, "board-promise", theme = theme, date = i18n::date(l, line.commitment.by));
    view! { <li><a href=commitment(frame, line)>{words}</a>" "{standing_chip(l, line.standing)}</li> }
        .into_any()
}

/// What is new.
pub(super) fn fresh(frame: &Frame, model: &Model<'_>) -> AnyView {
    let l = frame.locale;
    let board = model.board;
    let title = match board.visit.since {
        Some(since) => tr!(l, "board-new-since", when = i18n::on_day(l, since.date())),
        None => tr!(l, "board-new"),
    };
    let summaries = board.fresh.iter().map(|summary| {
        let href = model.theme(frame, summary.theme);
        view! { <li><a href=href>{tr!(l, "board-new-summary", named = named(l, summary))}</a></li> }
    });
    let entries = board.entries.iter().map(|(entry, line)| {
        let said = entry_title(l, entry.kind, None, entry.at.date());
        let theme = labels::theme(l, line.commitment.theme);
        let chip = match entry.state {
            ReplyState::Returned => chip(Tone::Care, tr!(l, "staff-reply-returned")),
            _ => chip(Tone::Good, tr!(l, "board-entry-read")),
        };
        view! { <li><a href=commitment(frame, line)>{format!("{theme}: {said}")}</a>" "{chip}</li> }
    });
    let soon = board.soon.iter().map(|line| promise(frame, line));
    // What was passed long ago is no news on a first visit: the newest stand for it.
    let most = 10;
    let lines: Vec<AnyView> = summaries
        .map(IntoAny::into_any)
        .take(most)
        .chain(entries.map(IntoAny::into_any).take(most))
        .chain(soon)
        .collect();
    let nothing = lines.is_empty();
    view! {
        <h2>{title}</h2>
        {nothing.then(|| view! { <p>{tr!(l, "board-new-none")}</p> })}
        {(!nothing).then(|| view! { <ul>{lines}</ul> })}
    }
    .into_any()
}

/// What the reader owes: replies that were sent back, replies to write, promises.
pub(super) fn owed(frame: &Frame, model: &Model<'_>) -> AnyView {
    let l = frame.locale;
    let board = model.board;
    let returned = board.returned.iter().map(|summary| {
        let href = model.answering(frame, summary.quarter);
        let words = tr!(l, "board-returned", named = named(l, summary));
        view! { <li><a href=href>{words}</a>" "{chip(Tone::Care, tr!(l, "staff-reply-returned"))}</li> }
    });
    let replies = board.owed.iter().map(|(summary, due)| {
        let href = model.answering(frame, summary.quarter);
        let words = tr!(l, "board-owed-reply", named = named(l, summary));
        view! { <li><a href=href>{words}</a>" "{left(l, *due)}</li> }
    });
    let open = board.open.iter().map(|line| promise(frame, line));
    let list = |title: String, lines: Vec<AnyView>| {
        (!lines.is_empty()).then(|| view! { <h3>{title}</h3><ul>{lines}</ul> })
    };
    let replies: Vec<AnyView> =
        returned.map(IntoAny::into_any).chain(replies.map(IntoAny::into_any)).collect();
    let promises: Vec<AnyView> = open.collect();
    let nothing = replies.is_empty() && promises.is_empty();
    view! {
        <h2>{tr!(l, "board-owed")}</h2>
        {nothing.then(|| view! { <p>{tr!(l, "board-owed-none")}</p> })}
        {list(tr!(l, "board-owed-replies"), replies)}
        {list(tr!(l, "commitments"), promises)}
    }
    .into_any()
}

/// "3 days left", "2 days late".
fn left(l: Locale, due: ReplyDue) -> AnyView {
    let days = i64::from(due.days.abs());
    match due.days {
        0 => tag(Tone::Care, tr!(l, "commitment-due-today")),
        1.. => chip(Tone::Plain, tr!(l, "commitment-due", days = days)),
        _ => chip(Tone::Urgent, tr!(l, "commitment-overdue", days = days)),
    }
}
