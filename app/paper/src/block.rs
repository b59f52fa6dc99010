//! Each kind of block, laid out.

mod bars;
mod card;
mod contents;
mod cover;
mod front;
mod prose;
mod run;
mod table;

use crate::maker::Maker;
use crate::model::Block;

/// Lays out the whole document.
pub(crate) fn document(maker: &mut Maker<'_>) {
    front::front(maker);
    let document = maker.document;
    for block in &document.blocks {
        // A page that begins here begins with whatever the next block is.
        let from = maker.strips.len();
        let page = std::mem::take(&mut maker.page);
        match block {
            Block::CoverSheet(sheet) => cover::cover(maker, sheet),
            Block::Toc => contents::contents(maker),
            Block::PageBreak => maker.page = true,
            Block::Heading(heading) => prose::heading(maker, heading),
            Block::Paragraph(spans) => prose::paragraph(maker, spans),
            Block::List { numbered, items } => prose::list(maker, *numbered, items),
            Block::Table(table) => table::table(maker, table, None),
            Block::Bars(bars) => bars::bars(maker, bars),
            Block::RunChart(chart) => run::run(maker, chart),
            Block::Card(card) => card::card(maker, card),
        }
        if page && let Some(first) = maker.strips.get_mut(from) {
            first.page = true;
        }
    }
}
