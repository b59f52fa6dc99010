//! What the life of a feedback promises, for any readers in any order.

use super::*;
use crate::{coding::Criticality, feedback::Audience};
use proptest::prelude::*;

const NOW: Moment = Moment(1_795_000_000_000_000);

fn new(worry: bool) -> Standing<u8> {
    Standing {
        state: State::Waiting,
        claimed_by: None,
        looked: false,
        left: false,
        held_by: None,
        recused: BTreeSet::new(),
        worry,
        called: false,
        no_concern: false,
        concern: None,
        decided: None,
        withdrawn: false,
        kept: true,
    }
}

/// In `by`'s hands, and opened.
fn with(by: u8, worry: bool) -> Standing<u8> {
    Standing { state: State::Claimed, claimed_by: Some(by), looked: true, ..new(worry) }
}

fn told(level: Criticality) -> Act {
    let (criticality, audience) = (Some(level), Audience::Parent);
    Act::Accept(Circumstances { criticality, audience, quoted: false, draw: 1 })
}

fn read(of: &Standing<u8>, by: u8, others: usize, act: Act) -> Result<Next<u8>, Refusal> {
    next(of, Step::Read { by, others, act })
}

#[test]
fn one_press_does_not_bury_a_child() {
    let child = with(1, true);
    for act in [Act::Decline, told(Criticality::Nothing), told(Criticality::Extreme)] {
        for others in 0..3 {
            assert_eq!(read(&child, 1, others, act), Err(Refusal::NeedsCall));
        }
    }
    let called = Standing { called: true, ..child.clone() };
    assert_eq!(read(&called, 1, 1, Act::Decline).unwrap().state, State::Declined);
    let first_says_so = read(&child, 1, 1, Act::NoConcern);
    assert_eq!(
        first_says_so,
        Err(Refusal::OwnReading),
        "the first reader alone cannot say that there is no concern"
    );
    let held = Standing { state: State::Held, held_by: Some(2), ..child };
    assert_eq!(read(&held, 1, 1, Act::NoConcern).unwrap().judgement, Some(Judgement::NoConcern));
    let cleared = Standing { no_concern: true, ..held };
    assert_eq!(read(&cleared, 1, 1, told(Criticality::Minor)).unwrap().state, State::Accepted);
}

#[test]
fn a_very_serious_thing_takes_two_people_or_where_there_is_one_a_telephone_call() {
    let first = read(&with(1, false), 1, 1, told(Criticality::VerySerious)).unwrap();
    assert_eq!(
        (first.state, first.held_by, first.held),
        (State::Held, Some(1), Some(SecondPerson::VerySerious))
    );
    let held = Standing { state: State::Held, held_by: Some(1), ..with(2, false) };
    assert_eq!(read(&held, 2, 1, told(Criticality::VerySerious)).unwrap().state, State::Accepted);
    let own = Standing { claimed_by: Some(1), ..held };
    assert_eq!(read(&own, 1, 1, told(Criticality::VerySerious)), Err(Refusal::OwnReading));
    // The second person was shut out meanwhile.
    assert_eq!(read(&own, 1, 0, told(Criticality::VerySerious)), Err(Refusal::NeedsCall));
    let called = Standing { called: true, ..own };
    assert_eq!(read(&called, 1, 0, told(Criticality::VerySerious)).unwrap().state, State::Accepted);
}

#[test]
fn whoever_held_it_earlier_may_read_it_again_and_only_the_latest_is_barred() {
    let held = Standing { state: State::Held, held_by: Some(2), ..new(false) };
    assert_eq!(read(&held, 1, 1, Act::Claim).unwrap().claimed_by, Some(1));
    assert_eq!(read(&held, 2, 1, Act::Claim), Err(Refusal::OwnReading));
    assert_eq!(read(&held, 2, 0, Act::Claim).unwrap().claimed_by, Some(2), "when nobody else is left");
}

#[test]
fn the_last_possible_reader_neither_steps_back_nor_holds() {
    for act in [Act::StepBack, Act::Hold] {
        assert_eq!(read(&with(1, true), 1, 0, act), Err(Refusal::Alone));
        assert!(read(&with(1, true), 1, 1, act).is_ok());
    }
}

#[test]
fn nobody_decides_what_they_have_not_opened_or_what_another_has() {
    let unseen = Standing { looked: false, ..with(1, false) };
    assert_eq!(read(&unseen, 1, 1, Act::Decline), Err(Refusal::Unseen));
    assert_eq!(read(&with(1, false), 2, 1, Act::Decline), Err(Refusal::NotTheirs));
    assert_eq!(read(&with(1, false), 2, 1, Act::Claim), Err(Refusal::Taken));
    let left = Standing { left: true, ..with(1, false) };
    assert_eq!(read(&left, 2, 1, Act::Claim).unwrap().claimed_by, Some(2));
}

#[test]
fn what_was_decided_is_reopened_for_thirty_days_and_comes_out_of_the_figures() {
    let accepted = Standing { state: State::Accepted, decided: Some(NOW), ..new(false) };
    let again = read(&accepted, 1, 1, Act::Reopen(NOW.plus_days(30))).unwrap();
    assert_eq!((again.state, again.counting), (State::Reopened, Counting::Uncount));
    let late = read(&accepted, 1, 1, Act::Reopen(Moment(NOW.plus_days(30).0 + 1)));
    assert_eq!(late, Err(Refusal::TooLate));
    let declined = Standing { state: State::Declined, ..accepted.clone() };
    assert_eq!(read(&declined, 1, 1, Act::Reopen(NOW)).unwrap().counting, Counting::Unchanged);
    assert_eq!(read(&new(false), 1, 1, Act::Reopen(NOW)), Err(Refusal::Gone));
    let erased = Standing { state: State::Withdrawn, kept: false, ..accepted };
    assert_eq!(read(&erased, 1, 1, Act::Reopen(NOW)), Err(Refusal::Gone));
}

#[test]
fn a_worry_that_is_taken_back_waits_on_and_anything_else_is_erased() {
    let worry = next(&with(1, true), Step::Withdraw).unwrap();
    assert_eq!((worry.state, worry.claimed_by, worry.erased), (State::Claimed, Some(1), false));
    let ordinary = next(&with(1, false), Step::Withdraw).unwrap();
    assert_eq!((ordinary.state, ordinary.claimed_by, ordinary.erased), (State::Withdrawn, None, true));
    let called = Standing { called: true, ..new(false) };
    assert!(!next(&called, Step::Withdraw).unwrap().erased, "a call was made about it: a concern is kept");
    let gone = Standing { withdrawn: true, ..with(1, true) };
    assert_eq!(next(&gone, Step::Withdraw), Err(Refusal::Gone));
}

#[test]
fn what_somebody_raised_a_concern_about_waits_for_whoever_keeps_people_safe() {
    // Not even said to be unsafe: a moderator read it in the words.
    let raised = Standing { concern: Some(Concern::Waits), ..with(1, false) };
    assert_eq!(read(&raised, 1, 1, told(Criticality::Minor)), Err(Refusal::NeedsCall));
    assert_eq!(read(&raised, 1, 1, Act::Decline), Err(Refusal::NeedsCall));
    for made_sure in [
        Standing { concern: Some(Concern::Taken), ..raised.clone() },
        Standing { called: true, ..raised.clone() },
        Standing { no_concern: true, ..raised.clone() },
    ] {
        assert_eq!(read(&made_sure, 1, 1, told(Criticality::Minor)).unwrap().state, State::Accepted);
    }
    let past = Standing { concern: Some(Concern::Past), ..with(1, true) };
    assert_eq!(read(&past, 1, 1, Act::Decline), Err(Refusal::NeedsCall), "it was taken up again since");
    assert!(!next(&raised, Step::Withdraw).unwrap().erased, "its words are kept for the concern");
    let alone = Standing { concern: Some(Concern::Taken), ..with(1, true) };
    assert_eq!(read(&alone, 1, 0, told(Criticality::Extreme)).unwrap().state, State::Accepted);
}

#[test]
fn every_sentence_can_stand_by_every_feedback_and_one_stands_by_many_without_anybody_choosing_it() {
    for status in crate::concern::Status::ALL.iter().copied() {
        for state in Shown::ALL.iter().copied() {
            let gone = state == Shown::Withdrawn;
            assert_eq!(sentence(state, false, Some(status)), (!gone).then_some(status), "{state}");
        }
    }
    let by_itself = |state, answered| sentence(state, answered, None).is_some();
    assert!(by_itself(Shown::Counted, false) && by_itself(Shown::Read, false));
    assert!(!by_itself(Shown::Counted, true), "the answer speaks for itself");
    assert!(!by_itself(Shown::Waiting, false) && !by_itself(Shown::Reading, false), "nobody has thought yet");
}

#[test]
fn the_number_tells_nobody_at_home_that_it_was_serious() {
    let says = |state, desk, worry| shown(state, false, desk, worry);
    for desk in Desk::ALL.iter().copied() {
        assert_eq!(says(State::Held, desk, true), says(State::Claimed, desk, false));
        assert_eq!(says(State::Declined, desk, true), Shown::Read);
        assert_eq!(shown(State::Held, true, desk, true), Shown::Withdrawn);
    }
    assert_eq!(says(State::Accepted, Desk::DesignatedOfficer, true), Shown::Read, "it counts nowhere");
    assert_eq!(says(State::Declined, Desk::Moderation, false), Shown::Declined);
}

/// A step of a random story: who, what, and whether others are let in or shut out before it.
#[derive(Debug, Clone)]
enum Move {
    Act(u8, Act),
    Look,
    Left,
    Called,
    Concern(Concern),
    Withdraw,
    Enable(u8, bool),
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let level = prop::sample::select(Criticality::ALL);
    let accept =
        (level, any::<u8>(), prop::sample::select(Audience::ALL)).prop_map(|(level, draw, audience)| {
            let (criticality, draw) = (Some(level), u64::from(draw));
            Act::Accept(Circumstances { criticality, audience, quoted: false, draw })
        });
    let plain = prop::sample::select(vec![
        Act::Claim,
        Act::Claim,
        Act::GiveBack,
        Act::StepBack,
        Act::Save,
        Act::NoConcern,
        Act::Show,
        Act::Hold,
        Act::Decline,
        Act::Reopen(NOW),
    ]);
    let act = (0_u8..4, prop_oneof![3 => plain, 2 => accept]).prop_map(|(who, act)| Move::Act(who, act));
    let one = prop_oneof![
        12 => act,
        6 => Just(Move::Look),
        1 => Just(Move::Left),
        1 => Just(Move::Called),
        1 => prop::sample::select(vec![Concern::Waits, Concern::Taken, Concern::Past]).prop_map(Move::Concern),
        1 => Just(Move::Withdraw),
        3 => (0_u8..4, any::<bool>()).prop_map(|(who, on)| Move::Enable(who, on)),
    ];
    prop::collection::vec(one, 0..60)
}

fn others(of: &Standing<u8>, enabled: &BTreeSet<u8>, but: u8) -> usize {
    enabled.iter().filter(|who| **who != but && !of.recused.contains(who)).count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]
    #[test]
    fn an_open_item_can_be_claimed_by_somebody_in_every_reachable_state(worry in any::<bool>(), story in moves()) {
        let mut enabled: BTreeSet<u8> = (0..3).collect();
        let mut of = new(worry);
        // The first reader of a held feedback must not be the one who accepts it, unless they have rung somebody.
        let mut by_whom: Vec<(u8, Judgement)> = Vec::new();
        for step in story {
            match step {
                Move::Enable(who, on) => { if on { enabled.insert(who); } else { enabled.remove(&who); } }
                Move::Look => of.looked = of.claimed_by.is_some(),
                Move::Left => of.left = of.claimed_by.is_some(),
                Move::Called => of.called |= of.claimed_by.is_some(),
                Move::Concern(stands) => of.concern = Some(stands),
                Move::Withdraw => {
                    if let Ok(then) = next(&of, Step::Withdraw) {
                        of = Standing {
                            state: then.state, claimed_by: then.claimed_by, held_by: then.held_by,
                            withdrawn: true, kept: !then.erased, ..of
                        };
                    }
                }
                Move::Act(by, act) if enabled.contains(&by) => {
                    let Ok(then) = read(&of, by, others(&of, &enabled, by), act) else { continue };
                    if let Some(judgement) = then.judgement { by_whom.push((by, judgement)); }
                    if !then.state.is_open() && matches!(act, Act::Accept(_) | Act::Decline) {
                        prop_assert!(of.is_cleared(), "decided with a worry that nobody made sure of");
                        prop_assert!(of.held_by != Some(by) || of.called || others(&of, &enabled, by) == 0);
                    }
                    if let Act::Accept(what) = act && then.state == State::Accepted
                        && what.criticality >= Some(Criticality::VerySerious) {
                        let second = of.held_by.is_some_and(|first| first != by);
                        let known = of.called || of.concern == Some(Concern::Taken);
                        prop_assert!(second || known, "very serious, by one person, and nobody else knows of it");
                    }
                    let fresh = then.claimed_by != of.claimed_by;
                    if then.judgement == Some(Judgement::Recused) { of.recused.insert(by); }
                    let reopened = then.state == State::Reopened && !of.state.is_open();
                    of = Standing {
                        state: then.state,
                        claimed_by: then.claimed_by,
                        held_by: then.held_by,
                        looked: of.looked && !fresh,
                        left: of.left && !fresh,
                        decided: if then.state.is_open() { None } else { Some(NOW) },
                        called: of.called && !reopened,
                        no_concern: (of.no_concern || then.judgement == Some(Judgement::NoConcern)) && !reopened,
                        ..of
                    };
                }
                Move::Act(..) => {}
            }
            prop_assert_eq!(of.held_by.is_some(), of.state == State::Held);
            if of.state.is_open() {
                // A claimant who may still sign in can give the item back; one who may not, or who left it lying, can
                // be replaced.
                let free = Standing { left: true, ..of.clone() };
                let somebody = enabled.iter().any(|who| {
                    read(&free, *who, others(&of, &enabled, *who), Act::Claim).is_ok()
                });
                let readers = enabled.iter().filter(|who| !of.recused.contains(who)).count();
                prop_assert_eq!(somebody, readers > 0, "an orphan is shown exactly where nobody is left: {:?}", of);
            }
        }
    }
}
