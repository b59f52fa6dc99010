//! What the method promises, on random tallies. What an attacker can conclude from prints is measured by the crate
//! `attacker`, which shares no code with this one.

use super::*;
use crate::{
    clock::{Month, Quarter},
    feedback::{Audience, Channel},
    figures::{Base, Contribution, Cut, Measure, Of, Period, Population},
};
use proptest::prelude::*;
use sha2::{Digest as _, Sha256};
use static_assertions::assert_not_impl_any;
use std::fmt::Display;

assert_not_impl_any!(Tally: Display, serde::Serialize);
assert_not_impl_any!(Sum: Display, serde::Serialize);

const QUARTER: Quarter = Quarter { year: 2026, quarter: 3 };
const MONTH: Month = Month { year: 2026, month: 10 };

/// Parents who answered by themselves.
pub(super) fn parents() -> Of {
    Of {
        channel: Some(Channel::Alone),
        lineage: "2026.1".to_owned(),
        audience: Some(Audience::Parent),
        cut: Cut::All,
        value: String::new(),
    }
}

fn population(of: Of) -> Population {
    Population { authority: "W06000099".to_owned(), period: Period::Quarter(QUARTER), of }
}

/// A keyed draw.
fn draw(keys: u64) -> Position {
    let hash = Sha256::new().chain_update(b"test key").chain_update(keys.to_be_bytes()).finalize();
    Position(u64::from_be_bytes(hash[..8].try_into().unwrap()))
}

fn answer(question: &str, step: &str) -> Contribution {
    vec![(Measure::Charter, question.to_owned(), step.to_owned())]
}

fn printed(tally: &Tally) -> Disclosed<Figures> {
    print(tally, population(parents()), &Policy::default(), MONTH, draw)
}

#[test]
fn the_expectation_of_a_rounded_number_is_the_number() {
    for n in 0_u64..60 {
        let draws = 20_000_u64;
        let positions = (0..draws).map(|i| Position(i.wrapping_mul(u64::MAX / draws)));
        let sum: u64 = positions.map(|position| rounded(n, position)).sum();
        #[expect(clippy::cast_precision_loss, reason = "small numbers")]
        let mean = sum as f64 / draws as f64;
        #[expect(clippy::cast_precision_loss, reason = "small numbers")]
        let error = (mean - n as f64).abs();
        // The positions are evenly spaced, so the error is at most one of them.
        assert!(error < 0.001, "{n}: {mean}");
    }
}

proptest! {
    #[test]
    fn a_number_is_rounded_to_one_of_the_two_multiples_of_five_beside_it(n in 0_u64..10_000, position: u64) {
        let number = rounded(n, Position(position));
        prop_assert!(number.is_multiple_of(5) && number.abs_diff(n) < 5);
        prop_assert!(!n.is_multiple_of(5) || number == n);
    }

    #[test]
    fn the_same_people_print_the_same_number_in_whatever_order_they_came(mut keys in prop::collection::vec(any::<u64>(), 15..80)) {
        let tally = |keys: &[u64]| {
            let mut tally = Tally::default();
            for key in keys {
                tally.join(*key, &answer("c1", "top"));
            }
            tally
        };
        let before = printed(&tally(&keys));
        keys.reverse();
        // Somebody comes and goes in between.
        let mut again = tally(&keys);
        again.join(77, &answer("c1", "bottom"));
        again.leave(77, &answer("c1", "bottom")).unwrap();
        prop_assert_eq!(printed(&again), before);
    }

    #[test]
    fn joining_leaving_and_merging_count_the_same_as_counting_once(
        people in prop::collection::vec((any::<u64>(), 0_usize..5, 0_usize..4, any::<bool>()), 0..60),
    ) {
        let cells = |question: usize, step: usize| answer(&format!("c{question}"), ["top", "middle", "bottom", "not-about-me"][step]);
        let (mut all, mut stayed, mut first, mut second) = <(Tally, Tally, Tally, Tally)>::default();
        for (i, (key, question, step, leaves)) in people.iter().enumerate() {
            all.join(*key, &cells(*question, *step));
            if !leaves {
                stayed.join(*key, &cells(*question, *step));
                let half = if i % 2 == 0 { &mut first } else { &mut second };
                half.join(*key, &cells(*question, *step));
            }
        }
        for (key, question, step, _) in people.iter().filter(|(.., leaves)| *leaves) {
            all.leave(*key, &cells(*question, *step)).unwrap();
        }
        first.merge(&second);
        prop_assert!(all.counts_the_same(&stayed) && first.counts_the_same(&stayed));
        prop_assert_eq!(Tally::unpack(&all.pack().unwrap()).unwrap(), all);
    }

    #[test]
    fn no_part_is_printed_above_its_base_and_no_row_below_its_floor(
        people in prop::collection::vec((any::<u64>(), 0_usize..5, 0_usize..5), 0..80),
        service: bool,
    ) {
        let steps = ["top", "middle", "bottom", "not-sure", "not-about-me"];
        let (mut tally, responses) = (Tally::default(), people.len() as u64);
        for (key, question, step) in people {
            tally.join(key, &answer(&format!("c{}", question + 1), steps[step]));
        }
        let of = if service { parents().narrowed(Cut::Service, "K7") } else { parents() };
        let figures = print(&tally, population(of), &Policy::default(), MONTH, draw);
        let floor = if service { 15 } else { 10 };
        prop_assert_eq!(figures.floor(), floor);
        let rows = figures.tables().iter().flat_map(|table| table.rows().iter().map(|row| (table.measure(), row)));
        for (measure, row) in rows {
            let Some(base) = row.base() else { continue };
            prop_assert!(base.get() >= floor && figures.base().is_some_and(|all| base <= all));
            // Where every response is the base, it is the number of responses itself.
            prop_assert!(measure.base() == Base::Responses || base.get() <= responses);
            for (column, number) in row.cells() {
                prop_assert!(*number <= base || column == "not-about-me");
                prop_assert!(figures.base().is_some_and(|all| *number <= all) && number.get() <= responses);
            }
        }
        let stored = serde_json::to_string(&figures).unwrap();
        prop_assert_eq!(Disclosed::from_stored(&stored).unwrap(), figures);
    }
}

#[test]
fn nobody_can_take_out_what_was_never_counted() {
    let mut tally = Tally::default();
    assert!(tally.leave(1, &answer("c1", "top")).is_err());
    let mut tally = Tally::default();
    tally.join(1, &answer("c1", "top"));
    assert!(tally.recount(1, &answer("c1", "bottom"), &answer("c1", "top")).is_err());
}

#[test]
fn a_population_is_printed_again_when_ten_have_joined_or_left_and_not_before() {
    let mut tally = Tally::default();
    assert!(!is_due(None, &tally));
    for key in 0..20 {
        tally.join(key, &answer("c1", "top"));
    }
    assert!(is_due(None, &tally));
    let printed = Some(tally.moves());
    for key in 20..26 {
        tally.join(key, &answer("c1", "top"));
    }
    for key in 0..3 {
        tally.leave(key, &answer("c1", "top")).unwrap();
    }
    assert!(!is_due(printed, &tally));
    // Somebody who changes their answer neither joins nor leaves.
    tally.recount(10, &answer("c1", "top"), &answer("c1", "bottom")).unwrap();
    assert!(!is_due(printed, &tally));
    tally.leave(3, &answer("c1", "top")).unwrap();
    assert!(is_due(printed, &tally));
}

#[test]
fn stored_figures_with_a_number_that_is_never_printed_are_refused() {
    let mut tally = Tally::default();
    (0..40).for_each(|key| tally.join(key, &answer("c1", "top")));
    let stored = serde_json::to_string(&printed(&tally)).unwrap();
    assert!(Disclosed::from_stored(&stored).is_ok());
    for (from, to) in [(":40", ":41"), ("\"floor\":10", "\"floor\":5"), ("\"base\":40", "\"base\":5")] {
        assert!(stored.contains(from));
        assert!(Disclosed::from_stored(&stored.replace(from, to)).is_err(), "{to}");
    }
}

#[test]
fn figures_of_a_release_have_their_columns_in_the_order_to_print() {
    let mut tally = Tally::default();
    (0..40).for_each(|key| tally.join(key, &answer("c1", "top")));
    let figures = printed(&tally);
    let sorted = crate::release::canonical(&figures).unwrap();
    assert!(sorted.find("bottom").unwrap() < sorted.find("middle").unwrap(), "canonical JSON is sorted");
    assert_eq!(Disclosed::from_stored(&sorted).unwrap(), figures);
}

#[test]
fn an_authority_may_raise_a_floor_and_never_lower_it() {
    assert!(Policy::new(10, 15).is_ok() && Policy::new(20, 25).is_ok());
    for (base, service) in [(5, 15), (10, 10), (20, 15), (12, 15), (10, 17), (10, 55)] {
        assert!(Policy::new(base, service).is_err(), "{base} {service}");
    }
}
