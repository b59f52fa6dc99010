//! The tables there are, each with questions of its own.

use super::{Cell, DisclosedTable, Kind, Passed, Table};
use crate::{disclosure::Step, feedback::WordBox, statistics::Share};
use serde::Serialize;

/// Themes × polarity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct ThemeTable(Table);

impl ThemeTable {
    /// How many responses carry `theme` with this polarity.
    pub fn count(&self, theme: &str, polarity: WordBox) -> Option<Cell> {
        self.0.cell(theme, polarity.code())
    }
}

impl DisclosedTable for ThemeTable {
    const KIND: Kind = Kind::Themes;
    fn wrap(table: Table, _: Passed) -> Self {
        Self(table)
    }
    fn table(&self) -> &Table {
        &self.0
    }
}

/// Core questions × steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct CoreTable(Table);

impl CoreTable {
    /// How many gave this answer.
    pub fn count(&self, question: &str, step: Step) -> Option<Cell> {
        self.0.cell(question, step.code())
    }

    /// How many answered the question, *not sure* among them.
    pub fn answered(&self, question: &str) -> Option<Cell> {
        self.0.row_total(question)
    }

    /// The top share, of all who answered.
    pub fn top(&self, question: &str) -> Option<Share> {
        self.0.share(question, Step::Top.code())
    }

    /// The bottom share, of all who answered.
    pub fn bottom(&self, question: &str) -> Option<Share> {
        self.0.share(question, Step::Bottom.code())
    }
}

impl DisclosedTable for CoreTable {
    const KIND: Kind = Kind::Core;
    fn wrap(table: Table, _: Passed) -> Self {
        Self(table)
    }
    fn table(&self) -> &Table {
        &self.0
    }
}
