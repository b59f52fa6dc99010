//! What is drawn: strips of a page's width, which are never cut, and what lies on them.

use std::rc::Rc;

use crate::face::{Face, Shaped};
use crate::look::Colour;
use crate::tag::{Leaf, Node};

/// How an area is filled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Fill {
    Flat(Colour),
    /// One of the patterns that can be told apart without colour.
    Pattern(usize),
}

/// A line, perhaps broken.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stroke {
    pub(crate) colour: Colour,
    pub(crate) width: f32,
    pub(crate) broken: bool,
}

/// An outline.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Outline {
    /// Left, top, width, height.
    Box(f32, f32, f32, f32),
    /// The middle and the radius.
    Circle(f32, f32, f32),
    /// Corners, and whether the last joins the first.
    Path(Vec<(f32, f32)>, bool),
}

/// One thing that is drawn.
#[derive(Debug, Clone)]
pub(crate) enum Mark {
    Text {
        x: f32,
        y: f32,
        size: f32,
        face: Face,
        colour: Colour,
        shaped: Rc<Shaped>,
    },
    Shape {
        outline: Outline,
        fill: Option<Fill>,
        stroke: Option<Stroke>,
    },
    /// Nothing, so that an empty cell is a cell.
    Nothing,
}

/// A mark, and the part that it belongs to; a mark of no part is only decoration.
#[derive(Debug, Clone)]
pub(crate) struct Op {
    pub(crate) leaf: Option<Leaf>,
    pub(crate) mark: Mark,
}

/// Where a click leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    Address(String),
    Place(String),
    /// The heading with this number, from the first.
    Heading(usize),
}

/// The place of a heading for the table of contents. No place of a document has a control character.
pub(crate) fn place_of_heading(heading: usize) -> String {
    format!("\u{1}{heading}")
}

/// An area to click.
#[derive(Debug, Clone)]
pub(crate) struct Area {
    pub(crate) link: Node,
    pub(crate) target: Target,
    pub(crate) words: String,
    /// Left, top, width, height.
    pub(crate) rect: (f32, f32, f32, f32),
}

/// A heading, for bookmarks and contents.
#[derive(Debug, Clone)]
pub(crate) struct Bookmark {
    pub(crate) level: u8,
    pub(crate) text: String,
}

/// A part of a column that is never cut.
#[derive(Debug, Clone, Default)]
pub(crate) struct Strip {
    pub(crate) height: f32,
    /// The space above, which is dropped at the top of a page.
    pub(crate) before: f32,
    /// Whether the next strip must be on the same page.
    pub(crate) keep: bool,
    /// Whether a page begins here.
    pub(crate) page: bool,
    pub(crate) ops: Vec<Op>,
    pub(crate) areas: Vec<Area>,
    pub(crate) bookmark: Option<Bookmark>,
    pub(crate) places: Vec<String>,
    /// The figure that fills the strip.
    pub(crate) figure: Option<Node>,
    /// What is shown once more, as decoration, if a page begins here.
    pub(crate) again: Option<Rc<Vec<Strip>>>,
}

impl Strip {
    /// An empty strip.
    pub(crate) fn gap(height: f32) -> Self {
        Self { height, ..Self::default() }
    }

    /// Draws on the strip.
    pub(crate) fn draw(&mut self, leaf: Option<Leaf>, mark: Mark) {
        self.ops.push(Op { leaf, mark });
    }

    /// Draws an outline.
    pub(crate) fn shape(
        &mut self,
        leaf: Option<Leaf>,
        outline: Outline,
        fill: impl Into<Option<Fill>>,
        stroke: impl Into<Option<Stroke>>,
    ) {
        self.draw(leaf, Mark::Shape { outline, fill: fill.into(), stroke: stroke.into() });
    }

    /// Draws a thin line from left to right, as decoration.
    pub(crate) fn rule(&mut self, from: f32, to: f32, y: f32, colour: Colour, width: f32) {
        let stroke = Stroke { colour, width, broken: false };
        self.shape(None, Outline::Path(vec![(from, y), (to, y)], false), None, stroke);
    }

    /// Lays another strip on this one, at a distance from its corner.
    pub(crate) fn lay(&mut self, mut other: Self, right: f32, down: f32) {
        other.shift(right, down);
        self.ops.append(&mut other.ops);
        self.areas.append(&mut other.areas);
    }

    /// Moves everything that is drawn.
    pub(crate) fn shift(&mut self, right: f32, down: f32) {
        for op in &mut self.ops {
            op.mark.shift(right, down);
        }
        for area in &mut self.areas {
            area.rect.0 += right;
            area.rect.1 += down;
        }
    }
}

impl Mark {
    fn shift(&mut self, right: f32, down: f32) {
        match self {
            Self::Text { x, y, .. }
            | Self::Shape { outline: Outline::Box(x, y, ..) | Outline::Circle(x, y, _), .. } => {
                *x += right;
                *y += down;
            }
            Self::Shape { outline: Outline::Path(corners, _), .. } => {
                for (x, y) in corners {
                    *x += right;
                    *y += down;
                }
            }
            Self::Nothing => {}
        }
    }
}
