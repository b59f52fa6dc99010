//! What the attacker can conclude about each printed cell, and which tables break the promise.

use crate::{
    Print,
    model::{Family, rows},
};
use std::collections::BTreeMap;

/// What can be concluded about one printed cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The row.
    pub row: String,
    /// The column.
    pub column: String,
    /// The printed number.
    pub printed: i64,
    /// The smallest and the largest count that were exhibited; `None` if the solver has not finished.
    pub between: Option<(i64, i64)>,
    /// It may be that nobody is in this cell's complement: "everybody" can be concluded.
    pub everybody: bool,
    /// "Nobody" can be concluded.
    pub nobody: bool,
}

impl Cell {
    /// How many values the exhibited counts span.
    pub fn values(&self) -> i64 {
        self.between.map_or(0, |(low, high)| high - low + 1)
    }
}

/// Whether a table keeps the promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It does.
    Kept,
    /// Somebody could conclude too much.
    Broken,
    /// The solver has not finished: counts as broken.
    Unfinished,
}

/// What can be concluded about one printed table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableReport {
    /// The index of its print among those that were attacked.
    pub print: usize,
    /// The measure.
    pub measure: String,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// The fewest values that the counts of a small cell must span.
const FEWEST: i64 = 3;
/// The values that the counts of 99 in 100 cells must span.
const USUAL: i64 = 4;
/// Cells up to this printed number may be about fewer than ten people.
const SMALL: i64 = 10;

impl TableReport {
    /// Whether the table keeps the promise of `figures.md`: no cell about fewer than ten people spans fewer than three
    /// values, and neither "everybody" nor "nobody" can be concluded. That 99 in 100 cells span four is judged over a
    /// whole release ([`Report::left_out`]).
    pub fn verdict(&self) -> Verdict {
        let broken = |cell: &Cell| {
            cell.everybody
                || cell.nobody
                || (cell.printed <= SMALL && cell.values() < FEWEST)
                || cell.values() < 2
        };
        if self.cells.iter().any(|cell| cell.between.is_none()) {
            Verdict::Unfinished
        } else if self.cells.iter().any(broken) {
            Verdict::Broken
        } else {
            Verdict::Kept
        }
    }
}

/// What the attacker concludes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Every attacked table.
    pub tables: Vec<TableReport>,
}

impl Report {
    /// How many cells span how many values.
    pub fn distribution(&self) -> BTreeMap<i64, usize> {
        let mut spans = BTreeMap::new();
        for cell in self.tables.iter().flat_map(|table| &table.cells) {
            *spans.entry(cell.values()).or_default() += 1;
        }
        spans
    }

    /// The tables that a release must leave out, by print and measure: those that break the promise or were not finished,
    /// and, where more than one in a hundred cells spans fewer than four values, the tables with such cells.
    pub fn left_out(&self) -> Vec<(usize, String)> {
        let cells: Vec<&Cell> = self.tables.iter().flat_map(|table| &table.cells).collect();
        let narrow = cells.iter().filter(|cell| cell.values() < USUAL).count();
        let too_many = narrow * 100 > cells.len();
        let out = |table: &&TableReport| {
            let is_narrow = table.cells.iter().any(|cell| cell.values() < USUAL);
            table.verdict() != Verdict::Kept || (too_many && is_narrow)
        };
        self.tables.iter().filter(out).map(|table| (table.print, table.measure.clone())).collect()
    }
}

/// Attacks the prints with the indices `targets`, with all prints as knowledge.
pub fn attack(prints: &[Print], targets: &[usize]) -> Report {
    let mut families: BTreeMap<_, Vec<&Print>> = BTreeMap::new();
    for print in prints {
        families.entry(print.document.family()).or_default().push(print);
    }
    let mut report = Report::default();
    for (name, prints_of_it) in families {
        let family = Family::new(prints_of_it);
        let here: Vec<(usize, &Print)> = targets
            .iter()
            .filter_map(|target| Some((*target, prints.get(*target)?)))
            .filter(|(_, print)| print.document.family() == name)
            .collect();
        let mut of_rows: BTreeMap<(&str, &str), Vec<(usize, &Print)>> = BTreeMap::new();
        for (target, print) in &here {
            for row in rows(&print.document) {
                of_rows.entry(row).or_default().push((*target, print));
            }
        }
        for ((measure, code), prints) in of_rows {
            let model = family.row(measure, code);
            for (target, print) in prints {
                let cells = row(&model, &family, print, (measure, code));
                match report.tables.iter_mut().find(|of| of.print == target && of.measure == measure) {
                    Some(table) => table.cells.extend(cells),
                    None => {
                        report.tables.push(TableReport { print: target, measure: measure.to_owned(), cells });
                    }
                }
            }
        }
    }
    report
}

fn row(
    model: &crate::model::RowModel,
    family: &Family<'_>,
    print: &Print,
    (measure, code): (&str, &str),
) -> Vec<Cell> {
    let moment = family.moment(print);
    let printed = print.document.row(measure, code).and_then(|row| row.cells.as_ref());
    let cell = |(column, printed): (&String, &i64)| {
        let variable = model.cells.get(&(moment, column.clone())).copied()?;
        let own = print.own_in(measure, code, column);
        let sum = vec![(variable, 1)];
        let low = model.system.extreme(&sum, false);
        let high = model.system.extreme(&sum, true);
        let between = low.ok().zip(high.ok());
        // The attacker knows their own responses: the question is about the others.
        let own_beside: i64 = print
            .own
            .iter()
            .filter(|own| own.measure == measure && own.row == code && own.column != *column)
            .map(|own| own.responses)
            .sum();
        let others = model.others(moment, variable).map(|sum| model.system.extreme(&sum, true));
        let counted = !matches!(measure, "heard" | "listening");
        Some(Cell {
            row: code.to_owned(),
            column: column.clone(),
            printed: *printed,
            between,
            everybody: counted && matches!(others, Some(Ok(most)) if most <= own_beside),
            nobody: counted && high == Ok(own) && between.is_some(),
        })
    };
    printed.into_iter().flatten().filter_map(cell).collect()
}
