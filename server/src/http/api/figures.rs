//! Printed figures as the interface writes them. Only what the draw has let through can be given to it.

use super::model::Text;
use app::figures::row_names;
use domain::{
    disclosure::{Disclosed, Figures, Number},
    figures::Measure,
};
use serde::Serialize;
use std::{collections::BTreeMap, fmt::Display};
use utoipa::ToSchema;

/// The printed tables of one population: everybody who answered in the same way and with the same questions, perhaps
/// narrowed by one cut. Every number is a multiple of 5.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Population {
    /// A quarter (`2026-Q3`), or a reporting year from April to March (`2026`).
    period: String,
    /// By which way they came: own words, with help, on paper and so on; `all` for all of them together.
    channel: String,
    /// The lineage of the questionnaire, or `all`.
    lineage: String,
    /// For whom the questions were worded, or `all`.
    audience: String,
    /// What it is narrowed by: `all` for nothing.
    cut: String,
    /// The value of the cut; empty for `all`.
    value: String,
    /// A row below this number is withheld: it has neither `base` nor `cells`.
    floor: u64,
    /// Of how many authorities it is the sum.
    authorities: u32,
    /// How many responses there are; `null` if fewer than the floor.
    base: Option<u64>,
    /// Of how many printed numbers the base is the sum.
    from: Option<u32>,
    /// The tables.
    tables: Vec<Table>,
}

/// One table.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Table {
    /// What it counts, such as `charter` or `themes`.
    measure: String,
    /// Its rows, in the catalogue's order.
    rows: Vec<Row>,
}

/// One row of a table.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Row {
    /// Its code.
    code: String,
    /// Its name.
    name: Text,
    /// How many responses are behind it; `null` if the row is withheld.
    base: Option<u64>,
    /// Of how many printed numbers the base is the sum.
    from: Option<u32>,
    /// The printed number of each column; `null` if the row is withheld.
    cells: Option<BTreeMap<String, u64>>,
}

impl From<&Disclosed<Figures>> for Population {
    fn from(figures: &Disclosed<Figures>) -> Self {
        let population = figures.population();
        let of = &population.of;
        Self {
            period: population.period.to_string(),
            channel: or_all(of.channel),
            lineage: of.lineage.clone(),
            audience: or_all(of.audience),
            cut: of.cut.to_string(),
            value: of.value.clone(),
            floor: figures.floor(),
            authorities: figures.members(),
            base: figures.base().map(Number::get),
            from: figures.base().map(Number::terms),
            tables: figures.tables().iter().map(Table::from).collect(),
        }
    }
}

impl From<&domain::disclosure::Table> for Table {
    fn from(table: &domain::disclosure::Table) -> Self {
        let row = |row: &domain::disclosure::Row| Row::of(table.measure(), row);
        Self { measure: table.measure().to_string(), rows: table.rows().iter().map(row).collect() }
    }
}

impl Row {
    fn of(measure: Measure, row: &domain::disclosure::Row) -> Self {
        let cells = || row.cells().iter().map(|(column, number)| (column.clone(), number.get())).collect();
        Self {
            code: row.code().to_owned(),
            name: (&row_names(measure, row.code())).into(),
            base: row.base().map(Number::get),
            from: row.base().map(Number::terms),
            cells: row.base().map(|_| cells()),
        }
    }
}

fn or_all(code: Option<impl Display>) -> String {
    code.map_or_else(|| "all".to_owned(), |code| code.to_string())
}
