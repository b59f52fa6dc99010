//! What one response counts as.

use super::*;
use crate::{
    catalogue::Level,
    feedback::{Audience, Channel, WordBox},
    questionnaire::{Answers, Field},
};

fn facts() -> Facts {
    let mut answers = Answers::new(Audience::Child);
    for (field, code) in [
        (Field::C1, "top"),
        (Field::C2Clear, "bottom"),
        (Field::Agencies, "school"),
        (Field::Agencies, "health"),
        (Field::Together, "middle"),
        (Field::Doors, "few"),
        (Field::Band, "8-10"),
        (Field::Speaks, "cy"),
    ] {
        answers.answer(field, code).unwrap();
    }
    Facts {
        key: 7,
        channel: Channel::Alone,
        lineage: "2026.1".to_owned(),
        audience: Audience::Child,
        service: Some("K7".to_owned()),
        service_type: Some("fgc".to_owned()),
        level: Some(Level::Intensive),
        answers: answers.pack(),
        themes: vec![("1.2".to_owned(), WordBox::Problem), ("1.3".to_owned(), WordBox::Problem)],
        rights: vec![(12, WordBox::Problem)],
        answered: None,
    }
}

fn has(cells: &Contribution, measure: Measure, row: &str, column: &str) -> usize {
    cells.iter().filter(|(m, r, c)| *m == measure && r == row && c == column).count()
}

#[test]
fn a_response_counts_once_in_each_table_of_its_authority_its_service_and_each_cut() {
    let all = facts().contributions().unwrap();
    let of = |cut: Cut, value: &str| {
        all.iter()
            .find(|(of, _)| of.cut == cut && of.value == value && !of.is_everybody())
            .map(|(_, cells)| cells)
    };
    let whole = of(Cut::All, "").unwrap();
    assert_eq!(has(whole, Measure::Charter, "c1", "top"), 1);
    assert_eq!(has(whole, Measure::FollowUp, "c2a", "bottom"), 1);
    assert_eq!(has(whole, Measure::Rights, "12", "problem"), 1);
    // Two themes within one theme are one response about it.
    assert_eq!(has(whole, Measure::Themes, "1", "problem"), 1);
    assert_eq!(has(whole, Measure::SubThemes, "1.3", "problem"), 1);
    assert_eq!(has(whole, Measure::FindingHelp, "d", "few"), 1);
    assert_eq!(has(whole, Measure::Heard, "level", "I"), 1);
    for (cut, value) in [
        (Cut::Service, "K7"),
        (Cut::ServiceType, "fgc"),
        (Cut::Level, "I"),
        (Cut::Agency, "school"),
        (Cut::Agency, "health"),
        (Cut::Age, "8-10"),
        (Cut::Language, "cy"),
    ] {
        assert_eq!(has(of(cut, value).unwrap(), Measure::Charter, "c1", "top"), 1, "{cut} {value}");
    }
    assert_eq!(has(of(Cut::Agencies, "2-3").unwrap(), Measure::Together, "t", "middle"), 1);
    assert_eq!(has(of(Cut::Agency, "school").unwrap(), Measure::Rights, "12", "problem"), 0);
}

#[test]
fn channels_and_audiences_stand_together_only_where_it_is_counted_who_was_heard() {
    let all = facts().contributions().unwrap();
    let everybody = &all[&Of::everybody()];
    assert_eq!(has(everybody, Measure::Heard, "channel", "alone"), 1);
    assert_eq!(has(everybody, Measure::Heard, "audience", "child"), 1);
    assert_eq!(everybody.len(), 2);
    let apart = all.iter().filter(|(of, _)| !of.is_everybody());
    assert!(apart.flat_map(|(_, cells)| cells).all(|(_, row, _)| row != "channel" && row != "audience"));
}

#[test]
fn facts_come_back_as_they_were_kept_and_what_became_of_a_response_is_counted_once_known() {
    let kept = facts().to_json().unwrap();
    assert_eq!(Facts::from_json(&kept).unwrap(), facts());
    let answered = Answered { in_time: false, kind: "replied".to_owned() };
    let answered = Facts { answered: Some(answered), ..facts() }.contributions().unwrap();
    assert_eq!(answered[&Of::everybody()].len(), 2, "its numbers do not move");
    let everybody = &answered[&Of::everybody().narrowed(Cut::Answered, "")];
    assert_eq!(has(everybody, Measure::Listening, "promise", "late"), 1);
    assert_eq!(has(everybody, Measure::Listening, "answer", "replied"), 1);
}

#[test]
fn a_reporting_year_runs_from_april_to_march() {
    let year: Period = "2026".parse().unwrap();
    let quarters: Vec<String> = year.quarters().iter().map(ToString::to_string).collect();
    assert_eq!(quarters, ["2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1"]);
    for quarter in year.quarters() {
        assert_eq!(Period::year_of(quarter), year);
    }
    for bad in ["", "26", "20266", "2026-Q5", "-026"] {
        assert!(bad.parse::<Period>().is_err(), "{bad}");
    }
}
