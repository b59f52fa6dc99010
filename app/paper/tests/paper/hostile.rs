//! What somebody wrote stays text.

use paper::{Block, Card, Cell, Document, Language, Span, State};

use crate::outside::text_of;
use crate::sample;

/// Markup of several languages, instructions of PDF, and letters that turn or hide others.
pub(crate) const HOSTILE: &str = r"#set page(1) $x^2$ @ref \textbf{b} `code` *bold* _it_ <script>alert(1)</script> ) Tj ET (%PDF << /S /JavaScript >> =1+1";

fn with(text: &str) -> Document {
    let mut document = sample::report(Language::En);
    document.status = sample::empty(Language::En, State::Draft).status;
    text.clone_into(&mut document.title);
    document.blocks.insert(1, Block::Paragraph(vec![Span::plain(text), Span::bold(text)]));
    document.blocks.insert(1, sample::heading(1, text, Some("hostile")));
    for block in &mut document.blocks {
        match block {
            Block::Table(table) => {
                text.clone_into(&mut table.caption);
                table.rows[0][1] = Cell::words(text);
            }
            Block::Card(Card { summary, title, .. }) => {
                summary.push(vec![Span::plain(text)]);
                text.clone_into(title);
            }
            Block::Bars(bars) => text.clone_into(&mut bars.rows[0].label),
            _ => {}
        }
    }
    document
}

#[test]
fn markup_in_what_somebody_wrote_is_printed_letter_by_letter() {
    let file = paper::pdf(&with(HOSTILE)).unwrap();
    let printed: String = text_of(&file).split_whitespace().collect();
    let written: String = HOSTILE.split_whitespace().collect();
    assert!(printed.matches(&written).count() >= 6, "{printed}");
}

#[test]
fn letters_that_turn_or_hide_text_are_not_printed() {
    let file = paper::pdf(&with("safe\u{202e}txet\u{2066} a\u{200b}b\u{feff}\0c")).unwrap();
    let printed = text_of(&file);
    assert!(printed.contains("safetxet ab c"), "{printed}");
}

#[test]
fn a_letter_that_cannot_be_printed_shows_that_it_is_missing_and_is_named() {
    let document = with("שלום 😀 Łukasz");
    let file = paper::pdf(&document).unwrap();
    assert!(text_of(&file).contains("Łukasz"));
    let missing = paper::missing_letters(&document);
    assert!(missing.contains(&'😀') && missing.contains(&'ש'));
    assert!(!missing.contains(&'Ł'));
    assert_eq!(paper::missing_letters(&sample::report(Language::Cy)), []);
}

#[test]
fn a_word_longer_than_a_line_and_an_endless_text_stay_on_the_page() {
    let file = paper::pdf(&with(&"llanfair".repeat(60))).unwrap();
    assert!(text_of(&file).contains("llanfairllanfair"));
    paper::pdf(&with(&"gair ".repeat(300))).unwrap();
}
