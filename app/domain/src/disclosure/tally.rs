//! True counts about people. They go into the draw and nowhere else.

use crate::figures::{Base, Cell, Contribution, Measure};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt};

/// A true count and the sum of the record keys behind it, modulo 2^64. It can be neither printed nor serialised.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    n: u64,
    keys: u64,
}

impl Sum {
    /// A count of `n` responses with this key sum.
    pub const fn new(n: u64, keys: u64) -> Self {
        Self { n, keys }
    }

    pub(super) const fn n(self) -> u64 {
        self.n
    }

    pub(super) const fn keys(self) -> u64 {
        self.keys
    }

    /// Two counts of different responses together.
    #[must_use]
    const fn and(self, other: Self) -> Self {
        Self { n: self.n.saturating_add(other.n), keys: self.keys.wrapping_add(other.keys) }
    }

    /// Without responses that are among those counted; `None` if there are more of them.
    const fn without(self, other: Self) -> Option<Self> {
        match self.n.checked_sub(other.n) {
            Some(n) => Some(Self { n, keys: self.keys.wrapping_sub(other.keys) }),
            None => None,
        }
    }
}

/// Shows no number.
impl fmt::Debug for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sum(..)")
    }
}

type Columns = BTreeMap<String, Sum>;
type Rows = BTreeMap<String, Columns>;

/// True counts of one population: how many responses, and every cell with its key sum.
///
/// A tally cannot travel: no `Display`, no `Serialize`, and a `Debug` that shows a size. Nothing outside this module can
/// read a number of people from it; [`super::print()`] is the only way on. [`Tally::pack`] is for storage alone.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Tally {
    responses: Sum,
    moves: u64,
    cells: BTreeMap<Measure, Rows>,
}

/// Counts that cannot be so. Holds codes only, never a number about people.
#[derive(Debug, thiserror::Error)]
pub enum BadTally {
    /// Something is taken out that was never counted.
    #[error("more is taken out of {0} than was counted there")]
    NotCounted(String),
    /// Not a packed tally.
    #[error("stored counts cannot be read")]
    Packed(#[from] serde_json::Error),
}

impl Tally {
    /// Counts one more response, with the record key that follows it through every table.
    pub fn join<'a>(&mut self, key: u64, cells: impl IntoIterator<Item = &'a Cell>) {
        self.responses = self.responses.and(Sum::new(1, key));
        self.moves += 1;
        self.add(key, cells);
    }

    /// Takes a response out again.
    ///
    /// # Errors
    /// [`BadTally::NotCounted`] if it was never counted; the tally is then unusable.
    pub fn leave(&mut self, key: u64, cells: &Contribution) -> Result<(), BadTally> {
        let one = Sum::new(1, key);
        self.responses =
            self.responses.without(one).ok_or_else(|| BadTally::NotCounted("responses".into()))?;
        self.moves += 1;
        self.subtract(key, cells)
    }

    /// Counts other cells of a response that stays: nobody joins or leaves.
    ///
    /// # Errors
    /// [`BadTally::NotCounted`] if its former cells were never counted.
    pub fn recount(&mut self, key: u64, was: &Contribution, now: &Contribution) -> Result<(), BadTally> {
        self.subtract(key, was)?;
        self.add(key, now);
        Ok(())
    }

    fn add<'a>(&mut self, key: u64, cells: impl IntoIterator<Item = &'a Cell>) {
        let one = Sum::new(1, key);
        for (measure, row, column) in cells {
            let rows = self.cells.entry(*measure).or_default();
            // Nearly every cell is known: its names are copied only when it is new.
            if let Some(sum) = rows.get_mut(row).and_then(|columns| columns.get_mut(column)) {
                *sum = sum.and(one);
            } else {
                let columns = rows.entry(row.clone()).or_default();
                columns.insert(column.clone(), one);
            }
        }
    }

    fn subtract(&mut self, key: u64, cells: &Contribution) -> Result<(), BadTally> {
        for (measure, row, column) in cells {
            let not_counted = || BadTally::NotCounted(format!("{measure} {row} {column}"));
            let rows = self.cells.get_mut(measure).ok_or_else(not_counted)?;
            let columns = rows.get_mut(row).ok_or_else(not_counted)?;
            let sum = columns.get_mut(column).ok_or_else(not_counted)?;
            *sum = sum.without(Sum::new(1, key)).ok_or_else(not_counted)?;
            // A cell without responses is no cell, so that a rebuilt tally is equal.
            if *sum == Sum::default() {
                columns.remove(column);
                if columns.is_empty() {
                    rows.remove(row);
                }
            }
        }
        self.cells.retain(|_, rows| !rows.is_empty());
        Ok(())
    }

    /// The counts of two populations that share no response, such as the quarters of a year.
    pub fn merge(&mut self, other: &Self) {
        self.responses = self.responses.and(other.responses);
        self.moves += other.moves;
        for (measure, rows) in &other.cells {
            for (row, columns) in rows {
                let mine = self.cells.entry(*measure).or_default().entry(row.clone()).or_default();
                for (column, sum) in columns {
                    let cell = mine.entry(column.clone()).or_default();
                    *cell = cell.and(*sum);
                }
            }
        }
    }

    /// How often a response has joined or left. It is no number of people: it never goes down.
    pub const fn moves(&self) -> u64 {
        self.moves
    }

    /// The true number of responses, which an attacker is assumed to know. It goes to the attacker that checks a release and
    /// to the row of a print, and is never shown.
    pub const fn known_to_an_attacker(&self) -> u64 {
        self.responses.n
    }

    /// Whether it counts the same people in the same cells, however they came to be there.
    pub fn counts_the_same(&self, other: &Self) -> bool {
        self.responses == other.responses && self.cells == other.cells
    }

    /// Whether no response is in it.
    pub const fn is_empty(&self) -> bool {
        self.responses.n == 0
    }

    pub(super) const fn responses(&self) -> Sum {
        self.responses
    }

    /// The rows of a measure that have any response, with their cells.
    pub(super) fn cell(&self, measure: Measure, row: &str, column: &str) -> Sum {
        self.cells
            .get(&measure)
            .and_then(|rows| rows.get(row))
            .and_then(|columns| columns.get(column))
            .copied()
            .unwrap_or_default()
    }

    /// The responses behind a row. The answers to one question are given by different people, so their key sums add up.
    pub(super) fn base(&self, measure: Measure, row: &str) -> Sum {
        match measure.base() {
            Base::Responses => self.responses,
            Base::Answered => {
                let columns = self.cells.get(&measure).and_then(|rows| rows.get(row)).into_iter().flatten();
                columns
                    .filter(|(column, _)| measure.in_base(column))
                    .fold(Sum::default(), |base, (_, sum)| base.and(*sum))
            }
        }
    }

    /// As it is stored. True counts: the text goes into the table of tallies and nowhere else.
    pub fn pack(&self) -> Result<String, BadTally> {
        let columns = |columns: &Columns| {
            columns.iter().map(|(column, sum)| (column.clone(), (sum.n, sum.keys))).collect()
        };
        let rows = |rows: &Rows| rows.iter().map(|(row, cells)| (row.clone(), columns(cells))).collect();
        let packed = Packed {
            responses: (self.responses.n, self.responses.keys),
            moves: self.moves,
            cells: self.cells.iter().map(|(measure, of)| (*measure, rows(of))).collect(),
        };
        Ok(serde_json::to_string(&packed)?)
    }

    /// Reads what [`Tally::pack`] wrote.
    pub fn unpack(packed: &str) -> Result<Self, BadTally> {
        let packed: Packed = serde_json::from_str(packed)?;
        let sum = |(n, keys): (u64, u64)| Sum::new(n, keys);
        let columns = |columns: PackedColumns| {
            columns.into_iter().map(|(column, cell)| (column, sum(cell))).collect::<Columns>()
        };
        let rows = |rows: BTreeMap<String, _>| {
            rows.into_iter().map(|(row, cells)| (row, columns(cells))).collect::<Rows>()
        };
        Ok(Self {
            responses: sum(packed.responses),
            moves: packed.moves,
            cells: packed.cells.into_iter().map(|(measure, of)| (measure, rows(of))).collect(),
        })
    }
}

/// The columns of a row in words of JSON: number and key sum.
type PackedColumns = BTreeMap<String, (u64, u64)>;

/// A tally in words of JSON.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Packed {
    responses: (u64, u64),
    moves: u64,
    cells: BTreeMap<Measure, BTreeMap<String, PackedColumns>>,
}

impl fmt::Debug for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tally({} measures)", self.cells.len())
    }
}
