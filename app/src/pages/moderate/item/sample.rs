//! The page with made-up words, for the gallery and the tests of every page.

use super::{Saved, Seen, Trouble, Typed, render};
use crate::page::Frame;
use domain::{
    Locale,
    calls::{Call, CallProblem, Rung},
    clock::Moment,
    coding::{Coding, CodingProblem, Criticality},
    feedback::{
        Audience, Channel, Helper, KeepFrom, Original, Safe, Safety, State, Tier, Voice, WantsContact,
        WordBox,
    },
    questionnaire::{Answers, CORE},
};
use services::{
    moderate::{Draft, Facts, MadeSure, Recorded},
    safeguard::{RaiseProblem, Ring, WordsProblem},
};

/// Made-up facts.
pub(crate) fn facts(state: State, tier: Tier, has_words: bool) -> Facts {
    let then = Moment(1_790_942_400_000_000);
    Facts {
        id: services::Uuid::nil(),
        authority: "W06000008".to_owned(),
        service: None,
        locale: Locale::En,
        audience: Audience::Parent,
        channel: Channel::Alone,
        helper: Helper::Nobody,
        voice: Voice::Own,
        received: then,
        due: then,
        promised: then.plus_days(28),
        tier,
        state,
        may_summarise: true,
        may_quote: false,
        could_recur: false,
        withdrawn: (state == State::Held).then_some(then),
        has_words,
        answers: Vec::new(),
        version: 7,
        claimed: None,
        decided: None,
        hint: (tier == Tier::Ordinary).then_some(domain::danger::Hint::Afraid),
        status: None,
    }
}

fn answers() -> Answers {
    let mut answers = Answers::new(Audience::Parent);
    for (field, code) in CORE.into_iter().zip(["top", "middle", "bottom", "not-sure", "top"]) {
        // `answer` refuses a value that the question does not take, and the sample leaves it out.
        let _ = answers.answer(field, code);
    }
    answers
}

/// An item with words and a worry: held for a second person, taken back by its contributor, and back from a
/// first attempt to accept it.
pub(crate) fn sample(frame: &Frame) -> String {
    let words = "Our worker Bethan Puw 😀 rang on 14/06/2025.\nThen nobody did.";
    let original = Original::new([(WordBox::Problem, words.to_owned())]);
    let spans = domain::redaction::suggest_all(&original);
    let mut coding = Coding::empty();
    coding.criticality = Some(Criticality::VerySerious);
    let draft = Draft { spans, coding, seen: Some(7) };
    let call = Call { rung: Some(Rung::Lead), who: "Made Up".to_owned(), ..Call::default() };
    let typed = Typed { call, call_day: "2026-10-02".to_owned(), ..Typed::default() };
    let made = Recorded {
        by: "Cymedrolwr Un (demo)".to_owned(),
        rung: Rung::FrontDoor,
        rung_at: Moment(1_790_942_400_000_000),
        who: "Made Up".to_owned(),
        reference: "MU-17".to_owned(),
        said: "Made up: they will visit today.".to_owned(),
    };
    let answers = answers();
    let seen = Seen {
        facts: &facts(State::Held, Tier::Unsafe, true),
        service: None,
        suggested: true,
        held_by: Some("Cymedrolwr Dau (demo)".to_owned()),
        reopened_because: Some(("Cymedrolwr Un (demo)".to_owned(), "Made up: they rang.".to_owned())),
        draft: &draft,
        typed: &typed,
        problems: &[CodingProblem::NoTheme, CodingProblem::NoReason],
        trouble: Some(Trouble::Call(vec![CallProblem::NoTime, CallProblem::NoSaid])),
        saved: None,
        safety: Safety {
            safe: Some(Safe::No),
            contact: Some(WantsContact::Yes),
            keep_from: Some(KeepFrom::Home),
            ..Safety::default()
        },
        left_contact: true,
        concern_open: true,
        answers: Some(&answers),
        calls: &[made],
        safe: MadeSure { worry: true, cleared: false, may_clear: true, alone: false, ring: true },
        numbers: &[Ring { who: Rung::FrontDoor, number: "01632 960000".to_owned(), now: true }],
        colleagues: &[("rheolwr".to_owned(), "Rheolwr (demo)".to_owned())],
    };
    render(frame, &original, &seen)
}

/// An item with ticked answers alone, without problems.
pub(crate) fn ticks(frame: &Frame) -> String {
    let draft = Draft { spans: Vec::new(), coding: Coding::empty(), seen: Some(7) };
    let (typed, answers) = (Typed::default(), answers());
    let seen = Seen {
        facts: &facts(State::Claimed, Tier::Ordinary, false),
        service: None,
        suggested: false,
        held_by: None,
        reopened_because: None,
        draft: &draft,
        typed: &typed,
        problems: &[CodingProblem::NoDeclineReason],
        trouble: Some(Trouble::Raise(vec![
            RaiseProblem::NoKind,
            RaiseProblem::NoAbout,
            RaiseProblem::NoSuchPerson,
            RaiseProblem::Why(WordsProblem::None),
        ])),
        saved: Some(Saved::Work),
        safety: Safety::default(),
        left_contact: false,
        concern_open: false,
        answers: Some(&answers),
        calls: &[],
        safe: MadeSure { worry: false, cleared: true, may_clear: false, alone: false, ring: false },
        numbers: &[],
        colleagues: &[],
    };
    render(frame, &Original::default(), &seen)
}
