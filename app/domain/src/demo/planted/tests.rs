//! What is planted is found in figures as they are printed, and what is not planted is not.

use super::*;
use crate::{
    clock::Moment,
    demo::{MadeUp, Place, Plan, QUARTERS, authorities, dice::Dice, services, shares},
    questionnaire::CORE,
    statistics::{PartAndWhole, Point, Printed, Rhythm, Words, change},
};
use std::{collections::BTreeMap, sync::LazyLock};

fn until() -> Moment {
    Moment::at_start_of("2026-11-21".parse().unwrap()).unwrap()
}

/// A feedback with the kind of service that it is about.
type Told = (MadeUp, Option<String>);

/// The feedback of some authorities, made up once for all tests.
static TOLD: LazyLock<BTreeMap<&str, Vec<Told>>> = LazyLock::new(|| {
    ["W06000008", "W06000011", "W06000015", "W06000016", "W06000022"].map(|code| (code, tell(code))).into()
});

/// A demo's feedback in one authority, in the quarters that are over.
fn tell(authority: &str) -> Vec<Told> {
    let others: Vec<_> = authorities().skip(1).collect();
    let (_, count) = shares(FOUND_FROM, crate::demo::FIRST, &others)
        .into_iter()
        .find(|(code, _)| code == authority)
        .unwrap();
    let mut places: Vec<Place> =
        services().into_iter().filter(|of| of.authority == authority).map(|of| of.place).collect();
    if authority == crate::demo::FIRST {
        // The four that the demo names itself.
        for (number, kind) in [(1, "taf"), (2, "social-work"), (3, "flying-start"), (4, "unknown")] {
            let id = uuid::Uuid::from_u128(number);
            places.push(Place { id, kind: kind.to_owned(), level: None });
        }
    }
    let kinds: BTreeMap<_, _> = places.iter().map(|place| (place.id, place.kind.clone())).collect();
    let plan = Plan::new(1, authority, count, until(), places);
    let all = (0..count).map(|index| plan.feedback(index));
    let over = all.take_while(|one| one.received.quarter() < until().quarter());
    over.map(|one| {
        let kind = one.service.and_then(|id| kinds.get(&id).cloned());
        (one, kind)
    })
    .collect()
}

fn answer(one: &MadeUp, field: Field) -> Option<&str> {
    one.pairs.iter().find(|(name, _)| name == field.code()).map(|(_, value)| value.as_str())
}

fn alone(one: &MadeUp) -> bool {
    answer(one, Field::Helper).is_none_or(|helper| helper == "nobody")
}

/// A count as it is printed.
fn printed(dice: &mut Dice, n: u64) -> Printed {
    let up = dice.below(5) < n % 5;
    Printed::new(n - n % 5 + if up { 5 } else { 0 }).unwrap()
}

/// A question's line over the quarters that are over, of those who answered alone, as a page has it.
fn line<'a>(of: &(impl Iterator<Item = &'a MadeUp> + Clone), question: Field) -> Vec<Point<Quarter, ()>> {
    let mut dice = Dice::new(&[5]);
    let mut quarter = crate::demo::first(until());
    let mut points = Vec::new();
    for _ in 0..QUARTERS {
        let here = of.clone().filter(|one| one.received.quarter() == quarter);
        let by_self = here.clone().filter(|one| alone(one)).count() as u64;
        let with_others = here.clone().count() as u64 - by_self;
        let answers = here.filter(|one| alone(one)).filter_map(|one| answer(one, question));
        let (mut best, mut base) = (0, 0);
        for step in answers.filter(|step| *step != "not-about-me") {
            base += 1;
            best += u64::from(step == "top");
        }
        let whole = printed(&mut dice, base);
        let figures = (whole.get() >= 10).then(|| PartAndWhole {
            part: printed(&mut dice, best).min(whole),
            whole,
            channels: [by_self, with_others].map(|n| printed(&mut dice, n)).to_vec(),
        });
        points.push(Point { period: quarter, lineage: (), figures });
        quarter = quarter.next();
    }
    points
}

/// How many quarters lie between two.
fn apart(one: Quarter, other: Quarter) -> i32 {
    let number = |quarter: Quarter| i32::from(quarter.year) * 4 + i32::from(quarter.quarter);
    (number(one) - number(other)).abs()
}

#[test]
fn every_planted_change_is_found_in_printed_figures_in_its_direction_and_at_its_time() {
    for planted in PLANTED {
        let told = &TOLD[planted.authority];
        // Where a kind of service is meant: what the audience says that speaks of it most.
        let most = |kind: &str| {
            let of = |audience: &Audience| {
                let by = |(one, about): &&Told| one.audience == *audience && about.as_deref() == Some(kind);
                told.iter().filter(by).count()
            };
            *Audience::ALL.iter().max_by_key(|audience| of(audience)).unwrap()
        };
        let (audience, kind) = match planted.whose {
            Whose::Audience(audience) => (audience, None),
            Whose::Service(kind) => (most(kind), Some(kind)),
        };
        let of = told
            .iter()
            .filter(|(one, about)| one.audience == audience && (kind.is_none() || about.as_deref() == kind))
            .map(|(one, _)| one);
        let words = change(&line(&of, planted.question), Rhythm::Quarters).words;
        let since = match words {
            Words::Higher { since } if planted.points > 0 => since,
            Words::Lower { since } if planted.points < 0 => since,
            other => panic!("{planted:?}: {other:?}"),
        };
        let from = planted.from(until().quarter());
        assert!(apart(since, from.quarter()) <= 1, "{planted:?} is found since {since}");
    }
}

#[test]
fn a_planted_change_moves_the_share_by_its_points_and_by_nothing_before_it() {
    let told = &TOLD["W06000008"];
    let planted = PLANTED[0];
    let Whose::Audience(audience) = planted.whose else { panic!("{planted:?}") };
    let from = planted.from(until().quarter());
    let share = |after: bool| {
        let here = told.iter().map(|(one, _)| one).filter(|one| one.audience == audience);
        let here = here.filter(|one| (one.received.month() >= from) == after);
        let steps: Vec<_> = here
            .filter_map(|one| answer(one, planted.question))
            .filter(|step| *step != "not-about-me")
            .collect();
        steps.iter().filter(|step| **step == "top").count() * 1000 / steps.len()
    };
    let (before, after) = (share(false), share(true));
    assert!((430..500).contains(&before), "{before}");
    assert!((160..240).contains(&(after - before)), "{before} {after}");
}

#[test]
fn where_nothing_is_planted_nearly_nothing_is_found() {
    let (mut lines, mut found) = (0, Vec::new());
    for authority in ["W06000008", "W06000022"] {
        let told = &TOLD[authority];
        for question in CORE.into_iter().filter(|question| {
            !PLANTED.iter().any(|planted| planted.authority == authority && planted.question == *question)
        }) {
            for audience in Audience::ALL {
                let of = told.iter().map(|(one, _)| one).filter(|one| one.audience == *audience);
                lines += 1;
                if let words @ (Words::Higher { .. } | Words::Lower { .. }) =
                    change(&line(&of, question), Rhythm::Quarters).words
                {
                    found.push(format!("{authority} {question} {audience}: {words:?}"));
                }
            }
        }
    }
    assert!(lines >= 15 && found.len() <= 1, "{found:?} of {lines}");
}
