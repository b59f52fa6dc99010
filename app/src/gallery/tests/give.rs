//! The rules for the questionnaire, the check page and the receipt.

use super::{each, select};
use crate::gallery::give;
use domain::{Locale, feedback::Audience};
use scraper::Html;

/// Each way in which the page "just for you" can be answered.
const SAFETY: &[&[(&str, &str)]] = &[
    &[("s1", "yes")],
    &[("s1", "sometimes")],
    &[("s1", "no")],
    &[("s1", "not-said")],
    &[("s1", "sometimes"), ("s2", "no"), ("s3", "nobody"), ("s4", "not-said")],
    &[("s1", "no"), ("s2", "yes"), ("s3", "worker"), ("s4", "worker"), ("r", "Ysgol y Bryn, amser cinio")],
    &[("s2", "yes"), ("s3", "home"), ("s4", "home"), ("r", "07700 900123")],
];

#[test]
fn no_page_after_the_safety_questions_tells_how_they_were_answered() {
    for locale in Locale::ALL {
        for audience in Audience::ALL {
            let mut said = SAFETY.to_vec();
            let button: &[(&str, &str)] = &[("sb", "yes")];
            let afraid: &[(&str, &str)] = &[("sb", "yes"), ("s1", "no"), ("s2", "yes"), ("r", "Ysgol")];
            if *audience == Audience::Child {
                said.extend([button, afraid]);
            }
            for page in [give::checked, give::given_back] {
                let first = page(*locale, *audience, said[0]);
                assert!(first.contains("5ea1ed"), "the page carries the sealed answers along");
                for answers in &said {
                    assert_eq!(page(*locale, *audience, answers), first, "{audience} {answers:?} ({locale})");
                }
            }
            assert!(
                !give::checked(*locale, *audience, &[])
                    .contains(&crate::tr!(*locale, "give-check-own-answered"))
            );
        }
    }
}

#[test]
fn nothing_is_chosen_on_a_form_that_nobody_has_filled_in() {
    each(|place, _, page| {
        if place.starts_with("give-") && select(page, "form.steps").len() == 1 && !place.contains("kept") {
            let chosen = select(page, "input[checked]");
            let chosen: Vec<_> = chosen.iter().filter_map(|input| input.attr("name")).collect();
            let answered = ["give-nothing", "give-too-long"].iter().any(|sample| place.starts_with(sample));
            assert!(chosen.is_empty() || answered, "{place}: {chosen:?}");
            assert!(!chosen.iter().any(|name| ["p1", "p2", "p3"].contains(name)), "{place}: {chosen:?}");
        }
    });
}

#[test]
fn a_child_who_asks_for_help_is_asked_at_once_how_somebody_can_talk_to_them() {
    let html = give::given_back(Locale::Cy, Audience::Child, &[("sb", "yes")]);
    let page = Html::parse_document(&html);
    for asked in ["input[name=sb]", "input[name=s2][value=yes]", "input[name=r]", ".helpline a[href^='tel:']"]
    {
        assert!(!select(&page, &format!(".not-safe {asked}")).is_empty(), "{asked}");
    }
}

#[test]
fn enter_on_an_answer_sends_nothing() {
    each(|place, _, page| {
        if let [form] = select(page, "form.steps").as_slice() {
            // Enter presses a form's first button, and nothing happens when that button is disabled.
            let buttons = form.select(&scraper::Selector::parse("button").unwrap()).next().unwrap();
            assert!(buttons.attr("disabled").is_some(), "{place}");
        }
    });
}

#[test]
fn back_from_the_check_page_leads_to_the_last_step() {
    let html = give::checked(Locale::En, Audience::Parent, &[]);
    let page = Html::parse_document(&html);
    let back = select(&page, ".actions button.quiet[formaction$='#s11']");
    assert_eq!(back.len(), 1);
}
