//! The word lists behind the suggestions: given names common in Wales, places, and words with a capital that are
//! nobody's name. All are folded (`text::fold`). A list never decides what is hidden; a person does.

use crate::text::radicals;
use std::{collections::HashSet, sync::LazyLock};

type List = LazyLock<HashSet<&'static str>>;

static FIRST_NAMES: List = LazyLock::new(|| include_str!("first_names.txt").split_whitespace().collect());
static WORDY_NAMES: List =
    LazyLock::new(|| include_str!("names_that_are_words.txt").split_whitespace().collect());
static PLACES: List = LazyLock::new(|| include_str!("places.txt").split_whitespace().collect());
static NOT_NAMES: List = LazyLock::new(|| include_str!("not_names.txt").split_whitespace().collect());

/// A given name that is no everyday word, so that it counts in lower case and at the start of a sentence too.
pub(super) fn is_first_name(folded: &str) -> bool {
    FIRST_NAMES.contains(folded)
}

/// A given name that is also a word in English or Welsh: `Mark`, `Rose`, `Seren`.
pub(super) fn is_wordy_name(folded: &str) -> bool {
    WORDY_NAMES.contains(folded)
}

/// A place in Wales, mutated or not. The word itself must have a capital: the caller looks.
pub(super) fn is_place(folded: &str) -> bool {
    radicals(folded).iter().any(|form| PLACES.contains(form.as_str()))
}

/// A word that is written with a capital and is nobody's name.
pub(super) fn is_not_a_name(folded: &str) -> bool {
    NOT_NAMES.contains(folded)
}

/// Titles before a name, and whether the title is that of somebody at work.
pub(super) fn title(folded: &str) -> Option<bool> {
    match folded {
        "mr" | "mrs" | "miss" | "ms" | "mx" => Some(false),
        "dr" | "doctor" | "doctor's" | "nurse" | "nyrs" | "pc" | "sgt" | "sergeant" | "prof"
        | "professor" | "judge" | "barnwr" | "meddyg" | "doctores" | "rhingyll" | "rev" | "parch" => {
            Some(true)
        }
        _ => None,
    }
}

/// Nouns for somebody whose job it is to help, mutated or not; a name may follow.
pub(super) fn is_worker(folded: &str) -> bool {
    const WORKERS: [&str; 33] = [
        "worker",
        "visitor",
        "advocate",
        "teacher",
        "headteacher",
        "head",
        "manager",
        "therapist",
        "counsellor",
        "psychologist",
        "psychiatrist",
        "midwife",
        "solicitor",
        "guardian",
        "officer",
        "mentor",
        "carer",
        "gweithiwr",
        "gweithwraig",
        "gweithiwr",
        "cymdeithasol",
        "iechyd",
        "eiriolwr",
        "athro",
        "athrawes",
        "pennaeth",
        "rheolwr",
        "therapydd",
        "seicolegydd",
        "bydwraig",
        "cyfreithiwr",
        "gofalwr",
        "swyddog",
    ];
    radicals(folded).iter().any(|form| WORKERS.contains(&form.as_str()))
}

/// Nouns for a child, mutated or not; a name may follow.
pub(super) fn is_child(folded: &str) -> bool {
    const CHILDREN: [&str; 28] = [
        "son",
        "daughter",
        "baby",
        "boy",
        "girl",
        "child",
        "grandson",
        "granddaughter",
        "nephew",
        "niece",
        "stepson",
        "stepdaughter",
        "sister",
        "brother",
        "twin",
        "toddler",
        "mab",
        "merch",
        "babi",
        "bachgen",
        "plentyn",
        "mhlentyn",
        "wyr",
        "wyres",
        "nai",
        "nith",
        "chwaer",
        "brawd",
    ];
    radicals(folded).iter().any(|form| CHILDREN.contains(&form.as_str()))
}

/// Words after which the next word is a name, whatever its case.
pub(super) fn is_called(folded: &str) -> bool {
    matches!(folded, "called" | "named" | "enw" | "o'r-enw")
}

/// Prepositions of place: a name with a capital after one is more likely a place than a person.
pub(super) fn is_place_preposition(folded: &str) -> bool {
    matches!(folded, "in" | "near" | "ym" | "yng" | "outside" | "ger")
}

/// What a person does at the start of a sentence; a capital before one of these is likely a name.
pub(super) fn is_verb_after_name(folded: &str) -> bool {
    const VERBS: [&str; 27] = [
        "was", "is", "has", "had", "came", "comes", "said", "says", "told", "tells", "helped", "helps",
        "rang", "listened", "listens", "visited", "never", "always", "went", "gave", "made", "took", "does",
        "did", "and", "wedi", "o'r",
    ];
    VERBS.contains(&folded)
}
