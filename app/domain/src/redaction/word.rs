//! A text as words, each with what the rules of [`super::suggest`] ask of it.

use super::{
    Kind, Span,
    lists::{is_not_a_name, title},
};
use crate::text;

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

/// The words of a text, in order.
pub(super) fn read(words: &str) -> Vec<Word<'_>> {
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
