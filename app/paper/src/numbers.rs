//! The numbers of a drawing as a table.

use crate::figure::{Bars, Cell, Column, RunChart, Shown, Table};

/// The numbers of bars: a row for each bar, its parts, its base.
pub(crate) fn of_bars(bars: &Bars, caption: String) -> Table {
    let mut columns = vec![Column::words(&bars.row)];
    columns.extend(bars.parts.iter().map(Column::numbers));
    columns.push(Column::numbers(&bars.base));
    let rows = bars.rows.iter().map(|row| {
        let mut cells = vec![Cell::words(&row.label)];
        match &row.shown {
            Shown::Numbers { parts, base } => {
                cells.extend(parts.iter().cloned().map(Cell::Number));
                cells.push(Cell::Number(base.clone()));
            }
            Shown::Instead(why) => {
                cells.extend(bars.parts.iter().map(|_| Cell::words("–")));
                cells.push(Cell::words(why));
            }
        }
        cells
    });
    let rows = rows.collect();
    Table { caption, place: None, row_heads: true, rows, columns, notes: bars.notes.clone() }
}

/// The numbers of a run chart: a row for each point, with what stands out; the median last.
pub(crate) fn of_run(chart: &RunChart, caption: String) -> Table {
    let marked = chart.points.iter().any(|point| point.mark.is_some());
    let mut columns = vec![Column::words(&chart.point), Column::numbers(&chart.value)];
    if marked {
        columns.push(Column::words(&chart.remark));
    }
    let mut signs = 0;
    let mut rows = Vec::new();
    for point in &chart.points {
        let number = point.number.clone().map_or_else(|| Cell::words(&chart.absent), Cell::Number);
        let mut cells = vec![Cell::words(&point.label), number];
        if marked {
            cells.push(Cell::words(point.mark.as_ref().map_or(String::new(), |mark| {
                // A point without number is not drawn, so its remark has no sign.
                if point.number.is_none() {
                    return mark.clone();
                }
                signs += 1;
                format!("{}: {mark}", letter(signs))
            })));
        }
        rows.push(cells);
    }
    if let Some(median) = &chart.median {
        let mut cells = vec![Cell::words(&median.label), Cell::Number(median.number.clone())];
        if marked {
            cells.push(Cell::words(""));
        }
        rows.push(cells);
    }
    Table { caption, place: None, row_heads: true, columns, rows, notes: chart.notes.clone() }
}

/// The numbers of a run chart in one row; what stands out is said under it.
pub(crate) fn of_run_across(chart: &RunChart, caption: String) -> Table {
    let mut columns = vec![Column::words(&chart.point)];
    let mut cells = vec![Cell::words(&chart.value)];
    let mut notes = Vec::new();
    for point in &chart.points {
        columns.push(Column::numbers(&point.label));
        cells.push(point.number.clone().map_or_else(|| Cell::words(&chart.absent), Cell::Number));
    }
    let mut signs = 0;
    for point in &chart.points {
        match (&point.mark, &point.number) {
            (Some(mark), Some(_)) => {
                signs += 1;
                notes.push(format!("{} · {}: {mark}", letter(signs), point.label));
            }
            (Some(mark), None) => notes.push(format!("{}: {mark}", point.label)),
            (None, _) => {}
        }
    }
    if let Some(median) = &chart.median {
        columns.push(Column::numbers(&median.label));
        cells.push(Cell::Number(median.number.clone()));
    }
    notes.extend(chart.notes.iter().cloned());
    Table { caption, place: None, row_heads: true, columns, rows: vec![cells], notes }
}

/// The sign of a mark, from A.
pub(crate) fn letter(sign: u8) -> char {
    char::from(b'A' + (sign.max(1) - 1) % 26)
}
