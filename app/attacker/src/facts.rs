//! What the attacker knows beside the printed numbers.

use crate::Document;

/// What the attacker knows of a population at the time of a print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// The exact number of responses.
    pub responses: i64,
    /// How often a response had joined or left by then.
    pub moves: i64,
}

/// A response of the attacker's own, in the cells in which it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// The measure.
    pub measure: String,
    /// The row.
    pub row: String,
    /// The column.
    pub column: String,
    /// How many of the attacker's responses count there.
    pub responses: i64,
}

/// A print, with what the attacker knows of its population at that time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Print {
    /// What was printed.
    pub document: Document,
    /// Prints are compared in this order; prints of one time describe the same people.
    pub time: i64,
    /// What else is known; `None` for somebody who has the printed numbers alone.
    pub known: Option<Known>,
    /// The attacker's own responses.
    pub own: Vec<Own>,
}

impl Print {
    /// Of the attacker's own responses, those in a cell.
    pub(crate) fn own_in(&self, measure: &str, row: &str, column: &str) -> i64 {
        let here = |own: &&Own| own.measure == measure && own.row == row && own.column == column;
        self.own.iter().filter(here).map(|own| own.responses).sum()
    }
}
