//! The life of a concern.

use super::{EntryKind as E, *};
use proptest::prelude::*;

const FRIDAY: &str = "2026-11-20T16:40:00";

#[test]
fn a_concern_goes_from_a_press_to_an_end_and_its_story_has_every_step() {
    let start = at(FRIDAY);
    let later = |minutes: i64| Moment(start.0 + minutes * MINUTE);
    let mut of = raised(Kind::HarmChild, start);
    let mut story = Vec::new();
    let steps = [
        Act::Acknowledge,
        Act::Call(later(10)),
        Act::Show(Status::Thinking),
        Act::Confirm,
        Act::Chase,
        Act::Hear,
        Act::Note,
        Act::Close(Outcome::TakenUp),
    ];
    for (n, act) in (0..).zip(steps) {
        let next = next(&of, Step { by: 1, at: later(10 + n), others: 0, act }).unwrap();
        story.extend(next.entries.iter().map(|(kind, _)| *kind));
        of = next.standing;
    }
    let told = [E::Acknowledged, E::Called, E::Status, E::Written, E::Chased, E::Heard, E::Note, E::Closed];
    assert_eq!(story, told);
    assert_eq!((of.state(), of.owner, of.outcome), (State::Closed, Some(1), Some(Outcome::TakenUp)));
    for act in steps {
        assert_eq!(refused(&of, 1, 2, act), Refusal::Closed);
    }
}

#[test]
fn nothing_ends_before_it_was_reported_confirmed_and_answered() {
    let start = at(FRIDAY);
    let end = Act::Close(Outcome::NothingFurther);
    let of = raised(Kind::HarmChild, start);
    assert_eq!(refused(&of, 1, 2, end), Refusal::NotTaken);
    let of = then(&of, 1, start, Act::Acknowledge);
    assert_eq!(refused(&of, 1, 2, end), Refusal::NeedsCall);
    assert_eq!(refused(&of, 1, 2, Act::Confirm), Refusal::NeedsCall);
    let of = then(&of, 1, start, Act::Call(start));
    assert_eq!(refused(&of, 1, 2, end), Refusal::NeedsLetter);
    let heard_first = then(&of, 1, start, Act::Hear);
    assert_eq!(
        (heard_first.state(), refused(&heard_first, 1, 2, end)),
        (State::Called, Refusal::NeedsLetter)
    );
    let of = then(&of, 1, start, Act::Confirm);
    assert_eq!(refused(&of, 1, 2, end), Refusal::NeedsAnswer);
    let of = then(&of, 1, start, Act::Hear);
    for outcome in [Outcome::NoConcern, Outcome::Joined] {
        assert_eq!(refused(&of, 1, 2, Act::Close(outcome)), Refusal::WrongOutcome);
    }
    assert_eq!(then(&of, 1, start, end).state(), State::Closed);
}

#[test]
fn whoever_rings_on_a_bad_night_has_it_without_pressing_anything_else() {
    let of = raised(Kind::HarmChild, at(FRIDAY));
    let rung = next(&of, Step { by: 3, at: at(FRIDAY), others: 1, act: Act::Call(at(FRIDAY)) }).unwrap();
    let kinds: Vec<_> = rung.entries.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, [EntryKind::Acknowledged, EntryKind::Called]);
    assert_eq!((rung.standing.owner, rung.standing.state()), (Some(3), State::Called));
    assert_eq!(refused(&rung.standing, 2, 1, Act::Acknowledge), Refusal::Taken);
}

#[test]
fn what_a_moderator_rang_about_is_reported_and_still_waits_for_somebody_to_take_it() {
    let of = raised(Kind::HarmChild, at(FRIDAY));
    let rung = then(&of, 9, at(FRIDAY), Act::Rang(at(FRIDAY)));
    assert_eq!((rung.state(), rung.owner, rung.times.called), (State::Raised, None, Some(at(FRIDAY))));
    let taken = then(&rung, 1, at(FRIDAY), Act::Acknowledge);
    assert_eq!((taken.state(), taken.owner), (State::Called, Some(1)));
}

#[test]
fn whoever_took_it_never_finds_by_themselves_that_there_is_no_concern() {
    let of = then(&raised(Kind::HarmChild, at(FRIDAY)), 1, at(FRIDAY), Act::Acknowledge);
    assert_eq!(refused(&of, 1, 1, Act::NoConcern), Refusal::OwnReading);
    assert_eq!(refused(&of, 1, 0, Act::NoConcern), Refusal::Alone);
    // Handing it over does not make the first reader a second one.
    let handed = then(&of, 1, at(FRIDAY), Act::HandOver { to: 2, able: true });
    assert_eq!(refused(&handed, 1, 1, Act::NoConcern), Refusal::OwnReading);
    let over = then(&handed, 2, at(FRIDAY), Act::NoConcern);
    assert_eq!((over.outcome, over.closed_by), (Some(Outcome::NoConcern), Some(2)));
}

#[test]
fn what_goes_to_another_desk_begins_there_anew_and_keeps_what_was_done() {
    let (start, later) = (at(FRIDAY), at("2026-11-20T18:00:00"));
    let of = then(&raised(Kind::HarmChild, start), 1, start, Act::Call(start));
    let there = Act::Move { kind: Kind::Worker, about: None, acknowledge_by: Moment(later.0 + HOUR) };
    let moved = next(&of, Step { by: 1, at: later, others: 0, act: there }).unwrap();
    assert!(moved.moved);
    let of = moved.standing;
    assert_eq!((of.desk(), of.state(), of.round, of.owner), (Desk::Officer, State::Raised, 1, None));
    assert_eq!((of.times.raised, of.times.routed, of.times.called), (start, later, Some(start)));
    let same = Act::Move { kind: Kind::Worker, about: None, acknowledge_by: later };
    assert_eq!(refused(&of, 2, 0, same), Refusal::Same);
    // Another kind of the same desk changes nothing for whoever has it.
    let taken = then(&of, 2, later, Act::Acknowledge);
    let lead = Act::Move { kind: Kind::Lead, about: Some(9), acknowledge_by: later };
    let stays = next(&taken, Step { by: 2, at: later, others: 0, act: lead }).unwrap();
    assert!(!stays.moved);
    assert_eq!((stays.standing.owner, stays.standing.about_person), (Some(2), Some(9)));
}

#[test]
fn it_is_never_handed_to_whoever_may_not_act_on_it_or_is_complained_of() {
    let of = Standing { about_person: Some(7), ..raised(Kind::Worker, at(FRIDAY)) };
    let of = then(&of, 1, at(FRIDAY), Act::Acknowledge);
    for (to, able) in [(2, false), (1, true), (7, true)] {
        assert_eq!(refused(&of, 1, 2, Act::HandOver { to, able }), Refusal::NotTheirs);
    }
    assert_eq!(then(&of, 1, at(FRIDAY), Act::HandOver { to: 2, able: true }).owner, Some(2));
}

fn acts() -> impl Strategy<Value = Act<u8>> {
    let kind = prop::sample::select(Kind::ALL);
    let outcome = prop::sample::select(Outcome::ALL);
    let status = prop::sample::select(Status::ALL);
    let what = prop::sample::select(What::ALL);
    let ahead = -2 * DAY_MICROS..40 * DAY_MICROS;
    let start = at(FRIDAY);
    prop_oneof![
        4 => Just(Act::Acknowledge),
        3 => (0..HOUR).prop_map(move |ago| Act::Call(Moment(start.0 + ago))),
        1 => (0..HOUR).prop_map(move |ago| Act::Rang(Moment(start.0 + ago))),
        3 => Just(Act::Confirm),
        3 => Just(Act::Hear),
        2 => Just(Act::Chase),
        2 => (what, ahead).prop_map(move |(what, ahead)| Act::Extend(what, Moment(start.0 + ahead))),
        2 => (0_u8..6, any::<bool>()).prop_map(|(to, able)| Act::HandOver { to, able }),
        1 => (kind, prop::option::of(0_u8..6)).prop_map(move |(kind, about)| {
            Act::Move { kind, about, acknowledge_by: Moment(start.0 + HOUR) }
        }),
        1 => status.prop_map(Act::Show),
        1 => Just(Act::Note),
        1 => Just(Act::Add),
        1 => Just(Act::OpenIdentity),
        1 => Just(Act::NoConcern),
        2 => outcome.prop_map(Act::Close),
        1 => Just(Act::Join),
    ]
}

/// A step of a random story.
#[derive(Debug, Clone)]
enum Move {
    Act(u8, Act<u8>),
    /// Somebody is let in, or shut out.
    Enable(u8, bool),
    Wait(i64),
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = prop_oneof![
        10 => (0_u8..6, acts()).prop_map(|(who, act)| Move::Act(who, act)),
        3 => (0_u8..6, any::<bool>()).prop_map(|(who, on)| Move::Enable(who, on)),
        3 => (1..12 * HOUR).prop_map(Move::Wait),
    ];
    prop::collection::vec(one, 0..60)
}

/// Six people: two a desk.
fn able(of: &Standing<u8>, enabled: &BTreeSet<u8>) -> Vec<u8> {
    let (first, second) = match of.desk() {
        Desk::Lead => (0, 1),
        Desk::Officer => (2, 3),
        Desk::Director => (4, 5),
    };
    [first, second].into_iter().filter(|who| enabled.contains(who) && of.about_person != Some(*who)).collect()
}

/// Whether these people can bring it to its end from here, by a way that the rule allows at every step.
fn can_end(of: &Standing<u8>, able: &[u8], now: Moment) -> bool {
    let Some(by) = able.first().copied() else { return false };
    let mut of = of.clone();
    let others = able.len() - 1;
    let way =
        [Act::Acknowledge, Act::Call(now), Act::Confirm, Act::Hear, Act::Close(Outcome::NothingFurther)];
    for act in way {
        match next(&of, Step { by, at: now, others, act }) {
            Ok(next) => of = next.standing,
            Err(Refusal::Taken) => {}
            Err(_) => return false,
        }
    }
    !of.is_open()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]
    #[test]
    fn whatever_happens_somebody_can_bring_it_to_its_end_or_it_is_shown_as_missing_a_person(
        kind in prop::sample::select(Kind::ALL), story in moves(),
    ) {
        let terms = Clocks::default();
        let mut now = at(FRIDAY);
        let mut enabled: BTreeSet<u8> = (0..6).collect();
        let mut of = raised(kind, now);
        for step in story {
            match step {
                Move::Wait(micros) => now = Moment(now.0 + micros),
                Move::Enable(who, true) => { enabled.insert(who); }
                Move::Enable(who, false) => { enabled.remove(&who); }
                Move::Act(by, act) => {
                    let people = able(&of, &enabled);
                    if !people.contains(&by) { continue; }
                    let Ok(next) = next(&of, Step { by, at: now, others: people.len() - 1, act }) else { continue };
                    prop_assert!(!next.entries.is_empty(), "a step without a trace: {act:?}");
                    prop_assert!(next.standing.round - of.round == i64::from(next.moved));
                    prop_assert!(next.standing.times.raised == of.times.raised, "when it was raised never changes");
                    if next.standing.outcome == Some(Outcome::NoConcern) {
                        prop_assert_ne!(of.acknowledged_by, Some(by), "nobody is their own second reader");
                    }
                    of = next.standing;
                }
            }
            let running = clocks(&of, &terms, &Calendar::default());
            if !of.is_open() {
                prop_assert_eq!(next_due(&running), None, "what is over is not due");
                prop_assert!(of.outcome.is_some() && of.closed_by.is_some());
                continue;
            }
            prop_assert!(next_due(&running).is_some(), "an open concern always has a clock that runs");
            let step = next_step(&of, &running, &Told::default(), &terms);
            prop_assert!(step.is_some(), "somebody is always told next");
            let people = able(&of, &enabled);
            prop_assert_eq!(can_end(&of, &people, now), !people.is_empty(), "{:?}", of);
            // The person complained of is never among those who may act.
            prop_assert!(of.about_person.is_none_or(|about| !people.contains(&about)));
        }
    }
}
