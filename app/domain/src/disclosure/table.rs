//! Tables that have passed the gate.

mod stored;
mod typed;

pub use typed::{CoreTable, ThemeTable};

use super::{Adds, Policy, SPAN, published::Published, scope::Scope, sheet::Layout};
use crate::{locale::Locale, statistics::Share};
use serde::{Serialize, Serializer};
use std::ops::{Deref, RangeInclusive};

/// What stands for a withheld number, in Welsh: the same text for every reason.
pub const NOT_SHOWN_CY: &str = "Heb ei ddangos (rhy ychydig o bobl)";
/// What stands for a withheld number, in English: the same text for every reason.
pub const NOT_SHOWN_EN: &str = "Not shown (too few people)";

/// What stands for a withheld number: the same text for every reason, so that the reason is no clue.
pub const fn not_shown(locale: Locale) -> &'static str {
    match locale {
        Locale::Cy => NOT_SHOWN_CY,
        Locale::En => NOT_SHOWN_EN,
    }
}

/// Something that has passed the gate. Only [`super::gate`] makes one; [`Disclosed::from_stored_snapshot`]
/// reads back what it made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Disclosed<T>(T);

impl<T> Disclosed<T> {
    pub(super) const fn passed(inner: T) -> Self {
        Self(inner)
    }
}

impl<T> Deref for Disclosed<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// A stored snapshot that the gate cannot have written.
#[derive(Debug, thiserror::Error)]
pub enum BadSnapshot {
    /// Not the JSON of a table.
    #[error("a stored snapshot cannot be read")]
    Json(#[from] serde_json::Error),
    /// The JSON of another kind of table.
    #[error("a stored snapshot is of another kind of table")]
    Kind,
    /// Labels and numbers do not fit together.
    #[error("a stored snapshot has another form than its labels say")]
    Form,
    /// A number that is not rounded, or too small.
    #[error("a stored snapshot holds a number the gate does not publish")]
    Number,
}

impl<T: DisclosedTable> Disclosed<T> {
    /// Opens a snapshot that storage kept: the one door past the gate, for text that the gate once wrote.
    ///
    /// The only caller is the query that reads the snapshots' table. Numbers the gate would never publish
    /// (unrounded, too small) are refused, so that the door is no way round it.
    pub fn from_stored_snapshot(json: &str) -> Result<Self, BadSnapshot> {
        let table = stored::read(json)?;
        if table.kind != T::KIND {
            return Err(BadSnapshot::Kind);
        }
        Ok(Self(T::wrap(table, Passed(()))))
    }
}

codes! {
    /// The kinds of table there are: a fixed set, so that no reader can ask for the difference of two.
    pub enum Kind {
        /// Themes × polarity.
        Themes = "themes",
        /// Core questions × steps.
        Core = "core",
        /// Any other fixed table.
        General = "general",
    }
}

/// One place of a table. Serialised as a number, or `null` when withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// A rounded number.
    Shown(Published),
    /// *Not shown (too few people)*.
    Withheld,
}

impl Cell {
    /// The number, when there is one.
    pub const fn shown(self) -> Option<Published> {
        match self {
            Self::Shown(number) => Some(number),
            Self::Withheld => None,
        }
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        self.shown().serialize(s)
    }
}

/// Proof that the caller stands inside the gate.
#[derive(Debug)]
pub struct Passed(pub(super) ());

/// The tables that can pass the gate. Sealed: `Passed` cannot be made elsewhere.
pub trait DisclosedTable: Sized {
    /// Which kind it is.
    const KIND: Kind;
    /// Wraps a general table.
    fn wrap(table: Table, passed: Passed) -> Self;
    /// The general table.
    fn table(&self) -> &Table;
}

/// A table as published: codes, rounded numbers, gaps, and the rules they were made by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    kind: Kind,
    scope: Scope,
    adds: Adds,
    threshold: u32,
    round_to: u32,
    percent_from: u32,
    rows: Vec<String>,
    columns: Vec<String>,
    /// In the order of [`Layout`]; `None` is withheld.
    numbers: Vec<Option<u64>>,
}

impl Table {
    #[expect(clippy::too_many_arguments, reason = "one private constructor, called once")]
    pub(super) fn new(
        kind: Kind,
        scope: Scope,
        adds: Adds,
        threshold: u32,
        policy: &Policy,
        rows: Vec<String>,
        columns: Vec<String>,
        numbers: Vec<Option<u64>>,
    ) -> Self {
        let (round_to, percent_from) = (policy.round_to(), policy.percent_from());
        Self { kind, scope, adds, threshold, round_to, percent_from, rows, columns, numbers }
    }

    pub(super) fn layout(&self) -> Layout {
        Layout { rows: self.rows.len(), columns: self.columns.len(), adds: self.adds }
    }

    pub(super) fn numbers(&self) -> &[Option<u64>] {
        &self.numbers
    }

    /// What a published number can truly be: rounding and threshold.
    pub(super) fn band(&self, number: u64) -> RangeInclusive<u64> {
        let step = u64::from(self.round_to);
        let lowest = number.saturating_sub(step / 2).max(u64::from(self.threshold));
        lowest..=number + (step - 1) / 2
    }

    /// The lowest printed number stands for fewer values than the others (5 means 5 to 7), so seeing it twice
    /// would nearly tell how many came in between. After it, a number is shown again only from here.
    pub(super) fn held_back_until(&self, number: u64) -> Option<u64> {
        let band = self.band(number);
        let narrow = band.end() + 1 - band.start() < u64::from(SPAN);
        narrow.then(|| number + 2 * u64::from(self.round_to))
    }

    fn at(&self, position: usize) -> Cell {
        match self.numbers.get(position).copied().flatten() {
            Some(number) => Cell::Shown(Published::rounded(number)),
            None => Cell::Withheld,
        }
    }

    /// Which kind of table.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Whom and when it is about.
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// What adds up in it.
    pub fn adds(&self) -> Adds {
        self.adds
    }

    /// The fewest people a printed number is about.
    pub fn threshold(&self) -> u32 {
        self.threshold
    }

    /// Numbers are rounded to the nearest multiple of this.
    pub fn round_to(&self) -> u32 {
        self.round_to
    }

    /// The row codes, in the order to print.
    pub fn rows(&self) -> &[String] {
        &self.rows
    }

    /// The column codes, in the order to print.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The number of responses behind the table.
    pub fn responses(&self) -> Cell {
        self.at(self.layout().responses())
    }

    /// One cell, by the codes of its row and column; `None` where there is no such row or column.
    pub fn cell(&self, row: &str, column: &str) -> Option<Cell> {
        Some(self.at(self.layout().cell(self.row_at(row)?, self.column_at(column)?)))
    }

    /// The total of a row; `None` where rows do not add up or there is no such row.
    pub fn row_total(&self, row: &str) -> Option<Cell> {
        self.layout().row_total(self.row_at(row)?).map(|position| self.at(position))
    }

    /// The total of a column; `None` where columns do not add up or there is no such column.
    pub fn column_total(&self, column: &str) -> Option<Cell> {
        self.layout().column_total(self.column_at(column)?).map(|position| self.at(position))
    }

    /// The cells of each row with its code.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Vec<Cell>)> {
        let width = self.columns.len();
        self.rows.iter().enumerate().map(move |(r, code)| {
            (code.as_str(), (0..width).map(|c| self.at(self.layout().cell(r, c))).collect())
        })
    }

    /// Whether nothing at all is shown.
    pub fn is_withheld(&self) -> bool {
        self.numbers.iter().all(Option::is_none)
    }

    /// How many places of the table are not shown, the totals and the number of responses among them.
    pub fn gaps(&self) -> usize {
        self.numbers.iter().filter(|number| number.is_none()).count()
    }

    /// What part a cell is of its row's total, or of all responses where rows do not add up: computed from
    /// the two published numbers and from nothing else.
    ///
    /// `None` when either is withheld, or when the published total does not assure that there are as many
    /// people as a percentage needs: a printed 10 can be 8.
    pub fn share(&self, row: &str, column: &str) -> Option<Share> {
        let part = self.cell(row, column)?.shown()?;
        let whole = self.row_total(row).unwrap_or_else(|| self.responses()).shown()?;
        let assured = *self.band(whole.get()).start() >= u64::from(self.percent_from);
        assured.then(|| Share::of(part, whole)).flatten()
    }

    fn row_at(&self, code: &str) -> Option<usize> {
        self.rows.iter().position(|row| row == code)
    }

    fn column_at(&self, code: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == code)
    }
}

impl DisclosedTable for Table {
    const KIND: Kind = Kind::General;
    fn wrap(table: Table, _: Passed) -> Self {
        table
    }
    fn table(&self) -> &Table {
        self
    }
}
