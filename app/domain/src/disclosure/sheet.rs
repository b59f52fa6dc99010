//! Where each number of a table stands, and which of them add up.

use serde::{Deserialize, Serialize};

/// How the numbers of a table hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Adds {
    /// Nothing adds up: one response may stand in several cells. There are no totals.
    Nothing,
    /// Each row adds up to its own total, which is at most the number of responses. Columns do not add up:
    /// the rows are different questions to the same people.
    Rows,
    /// Rows and columns add up: each response stands in exactly one cell.
    Both,
}

/// The order in which a table's numbers are kept: cells row by row, row totals, column totals, responses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) rows: usize,
    pub(super) columns: usize,
    pub(super) adds: Adds,
}

/// `total` is the sum of `parts`; all are positions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) total: usize,
    pub(super) parts: Vec<usize>,
}

impl Layout {
    pub(super) const fn cell(self, row: usize, column: usize) -> usize {
        row * self.columns + column
    }

    const fn cells(self) -> usize {
        self.rows * self.columns
    }

    pub(super) fn row_total(self, row: usize) -> Option<usize> {
        (self.adds != Adds::Nothing).then_some(self.cells() + row)
    }

    pub(super) fn column_total(self, column: usize) -> Option<usize> {
        (self.adds == Adds::Both).then_some(self.cells() + self.rows + column)
    }

    pub(super) const fn responses(self) -> usize {
        match self.adds {
            Adds::Nothing => self.cells(),
            Adds::Rows => self.cells() + self.rows,
            Adds::Both => self.cells() + self.rows + self.columns,
        }
    }

    pub(super) const fn len(self) -> usize {
        self.responses() + 1
    }

    /// The row that a cell or a row total stands in.
    pub(super) fn row_of(self, position: usize) -> Option<usize> {
        if position < self.cells() {
            Some(position / self.columns)
        } else {
            (0..self.rows).find(|row| self.row_total(*row) == Some(position))
        }
    }

    /// The sums that hold in every table of this form.
    pub(super) fn sums(self) -> Vec<Sum> {
        let mut sums = Vec::new();
        for row in 0..self.rows {
            if let Some(total) = self.row_total(row) {
                sums.push(Sum { total, parts: (0..self.columns).map(|c| self.cell(row, c)).collect() });
            }
        }
        for column in 0..self.columns {
            if let Some(total) = self.column_total(column) {
                sums.push(Sum { total, parts: (0..self.rows).map(|r| self.cell(r, column)).collect() });
            }
        }
        if self.adds == Adds::Both {
            let total = self.responses();
            sums.push(Sum { total, parts: (0..self.rows).filter_map(|r| self.row_total(r)).collect() });
            sums.push(Sum { total, parts: (0..self.columns).filter_map(|c| self.column_total(c)).collect() });
        }
        sums
    }

    /// The positions whose number is at most the number of responses, where no sum says so already.
    pub(super) fn at_most_responses(self) -> Vec<usize> {
        match self.adds {
            Adds::Nothing => (0..self.cells()).collect(),
            Adds::Rows => (0..self.rows).filter_map(|r| self.row_total(r)).collect(),
            Adds::Both => Vec::new(),
        }
    }
}
