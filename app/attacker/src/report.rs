//! What the attacker can conclude about each printed cell, and which tables break the promise.

use crate::{
    Print,
    model::{Family, RowModel, rows},
    solve::{Exhibits, Sum},
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
    /// "Everybody" can be concluded, or the solver has not found out whether anybody is outside the cell.
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

/// How far the attacker goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Until each cell's smallest and largest count are found. For measuring a method.
    Whole,
    /// Until each cell is known to keep the promise, or the solver has found all that it can. For a release: whether a
    /// table is left out is the same, and most cells cost no question of their own. The counts of a cell may span more
    /// values than were exhibited, never fewer.
    Enough,
}

/// Attacks the prints with the indices `targets`, with all prints as knowledge.
pub fn attack(prints: &[Print], targets: &[usize], depth: Depth) -> Report {
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
        for (name, prints) in of_rows {
            let mut row = Row { model: family.row(name.0, name.1), name, exhibits: Exhibits::default() };
            if depth == Depth::Enough {
                row.cover(&family, prints.iter().map(|(_, print)| *print));
            }
            for (target, print) in prints {
                let cells = row.cells(&family, print, depth);
                let measure = name.0;
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

/// One row of a family that is attacked: its measure and code, all that is known of it, and what was exhibited by now.
struct Row<'a> {
    model: RowModel,
    name: (&'a str, &'a str),
    exhibits: Exhibits,
}

impl Row<'_> {
    /// The printed cells of the row, each with its variable.
    fn printed<'p>(&self, family: &Family<'_>, print: &'p Print) -> Vec<(&'p String, i64, usize)> {
        let (moment, (measure, code)) = (family.moment(print), self.name);
        let printed = print.document.row(measure, code).and_then(|row| row.cells.as_ref());
        let with_variable = |(column, printed): (&'p String, &i64)| {
            Some((column, *printed, *self.model.cells.get(&(moment, column.clone()))?))
        };
        printed.into_iter().flatten().filter_map(with_variable).collect()
    }

    /// Shows most cells of the row to be wide enough, many at a time.
    fn cover<'p>(&mut self, family: &Family<'_>, prints: impl Iterator<Item = &'p Print>) {
        let (measure, code) = self.name;
        let cells: Vec<(usize, i64)> = prints
            .flat_map(|print| {
                let own = |column: &str| print.own_in(measure, code, column);
                self.printed(family, print).into_iter().map(move |(column, _, cell)| (cell, own(column)))
            })
            .collect();
        self.exhibits.cover(&self.model.system, &cells, USUAL);
    }

    fn cells(&mut self, family: &Family<'_>, print: &Print, depth: Depth) -> Vec<Cell> {
        let (measure, code) = self.name;
        let counted = !matches!(measure, "heard" | "listening");
        let mut cells = Vec::new();
        for (column, printed, variable) in self.printed(family, print) {
            // The attacker knows their own responses: the question is about the others.
            let own = print.own_in(measure, code, column);
            let beside = |of: &&crate::Own| of.measure == measure && of.row == code && of.column != *column;
            let own_beside = print.own.iter().filter(beside).map(|own| own.responses).sum();
            let between = self.between(&vec![(variable, 1)], own, depth);
            let others = self.model.others(family.moment(print), variable);
            cells.push(Cell {
                row: code.to_owned(),
                column: column.clone(),
                printed,
                between,
                everybody: counted
                    && others.is_some_and(|sum| {
                        self.most(&sum, own_beside, depth).is_none_or(|most| most <= own_beside)
                    }),
                nobody: counted && between.is_some_and(|(_, high)| high == own),
            });
        }
        cells
    }

    /// The smallest and the largest count of a cell; `None`: the solver has not answered.
    fn between(&mut self, cell: &Sum, own: i64, depth: Depth) -> Option<(i64, i64)> {
        if depth == Depth::Enough {
            let enough = |&(low, high): &(i64, i64)| high - low + 1 >= USUAL && high > own;
            let known = |exhibits: &Exhibits| exhibits.range(cell).filter(enough);
            if known(&self.exhibits).is_none() {
                self.exhibits.stretch(&self.model.system, cell);
            }
            if let Some(known) = known(&self.exhibits) {
                return Some(known);
            }
        }
        let low = self.exhibits.smallest(&self.model.system, cell);
        let high = self.exhibits.largest(&self.model.system, cell);
        low.ok().zip(high.ok())
    }

    /// As large a value of `sum` as there can be; to stop at enough, one above `bound` that was exhibited.
    fn most(&mut self, sum: &Sum, bound: i64, depth: Depth) -> Option<i64> {
        let known =
            |exhibits: &Exhibits| exhibits.range(sum).map(|(_, high)| high).filter(|high| *high > bound);
        if known(&self.exhibits).is_none() && depth == Depth::Enough {
            self.exhibits.stretch(&self.model.system, sum);
        }
        match known(&self.exhibits) {
            Some(high) => Some(high),
            None => self.exhibits.largest(&self.model.system, sum).ok(),
        }
    }
}
