//! The history of a concern: what happened, when, who did it and their words, and who was alerted.

use super::Model;
use crate::{components::facts, i18n, page::Frame, pages::safeguard::names, routes, staff::labels, tr};
use domain::{
    Locale,
    calls::{ReachReason, Rung},
    concern::{EntryKind, Kind, Outcome, Status, clocks::What, identity::Answer},
};
use leptos::prelude::*;
use services::{
    Uuid,
    safeguard::{Channel, Entry, Reached, Words},
};

/// The section, newest first: somebody who opens it at night reads the last step first.
pub(super) fn section(frame: &Frame, model: &Model<'_>) -> AnyView {
    let l = frame.locale;
    let lines = model.concern.story.iter().rev().map(|entry| line(frame, model.concern.facts.id, entry));
    view! {
        <section class="card" aria-labelledby="story">
            <h2 id="story">{tr!(l, "concern-story")}</h2>
            <ol class="story">{lines.collect_view()}</ol>
        </section>
    }
    .into_any()
}

fn line(frame: &Frame, concern: Uuid, entry: &Entry) -> AnyView {
    let l = frame.locale;
    let who = match (&entry.by, entry.kind) {
        (Some(name), _) => name.clone(),
        (None, EntryKind::SaidMore) => tr!(l, "concern-by-contributor"),
        (None, _) => tr!(l, "concern-by-clywed"),
    };
    let when = i18n::day_and_time(l, entry.at.local());
    let more = more(l, entry).map(|more| view! { ": "{more} });
    view! {
        <li>
            <p><strong>{names::entry(l, entry.kind)}</strong>{more}</p>
            <p class="soft">{when}" · "{who}</p>
            {words(frame, concern, entry)}
        </li>
    }
    .into_any()
}

/// The meaning of an entry's code.
fn more(l: Locale, entry: &Entry) -> Option<String> {
    if let Some(to) = &entry.to {
        return Some(to.clone());
    }
    let code = entry.code.as_deref()?;
    match entry.kind {
        EntryKind::Called => Some(labels::rung(l, code.parse::<Rung>().ok()?)),
        EntryKind::DisclosureAnswered => Some(names::answer(l, code.parse::<Answer>().ok()?)),
        EntryKind::IdentityOpened => Some(labels::reach_reason(l, code.parse::<ReachReason>().ok()?)),
        EntryKind::Extended => Some(names::what(l, code.parse::<What>().ok()?)),
        EntryKind::Moved | EntryKind::Raised => Some(names::kind(l, code.parse::<Kind>().ok()?)),
        EntryKind::Closed => Some(names::outcome(l, code.parse::<Outcome>().ok()?)),
        EntryKind::Status => Some(names::status(l, code.parse::<Status>().ok()?)),
        _ => None,
    }
}

fn words(frame: &Frame, concern: Uuid, entry: &Entry) -> Option<AnyView> {
    let l = frame.locale;
    Some(match entry.words.as_ref()? {
        Words::Text { text } => view! { <p class="written">{text.clone()}</p> }.into_any(),
        Words::Call { rung_at, who, reference, said } => {
            let reference = (!reference.is_empty())
                .then(|| (tr!(l, "concern-call-reference"), reference.clone().into_any()));
            let lines = [
                (tr!(l, "staff-call-when"), i18n::day_and_time(l, rung_at.local()).into_any()),
                (tr!(l, "staff-call-who"), who.clone().into_any()),
            ];
            let said =
                (tr!(l, "staff-call-said"), view! { <span class="written">{said.clone()}</span> }.into_any());
            facts(lines.into_iter().chain(reference).chain([said]))
        }
        Words::Disclosure { to, why } => facts([
            (tr!(l, "disclosure-to"), to.clone().into_any()),
            (tr!(l, "concern-why"), view! { <span class="written">{why.clone()}</span> }.into_any()),
        ]),
        Words::Letter { .. } => {
            let at = [frame.organisation(), &concern.to_string(), &entry.id.to_string()];
            let href = routes::STAFF_CONCERN_LETTER.path_with(l, at);
            view! { <p><a class="button quiet" href=href>{tr!(l, "concern-letter-open")}</a></p> }.into_any()
        }
    })
}

/// Who was alerted, when, and by which way. A failed alert says so.
pub(super) fn told(l: Locale, told: &[Reached]) -> AnyView {
    if told.is_empty() {
        return view! { <p>{tr!(l, "concern-told-nobody")}</p> }.into_any();
    }
    facts(told.iter().map(|told| {
        let way = match told.channel {
            Channel::Desk => tr!(l, "concern-told-desk"),
            Channel::Mail => tr!(l, "concern-told-mail"),
            Channel::Webhook => tr!(l, "concern-told-text"),
        };
        let when = i18n::day_and_time(l, told.sent.unwrap_or(told.made).local());
        let unsent = told.sent.is_none().then(|| tr!(l, "concern-told-unsent"));
        let code = told.last_fault.clone().filter(|_| told.sent.is_none());
        let said = view! { {way}", "{when}" "{unsent}" "{code} }.into_any();
        (told.name.clone(), said)
    }))
}
