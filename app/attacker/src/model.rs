//! Everything that the attacker knows of one row, as a system of whole numbers.

use crate::{
    Document, Print,
    solve::{Sum, System, UNBOUNDED},
};
use std::collections::BTreeMap;

/// The measures whose rows are answers to one question: they add up to the row's base.
const ANSWERED: [&str; 6] = ["charter", "follow-up", "finding-help", "together", "heard", "listening"];
/// The column that leaves its row's base.
const APART: &str = "not-about-me";
/// The cuts whose values share no response.
const DISJOINT: [&str; 5] = ["service", "service-type", "level", "age", "language"];

/// A population at a time: its index among the populations, and the time.
type Moment = (usize, i64);

/// The system of one row of one family of populations.
pub(crate) struct RowModel {
    pub(crate) system: System,
    /// The variable of each cell: population, time, column.
    pub(crate) cells: BTreeMap<(Moment, String), usize>,
    /// The variable of each base.
    bases: BTreeMap<Moment, usize>,
}

/// The prints of one family.
pub(crate) struct Family<'a> {
    /// In the order of time, each with its place in the model.
    prints: Vec<(&'a Print, Moment)>,
    /// Period, cut and value of each population, in order.
    populations: Vec<(&'a str, &'a str, &'a str)>,
    /// The indices of each population's prints, in the order of time.
    of: Vec<Vec<usize>>,
}

impl<'a> Family<'a> {
    pub(crate) fn new(mut prints: Vec<&'a Print>) -> Self {
        prints.sort_by_key(|print| print.time);
        let mut populations: Vec<_> = prints.iter().map(|print| print.document.population()).collect();
        populations.sort_unstable();
        populations.dedup();
        let mut family = Self { prints: Vec::new(), of: vec![Vec::new(); populations.len()], populations };
        for print in prints {
            let moment = family.moment(print);
            if let Some(of) = family.of.get_mut(moment.0) {
                of.push(family.prints.len());
            }
            family.prints.push((print, moment));
        }
        family
    }

    /// Where a print stands in the model.
    pub(crate) fn moment(&self, print: &Print) -> Moment {
        let population = print.document.population();
        (self.populations.binary_search(&population).unwrap_or(usize::MAX), print.time)
    }

    /// The prints of one population, in the order of time.
    fn of(&self, population: usize) -> impl Iterator<Item = &(&'a Print, Moment)> {
        self.of.get(population).into_iter().flatten().filter_map(|index| self.prints.get(*index))
    }

    /// The columns of a row in any of the prints.
    fn columns(&self, measure: &str, code: &str) -> Vec<String> {
        let rows =
            self.prints.iter().filter_map(|(print, _)| print.document.row(measure, code)?.cells.as_ref());
        let mut columns: Vec<String> = rows.flat_map(|cells| cells.keys().cloned()).collect();
        columns.sort();
        columns.dedup();
        columns
    }

    /// Writes down all that is known of one row.
    pub(crate) fn row(&self, measure: &str, code: &str) -> RowModel {
        let answered = ANSWERED.contains(&measure);
        let columns = self.columns(measure, code);
        let mut model =
            RowModel { system: System::default(), cells: BTreeMap::new(), bases: BTreeMap::new() };
        for print in &self.prints {
            one_print(&mut model, *print, (measure, code), answered, &columns);
        }
        self.growth(&mut model, &columns, answered);
        self.parts(&mut model, &columns);
        self.years(&mut model, &columns);
        model
    }

    /// Between two prints of one population, a cell grows by those who joined at most and shrinks by those who left.
    fn growth(&self, model: &mut RowModel, columns: &[String], answered: bool) {
        for (index, _) in self.populations.iter().enumerate() {
            let prints: Vec<_> = self.of(index).collect();
            for pair in prints.windows(2) {
                let [(one, from), (next, to)] = pair else { continue };
                let Some((known, later)) = one.known.zip(next.known) else { continue };
                let (grown, moved) = (later.responses - known.responses, later.moves - known.moves);
                // joined - left = grown, joined + left = moved
                let (joined, left) = (i64::midpoint(moved, grown), i64::midpoint(moved, -grown));
                let mut change = |before: Option<&usize>, after: Option<&usize>| {
                    if let Some((before, after)) = before.zip(after) {
                        model.system.between(vec![(*after, 1), (*before, -1)], -left, joined);
                    }
                };
                for column in columns {
                    let at = |moment| model.cells.get(&(moment, column.clone()));
                    change(at(*from), at(*to));
                }
                if answered {
                    change(model.bases.get(from), model.bases.get(to));
                }
            }
        }
    }

    /// Of one time, the values of a cut share no response and are parts of the whole.
    fn parts(&self, model: &mut RowModel, columns: &[String]) {
        let mut wholes: BTreeMap<(&str, i64), usize> = BTreeMap::new();
        for (index, (period, cut, _)) in self.populations.iter().enumerate() {
            if *cut == "all" {
                wholes.extend(self.of(index).map(|(_, (_, time))| ((*period, *time), index)));
            }
        }
        for ((period, time), whole) in wholes {
            for column in columns {
                let Some(all) = model.cells.get(&((whole, time), column.clone())).copied() else { continue };
                let mut cuts: BTreeMap<&str, Sum> = BTreeMap::new();
                for (index, (of, cut, _)) in self.populations.iter().enumerate() {
                    let part = model.cells.get(&((index, time), column.clone()));
                    if let Some(part) = part.filter(|_| *of == period && *cut != "all" && *cut != "answered")
                    {
                        cuts.entry(cut).or_default().push((*part, 1));
                    }
                }
                for (cut, mut sum) in cuts {
                    if DISJOINT.contains(&cut) {
                        sum.push((all, -1));
                        model.system.between(sum, -UNBOUNDED, 0);
                    } else {
                        for (part, _) in sum {
                            model.system.between(vec![(part, 1), (all, -1)], -UNBOUNDED, 0);
                        }
                    }
                }
            }
        }
    }

    /// A reporting year printed at the same time as all of its quarters is their sum; printed with some, it is no less.
    fn years(&self, model: &mut RowModel, columns: &[String]) {
        for (index, (period, cut, value)) in self.populations.iter().enumerate() {
            let Some(quarters) = quarters(period) else { continue };
            let of = |quarter: &String| self.populations.binary_search(&(quarter, cut, value)).ok();
            let parts: Vec<usize> = quarters.iter().filter_map(of).collect();
            for (_, (_, time)) in self.of(index) {
                for column in columns {
                    let at = |index: usize| model.cells.get(&((index, *time), column.clone())).copied();
                    let Some(year) = at(index) else { continue };
                    let here: Vec<usize> = parts.iter().filter_map(|part| at(*part)).collect();
                    let low = if here.len() == 4 { 0 } else { -UNBOUNDED };
                    let mut sum: Sum = here.into_iter().map(|cell| (cell, 1)).collect();
                    sum.push((year, -1));
                    model.system.between(sum, low, 0);
                }
            }
        }
    }
}

/// One print: how its numbers were rounded, and what adds up.
fn one_print(
    model: &mut RowModel,
    (print, moment): (&Print, Moment),
    (measure, code): (&str, &str),
    answered: bool,
    columns: &[String],
) {
    let document = &print.document;
    let (least, most) = match (print.known, document.base) {
        (Some(known), _) => (known.responses, known.responses),
        (None, Some(base)) => range(base),
        // What is withheld prints less than the floor.
        (None, None) => (0, document.floor + 4),
    };
    let row = document.row(measure, code);
    let own_base: i64 = columns
        .iter()
        .filter(|column| *column != APART || !answered)
        .map(|column| print.own_in(measure, code, column))
        .sum();
    let low = if answered { own_base } else { least };
    // What was printed twice at one time, for staff and in a release, is about the same people.
    let base = match model.bases.get(&moment) {
        Some(known) => *known,
        None => model.system.variable(low, most),
    };
    model.system.narrow(base, low, most);
    model.bases.insert(moment, base);
    match row.map(|row| row.base) {
        Some(Some(_)) if !answered => {}
        // A base that would be printed above the number of responses is printed as that number.
        Some(Some(printed)) => narrow_part(&mut model.system, base, printed, document.base, most),
        Some(None) if answered => model.system.narrow(base, 0, document.floor + 4),
        Some(None) | None => {}
    }
    let mut parts: Sum = vec![(base, -1)];
    for column in columns {
        let own = print.own_in(measure, code, column);
        let place = (moment, column.clone());
        let cell = match model.cells.get(&place) {
            Some(known) => *known,
            None => model.system.variable(own, most),
        };
        model.system.narrow(cell, own, most);
        model.cells.insert(place, cell);
        if let Some(printed) = row.and_then(|row| row.cells.as_ref()?.get(column)) {
            let whole =
                if answered && column != APART { row.and_then(|row| row.base) } else { document.base };
            narrow_part(&mut model.system, cell, *printed, whole, most);
        }
        if answered && column == APART {
            // Those whom a question does not concern stand beside its base.
            model.system.between(vec![(base, 1), (cell, 1)], 0, most);
        } else if answered {
            parts.push((cell, 1));
        } else {
            model.system.between(vec![(cell, 1), (base, -1)], -UNBOUNDED, 0);
        }
    }
    // True counts add up, printed or not.
    if answered && !columns.is_empty() {
        model.system.between(parts, 0, 0);
    }
}

impl RowModel {
    /// What a cell lacks to its base.
    pub(crate) fn others(&self, moment: Moment, cell: usize) -> Option<Sum> {
        Some(vec![(*self.bases.get(&moment)?, 1), (cell, -1)])
    }
}

/// The true counts that print a number.
fn range(printed: i64) -> (i64, i64) {
    ((printed - 4).max(0), printed + 4)
}

/// A part that is printed as its base, or as the largest multiple of 5 that there are responses for, may have drawn the
/// next number.
fn narrow_part(system: &mut System, variable: usize, printed: i64, whole: Option<i64>, most: i64) {
    let (low, high) = range(printed);
    let capped = whole == Some(printed) || printed + 5 > most;
    system.narrow(variable, low, if capped { high + 5 } else { high });
}

/// The quarters of a reporting year, written as `2026`.
fn quarters(period: &str) -> Option<[String; 4]> {
    let year: i32 = period.parse().ok()?;
    Some([format!("{year}-Q2"), format!("{year}-Q3"), format!("{year}-Q4"), format!("{}-Q1", year + 1)])
}

/// The rows of the measures that a document has.
pub(crate) fn rows(document: &Document) -> impl Iterator<Item = (&str, &str)> {
    document
        .tables
        .iter()
        .flat_map(|table| table.rows.iter().map(move |row| (table.measure.as_str(), row.code.as_str())))
}
