//! The bank holidays of Wales (those of England are the same), worked out for any year.
//!
//! The rules are those of the Banking and Financial Dealings Act 1971 with the proclamations since 1978: a holiday that
//! falls on a weekend is kept on the next day that is free. Holidays that were moved or given once stand in a table, since
//! no rule gives them; a later one is added there when it is proclaimed.

use jiff::civil::{Date, Weekday};

/// What one year had otherwise than the rules say: the day that was kept, and the day of the rules that it stood for, if
/// any.
struct Once {
    kept: Date,
    instead_of: Option<Date>,
}

const fn more(year: i16, month: i8, day: i8) -> Once {
    Once { kept: Date::constant(year, month, day), instead_of: None }
}

const fn moved(year: i16, from: (i8, i8), to: (i8, i8)) -> Once {
    Once { kept: Date::constant(year, to.0, to.1), instead_of: Some(Date::constant(year, from.0, from.1)) }
}

/// Days given or moved by proclamation. 2018 and 2019 had none.
const ONCE: [Once; 13] = [
    moved(1995, (5, 1), (5, 8)),  // fifty years after VE Day
    more(1999, 12, 31),           // the millennium
    moved(2002, (5, 27), (6, 4)), // golden jubilee
    more(2002, 6, 3),             // golden jubilee
    more(2011, 4, 29),            // a royal wedding
    moved(2012, (5, 28), (6, 4)), // diamond jubilee
    more(2012, 6, 5),             // diamond jubilee
    moved(2020, (5, 4), (5, 8)),  // 75 years after VE Day
    moved(2022, (5, 30), (6, 2)), // platinum jubilee
    more(2022, 6, 3),             // platinum jubilee
    more(2022, 9, 19),            // the Queen's funeral
    more(2023, 5, 8),             // the coronation
    more(1981, 7, 29),            // a royal wedding
];

/// The bank holidays of a year, in order. Right for 1978, from which the rules have been as they are now, to 9998.
pub fn bank_holidays(year: i16) -> Vec<Date> {
    let mut days = by_rule(year).to_vec();
    for once in ONCE.iter().filter(|once| once.kept.year() == year) {
        days.retain(|day| Some(*day) != once.instead_of);
        days.push(once.kept);
    }
    days.sort_unstable();
    days
}

/// Whether `day` is a bank holiday in Wales.
pub fn is_bank_holiday(day: Date) -> bool {
    bank_holidays(day.year()).contains(&day)
}

/// The eight days of the rules.
fn by_rule(year: i16) -> [Date; 8] {
    let easter = easter_sunday(year);
    let day = |month, day| Date::constant(year, month, day);
    let christmas = day(12, 25);
    // Boxing Day is taken care of first where it falls on a weekday, so that the two never share a substitute.
    let (christmas, boxing) = match christmas.weekday() {
        Weekday::Friday => (christmas, day(12, 28)),
        Weekday::Saturday => (day(12, 27), day(12, 28)),
        Weekday::Sunday => (day(12, 27), day(12, 26)),
        _ => (christmas, day(12, 26)),
    };
    let new_year = match day(1, 1).weekday() {
        Weekday::Saturday => day(1, 3),
        Weekday::Sunday => day(1, 2),
        _ => day(1, 1),
    };
    [
        new_year,
        days_later(easter, -2),
        days_later(easter, 1),
        monday_on_or_after(day(5, 1)),
        monday_on_or_after(day(5, 25)),
        monday_on_or_after(day(8, 25)),
        christmas,
        boxing,
    ]
}

fn days_later(day: Date, days: i32) -> Date {
    day.saturating_add(jiff::Span::new().days(days))
}

/// The first Monday from a day on: from the 1st it is a month's first Monday, from the 25th of a month with 31 days its
/// last.
fn monday_on_or_after(day: Date) -> Date {
    let past_monday = i32::from(day.weekday().to_monday_zero_offset());
    days_later(day, (7 - past_monday) % 7)
}

/// Easter Sunday of the Gregorian calendar, by the rule that J.-M. Oudin gave (1940).
fn easter_sunday(year: i16) -> Date {
    let y = i32::from(year);
    let century = y / 100;
    let golden = y % 19;
    let shift = (century - 17) / 25;
    let moon = (century - century / 4 - (century - shift) / 3 + 19 * golden + 15) % 30;
    let moon = moon - (moon / 28) * (1 - (moon / 28) * (29 / (moon + 1)) * ((21 - golden) / 11));
    let weekday = (y + y / 4 + moon + 2 - century + century / 4) % 7;
    // Days after 28 March.
    days_later(Date::constant(year, 3, 28), moon - weekday)
}
