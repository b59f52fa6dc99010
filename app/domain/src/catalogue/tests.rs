//! Stories about the catalogue's completeness.

mod help;
mod places;
mod words;

use super::*;

#[test]
fn the_embedded_files_make_a_catalogue() {
    let parsed = Catalogue::parse().expect("the files are sound");
    assert_eq!(&parsed, catalogue());
    assert!(!parsed.version.is_empty());
}

#[test]
fn the_charter_has_its_five_headings_in_order_and_statements_on_both_sides_of_each() {
    let charter = &catalogue().charter;
    let order: Vec<_> = charter.headings.iter().map(|heading| heading.code).collect();
    assert_eq!(order, CharterHeading::ALL);
    for code in CharterHeading::ALL {
        assert!(catalogue().heading(*code).is_some());
        for side in Side::ALL {
            let said = charter.statements.iter().filter(|said| said.heading == *code && said.side == *side);
            assert!(said.count() > 0, "{code} says nothing on the side of the {side}");
        }
    }
    assert_eq!(charter.statements.len(), 26);
}

#[test]
fn no_statement_is_passed_off_as_the_charters() {
    for statement in &catalogue().charter.statements {
        assert!(statement.code.starts_with(statement.heading.code()), "{}", statement.code);
        assert_eq!(statement.words.provenance, Provenance::Provisional, "{}", statement.code);
    }
    assert_eq!(catalogue().charter.notice.provenance, Provenance::Draft);
}

#[test]
fn the_convention_has_fifty_four_articles_and_a_child_reads_one_to_forty_two() {
    let numbers: Vec<_> = catalogue().rights.articles.iter().map(|article| article.number).collect();
    assert_eq!(numbers, (1..=54).collect::<Vec<u8>>());
    for article in &catalogue().rights.articles {
        let for_children = article.number <= 42;
        assert_eq!(article.child.is_some(), for_children, "article {}", article.number);
        assert_eq!(
            article.group == ArticleGroup::Implementation,
            !for_children,
            "article {}",
            article.number
        );
    }
    assert!(catalogue().article(0).is_none() && catalogue().article(55).is_none());
}

#[test]
fn every_group_of_articles_is_named_once() {
    let named: Vec<_> = catalogue().rights.groups.iter().map(|group| group.code).collect();
    assert_eq!(named, ArticleGroup::ALL);
}

#[test]
fn the_rights_that_matter_most_in_childrens_social_care_are_marked() {
    let marked = |core| -> Vec<u8> {
        let articles = catalogue().rights.articles.iter().filter(|article| article.core == core);
        articles.map(|article| article.number).collect()
    };
    assert_eq!(
        marked(Core::Core),
        [2, 3, 5, 6, 7, 8, 9, 12, 13, 16, 17, 18, 19, 20, 21, 23, 24, 25, 26, 27, 28, 30, 31, 34, 39, 42]
    );
    assert_eq!(marked(Core::Sometimes), [22, 33, 35, 37, 40]);
}

#[test]
fn a_childs_sentence_is_short() {
    for article in &catalogue().rights.articles {
        let Some(child) = &article.child else { continue };
        for locale in Locale::ALL {
            for sentence in child.get(*locale).split_inclusive('.') {
                let words = sentence.split_whitespace().count();
                assert!(words <= 20, "article {} in {locale}: {words} words: {sentence}", article.number);
            }
        }
    }
}

#[test]
fn the_codebook_has_ten_themes_and_forty_six_sub_themes_each_under_its_own_theme() {
    let themes = &catalogue().codebook.themes;
    let codes: Vec<_> = themes.iter().map(|theme| theme.code.to_string()).collect();
    assert_eq!(codes, (1..=10).map(|number| number.to_string()).collect::<Vec<_>>());
    assert_eq!(catalogue().sub_themes().count(), 46);
    for theme in themes {
        assert!(!theme.code.is_sub_theme());
        for (sub, number) in theme.sub_themes.iter().zip(1..) {
            assert_eq!(sub.code.to_string(), format!("{}.{number}", theme.code));
        }
    }
}

#[test]
fn words_about_a_court_case_are_coded_and_never_quoted() {
    let never: Vec<_> = catalogue().sub_themes().filter(|sub| sub.never_quoted).collect();
    assert_eq!(never.iter().map(|sub| sub.code.to_string()).collect::<Vec<_>>(), ["4.6"]);
    assert_eq!(catalogue().sub_theme("4.6"), Some(never[0]));
    assert!(catalogue().sub_theme("4").is_none() && catalogue().theme("4.6").is_none());
    assert_eq!(catalogue().theme("4").map(|theme| theme.name.en.as_str()), Some("Having a say"));
}

#[test]
fn praise_problem_and_idea_have_names() {
    let named: Vec<_> = catalogue().codebook.polarities.iter().map(|polarity| polarity.code).collect();
    assert_eq!(named, crate::feedback::WordBox::ALL);
}

#[test]
fn there_are_twenty_seven_key_questions_and_four_that_lead_and_no_d6() {
    let questions = &catalogue().key_questions;
    let codes: Vec<_> = questions.questions.iter().map(|question| question.code).collect();
    assert_eq!(codes, KeyQuestionCode::ALL);
    assert_eq!(codes.len(), 27);
    assert!("D6".parse::<KeyQuestionCode>().is_err());
    let leads: Vec<_> = questions.leads.iter().map(|lead| lead.code).collect();
    assert_eq!(leads, KeyQuestionPart::ALL);
}

#[test]
fn families_words_can_speak_to_fifteen_key_questions_and_the_themes_name_no_other() {
    let can = |code: KeyQuestionCode| {
        catalogue().key_question(code).map(|question| question.families_can_speak != FamiliesCanSpeak::No)
    };
    assert_eq!(KeyQuestionCode::ALL.iter().filter(|code| can(**code) == Some(true)).count(), 15);
    let named = catalogue().codebook.themes.iter().flat_map(|theme| &theme.key_questions);
    for code in named.chain(catalogue().sub_themes().flat_map(|sub| &sub.key_questions)) {
        assert_eq!(can(*code), Some(true), "a theme names {code}");
    }
}

#[test]
fn whoever_is_not_safe_sees_danger_first_and_then_what_nobody_can_overhear() {
    for audience in Audience::ALL {
        let lines = catalogue().helplines_for(*audience);
        assert_eq!(lines[0].id, "999");
        let silent: Vec<_> = lines[1..].iter().map(|line| line.is_silent()).collect();
        assert!(silent[0], "{audience} has nothing to text or chat with");
        assert!(silent.is_sorted_by(|before, after| before >= after), "{audience}: {silent:?}");
    }
}

#[test]
fn a_helpline_can_be_reached_and_is_marked_as_checked_only_if_its_numbers_were_read_in_a_source() {
    for line in &catalogue().helplines {
        let ways = [&line.phone, &line.text, &line.chat, &line.email, &line.web];
        assert!(ways.iter().any(|way| way.is_some()), "{} cannot be reached", line.id);
        assert_eq!(line.checked.is_some(), line.provenance == Provenance::Verified, "{}", line.id);
        assert!(!line.audiences.is_empty() && !line.source.is_empty(), "{}", line.id);
        for address in [&line.chat, &line.web].into_iter().flatten() {
            assert!(address.starts_with("https://"), "{address}");
        }
    }
}

#[test]
fn a_number_is_dialled_without_its_spaces() {
    let meic = catalogue().helplines.iter().find(|line| line.id == "meic").expect("Meic is listed");
    assert_eq!(meic.dial().as_deref(), Some("08088023456"));
    assert_eq!(meic.text_to().as_deref(), Some("84001"));
}
