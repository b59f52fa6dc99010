use super::*;
use proptest::prelude::*;

/// Whether somebody who types one finds the other.
fn meet(one: &str, other: &str) -> bool {
    let index = index(Locale::Cy, other);
    wanted(Locale::Cy, one).iter().all(|forms| forms.iter().any(|form| index.contains(form)))
}

/// A word with its beginning changed, by the tables of the grammars and by no code of the fold.
fn mutated(word: &str) -> Vec<String> {
    let changes: &[(&str, &[&str])] = &[
        ("ch", &[]),
        ("ph", &[]),
        ("th", &[]),
        ("dd", &[]),
        ("ll", &["l"]),
        ("rh", &["r"]),
        ("p", &["b", "mh", "ph"]),
        ("t", &["d", "nh", "th"]),
        ("c", &["g", "ngh", "ch"]),
        ("b", &["f", "m"]),
        ("d", &["dd", "n"]),
        ("m", &["f"]),
    ];
    let mut forms: Vec<String> = changes
        .iter()
        .find_map(|(begin, becomes)| Some((word.strip_prefix(begin)?, becomes)))
        .map(|(rest, becomes)| becomes.iter().map(|new| format!("{new}{rest}")).collect())
        .unwrap_or_default();
    if let Some(rest) = word.strip_prefix('g') {
        forms.push(format!("ng{rest}"));
        // Soft mutation drops it, before a vowel and before l, r, n and w.
        if rest.starts_with(['a', 'e', 'i', 'o', 'u', 'w', 'y', 'l', 'r', 'n']) {
            forms.push(rest.to_owned());
        }
    }
    if word.starts_with(['a', 'e', 'i', 'o', 'u', 'w', 'y']) {
        forms.push(format!("h{word}"));
    }
    forms
}

#[test]
fn every_mutation_of_a_word_finds_the_word_and_the_other_way_round() {
    for (word, forms) in [
        ("plant", ["blant", "mhlant", "phlant"].as_slice()),
        ("tŷ", &["dŷ", "nhŷ", "thŷ"]),
        ("cath", &["gath", "nghath", "chath"]),
        ("bws", &["fws", "mws"]),
        ("diogelwch", &["ddiogelwch", "niogelwch"]),
        ("gardd", &["ardd", "ngardd"]),
        ("gwaith", &["waith", "ngwaith"]),
        ("mam", &["fam"]),
        ("llais", &["lais"]),
        ("rhiant", &["riant"]),
        ("ysgol", &["hysgol"]),
        ("achos", &["hachos"]),
        ("Caerdydd", &["Gaerdydd", "Nghaerdydd", "Chaerdydd"]),
    ] {
        for form in forms {
            assert!(meet(word, form) && meet(form, word), "{word} and {form}");
        }
    }
}

#[test]
fn a_mutation_is_not_carried_on_from_word_to_word() {
    assert!(!meet("cam", "am") && !meet("plant", "flant"));
    assert!(!meet("ysgol", "gwaith"));
}

#[test]
fn an_accent_a_capital_and_an_apostrophe_do_not_count() {
    assert!(meet("dŵr", "DWR") && meet("sian", "Siân"));
    assert!(meet("ty", "Mae’n rhaid mynd o'r tŷ.") && meet("rhaid", "Mae'n rhaid."));
    assert_eq!(words("Mae’n"), words("mae'n"));
}

#[test]
fn english_is_not_folded_like_welsh() {
    let index = index(Locale::En, "The cat got out.");
    assert!(index.contains("cat") && !index.contains("at"));
    assert_eq!(wanted(Locale::En, "Got"), [BTreeSet::from(["got".to_owned()])]);
}

#[test]
fn a_search_of_nothing_but_marks_wants_nothing_and_a_long_one_is_cut() {
    assert!(wanted(Locale::Cy, " ?! … ").is_empty());
    assert_eq!(wanted(Locale::En, &"a b c d e f g h i j ".repeat(3)).len(), WORDS);
}

proptest! {
    #[test]
    fn every_form_of_any_word_meets_the_word_and_every_other_form(word in "((p|t|c|b|d|g)[lrn]?|m|ll|rh|ch|ff|s|n|)[aeiouwy][a-z]{0,6}") {
        let forms = mutated(&word);
        for form in &forms {
            prop_assert!(meet(&word, form), "{} does not find {}", word, form);
            for other in &forms {
                prop_assert!(meet(form, other), "{} does not find {}", form, other);
            }
        }
    }

    #[test]
    fn who_finds_is_found(one in "[a-z]{1,8}", other in "[a-z]{1,8}") {
        prop_assert_eq!(meet(&one, &other), meet(&other, &one));
    }

    #[test]
    fn a_text_is_found_by_each_of_its_words_in_any_case(text in "[A-Za-zâêîôûŵŷ’' ]{1,60}") {
        for word in words(&text) {
            prop_assert!(meet(&word.to_uppercase(), &text), "{}", word);
        }
    }

    #[test]
    fn no_text_is_too_strange(text in any::<String>()) {
        index(Locale::Cy, &text);
        prop_assert!(wanted(Locale::Cy, &text).len() <= WORDS);
    }
}
