//! Stories about help, promises, seriousness and why it all matters.

use super::*;
use crate::coding::Criticality;

/// The kinds of help by id, as the domain's table lists them.
const SERVICE_TYPES: [&str; 24] = [
    "rapid-response",
    "ifss",
    "reunification",
    "dasv-mh-sm",
    "fgc",
    "parent-advocacy",
    "child-advocacy",
    "kinship",
    "reflect",
    "therapeutic",
    "post-adoption-sgo",
    "pre-birth",
    "fis-iaa",
    "early-help",
    "flying-start",
    "families-first",
    "taf",
    "jaff",
    "disability",
    "finance",
    "housing",
    "single-front-door",
    "social-work",
    "unknown",
];

#[test]
fn the_directory_knows_every_kind_of_help_and_not_knowing_is_one_of_them() {
    let ids: Vec<_> = catalogue().services.types.iter().map(|kind| kind.id.as_str()).collect();
    assert_eq!(ids, SERVICE_TYPES);
    for kind in &catalogue().services.types {
        assert_eq!(kind.default_level().is_none(), kind.id == "unknown", "{}", kind.id);
    }
}

#[test]
fn every_level_has_a_name_and_a_kind_of_help() {
    let named: Vec<_> = catalogue().services.levels.iter().map(|level| level.code).collect();
    assert_eq!(named, Level::ALL);
    for level in Level::ALL {
        assert!(catalogue().services.types.iter().any(|kind| kind.levels.contains(level)), "{level}");
    }
    let group = catalogue().service_type("fgc").expect("family group conferences are listed");
    assert_eq!(group.levels.len(), Level::ALL.len(), "across the whole continuum");
    let home = catalogue().service_type("reunification").expect("going home from care is listed");
    assert_eq!(home.levels, [Level::Specialist, Level::Exit]);
}

#[test]
fn what_a_family_calls_a_service_is_not_what_services_call_it() {
    for kind in &catalogue().services.types {
        let Some(term) = &kind.term else { continue };
        assert_ne!(term.en, kind.name.en, "{}", kind.id);
        assert_ne!(term.cy, kind.name.cy, "{}", kind.id);
    }
    let group = catalogue().service_type("fgc").and_then(|kind| kind.term.as_ref()).expect("it has a term");
    assert_eq!((group.cy.as_str(), group.state), ("Cynhadledd Grŵp Teulu", TextState::Valid));
}

#[test]
fn everyone_who_may_have_been_helping_can_be_named() {
    for id in [
        "social-services",
        "school",
        "health",
        "police",
        "housing",
        "play-youth",
        "youth-justice",
        "court",
        "charity",
        "early-years",
        "substance-use",
        "domestic-abuse",
        "probation",
        "money",
    ] {
        assert!(catalogue().agency(id).is_some(), "{id}");
    }
    let quiet: Vec<_> = catalogue().services.agencies.iter().filter(|agency| agency.never_quoted).collect();
    assert_eq!(quiet.iter().map(|agency| agency.id.as_str()).collect::<Vec<_>>(), ["court"]);
}

#[test]
fn the_programmes_of_the_policy_timeline_are_known() {
    for (id, since) in [
        ("ifss", Some(2010)),
        ("families-first", Some(2012)),
        ("jaff", Some(2012)),
        ("taf", Some(2012)),
        ("ace-hub", None),
        ("strategic-commissioning", Some(2012)),
        ("improving-outcomes", Some(2017)),
        ("camhs-in-schools", Some(2021)),
        ("signs-of-safety", None),
        ("resilience", None),
        ("children-first", Some(2017)),
        ("early-action-together", Some(2018)),
        ("listen-act-thrive", Some(2019)),
        ("whole-school", Some(2021)),
        ("flying-start", None),
        ("mash", None),
    ] {
        let programme = catalogue().programme(id).unwrap_or_else(|| panic!("{id} is not known"));
        assert_eq!(programme.since, since, "{id}");
        assert_eq!(programme.until, None, "{id}");
    }
    for (id, until) in [("supporting-people", 2019), ("communities-first", 2018)] {
        assert_eq!(catalogue().programme(id).and_then(|programme| programme.until), Some(until), "{id}");
    }
}

#[test]
fn the_options_about_proceedings_are_coded_and_never_quoted() {
    let options = &catalogue().programmes.care_crisis_options;
    assert_eq!(
        options.iter().map(|option| option.number).collect::<Vec<_>>(),
        [2, 4, 7, 8, 9, 10, 11, 12, 13, 14, 16, 18, 19, 20]
    );
    for option in options {
        let under_never_quoted = option.themes.iter().any(|theme| theme.to_string() == "4.6");
        assert_eq!(option.never_quoted, under_never_quoted, "option {}", option.number);
    }
}

#[test]
fn every_kind_of_board_in_the_geography_is_explained_among_the_bodies() {
    let bodies = &catalogue().programmes.bodies;
    for kind in [BoardKind::Partnership, BoardKind::Safeguarding] {
        assert!(bodies.iter().any(|body| body.id == kind.code()), "{kind}");
    }
    for kind in BodyKind::ALL {
        assert!(bodies.iter().any(|body| body.kind == *kind), "no body is {kind}");
    }
}

#[test]
fn the_promises_of_public_bodies_are_all_there_by_number() {
    let standards = &catalogue().standards;
    let numbers = |principles: &[Principle]| principles.iter().map(|one| one.number).collect::<Vec<u8>>();
    assert_eq!(numbers(&standards.right_way.principles), [1, 2, 3, 4, 5]);
    assert_eq!(numbers(&standards.participation.standards), [1, 2, 3, 4, 5, 6, 7]);
    assert_eq!(numbers(&standards.corporate_parenting.principles), (1..=11).collect::<Vec<u8>>());
    assert_eq!(standards.goals.len(), 7);
    assert_eq!(standards.ways_of_working.len(), 5);
}

#[test]
fn the_nine_promises_are_counted_and_not_invented() {
    let charter = &catalogue().standards.corporate_parenting;
    assert_eq!(charter.promises, 9);
    assert!(charter.promises_notice.en.contains("We do not hold their words"));
}

#[test]
fn the_measures_of_the_sources_are_numbered_and_some_are_beyond_families_words() {
    let measures = &catalogue().measures;
    assert_eq!(measures.inspection_themes.len(), 5);
    assert_eq!(measures.remit.iter().map(|one| one.number).collect::<Vec<_>>(), (1..=7).collect::<Vec<u8>>());
    assert_eq!(measures.success.iter().map(|one| one.number).collect::<Vec<_>>(), [1, 2, 3, 4]);
    assert_eq!(
        measures.design.iter().map(|one| one.number).collect::<Vec<_>>(),
        (1..=8).collect::<Vec<u8>>()
    );
    let beyond = measures.success.iter().chain(&measures.design);
    assert!(beyond.filter(|one| one.families_can_speak == FamiliesCanSpeak::No).count() > 0);
}

#[test]
fn each_level_of_seriousness_has_its_criteria_and_made_up_examples() {
    let criteria = &catalogue().criteria;
    let levels: Vec<_> = criteria.levels.iter().map(|level| level.code).collect();
    assert_eq!(levels, Criticality::ALL);
    for level in &criteria.levels {
        assert_eq!(level.not_if.is_none(), level.code == Criticality::Extreme, "level {}", level.code);
        assert!(level.examples.len() >= 2, "level {}", level.code);
    }
    assert_eq!(criteria.tie_breaks.iter().map(|rule| rule.number).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
    let serious = catalogue().criticality(Criticality::Serious).expect("level 3 is described");
    assert_eq!(serious.name.cy, "Difrifol");
}

#[test]
fn whoever_asks_why_finds_every_law_charter_plan_and_report() {
    for kind in PolicyKind::ALL {
        assert!(catalogue().why.iter().any(|policy| policy.kind == *kind), "no {kind}");
    }
    for id in [
        "uncrc",
        "mutual-expectations",
        "measure-2011",
        "act-2014",
        "human-rights-act",
        "right-way",
        "participation-standards",
        "corporate-parenting",
        "well-being-2015",
        "windscreen",
        "pathways",
        "elected-members",
        "regional-boards",
        "no-wrong-door",
        "open-access",
        "family-justice",
        "care-crisis-review",
        "ifss",
        "families-first",
        "part-6",
        "ace-hub",
        "early-action-together",
        "listen-act-thrive",
        "inspectorate-reviews",
        "prosperity-for-all",
        "whole-school",
        "sharing-information",
        "service-elements",
        "corporate-plans",
        "therapeutic-help",
        "key-questions",
        "raising-ambitions",
        "taking-wales-forward",
        "active-offer",
        "mag",
        "flying-start",
    ] {
        assert!(catalogue().policy(id).is_some(), "{id}");
    }
}

#[test]
fn a_policy_is_told_in_short_sentences_and_ends_in_a_question() {
    for policy in &catalogue().why {
        for locale in Locale::ALL {
            assert!(policy.families_ask.get(*locale).ends_with('?'), "{}", policy.id);
            for text in [&policy.what, &policy.clywed] {
                for sentence in text.get(*locale).split_inclusive(". ") {
                    let words = sentence.split_whitespace().count();
                    assert!(words <= 25, "{} in {locale}: {words} words: {sentence}", policy.id);
                }
            }
        }
        assert!(!policy.themes.is_empty(), "{} leads to no theme", policy.id);
    }
}

#[test]
fn what_is_only_planned_is_not_told_as_done() {
    let built = |id| catalogue().policy(id).map(|policy| policy.built);
    assert_eq!(built("mutual-expectations"), Some(true));
    assert_eq!(built("family-justice"), Some(true));
    assert_eq!(built("regional-boards"), Some(false));
    assert_eq!(built("windscreen"), Some(false));
}

#[test]
fn years_are_those_of_the_thing_itself() {
    let year = |id| catalogue().policy(id).map(|policy| policy.year);
    assert_eq!(year("uncrc"), Some(Some(1989)));
    assert_eq!(year("ace-hub"), Some(None), "no source gives one");
}

#[test]
fn nothing_is_promised_to_a_family_or_a_moderator_that_nobody_does() {
    let claims = [
        "We count the rights",
        "theme of its own",
        "until a council loads",
        "until an authority loads",
        "no money",
    ];
    for policy in &catalogue().why {
        for claim in claims {
            assert!(!policy.what.en.contains(claim) && !policy.clywed.en.contains(claim), "{}", policy.id);
        }
    }
    for level in &catalogue().criteria.levels {
        for person in ["director", "head of service", "manager answers"] {
            assert!(!level.starts.en.contains(person), "level {}: {person}", level.code);
        }
    }
    assert!(!catalogue().charter.notice.en.contains("loads"));
}

#[test]
fn a_coding_may_name_a_theme_or_a_sub_theme_and_nothing_else() {
    assert!(catalogue().is_theme("4") && catalogue().is_theme("4.6") && catalogue().is_theme("10.3"));
    for wrong in ["0", "11", "4.9", "4.", "04", ""] {
        assert!(!catalogue().is_theme(wrong), "{wrong:?}");
    }
}
