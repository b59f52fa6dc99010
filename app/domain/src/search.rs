//! Searching what was released: how a word is folded, and when anything is shown.
//!
//! A search is by whole words, newest first. It never says how many it found, ranks nothing, and shows nothing below
//! [`FEWEST`] hits: a word that stands in one text alone may be what somebody is known by.
//!
//! # How Welsh is folded
//!
//! In Welsh the beginning of a word changes with the words around it: *cath* (a cat) is written *gath* after *y*, *nghath* after
//! *fy*, *chath* after *a*. Who searches for one must find the others. A form does not always tell which word it is a form of
//! (*gath* may be *cath*, or a word of its own), so a word is folded to **every word that it may be a form of**, itself among
//! them, and two words match if they may be forms of the same word. Matching is not carried on from word to word: *gardd* and
//! *ardd* match, *cardd* and *gardd* match, *cardd* and *ardd* do not.
//!
//! | mutation | what changes |
//! |---|---|
//! | soft | p→b, t→d, c→g, b→f, d→dd, g→nothing, m→f, ll→l, rh→r |
//! | nasal | p→mh, t→nh, c→ngh, b→m, d→n, g→ng |
//! | aspirate | p→ph, t→th, c→ch |
//! | h-prothesis | h before a vowel: *ei hysgol*, *ein hachos* |
//!
//! Case, accents and the kind of apostrophe never count ([`fold`]); an apostrophe parts words, so that *o'r* is *o* and *r*.
//! English words are folded by case and accents only.

use crate::{
    Locale,
    text::{Piece, fold, pieces, radicals},
};
use std::collections::BTreeSet;

/// With fewer hits nothing is shown, and nothing says whether there were any.
pub const FEWEST: usize = 5;
/// The most hits on a page: the newest.
pub const MOST: usize = 30;
/// So many words of a search count; more are ignored.
pub const WORDS: usize = 8;
/// The longest search that is read, in characters.
pub const LONGEST: usize = 200;

/// A word, and every word that it may be a form of, in the language of its text. Takes a folded word.
pub fn forms(locale: Locale, folded: &str) -> BTreeSet<String> {
    match locale {
        Locale::En => BTreeSet::from([folded.to_owned()]),
        Locale::Cy => {
            let mut forms: BTreeSet<String> = radicals(folded).into_iter().collect();
            let vowel = |word: &str| word.starts_with(['a', 'e', 'i', 'o', 'u', 'w', 'y']);
            forms.extend(folded.strip_prefix('h').filter(|rest| vowel(rest)).map(str::to_owned));
            forms
        }
    }
}

/// The words of a text, folded, each once.
pub fn words(text: &str) -> BTreeSet<String> {
    pieces(text)
        .into_iter()
        .filter(Piece::is_word)
        .flat_map(|piece| fold(piece.text).split('\'').map(str::to_owned).collect::<Vec<_>>())
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect()
}

/// Everything under which a text stands in the index.
pub fn index(locale: Locale, text: &str) -> BTreeSet<String> {
    words(text).iter().flat_map(|word| forms(locale, word)).collect()
}

/// What is searched for: the words that a text must have, each as the forms of which it must have one.
pub fn wanted(locale: Locale, typed: &str) -> Vec<BTreeSet<String>> {
    let typed: String = typed.chars().take(LONGEST).collect();
    words(&typed).iter().take(WORDS).map(|word| forms(locale, word)).collect()
}

#[cfg(test)]
mod tests;
