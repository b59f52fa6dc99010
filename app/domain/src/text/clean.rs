//! What may stand in a text that is kept.
//!
//! A reader must see the text that is stored. Characters that change the direction of writing, or that show nothing at
//! all, can make a page show one thing while another is stored, searched and redacted. They are removed from everything
//! that is typed or imported, before anything else looks at it.

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::{
    CodePointSetData, CodePointSetDataBorrowed,
    props::{DefaultIgnorableCodePoint, ExtendedPictographic},
};

const COMPOSED: ComposingNormalizerBorrowed<'static> = ComposingNormalizerBorrowed::new_nfc();
/// Characters that show nothing: joiners, marks of direction, variation selectors, tags, fillers.
const INVISIBLE: CodePointSetDataBorrowed<'static> = CodePointSetData::new::<DefaultIgnorableCodePoint>();
/// Characters that may begin an emoji.
const EMOJI: CodePointSetDataBorrowed<'static> = CodePointSetData::new::<ExtendedPictographic>();

/// The three flags that are written with tag characters: Wales, England, Scotland. Any other use of tags hides text.
const FLAGS: [&str; 3] = [
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}",
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
];

/// A text as it may be kept: one kind of line end, ordinary spaces, Unicode's composed form, no control characters, and
/// no invisible ones except inside an emoji, where they choose the picture and can hide nothing. Nothing that a person
/// can see is changed. Cleaning twice changes nothing more.
pub fn clean(text: &str) -> String {
    if text.bytes().all(|byte| byte == b'\n' || (b' '..=b'~').contains(&byte)) {
        return text.to_owned();
    }
    COMPOSED.normalize(&visible(text)).into_owned()
}

/// [`clean`], without the space around it.
pub fn normalise(text: &str) -> String {
    clean(text).trim().to_owned()
}

/// The text without what cannot be seen, and with one kind of line end and of space.
fn visible(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    let mut last = None;
    while let Some(c) = rest.chars().next() {
        if let Some(flag) = FLAGS.iter().find(|flag| rest.starts_with(**flag)) {
            kept.push_str(flag);
            rest = &rest[flag.len()..];
            last = None;
            continue;
        }
        rest = &rest[c.len_utf8()..];
        let shown = match c {
            '\r' if rest.starts_with('\n') => None,
            '\r' | '\n' | '\u{2028}' | '\u{2029}' | '\u{85}' => Some('\n'),
            '\t' | '\u{a0}' | '\u{202f}' | '\u{2007}' => Some(' '),
            c if c.is_control() => None,
            c if INVISIBLE.contains(c) => Some(c).filter(|_| is_part_of_emoji(last, c, rest.chars().next())),
            c => Some(c),
        };
        if let Some(shown) = shown {
            kept.push(shown);
            last = Some(shown);
        }
    }
    kept
}

/// Whether the invisible `c` stands where an emoji needs it: the selector of the coloured picture right after its sign,
/// or the joiner between two pictures (a family, a person's work).
fn is_part_of_emoji(before: Option<char>, c: char, after: Option<char>) -> bool {
    let Some(before) = before else { return false };
    match c {
        '\u{fe0f}' => {
            EMOJI.contains(before) || (matches!(before, '0'..='9' | '#' | '*') && after == Some('\u{20e3}'))
        }
        '\u{200d}' => {
            let ends = EMOJI.contains(before) || matches!(before, '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}');
            ends && after.is_some_and(|after| EMOJI.contains(after))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_can_be_seen_stays_and_what_deceives_goes() {
        assert_eq!(normalise(" a\r\nb\rc\u{a0}d\u{0} \u{202e}e\n"), "a\nb\nc d e");
        // Right to left override and isolates, zero-width space, joiners and marks, soft hyphen, filler, tags.
        let hidden =
            "\u{202e}\u{2066}\u{2069}\u{200b}\u{200c}\u{200d}\u{200e}\u{ad}\u{3164}\u{e0041}\u{e007f}";
        let name: String = "Siân".chars().flat_map(|c| std::iter::once(c).chain(hidden.chars())).collect();
        assert_eq!(clean(&name), "Siân");
    }

    #[test]
    fn one_spelling_of_a_letter_is_kept() {
        assert_eq!(clean("dw\u{302}r"), "dŵr");
    }

    #[test]
    fn emoji_keep_the_joiners_that_make_their_picture() {
        for whole in
            ["👩\u{200d}👧\u{200d}👦", "👩🏽\u{200d}⚕\u{fe0f}", "❤\u{fe0f}", "1\u{fe0f}\u{20e3}", FLAGS[0]]
        {
            assert_eq!(clean(whole), whole);
        }
        // A joiner, a selector or tags anywhere else.
        assert_eq!(clean("a\u{200d}b 👩\u{200d}b 1\u{fe0f} ❤\u{fe0f}\u{fe0f}"), "ab 👩b 1 ❤\u{fe0f}");
        assert_eq!(clean("\u{1f3f4}\u{e0067}\u{e0062}"), "\u{1f3f4}");
    }

    /// Texts with far more that deceives than any story holds.
    fn deceiving() -> impl Strategy<Value = String> {
        let odd = prop::sample::select(vec![
            '\u{202e}',
            '\u{2066}',
            '\u{200b}',
            '\u{200d}',
            '\u{fe0f}',
            '\u{feff}',
            '\u{ad}',
            '\u{e0067}',
            '\u{e0062}',
            '\u{e007f}',
            '\u{1f3f4}',
            '\u{20e3}',
            '\u{1f3fd}',
            '👩',
            '❤',
            '1',
            'w',
            '\u{302}',
            '\r',
            '\n',
            '\t',
            '\u{0}',
        ]);
        prop::collection::vec(prop_oneof![odd, any::<char>()], 0..40)
            .prop_map(|chars| chars.into_iter().collect())
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing_more(text in deceiving()) {
            let once = clean(&text);
            prop_assert_eq!(clean(&once), once.clone());
            prop_assert_eq!(normalise(&normalise(&text)), normalise(&text));
        }

        #[test]
        fn nothing_invisible_is_kept_outside_an_emoji(text in deceiving()) {
            let mut kept = clean(&text);
            for flag in FLAGS {
                kept = kept.replace(flag, "");
            }
            let mut before = None;
            for c in kept.chars() {
                let allowed = matches!(c, '\u{fe0f}' | '\u{200d}') && before.is_some_and(|b| !INVISIBLE.contains(b) || b == '\u{fe0f}');
                prop_assert!(!INVISIBLE.contains(c) || allowed, "{:?} in {:?}", c, kept);
                prop_assert!(c == '\n' || !c.is_control());
                before = Some(c);
            }
        }
    }
}
