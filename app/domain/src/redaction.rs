//! Hiding names: taking identities out of words, so that nothing of them is left.
//!
//! What stands in a hidden span's place is a fixed word in the language of the words around it, the same for
//! a short name and a long one. A span that touches a word takes the whole word; nothing is ever cut inside a
//! letter, an accent or an emoji. [`suggest`] only proposes: a person decides.

mod agree;
mod contact;
mod dates;
mod lists;
mod names;
mod suggest;
mod word;

pub use suggest::{Suggestion, suggest, suggest_all};

use crate::{
    Locale,
    feedback::{Original, WordBox},
    text,
};
use serde::{Deserialize, Serialize};
use std::fmt;

codes! {
    /// What a hidden span was.
    pub enum Kind {
        /// A person who is neither the child nor a worker.
        Person = "person",
        /// Somebody whose job it is to help.
        Worker = "worker",
        /// A child or young person.
        Child = "child",
        /// A place, a street, a house.
        Place = "place",
        /// A school or college.
        School = "school",
        /// A day that would single somebody out.
        Date = "date",
        /// A telephone number, an address to write to, a name on social media.
        Contact = "contact",
        /// Anything else that says who it is.
        Other = "other",
    }
}

impl Kind {
    /// The placeholder: fixed, so that its length says nothing of what it hides.
    pub const fn placeholder(self, language: Locale) -> &'static str {
        match (self, language) {
            (Self::Person, Locale::Cy) => "[rhywun]",
            (Self::Person, Locale::En) => "[person]",
            (Self::Worker, Locale::Cy) => "[gweithiwr]",
            (Self::Worker, Locale::En) => "[worker]",
            (Self::Child, Locale::Cy) => "[plentyn]",
            (Self::Child, Locale::En) => "[child]",
            (Self::Place, Locale::Cy) => "[lle]",
            (Self::Place, Locale::En) => "[place]",
            (Self::School, Locale::Cy) => "[ysgol]",
            (Self::School, Locale::En) => "[school]",
            (Self::Date, Locale::Cy) => "[dyddiad]",
            (Self::Date, Locale::En) => "[date]",
            (Self::Contact, Locale::Cy) => "[manylion cyswllt]",
            (Self::Contact, Locale::En) => "[contact details]",
            (Self::Other, Locale::Cy) => "[wedi'i guddio]",
            (Self::Other, Locale::En) => "[hidden]",
        }
    }
}

/// Part of a text to hide, in scalar values from its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// Scalar values before it.
    pub start: u32,
    /// Scalar values up to its end, not itself included. A span that is empty or runs backwards hides nothing.
    pub end: u32,
    /// What it was.
    pub kind: Kind,
}

/// Reads the name that a page gives to a word to hide, `problem:10-16:worker`: its box, its place, what it was. A word that
/// was ticked just now has no kind yet, `problem:10-16`, and takes `new_kind`. [`None`] for what no page of ours says.
pub fn picked(name: &str, new_kind: Kind) -> Option<(WordBox, Span)> {
    let mut parts = name.split(':');
    let word_box = parts.next()?.parse().ok()?;
    let (start, end) = parts.next()?.split_once('-')?;
    let kind = match parts.next() {
        Some(code) => code.parse().ok()?,
        None => new_kind,
    };
    Some((word_box, Span { start: start.parse().ok()?, end: end.parse().ok()?, kind }))
}

/// Whether two spans of one kind with this gap between them are one: a first name and a surname, the parts of
/// a date or of an address leave one placeholder, because their number would say something of what is hidden.
/// Two names with a comma, a word or a new line between them stay two. A full stop joins only after something
/// as short as a title or an initial.
fn joins(before: Span, gap: &str) -> bool {
    match gap {
        "" | " " => true,
        ". " => before.end - before.start <= 3,
        _ => {
            gap.chars().count() <= 3
                && !gap
                    .chars()
                    .any(|c| c.is_alphanumeric() || matches!(c, ',' | ';' | '\n' | '!' | '?' | '.'))
                || gap == "."
        }
    }
}

/// The spans as they are carried out: grown to whole pieces, put in order, merged where they overlap or where
/// two of a kind stand side by side. Overlapping spans of two kinds take the kind of the first.
pub fn resolve(words: &str, spans: &[Span]) -> Vec<Span> {
    let pieces = text::pieces(words);
    let mut grown: Vec<Span> = spans
        .iter()
        .filter_map(|span| {
            let touched = |piece: &&text::Piece<'_>| piece.start < span.end && span.start < piece.end;
            let first = pieces.iter().find(touched)?;
            let last = pieces.iter().rev().find(touched)?;
            (span.start < span.end).then_some(Span { start: first.start, end: last.end, kind: span.kind })
        })
        .collect();
    grown.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(grown.len());
    for span in grown {
        match merged.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            Some(last)
                if span.kind == last.kind && joins(*last, text::slice(words, last.end, span.start)) =>
            {
                last.end = span.end;
            }
            _ => merged.push(span),
        }
    }
    merged
}

/// The words with every span replaced by its placeholder in the language of the words.
fn apply(words: &str, spans: &[Span], language: Locale) -> String {
    let mut out = String::with_capacity(words.len());
    let mut place = 0;
    for span in resolve(words, spans) {
        out.push_str(text::slice(words, place, span.start));
        out.push_str(span.kind.placeholder(language));
        place = span.end;
    }
    out.push_str(text::slice(words, place, u32::MAX));
    out
}

/// Words with identities taken out: the only form in which words may be shown to anyone but the person who
/// claimed the feedback and the contributor.
///
/// Made from the original and the spans a person accepted; [`Redacted::from_stored`] reads back what was made
/// so before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redacted(Vec<(WordBox, String)>);

impl Redacted {
    /// Hides the accepted spans of each box, the same name under the same placeholder in all of them. `language` is the
    /// language the words are written in.
    pub fn new(original: &Original, accepted: &[(WordBox, Span)], language: Locale) -> Self {
        let boxes = original.expose_words();
        let of = |spans: &[(WordBox, Span)], word_box: WordBox| -> Vec<Span> {
            spans.iter().filter(|(b, _)| *b == word_box).map(|(_, s)| *s).collect()
        };
        let whole = |(word_box, words): &(WordBox, String)| {
            let word_box = *word_box;
            resolve(words, &of(accepted, word_box)).into_iter().map(move |span| (word_box, span))
        };
        let mut agreed: Vec<(WordBox, Span)> = boxes.iter().flat_map(whole).collect();
        agree::agree(boxes, &mut agreed);
        let hide = |(word_box, words): &(WordBox, String)| {
            (*word_box, apply(words, &of(&agreed, *word_box), language))
        };
        Self(boxes.iter().map(hide).collect())
    }

    /// Redacted words read back from where `storage` keeps them. Never call it with anything else.
    pub fn from_stored(boxes: Vec<(WordBox, String)>) -> Self {
        Self(boxes)
    }

    /// The words of each box.
    pub fn boxes(&self) -> &[(WordBox, String)] {
        &self.0
    }
}

impl fmt::Display for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (_, words)) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n\n")?;
            }
            f.write_str(words)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
