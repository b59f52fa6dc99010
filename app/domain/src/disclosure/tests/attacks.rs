//! Attackers written here anew, from what is printed alone: they share no code with the gate.

use super::*;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// A sum of unknowns with factors, and its range.
type Bounded = (Vec<(usize, i64)>, i64, i64);

/// An attacker who tries every whole number. `ranges` are the unknowns; each sum of some of them, with
/// factors, must lie in its range.
#[derive(Clone, Default)]
pub(super) struct Enumeration {
    pub(super) ranges: Vec<(i64, i64)>,
    pub(super) sums: Vec<Bounded>,
}

/// What a printed number can be, by the published method: rounded to the nearest 5, never below the threshold.
pub(super) fn band(shown: Option<u64>, threshold: i64, most: i64) -> (i64, i64) {
    shown.map_or((0, most), |n| {
        let n = i64::try_from(n).unwrap();
        (threshold.max(n - 2), n + 2)
    })
}

impl Enumeration {
    /// Whether some whole numbers fit, by trying them all; hopeless branches are cut off.
    pub(super) fn fits(&self) -> bool {
        self.search(&mut self.ranges.clone(), 0)
    }

    fn search(&self, ranges: &mut Vec<(i64, i64)>, next: usize) -> bool {
        let reachable = self.sums.iter().all(|(terms, low, high)| {
            let end = |up: bool| -> i64 {
                terms.iter().map(|(u, f)| f * if (*f > 0) == up { ranges[*u].1 } else { ranges[*u].0 }).sum()
            };
            end(true) >= *low && end(false) <= *high
        });
        if !reachable || next == ranges.len() {
            return reachable;
        }
        let (low, high) = ranges[next];
        let found = (low..=high).any(|value| {
            ranges[next] = (value, value);
            self.search(ranges, next + 1)
        });
        ranges[next] = (low, high);
        found
    }

    /// The values from 0 to `most` that `terms` can have.
    pub(super) fn values(&self, terms: &[(usize, i64)], most: i64) -> Vec<i64> {
        (0..=most)
            .filter(|value| {
                let mut pinned = self.clone();
                pinned.sums.push((terms.to_vec(), *value, *value));
                pinned.fits()
            })
            .collect()
    }
}

/// Writes down what a table says about its cells.
fn read(table: &Table) -> (Enumeration, Vec<usize>) {
    let threshold = i64::from(table.threshold());
    let number = |cell: Option<Cell>| cell.and_then(Cell::shown).map(Published::get);
    let responses = band(number(Some(table.responses())), threshold, 400);
    let width = table.columns().len();
    let mut found = Enumeration::default();
    let mut withheld = Vec::new();
    for (r, (code, cells)) in table.iter().enumerate() {
        for cell in cells {
            if cell == Cell::Withheld {
                withheld.push(found.ranges.len());
            }
            found.ranges.push(band(number(Some(cell)), threshold, responses.1));
        }
        if table.adds() != Adds::Nothing {
            let (low, high) = band(number(table.row_total(code)), threshold, responses.1);
            found.sums.push(((0..width).map(|c| (r * width + c, 1)).collect(), low, high.min(responses.1)));
        }
    }
    if table.adds() == Adds::Both {
        for (c, code) in table.columns().iter().enumerate() {
            let (low, high) = band(number(table.column_total(code)), threshold, responses.1);
            found.sums.push(((0..table.rows().len()).map(|r| (r * width + c, 1)).collect(), low, high));
        }
        found.sums.push(((0..found.ranges.len()).map(|u| (u, 1)).collect(), responses.0, responses.1));
    }
    (found, withheld)
}

fn no_withheld_cell_can_be_pinned(table: &Table) -> Result<(), TestCaseError> {
    let (attack, withheld) = read(table);
    prop_assert!(attack.fits(), "the truth itself fits what is printed");
    for unknown in withheld {
        let values = attack.values(&[(unknown, 1)], 6);
        prop_assert!(values.len() >= 5 && values[0] < 5, "cell {unknown} can only be {values:?}: {table:?}");
    }
    Ok(())
}

#[test]
fn the_attacker_of_these_tests_does_find_what_careless_tables_give_away() {
    // 22 people, 8 and 13 of them shown as 10 and 15: the third answer is 0 or 1.
    let careless = Enumeration {
        ranges: vec![(8, 12), (13, 17), (0, 22)],
        sums: vec![(vec![(0, 1), (1, 1), (2, 1)], 18, 22)],
    };
    assert_eq!(careless.values(&[(2, 1)], 30), [0, 1]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn questions_whose_answers_add_up_keep_their_small_numbers(
        cells in prop::collection::vec(prop::collection::vec(0_u64..24, 3), 1..3),
    ) {
        no_withheld_cell_can_be_pinned(&alone(&tally(Adds::Rows, 75, &cells)))?;
    }

    #[test]
    fn questions_that_nearly_everybody_answered_keep_their_small_numbers(
        cells in prop::collection::vec(0_u64..16, 3), missing in 0_u64..3,
    ) {
        let responses = cells.iter().sum::<u64>() + missing;
        no_withheld_cell_can_be_pinned(&alone(&tally(Adds::Rows, responses, &[cells])))?;
    }

    #[test]
    fn tables_that_add_up_both_ways_keep_their_small_numbers(
        cells in (2_usize..4).prop_flat_map(|rows| {
            prop::collection::vec(prop::collection::vec(0_u64..14, 2), rows)
        }),
    ) {
        no_withheld_cell_can_be_pinned(&alone(&tally(Adds::Both, 0, &cells)))?;
    }

    #[test]
    fn theme_tables_keep_their_small_numbers(
        cells in prop::collection::vec(prop::collection::vec(0_u64..20, 3), 2..4), more in 0_u64..20,
    ) {
        let most = cells.iter().flatten().copied().max().unwrap_or_default();
        no_withheld_cell_can_be_pinned(&alone(&tally(Adds::Nothing, most + more, &cells)))?;
    }
}

/// Every question with up to four answers of up to 12 people each, through the gate: what can somebody
/// conclude who runs the gate backwards over all of them?
#[test]
fn running_the_gate_backwards_pins_nothing() {
    for columns in 2..=4 {
        let mut origins: BTreeMap<String, (Disclosed<Table>, Vec<Vec<u64>>)> = BTreeMap::new();
        for truth in ascending(columns, 12) {
            let table = alone(&tally(Adds::Rows, 60, std::slice::from_ref(&truth)));
            let printed = serde_json::to_string(&table).unwrap();
            origins.entry(printed).or_insert_with(|| (table.clone(), Vec::new())).1.push(truth);
        }
        assert!(origins.len() > columns, "some tables do show something");
        for (printed, (table, truths)) in origins {
            // Answers are in ascending order, so any small number could stand in any of the gaps.
            let shown = row(&table, 0);
            let gaps: Vec<usize> = (0..columns).filter(|c| shown[*c].is_none()).collect();
            let values: BTreeSet<u64> = truths.iter().flat_map(|t| gaps.iter().map(|c| t[*c])).collect();
            assert!(gaps.is_empty() || (0..5).all(|v| values.contains(&v)), "{printed} is only {values:?}");
        }
    }
}

/// Every ascending list of `length` numbers up to `most`.
fn ascending(length: usize, most: u64) -> Vec<Vec<u64>> {
    (1..length).fold((0..=most).map(|n| vec![n]).collect(), |lists: Vec<Vec<u64>>, _| {
        let longer = |list: Vec<u64>| {
            let last = list.last().copied().unwrap_or_default();
            (last..=most).map(move |n| [&list[..], &[n]].concat())
        };
        lists.into_iter().flat_map(longer).collect()
    })
}
