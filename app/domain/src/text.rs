//! Words of a text, and where they stand.
//!
//! Every place in a text is counted in **Unicode scalar values** from its start, and is given by the server.
//! A browser counts in UTF-16 units and Rust in bytes: neither ever names a place, because one emoji before a
//! name would then move what is hidden. Words follow Unicode's own rules (UAX 29), which keep `o'r`, `mae'n`
//! and `O’Neill` whole and never part a letter from its accent.

mod clean;

pub use clean::{clean, normalise};

use unicode_segmentation::UnicodeSegmentation;

/// One piece of a text: a word, a mark, an emoji or the space between. All pieces in a row are the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a> {
    /// Scalar values before it.
    pub start: u32,
    /// Scalar values up to its end, not itself included.
    pub end: u32,
    /// The piece as written.
    pub text: &'a str,
}

impl Piece<'_> {
    /// Whether it holds a letter or a digit.
    pub fn is_word(&self) -> bool {
        self.text.chars().any(char::is_alphanumeric)
    }

    /// Whether a person may pick it to be hidden: a word, or a sign that says something by itself, such as
    /// an emoji. Spaces and plain punctuation are not offered.
    pub fn is_pickable(&self) -> bool {
        self.is_word() || self.text.chars().any(|c| !c.is_ascii() && !c.is_whitespace() && !is_mark(c))
    }

    /// Whether it ends a sentence or a line.
    pub fn ends_sentence(&self) -> bool {
        self.text.chars().any(|c| matches!(c, '.' | '!' | '?' | '…' | ':' | '\n' | '\r' | '•'))
    }
}

/// Punctuation outside ASCII that says nothing by itself.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '‘' | '’'
            | '“'
            | '”'
            | '–'
            | '—'
            | '…'
            | '•'
            | '·'
            | '«'
            | '»'
            | '\u{fe0f}'
            | '\u{200d}'
            | '\u{2060}'
    )
}

/// A length or place in scalar values. Forms limit texts to far less than `u32::MAX`.
pub fn length(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// Cuts a text into pieces. Joining them gives the text again, without any loss.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut start = 0;
    text.split_word_bounds()
        .map(|piece| {
            let end = start + length(piece);
            let found = Piece { start, end, text: piece };
            start = end;
            found
        })
        .collect()
}

/// The byte at which scalar value `place` begins; the text's end for any place beyond it.
pub fn byte_at(text: &str, place: u32) -> usize {
    text.char_indices().nth(place as usize).map_or(text.len(), |(byte, _)| byte)
}

/// The text between two places. A place beyond the end counts as the end; a range that runs backwards is empty.
pub fn slice(text: &str, start: u32, end: u32) -> &str {
    text.get(byte_at(text, start)..byte_at(text, end)).unwrap_or_default()
}

/// A form of a word for comparing, never for showing: lower case, straight apostrophes, without the accents
/// that Welsh and English writing use (`Siân` and `Sian` are the same name to somebody in a hurry).
pub fn fold(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .map(|c| match c {
            'â' | 'á' | 'à' | 'ä' | 'ã' | 'å' => 'a',
            'ê' | 'é' | 'è' | 'ë' => 'e',
            'î' | 'í' | 'ì' | 'ï' => 'i',
            'ô' | 'ó' | 'ò' | 'ö' | 'õ' => 'o',
            'û' | 'ú' | 'ù' | 'ü' => 'u',
            'ŵ' | 'ẃ' | 'ẁ' | 'ẅ' => 'w',
            'ŷ' | 'ý' | 'ỳ' | 'ÿ' => 'y',
            'ç' => 'c',
            'ñ' => 'n',
            '’' | '‘' | 'ʼ' => '\'',
            other => other,
        })
        .collect()
}

/// The unmutated forms a Welsh word may come from, itself first: `Gaerdydd` may be `Caerdydd`, `Ddafydd` may
/// be `Dafydd`, `Fair` may be `Mair` or `Bair`. Takes and gives folded words; tries every mutation.
pub fn radicals(folded: &str) -> Vec<String> {
    const CHANGES: [(&str, &[&str]); 14] = [
        ("ngh", &["c"]),
        ("mh", &["p"]),
        ("nh", &["t"]),
        ("ng", &["g"]),
        ("ph", &["p"]),
        ("th", &["t"]),
        ("ch", &["c"]),
        ("dd", &["d"]),
        ("f", &["b", "m"]),
        ("b", &["p"]),
        ("d", &["t"]),
        ("g", &["c"]),
        ("m", &["b"]),
        ("n", &["d"]),
    ];
    let mut forms = vec![folded.to_owned()];
    if let Some((mutated, originals)) = CHANGES.iter().find(|(start, _)| folded.starts_with(start)) {
        let rest = &folded[mutated.len()..];
        forms.extend(originals.iter().map(|original| format!("{original}{rest}")));
    }
    // Soft mutation drops g altogether, and makes ll and rh into l and r.
    if folded.starts_with(['a', 'e', 'i', 'o', 'u', 'w', 'y', 'l', 'r', 'n']) {
        forms.push(format!("g{folded}"));
    }
    if folded.starts_with('l') && !folded.starts_with("ll") {
        forms.push(format!("l{folded}"));
    }
    if folded.starts_with('r') && !folded.starts_with("rh") {
        forms.push(format!("rh{}", &folded[1..]));
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        pieces(text).into_iter().filter(Piece::is_word).map(|piece| piece.text).collect()
    }

    #[test]
    fn welsh_apostrophes_and_circumflexes_stay_inside_their_words() {
        assert_eq!(words("Mae'n dŵr i'w blant o’r tŷ"), ["Mae'n", "dŵr", "i'w", "blant", "o’r", "tŷ"]);
        // The same letters written with combining marks.
        assert_eq!(words("dw\u{302}r ty\u{302}"), ["dw\u{302}r", "ty\u{302}"]);
    }

    #[test]
    fn an_emoji_is_one_piece_however_many_scalar_values_it_takes() {
        let family = "👩\u{200d}👧\u{200d}👦";
        let text = format!("{family} Jones 👍🏽");
        let found = pieces(&text);
        assert_eq!(found.iter().map(|p| p.text).collect::<Vec<_>>(), [family, " ", "Jones", " ", "👍🏽"]);
        assert_eq!((found[2].start, found[2].end), (6, 11));
        assert!(found[0].is_pickable() && !found[1].is_pickable() && found[4].is_pickable());
        assert_eq!(slice(&text, 6, 11), "Jones");
    }

    #[test]
    fn quotation_marks_and_dashes_are_not_offered_for_hiding() {
        let text = "“No” – ok…";
        let offered: Vec<_> = pieces(text).into_iter().filter(Piece::is_pickable).map(|p| p.text).collect();
        assert_eq!(offered, ["No", "ok"]);
    }

    #[test]
    fn a_mutated_name_leads_back_to_the_name() {
        for (mutated, radical) in [
            ("gaerdydd", "caerdydd"),
            ("nghaerdydd", "caerdydd"),
            ("chaerdydd", "caerdydd"),
            ("fair", "mair"),
            ("ddafydd", "dafydd"),
            ("wyn", "gwyn"),
            ("lowri", "llowri"),
            ("rys", "rhys"),
            ("fangor", "bangor"),
            ("mangor", "bangor"),
        ] {
            assert!(radicals(mutated).iter().any(|form| form == radical), "{mutated} → {radical}");
        }
    }

    proptest! {
        #[test]
        fn pieces_in_a_row_are_the_text_and_their_places_name_them(text in any::<String>()) {
            let found = pieces(&text);
            prop_assert_eq!(found.iter().map(|p| p.text).collect::<String>(), text.clone());
            for piece in found {
                prop_assert_eq!(slice(&text, piece.start, piece.end), piece.text);
            }
        }

        #[test]
        fn no_place_is_too_far(text in any::<String>(), start in any::<u32>(), end in any::<u32>()) {
            slice(&text, start, end);
            radicals(&fold(&text));
        }
    }
}
