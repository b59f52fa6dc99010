//! The calendar against what was published, and rules that hold for every day.

use super::*;
use jiff::civil::date;
use proptest::prelude::*;

/// What the Government published for England and Wales (gov.uk/bank-holidays and its archive), as month and day.
const PUBLISHED: [(i16, &[(i8, i8)]); 10] = [
    (2019, &[(1, 1), (4, 19), (4, 22), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)]),
    (2020, &[(1, 1), (4, 10), (4, 13), (5, 8), (5, 25), (8, 31), (12, 25), (12, 28)]),
    (2021, &[(1, 1), (4, 2), (4, 5), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)]),
    (2022, &[(1, 3), (4, 15), (4, 18), (5, 2), (6, 2), (6, 3), (8, 29), (9, 19), (12, 26), (12, 27)]),
    (2023, &[(1, 2), (4, 7), (4, 10), (5, 1), (5, 8), (5, 29), (8, 28), (12, 25), (12, 26)]),
    (2024, &[(1, 1), (3, 29), (4, 1), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)]),
    (2025, &[(1, 1), (4, 18), (4, 21), (5, 5), (5, 26), (8, 25), (12, 25), (12, 26)]),
    (2026, &[(1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)]),
    (2027, &[(1, 1), (3, 26), (3, 29), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)]),
    (2028, &[(1, 3), (4, 14), (4, 17), (5, 1), (5, 29), (8, 28), (12, 25), (12, 26)]),
];

#[test]
fn the_bank_holidays_are_those_that_were_published() {
    for (year, days) in PUBLISHED {
        let days: Vec<Date> = days.iter().map(|(month, day)| date(year, *month, *day)).collect();
        assert_eq!(bank_holidays(year), days);
    }
}

#[test]
fn a_day_that_was_given_or_moved_once_is_known_and_is_of_its_year_alone() {
    for once in ["2011-04-29", "2012-06-04", "2012-06-05", "2002-06-03", "1999-12-31", "1995-05-08"] {
        let day: Date = once.parse().unwrap();
        assert!(is_bank_holiday(day), "{once}");
    }
    for usual in ["2012-05-28", "2002-05-27", "1995-05-01", "2020-05-04", "2022-05-30"] {
        assert!(!is_bank_holiday(usual.parse().unwrap()), "{usual} was moved");
    }
    assert_eq!([2011, 2012, 2018, 2024].map(|year| bank_holidays(year).len()), [9, 9, 8, 8]);
}

#[test]
fn easter_is_where_the_almanac_has_it() {
    for monday in ["1954-04-19", "1981-04-20", "2000-04-24", "2038-04-26", "2049-04-19", "2285-03-23"] {
        assert!(is_bank_holiday(monday.parse().unwrap()), "{monday}");
    }
}

fn christmas_week() -> Calendar {
    Calendar::new([Days { from: date(2026, 12, 24), to: date(2026, 12, 31) }])
}

#[test]
fn what_is_asked_for_before_a_long_weekend_is_due_after_it() {
    let wales = Calendar::default();
    let thursday = date(2026, 4, 2);
    assert_eq!(wales.next_working_day(thursday), date(2026, 4, 7), "Good Friday to Easter Monday");
    assert_eq!(wales.working_days_after(thursday, 7), date(2026, 4, 15));
    assert_eq!(wales.working_days_after(thursday, 0), thursday);
    assert_eq!(wales.working_days_after(date(2026, 4, 4), 0), date(2026, 4, 7), "a Saturday is none");
    let closed = christmas_week();
    assert_eq!(closed.next_working_day(date(2026, 12, 23)), date(2027, 1, 4));
    assert!(closed.is_holiday(date(2026, 12, 26)) && !closed.is_working_day(date(2026, 12, 30)));
    assert!(wales.is_working_day(date(2026, 12, 30)));
}

#[test]
fn the_end_of_a_day_is_its_last_minute_whether_it_has_23_24_or_25_hours() {
    for (day, hours) in [("2026-03-29", 23), ("2026-07-01", 24), ("2026-10-25", 25)] {
        let day: Date = day.parse().unwrap();
        let (start, end) = (Moment::at_start_of(day).unwrap(), end_of(day));
        assert_eq!(end.0 + 1 - start.0, hours * 3_600_000_000, "{day}");
        assert_eq!(end.local().to_string().get(..16).unwrap(), format!("{day}T23:59"));
    }
    // Friday evening before the clock goes back: the end of Monday, an hour further on than 72 hours.
    let friday = Moment::at_start_of(date(2026, 10, 23)).unwrap();
    let due = Calendar::default().end_of_working_day(friday, 1);
    assert_eq!((due.0 + 1 - friday.0) / 3_600_000_000, 4 * 24 + 1);
}

fn any_day() -> impl Strategy<Value = Date> {
    (1978..2200_i16, 1..=12_i8, 1..=28_i8).prop_map(|(year, month, day)| date(year, month, day))
}

fn any_calendar() -> impl Strategy<Value = Calendar> {
    let closed = (any_day(), 0..20_i32)
        .prop_map(|(from, more)| Days { from, to: from.saturating_add(jiff::Span::new().days(more)) });
    prop::collection::vec(closed, 0..4).prop_map(Calendar::new)
}

proptest! {
    #[test]
    fn a_year_has_eight_bank_holidays_or_more_and_each_is_a_weekday_of_its_own(year in 1978..9999_i16) {
        let days = bank_holidays(year);
        prop_assert!(days.len() >= 8);
        prop_assert!(days.windows(2).all(|pair| pair[0] < pair[1]), "{days:?}");
        for day in days {
            prop_assert!(day.year() == year && !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday));
        }
    }

    #[test]
    fn the_next_working_day_is_the_first_one_later(calendar in any_calendar(), day in any_day()) {
        let next = calendar.next_working_day(day);
        prop_assert!(next > day && calendar.is_working_day(next));
        let skipped = days_after(day).take_while(|day| *day < next);
        prop_assert!(skipped.into_iter().all(|day| !calendar.is_working_day(day)));
        prop_assert_eq!(calendar.working_days_between(day, next), 1);
    }

    #[test]
    fn so_many_working_days_later_lie_so_many_working_days_between(
        calendar in any_calendar(), day in any_day(), count in 1..30_u32,
    ) {
        let later = calendar.working_days_after(day, count);
        prop_assert!(calendar.is_working_day(later));
        prop_assert_eq!(calendar.working_days_between(day, later), count);
        prop_assert_eq!(calendar.working_days_between(later, day), 0);
        prop_assert_eq!(calendar.working_days_after(calendar.working_days_after(day, 1), count - 1), later);
    }

    #[test]
    fn closing_further_days_never_brings_anything_forward(
        calendar in any_calendar(), day in any_day(), count in 1..15_u32,
    ) {
        prop_assert!(calendar.working_days_after(day, count) >= Calendar::default().working_days_after(day, count));
    }

    #[test]
    fn one_day_ends_where_the_next_begins(day in any_day()) {
        let next = Moment::at_start_of(day.tomorrow().unwrap()).unwrap();
        prop_assert_eq!(end_of(day).0 + 1, next.0);
        prop_assert_eq!(end_of(day).date(), day);
    }
}
