//! True counts about people. They go into the gate and nowhere else.

use super::{
    Adds,
    sheet::Layout,
    step::Step,
    table::{CoreTable, DisclosedTable, Table, ThemeTable},
};
use crate::feedback::WordBox;
use std::fmt;

/// True counts of people: rows, columns, and the number of responses behind them.
///
/// A tally cannot travel: no `Display`, no `Serialize`, and a `Debug` that shows a size. Nothing outside this
/// module can read a number from it; [`super::gate`] is the only way on.
#[derive(Clone, PartialEq, Eq)]
pub struct Tally {
    rows: Vec<String>,
    columns: Vec<String>,
    adds: Adds,
    cells: Vec<u64>,
    responses: u64,
}

/// Counts that cannot be so. Holds codes only, never a number about people.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadTally {
    /// No such row.
    #[error("the table has no row `{0}`")]
    UnknownRow(String),
    /// No such column.
    #[error("the table has no column `{0}`")]
    UnknownColumn(String),
    /// More people in this row than responses in all: something was counted twice.
    #[error("more is counted in row `{0}` than there are responses")]
    MoreThanResponses(String),
}

/// The largest number of responses a tally takes: ten times all responses of Wales in ten years.
const MOST: u64 = 10_000_000;

impl Tally {
    /// An empty table. Every row there can be belongs here, also those nobody chose: a row left out would say
    /// "zero".
    ///
    /// `responses` is the number of responses behind the table. Where [`Adds::Both`] holds it is counted from
    /// the cells instead.
    pub fn new(
        rows: impl IntoIterator<Item = impl Into<String>>,
        columns: impl IntoIterator<Item = impl Into<String>>,
        adds: Adds,
        responses: u64,
    ) -> Self {
        let rows: Vec<String> = rows.into_iter().map(Into::into).collect();
        let columns: Vec<String> = columns.into_iter().map(Into::into).collect();
        let cells = vec![0; rows.len() * columns.len()];
        let responses = if adds == Adds::Both { 0 } else { responses.min(MOST) };
        Self { rows, columns, adds, cells, responses }
    }

    /// Counts `n` more responses in one cell.
    pub fn add(&mut self, row: &str, column: &str, n: u64) -> Result<(), BadTally> {
        let r = self.rows.iter().position(|code| code == row);
        let r = r.ok_or_else(|| BadTally::UnknownRow(row.to_owned()))?;
        let c = self.columns.iter().position(|code| code == column);
        let c = c.ok_or_else(|| BadTally::UnknownColumn(column.to_owned()))?;
        let cell = self.layout().cell(r, c);
        let others = match self.adds {
            Adds::Nothing => self.cells[cell],
            Adds::Rows => self.row_sum(r),
            Adds::Both => self.responses,
        };
        let together = others.saturating_add(n);
        let limit = if self.adds == Adds::Both { MOST } else { self.responses };
        if together > limit {
            return Err(BadTally::MoreThanResponses(row.to_owned()));
        }
        if self.adds == Adds::Both {
            self.responses = together;
        }
        self.cells[cell] += n;
        Ok(())
    }

    fn row_sum(&self, row: usize) -> u64 {
        self.cells.iter().skip(row * self.columns.len()).take(self.columns.len()).sum()
    }

    pub(super) fn layout(&self) -> Layout {
        Layout { rows: self.rows.len(), columns: self.columns.len(), adds: self.adds }
    }

    pub(super) fn rows(&self) -> &[String] {
        &self.rows
    }

    pub(super) fn columns(&self) -> &[String] {
        &self.columns
    }

    /// Every number in the order of [`Layout`].
    pub(super) fn numbers(&self) -> Vec<u64> {
        let mut numbers = self.cells.clone();
        if self.adds != Adds::Nothing {
            numbers.extend((0..self.rows.len()).map(|row| self.row_sum(row)));
        }
        if self.adds == Adds::Both {
            let width = self.columns.len();
            numbers
                .extend((0..width).map(|column| self.cells.iter().skip(column).step_by(width).sum::<u64>()));
        }
        numbers.push(self.responses);
        numbers
    }
}

impl fmt::Debug for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tally({} rows, {} columns)", self.rows.len(), self.columns.len())
    }
}

/// A tally of one kind of table, and the table the gate makes of it. Sealed by [`DisclosedTable`].
pub trait Counted {
    /// What comes out of the gate.
    type Table: DisclosedTable;
    /// The true counts.
    fn tally(&self) -> &Tally;
}

impl Counted for Tally {
    type Table = Table;
    fn tally(&self) -> &Tally {
        self
    }
}

/// Themes × polarity for one authority and period. One response may carry several themes and polarities, so
/// nothing adds up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeTally(Tally);

impl ThemeTally {
    /// An empty table for all `themes` (their codes, in the order to print) and the number of `responses`
    /// that were read and coded, including those with no theme.
    pub fn new(themes: impl IntoIterator<Item = impl Into<String>>, responses: u64) -> Self {
        let columns = WordBox::ALL.iter().map(|polarity| polarity.code());
        Self(Tally::new(themes, columns, Adds::Nothing, responses))
    }

    /// Counts `n` responses that carry `theme` with this polarity. A response counts once a theme and
    /// polarity, however often it says so.
    pub fn add(&mut self, theme: &str, polarity: WordBox, n: u64) -> Result<(), BadTally> {
        self.0.add(theme, polarity.code(), n)
    }
}

impl Counted for ThemeTally {
    type Table = ThemeTable;
    fn tally(&self) -> &Tally {
        &self.0
    }
}

/// Core questions × steps for one audience and channel. Each row adds up to the number who answered it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoreTally(Tally);

impl CoreTally {
    /// An empty table for all `questions` (their codes, in the order to print) and the number of `responses`.
    pub fn new(questions: impl IntoIterator<Item = impl Into<String>>, responses: u64) -> Self {
        let columns = Step::ALL.iter().map(|step| step.code());
        Self(Tally::new(questions, columns, Adds::Rows, responses))
    }

    /// Counts `n` responses that gave this answer.
    pub fn add(&mut self, question: &str, step: Step, n: u64) -> Result<(), BadTally> {
        self.0.add(question, step.code(), n)
    }
}

impl Counted for CoreTally {
    type Table = CoreTable;
    fn tally(&self) -> &Tally {
        &self.0
    }
}

/// A count of work for staff: items waiting, overdue, done this week. It counts tasks on a desk for those who
/// may see that desk; it is never a figure about contributors and never stands in a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Workload {
    items: u64,
    more: bool,
}

impl Workload {
    /// So many items of work.
    pub const fn new(items: u64) -> Self {
        Self { items, more: false }
    }

    /// So many items of work, which were counted up to `limit` and no further.
    pub const fn up_to(items: u64, limit: u64) -> Self {
        Self { items, more: items >= limit }
    }

    /// The number of items, as far as they were counted.
    pub const fn items(self) -> u64 {
        self.items
    }

    /// Whether there may be more than were counted.
    pub const fn is_more(self) -> bool {
        self.more
    }

    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self { items: self.items.saturating_add(other.items), more: self.more || other.more }
    }
}

/// `12`, or `1000+` where they were counted no further.
impl fmt::Display for Workload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.items, if self.more { "+" } else { "" })
    }
}
