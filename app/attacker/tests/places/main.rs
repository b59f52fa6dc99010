//! What an attacker can conclude from everything that is ever printed of a place.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
#![expect(clippy::print_stdout, reason = "what was measured is read in the log of the tests")]

mod place;

use attacker::{Depth, Own, Print, Report, Verdict, attack};
use place::{MEASURE, Place, ROW, Random, random, said};
use std::collections::BTreeMap;

/// The prints that have a table, newest first.
fn shown(prints: &[Print]) -> Vec<usize> {
    let mut shown: Vec<usize> =
        (0..prints.len()).filter(|print| !prints[*print].document.tables.is_empty()).collect();
    shown.sort_by_key(|print| -prints[*print].time);
    shown
}

fn percent_below(spans: &BTreeMap<i64, usize>, values: i64) -> f64 {
    let all: usize = spans.values().sum();
    let below: usize = spans.range(..values).map(|(_, cells)| cells).sum();
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    let percent = 100.0 * below as f64 / all.max(1) as f64;
    percent
}

/// Attacks the newest prints of random places, and gives how many cells span how many values.
fn attacked(places: u64, times: i64, cells_of: usize) -> (BTreeMap<i64, usize>, Vec<Report>) {
    let (mut spans, mut reports) = (BTreeMap::new(), Vec::new());
    for seed in 0..places {
        let prints = random(seed, times).prints;
        let targets: Vec<usize> = shown(&prints).into_iter().take(cells_of).collect();
        let report = attack(&prints, &targets, Depth::Whole);
        for (values, cells) in report.distribution() {
            *spans.entry(values).or_default() += cells;
        }
        reports.push(report);
    }
    (spans, reports)
}

/// Asserts the promise for what is left once a release has left out what the attacker broke, and prints the measures.
fn promise_is_kept(reports: &[Report]) {
    let (mut spans, mut tables, mut out) = (BTreeMap::new(), 0, 0);
    for report in reports {
        let left_out = report.left_out();
        tables += report.tables.len();
        for table in &report.tables {
            assert_ne!(table.verdict(), Verdict::Unfinished);
            if left_out.contains(&(table.print, table.measure.clone())) {
                out += 1;
                continue;
            }
            for cell in &table.cells {
                *spans.entry(cell.values()).or_default() += 1;
                assert!(cell.printed > 10 || cell.values() >= 3, "{cell:?}");
                assert!(!cell.everybody && !cell.nobody, "{cell:?}");
            }
        }
    }
    println!("{tables} tables, {out} left out; cells by possible values: {spans:?}");
    println!("cells with fewer than 4 possible values: {:.2} %", percent_below(&spans, 4));
    assert!(percent_below(&spans, 4) <= 1.0 && out * 10 <= tables * 2, "{spans:?}");
}

/// How many places are attacked. `CLYWED_PLACES=1000 cargo test -p attacker` takes some minutes: its lines stand in
/// docs/disclosure.md and are renewed when the method changes.
const PLACES: Option<&str> = option_env!("CLYWED_PLACES");

#[test]
fn of_fifty_places_with_eight_prints_each_nobody_can_be_found() {
    let places = PLACES.map_or(50, |places| places.parse().unwrap());
    let (spans, reports) = attacked(places, 8, 3);
    println!("before anything is left out: {spans:?}");
    promise_is_kept(&reports);
}

#[test]
fn what_a_release_leaves_out_is_the_same_when_the_attacker_stops_at_enough() {
    let mut narrow = 0;
    for seed in 0..20 {
        let prints = random(seed, 8).prints;
        let targets: Vec<usize> = shown(&prints).into_iter().take(3).collect();
        let (whole, enough) =
            (attack(&prints, &targets, Depth::Whole), attack(&prints, &targets, Depth::Enough));
        assert_eq!(whole.left_out(), enough.left_out(), "{seed}");
        for (one, other) in whole.tables.iter().zip(&enough.tables) {
            assert_eq!(
                (one.print, &one.measure, one.verdict()),
                (other.print, &other.measure, other.verdict())
            );
            for (cell, less) in one.cells.iter().zip(&other.cells) {
                assert!(
                    less.values() <= cell.values() && less.values() >= cell.values().min(4),
                    "{cell:?} {less:?}"
                );
                narrow += usize::from(less.values() < cell.values());
            }
        }
    }
    assert!(narrow > 0, "it did stop earlier");
}

/// Everybody and each service print `n` people of whom `x` gave one answer, one time after the other; the least number
/// of values that remain possible over many places, and whether "everybody" or "nobody" can ever be concluded.
fn told(steps: &[(usize, usize)], own: i64) -> (i64, bool) {
    let (mut fewest, mut concluded) = (i64::MAX, false);
    for seed in 0..60 {
        let mut random = Random(seed * 7_919);
        let mut place = Place::new();
        for (time, (n, x)) in (0..).zip(steps) {
            said(&mut place, &mut random, *n, *x);
            place.print(time, false);
        }
        let mut prints = place.prints;
        for print in &mut prints {
            print.own =
                vec![Own { measure: MEASURE.into(), row: ROW.into(), column: "top".into(), responses: own }];
        }
        let report = attack(&prints, &shown(&prints), Depth::Whole);
        for cell in report.tables.iter().flat_map(|table| &table.cells) {
            // The two answers that were given, by people who are not the attacker.
            if cell.column == "top" || cell.column == "middle" {
                fewest = fewest.min(cell.values());
            }
            concluded |= cell.everybody || cell.nobody;
        }
    }
    (fewest, concluded)
}

#[test]
fn what_the_suppressing_gate_gave_away_is_not_given_away() {
    // 20 of whom 3 or 4, then 25 of whom 10: a first print whose date gave away n exactly told x.
    // 20 of whom 10, then 30 of whom 25: at most three of the newcomers did not say it.
    // 20 of whom 15, then 25 of whom 23 or 24.
    for steps in [
        vec![(20, 3), (10, 7)],
        vec![(20, 4), (10, 6)],
        vec![(20, 10), (12, 12)],
        vec![(20, 15), (10, 9)],
        vec![(20, 15), (10, 8)],
        vec![(14, 14), (11, 0)],
    ] {
        let (fewest, concluded) = told(&steps, 0);
        println!("{steps:?}: at least {fewest} values");
        assert!(fewest >= 3 && !concluded, "{steps:?}: {fewest}");
    }
}

#[test]
fn a_service_with_twelve_responses_all_alike_does_not_say_so() {
    for n in 10..=24 {
        let (fewest, concluded) = told(&[(n, n)], 0);
        assert!(fewest >= 4 && !concluded, "{n}: {fewest}");
    }
}

#[test]
fn a_part_that_is_drawn_above_its_base_is_printed_as_the_base_and_tells_no_more() {
    for n in 15..40 {
        let (fewest, concluded) = told(&[(n, n - 1)], 0);
        assert!(fewest >= 4 && !concluded, "{n}: {fewest}");
    }
}

#[test]
fn a_month_with_one_newcomer_prints_nothing_new() {
    let (mut random, mut place) = (Random(1), Place::new());
    said(&mut place, &mut random, 25, 9);
    place.print(0, false);
    let before = shown(&place.prints).len();
    said(&mut place, &mut random, 1, 1);
    place.print(1, false);
    assert_eq!(shown(&place.prints).len(), before);
}

#[test]
fn a_version_after_one_withdrawal_prints_nothing_new() {
    let (mut random, mut place) = (Random(2), Place::new());
    said(&mut place, &mut random, 25, 9);
    place.print(0, true);
    let before = shown(&place.prints).len();
    place.people.remove(3);
    // A version that replaces another keeps the numbers that fewer than ten have moved.
    place.print(1, false);
    assert_eq!(shown(&place.prints).len(), before);
}

#[test]
fn a_release_that_is_drawn_fresh_beside_the_print_of_staff_tells_of_no_newcomer() {
    // The staff's print stands; between it and the release one to nine people came who all said the same.
    let mut reports = Vec::new();
    for newcomers in 1..10 {
        for seed in 0..20 {
            let (mut random, mut place) = (Random(seed * 31_337 + newcomers as u64), Place::new());
            said(&mut place, &mut random, 25, 9);
            place.print(0, false);
            let staff = shown(&place.prints).len();
            said(&mut place, &mut random, newcomers, newcomers);
            place.print(1, true);
            assert!(shown(&place.prints).len() > staff, "the release is drawn anew");
            reports.push(attack(&place.prints, &shown(&place.prints), Depth::Whole));
        }
    }
    promise_is_kept(&reports);
}

#[test]
fn a_year_that_is_printed_beside_its_four_quarters_tells_no_more_of_any_of_them() {
    let mut reports = Vec::new();
    for seed in 0..40 {
        let (mut random, mut year) = (Random(seed * 15_485_863), Place::new());
        let mut prints = Vec::new();
        for quarter in ["2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1"] {
            let mut place = Place::new();
            let n = 10 + usize::try_from(random.below(30)).unwrap();
            let x = usize::try_from(random.below(n as u64 + 1)).unwrap();
            said(&mut place, &mut random, n, x);
            place.print(0, true);
            year.people.extend(place.people.clone());
            prints.extend(place.prints.into_iter().map(|print| of_period(print, quarter)));
        }
        year.print(0, true);
        prints.extend(year.prints.into_iter().map(|print| of_period(print, "2026")));
        reports.push(attack(&prints, &shown(&prints), Depth::Whole));
    }
    promise_is_kept(&reports);
}

fn of_period(mut print: Print, period: &str) -> Print {
    period.clone_into(&mut print.document.period);
    print
}

#[test]
fn three_planted_responses_over_four_prints_never_tell_what_everybody_else_said() {
    let mut spans = BTreeMap::new();
    for seed in 0..40 {
        let (mut random, mut place) = (Random(seed * 104_729), Place::new());
        let mut prints_own = Vec::new();
        for time in 0..4 {
            // Three of the attacker's in the first print; at least seven strangers in each.
            let own = 3;
            if time == 0 {
                said(&mut place, &mut random, 3, 3);
            }
            let x = usize::try_from(random.below(8)).unwrap();
            said(&mut place, &mut random, if time == 0 { 9 } else { 10 }, x);
            place.print(time, false);
            prints_own.push(own);
        }
        let mut prints = place.prints;
        for print in &mut prints {
            print.own =
                vec![Own { measure: MEASURE.into(), row: ROW.into(), column: "top".into(), responses: 3 }];
        }
        for cell in
            attack(&prints, &shown(&prints), Depth::Whole).tables.iter().flat_map(|table| &table.cells)
        {
            if cell.column == "top" || cell.column == "middle" {
                *spans.entry(cell.values()).or_default() += 1;
                assert!(!cell.everybody, "{cell:?}");
            }
        }
    }
    println!("with three of their own over four prints, cells by possible values: {spans:?}");
    assert!(percent_below(&spans, 2) <= 5.0, "{spans:?}");
}

#[test]
fn what_was_printed_twice_at_one_time_is_one_print() {
    let (mut random, mut place) = (Random(3), Place::new());
    said(&mut place, &mut random, 25, 9);
    place.print(0, true);
    said(&mut place, &mut random, 14, 3);
    place.print(1, true);
    let once = attack(&place.prints, &shown(&place.prints), Depth::Whole);
    let twice: Vec<Print> = place.prints.iter().flat_map(|print| [print.clone(), print.clone()]).collect();
    let again = attack(&twice, &shown(&twice), Depth::Whole);
    assert_eq!(again.tables.len(), 2 * once.tables.len());
    for table in &again.tables {
        assert_eq!(table.verdict(), Verdict::Kept);
        assert!(once.tables.iter().any(|of| of.cells == table.cells), "{table:?}");
    }
}

#[test]
fn the_json_of_a_release_is_read_and_other_text_is_refused() {
    assert!(attacker::documents("{\"figures\":[]}").unwrap().is_empty());
    for text in ["", "[]", "{}", "{\"figures\":[{\"authority\":1}]}"] {
        assert!(attacker::documents(text).is_err(), "{text}");
    }
}
