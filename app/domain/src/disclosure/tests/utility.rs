//! A gate that shows nothing protects everybody and helps nobody: at least 85 % of the cells of ten people or
//! more are shown, over tables such as authorities will have. And it ends on tables nobody would have.

use super::*;
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};

/// Parts in a hundred.
const FLOOR: usize = 85;

/// How many cells of ten or more there are, and how many of them are shown.
fn count(truth: &[Vec<u64>], table: &Table) -> (usize, usize) {
    let large = |(r, cells): (usize, &Vec<u64>)| -> (usize, usize) {
        let shown = row(table, r);
        let large = cells.iter().zip(shown).filter(|(n, _)| **n >= 10);
        large.fold((0, 0), |(all, seen), (_, shown)| (all + 1, seen + usize::from(shown.is_some())))
    };
    truth.iter().enumerate().map(large).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1))
}

/// Draws `tables` tables from a strategy, always the same ones.
fn draw<S: Strategy>(strategy: &S, tables: usize) -> Vec<S::Value> {
    let mut runner = TestRunner::deterministic();
    (0..tables).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect()
}

fn assert_floor(found: impl Iterator<Item = (usize, usize)>) {
    let (all, seen) = found.fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
    assert!(all > 500, "{all} cells are too few to judge by");
    assert!(seen * 100 >= all * FLOOR, "only {seen} of {all} cells of ten or more are shown");
}

/// Ten themes: how often each comes up differs widely, praise and problems more often than ideas.
fn themes() -> impl Strategy<Value = (u64, Vec<Vec<u64>>)> {
    (20_u64..400).prop_flat_map(|responses| {
        let cell = move |most: u64| (0_u64..=most).prop_map(move |percent| responses * percent / 100);
        let theme = (cell(45), cell(45), cell(20)).prop_map(|(a, b, c)| vec![a, b, c]);
        (Just(responses), prop::collection::vec(theme, 10))
    })
}

/// Five questions to 12 to 300 people: most say "most of the time", some skip.
fn questions() -> impl Strategy<Value = (u64, Vec<Vec<u64>>)> {
    (12_u64..300).prop_flat_map(|responses| {
        let question = (40_u64..80, 40_u64..90, 0_u64..12, 80_u64..=100).prop_map(
            move |(top, middle_of_rest, not_sure, answered)| {
                let n = responses * answered / 100;
                let unsure = n * not_sure / 100;
                let high = (n - unsure) * top / 100;
                let middle = (n - unsure - high) * middle_of_rest / 100;
                vec![high, middle, n - unsure - high - middle, unsure]
            },
        );
        (Just(responses), prop::collection::vec(question, 5))
    })
}

#[test]
fn theme_tables_show_what_can_be_shown() {
    assert_floor(
        draw(&themes(), 60)
            .into_iter()
            .map(|(responses, cells)| count(&cells, &alone(&tally(Adds::Nothing, responses, &cells)))),
    );
}

#[test]
fn question_tables_show_what_can_be_shown() {
    assert_floor(
        draw(&questions(), 150)
            .into_iter()
            .map(|(responses, cells)| count(&cells, &alone(&tally(Adds::Rows, responses, &cells)))),
    );
}

#[test]
fn a_second_snapshot_shows_what_can_be_shown() {
    assert_floor(draw(&(themes(), themes()), 25).into_iter().map(|((first, cells), (second, more))| {
        let mut ledger = Ledger::new();
        ledger.record(&alone(&tally(Adds::Nothing, first, &cells)));
        let sum = |(a, b): (&Vec<u64>, &Vec<u64>)| a.iter().zip(b).map(|(a, b)| a + b / 4).collect();
        let now: Vec<Vec<u64>> = cells.iter().zip(&more).map(sum).collect();
        let counts = tally(Adds::Nothing, first + second / 4 + 5, &now);
        count(&now, &gate(&counts, &scope(), &Policy::default(), &ledger))
    }));
}

#[test]
fn the_gate_ends_on_tables_made_to_be_hard() {
    let staircase: Vec<Vec<u64>> = (0..7).map(|r| (0..7).map(|c| (r * 3 + c * 5) % 9).collect()).collect();
    let diagonal: Vec<Vec<u64>> =
        (0..7).map(|r| (0..7).map(|c| if r == c { 1 } else { 13 }).collect()).collect();
    let zeros = vec![vec![0; 7]; 7];
    for cells in [staircase, diagonal, zeros] {
        for adds in [Adds::Nothing, Adds::Rows, Adds::Both] {
            let table = alone(&tally(adds, 90, &cells));
            assert!(table.gaps() <= table.rows().len() * table.columns().len() + 15);
        }
    }
}
