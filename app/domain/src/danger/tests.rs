use super::*;
use proptest::prelude::*;

fn of(text: &str) -> Option<Hint> {
    hint([text])
}

#[test]
fn the_embedded_files_make_rules() -> Result<(), toml::de::Error> {
    let rules = Rules::parse()?;
    let names: BTreeSet<&str> = rules.cues.iter().map(|cue| cue.name.as_str()).collect();
    assert_eq!(names.len(), rules.cues.len(), "a cue has a name of its own");
    for hint in Hint::ALL {
        let spoken_for = rules.cues.iter().any(|cue| cue.code == Some(*hint));
        assert!(spoken_for || *hint == Hint::Unclear, "no cue speaks for {hint}");
    }
    Ok(())
}

#[test]
fn each_kind_of_danger_is_told_in_both_languages() {
    for (text, hint) in [
        ("my stepdad hits me with his belt", Hint::Harm),
        ("mae fy llystad yn fy nharo i efo belt", Hint::Harm),
        ("i want to die", Hint::SelfHarm),
        ("dwi isio marw", Hint::SelfHarm),
        ("an older boy buys me vapes and i carry parcels for him", Hint::Exploited),
        ("ma hogia hŷn yn prynu fêps i fi a dwi'n cario pecynnau", Hint::Exploited),
        ("there is no food in and no heating", Hint::Neglect),
        ("sdim bwyd yn y tŷ a dim gwres", Hint::Neglect),
        ("i ran away and slept at the bus station", Hint::Away),
        ("nes i redeg i ffwrdd, dwi ar goll", Hint::Away),
        ("a worker slapped me", Hint::Worker),
        ("nath gweithiwr fy nharo i", Hint::Worker),
        ("nan has dementia and her carer hits her, she has bruises", Hint::Adult),
        ("i'm scared to go home", Hint::Afraid),
        ("dwi ofn mynd adra", Hint::Afraid),
    ] {
        assert_eq!(of(text), Some(hint), "{text}");
    }
}

#[test]
fn what_people_say_of_a_service_is_no_danger() {
    for text in [
        "",
        "ok",
        "N/A",
        "The waiting list is far too long and nobody rings back.",
        "I would kill for a decent cup of tea in that waiting room",
        "The boxing session was great fun, thank you",
        "Diolch am y sesiwn, roedd pawb yn garedig",
        "Mae'r rhestr aros yn rhy hir o lawer",
        "Lladdwyd dau dderyn ag un ergyd drwy gynnal y clinig a'r grŵp gyda'i gilydd",
    ] {
        assert_eq!(of(text), None, "{text}");
    }
}

#[test]
fn case_accents_apostrophes_mutations_and_spelling_make_no_difference() {
    for text in [
        "HE PUNCHES ME",
        "he puncht me",
        "he’s hiting me",
        "he hittttt me",
        "mae o'n fy nharo i",
        "mae o’n taro fi",
        "ma fe'n bwrw fi",
        "ma fe n bwrw fi",
        "dwi isio marw",
        "fi moyn marw",
    ] {
        assert!(of(text).is_some(), "{text}");
    }
}

#[test]
fn praise_does_not_cover_what_stands_beside_it() {
    assert!(of("Thank you, the session was lovely. My uncle touches me at night.").is_some());
    assert!(of("She is very kind but my dad locks me in the shed").is_some());
}

#[test]
fn every_box_is_read_and_the_strongest_speaks() {
    assert_eq!(hint(["All good, thanks", "i took all the tablets, i want to die"]), Some(Hint::SelfHarm));
    assert_eq!(hint(["All good, thanks", "N/A"]), None);
    assert_eq!(hint([]), None);
}

proptest! {
    #[test]
    fn any_text_gives_an_answer(text in any::<String>()) {
        let _ = of(&text);
    }

    /// Words of the rules in any order and number, with marks between them.
    #[test]
    fn any_heap_of_known_words_gives_an_answer(
        words in prop::collection::vec(
            prop::sample::select(vec!["dad", "hits", "me", "yn", "y", "mae", "'", "n't", "ond", ".", "i'm", "ŵŷ", "don’t", "\u{301}"]),
            0..200,
        )
    ) {
        let _ = of(&words.join(" "));
        let _ = of(&words.concat());
    }

    /// Nothing that stands before a plain word of danger hides it, unless it is ordinary.
    #[test]
    fn letters_that_are_no_words_change_nothing(noise in "[qxzj]{5,9}( [qxzj]{5,9}){0,20}") {
        prop_assert_eq!(of(&format!("{noise}. my stepdad hits me")), Some(Hint::Harm));
    }
}

/// The work is counted, not timed: a text without a space is one word, and each word is looked up a bounded number of times.
#[test]
fn a_megabyte_without_a_space_is_one_word() {
    let text = "ab".repeat(500_000);
    assert_eq!(words::clauses(&text).iter().map(Vec::len).sum::<usize>(), 1);
    assert_eq!(of(&text), None);
}
