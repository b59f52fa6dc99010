use super::*;
use crate::{
    clock::Month,
    disclosure::{Disclosed, Policy, Position, Tally, print, sample},
    figures::{Contribution, Population},
    release::{Hash, Summary},
};
use jiff::civil::date;

const QUARTER: Quarter = Quarter { year: 2026, quarter: 3 };
const TODAY: Date = date(2026, 11, 1);

fn both(text: &str) -> Bilingual {
    Bilingual { cy: text.into(), en: text.into() }
}

fn release(figures: Vec<Disclosed<Figures>>) -> Release {
    Release {
        authority: "W06000008".into(),
        quarter: QUARTER,
        version: 1,
        correction: None,
        unwritten: false,
        catalogue: "2026.1".into(),
        figures,
        past: Vec::new(),
        summaries: Vec::new(),
        method: Vec::new(),
        audit_head: Hash([0; 32]),
    }
}

/// So many people of one audience who answered by themselves, each in these cells.
fn people(audience: Audience, cells: &[(u64, Contribution)]) -> Disclosed<Figures> {
    let mut tally = Tally::default();
    let mut key = 0;
    for (count, cells) in cells {
        for _ in 0..*count {
            key += 1;
            tally.join(key * 7919, cells);
        }
    }
    let of = Of {
        channel: Some(Channel::Alone),
        lineage: "1".into(),
        audience: Some(audience),
        cut: Cut::All,
        value: String::new(),
    };
    let population = Population { authority: "W06000008".into(), period: Period::Quarter(QUARTER), of };
    print(&tally, population, &Policy::default(), Month { year: 2026, month: 10 }, |keys| {
        Position(keys.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    })
}

fn cell(measure: Measure, row: &str, column: &str) -> Contribution {
    vec![(measure, row.to_owned(), column.to_owned())]
}

fn promise(by: Date, ended: Option<Ended>) -> Promise {
    Promise {
        id: by.to_string(),
        theme: "5".into(),
        service: None,
        text: both("One number for all."),
        by,
        ended,
        silent: true,
        no_difference: None,
    }
}

#[test]
fn the_promise_that_is_overdue_for_longest_is_asked_about_first() {
    let all = [
        promise(date(2026, 10, 30), None),
        promise(date(2026, 6, 30), None),
        promise(date(2026, 12, 1), None),
    ];
    let asked = questions(&release(Vec::new()), &all, TODAY);
    let days: Vec<i32> = asked
        .iter()
        .filter_map(|question| match question {
            Question::Overdue { days, .. } => Some(*days),
            _ => None,
        })
        .collect();
    assert_eq!(days, [124, 2], "and one that is not due yet is not asked about");
}

#[test]
fn what_is_said_to_be_done_is_asked_about_if_half_of_those_who_wanted_it_see_no_difference() {
    let done = Some(Ended { how: EntryKind::Kept, on: date(2026, 10, 1) });
    let of = |no_difference| Promise { no_difference, ..promise(date(2026, 10, 30), done) };
    let asked = |promise: Promise| {
        let asked = questions(&release(Vec::new()), &[promise], TODAY);
        asked.iter().any(|question| matches!(question, Question::NoDifference { .. }))
    };
    assert!(asked(of(Some((10, 20)))));
    assert!(!asked(of(Some((5, 20)))) && !asked(of(None)));
    let open = Promise { no_difference: Some((20, 20)), ..promise(date(2027, 1, 1), None) };
    assert!(!asked(open), "nobody can say so of what is not done");
}

#[test]
fn a_summary_that_no_service_answered_and_an_audience_that_was_not_heard_are_asked_about() {
    let mut release = release(vec![sample("W06000008", QUARTER, 40)]);
    let summary = |theme: &str| Summary {
        salt: Hash([0; 32]),
        theme: theme.into(),
        text: both("People want to know when."),
        taken_down: None,
        replies: Vec::new(),
    };
    release.summaries = vec![summary("2")];
    let asked = questions(&release, &[], TODAY);
    assert!(asked.contains(&Question::Unanswered { theme: "2".into() }));
    assert!(asked.contains(&Question::Unheard { audience: Audience::Child }));
    assert!(!asked.contains(&Question::Unheard { audience: Audience::Parent }), "forty parents were heard");
}

#[test]
fn a_bottom_share_is_asked_about_only_where_percentages_are_printed() {
    let c1 = |step| cell(Measure::Charter, "c1", step);
    let many = people(Audience::Parent, &[(60, c1("top")), (40, c1("bottom"))]);
    let asked = questions(&release(vec![many]), &[], TODAY);
    let found = asked.iter().find_map(|question| match question {
        Question::Bottom { audience, field, percent } => Some((*audience, *field, *percent)),
        _ => None,
    });
    let (audience, field, percent) = found.unwrap();
    assert_eq!((audience, field), (Audience::Parent, Field::C1));
    assert!((35..=45).contains(&percent), "{percent}");
    let few = people(Audience::Parent, &[(10, c1("top")), (20, c1("bottom"))]);
    let asked = questions(&release(vec![few]), &[], TODAY);
    assert!(!asked.iter().any(|question| matches!(question, Question::Bottom { .. })));
}

#[test]
fn the_right_that_most_raised_as_a_problem_is_named_and_none_where_no_number_is_printed() {
    let right = |article: &str| cell(Measure::Rights, article, "problem");
    let many = people(Audience::Child, &[(30, right("12")), (10, right("19"))]);
    let asked = questions(&release(vec![many]), &[], TODAY);
    assert!(asked.contains(&Question::Right { article: 12 }));
    let praise = people(Audience::Child, &[(30, cell(Measure::Rights, "12", "praise"))]);
    let asked = questions(&release(vec![praise]), &[], TODAY);
    assert!(!asked.iter().any(|question| matches!(question, Question::Right { .. })));
}

#[test]
fn a_committee_is_given_no_more_questions_than_it_can_ask() {
    let all: Vec<Promise> = (1..=28).map(|day| promise(date(2026, 6, day), None)).collect();
    assert_eq!(questions(&release(Vec::new()), &all, TODAY).len(), MOST);
}
