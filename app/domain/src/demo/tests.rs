//! Made-up feedback is the same each time, and like everybody's.

use super::*;
use crate::{
    feedback::{Channel, Desk},
    redaction::{Redacted, suggest},
    text,
};
use std::collections::{BTreeMap, BTreeSet};

fn plan(seed: u64, count: u32) -> Plan {
    let place = |id, kind: &str| Place { id: Uuid::from_u128(id), kind: kind.to_owned(), level: None };
    let places =
        vec![place(1, "taf"), place(2, "social-work"), place(3, "flying-start"), place(4, "unknown")];
    let until = Moment::at_start_of("2026-11-21".parse().unwrap()).unwrap();
    Plan::new(seed, FIRST, count, until, places)
}

fn all(seed: u64, count: u32) -> Vec<MadeUp> {
    let plan = plan(seed, count);
    (0..count).map(|index| plan.feedback(index)).collect()
}

#[test]
fn the_same_seed_gives_the_same_feedback_byte_for_byte_and_another_seed_another() {
    assert_eq!(format!("{:?}", all(7, 300)), format!("{:?}", all(7, 300)));
    let tokens = |seed| all(seed, 300).into_iter().map(|made_up| made_up.token).collect::<BTreeSet<_>>();
    assert_eq!(tokens(7).len(), 300);
    assert!(tokens(7).is_disjoint(&tokens(8)));
}

#[test]
fn every_item_passes_the_questionnaires_own_reading_and_could_be_accepted_as_coded() {
    for made_up in all(1, 3000) {
        let given = made_up.read().given.unwrap_or_else(|problems| panic!("{problems:?} in {made_up:?}"));
        assert_eq!(made_up.coding.problems(!given.words.is_empty()), [], "{made_up:?}");
        // Ticks alone are accepted as they are: nobody invents what they are about.
        let (themes, level) = (made_up.coding.themes.is_empty(), made_up.coding.criticality);
        assert_eq!(
            (themes, level.is_none()),
            (given.words.is_empty(), given.words.is_empty()),
            "{made_up:?}"
        );
        // A theme that a moderator gives to words stands in a box of that polarity.
        for (word_box, _) in given.words.expose_words() {
            assert!(made_up.coding.themes.iter().any(|mark| mark.polarity.contains(word_box)));
        }
    }
}

#[test]
fn all_audiences_both_languages_and_more_than_one_channel_speak_of_every_theme() {
    let made_up = all(1, 3000);
    let share = |of: &dyn Fn(&MadeUp) -> bool| made_up.iter().filter(|m| of(m)).count() * 100 / made_up.len();
    assert!((36..=44).contains(&share(&|m| m.locale == Locale::Cy)));
    for audience in Audience::ALL {
        assert!(share(&|m| m.audience == *audience) >= 15, "{audience}");
    }
    let mut channels: BTreeMap<Channel, usize> = BTreeMap::new();
    let (mut officer, mut unsafe_) = (0, 0);
    for item in &made_up {
        let given = item.read().given.unwrap();
        *channels.entry(given.answers.channel()).or_default() += 1;
        officer += usize::from(given.safety.desk() == Desk::DesignatedOfficer);
        unsafe_ += usize::from(given.safety.tier(true) < crate::feedback::Tier::Ordinary);
    }
    assert!(channels[&Channel::Alone] > 2200, "{channels:?}");
    assert!(channels[&Channel::WithHelper] > 200 && channels[&Channel::Advocate] > 30, "{channels:?}");
    assert!((1..60).contains(&officer) && (30..180).contains(&unsafe_), "{officer} {unsafe_}");
    let themes: BTreeSet<String> =
        made_up.iter().flat_map(|m| &m.coding.themes).map(|mark| mark.theme.theme().to_string()).collect();
    assert_eq!(themes.len(), 10);
}

#[test]
fn what_the_system_would_raise_a_concern_about_is_young_and_waits_still() {
    use crate::feedback::Tier;
    let plan = plan(1, 30_000);
    let (mut young, mut settled) = (0, 0);
    for made_up in all(1, 30_000) {
        let given = made_up.read().given.unwrap();
        let raises = given.safety.tier(!given.words.is_empty()) == Tier::Button;
        if waits(made_up.received, plan.until) {
            young += usize::from(raises);
        } else {
            settled += usize::from(raises);
        }
    }
    assert!(young > 0 && settled == 0, "{young} {settled}");
}

#[test]
fn it_spreads_over_three_years_in_order_ever_closer_and_ends_before_the_given_moment() {
    let made_up = all(1, 400);
    let plan = plan(1, 400);
    assert!(made_up.windows(2).all(|pair| pair[0].received <= pair[1].received));
    let quarters: BTreeSet<_> = made_up.iter().map(|m| m.received.quarter()).collect();
    assert_eq!((quarters.len(), quarters.first()), (QUARTERS + 1, Some(&first(plan.until))));
    assert_eq!(quarters.last(), Some(&plan.until.quarter()));
    let in_quarter =
        |text: &str| made_up.iter().filter(|m| m.received.quarter() == text.parse().unwrap()).count();
    let (oldest, newest) = (in_quarter("2023-Q4"), in_quarter("2026-Q3"));
    assert!(oldest >= 10 && (3 * oldest..=5 * oldest).contains(&newest), "{oldest} {newest}");
    assert!(made_up[399].received < plan.until && made_up[399].received > plan.until.plus_days(-4));
    assert!(made_up.iter().all(|m| m.decided >= m.received.plus_days(1)));
}

#[test]
fn few_sound_alike_and_only_the_marker_names_are_hidden() {
    let made_up = all(1, 400);
    let mut texts: BTreeMap<String, usize> = BTreeMap::new();
    let (mut named, mut wrong) = (0, BTreeSet::new());
    for item in &made_up {
        let given = item.read().given.unwrap();
        for (word_box, words) in given.words.expose_words() {
            *texts.entry(words.clone()).or_default() += 1;
            let spans: Vec<_> = suggest(words).into_iter().map(|found| (*word_box, found.span)).collect();
            for (_, span) in &spans {
                let hidden = text::slice(words, span.start, span.end);
                if !hidden.ends_with("Enghraifft") && !hidden.ends_with("Sampl") {
                    wrong.insert(format!("{hidden} in {words}"));
                }
            }
            let redacted = Redacted::new(&given.words, &spans, item.locale).to_string();
            named += spans.len();
            if spans.is_empty() {
                assert!(!words.contains("Enghraifft") && !words.contains("Sampl"), "{words}");
            } else {
                assert!(redacted.contains('['));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(named >= 10, "redaction has something to do: {named}");
    let most = texts.values().max().copied().unwrap_or_default();
    assert!(most <= 12 && texts.len() > 250, "{} texts, the most frequent {most} times", texts.len());
}

#[test]
fn every_sentence_stands_in_both_languages_and_no_summary_quotes_one() {
    let parts = words::parts();
    let mut sentences: Vec<&str> = Vec::new();
    for said in &parts.said {
        assert!(!said.cy.is_empty() && !said.en.is_empty(), "{said:?}");
        sentences.extend(said.cy.iter().chain(&said.en).map(String::as_str));
    }
    for around in &parts.around {
        for list in [&around.before, &around.after, &around.named] {
            assert!(!list.cy.is_empty() && !list.en.is_empty(), "{around:?}");
            sentences.extend(list.cy.iter().chain(&list.en).map(String::as_str));
        }
    }
    let unlike: BTreeSet<&str> = sentences.iter().copied().collect();
    assert_eq!(unlike.len(), sentences.len(), "no sentence twice");
    let themes: BTreeSet<String> = summaries().iter().map(|summary| summary.theme.to_string()).collect();
    assert_eq!(themes.len(), 10);
    for summary in summaries() {
        let found = crate::summary::summary_findings(&summary.body(), sentences.iter().copied());
        assert_eq!(found, crate::summary::Findings::default(), "{summary:?}");
        let today = plan(1, 1).until.date();
        let by = summary.reply.days.map(|days| plan(1, 1).until.plus_days(days).date());
        let (kind, body) = (summary.reply.kind, summary.reply.body());
        let found = crate::summary::reply_findings(kind, &body, by, today, sentences.iter().copied());
        assert_eq!(found, crate::summary::Findings::default(), "{summary:?}");
    }
}

#[test]
fn every_authority_has_several_services_under_codes_of_their_own() {
    use crate::catalogue::catalogue;
    let services = services();
    let codes: BTreeSet<&str> = services.iter().map(|service| service.code.as_str()).collect();
    let ids: BTreeSet<Uuid> = services.iter().map(|service| service.place.id).collect();
    assert_eq!((codes.len(), ids.len()), (services.len(), services.len()));
    let known: BTreeSet<&str> = authorities().collect();
    assert_eq!(known, catalogue().geography.authorities.iter().map(|one| one.code.as_str()).collect());
    for authority in known {
        let here = services.iter().filter(|service| service.authority == authority).count();
        assert!((3..=12).contains(&here) && (authority == FIRST || here > 5), "{authority}: {here}");
    }
    assert!(services.iter().all(|service| catalogue().service_type(&service.place.kind).is_some()));
}

#[test]
fn a_small_demo_fills_the_first_authority_and_in_a_large_one_most_services_hear_from_a_few_people_a_quarter()
{
    let others: Vec<&str> = authorities().skip(1).collect();
    let of = |count: u32| shares(count, FIRST, &others);
    for count in [0, 1, 400, 700, 10_000, 1_000_000] {
        assert_eq!(of(count).iter().map(|(_, share)| share).sum::<u32>(), count);
    }
    assert!(of(700)[0].1 >= 630 && of(1_000_000)[0].1 >= 500_000);
    assert_eq!(shares(400, "W06000015", &[]), [("W06000015".to_owned(), 400)]);

    // In the newest quarter that is over.
    let quarter = plan(1, 1).until.quarter().previous();
    let mut heard = Vec::new();
    for (authority, count) in of(24_000).into_iter().skip(1) {
        let places: Vec<Place> =
            services().into_iter().filter(|one| one.authority == authority).map(|one| one.place).collect();
        let plan = Plan::new(1, &authority, count, plan(1, 1).until, places.clone());
        let here: Vec<_> = (0..count)
            .map(|index| plan.feedback(index))
            .filter(|one| one.received.quarter() == quarter)
            .collect();
        heard.extend(
            places.iter().map(|place| here.iter().filter(|one| one.service == Some(place.id)).count()),
        );
    }
    let few = heard.iter().filter(|n| **n <= 30).count();
    assert!(few * 10 > heard.len() * 8 && heard.iter().any(|n| *n > 40), "{heard:?}");
}
