//! Everything a reader knows, written as bounds and sums over whole numbers.
//!
//! Each number of the new table, and of each earlier one that bears on it, is an unknown. A published number
//! lies in its rounding band. A gap in a row whose total is shown is known to be a small number, since the
//! gate otherwise takes out whole rows; any other gap can be anything from 0 up. Sums hold, and where numbers
//! are shown not everybody gave the same answer. A later table of the same people, or of people who enclose
//! the earlier ones, counts at least what the earlier ones counted, and the people in between are people too:
//! none of their counts is more than their number.

use super::{Adds, SPAN, sheet::Layout, table::Table};
use std::collections::BTreeSet;

/// Where a number is shown next to its total, at least so many people gave another answer.
const OTHERS: i64 = 3;

/// More people than any table is about; keeps the solver's numbers finite.
const MANY: i64 = 10_000_000;

/// `lowest <= Σ factor · unknown <= highest`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Limit {
    pub(super) terms: Vec<(usize, i64)>,
    pub(super) lowest: i64,
    pub(super) highest: i64,
}

/// What the attacker knows of all unknowns together.
#[derive(Debug, Clone, Default)]
pub(super) struct Knowledge {
    /// Lowest and highest value of each unknown.
    pub(super) bounds: Vec<(i64, i64)>,
    pub(super) limits: Vec<Limit>,
}

/// What must stay possible for a number that nobody may learn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// Each of the values 0 to 4.
    Small,
    /// Two values at least four apart. For differences between tables, and for a withheld number that an
    /// earlier table has already shown not to be small.
    Spread,
}

/// A number that nobody may learn: a withheld one, or a difference between two tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Secret {
    /// The secret is the sum of these unknowns times these factors.
    pub(super) terms: Vec<(usize, i64)>,
    pub(super) need: Need,
    /// The position in the new table that is withheld first when the secret is not safe.
    pub(super) position: usize,
}

/// A later or enclosing table, and earlier tables over parts of its people that are apart from each other.
struct Link {
    whole: usize,
    parts: Vec<usize>,
}

/// One attack on a new table: the tables in order of publication, the new one last.
pub(super) struct Attack<'a> {
    tables: Vec<&'a Table>,
    offsets: Vec<usize>,
    links: Vec<Link>,
}

impl<'a> Attack<'a> {
    /// An attack on `new` with all `earlier` tables that bear on it.
    pub(super) fn new(new: &'a Table, earlier: &[&'a Table]) -> Self {
        let mut tables = earlier.to_vec();
        tables.push(new);
        let offsets = tables
            .iter()
            .scan(0, |next, table| {
                let here = *next;
                *next += table.numbers().len();
                Some(here)
            })
            .collect();
        let links = (0..tables.len()).flat_map(|whole| links_of(&tables, whole)).collect();
        Self { tables, offsets, links }
    }

    /// What the attacker knows. With `linked` false the attacker does not trust that later tables only grew:
    /// the truth when people took feedback back or a theme was corrected so much that the printed numbers
    /// contradict each other.
    pub(super) fn knowledge(&self, linked: bool) -> Knowledge {
        let mut known = Knowledge::default();
        for (index, (table, offset)) in self.tables.iter().zip(&self.offsets).enumerate() {
            let numbers = table.numbers();
            known.bounds.extend(numbers.iter().enumerate().map(|(position, number)| match number {
                Some(n) => (lowest(table, *n), highest(table, *n)),
                None => (0, self.highest_gap(index, position)),
            }));
            let layout = table.layout();
            for sum in layout.sums() {
                let mut terms: Vec<_> = sum.parts.iter().map(|part| (offset + part, 1)).collect();
                terms.push((offset + sum.total, -1));
                known.limits.push(Limit { terms, lowest: 0, highest: 0 });
                if numbers[sum.total].is_some() && sum.parts.len() > 1 {
                    known.limits.extend(sum.parts.iter().map(|part| {
                        let terms = vec![(offset + sum.total, 1), (offset + part, -1)];
                        Limit { terms, lowest: OTHERS, highest: MANY }
                    }));
                }
            }
            for position in layout.at_most_responses() {
                let others = layout.adds == Adds::Nothing && numbers[position].is_some();
                let terms = vec![(offset + layout.responses(), 1), (offset + position, -1)];
                known.limits.push(Limit { terms, lowest: if others { OTHERS } else { 0 }, highest: MANY });
            }
        }
        if linked {
            for link in &self.links {
                self.add_growth(link, &mut known);
            }
        }
        known
    }

    /// The most that a withheld number can be, for somebody who knows how the gate works.
    fn highest_gap(&self, index: usize, position: usize) -> i64 {
        let table = self.tables[index];
        let numbers = table.numbers();
        let layout = table.layout();
        let small = i64::from(table.threshold()) - 1;
        match layout.place(position) {
            Place::Cell(r, _)
                if layout.adds == Adds::Rows && layout.row_total(r).is_some_and(|t| numbers[t].is_some()) =>
            {
                let before = |old: &usize| self.tables[*old].scope() == table.scope();
                let held = (0..index).filter(before).filter_map(|old| {
                    let old_position = self.counterpart(index, position, old)?;
                    self.tables[old].held_back_until(self.tables[old].numbers()[old_position]?)
                });
                held.map(|next| lowest(table, next) - 1).fold(small, i64::max)
            }
            _ => numbers.last().copied().flatten().map_or(MANY, |responses| highest(table, responses)),
        }
    }

    /// The people in `whole` but in none of the `parts` are counted by no negative number, and no count of
    /// them is more than their number.
    fn add_growth(&self, link: &Link, known: &mut Knowledge) {
        let table = self.tables[link.whole];
        let layout = table.layout();
        let responses = self.difference(link, layout.responses());
        for position in 0..layout.len() {
            let growth = self.difference(link, position);
            if range(&known.bounds, &growth).1 >= 0 {
                known.limits.push(Limit { terms: growth, lowest: 0, highest: MANY });
            }
        }
        for position in layout.at_most_responses() {
            let mut terms = responses.clone();
            terms.extend(
                self.difference(link, position).into_iter().map(|(unknown, factor)| (unknown, -factor)),
            );
            if range(&known.bounds, &terms).1 >= 0 {
                known.limits.push(Limit { terms, lowest: 0, highest: MANY });
            }
        }
    }

    /// What nobody may learn, given what is known.
    pub(super) fn secrets(&self, known: &Knowledge) -> Vec<Secret> {
        let new = self.tables.len() - 1;
        let floors = self.floors(known);
        let mut secrets = Vec::new();
        for (index, table) in self.tables.iter().enumerate() {
            for (position, number) in table.numbers().iter().enumerate() {
                let Some(in_new) = self.counterpart(index, position, new).filter(|_| number.is_none()) else {
                    continue;
                };
                let unknown = self.offsets[index] + position;
                let need = if floors[unknown] >= i64::from(SPAN) { Need::Spread } else { Need::Small };
                secrets.push(Secret { terms: vec![(unknown, 1)], need, position: in_new });
            }
        }
        for link in self.differences_of(new) {
            let table = self.tables[link.whole];
            for position in 0..table.layout().len() {
                let Some(in_new) = self.counterpart(link.whole, position, new) else { continue };
                let terms = self.difference(&link, position);
                let complete = terms.len() == link.parts.len() + 1;
                let small = range(&known.bounds, &terms).0 < i64::from(SPAN);
                if complete && small {
                    secrets.push(Secret { terms, need: Need::Spread, position: in_new });
                }
            }
        }
        secrets
    }

    /// All the differences that the new table makes possible: from every earlier table of the same people,
    /// and in every link that it takes part in.
    fn differences_of(&self, new: usize) -> Vec<Link> {
        let scope = self.tables[new].scope();
        let same = (0..new).filter(|old| self.tables[*old].scope() == scope);
        let mut all: Vec<Link> = same.map(|old| Link { whole: new, parts: vec![old] }).collect();
        for link in &self.links {
            let same = link.whole == new && self.tables[link.parts[0]].scope() == scope;
            if !same && (link.whole == new || link.parts.contains(&new)) {
                all.push(Link { whole: link.whole, parts: link.parts.clone() });
            }
        }
        all
    }

    /// For each unknown, a value that earlier published numbers already show it to reach.
    fn floors(&self, known: &Knowledge) -> Vec<i64> {
        let mut floors: Vec<i64> = known.bounds.iter().map(|bounds| bounds.0).collect();
        // Links point to earlier tables or into parts, so as many turns as tables reach every one.
        for _ in &self.tables {
            for link in &self.links {
                for position in 0..self.tables[link.whole].layout().len() {
                    let parts: i64 =
                        self.difference(link, position).iter().skip(1).map(|(u, _)| floors[*u]).sum();
                    let whole = self.offsets[link.whole] + position;
                    floors[whole] = floors[whole].max(parts);
                }
            }
        }
        floors
    }

    /// `whole − Σ parts` at a position of the whole's table; parts without such a row or column fall out.
    fn difference(&self, link: &Link, position: usize) -> Vec<(usize, i64)> {
        let mut terms = vec![(self.offsets[link.whole] + position, 1)];
        for part in &link.parts {
            if let Some(there) = self.counterpart(link.whole, position, *part) {
                terms.push((self.offsets[*part] + there, -1));
            }
        }
        terms
    }

    /// Where the number at `position` of one table stands in another, by the codes of row and column.
    fn counterpart(&self, from: usize, position: usize, to: usize) -> Option<usize> {
        let (from, to) = (self.tables[from], self.tables[to]);
        let (here, there) = (from.layout(), to.layout());
        if here.adds != there.adds {
            return None;
        }
        let row = |r: usize| to.rows().iter().position(|code| *code == from.rows()[r]);
        let column = |c: usize| to.columns().iter().position(|code| *code == from.columns()[c]);
        match here.place(position) {
            Place::Cell(r, c) => Some(there.cell(row(r)?, column(c)?)),
            Place::RowTotal(r) => there.row_total(row(r)?),
            Place::ColumnTotal(c) => there.column_total(column(c)?),
            Place::Responses => Some(there.responses()),
        }
    }
}

/// What stands at a position.
enum Place {
    Cell(usize, usize),
    RowTotal(usize),
    ColumnTotal(usize),
    Responses,
}

impl Layout {
    fn place(self, position: usize) -> Place {
        let cells = self.rows * self.columns;
        if position == self.responses() {
            Place::Responses
        } else if position < cells {
            Place::Cell(position / self.columns, position % self.columns)
        } else if position < cells + self.rows {
            Place::RowTotal(position - cells)
        } else {
            Place::ColumnTotal(position - cells - self.rows)
        }
    }
}

/// The links from one table to what was published before over the same people or over parts of them.
fn links_of(tables: &[&Table], whole: usize) -> Vec<Link> {
    let scope = tables[whole].scope();
    let mut links = Vec::new();
    if let Some(old) = (0..whole).rev().find(|old| tables[*old].scope() == scope) {
        links.push(Link { whole, parts: vec![old] });
    }
    // Of each enclosed scope the newest table; those that are apart from each other stand in one link.
    let mut families: Vec<Vec<usize>> = Vec::new();
    let mut seen = BTreeSet::new();
    for part in (0..tables.len()).rev() {
        let inner = tables[part].scope();
        let first = seen.insert(format!("{inner:?}"));
        if inner == scope || !scope.contains(inner) || !first {
            continue;
        }
        let apart = |family: &&mut Vec<usize>| family.iter().all(|o| tables[*o].scope().is_apart_from(inner));
        match families.iter_mut().find(apart) {
            Some(family) => family.push(part),
            None => families.push(vec![part]),
        }
    }
    links.extend(families.into_iter().map(|parts| Link { whole, parts }));
    links
}

fn lowest(table: &Table, number: u64) -> i64 {
    i64::try_from(*table.band(number).start()).unwrap_or(MANY)
}

fn highest(table: &Table, number: u64) -> i64 {
    i64::try_from(*table.band(number).end()).unwrap_or(MANY)
}

/// Lowest and highest value of a sum by its bounds alone.
pub(super) fn range(bounds: &[(i64, i64)], terms: &[(usize, i64)]) -> (i64, i64) {
    terms.iter().fold((0, 0), |(low, high), (unknown, factor)| {
        let (a, b) = bounds[*unknown];
        if *factor < 0 {
            (low + factor * b, high + factor * a)
        } else {
            (low + factor * a, high + factor * b)
        }
    })
}
