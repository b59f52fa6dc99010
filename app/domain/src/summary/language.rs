//! Whether a text is written in the language of its box, told by the small words that only one language has.

use crate::{Locale, text};

/// Small English words that are no Welsh words.
const ENGLISH: &[&str] = &[
    "the", "and", "of", "to", "it", "that", "for", "they", "was", "were", "with", "this", "have", "has",
    "had", "not", "are", "you", "we", "but", "when", "people", "families", "family", "children", "their",
    "them", "there", "been", "be", "by", "from", "an", "or", "as", "what", "who", "which", "will", "can",
    "could", "would", "should", "more", "too", "very", "is", "in", "our", "your", "how", "now", "than",
    "because",
];

/// Small Welsh words that are no English words, folded and without `'n`, `'r` and the like.
const WELSH: &[&str] = &[
    "y",
    "yr",
    "mae",
    "maen",
    "yn",
    "ac",
    "o",
    "ar",
    "bod",
    "fod",
    "eu",
    "ei",
    "ein",
    "eich",
    "oes",
    "ydy",
    "ydyn",
    "yw",
    "dydy",
    "dydyn",
    "ddim",
    "nhw",
    "ni",
    "chi",
    "wedi",
    "gan",
    "gyda",
    "wrth",
    "hyn",
    "hynny",
    "hwn",
    "hon",
    "pan",
    "sy",
    "sydd",
    "er",
    "ond",
    "felly",
    "fel",
    "bydd",
    "byddwn",
    "cael",
    "gael",
    "rhaid",
    "teuluoedd",
    "teulu",
    "pobl",
    "bobl",
    "plant",
    "blant",
    "dim",
    "neu",
    "hefyd",
    "mai",
    "nad",
    "na",
    "roedd",
    "oedd",
    "rydyn",
    "mwy",
    "iawn",
    "rhy",
    "pob",
    "bob",
    "un",
    "ateb",
    "gwasanaeth",
    "cyn",
    "ers",
    "erbyn",
];

/// So many small words at least tell a language. Fewer may be a name or a title.
const ENOUGH: usize = 3;

/// How many words of `text` are in `list`.
fn small_words(text: &str, list: &[&str]) -> usize {
    let pieces = text::pieces(text);
    let folded = pieces.iter().filter(|piece| piece.is_word()).map(|piece| text::fold(piece.text));
    folded.filter(|word| list.contains(&word.split('\'').next().unwrap_or_default())).count()
}

/// The language that a text is plainly written in. `None`: too short, or both are in it.
pub fn seems_written_in(text: &str) -> Option<Locale> {
    let (welsh, english) = (small_words(text, WELSH), small_words(text, ENGLISH));
    if english >= ENOUGH && english > 2 * welsh {
        Some(Locale::En)
    } else if welsh >= ENOUGH && welsh > 2 * english {
        Some(Locale::Cy)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn welsh_and_english_sentences_are_told_apart() {
        for welsh in [
            "Mae teuluoedd yn aros yn rhy hir am ateb.",
            "Mae'n anodd cael gafael ar rywun. Pan ddaw ateb, mae pobl yn falch ohono.",
            "Bydd un rhif i bawb, a rhywun yn ateb o naw tan bump.",
            "Rydyn ni’n ateb o fewn deuddydd, ac mae’r tîm wedi newid.",
        ] {
            assert_eq!(seems_written_in(welsh), Some(Locale::Cy), "{welsh}");
        }
        for english in [
            "Families wait too long for an answer.",
            "It is hard to reach anyone. When an answer comes, people are glad of it.",
            "There will be one number, and somebody answers from nine to five.",
            "We will ring you by Friday: the team has changed.",
        ] {
            assert_eq!(seems_written_in(english), Some(Locale::En), "{english}");
        }
    }

    #[test]
    fn a_title_or_a_mixture_is_left_alone() {
        for unclear in ["", "Flying Start", "Dechrau’n Deg", "Hub ACE Wrecsam", "Diolch / Thank you"] {
            assert_eq!(seems_written_in(unclear), None, "{unclear}");
        }
    }
}
