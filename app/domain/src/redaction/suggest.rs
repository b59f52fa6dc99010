//! Suggestions: where names, places and ways to reach somebody may stand. Plain rules, in both languages at
//! once, because people write both in one sentence.

use super::{Kind, Span, agree, contact, dates, names, resolve};
use crate::{
    Locale,
    feedback::{Original, WordBox},
    redaction::lists::{is_not_a_name, title},
    text,
};
use serde::{Deserialize, Serialize};

/// A span that may need hiding. Nothing is hidden until a person says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// Where, and what it seems to be.
    pub span: Span,
}

/// A word and what the rules ask of it.
#[derive(Debug)]
pub(super) struct Word<'a> {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) text: &'a str,
    /// For comparing.
    pub(super) folded: String,
    /// Begins with a capital.
    pub(super) capital: bool,
    /// What stands between the word before and this one.
    pub(super) gap: String,
    /// Only white space between the word before and this one.
    pub(super) joined: bool,
    /// The first word, or the first after the end of a sentence or a line.
    pub(super) starts_sentence: bool,
}

impl Word<'_> {
    pub(super) fn span(&self, kind: Kind) -> Span {
        Span { start: self.start, end: self.end, kind }
    }

    /// Without an English possessive or a Welsh `'n`, `'r`.
    pub(super) fn base(&self) -> &str {
        self.folded.split('\'').next().unwrap_or_default()
    }

    /// A capital, and not one of the many words that have one without being a name.
    pub(super) fn is_name_like(&self) -> bool {
        self.capital && !is_not_a_name(&self.folded) && !is_not_a_name(self.base())
    }

    /// Stands beside the word before it as a surname does: a space, a hyphen, or the stop after an initial.
    pub(super) fn follows_in_name(&self) -> bool {
        !self.starts_sentence && matches!(self.gap.as_str(), " " | "-" | ". " | "  ")
    }

    /// Stands after a title: a space, or a stop and a space.
    pub(super) fn follows_title(&self) -> bool {
        matches!(self.gap.as_str(), " " | ". " | "." | "  ")
    }

    /// All capitals and short, such as the name of an office.
    pub(super) fn is_abbreviation(&self) -> bool {
        self.text.chars().count() <= 6 && self.is_shouted()
    }

    /// Two letters or more, all capitals.
    pub(super) fn is_shouted(&self) -> bool {
        self.text.chars().count() > 1 && !self.text.chars().any(char::is_lowercase)
    }

    pub(super) fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

fn read(words: &str) -> Vec<Word<'_>> {
    let mut found: Vec<Word<'_>> = Vec::new();
    let mut gap = String::new();
    let mut new_sentence = true;
    for piece in text::pieces(words) {
        if !piece.is_word() {
            // The stop in `Mrs.` ends no sentence.
            let after_title = piece.text == "." && found.last().is_some_and(|w| title(&w.folded).is_some());
            new_sentence |= piece.ends_sentence() && !after_title;
            gap.push_str(piece.text);
            continue;
        }
        found.push(Word {
            start: piece.start,
            end: piece.end,
            text: piece.text,
            folded: text::fold(piece.text),
            capital: piece.text.starts_with(char::is_uppercase),
            joined: gap.chars().all(char::is_whitespace),
            gap: std::mem::take(&mut gap),
            starts_sentence: std::mem::take(&mut new_sentence),
        });
    }
    found
}

/// Places of the placeholders that a text already holds: nothing inside one is ever suggested.
fn placeholders(words: &str) -> Vec<(u32, u32)> {
    let all = Kind::ALL.iter().flat_map(|kind| [Locale::Cy, Locale::En].map(|l| kind.placeholder(l)));
    all.flat_map(|placeholder| {
        words.match_indices(placeholder).map(move |(byte, found)| {
            let start = text::length(&words[..byte]);
            (start, start + text::length(found))
        })
    })
    .collect()
}

/// What a person might want to hide, in order, without overlaps.
///
/// Rules that know more come first: where two disagree on the kind, the surer one gives it. Quick enough to
/// run on every opening: a text of 4,000 characters takes a few milliseconds.
pub fn suggest(words: &str) -> Vec<Suggestion> {
    let read = read(words);
    let by_certainty = [
        contact::addresses(words),
        contact::numbers(words),
        dates::numeric(words),
        dates::written(&read),
        dates::ages(&read),
        contact::postcodes(&read),
        contact::accounts(&read),
        names::schools(&read),
        contact::streets(&read),
        names::titled(&read),
        names::introduced(&read),
        names::capitals(&read),
    ];
    let shown = placeholders(words);
    let mut taken: Vec<Span> = Vec::new();
    for span in by_certainty.into_iter().flatten() {
        let overlaps = |start: u32, end: u32| span.start < end && start < span.end;
        if !taken.iter().any(|t| overlaps(t.start, t.end)) && !shown.iter().any(|(s, e)| overlaps(*s, *e)) {
            taken.push(span);
        }
    }
    resolve(words, &taken).into_iter().map(|span| Suggestion { span }).collect()
}

/// What a person might want to hide in all the boxes of one feedback. The same name is the same kind of person in each
/// of them.
pub fn suggest_all(words: &Original) -> Vec<(WordBox, Span)> {
    let boxes = words.expose_words();
    let of_box = |(word_box, words): &(WordBox, String)| {
        let word_box = *word_box;
        suggest(words).into_iter().map(move |found| (word_box, found.span))
    };
    let mut spans: Vec<(WordBox, Span)> = boxes.iter().flat_map(of_box).collect();
    agree::agree(boxes, &mut spans);
    spans
}
