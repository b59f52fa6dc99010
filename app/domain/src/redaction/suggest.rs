//! Suggestions: where names, places and ways to reach somebody may stand. Plain rules, in both languages at
//! once, because people write both in one sentence.

use super::{Kind, Span, agree, contact, dates, names, resolve, word};
use crate::{
    Locale,
    feedback::{Original, WordBox},
    text,
};
use serde::{Deserialize, Serialize};

/// A span that may need hiding. Nothing is hidden until a person says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// Where, and what it seems to be.
    pub span: Span,
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
    let read = word::read(words);
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
