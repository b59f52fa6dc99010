//! Headings, paragraphs, lists.

use crate::face::Face;
use crate::look::{BODY, HEADINGS, INK, ROUND_HEADINGS, SEA, WIDTH};
use crate::maker::{Maker, PLAIN, kept, manner};
use crate::model::Heading;
use crate::span::Span;
use crate::strip::{Bookmark, place_of_heading};
use crate::tag::Kind;
use crate::text::{Piece, set, strips};

/// A heading. The document's title is of level 1 in the file, so this one is a level lower there.
pub(super) fn heading(maker: &mut Maker<'_>, heading: &Heading) {
    let index = usize::from(heading.level.clamp(1, 4)) - 1;
    let (above, below) = ROUND_HEADINGS[index];
    let colour = if index == 0 { SEA } else { INK };
    let manner = manner(Face::Strong, colour, HEADINGS[index]);
    let kind = Kind::Heading(heading.level + 1, heading.text.clone());
    let mut lines = kept(maker.text(None, kind, &heading.text, manner, WIDTH, above));
    if let Some(first) = lines.first_mut() {
        first.bookmark = Some(Bookmark { level: heading.level, text: heading.text.clone() });
        first.places.extend(heading.place.clone());
        first.places.push(place_of_heading(maker.headings));
    }
    if let Some(last) = lines.last_mut() {
        last.height += below;
    }
    maker.headings += 1;
    maker.level = heading.level;
    maker.strips.append(&mut lines);
}

pub(super) fn paragraph(maker: &mut Maker<'_>, spans: &[Span]) {
    let node = maker.tree.part(Kind::Paragraph);
    let mut lines = maker.lines(node, spans, PLAIN, WIDTH, BODY.lines * 0.5);
    maker.strips.append(&mut lines);
}

pub(super) fn list(maker: &mut Maker<'_>, numbered: bool, items: &[Vec<Span>]) {
    let list = maker.tree.part(Kind::List { numbered });
    let indent = if numbered { 22.0 } else { 15.0 };
    for (at, item) in items.iter().enumerate() {
        let node = maker.tree.inside(list, Kind::Item);
        let label = maker.tree.inside(node, Kind::Label);
        let sign = if numbered { format!("{}.", at + 1) } else { "•".to_owned() };
        let sign = Piece::of(&mut maker.tree, label, &sign, PLAIN);
        let body = maker.tree.inside(node, Kind::Body);
        let pieces = maker.spans(body, item, PLAIN);
        let mut lines = strips(set(&pieces, BODY, WIDTH - indent));
        for line in &mut lines {
            line.shift(indent, 0.0);
        }
        if let Some(first) = lines.first_mut() {
            first.before = if at == 0 { BODY.lines * 0.45 } else { 3.0 };
            // The sign is drawn first, as it is read.
            let text = std::mem::take(&mut first.ops);
            for line in set(&[sign], BODY, indent) {
                first.lay(line.strip, if numbered { 0.0 } else { 2.0 }, 0.0);
            }
            first.ops.extend(text);
        }
        maker.strips.append(&mut lines);
    }
}
