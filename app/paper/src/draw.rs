//! The pen: marks as the library draws them, and the patterns that can be told apart without colour.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect, Transform};
use krilla::num::NormalizedF32;
use krilla::paint::{
    Fill as Filling, FillRule, LineCap, LineJoin, Paint, Pattern, Stroke as Line, StrokeDash,
};
use krilla::surface::Surface;

use crate::look::{Colour, INK, SEA, WHITE};
use crate::strip::{Fill, Mark, Outline, Stroke};

/// Draws marks, and remembers the patterns of the file.
#[derive(Default)]
pub(crate) struct Pen {
    patterns: Vec<Pattern>,
}

/// How many patterns there are.
pub(crate) const PATTERNS: usize = 6;

/// The side of a pattern's tile.
const TILE: f32 = 6.0;

fn paint(colour: Colour) -> Paint {
    rgb::Color::new(colour.0, colour.1, colour.2).into()
}

fn filling(paint: Paint) -> Filling {
    Filling { paint, opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

fn line(stroke: Stroke) -> Line {
    let dash = stroke
        .broken
        .then(|| StrokeDash { array: vec![stroke.width * 2.4, stroke.width * 2.4], offset: 0.0 });
    Line {
        paint: paint(stroke.colour),
        width: stroke.width,
        line_cap: LineCap::Butt,
        line_join: LineJoin::Round,
        dash,
        ..Line::default()
    }
}

fn path(outline: &Outline) -> Option<Path> {
    let mut path = PathBuilder::new();
    match outline {
        Outline::Box(x, y, width, height) => path.push_rect(Rect::from_xywh(*x, *y, *width, *height)?),
        Outline::Circle(x, y, radius) => circle(&mut path, *x, *y, *radius),
        Outline::Path(corners, closed) => {
            for (at, (x, y)) in corners.iter().enumerate() {
                if at == 0 { path.move_to(*x, *y) } else { path.line_to(*x, *y) }
            }
            if *closed {
                path.close();
            }
        }
    }
    path.finish()
}

fn circle(path: &mut PathBuilder, x: f32, y: f32, r: f32) {
    // How far the handles of a quarter of a circle stand from its ends.
    let h = r * 0.552_285;
    path.move_to(x + r, y);
    path.cubic_to(x + r, y + h, x + h, y + r, x, y + r);
    path.cubic_to(x - h, y + r, x - r, y + h, x - r, y);
    path.cubic_to(x - r, y - h, x - h, y - r, x, y - r);
    path.cubic_to(x + h, y - r, x + r, y - h, x + r, y);
    path.close();
}

impl Pen {
    pub(crate) fn draw(&mut self, surface: &mut Surface<'_>, mark: &Mark) {
        match mark {
            Mark::Text { x, y, size, face, colour, shaped } => {
                surface.set_stroke(None);
                surface.set_fill(Some(filling(paint(*colour))));
                let at = Point::from_xy(*x, *y);
                surface.draw_glyphs(at, &shaped.glyphs, face.font(), &shaped.text, *size, false);
            }
            Mark::Shape { outline, fill, stroke } => {
                if let Some(path) = path(outline) {
                    let fill = fill.map(|fill| self.filling(surface, fill));
                    surface.set_fill(fill);
                    surface.set_stroke(stroke.map(line));
                    surface.draw_path(&path);
                }
            }
            Mark::Nothing => {}
        }
    }

    fn filling(&mut self, surface: &mut Surface<'_>, fill: Fill) -> Filling {
        match fill {
            Fill::Flat(colour) => filling(paint(colour)),
            Fill::Pattern(0) => filling(paint(SEA)),
            Fill::Pattern(number) => {
                if self.patterns.is_empty() {
                    self.patterns = (1..PATTERNS).map(|number| tile(surface, number)).collect();
                }
                match self.patterns.get(number - 1) {
                    Some(pattern) => filling(pattern.clone().into()),
                    None => filling(paint(WHITE)),
                }
            }
        }
    }
}

/// One tile of a pattern: slanted lines, dots, nothing, a grid, level lines.
fn tile(surface: &mut Surface<'_>, number: usize) -> Pattern {
    let mut builder = surface.stream_builder();
    let mut on = builder.surface();
    let mut pen = Pen::default();
    let stroke = Stroke { colour: INK, width: 1.1, broken: false };
    let mut shape = |outline, fill, stroke| pen.draw(&mut on, &Mark::Shape { outline, fill, stroke });
    shape(Outline::Box(0.0, 0.0, TILE, TILE), Some(Fill::Flat(WHITE)), None);
    let lines: &[[(f32, f32); 2]] = match number {
        1 => &[[(-2.0, 2.0), (2.0, -2.0)], [(-1.0, 7.0), (7.0, -1.0)], [(4.0, 8.0), (8.0, 4.0)]],
        4 => &[[(0.0, 3.0), (6.0, 3.0)], [(3.0, 0.0), (3.0, 6.0)]],
        5 => &[[(0.0, 1.5), (6.0, 1.5)], [(0.0, 4.5), (6.0, 4.5)]],
        _ => &[],
    };
    for ends in lines {
        shape(Outline::Path(ends.to_vec(), false), None, Some(stroke));
    }
    if number == 2 {
        for (x, y) in [(1.5, 1.5), (4.5, 4.5)] {
            shape(Outline::Circle(x, y, 0.75), Some(Fill::Flat(INK)), None);
        }
    }
    on.finish();
    Pattern { stream: builder.finish(), transform: Transform::identity(), width: TILE, height: TILE }
}
