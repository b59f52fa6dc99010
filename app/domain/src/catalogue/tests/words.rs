//! Stories about every text of every file.

use std::collections::BTreeSet;

use super::*;
use crate::catalogue::load::{About, all_known, codes, read, refuse_empty};

/// Names that are the same in both languages.
const SAME_IN_BOTH: [&str; 14] = [
    "Gwynedd",
    "Conwy",
    "Ceredigion",
    "Rhondda Cynon Taf",
    "Blaenau Gwent",
    "Torfaen",
    "Powys",
    "Meic",
    "Childline",
    "NSPCC",
    "Problem",
    "Reflect",
    "Cafcass Cymru",
    "Signs of Safety",
];

fn texts() -> Vec<(String, Text)> {
    Catalogue::texts().expect("every text is whole")
}

#[test]
fn no_text_is_missing_in_either_language() {
    let texts = texts();
    assert!(texts.len() > 550, "only {} texts were found", texts.len());
    for (path, text) in texts {
        for locale in Locale::ALL {
            let words = text.get(*locale);
            assert!(!words.is_empty() && words == words.trim(), "{path} in {locale}: {words:?}");
        }
    }
}

#[test]
fn every_text_says_where_it_comes_from() {
    for (path, text) in texts() {
        assert!(!text.source.trim().is_empty(), "{path} names no source");
    }
}

#[test]
fn welsh_is_a_copy_of_the_english_only_for_the_names_that_are_the_same() {
    let same: BTreeSet<String> =
        texts().into_iter().filter(|(_, text)| text.cy == text.en).map(|(_, text)| text.en).collect();
    assert_eq!(same, SAME_IN_BOTH.map(String::from).into());
}

#[test]
fn nothing_stale_is_shipped() {
    for (path, text) in texts() {
        assert_ne!(text.state, TextState::Stale, "{path}");
    }
}

#[test]
fn a_sentence_ends_alike_in_both_languages() {
    for (path, text) in texts() {
        let last = |words: &str| words.chars().last().filter(char::is_ascii_punctuation);
        assert_eq!(last(&text.cy), last(&text.en), "{path}");
    }
}

#[test]
fn a_text_that_lacks_a_language_is_refused() {
    let mut texts = texts();
    assert!(refuse_empty(texts.clone()).is_ok());
    texts[0].1.cy = "  ".to_owned();
    let refused = refuse_empty(texts).expect_err("the Welsh is blank");
    assert!(matches!(refused, CatalogueError::Empty { locale: Locale::Cy, .. }));
}

#[test]
fn a_code_that_stands_twice_is_refused() {
    let twice = codes("places", ["a", "b", "a"]).expect_err("a stands twice");
    assert_eq!(twice.to_string(), "catalogue: `a` stands twice among the places");
}

#[test]
fn a_name_that_leads_nowhere_is_refused() {
    let known = codes("places", ["a", "b"]).expect("each once");
    assert!(all_known(&known, &"board", ["a", "b"]).is_ok());
    let missing = all_known(&known, &"board", ["a", "c"]).expect_err("c is not there");
    assert_eq!(missing.to_string(), "catalogue: `board` names `c`, which does not exist");
}

#[test]
fn a_file_that_is_not_what_its_types_ask_for_is_refused_by_name() {
    let broken = read::<About>(("broken", "version = ")).expect_err("not TOML");
    assert!(broken.to_string().starts_with("catalogue/broken.toml: "));
    let strange = read::<About>(("strange", "version = '1'\nother = 2")).expect_err("an unknown key");
    assert!(strange.to_string().contains("other"), "{strange}");
}
