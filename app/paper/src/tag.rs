//! The order in which a paper is read, while it is being made.
//!
//! Parts are added in reading order when they are laid out. What is drawn for them is known later, page by page.

use std::num::NonZeroU16;

use krilla::geom::Rect;
use krilla::tagging::{
    BBox, Identifier, ListNumbering, Node as Written, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};

use crate::span::Language;

/// What a part is.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    Heading(u8, String),
    Paragraph,
    Section,
    Quote,
    Strong,
    List { numbered: bool },
    Item,
    Label,
    Body,
    Contents,
    Entry,
    Reference,
    Link,
    Table,
    Caption,
    TableHead,
    TableBody,
    Row,
    ColumnHead,
    RowHead,
    Cell,
    Figure(String),
}

/// A part with parts inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Node(usize);

/// A part that is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Leaf(usize);

#[derive(Debug, Clone, Copy)]
enum Child {
    Node(Node),
    Leaf(Leaf),
}

#[derive(Debug)]
struct Inner {
    kind: Kind,
    children: Vec<Child>,
    /// The areas to click of a link.
    areas: Vec<Identifier>,
    /// Where a figure is drawn.
    place: Option<(usize, Rect)>,
}

#[derive(Debug, Default)]
struct Drawn {
    language: Option<Language>,
    pieces: Vec<Identifier>,
}

/// All parts of a paper.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    nodes: Vec<Inner>,
    leaves: Vec<Drawn>,
    top: Vec<Node>,
}

impl Tree {
    /// A part of the document itself.
    pub(crate) fn part(&mut self, kind: Kind) -> Node {
        let node = self.add(kind);
        self.top.push(node);
        node
    }

    /// A part inside another.
    pub(crate) fn inside(&mut self, parent: Node, kind: Kind) -> Node {
        let node = self.add(kind);
        self.nodes[parent.0].children.push(Child::Node(node));
        node
    }

    /// A part at the end of `parent`, or of the document.
    pub(crate) fn under(&mut self, parent: Option<Node>, kind: Kind) -> Node {
        match parent {
            Some(parent) => self.inside(parent, kind),
            None => self.part(kind),
        }
    }

    fn add(&mut self, kind: Kind) -> Node {
        self.nodes.push(Inner { kind, children: Vec::new(), areas: Vec::new(), place: None });
        Node(self.nodes.len() - 1)
    }

    /// Something drawn inside a part.
    pub(crate) fn leaf(&mut self, parent: Node, language: Option<Language>) -> Leaf {
        self.leaves.push(Drawn { language, pieces: Vec::new() });
        let leaf = Leaf(self.leaves.len() - 1);
        self.nodes[parent.0].children.push(Child::Leaf(leaf));
        leaf
    }

    /// The language of what is drawn, if it is not the document's.
    pub(crate) fn language(&self, leaf: Leaf) -> Option<Language> {
        self.leaves[leaf.0].language
    }

    /// Notes what was drawn for a leaf.
    pub(crate) fn drawn(&mut self, leaf: Leaf, piece: Identifier) {
        self.leaves[leaf.0].pieces.push(piece);
    }

    /// Notes the area to click of a link.
    pub(crate) fn area(&mut self, link: Node, area: Identifier) {
        self.nodes[link.0].areas.push(area);
    }

    /// Notes where a figure is drawn.
    pub(crate) fn place(&mut self, figure: Node, page: usize, rect: Rect) {
        self.nodes[figure.0].place = Some((page, rect));
    }

    /// The order as it is written into the file.
    pub(crate) fn finish(&self, language: Language) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(language.code().to_owned()));
        for node in &self.top {
            tree.push(self.written(*node));
        }
        tree
    }

    fn written(&self, node: Node) -> TagGroup {
        let inner = &self.nodes[node.0];
        let areas = inner.areas.iter().map(|area| Written::from(*area));
        let mut group = TagGroup::with_children(kind(&inner.kind, inner.place), areas.collect());
        for child in &inner.children {
            match child {
                Child::Node(node) => group.push(self.written(*node)),
                Child::Leaf(leaf) => {
                    for piece in &self.leaves[leaf.0].pieces {
                        group.push(*piece);
                    }
                }
            }
        }
        group
    }
}

fn kind(kind: &Kind, place: Option<(usize, Rect)>) -> TagKind {
    match kind {
        Kind::Heading(level, title) => {
            let level = NonZeroU16::new(u16::from(*level)).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(title.clone())).into()
        }
        Kind::Paragraph => Tag::P.into(),
        Kind::Section => Tag::Section.into(),
        Kind::Quote => Tag::BlockQuote.into(),
        Kind::Strong => Tag::Strong.into(),
        Kind::List { numbered: true } => Tag::L(ListNumbering::Decimal).into(),
        Kind::List { numbered: false } => Tag::L(ListNumbering::Disc).into(),
        Kind::Item => Tag::LI.into(),
        Kind::Label => Tag::Lbl.into(),
        Kind::Body => Tag::LBody.into(),
        Kind::Contents => Tag::TOC.into(),
        Kind::Entry => Tag::TOCI.into(),
        Kind::Reference => Tag::Reference.into(),
        Kind::Link => Tag::Link.into(),
        Kind::Table => Tag::Table.into(),
        Kind::Caption => Tag::Caption.into(),
        Kind::TableHead => Tag::THead.into(),
        Kind::TableBody => Tag::TBody.into(),
        Kind::Row => Tag::TR.into(),
        Kind::ColumnHead => Tag::TH(TableHeaderScope::Column).into(),
        Kind::RowHead => Tag::TH(TableHeaderScope::Row).into(),
        Kind::Cell => Tag::TD.into(),
        Kind::Figure(words) => {
            let place = place.map(|(page, rect)| BBox::new(page, rect));
            Tag::Figure(Some(words.clone())).with_bbox(place).into()
        }
    }
}
