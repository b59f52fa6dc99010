//! The wishes to disclose who somebody is, for the custodian and the independent reviewer: times, the kind of the concern, the
//! body and the reason. Nothing here is a contributor's.

use super::names;
use crate::{
    components::{Button, Choice, Choices, ErrorSummary, TextArea, Tone, actions, chip, facts, notice},
    i18n,
    page::{Frame, document},
    routes,
    staff::csrf,
    tr,
};
use domain::{
    Locale,
    concern::{
        Limits,
        identity::{Answer, NoAnswer},
    },
};
use leptos::prelude::*;
use services::{
    Uuid,
    safeguard::{Disclosure, WordsProblem},
};

/// Why an answer was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing was chosen.
    NoAnswer,
    /// The reason has a problem.
    Why(WordsProblem),
    /// The rule does not take it.
    Refused(NoAnswer),
}

/// A form that came back. Its `Debug` prints nothing that was typed.
#[derive(Clone)]
pub struct Back {
    /// Which wish it is about.
    pub id: Uuid,
    /// What was chosen.
    pub chosen: Option<Answer>,
    /// The reason, as typed.
    pub why: String,
    /// Why it came back.
    pub trouble: Trouble,
}

/// The page's model.
pub struct Model<'a> {
    /// What nobody has answered, the oldest first.
    pub waiting: &'a [Disclosure],
    /// What was answered last.
    pub over: &'a [Disclosure],
    /// Whether the reader agrees to requests, or only reviews what was opened at once.
    pub agrees: bool,
    /// Whether an answer was just written.
    pub done: bool,
    /// The form that came back.
    pub back: Option<&'a Back>,
}

/// The page.
pub fn page(frame: &Frame, model: &Model<'_>) -> String {
    let l = frame.locale;
    document(frame, &tr!(l, "disclosures"), || {
        let done = model
            .done
            .then(|| notice(Tone::Good, view! { <p role="status">{tr!(l, "disclosures-done")}</p> }));
        let about =
            if model.agrees { tr!(l, "disclosures-about") } else { tr!(l, "disclosures-review-about") };
        let waiting = model.waiting.iter().map(|one| to_answer(frame, model, one)).collect_view();
        let none = model.waiting.is_empty().then(|| view! { <p>{tr!(l, "disclosures-none")}</p> });
        view! {
            <h1>{tr!(l, "disclosures")}</h1>
            {errors(l, model.back)}
            {done}
            <p>{about}</p>
            {late(l, model.waiting)}
            {none}
            {waiting}
            {over(l, model.over)}
        }
    })
}

/// How many are late, above everything else.
fn late(l: Locale, waiting: &[Disclosure]) -> Option<AnyView> {
    let count = i64::try_from(waiting.iter().filter(|one| one.late).count()).unwrap_or(i64::MAX);
    (count > 0).then(|| {
        notice(Tone::Urgent, view! { <p><strong>{tr!(l, "disclosures-late", count = count)}</strong></p> })
    })
}

/// The name of a control of the form about one wish.
fn control(name: &str, id: Uuid) -> String {
    format!("{name}-{id}")
}

/// The control with a problem, and the problem in words.
fn wrong(l: Locale, back: &Back) -> (String, String) {
    let most = i64::try_from(Limits::WORDS).unwrap_or(i64::MAX);
    let (name, words) = match back.trouble {
        Trouble::NoAnswer | Trouble::Refused(NoAnswer::OtherKind) => {
            ("answer", tr!(l, "disclosures-problem-none"))
        }
        Trouble::Why(WordsProblem::None) => ("why", tr!(l, "concern-problem-no-words")),
        Trouble::Why(WordsProblem::TooLong) => ("why", tr!(l, "concern-problem-too-long", most = most)),
        Trouble::Refused(NoAnswer::Answered) => ("answer", tr!(l, "disclosures-problem-answered")),
        Trouble::Refused(NoAnswer::Own) => ("answer", tr!(l, "disclosures-problem-own")),
    };
    (control(name, back.id), words)
}

fn errors(l: Locale, back: Option<&Back>) -> AnyView {
    let summary = ErrorSummary::new(tr!(l, "concern-problems"));
    match back.map(|back| wrong(l, back)) {
        Some((name, words)) => summary.error(&name, words).view(),
        None => summary.view(),
    }
}

fn known(l: Locale, one: &Disclosure) -> AnyView {
    let when = |at: domain::clock::Moment| i18n::day_and_time(l, at.local()).into_any();
    facts([
        (tr!(l, "disclosure-to"), one.to.clone().into_any()),
        (tr!(l, "concern-why"), view! { <span class="written">{one.why.clone()}</span> }.into_any()),
        (tr!(l, "concern-fact-kind"), names::kind(l, one.kind).into_any()),
        (tr!(l, "disclosure-by"), one.by.clone().into_any()),
        (tr!(l, "disclosure-asked"), when(one.request.asked)),
        (tr!(l, "disclosure-due"), when(one.due)),
    ])
}

/// One wish with the form that answers it.
fn to_answer(frame: &Frame, model: &Model<'_>, one: &Disclosure) -> AnyView {
    let l = frame.locale;
    let back = model.back.filter(|back| back.id == one.id);
    let problem = |name: &str| {
        let (control_name, words) = wrong(l, back?);
        (control_name == control(name, one.id)).then_some(words)
    };
    let answers = if one.request.urgent {
        [
            (Answer::Right, tr!(l, "disclosures-right"), tr!(l, "disclosures-right-hint")),
            (Answer::Wrong, tr!(l, "disclosures-wrong"), tr!(l, "disclosures-wrong-hint")),
        ]
    } else {
        [
            (Answer::Agreed, tr!(l, "disclosures-agree"), tr!(l, "disclosures-agree-hint")),
            (Answer::Refused, tr!(l, "disclosures-refuse"), tr!(l, "disclosures-refuse-hint")),
        ]
    };
    let choices = answers.map(|(answer, label, hint)| Choice::new(answer.code(), label).hint(hint));
    let (tone, state) = names::disclosure(l, one);
    let id = format!("request-{}", one.id);
    let action = routes::STAFF_DISCLOSURES.path_with(l, [frame.organisation()]);
    let title = if one.request.urgent { tr!(l, "disclosures-review") } else { tr!(l, "disclosures-request") };
    view! {
        <article class="card" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{title}</h2>
            <p>{chip(tone, state)}</p>
            {known(l, one)}
            <form method="post" action=action novalidate>
                {csrf(frame)}
                <input type="hidden" name="request" value=one.id.to_string() />
                {Choices::radio(control("answer", one.id), tr!(l, "disclosures-answer"))
                    .error(problem("answer"))
                    .choices(choices)
                    .chosen(back.and_then(|back| back.chosen).map(Answer::code))
                    .view()}
                {TextArea::new(control("why", one.id), tr!(l, "concern-why"))
                    .hint(tr!(l, "disclosures-why-hint"))
                    .error(problem("why"))
                    .value(back.map(|back| back.why.clone()).unwrap_or_default())
                    .rows(3)
                    .view()}
                {actions(Button::primary(tr!(l, "disclosures-do")).view())}
            </form>
        </article>
    }
    .into_any()
}

/// What was answered last.
fn over(l: Locale, over: &[Disclosure]) -> Option<AnyView> {
    let lines = over.iter().map(|one| {
        let (_, state) = names::disclosure(l, one);
        let when = i18n::day_and_time(l, one.request.asked.local());
        view! { <li><p>{one.to.clone()}": "{state}</p><p class="soft">{when}" · "{one.by.clone()}</p></li> }
    });
    (!over.is_empty()).then(|| {
        view! {
            <section aria-labelledby="over">
                <h2 id="over">{tr!(l, "disclosures-over")}</h2>
                <ul class="story">{lines.collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}
