use super::*;
use crate::{
    clock::Month,
    disclosure::{Disclosed, Policy, Position, Tally, print},
    statistics::{Broken, Why, Words},
};

const LAST: Quarter = Quarter { year: 2026, quarter: 3 };

/// What parents who answered by themselves said in a quarter: `top` of `people` took the top step, the others the bottom.
fn parents(quarter: Quarter, lineage: &str, people: u64, top: u64) -> Disclosed<Figures> {
    let mut tally = Tally::default();
    for key in 0..people {
        let step = if key < top { "top" } else { "bottom" };
        tally.join(key * 7919, &vec![(Measure::Charter, "c1".to_owned(), step.to_owned())]);
    }
    let of = Of {
        channel: Some(Channel::Alone),
        lineage: lineage.to_owned(),
        audience: Some(Audience::Parent),
        cut: Cut::All,
        value: String::new(),
    };
    let population = Population { authority: "W06000008".to_owned(), period: Period::Quarter(quarter), of };
    print(&tally, population, &Policy::default(), Month { year: 2026, month: 10 }, |keys| {
        Position(keys.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    })
}

/// The course of twelve quarters, given how many of how many took the top step in each, oldest first.
fn course_of(said: &[(u64, u64)]) -> Course {
    let ends = &quarters(LAST)[QUARTERS - said.len()..];
    let printed: Vec<_> =
        ends.iter().zip(said).map(|(quarter, (top, people))| parents(*quarter, "1", *people, *top)).collect();
    let shown: Vec<&Figures> = printed.iter().map(|figures| &**figures).collect();
    let all = courses(&shown, LAST);
    assert_eq!(all.len(), 1, "only one question was answered");
    all.into_iter().next().unwrap()
}

#[test]
fn three_years_end_with_the_quarter_that_is_asked_for() {
    let all = quarters(LAST);
    assert_eq!(
        (all.len(), all[0].to_string(), all[11].to_string()),
        (12, "2023-Q4".into(), "2026-Q3".into())
    );
}

#[test]
fn a_share_that_moves_and_stays_is_said_with_the_quarter_in_which_it_moved() {
    let mut said = vec![(40, 100); 6];
    said.extend([(75, 100); 6]);
    let course = course_of(&said);
    let since = quarters(LAST)[6];
    assert_eq!(course.top.words, Words::Higher { since });
    assert_eq!(course.bottom.words, Words::Lower { since });
    assert_eq!(course.year_before().unwrap().quarter, Quarter { year: 2025, quarter: 3 });
}

#[test]
fn what_stays_the_same_is_no_change_and_a_few_quarters_are_too_few() {
    assert_eq!(course_of(&[(40, 100); 12]).top.words, Words::NoChange);
    let short = course_of(&[(20, 100), (90, 100), (20, 100), (90, 100)]);
    assert_eq!(short.top.words, Words::NotEnough, "two quarters that differ say nothing");
    assert_eq!((short.dots.len(), short.year_before()), (4, None));
}

#[test]
fn a_quarter_with_too_few_people_is_a_gap_and_no_zero() {
    let mut said = vec![(40, 100); 12];
    said[5] = (2, 4);
    let course = course_of(&said);
    assert_eq!(course.dots[5].shown, None);
    assert_eq!(course.dots.iter().filter(|dot| dot.shown.is_some()).count(), 11);
    assert_eq!(course.top.words, Words::NoChange);
}

#[test]
fn other_questions_break_the_line_and_the_words_never_reach_back_over_it() {
    let all = quarters(LAST);
    let printed: Vec<_> = all
        .iter()
        .enumerate()
        .map(|(at, quarter)| {
            parents(*quarter, if at < 8 { "1" } else { "2" }, 100, if at < 8 { 20 } else { 80 })
        })
        .collect();
    let shown: Vec<&Figures> = printed.iter().map(|figures| &**figures).collect();
    let course = courses(&shown, LAST).remove(0);
    let broken = Broken { at: all[8], why: Why::Lineage };
    assert_eq!((course.top.broken, course.top.words), (Some(broken), Words::BrokenLine(broken)));
    assert_eq!(course.chart.unwrap().0, 8, "the chart begins anew");
}

#[test]
fn a_population_that_printed_nothing_in_the_last_quarter_has_no_course() {
    let printed = parents(LAST.previous(), "1", 100, 50);
    assert_eq!(courses(&[&*printed], LAST), []);
}
