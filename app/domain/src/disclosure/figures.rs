//! What is printed of a population.

use super::{Number, Policy};
use crate::{
    clock::Month,
    figures::{Measure, Population},
};
use std::ops::Deref;

/// Something that has passed the draw. Only [`super::print()`] makes one; [`Disclosed::from_stored`] reads back what it
/// made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosed<T>(pub(super) T);

impl<T> Deref for Disclosed<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// The printed tables of one population: codes, multiples of 5, and the floor by which rows are withheld.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    pub(super) population: Population,
    pub(super) floor: u64,
    pub(super) drawn: Month,
    pub(super) members: u32,
    pub(super) base: Option<Number>,
    pub(super) tables: Vec<Table>,
}

impl Figures {
    /// Whom and when it is about.
    pub const fn population(&self) -> &Population {
        &self.population
    }

    /// The smallest printed base of a row that is shown.
    pub const fn floor(&self) -> u64 {
        self.floor
    }

    /// The month in which it was printed.
    pub const fn drawn(&self) -> Month {
        self.drawn
    }

    /// Of how many authorities they are: 1, or more for a [`super::sum()`].
    pub const fn members(&self) -> u32 {
        self.members
    }

    /// The number of responses; `None` if there are fewer than the floor.
    pub const fn base(&self) -> Option<Number> {
        self.base
    }

    /// The table of a measure; `None` if the population has no such table, or if the attacker's check has left it out.
    pub fn table(&self, measure: Measure) -> Option<&Table> {
        self.tables.iter().find(|table| table.measure == measure)
    }

    /// Every table.
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }
}

impl Disclosed<Figures> {
    /// The same figures without a table, because the check before a release found too little left to guess in it.
    #[must_use]
    pub fn without(mut self, measure: Measure) -> Self {
        self.0.tables.retain(|table| table.measure != measure);
        self
    }

    /// The same figures with nothing but the tables of `measures`, to stand in a series of periods.
    #[must_use]
    pub fn only(mut self, measures: &[Measure]) -> Self {
        self.0.tables.retain(|table| measures.contains(&table.measure));
        self
    }
}

/// One table: rows in the catalogue's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub(super) measure: Measure,
    pub(super) rows: Vec<Row>,
}

impl Table {
    /// What it counts.
    pub const fn measure(&self) -> Measure {
        self.measure
    }

    /// Its rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// One row.
    pub fn row(&self, code: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.code == code)
    }
}

/// One row: its base and its cells, or nothing but its code if the base is too small.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub(super) code: String,
    pub(super) shown: Option<(Number, Vec<(String, Number)>)>,
}

impl Row {
    /// Its code.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// How many responses are behind it; `None` if there are fewer than the floor.
    pub fn base(&self) -> Option<Number> {
        self.shown.as_ref().map(|(base, _)| *base)
    }

    /// Its cells, in the order to print; none if it is withheld.
    pub fn cells(&self) -> &[(String, Number)] {
        self.shown.as_ref().map_or(&[], |(_, cells)| cells)
    }

    /// One cell; `None` if the row is withheld or has no such column.
    pub fn cell(&self, column: &str) -> Option<Number> {
        self.cells().iter().find(|(code, _)| code == column).map(|(_, number)| *number)
    }

    /// A cell and its base, if a percentage may be printed of them: the printed base is 50 or more.
    pub fn share(&self, column: &str) -> Option<(Number, Number)> {
        let base = self.base().filter(|base| base.get() >= Policy::PERCENT_FROM)?;
        self.cell(column).map(|part| (part, base))
    }
}
