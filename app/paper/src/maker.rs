//! What is needed while the parts of a document are laid out one after the other.

use crate::face::Face;
use crate::look::{BODY, Colour, INK, SMALL, SOFT, Size};
use crate::model::Document;
use crate::span::Span;
use crate::strip::Strip;
use crate::tag::{Kind, Node, Tree};
use crate::text::{Manner, Piece, balanced, pieces, set, strips};

/// A document on its way to the page.
#[derive(Debug)]
pub(crate) struct Maker<'a> {
    pub(crate) document: &'a Document,
    pub(crate) tree: Tree,
    pub(crate) strips: Vec<Strip>,
    /// On which page each heading stands, as far as it is known; for the table of contents.
    pub(crate) pages: &'a [usize],
    /// How many headings there were.
    pub(crate) headings: usize,
    /// Whether what follows begins on a new page.
    pub(crate) page: bool,
    /// The level of the last heading.
    pub(crate) level: u8,
}

pub(crate) const fn manner(face: Face, colour: Colour, size: Size) -> Manner {
    Manner { face, colour, size }
}

/// Text.
pub(crate) const PLAIN: Manner = manner(Face::Regular, INK, BODY);
/// Text in tables.
pub(crate) const DENSE: Manner = manner(Face::Regular, INK, SMALL);
/// Text that says something about other text.
pub(crate) const ASIDE: Manner = manner(Face::Regular, SOFT, SMALL);

impl<'a> Maker<'a> {
    pub(crate) fn new(document: &'a Document, pages: &'a [usize]) -> Self {
        Self {
            document,
            tree: Tree::default(),
            strips: Vec::new(),
            pages,
            headings: 0,
            page: false,
            level: 0,
        }
    }

    /// The pieces of spans inside a part.
    pub(crate) fn spans(&mut self, parent: Node, spans: &[Span], manner: Manner) -> Vec<Piece> {
        pieces(&mut self.tree, parent, spans, manner, &self.document.words.go_to)
    }

    /// Lines of spans inside a part, with space above.
    pub(crate) fn lines(
        &mut self,
        parent: Node,
        spans: &[Span],
        manner: Manner,
        room: f32,
        before: f32,
    ) -> Vec<Strip> {
        let pieces = self.spans(parent, spans, manner);
        spaced(strips(set(&pieces, manner.size, room)), before)
    }

    /// Lines of a text that is a part of its own, with space above.
    pub(crate) fn text(
        &mut self,
        parent: Option<Node>,
        kind: Kind,
        text: &str,
        manner: Manner,
        room: f32,
        before: f32,
    ) -> Vec<Strip> {
        let node = self.tree.under(parent, kind);
        let piece = Piece::of(&mut self.tree, node, text, manner);
        let heading = manner.size.letters > BODY.letters;
        let lines = if heading { balanced } else { set }(&[piece], manner.size, room);
        spaced(strips(lines), before)
    }
}

fn spaced(mut strips: Vec<Strip>, before: f32) -> Vec<Strip> {
    if let Some(first) = strips.first_mut() {
        first.before = before;
    }
    strips
}

/// Keeps all strips together, and with what follows.
pub(crate) fn kept(mut strips: Vec<Strip>) -> Vec<Strip> {
    for strip in &mut strips {
        strip.keep = true;
    }
    strips
}

/// Moves the strips to the right.
pub(crate) fn indented(mut strips: Vec<Strip>, by: f32) -> Vec<Strip> {
    for strip in &mut strips {
        strip.shift(by, 0.0);
    }
    strips
}
