//! A summary with what the service replied and promised, beside a line that holds it together.

use crate::card::{Card, Outcome, Promise, Reply};
use crate::face::Face;
use crate::look::{BODY, INK, LEAD, SEA, SMALL, SOFT, WHITE, WIDTH};
use crate::maker::{ASIDE, DENSE, Maker, PLAIN, indented, kept, manner};
use crate::span::Span;
use crate::strip::{Bookmark, Fill, Outline, Strip, Stroke};
use crate::tag::{Kind, Node};
use crate::text::{Manner, Piece, set, strips};

/// How far the text stands from the line.
const INDENT: f32 = 16.0;
const ROOM: f32 = WIDTH - INDENT;

pub(super) fn card(maker: &mut Maker<'_>, card: &Card) {
    let section = Some(maker.tree.part(Kind::Section));
    let level = (maker.level + 1).min(4);
    let title = Kind::Heading(level + 1, card.title.clone());
    let large = manner(Face::Strong, INK, crate::look::Size { letters: 11.8, ..LEAD });
    let mut inside = kept(maker.text(section, title, &card.title, large, ROOM, 0.0));
    if let Some(first) = inside.first_mut() {
        first.bookmark = Some(Bookmark { level, text: card.title.clone() });
        first.places.extend(card.place.clone());
    }
    inside.append(&mut kept(maker.text(section, Kind::Paragraph, &card.about, ASIDE, ROOM, 0.0)));
    inside.append(&mut paragraphs(maker, section, &card.summary, PLAIN, ROOM, 0.0));
    for reply in &card.replies {
        inside.append(&mut answered(maker, section, reply));
    }
    if !card.promises.is_empty() {
        let list = maker.tree.under(section, Kind::List { numbered: false });
        for promise in &card.promises {
            inside.append(&mut promised(maker, list, promise));
        }
    }
    maker.strips.push(Strip { height: 2.0, before: BODY.lines * 0.9, keep: true, ..Strip::default() });
    for mut strip in indented(inside, INDENT) {
        // The line goes on through the space between two strips, which therefore must not vanish.
        let before = std::mem::take(&mut strip.before);
        strip.shift(0.0, before);
        strip.height += before;
        strip.shape(None, Outline::Box(0.0, 0.0, 2.6, strip.height + 0.2), Fill::Flat(SEA), None);
        maker.strips.push(strip);
    }
    maker.strips.push(Strip::gap(4.0));
}

fn paragraphs(
    maker: &mut Maker<'_>,
    parent: Option<Node>,
    paragraphs: &[Vec<Span>],
    manner: Manner,
    room: f32,
    indent: f32,
) -> Vec<Strip> {
    let mut all = Vec::new();
    for spans in paragraphs {
        let node = maker.tree.under(parent, Kind::Paragraph);
        all.append(&mut maker.lines(node, spans, manner, room, 4.0));
    }
    indented(all, indent)
}

/// An answer: its own words, set apart as a quotation.
fn answered(maker: &mut Maker<'_>, section: Option<Node>, reply: &Reply) -> Vec<Strip> {
    let quote = Some(maker.tree.under(section, Kind::Quote));
    let title = manner(Face::Strong, INK, SMALL);
    let mut all = kept(maker.text(quote, Kind::Paragraph, &reply.title, title, ROOM - 14.0, 7.0));
    let mut text = paragraphs(maker, quote, &reply.text, DENSE, ROOM - 14.0, 0.0);
    if let Some(first) = text.first_mut() {
        first.before = 1.0;
    }
    all.append(&mut text);
    indented(all, 14.0)
}

/// A promise: a shape for what became of it, which the words beside it say too.
fn promised(maker: &mut Maker<'_>, list: Node, promise: &Promise) -> Vec<Strip> {
    let item = maker.tree.inside(list, Kind::Item);
    let body = maker.tree.inside(item, Kind::Body);
    let strong = manner(Face::Strong, INK, SMALL);
    let mut pieces = vec![Piece::of(&mut maker.tree, body, &format!("{}: ", promise.words), strong)];
    pieces.append(&mut maker.spans(body, &promise.text, DENSE));
    let about = manner(Face::Regular, SOFT, SMALL);
    pieces.push(Piece::of(&mut maker.tree, body, &format!(" {}", promise.about), about));
    let mut lines = indented(strips(set(&pieces, SMALL, ROOM - 32.0)), 32.0);
    if let Some(first) = lines.first_mut() {
        first.before = 5.0;
        outcome(first, promise.outcome, 21.0, SMALL.lines / 2.0);
    }
    lines
}

/// An open circle, a full one with a tick, a triangle, a cross.
fn outcome(strip: &mut Strip, outcome: Outcome, x: f32, y: f32) {
    let line = |colour, width| Stroke { colour, width, broken: false };
    match outcome {
        Outcome::Open => strip.shape(None, Outline::Circle(x, y, 3.8), None, line(INK, 1.3)),
        Outcome::Kept => {
            strip.shape(None, Outline::Circle(x, y, 4.4), Fill::Flat(SEA), None);
            let tick = vec![(x - 2.0, y + 0.2), (x - 0.5, y + 1.8), (x + 2.2, y - 1.6)];
            strip.shape(None, Outline::Path(tick, false), None, line(WHITE, 1.2));
        }
        Outcome::Late => {
            let corners = vec![(x, y - 4.6), (x + 4.8, y + 3.8), (x - 4.8, y + 3.8)];
            strip.shape(None, Outline::Path(corners, true), Fill::Flat(INK), None);
        }
        Outcome::GivenUp => {
            for (from, to) in [(-3.2, 3.2), (3.2, -3.2)] {
                let stroke = vec![(x + from, y - 3.2), (x + to, y + 3.2)];
                strip.shape(None, Outline::Path(stroke, false), None, line(INK, 1.6));
            }
        }
    }
}
