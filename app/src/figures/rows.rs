//! The rows of one population's table, as a chart and as a table with the same numbers.

use super::{
    chart::{Bar, Group, chart},
    names::{column_name, row_name},
    number::{authorities, fewer, part, words},
};
use crate::{
    components::{Column, Table, disclosure},
    tr,
};
use domain::{
    Locale,
    disclosure::{Figures, Number, Row},
    figures::{Base, Measure},
};
use leptos::prelude::*;

/// What one population said in some rows of a measure.
pub(super) struct Shown<'a> {
    pub(super) l: Locale,
    pub(super) figures: &'a Figures,
    pub(super) measure: Measure,
    pub(super) rows: Vec<&'a Row>,
    /// Whether each group is headed by the name of its row.
    pub(super) titled: bool,
}

impl Shown<'_> {
    /// The chart, and the same numbers as a table that unfolds.
    pub(super) fn view(&self) -> AnyView {
        let l = self.l;
        if self.rows.is_empty() {
            return ().into_any();
        }
        view! {
            {chart(self.rows.iter().map(|row| self.group(row)).collect())}
            {disclosure(tr!(l, "figures-as-table"), self.table())}
        }
        .into_any()
    }

    fn row(&self, row: &Row) -> String {
        row_name(self.l, self.measure, row.code(), self.figures.population().of.audience)
    }

    fn column(&self, row: &Row, column: &str) -> String {
        column_name(self.l, self.measure, row.code(), column, self.figures.population().of.audience)
    }

    fn group(&self, row: &Row) -> Group {
        let l = self.l;
        let bars = row.cells().iter().map(|(column, number)| Bar {
            code: column.clone(),
            label: self.column(row, column),
            value: number.get(),
            text: match self.measure.base() {
                Base::Answered => part(l, row, column).unwrap_or_else(|| words(l, *number)),
                Base::Responses => words(l, *number),
            },
        });
        Group {
            title: self.titled.then(|| self.row(row)),
            note: self.fewer_authorities(row),
            scale: row.base().map(Number::get),
            bars: if row.base().is_some() { Ok(bars.collect()) } else { Err(fewer(l, self.figures.floor())) },
        }
    }

    /// Of how many authorities a row is, where some of the population's do not show it.
    fn fewer_authorities(&self, row: &Row) -> Option<String> {
        let terms = |base: Option<Number>| base.map_or(0, Number::terms);
        let (here, whole) = (terms(row.base()), terms(self.figures.base()));
        (0 < here && here < whole).then(|| authorities(self.l, row.base(), self.figures.members())).flatten()
    }

    /// One table where all rows have the same columns, else one for each row.
    fn table(&self) -> AnyView {
        let l = self.l;
        let shape = |row: &Row| row.cells().iter().map(|(column, _)| column.clone()).collect::<Vec<_>>();
        let mut shapes: Vec<(Vec<String>, Vec<&Row>)> = Vec::new();
        for row in &self.rows {
            let columns = shape(row);
            match shapes.iter_mut().find(|(known, _)| *known == columns || columns.is_empty()) {
                Some((_, rows)) => rows.push(row),
                None => shapes.push((columns, vec![row])),
            }
        }
        let of = self.figures.population();
        let tables = shapes.into_iter().map(|(columns, rows)| {
            let first = rows.first().map_or("", |row| row.code());
            let id = [self.measure.code(), first, &super::names::code_of(&of.of)].join("-").replace('.', "-");
            let mut heads = vec![Column::words(tr!(l, "figures-column-row"))];
            heads.extend(columns.iter().map(|column| {
                let named = rows.first().map_or_else(|| column.clone(), |row| self.column(row, column));
                Column::numbers(named)
            }));
            heads.push(Column::numbers(tr!(l, "figures-column-base")));
            let width = columns.len();
            let cells = rows.iter().map(|row| self.cells(row, width));
            let who = super::names::who(l, &of.of);
            let caption = match rows.as_slice() {
                [row] => format!("{} {who}", self.row(row)),
                _ => who,
            };
            Table::new(id, caption, heads).rows(cells).dense().one_of_many().view()
        });
        tables.collect_view().into_any()
    }

    fn cells(&self, row: &Row, width: usize) -> Vec<AnyView> {
        let l = self.l;
        let mut cells = vec![self.row(row).into_any()];
        if let Some(base) = row.base() {
            cells.extend(row.cells().iter().map(|(_, number)| words(l, *number).into_any()));
            let base = words(l, base);
            cells.push(match self.fewer_authorities(row) {
                Some(note) => format!("{base} ({note})").into_any(),
                None => base.into_any(),
            });
        } else {
            cells.extend((0..width).map(|_| "–".into_any()));
            cells.push(fewer(l, self.figures.floor()).into_any());
        }
        cells
    }
}
