//! The questionnaire in the binary, and files that are refused.

use super::*;
use crate::questionnaire::CORE;

#[test]
fn the_five_are_asked_of_everyone_in_the_charters_order_on_the_same_three_steps() {
    let core = Questionnaire::core();
    assert_eq!(core.version(), "core-1");
    let headings: Vec<_> = CORE.iter().map(|&f| core.question(f).unwrap().heading.unwrap()).collect();
    assert_eq!(headings, CharterHeading::ALL);
    for field in CORE {
        for &audience in Audience::ALL {
            let asked = core.asked(field, audience).unwrap();
            let codes: Vec<_> = asked.choices.iter().map(|c| c.code).collect();
            assert_eq!(codes[..4], ["top", "middle", "bottom", "not-sure"], "{field} {audience}");
        }
        assert!(!core.question(field).unwrap().rights.is_empty());
    }
}

#[test]
fn what_stands_behind_a_question_is_in_the_catalogue() {
    let catalogue = crate::catalogue::catalogue();
    for question in &Questionnaire::core().questions {
        for &article in &question.rights {
            assert!(catalogue.article(article).is_some_and(|a| a.child.is_some()), "{}", question.field);
        }
        if let Some(from) = &question.from {
            let statement = catalogue.charter.statements.iter().find(|s| s.code == *from).unwrap();
            assert_eq!(Some(statement.heading), question.heading, "{}", question.field);
        }
    }
}

#[test]
fn every_heading_has_more_to_say_for_every_audience() {
    for field in CORE {
        for &audience in Audience::ALL {
            assert!(Questionnaire::core().more_about(field, audience).count() >= 1, "{field} {audience}");
        }
    }
    let first = Questionnaire::core().more_about(Field::C1, Audience::Child).next();
    assert_eq!(first.map(|(field, _)| field), Some(Field::C1Honest));
}

#[test]
fn every_question_of_the_list_is_in_the_file_once_with_choices() {
    let core = Questionnaire::core();
    for &field in Field::ALL {
        assert_eq!(core.questions.iter().filter(|q| q.field == field).count(), 1, "{field}");
        for asked in core.question(field).unwrap().asked.values() {
            assert!(!asked.choices.is_empty(), "{field}");
        }
    }
    for &text_box in TextBox::ALL {
        assert_eq!(core.boxes[&text_box].len(), Audience::ALL.len(), "{text_box}");
    }
}

#[test]
fn no_text_is_empty_or_left_in_one_language() {
    for (place, text) in Questionnaire::core().texts() {
        assert!(!text.cy.trim().is_empty() && !text.en.trim().is_empty(), "{place}");
        let same = text.cy == text.en;
        assert!(!same, "{place} reads the same in both languages: {}", text.en);
        assert_eq!(text.cy.contains("{date}"), text.en.contains("{date}"), "{place}");
    }
}

#[test]
fn children_and_young_people_are_ti_and_parents_chi() {
    let chi = ["chi", "eich", "ydych", "gallwch"];
    let ti = ["ti", "wyt", "dy", "gelli", "arnat"];
    for (place, text) in Questionnaire::core().texts() {
        // "Cewch" and "na chewch" answer us, not the person, and an answer's label speaks of oneself. A helper is
        // addressed as a grown-up.
        if place.starts_with("to-the-helper") {
            continue;
        }
        let words: Vec<_> = text.cy.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect();
        let wrong: &[&str] = if place.contains("parent") { &ti } else { &chi };
        assert!(!words.iter().any(|word| wrong.contains(&word.as_str())), "{place}: {}", text.cy);
    }
}

#[test]
fn a_childs_questions_begin_so_that_one_yes_fits_them_all() {
    for &field in Field::ALL {
        let Some(asked) = Questionnaire::core().asked(field, Audience::Child) else { continue };
        if field.has_steps() {
            assert!(asked.ask.cy.starts_with("Wyt ti’n "), "{field}: {}", asked.ask.cy);
            assert_eq!(asked.choices[0].label.cy, "Ydw");
        }
    }
}

#[test]
fn a_file_that_offers_an_answer_the_question_does_not_have_is_refused() {
    let file = include_str!("../../../questionnaire/core.toml");
    let broken = file.replacen("{ code = \"top\"", "{ code = \"best\"", 1);
    let error = Questionnaire::from_toml(&broken).unwrap_err();
    assert_eq!(error.to_string(), "question c1 offers `best`, which is not one of its answers");
    let broken = file.replacen("answers = \"wyt-ti\"", "answers = \"nowhere\"", 1);
    let error = Questionnaire::from_toml(&broken).unwrap_err();
    assert_eq!(error.to_string(), "question c1 names the answers `nowhere`, which are not in the file");
}
