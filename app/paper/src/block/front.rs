//! The top of the first page: who publishes what, about which period, and how far it has come.

use crate::face::Face;
use crate::look::{BODY, EDGE, INK, LEAD, SEA, SMALL, SOFT, TITLE, WASH, WIDTH};
use crate::maker::{Maker, indented, kept, manner};
use crate::model::State;
use crate::strip::{Fill, Outline, Strip, Stroke};
use crate::tag::Kind;
use crate::text::{Piece, set, stack};

pub(super) fn front(maker: &mut Maker<'_>) {
    let document = maker.document;
    let mut top = Strip::gap(10.0);
    top.shape(None, Outline::Box(0.0, -14.0, WIDTH, 5.0), Fill::Flat(SEA), None);
    top.keep = true;
    let mut strips = vec![top];
    let organisation = manner(Face::Strong, SEA, BODY);
    strips.append(&mut maker.text(None, Kind::Paragraph, &document.organisation, organisation, WIDTH, 0.0));
    let title = Kind::Heading(1, document.title.clone());
    let large = manner(Face::Strong, INK, TITLE);
    strips.append(&mut maker.text(None, title, &document.title, large, WIDTH * 0.92, 16.0));
    if !document.subtitle.is_empty() {
        let lead = manner(Face::Regular, SOFT, LEAD);
        let subtitle = &document.subtitle;
        strips.append(&mut maker.text(None, Kind::Paragraph, subtitle, lead, WIDTH * 0.92, 4.0));
    }
    let period = manner(Face::Regular, INK, BODY);
    strips.append(&mut maker.text(None, Kind::Paragraph, &document.period, period, WIDTH, 10.0));
    maker.strips.append(&mut kept(strips));
    status(maker);
}

/// A box with the state: a solid edge for what is released, a broken one for what must not be taken for it.
fn status(maker: &mut Maker<'_>) {
    let status = &maker.document.status;
    let part = maker.tree.part(Kind::Paragraph);
    let strong = manner(Face::Strong, INK, SMALL);
    let plain = manner(Face::Regular, INK, SMALL);
    let pieces = [
        Piece::of(&mut maker.tree, part, &format!("{}. ", status.short.trim_end_matches('.')), strong),
        Piece::of(&mut maker.tree, part, &status.words, plain),
    ];
    let mut text = stack(set(&pieces, SMALL, WIDTH - 28.0));
    let height = text.height + 14.0;
    text = indented(vec![text], 14.0).remove(0);
    let mut strip = Strip { height, before: 14.0, ..Strip::default() };
    let (fill, broken) = match status.state {
        State::Released => (Some(Fill::Flat(WASH)), false),
        State::Draft | State::Superseded => (None, true),
    };
    let stroke = (broken).then_some(Stroke { colour: INK, width: 1.2, broken });
    strip.shape(None, Outline::Box(0.0, 0.0, WIDTH, height), fill, stroke);
    if !broken {
        strip.shape(None, Outline::Box(0.0, 0.0, 3.0, height), Fill::Flat(EDGE), None);
    }
    strip.lay(text, 0.0, 7.0);
    maker.strips.push(strip);
    maker.strips.push(Strip::gap(8.0));
}
