//! Dates and times of day in words. `domain` has already converted them to local time in Wales.

use domain::{
    Locale,
    clock::{Month, Quarter},
};
use jiff::civil::{Date, DateTime, Time, Weekday};

const MONTHS_CY: [&str; 12] = [
    "Ionawr",
    "Chwefror",
    "Mawrth",
    "Ebrill",
    "Mai",
    "Mehefin",
    "Gorffennaf",
    "Awst",
    "Medi",
    "Hydref",
    "Tachwedd",
    "Rhagfyr",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month_name(locale: Locale, month: i8) -> &'static str {
    let names = if locale == Locale::Cy { MONTHS_CY } else { MONTHS_EN };
    usize::try_from(month - 1).ok().and_then(|i| names.get(i).copied()).unwrap_or_default()
}

const fn weekday_name(locale: Locale, weekday: Weekday) -> &'static str {
    match (locale, weekday) {
        (Locale::Cy, Weekday::Monday) => "dydd Llun",
        (Locale::Cy, Weekday::Tuesday) => "dydd Mawrth",
        (Locale::Cy, Weekday::Wednesday) => "dydd Mercher",
        (Locale::Cy, Weekday::Thursday) => "dydd Iau",
        (Locale::Cy, Weekday::Friday) => "dydd Gwener",
        (Locale::Cy, Weekday::Saturday) => "dydd Sadwrn",
        (Locale::Cy, Weekday::Sunday) => "dydd Sul",
        (Locale::En, Weekday::Monday) => "Monday",
        (Locale::En, Weekday::Tuesday) => "Tuesday",
        (Locale::En, Weekday::Wednesday) => "Wednesday",
        (Locale::En, Weekday::Thursday) => "Thursday",
        (Locale::En, Weekday::Friday) => "Friday",
        (Locale::En, Weekday::Saturday) => "Saturday",
        (Locale::En, Weekday::Sunday) => "Sunday",
    }
}

/// `26 Tachwedd 2026`, `26 November 2026`.
pub fn date(locale: Locale, date: Date) -> String {
    format!("{} {} {}", date.day(), month_name(locale, date.month()), date.year())
}

/// `dydd Iau 26 Tachwedd`, `Thursday 26 November`.
pub fn weekday_date(locale: Locale, date: Date) -> String {
    format!("{} {} {}", weekday_name(locale, date.weekday()), date.day(), month_name(locale, date.month()))
}

/// With *on*, for the middle of a sentence: `ddydd Iau 26 Tachwedd`, `on Thursday 26 November`.
pub fn on_day(locale: Locale, date: Date) -> String {
    let day = weekday_date(locale, date);
    match locale {
        Locale::Cy => format!("d{day}"),
        Locale::En => format!("on {day}"),
    }
}

/// `10 y bore`, `10am`, `2.30 y prynhawn`, `2.30pm`, `hanner dydd`, `midday`, `hanner nos`, `midnight`.
pub fn time(locale: Locale, time: Time) -> String {
    let (hour, minute) = (time.hour(), time.minute());
    match (locale, hour, minute) {
        (Locale::Cy, 12, 0) => return "hanner dydd".to_owned(),
        (Locale::En, 12, 0) => return "midday".to_owned(),
        (Locale::Cy, 0, 0) => return "hanner nos".to_owned(),
        (Locale::En, 0, 0) => return "midnight".to_owned(),
        _ => {}
    }
    let half = match (locale, hour) {
        (Locale::Cy, 0..12) => " y bore",
        (Locale::Cy, 12..18) => " y prynhawn",
        (Locale::Cy, _) => " yr hwyr",
        (Locale::En, 0..12) => "am",
        (Locale::En, _) => "pm",
    };
    let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
    if minute == 0 { format!("{twelve}{half}") } else { format!("{twelve}.{minute:02}{half}") }
}

/// `dydd Iau 26 Tachwedd, 10 y bore`, `Thursday 26 November, 10am`.
pub fn day_and_time(locale: Locale, at: DateTime) -> String {
    format!("{}, {}", weekday_date(locale, at.date()), time(locale, at.time()))
}

/// `Tachwedd 2026`, `November 2026`.
pub fn month(locale: Locale, month: Month) -> String {
    format!("{} {}", month_name(locale, month.month), month.year)
}

/// A quarter by its months, because readers may not know when a quarter begins: `Ebrill i Fehefin 2026`,
/// `April to June 2026`. The Welsh *i* softens the month that follows.
pub fn months_of(locale: Locale, quarter: Quarter) -> String {
    let (first, last) = quarter.months();
    let from = month_name(locale, first.month);
    match locale {
        Locale::Cy => {
            let to = match last.month {
                3 => "Fawrth",
                6 => "Fehefin",
                9 => "Fedi",
                _ => "Ragfyr",
            };
            format!("{from} i {to} {}", last.year)
        }
        Locale::En => format!("{from} to {} {}", month_name(locale, last.month), last.year),
    }
}

/// `1 Hydref 2026 – 31 Rhagfyr 2026`.
pub fn date_range(locale: Locale, from: Date, to: Date) -> String {
    format!("{} – {}", date(locale, from), date(locale, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promised_moment_reads_naturally_in_both_languages() {
        let at = DateTime::constant(2026, 11, 26, 10, 0, 0, 0);
        assert_eq!(day_and_time(Locale::Cy, at), "dydd Iau 26 Tachwedd, 10 y bore");
        assert_eq!(day_and_time(Locale::En, at), "Thursday 26 November, 10am");
        assert_eq!(on_day(Locale::Cy, at.date()), "ddydd Iau 26 Tachwedd");
        assert_eq!(on_day(Locale::En, at.date()), "on Thursday 26 November");
        assert_eq!(date(Locale::Cy, at.date()), "26 Tachwedd 2026");
    }

    #[test]
    fn every_weekday_and_month_has_a_name_in_both_languages() {
        let mut day = Date::constant(2026, 1, 1);
        for _ in 0..365 {
            for locale in [Locale::Cy, Locale::En] {
                assert_eq!(date(locale, day).split(' ').filter(|w| !w.is_empty()).count(), 3);
                assert!(weekday_date(locale, day).split(' ').count() >= 3);
            }
            day = day.tomorrow().unwrap();
        }
    }

    #[test]
    fn midday_and_midnight_are_words_and_minutes_are_kept() {
        let said = [(0, 0), (0, 5), (9, 30), (12, 0), (12, 1), (23, 59)]
            .map(|(h, m)| time(Locale::En, Time::constant(h, m, 0, 0)));
        assert_eq!(said, ["midnight", "12.05am", "9.30am", "midday", "12.01pm", "11.59pm"]);
        assert_eq!(time(Locale::Cy, Time::constant(12, 0, 0, 0)), "hanner dydd");
        assert_eq!(time(Locale::Cy, Time::constant(14, 30, 0, 0)), "2.30 y prynhawn");
        assert_eq!(time(Locale::Cy, Time::constant(19, 0, 0, 0)), "7 yr hwyr");
    }

    #[test]
    fn a_quarter_is_named_by_its_months_and_welsh_softens_the_second() {
        let said = [1, 2, 3, 4].map(|quarter| months_of(Locale::Cy, Quarter { year: 2026, quarter }));
        assert_eq!(
            said,
            [
                "Ionawr i Fawrth 2026",
                "Ebrill i Fehefin 2026",
                "Gorffennaf i Fedi 2026",
                "Hydref i Ragfyr 2026"
            ]
        );
        assert_eq!(months_of(Locale::En, Quarter { year: 2026, quarter: 4 }), "October to December 2026");
        assert_eq!(month(Locale::Cy, Month { year: 2026, month: 11 }), "Tachwedd 2026");
        let (from, to) = (Date::constant(2026, 10, 1), Date::constant(2026, 12, 31));
        assert_eq!(date_range(Locale::Cy, from, to), "1 Hydref 2026 – 31 Rhagfyr 2026");
    }
}
