//! Moments, months and quarters.
//!
//! A moment is microseconds since 1970 UTC, the form in which both databases store it. The local month and
//! quarter (Europe/London) are worked out here and written beside the moment, so that no engine does dates.

pub use jiff::civil::{Date, DateTime, Time};
use jiff::{Timestamp, tz::TimeZone};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Microseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

/// Microseconds in a day of 24 hours.
pub const DAY_MICROS: i64 = 86_400_000_000;

impl Moment {
    /// The moment in the civil time of Wales. A moment outside the calendar's range is pinned to its edge.
    fn zoned(self) -> jiff::Zoned {
        let stamp = Timestamp::from_microsecond(self.0).unwrap_or(Timestamp::MAX);
        stamp.to_zoned(TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC))
    }

    /// As RFC 3339 writes it, in Universal Time: `2026-10-01T07:30:00Z`.
    pub fn rfc3339(self) -> String {
        Timestamp::from_microsecond(self.0).unwrap_or(Timestamp::MAX).to_string()
    }

    /// The local date.
    pub fn date(self) -> Date {
        self.zoned().date()
    }

    /// Local date and time of day.
    pub fn local(self) -> DateTime {
        self.zoned().datetime()
    }

    /// The local calendar month.
    pub fn month(self) -> Month {
        let date = self.date();
        Month { year: date.year(), month: date.month() }
    }

    /// The local calendar quarter.
    pub fn quarter(self) -> Quarter {
        self.month().quarter()
    }

    /// The moment `days` days of 24 hours later.
    #[must_use]
    pub const fn plus_days(self, days: i64) -> Self {
        Self(self.0 + days * DAY_MICROS)
    }

    /// The moment of a local date and time; `None` outside the calendar's range. What the clock shows twice in autumn is
    /// the first of the two.
    pub fn of_local(at: DateTime) -> Option<Self> {
        let zone = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
        Some(Self(at.to_zoned(zone).ok()?.timestamp().as_microsecond()))
    }

    /// How much time is left until this moment, as somebody who reads a queue needs it.
    pub fn left(self, now: Self) -> Left {
        const HOUR: i64 = 3_600_000_000;
        let late = now.0 - self.0;
        match (late / HOUR, -late / HOUR) {
            (hours, _) if late > 0 && hours < 48 => Left::LateHours(hours),
            (hours, _) if late > 0 => Left::LateDays(hours / 24),
            (_, hours) if hours < 12 => Left::Hours(hours),
            _ => Left::By(self.local()),
        }
    }

    /// The first day of the reporting year, which begins in April.
    pub fn reporting_year(self) -> Date {
        let today = self.date();
        let year = if today.month() < 4 { today.year() - 1 } else { today.year() };
        Date::constant(year, 4, 1)
    }

    /// Midnight local time at the start of `date`; `None` outside the calendar's range.
    pub fn at_start_of(date: Date) -> Option<Self> {
        let zone = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
        Some(Self(date.to_zoned(zone).ok()?.timestamp().as_microsecond()))
    }
}

/// How much time is left for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Twelve hours or more: until this local date and time.
    By(DateTime),
    /// Fewer than twelve whole hours.
    Hours(i64),
    /// The time is over since so many whole hours, fewer than 48.
    LateHours(i64),
    /// The time is over since so many whole days.
    LateDays(i64),
}

/// A calendar month, written `2026-11`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The year.
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
}

impl Month {
    /// The quarter the month lies in.
    pub const fn quarter(self) -> Quarter {
        Quarter { year: self.year, quarter: (self.month - 1) / 3 + 1 }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// A calendar quarter, written `2026-Q4`. January to March is Q1.
///
/// Councils report by financial quarter (April to June is their Q1): the screen names the months, so that
/// nobody has to know which of the two is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    /// The year.
    pub year: i16,
    /// 1 to 4.
    pub quarter: i8,
}

impl Quarter {
    /// First and last month.
    pub const fn months(self) -> (Month, Month) {
        let first = (self.quarter - 1) * 3 + 1;
        (Month { year: self.year, month: first }, Month { year: self.year, month: first + 2 })
    }

    /// The quarter before.
    #[must_use]
    pub const fn previous(self) -> Self {
        if self.quarter == 1 {
            Self { year: self.year - 1, quarter: 4 }
        } else {
            Self { year: self.year, quarter: self.quarter - 1 }
        }
    }

    /// The quarter after.
    #[must_use]
    pub const fn next(self) -> Self {
        if self.quarter == 4 {
            Self { year: self.year + 1, quarter: 1 }
        } else {
            Self { year: self.year, quarter: self.quarter + 1 }
        }
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-Q{}", self.year, self.quarter)
    }
}

/// A text that is not a quarter such as `2026-Q4`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a quarter is written like 2026-Q4")]
pub struct NotAQuarter;

impl FromStr for Quarter {
    type Err = NotAQuarter;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (year, quarter) = text.split_once("-Q").ok_or(NotAQuarter)?;
        let quarter = Self {
            year: year.parse().map_err(|_| NotAQuarter)?,
            quarter: quarter.parse().map_err(|_| NotAQuarter)?,
        };
        if (1..=4).contains(&quarter.quarter) && (1..=9999).contains(&quarter.year) {
            Ok(quarter)
        } else {
            Err(NotAQuarter)
        }
    }
}

impl Serialize for Quarter {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Quarter {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summer_evening_in_utc_is_already_the_next_quarter_in_wales() {
        // 2026-06-30T23:30:00Z is half past midnight on 1 July in Wales.
        let moment = Moment("2026-06-30T23:30:00Z".parse::<Timestamp>().unwrap().as_microsecond());
        assert_eq!(moment.quarter().to_string(), "2026-Q3");
        assert_eq!(moment.month().to_string(), "2026-07");
    }

    fn at(text: &str) -> Moment {
        Moment(text.parse::<Timestamp>().unwrap().as_microsecond())
    }

    #[test]
    fn what_is_left_is_told_in_hours_when_it_is_little() {
        let friday = at("2026-11-20T18:00:00Z");
        let due = at("2026-11-23T10:00:00Z");
        assert_eq!(due.left(friday), Left::By("2026-11-23T10:00:00".parse().unwrap()));
        assert_eq!(due.left(at("2026-11-23T06:30:00Z")), Left::Hours(3));
        assert_eq!(due.left(at("2026-11-23T09:30:00Z")), Left::Hours(0));
        assert_eq!(due.left(at("2026-11-23T12:10:00Z")), Left::LateHours(2));
        assert_eq!(due.left(at("2026-11-26T10:00:00Z")), Left::LateDays(3));
    }

    #[test]
    fn the_reporting_year_begins_in_april() {
        assert_eq!(at("2026-11-20T18:00:00Z").reporting_year().to_string(), "2026-04-01");
        assert_eq!(at("2027-03-31T12:00:00Z").reporting_year().to_string(), "2026-04-01");
    }

    #[test]
    fn a_quarter_reads_back_what_it_wrote_and_refuses_a_fifth() {
        for quarter in 1..=4 {
            let q = Quarter { year: 2026, quarter };
            assert_eq!(q.to_string().parse(), Ok(q));
            assert_eq!(q.next().previous(), q);
        }
        assert_eq!("2026-Q5".parse::<Quarter>(), Err(NotAQuarter));
        assert_eq!("2026Q1".parse::<Quarter>(), Err(NotAQuarter));
    }
}
