//! What hiding promises, for any text and any spans.

use super::*;
use proptest::prelude::*;

fn span(start: u32, end: u32, kind: Kind) -> Span {
    Span { start, end, kind }
}

fn hidden(words: &str, spans: &[Span]) -> String {
    apply(words, spans, Locale::En)
}

#[test]
fn six_emoji_before_a_name_do_not_save_the_name() {
    let words = "😀😀😀😀😀😀 Jones was kind";
    assert_eq!(hidden(words, &[span(7, 12, Kind::Worker)]), "😀😀😀😀😀😀 [worker] was kind");
}

#[test]
fn a_span_that_touches_a_word_takes_the_whole_word_and_its_accents() {
    assert_eq!(hidden("Sia\u{302}n came", &[span(3, 4, Kind::Worker)]), "[worker] came");
    assert_eq!(hidden("O'Neill came", &[span(2, 3, Kind::Person)]), "[person] came");
}

#[test]
fn a_first_name_and_a_surname_leave_one_placeholder() {
    let spans = [span(0, 4, Kind::Worker), span(5, 13, Kind::Worker)];
    assert_eq!(
        hidden("Mary Williams-Jones came", &[spans[1], spans[0], span(14, 19, Kind::Worker)]),
        "[worker] came"
    );
}

#[test]
fn the_parts_of_a_date_leave_one_placeholder_and_two_people_leave_two() {
    let date = [span(3, 5, Kind::Date), span(6, 8, Kind::Date), span(9, 13, Kind::Date)];
    assert_eq!(hidden("On 14/06/2025 again", &date), "On [date] again");
    let title = [span(0, 2, Kind::Person), span(4, 8, Kind::Person)];
    assert_eq!(hidden("Mr. Hale came", &title), "[person] came");
    let two = [span(0, 4, Kind::Person), span(6, 9, Kind::Person)];
    assert_eq!(hidden("Mair, Huw", &two), "[person], [person]");
    assert_eq!(hidden("Mair. Huw", &two), "[person]. [person]");
}

#[test]
fn two_kinds_side_by_side_stay_two_and_overlapping_ones_become_the_first() {
    let words = "Gwen Caerdydd";
    assert_eq!(hidden(words, &[span(0, 4, Kind::Child), span(5, 13, Kind::Place)]), "[child] [place]");
    assert_eq!(hidden(words, &[span(0, 8, Kind::Child), span(5, 13, Kind::Place)]), "[child]");
}

#[test]
fn the_placeholder_is_in_the_language_of_the_words_and_says_nothing_of_the_length() {
    let original = |words: &str| Original::new([(WordBox::Praise, words.to_owned())]);
    let hide = |words: &str, end| {
        Redacted::new(&original(words), &[(WordBox::Praise, span(0, end, Kind::Worker))], Locale::Cy)
            .to_string()
    };
    assert_eq!(hide("Jo wedi helpu", 2), "[gweithiwr] wedi helpu");
    assert_eq!(hide("Bartholomew wedi helpu", 11), "[gweithiwr] wedi helpu");
}

#[test]
fn a_span_hides_only_in_its_own_box() {
    let original =
        Original::new([(WordBox::Praise, "Mair helped".into()), (WordBox::Idea, "More time".into())]);
    let redacted = Redacted::new(&original, &[(WordBox::Praise, span(0, 4, Kind::Worker))], Locale::En);
    assert_eq!(redacted.to_string(), "[worker] helped\n\nMore time");
}

#[test]
fn every_placeholder_is_different_in_its_language_and_needs_no_hiding_itself() {
    for language in [Locale::Cy, Locale::En] {
        let mut all: Vec<_> = Kind::ALL.iter().map(|kind| kind.placeholder(language)).collect();
        for placeholder in &all {
            assert!(suggest(&format!("we saw {placeholder} there")).is_empty(), "{placeholder}");
        }
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), Kind::ALL.len());
    }
}

/// What others would see if every suggestion were taken.
fn as_suggested(boxes: &[(WordBox, &str)], language: Locale) -> String {
    let original = Original::new(boxes.iter().map(|(word_box, words)| (*word_box, (*words).to_owned())));
    Redacted::new(&original, &suggest_all(&original), language).to_string()
}

#[test]
fn a_child_who_is_introduced_and_then_named_is_one_child_in_both_languages() {
    let english =
        [(WordBox::Problem, "They moved my son Jac Hughes. Jac was scared and I miss Jac's laugh.")];
    assert_eq!(
        as_suggested(&english, Locale::En),
        "They moved my son [child]. [child] was scared and I miss [child] laugh."
    );
    let welsh = [(WordBox::Problem, "Symudon nhw fy mab, Jac. Roedd Jac yn ofnus.")];
    assert_eq!(as_suggested(&welsh, Locale::Cy), "Symudon nhw fy mab, [plentyn]. Roedd [plentyn] yn ofnus.");
}

#[test]
fn a_name_is_the_same_person_in_every_box_and_before_it_is_introduced_too() {
    let boxes = [
        (WordBox::Praise, "We all trust Bethan here."),
        (WordBox::Problem, "Then my worker Bethan Puw left."),
    ];
    assert_eq!(
        as_suggested(&boxes, Locale::En),
        "We all trust [worker] here.\n\nThen my worker [worker] left."
    );
}

#[test]
fn a_parent_with_the_childs_surname_is_no_child_and_a_name_of_two_people_is_left_alone() {
    let parent = [(WordBox::Problem, "They moved my son Jac Hughes and told Mrs Hughes later.")];
    assert_eq!(as_suggested(&parent, Locale::En), "They moved my son [child] and told [person] later.");
    let two = [(WordBox::Problem, "My son Jac liked my worker Jac but we met Jac twice.")];
    let seen = as_suggested(&two, Locale::En);
    assert!(
        seen.contains("son [child]") && seen.contains("worker [worker]") && seen.contains("met [person]"),
        "{seen}"
    );
}

#[test]
fn a_name_that_was_picked_by_hand_takes_the_kind_it_has_elsewhere() {
    let words = "Jac came home. We love Jac.";
    let original = Original::new([(WordBox::Idea, words.to_owned())]);
    let picked = [(WordBox::Idea, span(0, 3, Kind::Child)), (WordBox::Idea, span(23, 26, Kind::Person))];
    assert_eq!(
        Redacted::new(&original, &picked, Locale::En).to_string(),
        "[child] came home. We love [child]."
    );
}

fn any_span() -> impl Strategy<Value = Span> {
    (0u32..60, 0u32..60, proptest::sample::select(Kind::ALL))
        .prop_map(|(start, end, kind)| span(start, end, kind))
}

/// Names in Greek letters (with accents), everything else in Latin ones and emoji: whatever Greek is left leaked.
fn secret_and_plain() -> impl Strategy<Value = Vec<(bool, String)>> {
    let piece = prop_oneof![
        "[α-ω]{1,6}\u{301}?[α-ω]{0,3}".prop_map(|secret| (true, secret)),
        "[a-zŵŷâ]{1,6}".prop_map(|word| (false, word)),
        proptest::sample::select(vec!["👩\u{200d}👧", "👍🏽", "é", "—", "…"])
            .prop_map(|s| (false, s.to_owned())),
    ];
    proptest::collection::vec(piece, 0..12)
}

proptest! {
    #[test]
    fn no_character_inside_an_accepted_span_survives(parts in secret_and_plain(), touch in 0u32..6) {
        let mut words = String::new();
        let mut spans = Vec::new();
        for (secret, part) in &parts {
            let start = text::length(&words);
            words.push_str(part);
            if *secret {
                // One character of the secret is enough to hide all of it.
                let place = start + touch.min(text::length(part) - 1);
                spans.push(span(place, place + 1, Kind::Person));
            }
            words.push(' ');
        }
        let out = hidden(&words, &spans);
        prop_assert!(!out.chars().any(|c| ('α'..='ω').contains(&c) || c == '\u{301}'), "{out}");
        // A mark between two hidden names may go with them; a word never does.
        let is_word = |part: &str| part.chars().any(|c| c.is_ascii_alphabetic());
        for (_, part) in parts.iter().filter(|(secret, part)| !secret && is_word(part)) {
            prop_assert!(out.contains(part.as_str()));
        }
    }

    #[test]
    fn whatever_is_outside_every_span_is_unchanged_and_in_order(words in any::<String>(), spans in proptest::collection::vec(any_span(), 0..6)) {
        let resolved = resolve(&words, &spans);
        let mut out = hidden(&words, &spans);
        // Taking the placeholders away again, in order, leaves exactly what stood outside.
        let mut outside = String::new();
        let mut place = 0;
        for span in &resolved {
            let before = text::slice(&words, place, span.start);
            prop_assert!(out.starts_with(before));
            out = out[before.len()..].to_owned();
            prop_assert!(out.starts_with(span.kind.placeholder(Locale::En)));
            out = out[span.kind.placeholder(Locale::En).len()..].to_owned();
            outside.push_str(before);
            place = span.end;
        }
        prop_assert_eq!(out, text::slice(&words, place, u32::MAX));
    }

    #[test]
    fn every_accepted_character_lies_in_a_resolved_span(words in any::<String>(), spans in proptest::collection::vec(any_span(), 0..6)) {
        let resolved = resolve(&words, &spans);
        let length = text::length(&words);
        for span in spans {
            for place in span.start..span.end.min(length) {
                prop_assert!(resolved.iter().any(|r| r.start <= place && place < r.end));
            }
        }
        prop_assert!(resolved.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }

    #[test]
    fn resolving_what_was_resolved_changes_nothing(words in any::<String>(), spans in proptest::collection::vec(any_span(), 0..6)) {
        let once = resolve(&words, &spans);
        prop_assert_eq!(resolve(&words, &once), once);
    }

    #[test]
    fn hiding_nothing_changes_nothing(words in any::<String>()) {
        prop_assert_eq!(hidden(&words, &[]), words);
    }

    #[test]
    fn no_text_makes_suggesting_fail_and_every_suggestion_lies_inside(words in any::<String>()) {
        let length = text::length(&words);
        for suggestion in suggest(&words) {
            prop_assert!(suggestion.span.start < suggestion.span.end && suggestion.span.end <= length);
        }
    }

    #[test]
    fn words_from_the_rules_own_vocabulary_do_not_make_it_fail(parts in proptest::collection::vec(
        proptest::sample::select(vec!["Mrs", "worker", "Siân", ",", ".", " ", "\n", "3", "March", "o", "Fawrth", "aged",
            "07700 900123", "CF10 1AA", "@mair", "a@b.cymru", "Ysgol", "School", "👍", "gweithiwr", "fy", "mab", "i", "'"]), 0..14)) {
        let words = parts.concat();
        let spans: Vec<Span> = suggest(&words).into_iter().map(|s| s.span).collect();
        hidden(&words, &spans);
    }
}

/// A made-up text with what should be found marked `{kind:words}`.
fn marked(line: &str) -> (String, Vec<Span>) {
    let (mut words, mut spans, mut rest) = (String::new(), Vec::new(), line);
    while let Some((before, after)) = rest.split_once('{') {
        words.push_str(before);
        let (inside, tail) = after.split_once('}').unwrap();
        let (kind, secret) = inside.split_once(':').unwrap();
        let start = text::length(&words);
        words.push_str(secret);
        spans.push(span(start, text::length(&words), kind.parse().unwrap()));
        rest = tail;
    }
    words.push_str(rest);
    (words, spans)
}

/// How the suggestions do on a small made-up set, word by word: found of what is there (recall), right of
/// what was found (precision). The floors are what was measured, a little rounded down: they may only rise.
#[test]
fn suggestions_find_most_of_what_is_there_and_little_that_is_not() {
    let (mut there, mut found, mut right) = (0, 0, 0);
    let mut missed = Vec::new();
    for line in include_str!("made_up_words.txt").lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        let (words, truth) = marked(line);
        let suggested = suggest(&words);
        for piece in text::pieces(&words).into_iter().filter(text::Piece::is_word) {
            let inside = |s: &Span| s.start <= piece.start && piece.end <= s.end;
            let (is, said) = (truth.iter().any(inside), suggested.iter().any(|s| inside(&s.span)));
            there += usize::from(is);
            found += usize::from(said);
            right += usize::from(is && said);
            if is != said {
                missed.push((piece.text.to_owned(), is, words.clone()));
            }
        }
    }
    let (recall, precision) = (right * 100 / there, right * 100 / found);
    assert!(there > 80, "the set is too small to say anything: {there}");
    assert!(recall >= 92, "recall {recall} of {there}: {missed:#?}");
    assert!(precision >= 92, "precision {precision} of {found}: {missed:#?}");
}
