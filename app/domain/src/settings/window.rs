//! Days of the week and hours of the day, as people write them: `mon-fri 08:30-17:00`, `sat,sun,holiday 00:00-24:00`.

use crate::{calendar::Calendar, clock::Moment};
use jiff::civil::{Date, Time};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::{fmt, str::FromStr};

/// A text that names no days, no time or no hours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadWindow {
    /// Not days.
    #[error(
        "`{0}` is no day: days are mon, tue, wed, thu, fri, sat, sun, holiday, written like mon-fri,holiday, or every"
    )]
    Days(String),
    /// Not a time of day.
    #[error("`{0}` is no time: times are written like 08:30, from 00:00 to 24:00")]
    Time(String),
    /// Not days and hours.
    #[error("`{0}` is not written like mon-fri 08:30-17:00")]
    Shape(String),
}

/// Serialises a type as the text that it prints, and reads it from there.
macro_rules! as_text {
    ($($name:ident),+) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                String::deserialize(d)?.parse().map_err(D::Error::custom)
            }
        }
    )+};
}
as_text!(DaySet, TimeOfDay, Window);

/// Names of days, Monday first. The eighth stands for every holiday.
const NAMES: [&str; 8] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"];
/// The place of [`NAMES`] that stands for holidays.
const HOLIDAY: usize = 7;

/// Days of the week. A bank holiday, or a day on which the authority is closed, is a `holiday` and no day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct DaySet(u8);

impl DaySet {
    /// Monday to Friday, without holidays.
    pub const WORKING: Self = Self(0b0001_1111);
    /// Every day, holidays too.
    pub const EVERY: Self = Self(u8::MAX);

    /// Those of them that are not in `others`.
    #[must_use]
    pub const fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    /// Whether it has no day at all.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether `day` is one of them, by what kind of day it is in `calendar`.
    pub fn include(self, day: Date, calendar: &Calendar) -> bool {
        let place = if calendar.is_holiday(day) {
            HOLIDAY
        } else {
            usize::from(day.weekday().to_monday_zero_offset().unsigned_abs())
        };
        self.has(place)
    }

    /// Whether it has the weekday so many days after Monday (0 to 6), or holidays (7).
    pub const fn has(self, place: usize) -> bool {
        self.0 & (1 << place) != 0
    }

    /// Its days in groups that belong together, each by its first and last place: Monday to Friday is one group.
    pub fn runs(self) -> Vec<(usize, usize)> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for place in (0..NAMES.len()).filter(|place| self.has(*place)) {
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == place && place != HOLIDAY => *last = place,
                _ => runs.push((place, place)),
            }
        }
        runs
    }
}

impl fmt::Display for DaySet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |place: usize| NAMES.get(place).copied().unwrap_or_default();
        let runs = self.runs().into_iter().map(|(first, last)| match last - first {
            0 => name(first).to_owned(),
            1 => format!("{},{}", name(first), name(last)),
            _ => format!("{}-{}", name(first), name(last)),
        });
        f.write_str(&runs.collect::<Vec<_>>().join(","))
    }
}

impl FromStr for DaySet {
    type Err = BadWindow;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let place = |name: &str| {
            let name = name.trim().to_lowercase();
            NAMES.iter().position(|known| *known == name).ok_or(BadWindow::Days(name))
        };
        let mut days = Self::default();
        for part in text.split(',') {
            if part.trim().eq_ignore_ascii_case("every") {
                days = Self::EVERY;
                continue;
            }
            let (first, last) = match part.split_once('-') {
                Some((first, last)) => (place(first)?, place(last)?),
                None => (place(part)?, place(part)?),
            };
            if first > last || (first != last && last == HOLIDAY) {
                return Err(BadWindow::Days(part.trim().to_owned()));
            }
            (first..=last).for_each(|place| days.0 |= 1 << place);
        }
        Ok(days)
    }
}

/// A local time of day in whole minutes, from 00:00 to 24:00.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// The end of the day, which is the beginning of the next.
    pub const END: Self = Self(24 * 60);

    /// So many minutes after midnight; `None` for more than a day.
    pub const fn of_minutes(minutes: u16) -> Option<Self> {
        if minutes <= Self::END.0 { Some(Self(minutes)) } else { None }
    }

    /// A full hour, 0 to 24.
    pub const fn of_hour(hour: u16) -> Option<Self> {
        if hour <= 24 { Self::of_minutes(hour * 60) } else { None }
    }

    /// The minute of a time on the clock.
    pub fn of(time: Time) -> Self {
        Self(u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs()))
    }

    /// Minutes after midnight.
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// The time on the clock; 24:00 is midnight.
    pub fn time(self) -> Time {
        let minutes = self.0 % Self::END.0;
        let part = |n: u16| i8::try_from(n).unwrap_or_default();
        Time::new(part(minutes / 60), part(minutes % 60), 0, 0).unwrap_or(Time::midnight())
    }

    /// The moment at which it comes on `day`: where the clock shows it twice the first one, and where it leaves it out as
    /// much later. `None` outside the calendar.
    pub fn on(self, day: Date) -> Option<Moment> {
        let day = if self == Self::END { day.tomorrow().ok()? } else { day };
        Moment::of_local(day.to_datetime(self.time()))
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl FromStr for TimeOfDay {
    type Err = BadWindow;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let two = |part: &str| {
            let digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| part.parse::<u16>().ok()).flatten()
        };
        let parts = text.trim().split_once(':').and_then(|(hour, minute)| Some((two(hour)?, two(minute)?)));
        parts
            .filter(|(_, minute)| *minute < 60)
            .and_then(|(hour, minute)| Self::of_minutes(hour * 60 + minute))
            .ok_or_else(|| BadWindow::Time(text.to_owned()))
    }
}

/// Hours on some days. One that ends before it begins, or when it begins, goes on after midnight and belongs to the day
/// on which it began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Window {
    /// On which days it begins.
    pub days: DaySet,
    /// From this local time.
    pub from: TimeOfDay,
    /// Until this local time, which is not part of it.
    pub to: TimeOfDay,
}

impl Window {
    /// At all hours.
    pub const ALWAYS: Self = Self { days: DaySet::EVERY, from: TimeOfDay(0), to: TimeOfDay::END };

    /// Whether it is at all hours.
    pub fn is_always(self) -> bool {
        self == Self::ALWAYS
    }

    /// Whether it goes on after midnight.
    pub fn passes_midnight(self) -> bool {
        self.to <= self.from
    }

    /// Whether `at` lies in it.
    pub fn covers(self, at: Moment, calendar: &Calendar) -> bool {
        let local = at.local();
        let (today, minute) = (local.date(), TimeOfDay::of(local.time()));
        let begun_today = self.days.include(today, calendar) && self.from <= minute;
        if !self.passes_midnight() {
            return begun_today && minute < self.to;
        }
        let yesterday = || today.yesterday().is_ok_and(|day| self.days.include(day, calendar));
        begun_today || (minute < self.to && yesterday())
    }

    /// When it next begins after `at`; `None` if that is more than a year away.
    pub fn next_start(self, at: Moment, calendar: &Calendar) -> Option<Moment> {
        coming(at.date())
            .filter(|day| self.days.include(*day, calendar))
            .filter_map(|day| self.from.on(day))
            .find(|start| *start > at)
    }
}

/// `day` and the days of the year that follows it.
pub(super) fn coming(day: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(day), |day| day.tomorrow().ok()).take(367)
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}-{}", self.days, self.from, self.to)
    }
}

impl FromStr for Window {
    type Err = BadWindow;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let shape = || BadWindow::Shape(text.to_owned());
        if text.trim().eq_ignore_ascii_case("always") {
            return Ok(Self::ALWAYS);
        }
        let (days, hours) = text.trim().rsplit_once(' ').ok_or_else(shape)?;
        let (from, to) = hours.split_once('-').ok_or_else(shape)?;
        let (from, to): (TimeOfDay, TimeOfDay) = (from.parse()?, to.parse()?);
        // Nothing begins at the end of a day, and nothing ends at its beginning: the one is written 00:00, the other 24:00.
        if from == TimeOfDay::END || to == TimeOfDay(0) {
            return Err(shape());
        }
        Ok(Self { days: days.parse()?, from, to })
    }
}
