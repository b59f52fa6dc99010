//! A claimed item: the contributor's words, what is hidden of them, what they are about, and the decision.
//!
//! This is one of the two views that may hold a contributor's own words. A moderator picks words by check
//! boxes, one for each word, that carry the positions counted by the server; the island only makes picking
//! quicker. On a phone the words come first, and everything else is folded under a line.

mod answers;
mod call;
mod coding;
mod decide;
mod raise;
mod safety;
mod sample;
mod words;

pub(crate) use sample::{facts, sample, ticks};

use crate::{
    components::{self, ErrorSummary, Tone, disclosure, notice},
    i18n,
    page::{Frame, document},
    routes,
    staff::{csrf, labels},
    tr,
};
use domain::{
    Locale,
    calls::{Call, CallProblem},
    coding::CodingProblem,
    feedback::{Original, Safety, State},
    lifecycle::Judgement,
    questionnaire::Answers,
};
use leptos::prelude::*;
use services::{
    moderate::{Draft, Facts, Item, MadeSure, Recorded},
    safeguard::{NewConcern, RaiseProblem, Ring},
};

/// What prevents the step that was tried, besides problems with the coding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// A call must be recorded first, or a second person must find no concern.
    NeedsCall,
    /// The problems with the record of a call.
    Call(Vec<CallProblem>),
    /// "No concern" was recorded without a reason.
    NoWhy,
    /// No sentence was chosen for the number.
    NoStatus,
    /// The problems with the concern that was to be raised.
    Raise(Vec<RaiseProblem>),
    /// The item is already in an open concern.
    AlreadyRaised,
    /// The same person changed the item elsewhere after this page was opened.
    Changed,
}

/// The step that was just done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// The work was saved.
    Work,
    /// A call was recorded.
    Call,
    /// "No concern" was recorded.
    NoConcern,
    /// A concern was raised, and the item stays on this desk.
    Raised,
    /// The number shows the chosen sentence.
    Shown,
}

/// Typed values that are not part of the saved work.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// The record of a call.
    pub call: Call,
    /// The call's day, as typed.
    pub call_day: String,
    /// The call's time of day, as typed.
    pub call_time: String,
    /// Why there is no concern.
    pub no_concern: String,
    /// The chosen reason to decline.
    pub decline: Option<String>,
    /// The concern that was to be raised.
    pub concern: Option<NewConcern>,
}

/// The page's model: the item, the moderator's work on it, and the problems.
pub struct Model<'a> {
    /// The opened item.
    pub item: &'a Item,
    /// What is hidden and coded so far: as saved, as suggested, or as just posted.
    pub draft: &'a Draft,
    /// Typed values that are not part of the work.
    pub typed: &'a Typed,
    /// The problems that prevented the last attempt to accept.
    pub problems: &'a [CodingProblem],
    /// What else prevented the step.
    pub trouble: Option<Trouble>,
    /// The step that was just done.
    pub saved: Option<Saved>,
    /// The colleagues of this authority: sign-in name and display name.
    pub colleagues: &'a [(String, String)],
}

/// The page. The frame must load islands.
pub fn page(frame: &Frame, model: &Model<'_>) -> String {
    let item = model.item;
    let held = item.readings.iter().rev().find(|reading| reading.judgement == Judgement::Held);
    let untouched = model.saved.is_none() && model.problems.is_empty() && model.trouble.is_none();
    let seen = Seen {
        facts: &item.facts,
        service: item.service.as_ref().map(|name| name.get(frame.locale).to_owned()),
        suggested: item.suggested && untouched,
        held_by: held.filter(|_| item.facts.state == State::Held).map(|reading| reading.name.clone()),
        reopened_because: item.reopened.clone(),
        draft: model.draft,
        typed: model.typed,
        problems: model.problems,
        trouble: model.trouble.clone(),
        saved: model.saved,
        safety: item.opened.safety(),
        left_contact: item.left_contact,
        concern_open: item.concern_open,
        answers: item.answers.as_ref(),
        calls: &item.calls,
        safe: item.safe,
        numbers: &item.numbers,
        colleagues: model.colleagues,
    };
    render(frame, item.opened.words(), &seen)
}

/// Everything but the words.
struct Seen<'a> {
    facts: &'a Facts,
    service: Option<String>,
    suggested: bool,
    held_by: Option<String>,
    reopened_because: Option<(String, String)>,
    draft: &'a Draft,
    typed: &'a Typed,
    problems: &'a [CodingProblem],
    trouble: Option<Trouble>,
    saved: Option<Saved>,
    safety: Safety,
    left_contact: bool,
    concern_open: bool,
    answers: Option<&'a Answers>,
    calls: &'a [Recorded],
    safe: MadeSure,
    numbers: &'a [Ring],
    colleagues: &'a [(String, String)],
}

fn render(frame: &Frame, words: &Original, seen: &Seen<'_>) -> String {
    let l = frame.locale;
    let frame = &Frame { islands: true, ..frame.clone() };
    let action = routes::STAFF_ITEM.path_with(l, [frame.organisation(), &seen.facts.id.to_string()]);
    document(frame, &tr!(l, "staff-item"), || {
        view! {
            <h1>{tr!(l, "staff-item")}</h1>
            {errors(l, seen)}
            {notices(l, seen)}
            <form method="post" action=action novalidate>
                {csrf(frame)}
                <input type="hidden" name="version" value=seen.facts.version.to_string() />
                <div class="columns">
                    <div>
                        {words::section(l, words, seen)}
                        {safety::safety(l, seen)}
                        {call::section(l, seen)}
                        {answers::answers(l, seen.answers, words.is_empty())}
                        {disclosure(tr!(l, "staff-known"), known(l, seen))}
                    </div>
                    <div>
                        {coding::themes(l, &seen.draft.coding)}
                        {coding::rights(l, &seen.draft.coding)}
                        {coding::criticality(l, seen)}
                        {decide::decide(l, seen)}
                        {decide::show(l, seen)}
                        {raise::section(l, seen)}
                    </div>
                </div>
            </form>
        }
    })
}

/// All problems, each linked to its control.
fn errors(l: Locale, seen: &Seen<'_>) -> AnyView {
    let mut summary = ErrorSummary::new(tr!(l, "staff-problems"));
    for problem in seen.problems {
        let (control, message) = labels::coding_problem(l, *problem);
        summary = summary.error(control, message);
    }
    match &seen.trouble {
        Some(Trouble::NeedsCall) => summary = summary.error("rung", tr!(l, "staff-problem-needs-call")),
        Some(Trouble::NoStatus) => summary = summary.error("status", tr!(l, "staff-problem-no-status")),
        Some(Trouble::NoWhy) => summary = summary.error("no-concern", tr!(l, "staff-problem-no-why")),
        Some(Trouble::Call(problems)) => {
            for problem in problems {
                let (control, message) = labels::call_problem(l, *problem);
                summary = summary.error(control, message);
            }
        }
        Some(Trouble::Raise(problems)) => {
            for problem in problems {
                let (control, message) = raise::problem(l, *problem);
                summary = summary.error(control, message);
            }
        }
        Some(Trouble::AlreadyRaised) => summary = summary.error("concern-kind", tr!(l, "raise-already")),
        Some(Trouble::Changed) | None => {}
    }
    summary.view()
}

fn notices(l: Locale, seen: &Seen<'_>) -> AnyView {
    let saved = seen.saved.map(|saved| {
        let words = match saved {
            Saved::Work => tr!(l, "staff-saved"),
            Saved::Call => tr!(l, "staff-saved-call"),
            Saved::NoConcern => tr!(l, "staff-saved-no-concern"),
            Saved::Raised => tr!(l, "raise-done"),
            Saved::Shown => tr!(l, "staff-saved-shown"),
        };
        notice(Tone::Good, view! { <p role="status">{words}</p> })
    });
    let changed = (seen.trouble == Some(Trouble::Changed))
        .then(|| notice(Tone::Care, view! { <p role="status">{tr!(l, "staff-item-changed")}</p> }));
    let unsafe_now = (seen.safe.worry && !seen.safe.cleared)
        .then(|| notice(Tone::Urgent, view! { <p>{tr!(l, "staff-item-unsafe")}</p> }));
    let withdrawn =
        seen.facts.withdrawn.map(|_| notice(Tone::Care, view! { <p>{tr!(l, "staff-item-withdrawn")}</p> }));
    let held = seen
        .held_by
        .clone()
        .map(|name| notice(Tone::Care, view! { <p>{tr!(l, "staff-item-held", name = name)}</p> }));
    let reopened = seen.reopened_because.clone().map(|(name, why)| {
        let words = tr!(l, "staff-item-reopened", name = name.as_str());
        notice(Tone::Care, view! { <p>{words}</p><p class="written">{why}</p> })
    });
    view! { {saved}{changed}{unsafe_now}{withdrawn}{reopened}{held} }.into_any()
}

/// What else is known about the item.
fn known(l: Locale, seen: &Seen<'_>) -> AnyView {
    let item = seen.facts;
    let date = |moment: domain::clock::Moment| i18n::date(l, moment.date()).into_any();
    let yes = |yes: bool| if yes { tr!(l, "staff-yes") } else { tr!(l, "staff-no") }.into_any();
    let service = seen.service.clone().unwrap_or_else(|| tr!(l, "staff-service-unknown"));
    let hint = item.hint.map(|hint| (tr!(l, "staff-fact-hint"), labels::hint(l, hint).into_any()));
    let facts = [
        (tr!(l, "staff-column-service"), service.into_any()),
        (tr!(l, "staff-column-who"), labels::audience(l, item.audience).into_any()),
        (tr!(l, "staff-column-channel"), labels::channel(l, item.channel).into_any()),
        (tr!(l, "staff-fact-voice"), labels::voice(l, item.voice).into_any()),
        (tr!(l, "staff-fact-helper"), labels::helper(l, item.helper).into_any()),
        (tr!(l, "staff-column-tier"), labels::tier(l, item.tier).into_any()),
        (tr!(l, "staff-column-received"), date(item.received)),
        (tr!(l, "staff-column-due"), date(item.due)),
        (tr!(l, "staff-fact-promised"), date(item.promised)),
        (tr!(l, "staff-fact-summarise"), yes(item.may_summarise)),
        (tr!(l, "staff-fact-quote"), yes(item.may_quote)),
    ];
    components::facts(facts.into_iter().chain(hint))
}
