//! Who was heard, and who was not.

use super::{Model, heading, number, paragraph};
use crate::{figures, tr};
use domain::{Locale, disclosure::Figures, feedback::Audience, figures::Measure};
use paper::{Block, Cell, Column, Table};

pub(super) fn blocks(l: Locale, model: &Model<'_>) -> Vec<Block> {
    let mut blocks =
        vec![heading(1, tr!(l, "report-heard"), "heard"), paragraph(tr!(l, "report-heard-lead"))];
    let everybody =
        model.figures(domain::figures::Cut::All).find(|figures| figures.population().of.is_everybody());
    match everybody.and_then(|figures| Some((figures, figures.base()?))) {
        Some((figures, base)) => {
            blocks.push(paragraph(tr!(l, "figures-base", count = figures::words(l, base))));
            blocks.extend(["audience", "channel"].into_iter().filter_map(|row| table(l, figures, row)));
        }
        None => blocks.push(paragraph(figures::fewer(l, domain::disclosure::Policy::LOWEST))),
    }
    let unheard = Audience::ALL
        .iter()
        .filter(|audience| model.alone(**audience).is_none_or(|figures| figures.base().is_none()));
    let unheard: Vec<String> = unheard.map(|audience| figures::audience_name(l, *audience)).collect();
    if !unheard.is_empty() {
        let who = crate::i18n::join_and(l, &unheard);
        blocks.push(paragraph(tr!(l, "report-unheard", who = who)));
    }
    blocks
}

/// One row of who was heard, written down the page.
fn table(l: Locale, figures: &Figures, code: &str) -> Option<Block> {
    let row = figures.table(Measure::Heard)?.row(code)?;
    row.base()?;
    let name = figures::row_name(l, Measure::Heard, code, None);
    let rows = row.cells().iter().map(|(column, count)| {
        let count = number(l, *count);
        let label = figures::column_name(l, Measure::Heard, code, column, None);
        vec![Cell::words(label), Cell::Number(count)]
    });
    Some(Block::Table(Table {
        caption: name.clone(),
        place: None,
        columns: vec![Column::words(name), Column::numbers(tr!(l, "figures-column-base"))],
        row_heads: true,
        rows: rows.collect(),
        notes: Vec::new(),
    }))
}
