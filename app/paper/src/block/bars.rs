//! Bars: one for each row, its parts told apart by patterns, drawn against the row's base; the table under them has
//! the same numbers.

use crate::face::Face;
use crate::figure::{BarRow, Bars, Number, Shown};
use crate::look::{BODY, EDGE, INK, SMALL, SOFT, TINY, WHITE, WIDTH};
use crate::maker::{ASIDE, DENSE, Maker, kept, manner};
use crate::numbers::of_bars;
use crate::strip::{Fill, Outline, Strip, Stroke};
use crate::tag::{Kind, Leaf, Node};
use crate::text::{Piece, set, stack};

/// How wide the names of the rows are.
const NAMES: f32 = 150.0;
/// How high a bar is.
const BAR: f32 = 15.0;
/// The most rows of one drawing; more are drawn as several.
const ROWS: usize = 18;

const OUTLINE: Stroke = Stroke { colour: INK, width: 0.7, broken: false };

pub(super) fn bars(maker: &mut Maker<'_>, bars: &Bars) {
    let section = maker.tree.part(Kind::Section);
    let title = manner(Face::Strong, INK, BODY);
    let lines = maker.text(Some(section), Kind::Paragraph, &bars.title, title, WIDTH, BODY.lines);
    let mut title = kept(lines);
    if let Some(first) = title.first_mut() {
        first.places.extend(bars.place.clone());
    }
    maker.strips.append(&mut title);
    for rows in bars.rows.chunks(ROWS) {
        let figure = maker.tree.inside(section, Kind::Figure(bars.description.clone()));
        let mut strip = drawing(maker, bars, rows, figure);
        strip.figure = Some(figure);
        strip.keep = true;
        maker.strips.push(strip);
    }
    let caption = maker.document.words.as_table.clone();
    super::table::table(maker, &of_bars(bars, caption), Some(section));
}

fn drawing(maker: &mut Maker<'_>, bars: &Bars, rows: &[BarRow], figure: Node) -> Strip {
    let leaf = maker.tree.leaf(figure, None);
    let mut strip = legend(maker, bars, figure, leaf);
    for row in rows {
        let name = Piece::of(&mut maker.tree, figure, &row.label, DENSE);
        let name = stack(set(&[name], SMALL, NAMES - 10.0));
        let height = name.height.max(BAR);
        let top = strip.height + 4.0;
        let down = top + (height - name.height) / 2.0;
        strip.lay(name, 0.0, down);
        let bar = top + (height - BAR) / 2.0;
        match &row.shown {
            Shown::Numbers { parts, base } => parts_of(maker, &mut strip, figure, leaf, parts, base, bar),
            Shown::Instead(why) => instead(maker, &mut strip, figure, leaf, why, bar),
        }
        strip.height = top + height + 4.0;
    }
    strip
}

/// What each pattern stands for.
fn legend(maker: &mut Maker<'_>, bars: &Bars, figure: Node, leaf: Leaf) -> Strip {
    let mut strip = Strip { before: 4.0, ..Strip::default() };
    let (mut x, mut y) = (0.0, 0.0);
    for (pattern, part) in bars.parts.iter().enumerate() {
        let piece = Piece::of(&mut maker.tree, figure, part, ASIDE);
        let width = piece.width(SMALL.letters) + 17.0;
        if x > 0.0 && x + width > WIDTH {
            (x, y) = (0.0, y + SMALL.lines + 2.0);
        }
        let square = Outline::Box(x, y + 2.0, 11.0, 9.0);
        strip.shape(Some(leaf), square, Fill::Pattern(pattern), OUTLINE);
        strip.lay(stack(set(&[piece], SMALL, WIDTH)), x + 16.0, y);
        x += width + 16.0;
    }
    strip.height = y + SMALL.lines + 4.0;
    strip
}

#[expect(clippy::cast_precision_loss, reason = "printed numbers of people are small")]
fn parts_of(
    maker: &mut Maker<'_>,
    strip: &mut Strip,
    figure: Node,
    leaf: Leaf,
    parts: &[Number],
    base: &Number,
    y: f32,
) {
    let room = WIDTH - NAMES;
    // Each number is rounded for itself, so the parts may be a little more than their base.
    let sum: i64 = parts.iter().map(|part| part.value).sum();
    let whole = base.value.max(sum).max(1) as f32;
    let frame = Stroke { colour: EDGE, width: 0.5, broken: false };
    strip.shape(Some(leaf), Outline::Box(NAMES, y, room, BAR), None, frame);
    let mut x = NAMES;
    for (pattern, part) in parts.iter().enumerate().filter(|(_, part)| part.value > 0) {
        let width = room * part.value as f32 / whole;
        strip.shape(Some(leaf), Outline::Box(x, y, width, BAR), Fill::Pattern(pattern), OUTLINE);
        let piece = Piece::of(&mut maker.tree, figure, &part.words, manner(Face::Strong, INK, TINY));
        let text = piece.width(TINY.letters);
        if text + 8.0 <= width {
            let left = x + (width - text) / 2.0;
            let plate = Outline::Box(left - 2.5, y + 2.2, text + 5.0, BAR - 4.4);
            strip.shape(Some(leaf), plate, Fill::Flat(WHITE), None);
            strip.lay(stack(set(&[piece], TINY, width)), left, y + (BAR - TINY.lines) / 2.0);
        }
        x += width;
    }
}

/// No bar, because an empty one would say zero.
fn instead(maker: &mut Maker<'_>, strip: &mut Strip, figure: Node, leaf: Leaf, why: &str, y: f32) {
    let room = WIDTH - NAMES;
    let stroke = Stroke { colour: EDGE, width: 0.7, broken: true };
    strip.shape(Some(leaf), Outline::Box(NAMES, y, room, BAR), None, stroke);
    let piece = Piece::of(&mut maker.tree, figure, why, manner(Face::Regular, SOFT, TINY));
    if let Some(line) = set(&[piece], TINY, room - 12.0).into_iter().next() {
        strip.lay(line.strip, NAMES + 6.0, y + (BAR - TINY.lines) / 2.0);
    }
}
