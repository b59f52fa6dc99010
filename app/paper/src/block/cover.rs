//! The sheet that a committee reads first. The document itself begins on the next page.

use crate::card::CoverSheet;
use crate::face::Face;
use crate::look::{HEADINGS, INK, LINE, SEA, SMALL, WIDTH};
use crate::maker::{Maker, PLAIN, kept, manner};
use crate::strip::{Bookmark, Strip};
use crate::tag::Kind;
use crate::text::{Piece, set, stack};

/// How wide the names are.
const NAMES: f32 = 118.0;

pub(super) fn cover(maker: &mut Maker<'_>, sheet: &CoverSheet) {
    let title = Kind::Heading(2, sheet.title.clone());
    let manner_of_title = manner(Face::Strong, SEA, HEADINGS[0]);
    let mut head = kept(maker.text(None, title, &sheet.title, manner_of_title, WIDTH, 16.0));
    if let Some(first) = head.first_mut() {
        first.bookmark = Some(Bookmark { level: 1, text: sheet.title.clone() });
    }
    if let Some(last) = head.last_mut() {
        last.height += 8.0;
    }
    maker.strips.append(&mut head);
    let table = maker.tree.part(Kind::Table);
    let body = maker.tree.inside(table, Kind::TableBody);
    for field in &sheet.fields {
        let row = maker.tree.inside(body, Kind::Row);
        let name = maker.tree.inside(row, Kind::RowHead);
        let name = Piece::of(&mut maker.tree, name, &field.name, manner(Face::Strong, INK, SMALL));
        let name = stack(set(&[name], SMALL, NAMES - 12.0));
        let cell = maker.tree.inside(row, Kind::Cell);
        let mut text = Strip::default();
        for (at, spans) in field.text.iter().enumerate() {
            let part = maker.tree.inside(cell, Kind::Paragraph);
            let pieces = maker.spans(part, spans, PLAIN);
            let lines = stack(set(&pieces, PLAIN.size, WIDTH - NAMES));
            let gap = if at == 0 { 0.0 } else { 5.0 };
            let height = lines.height;
            text.lay(lines, NAMES, text.height + gap);
            text.height += height + gap;
        }
        let mut strip = Strip::gap(name.height.max(text.height) + 14.0);
        strip.rule(0.0, WIDTH, 0.0, LINE, 0.6);
        strip.lay(name, 0.0, 8.0);
        strip.lay(text, 0.0, 6.5);
        maker.strips.push(strip);
    }
    let mut end = Strip::gap(2.0);
    end.rule(0.0, WIDTH, 0.0, LINE, 0.6);
    maker.strips.push(end);
    maker.page = true;
}
