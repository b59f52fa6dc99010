//! One concern: what must be done now, what was said, the next step, and the history.
//!
//! One of the views that may hold a contributor's own words. It is read on a telephone on a bad night: the
//! one button to press comes first, then whom to ring, and only the form of the next step is open.

mod back;
mod clocks;
mod disclosures;
mod forms;
mod now;
mod said;
mod sample;
mod story;

pub use back::{Back, Form, Trouble};
pub(crate) use sample::{Stage, letter as sample_letter, sample};

use super::names;
use crate::{
    components::{self, Tone, disclosure, notice},
    i18n,
    page::{Frame, document},
    routes, staff, tr,
};
use domain::{
    Locale,
    clock::Moment,
    feedback::{Audience, Safety},
};
use leptos::prelude::*;
use services::{Uuid, safeguard::ConcernView};

/// The page's model.
pub struct Model<'a> {
    /// The opened concern.
    pub concern: &'a ConcernView,
    /// The other open concerns of this desk with their references: one of them can be joined into this one.
    pub others: &'a [(Uuid, String)],
    /// The colleagues of this authority: sign-in name and display name.
    pub colleagues: &'a [(String, String)],
    /// Now.
    pub now: Moment,
    /// The step that was just done.
    pub done: Option<Form>,
    /// Whether the reader has just taken the concern.
    pub taken: bool,
    /// The form that came back, with everything that was typed.
    pub back: Option<&'a Back>,
    /// The contributor's contact details, if they were just opened.
    pub reached: Option<&'a Reached>,
}

/// A contributor's contact details. They are shown on the answer to the form that asks for them and on no
/// other page.
#[derive(Clone)]
pub struct Reached {
    /// The details as the contributor wrote them; `None` if nothing was written.
    pub contact: Option<String>,
    /// The audience of the questionnaire.
    pub audience: Audience,
    /// The answers about safety: they say from whom it must be kept.
    pub safety: Safety,
}

/// The page.
pub fn page(frame: &Frame, model: &Model<'_>) -> String {
    let said: Vec<said::Said<'_>> =
        model.concern.feedback.iter().map(|told| said::Said::of(frame.locale, told)).collect();
    render(frame, model, &said)
}

fn render(frame: &Frame, model: &Model<'_>, said: &[said::Said<'_>]) -> String {
    let l = frame.locale;
    let facts = &model.concern.facts;
    let title = tr!(l, "concern-title", reference = facts.reference.as_str());
    let desk = routes::STAFF_CONCERNS.path_with(l, [frame.organisation()]);
    let desk = format!("{desk}?desk={}", facts.desk);
    document(frame, &title, || {
        view! {
            <h1>{title.clone()}</h1>
            {back::errors(l, model.back)}
            {notices(l, model)}
            {now::section(frame, model)}
            {said::section(l, said)}
            {forms::next(frame, model)}
            {forms::others(frame, model)}
            {disclosures::section(frame, model)}
            {clocks::section(l, model)}
            {story::section(frame, model)}
            {disclosure(tr!(l, "concern-told-who"), story::told(l, &model.concern.told))}
            {disclosure(tr!(l, "staff-known"), known(l, model))}
            <p><a href=desk>{tr!(l, "concerns-back")}</a></p>
        }
    })
}

fn notices(l: Locale, model: &Model<'_>) -> AnyView {
    let done =
        model.done.map(|form| notice(Tone::Good, view! { <p role="status">{back::done(l, form)}</p> }));
    let taken =
        model.taken.then(|| notice(Tone::Good, view! { <p role="status">{tr!(l, "concern-taken")}</p> }));
    let changed = model.back.filter(|back| matches!(back.trouble, Trouble::Changed)).map(|_| {
        let last = model.concern.story.last().map(|entry| {
            let what = names::entry(l, entry.kind);
            let when = i18n::day_and_time(l, entry.at.local());
            match &entry.by {
                Some(name) => tr!(l, "concern-changed-last-by", what = what, name = name.as_str(), when = when),
                None => tr!(l, "concern-changed-last", what = what, when = when),
            }
        });
        notice(
            Tone::Care,
            view! { <p role="status"><strong>{tr!(l, "concern-changed")}</strong></p><p>{last}</p><p>{tr!(l, "concern-changed-kept")}</p> },
        )
    });
    view! { {done}{taken}{changed}{model.reached.map(|reached| reach(l, reached, tr!(l, "concern-reached-about")))} }.into_any()
}

/// The contact details, with the answers about who must not learn of it, and what to do with them.
pub(super) fn reach(l: Locale, reached: &Reached, about: String) -> AnyView {
    let contact = reached.contact.clone().unwrap_or_else(|| tr!(l, "concern-reached-none"));
    let answered = staff::safety::answers(l, reached.audience, reached.safety);
    notice(
        Tone::Care,
        view! {
            <h2>{tr!(l, "staff-safety-reach")}</h2>
            <p class="written"><strong>{contact}</strong></p>
            <div class="said">{components::facts(answered)}</div>
            <p>{about}</p>
        },
    )
}

/// What else is known about the concern.
fn known(l: Locale, model: &Model<'_>) -> AnyView {
    let facts = &model.concern.facts;
    let when = |moment: Moment| i18n::day_and_time(l, moment.local()).into_any();
    let keep =
        facts.keep_until.map(|until| (tr!(l, "concern-fact-keep"), i18n::date(l, until.date()).into_any()));
    let lines = [
        (tr!(l, "concern-fact-kind"), names::kind(l, facts.kind).into_any()),
        (tr!(l, "concern-fact-about"), names::about(l, facts.about).into_any()),
        (tr!(l, "concern-fact-source"), names::source(l, facts.source).into_any()),
        (tr!(l, "concern-fact-received"), when(facts.received)),
        (tr!(l, "concern-fact-raised"), when(facts.standing.times.raised)),
        (tr!(l, "concern-fact-desk"), names::desk(l, facts.desk).into_any()),
    ];
    components::facts(lines.into_iter().chain(keep))
}
