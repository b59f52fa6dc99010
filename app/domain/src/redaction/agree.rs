//! One person, one kind: the same name in one feedback never leaves two kinds of placeholder.

use super::{Kind, Span, lists::title};
use crate::{feedback::WordBox, text};

/// A hidden name: its words, folded, without a title.
struct Name {
    words: Vec<String>,
    titled: bool,
}

impl Name {
    fn read(words: &str, span: Span) -> Self {
        let slice = text::slice(words, span.start, span.end);
        let folded: Vec<String> = text::pieces(slice)
            .iter()
            .filter(|piece| piece.is_word())
            .map(|piece| text::fold(piece.text))
            .collect();
        let titled = folded.first().is_some_and(|word| title(word).is_some());
        let base = |word: &String| word.split('\'').next().unwrap_or_default().to_owned();
        Self { words: folded.iter().filter(|word| title(word).is_none()).map(base).collect(), titled }
    }

    /// Whether both name one person, as far as can be told: the same words, or the given name alone. `Mrs Hughes` is not
    /// taken for Jac Hughes: a title before a shared surname is most often a parent's.
    fn is(&self, other: &Self) -> bool {
        let short = self.words.len() == 1 || other.words.len() == 1;
        match (self.words.first(), other.words.first()) {
            (Some(one), Some(two)) => {
                self.words == other.words && (self.titled == other.titled || self.words.len() > 1)
                    || (one == two && short && !self.titled && !other.titled)
            }
            _ => false,
        }
    }
}

/// Gives every name without a known kind the kind that the same name has elsewhere in the feedback: writers say once
/// that somebody is a child or a worker, and use the name alone afterwards. A name that stands for a child in one place
/// and for a worker in another belongs to two people, so its kinds stay.
pub(super) fn agree(boxes: &[(WordBox, String)], spans: &mut [(WordBox, Span)]) {
    let is_name = |span: &Span| matches!(span.kind, Kind::Person | Kind::Worker | Kind::Child);
    let named: Vec<(usize, Kind, Name)> = spans
        .iter()
        .enumerate()
        .filter(|(_, (_, span))| is_name(span))
        .filter_map(|(place, (word_box, span))| {
            let (_, words) = boxes.iter().find(|(known, _)| known == word_box)?;
            Some((place, span.kind, Name::read(words, *span)))
        })
        .collect();
    for (place, _, name) in named.iter().filter(|(_, kind, _)| *kind == Kind::Person) {
        let known = |wanted: Kind| named.iter().any(|(_, kind, other)| *kind == wanted && name.is(other));
        match (known(Kind::Child), known(Kind::Worker)) {
            (true, false) => spans[*place].1.kind = Kind::Child,
            (false, true) => spans[*place].1.kind = Kind::Worker,
            _ => {}
        }
    }
}
