//! What the gate promises, as stories and as properties.

mod attacks;
mod ledger;
mod rules;
mod utility;

use super::*;
use crate::clock::Quarter;

/// A quarter of an invented authority.
fn scope() -> Scope {
    Scope::quarter("W06000099", Quarter { year: 2026, quarter: 3 })
}

/// A general tally with codes `r0…` and `c0…`.
fn tally(adds: Adds, responses: u64, cells: &[Vec<u64>]) -> Tally {
    let columns = cells.first().map_or(0, Vec::len);
    let mut tally = Tally::new(labels('r', cells.len()), labels('c', columns), adds, responses);
    for (r, row) in cells.iter().enumerate() {
        for (c, n) in row.iter().enumerate() {
            tally.add(&format!("r{r}"), &format!("c{c}"), *n).unwrap();
        }
    }
    tally
}

fn labels(letter: char, count: usize) -> Vec<String> {
    (0..count).map(|i| format!("{letter}{i}")).collect()
}

/// Passes the gate with nothing published before.
fn alone(tally: &Tally) -> Disclosed<Table> {
    gate(tally, &scope(), &Policy::default(), &Ledger::new())
}

/// The numbers of a row; `None` is withheld.
fn row(table: &Table, r: usize) -> Vec<Option<u64>> {
    let (_, cells) = table.iter().nth(r).unwrap();
    cells.into_iter().map(|cell| cell.shown().map(Published::get)).collect()
}
