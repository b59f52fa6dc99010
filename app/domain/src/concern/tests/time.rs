//! Clocks: through nights, weekends, bank holidays and both changes of the hour.

use super::*;
use proptest::prelude::*;

fn clock(of: &Standing<u8>, what: What) -> Clock {
    let all = clocks(of, &Clocks::default(), &Calendar::default());
    all.into_iter().find(|clock| clock.what == what).unwrap()
}

/// A concern that was reported at a local date and time.
fn called(at: Moment) -> Standing<u8> {
    then(&raised(Kind::HarmChild, at), 1, at, Act::Call(at))
}

#[test]
fn the_confirmation_is_due_a_day_of_hours_after_the_call_whatever_the_clock_on_the_wall_does() {
    for (rung, due) in [
        ("2026-11-18T16:00:00", "2026-11-19T16:00:00"),
        // The clock goes forward in the night: 24 hours end at five.
        ("2026-03-28T16:00:00", "2026-03-29T17:00:00"),
        // The clock goes back in the night: they end at three.
        ("2026-10-24T16:00:00", "2026-10-25T15:00:00"),
        // No weekend and no holiday gives more.
        ("2026-12-24T23:30:00", "2026-12-25T23:30:00"),
    ] {
        assert_eq!(clock(&called(at(rung)), What::Written).due, at(due), "{rung}");
    }
}

#[test]
fn social_services_decide_by_the_end_of_the_next_working_day() {
    for (rung, last) in [
        ("2026-11-18T16:00:00", "2026-11-19"),
        ("2026-11-20T16:00:00", "2026-11-23"),
        // Before Easter: Good Friday and Easter Monday are no working days.
        ("2026-04-02T16:00:00", "2026-04-07"),
        ("2026-12-24T09:00:00", "2026-12-29"),
        // On a Saturday, in the night in which the clock goes forward.
        ("2026-03-28T23:50:00", "2026-03-30"),
    ] {
        let due = clock(&called(at(rung)), What::Decide).due;
        assert_eq!(due.date(), last.parse().unwrap(), "{rung}");
        assert_eq!(Moment(due.0 + 1).date(), due.date().tomorrow().unwrap(), "to the end of the day");
    }
}

#[test]
fn an_allegation_is_told_within_a_day_or_on_the_next_working_day() {
    for (came, due) in
        [("2026-11-18T10:15:00", "2026-11-19T10:15:00"), ("2026-11-19T22:00:00", "2026-11-20T22:00:00")]
    {
        assert_eq!(clock(&raised(Kind::Worker, at(came)), What::Told).due, at(due), "{came}");
    }
    let friday = clock(&raised(Kind::Worker, at("2026-11-20T15:00:00")), What::Told);
    assert_eq!(friday.due.date(), "2026-11-23".parse().unwrap(), "not on a Saturday");
    let lead =
        clocks(&raised(Kind::HarmChild, at("2026-11-20T15:00:00")), &Clocks::default(), &Calendar::default());
    assert!(lead.iter().all(|clock| clock.what != What::Told), "that is no allegation");
}

#[test]
fn somebody_asks_again_seven_working_days_after_the_letter_and_after_each_time_they_asked() {
    let rung = at("2026-11-18T16:00:00");
    let of = then(&called(rung), 1, at("2026-11-19T09:00:00"), Act::Confirm);
    assert_eq!(clock(&of, What::Chase).due.date(), "2026-11-30".parse().unwrap());
    let asked = then(&of, 1, at("2026-12-01T09:00:00"), Act::Chase);
    assert_eq!(clock(&asked, What::Chase).due.date(), "2026-12-10".parse().unwrap());
    let heard = then(&asked, 1, at("2026-12-02T09:00:00"), Act::Hear);
    assert_eq!(clock(&heard, What::Chase).pace(at("2026-12-20T09:00:00")), Pace::Done);
    assert_eq!(clock(&heard, What::Finish).due.date(), "2026-12-11".parse().unwrap(), "and it has an end");
}

#[test]
fn where_nobody_is_on_duty_the_time_runs_from_when_somebody_is() {
    let (night, morning) = (at("2026-11-20T23:10:00"), at("2026-11-21T08:00:00"));
    let terms = Clocks::default();
    assert_eq!(acknowledge_by(night, Some(morning), &terms), at("2026-11-21T08:30:00"));
    assert_eq!(acknowledge_by(night, Some(night), &terms), at("2026-11-20T23:40:00"));
    assert_eq!(acknowledge_by(night, None, &terms), at("2026-11-20T23:40:00"), "without a rota at once");
}

#[test]
fn a_named_person_extends_what_runs_and_nothing_else_and_never_back() {
    let rung = at("2026-11-18T16:00:00");
    let of = called(rung);
    let longer = at("2026-11-21T12:00:00");
    let extended =
        next(&of, Step { by: 1, at: rung, others: 0, act: Act::Extend(What::Decide, longer) }).unwrap();
    assert_eq!(extended.entries, [(EntryKind::Extended, Some("decide"))]);
    let clock_of = clock(&extended.standing, What::Decide);
    assert_eq!((clock_of.due, clock_of.extended), (longer, true));
    for (what, until) in [
        (What::Acknowledge, longer),
        (What::Told, longer),
        (What::Said, longer),
        (What::Handed, longer),
        (What::Call, longer),
        (What::Chase, longer),
        // The Procedures give an hour and a day for these, and nobody gives more.
        (What::Written, longer),
        (What::Decide, Moment(rung.0 - 1)),
        (What::Decide, rung.plus_days(30)),
    ] {
        assert_eq!(refused(&of, 1, 0, Act::Extend(what, until)), Refusal::WrongMoment, "{what}");
    }
    let uncalled = raised(Kind::HarmChild, rung);
    let uncalled = then(&uncalled, 1, rung, Act::Acknowledge);
    assert_eq!(refused(&uncalled, 1, 0, Act::Extend(What::Call, longer)), Refusal::WrongMoment);
    let shorter = Act::Extend(What::Decide, at("2026-11-20T12:00:00"));
    assert_eq!(refused(&extended.standing, 1, 0, shorter), Refusal::WrongMoment, "a clock is never set back");
}

#[test]
fn what_is_left_is_said_in_the_unit_in_which_somebody_thinks_of_it() {
    let calendar = Calendar::default();
    let rung = at("2026-11-20T16:00:00");
    let of = then(&called(rung), 1, rung, Act::Confirm);
    let left = |what, now: &str| clock(&of, what).left(at(now), &calendar);
    assert_eq!(left(What::Written, "2026-11-20T16:00:00"), Left::Hours(24));
    assert_eq!(left(What::Written, "2026-11-21T15:10:00"), Left::Minutes(50));
    assert_eq!(left(What::Written, "2026-11-21T16:20:00"), Left::LateMinutes(20));
    assert_eq!(left(What::Written, "2026-11-22T17:00:00"), Left::LateHours(25));
    assert_eq!(left(What::Written, "2026-11-25T16:00:00"), Left::LateDays(4));
    assert_eq!(left(What::Decide, "2026-11-20T18:00:00"), Left::WorkingDays(1));
    assert_eq!(left(What::Decide, "2026-11-23T18:00:00"), Left::WorkingDays(0), "today");
    assert_eq!(left(What::Chase, "2026-11-21T18:00:00"), Left::WorkingDays(7));
    let one = clock(&called(rung), What::Written);
    let pace = |now: &str| one.pace(at(now));
    assert_eq!(pace("2026-11-21T09:59:00"), Pace::InTime);
    assert_eq!(pace("2026-11-21T10:00:00"), Pace::Soon);
    assert_eq!(pace("2026-11-21T16:00:01"), Pace::Late);
}

proptest! {
    #[test]
    fn a_clock_is_never_paused_and_what_is_done_late_was_done_late(
        start in 1_700_000_000..2_000_000_000_i64, minutes in prop::collection::vec(0..20_000_i64, 4), look in 0..90_000_i64,
    ) {
        let (terms, calendar) = (Clocks::default(), Calendar::default());
        let mut now = Moment(start * 1_000_000);
        let mut of = raised(Kind::Worker, now);
        let mut before: Vec<Clock> = Vec::new();
        for (act, wait) in [Act::Acknowledge, Act::Call(now), Act::Confirm, Act::Hear].into_iter().zip(minutes) {
            now = Moment(now.0 + wait * MINUTE);
            let act = if matches!(act, Act::Call(_)) { Act::Call(now) } else { act };
            of = then(&of, 1, now, act);
            let after = clocks(&of, &terms, &calendar);
            for clock in &after {
                prop_assert!(clock.due > clock.since, "{clock:?}");
                // What once was due is due at that moment still, but for the call, which is due sooner once it is taken.
                if let Some(known) = before.iter().find(|known| known.what == clock.what) {
                    prop_assert!(clock.due <= known.due, "{known:?} became {clock:?}");
                }
                let then = Moment(now.0 + look * MINUTE);
                let late = clock.done.unwrap_or(then) > clock.due;
                prop_assert_eq!(late, matches!(clock.pace(then), Pace::Late | Pace::DoneLate));
            }
            before = after;
        }
    }

    #[test]
    fn working_days_pass_through_both_changes_of_the_hour_and_every_holiday(day in 0..4_000_i32, minute in 0..1_440_i64) {
        let date = at("2024-01-01T00:00:00").date().checked_add(i64::from(day).days()).unwrap();
        let rung = Moment(Moment::at_start_of(date).unwrap().0 + minute * MINUTE);
        let calendar = Calendar::default();
        let of = then(&called(rung), 1, rung, Act::Confirm);
        for (what, days) in [(What::Decide, 1), (What::Chase, 7)] {
            let due = clock(&of, what).due;
            prop_assert!(calendar.is_working_day(due.date()), "{what} on {}", due.date());
            prop_assert_eq!(calendar.working_days_between(rung.date(), due.date()), days);
            prop_assert!(due.0 - rung.0 < 20 * DAY_MICROS, "no run of holidays is longer");
        }
        let hours = clock(&of, What::Written).due.0 - rung.0;
        prop_assert_eq!(hours, 24 * HOUR);
    }
}
