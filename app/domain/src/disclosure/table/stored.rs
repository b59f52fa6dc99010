//! A table as JSON: how it is stored and released, and how it is read back.

use super::{Adds, BadSnapshot, Kind, Layout, Policy, Scope, Table};
use serde::{Deserialize, Serialize, Serializer};

/// A table in words of JSON.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored<S, R, C> {
    kind: Kind,
    scope: S,
    adds: Adds,
    threshold: u32,
    round_to: u32,
    percent_from: u32,
    columns: C,
    rows: Vec<StoredRow<R>>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    row_totals: Option<Vec<Option<u64>>>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    column_totals: Option<Vec<Option<u64>>>,
    responses: Option<u64>,
}

/// One row in words of JSON.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredRow<R> {
    code: R,
    cells: Vec<Option<u64>>,
}

/// Reads a table back. Refuses numbers that the gate never publishes.
pub(super) fn read(json: &str) -> Result<Table, BadSnapshot> {
    let stored: Stored<Scope, String, Vec<String>> = serde_json::from_str(json)?;
    let Stored { kind, scope, adds, threshold, round_to, percent_from, columns, rows, .. } = stored;
    let codes: Vec<String> = rows.iter().map(|row| row.code.clone()).collect();
    let layout = Layout { rows: codes.len(), columns: columns.len(), adds };
    let mut numbers = Vec::with_capacity(layout.len());
    numbers.extend(rows.iter().flat_map(|row| row.cells.iter().copied()));
    numbers.extend(stored.row_totals.into_iter().flatten());
    numbers.extend(stored.column_totals.into_iter().flatten());
    numbers.push(stored.responses);
    let even = rows.iter().all(|row| row.cells.len() == columns.len());
    if !even || numbers.len() != layout.len() {
        return Err(BadSnapshot::Form);
    }
    let allowed = |n: u64| n.is_multiple_of(u64::from(round_to)) && n >= u64::from(Policy::LOWEST_THRESHOLD);
    if threshold < Policy::LOWEST_THRESHOLD
        || ![5, 10].contains(&round_to)
        || !numbers.iter().flatten().all(|n| allowed(*n))
    {
        return Err(BadSnapshot::Number);
    }
    Ok(Table { kind, scope, adds, threshold, round_to, percent_from, rows: codes, columns, numbers })
}

impl Serialize for Table {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let layout = self.layout();
        let number = |position: usize| self.numbers.get(position).copied().flatten();
        let row = |(r, code)| StoredRow {
            code,
            cells: (0..layout.columns).map(|c| number(layout.cell(r, c))).collect(),
        };
        let row_totals = (self.adds != Adds::Nothing)
            .then(|| (0..layout.rows).filter_map(|r| layout.row_total(r)).map(number).collect());
        let column_totals = (self.adds == Adds::Both)
            .then(|| (0..layout.columns).filter_map(|c| layout.column_total(c)).map(number).collect());
        Stored {
            kind: self.kind,
            scope: &self.scope,
            adds: self.adds,
            threshold: self.threshold,
            round_to: self.round_to,
            percent_from: self.percent_from,
            columns: &self.columns,
            rows: self.rows.iter().enumerate().map(row).collect(),
            row_totals,
            column_totals,
            responses: number(layout.responses()),
        }
        .serialize(s)
    }
}
