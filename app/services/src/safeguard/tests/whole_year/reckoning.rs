//! A second reckoning of the clocks of the leads' desk, written from the procedures and not from the rule: who is on duty, and
//! when who is to be alerted of what.

use domain::{
    clock::{Date, Moment},
    concern::{Times, clocks::What},
};
use std::collections::BTreeMap;

pub(super) const MINUTE: i64 = 60_000_000;
const HOUR: i64 = 60 * MINUTE;

/// The days from Monday to Friday on which nobody works, as they are printed for Wales.
const HOLIDAYS: [&str; 9] = [
    "2026-12-25",
    "2026-12-28",
    "2027-01-01",
    "2027-03-26",
    "2027-03-29",
    "2027-05-03",
    "2027-05-31",
    "2027-08-30",
    "2027-12-27",
];

fn between(day: Date, from: &str, to: &str) -> bool {
    (from.parse().unwrap()..=to.parse().unwrap()).contains(&day)
}

/// Whether Lena is ill.
pub(super) fn is_ill(day: Date) -> bool {
    between(day, "2026-12-20", "2027-01-03") || between(day, "2027-03-20", "2027-03-30")
}

/// Whose hours these are.
pub(super) fn on_duty(at: Moment) -> Option<&'static str> {
    let (day, hour) = (at.date(), at.local().hour());
    match hour {
        6..18 if !is_ill(day) => Some("Lena"),
        6..18 => between(day, "2026-12-20", "2027-01-03").then_some("Dai"),
        18.. => Some("Dai"),
        _ => None,
    }
}

/// The end of so many working days later.
fn working_days_later(from: Moment, mut days: u32) -> i64 {
    let mut day = from.date();
    while days > 0 {
        day = day.tomorrow().unwrap();
        let weekend = day.weekday().to_monday_one_offset() > 5;
        let holiday = HOLIDAYS.iter().any(|holiday| holiday.parse::<Date>().unwrap() == day);
        days -= u32::from(!weekend && !holiday);
    }
    Moment::at_start_of(day.tomorrow().unwrap()).unwrap().0
}

/// Somebody is on duty at least once a week.
const MINUTES_OF_A_WEEK: i64 = 7 * 24 * 60;

/// From `first` on, each `beat`, until it is done.
fn beats(first: i64, beat: i64, done: Option<Moment>) -> Vec<i64> {
    let done = done.unwrap().0;
    std::iter::successors(Some(first), |at| Some(at + beat)).take_while(|at| *at < done).collect()
}

/// When somebody is to be alerted of what. `acknowledge_by` is checked as well.
pub(super) fn expected(times: &Times, acknowledge_by: Moment) -> BTreeMap<What, Vec<i64>> {
    let raised = times.routed;
    let duty = (0..MINUTES_OF_A_WEEK)
        .map(|minute| Moment(raised.0 + minute * MINUTE))
        .find(|at| on_duty(*at).is_some());
    let by = duty.unwrap().0 + 30 * MINUTE;
    assert!((acknowledge_by.0 - by).abs() <= MINUTE, "{}", raised.local());

    let (taken, called) = (times.acknowledged.unwrap(), times.called.unwrap());
    let (written, heard) = (times.written.unwrap(), times.heard.unwrap());
    // Of what is late before anybody has it, whoever takes it is told then.
    let call = (taken.0.min(acknowledge_by.0) + HOUR).max(taken.0);
    let mut wanted: BTreeMap<What, Vec<i64>> = [
        (What::Acknowledge, beats(raised.0, 30 * MINUTE, Some(taken))),
        (What::Call, beats(call, HOUR, times.called)),
        (What::Written, beats(called.0 + 24 * HOUR, 24 * HOUR, times.written)),
        (What::Decide, beats(working_days_later(called, 1), 24 * HOUR, times.heard)),
        (What::Chase, beats(working_days_later(written, 7), 24 * HOUR, times.heard)),
        (What::Finish, beats(working_days_later(heard.max(written), 7), 24 * HOUR, times.closed)),
    ]
    .into();
    wanted.retain(|_, moments| !moments.is_empty());
    wanted
}
