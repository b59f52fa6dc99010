//! Text as a paper can print it.

/// Whether a letter has no shape of its own but changes how others are shown: it could turn the direction of what
/// follows, or hide inside a word.
const fn is_hidden(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// The text without control characters and without hidden letters, its white space single spaces. A space that
/// must not break stays one.
pub(crate) fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter == '\u{a0}' || letter == '\u{202f}' {
            cleaned.push('\u{a0}');
        } else if letter.is_whitespace() || letter.is_control() {
            if !cleaned.ends_with(' ') {
                cleaned.push(' ');
            }
        } else if !is_hidden(letter) {
            cleaned.push(letter);
        }
    }
    cleaned
}

/// Where a line may end inside `text`: after each space, and after a hyphen, a dash or a slash inside a word. The last
/// place is always the end of the text.
pub(crate) fn breaks(text: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut letters = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let ends = match letter {
            ' ' => next != Some(' '),
            '-' | '–' | '—' | '/' => before.is_alphabetic() && next.is_some_and(char::is_alphabetic),
            _ => false,
        };
        if ends && next.is_some() {
            places.push(at + letter.len_utf8());
        }
        before = letter;
    }
    places.push(text.len());
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_turn_or_hide_text_is_not_printed() {
        assert_eq!(clean("a\u{202e}b\u{2066}c\u{200b}d\u{feff}e"), "abcde");
        assert_eq!(clean("one\r\n\ttwo\u{0}three"), "one two three");
        assert_eq!(clean("10\u{a0}%"), "10\u{a0}%");
    }

    #[test]
    fn a_line_ends_after_a_space_or_inside_a_compound_and_never_inside_a_number() {
        let parts = |text: &str| {
            let mut from = 0;
            breaks(text)
                .into_iter()
                .map(|to| text[std::mem::replace(&mut from, to)..to].to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(parts("well-kept words"), ["well-", "kept ", "words"]);
        assert_eq!(parts("2025-26 and -5"), ["2025-26 ", "and ", "-5"]);
        assert_eq!(parts("gwasanaeth/tîm"), ["gwasanaeth/", "tîm"]);
        assert_eq!(parts(""), [""]);
    }
}
