//! What Welsh does to the beginning of a word, and the spellings that are one word to the rules.

use serde::Deserialize;
use std::{collections::HashMap, sync::LazyLock};

/// Beginnings and what they become: soft, nasal, aspirate. The longer beginning stands first.
const MUTATIONS: &[(&str, &[&str])] = &[
    ("ch", &[]),
    ("ph", &[]),
    ("th", &[]),
    ("c", &["g", "ngh", "ch"]),
    ("p", &["b", "mh", "ph"]),
    ("t", &["d", "nh", "th"]),
    ("gh", &[]),
    ("g", &["", "ng"]),
    ("b", &["f", "m"]),
    ("dd", &[]),
    ("d", &["dd", "n"]),
    ("ll", &["l"]),
    ("m", &["f"]),
    ("rh", &["r"]),
];

/// Mutated forms that are another common word in one of the languages.
const ANOTHER_WORD: &[&str] = &[
    "aeth", "air", "an", "as", "bad", "born", "bum", "bump", "drip", "eg", "en", "fab", "felt", "for",
    "glass", "goes", "got", "hall", "men", "min", "mins", "more", "most", "nan", "neud", "new", "rain",
    "rent", "than", "thin",
];

/// A folded Welsh word and every form that its beginning takes. Two letters are too few to be told from others.
pub(super) fn forms(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    if word.len() < 3 {
        return forms;
    }
    if let Some((rest, becomes)) =
        MUTATIONS.iter().find_map(|(begin, becomes)| Some((word.strip_prefix(begin)?, becomes)))
    {
        forms.extend(becomes.iter().map(|other| format!("{other}{rest}")).filter(|form| form.len() >= 2));
    }
    if word.starts_with(['a', 'e', 'i', 'o', 'u', 'w', 'y']) {
        forms.push(format!("h{word}"));
    }
    let mut index = 0;
    forms.retain(|form| {
        index += 1;
        index == 1 || !ANOTHER_WORD.contains(&form.as_str())
    });
    forms
}

#[derive(Deserialize)]
struct Spelling {
    same: Vec<String>,
}

/// Every spelling of `danger/spelling.toml` and the form that the rules read it in.
static SAME: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is part of the program, and a test reads it")]
    let spelling: Spelling =
        toml::from_str(include_str!("../../danger/spelling.toml")).expect("spelling.toml is well formed");
    let mut same = HashMap::new();
    for line in &spelling.same {
        let mut words = line.split_whitespace();
        if let Some(one) = words.clone().next() {
            same.extend(words.by_ref().map(|word| (word.to_owned(), one.to_owned())));
        }
    }
    same
});

/// The one form of a word: north and south, written and said (`pethau`, `petha`, `pethe`), and a child's spelling. It is no
/// word to read, only one to compare: both a text and the rules go through it.
pub(super) fn one_form(word: &str) -> String {
    if let Some(one) = SAME.get(word) {
        return one.clone();
    }
    if word.len() < 4 {
        return word.to_owned();
    }
    for (ending, becomes) in [("iau", "ia"), ("ie", "ia"), ("au", "a"), ("e", "a")] {
        if let Some(stem) = word.strip_suffix(ending) {
            return format!("{stem}{becomes}");
        }
    }
    word.to_owned()
}
