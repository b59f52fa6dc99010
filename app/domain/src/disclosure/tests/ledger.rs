//! Two safe tables can be unsafe together.

use super::attacks::{Enumeration, band};
use super::*;
use proptest::prelude::*;

fn recorded(tables: &[&Disclosed<Table>]) -> Ledger {
    let mut ledger = Ledger::new();
    for table in tables {
        ledger.record(*table);
    }
    ledger
}

fn quarter(quarter: i8) -> Scope {
    Scope::quarter("W06000099", Quarter { year: 2026, quarter })
}

fn gated(tally: &Tally, scope: &Scope, ledger: &Ledger) -> Disclosed<Table> {
    gate(tally, scope, &Policy::default(), ledger)
}

fn number(cell: Option<Cell>) -> Option<u64> {
    cell.and_then(Cell::shown).map(Published::get)
}

/// What can be worked out about the people who came between two tables must be vague, or about many.
fn vague(values: &[i64]) -> bool {
    values.len() >= 5 || values.first().is_some_and(|least| *least >= 5)
}

#[test]
fn a_five_is_not_shown_twice_but_a_ten_is() {
    let before = alone(&tally(Adds::Nothing, 30, &[vec![6, 6, 6, 10, 3]]));
    assert_eq!(row(&before, 0), [Some(5), Some(5), Some(5), Some(10), None]);
    let after = tally(Adds::Nothing, 40, &[vec![7, 11, 14, 12, 5]]);
    // A second 5 would say "at most two of the ten who came since"; so would a gap, were 10 shown after 5.
    let after = gated(&after, &scope(), &recorded(&[&before]));
    assert_eq!(row(&after, 0), [None, None, Some(15), Some(10), Some(5)]);
}

#[test]
fn the_number_of_responses_alone_can_be_what_must_not_be_shown_again() {
    let before = alone(&tally(Adds::Both, 0, &[vec![40, 30], vec![30, 60]]));
    let same = gated(&tally(Adds::Both, 0, &[vec![40, 30], vec![30, 60]]), &scope(), &recorded(&[&before]));
    assert_eq!(same.responses(), before.responses(), "0 to 4 further responses remain possible");
}

#[test]
fn a_table_about_other_people_changes_nothing() {
    let elsewhere = Scope::quarter("W06000098", Quarter { year: 2026, quarter: 3 });
    let counts = tally(Adds::Nothing, 30, &[vec![6, 14, 22]]);
    let ledger = recorded(&[
        &gated(&counts, &elsewhere, &Ledger::new()),
        &gated(&counts, &quarter(2), &Ledger::new()),
    ]);
    assert_eq!(gated(&counts, &quarter(3), &ledger), gated(&counts, &quarter(3), &Ledger::new()));
}

#[test]
fn a_withdrawal_or_a_corrected_theme_does_not_silence_the_whole_table() {
    let before = alone(&tally(Adds::Nothing, 40, &[vec![13, 23, 18]]));
    let after = gated(&tally(Adds::Nothing, 46, &[vec![12, 24, 23]]), &scope(), &recorded(&[&before]));
    assert_eq!(row(&after, 0)[1..], [Some(25), Some(25)]);
}

#[test]
fn a_year_does_not_give_away_the_quarter_that_was_withheld() {
    let quarters = [[20, 31, 12], [26, 20, 18], [15, 24, 16], [1, 0, 2]];
    let mut ledger = Ledger::new();
    for (q, cells) in (1..).zip(&quarters) {
        let responses = if q == 4 { 3 } else { 60 };
        let table = gated(&tally(Adds::Nothing, responses, &[cells.to_vec()]), &quarter(q), &ledger);
        assert_eq!(table.is_withheld(), q == 4);
        ledger.record(&table);
    }
    let sums: Vec<u64> = (0..3).map(|c| quarters.iter().map(|q| q[c]).sum()).collect();
    let whole = Scope { to: Quarter { year: 2026, quarter: 4 }, ..quarter(1) };
    let year = gated(&tally(Adds::Nothing, 183, std::slice::from_ref(&sums)), &whole, &ledger);
    for (c, shown) in row(&year, 0).into_iter().enumerate() {
        let Some(shown) = shown else { continue };
        // Year minus three printed quarters is the fourth: how sure can a reader be of it?
        let parts: u64 = quarters.iter().take(3).map(|q| (q[c] + 2) / 5 * 5).sum();
        let (low, high) = (shown.saturating_sub(2 + parts + 6), (shown + 2 + 6).saturating_sub(parts));
        assert!(high - low >= 4, "the fourth quarter is between {low} and {high}");
    }
    assert!(row(&year, 0).iter().any(Option::is_some));
}

#[test]
fn nearly_equal_parts_and_whole_leave_no_small_difference() {
    // Everybody but one or two came by one channel: the whole, shown beside it, would show who did not.
    let alone_channel = Scope { channel: Some(crate::feedback::Channel::Alone), ..scope() };
    for extra in 0..3 {
        let part = gated(&tally(Adds::Nothing, 42, &[vec![17, 7]]), &alone_channel, &Ledger::new());
        let whole = tally(Adds::Nothing, 42 + extra, &[vec![17, 7]]);
        let whole = gated(&whole, &scope(), &recorded(&[&part]));
        // 7 is printed 5 both times; the difference could only be 0 to 2.
        assert_eq!(row(&whole, 0)[1], None);
    }
}

#[test]
fn the_same_table_recorded_again_is_nothing_new() {
    let before = alone(&tally(Adds::Nothing, 30, &[vec![6, 13]]));
    let next = tally(Adds::Nothing, 40, &[vec![14, 22]]);
    let once = gated(&next, &scope(), &recorded(&[&before]));
    assert_eq!(once, gated(&next, &scope(), &recorded(&[&before, &before])));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn further_responses_to_a_theme_cannot_be_worked_out(
        cells in prop::collection::vec(0_u64..25, 3), added in prop::collection::vec(0_u64..9, 3),
        others in 0_u64..20, further in 5_u64..20,
    ) {
        let responses = cells.iter().max().unwrap() + others;
        let further = further.max(*added.iter().max().unwrap());
        let before = alone(&tally(Adds::Nothing, responses, std::slice::from_ref(&cells)));
        let now: Vec<u64> = cells.iter().zip(&added).map(|(a, b)| a + b).collect();
        let after = gated(&tally(Adds::Nothing, responses + further, &[now]), &scope(), &recorded(&[&before]));
        prop_assume!(!after.is_withheld() && !before.is_withheld());
        // Unknowns: responses before and now, the theme before and now.
        let (n0, n1) = (band(number(Some(before.responses())), 5, 0), band(number(Some(after.responses())), 5, 0));
        for c in 0..3 {
            let (x0, x1) = (row(&before, 0)[c], row(&after, 0)[c]);
            let attack = Enumeration {
                ranges: vec![n0, n1, band(x0, 5, n0.1), band(x1, 5, n1.1)],
                sums: vec![
                    (vec![(3, 1), (2, -1)], 0, 99),
                    (vec![(1, 1), (0, -1), (3, -1), (2, 1)], 0, 99),
                    (vec![(0, 1), (2, -1)], 0, 99),
                    (vec![(1, 1), (3, -1)], 0, 99),
                ],
            };
            prop_assert!(vague(&attack.values(&[(3, 1), (2, -1)], 20)), "{x0:?} then {x1:?}");
            prop_assert!(vague(&attack.values(&[(1, 1), (0, -1)], 60)));
            for (unknown, shown) in [(2, x0), (3, x1)] {
                let values = attack.values(&[(unknown, 1)], 60);
                let small = values.first().is_some_and(|least| *least < 5) || x0.is_some();
                prop_assert!(shown.is_some() || (values.len() >= 5 && small), "{values:?}");
            }
        }
    }

    #[test]
    fn further_answers_to_a_question_cannot_be_worked_out(
        cells in prop::collection::vec(0_u64..22, 3), added in prop::collection::vec(0_u64..8, 3),
    ) {
        prop_assume!(added.iter().sum::<u64>() >= 5);
        let before = alone(&tally(Adds::Rows, 80, std::slice::from_ref(&cells)));
        let now: Vec<u64> = cells.iter().zip(&added).map(|(a, b)| a + b).collect();
        let after = gated(&tally(Adds::Rows, 110, &[now]), &scope(), &recorded(&[&before]));
        let total = |table: &Table| band(number(table.row_total("r0")), 5, 112);
        let shown = |table: &Table| number(table.row_total("r0")).is_some();
        prop_assume!(shown(&before) && shown(&after));
        let (t0, t1) = (total(&before), total(&after));
        let mut attack = Enumeration::default();
        for table in [&before, &after] {
            let gap = total(table).1;
            attack.ranges.extend(row(table, 0).into_iter().map(|shown| band(shown, 5, gap)));
        }
        attack.sums = (0..3).map(|c| (vec![(c + 3, 1), (c, -1)], 0, 99)).collect();
        attack.sums.push((vec![(0, 1), (1, 1), (2, 1)], t0.0, t0.1));
        attack.sums.push((vec![(3, 1), (4, 1), (5, 1)], t1.0, t1.1));
        prop_assert!(attack.fits());
        for c in 0..3 {
            prop_assert!(vague(&attack.values(&[(c + 3, 1), (c, -1)], 20)), "{before:?} {after:?}");
        }
    }

    #[test]
    fn a_year_of_monthly_snapshots_ends_and_shows_something(
        months in prop::collection::vec(prop::collection::vec(0_u64..4, 9), 4),
    ) {
        let mut ledger = Ledger::new();
        let mut counts = [9_u64; 9];
        let mut responses = 40;
        let mut last = None;
        for month in months {
            counts.iter_mut().zip(month).for_each(|(count, more)| *count += more);
            responses += 11;
            let rows: Vec<Vec<u64>> = counts.chunks(3).map(<[u64]>::to_vec).collect();
            let table = gated(&tally(Adds::Nothing, responses, &rows), &scope(), &ledger);
            ledger.record(&table);
            last = Some(table);
        }
        prop_assert!(last.is_some_and(|table| table.gaps() <= 3));
    }
}
