//! Working days in Wales: Monday to Friday without the bank holidays and without the days on which an authority itself
//! is closed, and where a local day begins and ends.
//!
//! Everything is worked out in the civil time of Wales, through both changes of the clock.

mod bank_holidays;

pub use bank_holidays::{bank_holidays, is_bank_holiday};

use crate::clock::Moment;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

/// Days on end, the first and the last included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Days {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

impl Days {
    /// One day.
    pub const fn one(day: Date) -> Self {
        Self { from: day, to: day }
    }

    /// Whether `day` is one of them.
    pub fn contain(self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    /// How many there are; nothing where the last comes before the first.
    pub fn count(self) -> u32 {
        u32::try_from((self.to - self.from).get_days() + 1).unwrap_or_default()
    }
}

/// The days on which nobody works, besides weekends: bank holidays and an authority's own closed days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    closed: Vec<Days>,
}

impl Calendar {
    /// The calendar of an authority that is closed on these days besides the bank holidays. The default calendar knows
    /// the bank holidays alone.
    pub fn new(closed: impl IntoIterator<Item = Days>) -> Self {
        Self { closed: closed.into_iter().collect() }
    }

    /// Whether `day` is a bank holiday or one of the authority's closed days. An ordinary weekend is neither.
    pub fn is_holiday(&self, day: Date) -> bool {
        self.closed.iter().any(|days| days.contain(day)) || is_bank_holiday(day)
    }

    /// Whether `day` is from Monday to Friday and no holiday.
    pub fn is_working_day(&self, day: Date) -> bool {
        !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !self.is_holiday(day)
    }

    /// The first working day after `day`. At the very end of the calendar, in the year 9999, `day` itself.
    pub fn next_working_day(&self, day: Date) -> Date {
        days_after(day).find(|day| self.is_working_day(*day)).unwrap_or(day)
    }

    /// The `count`th working day after `day`, which is not counted itself. With none to count it is `day`, or the next
    /// working day where `day` is none.
    pub fn working_days_after(&self, day: Date, count: u32) -> Date {
        if count == 0 && !self.is_working_day(day) {
            return self.next_working_day(day);
        }
        (0..count).fold(day, |day, _| self.next_working_day(day))
    }

    /// How many working days come after `from`, up to `to` and including it: none where `to` is not later.
    pub fn working_days_between(&self, from: Date, to: Date) -> u32 {
        let days = days_after(from).take_while(|day| *day <= to).filter(|day| self.is_working_day(*day));
        u32::try_from(days.count()).unwrap_or(u32::MAX)
    }

    /// The end of the `count`th working day after the local day of `now`: what is due "at the end of the next working
    /// day" is due at `end_of_working_day(now, 1)`.
    pub fn end_of_working_day(&self, now: Moment, count: u32) -> Moment {
        end_of(self.working_days_after(now.date(), count))
    }
}

/// The last microsecond of a local day: shown to a minute it is 23:59 of that day, and never the day after. A day has 23
/// hours when the clock goes forward and 25 when it goes back.
pub fn end_of(day: Date) -> Moment {
    let next = day.tomorrow().ok().and_then(Moment::at_start_of);
    next.map_or(Moment(i64::MAX), |next| Moment(next.0 - 1))
}

/// Every day after `day`, to the end of the calendar.
fn days_after(day: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(day.tomorrow().ok(), |day| day.tomorrow().ok())
}

#[cfg(test)]
mod tests;
