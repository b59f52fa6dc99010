//! Text set in lines.

use std::ops::Range;
use std::rc::Rc;

use crate::face::Face;
use crate::letters::{breaks, clean};
use crate::look::{Colour, SEA, Size};
use crate::span::{Link, Span};
use crate::strip::{Area, Mark, Strip, Target};
use crate::tag::{Kind, Leaf, Node, Tree};

/// How text looks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Manner {
    pub(crate) face: Face,
    pub(crate) colour: Colour,
    pub(crate) size: Size,
}

/// Text in one manner that belongs to one part.
#[derive(Debug)]
pub(crate) struct Piece {
    text: String,
    face: Face,
    colour: Colour,
    leaf: Option<Leaf>,
    link: Option<(Node, Target, String)>,
}

impl Piece {
    /// Text that belongs to no part: it is decoration.
    pub(crate) fn decoration(text: &str, manner: Manner) -> Self {
        Self { text: clean(text), face: manner.face, colour: manner.colour, leaf: None, link: None }
    }

    /// Text of a part.
    pub(crate) fn of(tree: &mut Tree, parent: Node, text: &str, manner: Manner) -> Self {
        Self { leaf: Some(tree.leaf(parent, None)), ..Self::decoration(text, manner) }
    }

    /// The same text, leading somewhere.
    pub(crate) fn leading(self, link: Node, target: Target, words: String) -> Self {
        Self { link: Some((link, target, words)), ..self }
    }

    /// How wide it is in one line.
    pub(crate) fn width(&self, size: f32) -> f32 {
        self.face.shape(self.text.trim_end_matches(' ')).width * size
    }
}

/// The pieces of `spans`, each a part inside `parent`. `go_to` is said before what an inner link leads to.
pub(crate) fn pieces(
    tree: &mut Tree,
    parent: Node,
    spans: &[Span],
    manner: Manner,
    go_to: &str,
) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for span in spans.iter().filter(|span| !span.text.is_empty()) {
        let mut manner = manner;
        let mut inside = parent;
        let mut link = None;
        if span.bold {
            manner.face = Face::Strong;
            inside = tree.inside(inside, Kind::Strong);
        }
        if let Some(to) = &span.link {
            manner.colour = SEA;
            inside = tree.inside(inside, Kind::Link);
            link = Some(match to {
                Link::Address(address) => {
                    (inside, Target::Address(address.clone()), format!("{}: {address}", clean(&span.text)))
                }
                Link::Place(place) => {
                    (inside, Target::Place(place.clone()), format!("{go_to}: {}", clean(&span.text)))
                }
            });
        }
        let leaf = Some(tree.leaf(inside, span.language));
        pieces.push(Piece { leaf, link, ..Piece::decoration(&span.text, manner) });
    }
    pieces
}

/// A line: a strip, and how much of its width is used.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) strip: Strip,
    pub(crate) width: f32,
}

/// What stays together on a line: ranges of pieces without a place where a line may end.
#[derive(Debug, Default)]
struct Word {
    parts: Vec<(usize, Range<usize>)>,
    /// With the space after it.
    advance: f32,
    /// Without.
    width: f32,
}

fn words(pieces: &[Piece], size: f32, room: f32) -> Vec<Word> {
    let mut all = Vec::new();
    let mut word = Word::default();
    for (number, piece) in pieces.iter().enumerate() {
        let mut from = 0;
        for to in breaks(&piece.text) {
            let text = &piece.text[from..to];
            if text.is_empty() {
                continue;
            }
            word.width = word.advance + piece.face.shape(text.trim_end_matches(' ')).width * size;
            word.advance += piece.face.shape(text).width * size;
            word.parts.push((number, from..to));
            if to < piece.text.len() || text.ends_with(' ') {
                push(&mut all, std::mem::take(&mut word), pieces, size, room);
            }
            from = to;
        }
    }
    if !word.parts.is_empty() {
        push(&mut all, word, pieces, size, room);
    }
    all
}

/// Adds a word; one that is wider than a line is cut between letters.
fn push(all: &mut Vec<Word>, word: Word, pieces: &[Piece], size: f32, room: f32) {
    if word.width <= room {
        all.push(word);
        return;
    }
    let mut cut = Word::default();
    for (number, range) in word.parts {
        let text = &pieces[number].text[range.clone()];
        for (at, letter) in text.char_indices() {
            let wide = pieces[number].face.shape(letter.encode_utf8(&mut [0; 4])).width * size;
            if cut.advance + wide > room && !cut.parts.is_empty() {
                all.push(std::mem::take(&mut cut));
            }
            let from = range.start + at;
            cut.parts.push((number, from..from + letter.len_utf8()));
            cut.advance += wide;
            cut.width = cut.advance;
        }
    }
    all.push(cut);
}

/// The lines of `pieces`, at most `room` wide, from the left.
pub(crate) fn set(pieces: &[Piece], size: Size, room: f32) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut parts: Vec<(usize, Range<usize>)> = Vec::new();
    let (mut advance, mut used) = (0.0, 0.0);
    for word in words(pieces, size.letters, room) {
        if !parts.is_empty() && advance + word.width > room + 0.01 {
            lines.push(line(pieces, size, &std::mem::take(&mut parts), used));
            advance = 0.0;
        }
        for (number, range) in word.parts {
            match parts.last_mut() {
                Some((last, open)) if *last == number && open.end == range.start => open.end = range.end,
                _ => parts.push((number, range)),
            }
        }
        used = advance + word.width;
        advance += word.advance;
    }
    if !parts.is_empty() {
        lines.push(line(pieces, size, &parts, used));
    }
    lines
}

/// The same number of lines, but as narrow as they can be, so that the last is not a single word.
pub(crate) fn balanced(pieces: &[Piece], size: Size, room: f32) -> Vec<Line> {
    let count = set(pieces, size, room).len();
    if count < 2 {
        return set(pieces, size, room);
    }
    let (mut narrow, mut wide) = (room * 0.4, room);
    for _ in 0..7 {
        let middle = f32::midpoint(narrow, wide);
        if set(pieces, size, middle).len() > count { narrow = middle } else { wide = middle }
    }
    set(pieces, size, wide)
}

fn line(pieces: &[Piece], size: Size, parts: &[(usize, Range<usize>)], width: f32) -> Line {
    let mut strip = Strip::gap(size.lines);
    // The middle of a capital letter lies in the middle of the line.
    let y = size.lines / 2.0 + size.letters * 0.33;
    let mut x = 0.0;
    for (number, range) in parts {
        let piece = &pieces[*number];
        let shaped = piece.face.shape(&piece.text[range.clone()]);
        let seen = piece.face.shape(piece.text[range.clone()].trim_end_matches(' ')).width * size.letters;
        let advance = shaped.width * size.letters;
        if let Some((link, target, words)) = &piece.link {
            if !matches!(target, Target::Heading(_)) {
                strip.rule(x, x + seen, y + size.letters * 0.17, SEA, 0.5);
            }
            let rect = (x, 0.0, seen, size.lines);
            strip.areas.push(Area { link: *link, target: target.clone(), words: words.clone(), rect });
        }
        let (face, colour) = (piece.face, piece.colour);
        let text = Mark::Text { x, y, size: size.letters, face, colour, shaped: Rc::new(shaped) };
        strip.draw(piece.leaf, text);
        x += advance;
    }
    Line { strip, width }
}

/// Lines under each other as one strip.
pub(crate) fn stack(lines: Vec<Line>) -> Strip {
    let mut all = Strip::default();
    for line in lines {
        let height = line.strip.height;
        all.lay(line.strip, 0.0, all.height);
        all.height += height;
    }
    all
}

/// Lines as strips, of which neither the first nor the last is alone on its page.
pub(crate) fn strips(lines: Vec<Line>) -> Vec<Strip> {
    let count = lines.len();
    let keep = |at: usize| count > 1 && (at == 0 || at + 2 == count);
    let strips = lines.into_iter().enumerate();
    strips.map(|(at, line)| Strip { keep: keep(at), ..line.strip }).collect()
}
