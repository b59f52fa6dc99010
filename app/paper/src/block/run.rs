//! A run chart: printed numbers over time, their median, and what stands out, in words.

use crate::face::Face;
use crate::figure::RunChart;
use crate::look::{BODY, INK, LINE, SEA, SOFT, TINY, WHITE, WIDTH};
use crate::maker::{Maker, kept, manner};
use crate::numbers::{letter, of_run, of_run_across};
use crate::strip::{Fill, Outline, Strip, Stroke};
use crate::tag::{Kind, Leaf, Node};
use crate::text::{Manner, Piece, set, stack};

/// The drawing's left edge, where the numbers of the scale end.
const LEFT: f32 = 34.0;
const TOP: f32 = 16.0;
const HEIGHT: f32 = 132.0;
const TEXT: Manner = manner(Face::Regular, SOFT, TINY);

pub(super) fn run(maker: &mut Maker<'_>, chart: &RunChart) {
    let section = maker.tree.part(Kind::Section);
    let title = manner(Face::Strong, INK, BODY);
    let lines = maker.text(Some(section), Kind::Paragraph, &chart.title, title, WIDTH, BODY.lines);
    let mut title = kept(lines);
    if let Some(first) = title.first_mut() {
        first.places.extend(chart.place.clone());
    }
    maker.strips.append(&mut title);
    let figure = maker.tree.inside(section, Kind::Figure(chart.description.clone()));
    let mut strip = Drawing::new(maker, chart, figure).draw(chart);
    strip.figure = Some(figure);
    strip.keep = true;
    maker.strips.push(strip);
    let caption = maker.document.words.as_table.clone();
    // One row with a column for each point, if there is room, which is read more easily than a column of numbers.
    let across = of_run_across(chart, caption.clone());
    let table = if super::table::fits(&across) { across } else { of_run(chart, caption) };
    super::table::table(maker, &table, Some(section));
}

struct Drawing<'m, 'a> {
    maker: &'m mut Maker<'a>,
    figure: Node,
    leaf: Leaf,
    strip: Strip,
    /// The lowest number of the scale, and the highest.
    ends: (i64, i64),
    /// The drawing's right edge.
    right: f32,
    /// The distance of two points.
    step: f32,
}

impl<'m, 'a> Drawing<'m, 'a> {
    #[expect(clippy::cast_precision_loss, reason = "a chart has few points")]
    fn new(maker: &'m mut Maker<'a>, chart: &RunChart, figure: Node) -> Self {
        let leaf = maker.tree.leaf(figure, None);
        let strip = Strip { before: 4.0, height: TOP + HEIGHT + 26.0, ..Strip::default() };
        let values = chart.scale.iter().map(|number| number.value);
        let ends = (values.clone().min().unwrap_or(0), values.max().unwrap_or(1));
        let label = chart.median.as_ref().map(|median| Piece::decoration(&median.label, TEXT));
        let right = WIDTH - label.map_or(8.0, |label| label.width(TINY.letters) + 10.0);
        let step = (right - LEFT - 24.0) / (chart.points.len().max(2) - 1) as f32;
        Self { maker, figure, leaf, strip, ends, right, step }
    }

    #[expect(clippy::cast_precision_loss, reason = "printed numbers of people are small")]
    fn height(&self, value: i64) -> f32 {
        let (low, high) = self.ends;
        TOP + HEIGHT * (1.0 - (value - low) as f32 / (high - low).max(1) as f32)
    }

    #[expect(clippy::cast_precision_loss, reason = "a chart has few points")]
    fn across(&self, point: usize) -> f32 {
        LEFT + 12.0 + self.step * point as f32
    }

    fn line(&mut self, corners: Vec<(f32, f32)>, stroke: Stroke) {
        self.strip.shape(Some(self.leaf), Outline::Path(corners, false), None, stroke);
    }

    /// Text around `x` (0 from it, 0.5 in the middle of it, 1 up to it), its middle at the height `y`.
    fn label(&mut self, text: &str, manner: Manner, x: f32, from: f32, y: f32) {
        let piece = Piece::of(&mut self.maker.tree, self.figure, text, manner);
        let width = piece.width(TINY.letters);
        let lines = stack(set(&[piece], TINY, WIDTH));
        self.strip.lay(lines, (x - width * from).max(0.0), y - TINY.lines / 2.0);
    }

    fn draw(mut self, chart: &RunChart) -> Strip {
        for number in &chart.scale {
            let y = self.height(number.value);
            let ends = vec![(LEFT, y), (self.right, y)];
            self.line(ends, Stroke { colour: LINE, width: 0.6, broken: false });
            self.label(&number.words, TEXT, LEFT - 6.0, 1.0, y);
        }
        if let Some(median) = &chart.median {
            let y = self.height(median.number.value);
            let ends = vec![(LEFT, y), (self.right, y)];
            self.line(ends, Stroke { colour: INK, width: 1.0, broken: true });
            self.label(&median.label, TEXT, self.right + 5.0, 0.0, y);
        }
        self.curve(chart);
        self.points(chart);
        self.strip
    }

    /// The line through the points, broken where a number is missing.
    fn curve(&mut self, chart: &RunChart) {
        let stroke = Stroke { colour: SEA, width: 1.5, broken: false };
        let mut corners = Vec::new();
        for (at, point) in chart.points.iter().enumerate() {
            match &point.number {
                Some(number) => corners.push((self.across(at), self.height(number.value))),
                None if corners.len() > 1 => self.line(std::mem::take(&mut corners), stroke),
                None => corners.clear(),
            }
        }
        if corners.len() > 1 {
            self.line(corners, stroke);
        }
    }

    fn points(&mut self, chart: &RunChart) {
        let strong = manner(Face::Strong, INK, TINY);
        let widest =
            chart.points.iter().map(|point| Piece::decoration(&point.label, TEXT).width(TINY.letters));
        // As many labels as there is room for; the table has all.
        let mut every: u8 = 1;
        let widest = widest.fold(0.0, f32::max) + 8.0;
        while widest > self.step * f32::from(every) && every < 24 {
            every += 1;
        }
        let mut sign = 0;
        for (at, point) in chart.points.iter().enumerate() {
            let x = self.across(at);
            if at % usize::from(every) == 0 {
                self.label(&point.label, TEXT, x, 0.5, TOP + HEIGHT + 14.0);
                let tick = vec![(x, TOP + HEIGHT), (x, TOP + HEIGHT + 4.0)];
                self.line(tick, Stroke { colour: LINE, width: 0.6, broken: false });
            }
            let Some(number) = &point.number else { continue };
            let y = self.height(number.value);
            let marked = point.mark.is_some();
            let (radius, fill) = if marked { (4.6, WHITE) } else { (2.8, SEA) };
            let stroke = Stroke { colour: SEA, width: 1.6, broken: false };
            let circle = Outline::Circle(x, y, radius);
            self.strip.shape(Some(self.leaf), circle, Fill::Flat(fill), stroke);
            if marked {
                sign += 1;
                // Above the point, unless the line of the median or the top is there.
                let median = chart.median.as_ref().map(|median| self.height(median.number.value));
                let taken = median.is_some_and(|median| (y - 12.0 - median).abs() < 7.0);
                let beside = if y - TOP > 10.0 && !taken { y - 12.0 } else { y + 12.0 };
                self.label(&letter(sign).to_string(), strong, x, 0.5, beside);
            }
        }
    }
}
