//! The cover of an item: its state, its history, and what can be done. It holds none of the contributor's
//! words.

use crate::{
    components::{Button, TextArea, Tone, actions, card, facts, notice},
    i18n,
    page::{Frame, document},
    routes,
    staff::{csrf, labels},
    tr,
};
use domain::{Locale, clock::Moment, feedback::State, lifecycle::Judgement};
use leptos::prelude::*;
use services::moderate::Cover;

/// Why the cover is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Because {
    /// Somebody opened it.
    #[default]
    Looked,
    /// A form was sent, but the item had changed since the form was opened. Holds the form's fields, so that
    /// nothing that was typed is lost.
    Changed(Vec<(String, String)>),
    /// The item was to be reopened, but without a reason.
    NoWhy,
    /// It was reopened just now.
    Reopened,
}

/// The page's model.
pub struct Model<'a> {
    /// The cover of the item.
    pub cover: &'a Cover,
    /// Why it is shown.
    pub because: Because,
}

/// The page.
pub fn page(frame: &Frame, model: &Model<'_>) -> String {
    let l = frame.locale;
    let cover = model.cover;
    let id = cover.facts.id.to_string();
    let action = routes::STAFF_ITEM.path_with(l, [frame.organisation(), &id]);
    let queue = routes::STAFF_QUEUE.path_with(l, [frame.organisation()]);
    document(frame, &tr!(l, "staff-cover"), || {
        view! {
            <h1>{tr!(l, "staff-cover")}</h1>
            {changed(l, model)}
            <p>{happened(l, cover)}</p>
            {claim(frame, &action, model)}
            {typed(l, &model.because)}
            {known(l, cover)}
            {cover.reopenable.then(|| reopen(frame, &action, model))}
            <p><a href=queue>{tr!(l, "staff-cover-queue")}</a></p>
        }
    })
}

fn changed(l: Locale, model: &Model<'_>) -> Option<AnyView> {
    let words = match model.because {
        Because::Changed(_) => tr!(l, "staff-cover-changed"),
        Because::Reopened => tr!(l, "staff-cover-reopened"),
        Because::NoWhy => tr!(l, "staff-problem-no-why"),
        Because::Looked => return None,
    };
    let tone = if model.because == Because::Reopened { Tone::Good } else { Tone::Care };
    Some(notice(tone, view! { <p role="status">{words}</p> }))
}

/// The item's state in a sentence: who has claimed it, or what was decided.
fn happened(l: Locale, cover: &Cover) -> String {
    let facts = &cover.facts;
    let last = cover.readings.last();
    let by = last.map(|reading| reading.name.clone()).unwrap_or_default();
    let on = |at: Moment| i18n::day_and_time(l, at.local());
    if let Some((_, name)) = &facts.claimed {
        return tr!(l, "staff-cover-claimed", name = name.as_str());
    }
    match (facts.state, facts.decided) {
        (State::Accepted, Some((at, _))) => tr!(l, "staff-cover-accepted", name = by.as_str(), when = on(at)),
        (State::Declined, Some((at, _))) => tr!(l, "staff-cover-declined", name = by.as_str(), when = on(at)),
        (State::Held, _) => tr!(l, "staff-cover-held", name = held_by(cover)),
        (State::Withdrawn, _) => tr!(l, "staff-cover-withdrawn"),
        _ => tr!(l, "staff-cover-waiting"),
    }
}

fn held_by(cover: &Cover) -> String {
    let held = cover.readings.iter().rev().find(|reading| reading.judgement == Judgement::Held);
    held.map(|reading| reading.name.clone()).unwrap_or_default()
}

/// The form that claims the item. It carries everything typed into the form that came too late.
fn claim(frame: &Frame, action: &str, model: &Model<'_>) -> Option<AnyView> {
    let l = frame.locale;
    let kept = match &model.because {
        Because::Changed(fields) => fields.clone(),
        _ => Vec::new(),
    };
    let label = if kept.is_empty() { tr!(l, "staff-take") } else { tr!(l, "staff-cover-take-again") };
    let marked = (!kept.is_empty()).then(|| view! { <input type="hidden" name="kept" value="1" /> });
    let kept: Vec<AnyView> = kept
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> }.into_any())
        .collect();
    model.cover.claimable.then(|| {
        view! {
            <form method="post" action=action.to_owned()>
                {csrf(frame)}
                {marked}
                {kept}
                {actions(Button::primary(label).sends("do", "claim").view())}
            </form>
        }
        .into_any()
    })
}

/// What was typed, for copying, if the item cannot be claimed again.
fn typed(l: Locale, because: &Because) -> Option<AnyView> {
    const TEXTS: [&str; 6] =
        ["reason", "call-who", "call-reference", "call-said", "no-concern", "concern-why"];
    let Because::Changed(fields) = because else { return None };
    let texts: Vec<AnyView> = fields
        .iter()
        .filter(|(name, text)| TEXTS.contains(&name.as_str()) && !text.trim().is_empty())
        .map(|(_, text)| view! { <p class="written">{text.clone()}</p> }.into_any())
        .collect();
    (!texts.is_empty()).then(|| card(tr!(l, "staff-cover-typed"), texts))
}

fn known(l: Locale, cover: &Cover) -> AnyView {
    let item = &cover.facts;
    let service =
        cover.service.as_ref().map_or_else(|| tr!(l, "staff-service-unknown"), |name| name.get(l).to_owned());
    let steps = cover.readings.iter().map(|reading| {
        let what = labels::judgement(l, reading.judgement);
        let line = format!("{}, {}: {what}", reading.name, i18n::day_and_time(l, reading.at.local()));
        view! { <li>{line}</li> }
    });
    let steps = (!cover.readings.is_empty()).then(|| view! { <ul class="plain">{steps.collect_view()}</ul> });
    view! {
        {facts([
            (tr!(l, "staff-column-service"), service.into_any()),
            (tr!(l, "staff-column-who"), labels::audience(l, item.audience).into_any()),
            (tr!(l, "staff-column-tier"), labels::tier(l, item.tier).into_any()),
            (tr!(l, "staff-column-received"), i18n::date(l, item.received.date()).into_any()),
        ])}
        {steps}
    }
    .into_any()
}

fn reopen(frame: &Frame, action: &str, model: &Model<'_>) -> AnyView {
    let l = frame.locale;
    let error = (model.because == Because::NoWhy).then(|| tr!(l, "staff-problem-no-why"));
    let body = view! {
        <form method="post" action=action.to_owned()>
            {csrf(frame)}
            {TextArea::new("because", tr!(l, "staff-reopen-why"))
                .hint(tr!(l, "staff-reopen-hint"))
                .error(error)
                .rows(2)
                .view()}
            {actions(Button::quiet(tr!(l, "staff-reopen-do")).sends("do", "reopen").view())}
        </form>
    };
    card(tr!(l, "staff-reopen"), body)
}
