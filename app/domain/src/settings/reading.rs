//! When somebody reads, and so what may be promised.

use super::{DaySet, Settings, TimeOfDay, window::coming};
use crate::clock::Moment;
use jiff::ToSpan;
use serde::{Deserialize, Serialize};

/// When a person sits down to read what came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// On which days.
    pub days: DaySet,
    /// At which local times of such a day a reading begins, one or several.
    pub times: Vec<TimeOfDay>,
}

impl Reading {
    /// Once on each of these days.
    pub fn once(days: DaySet, time: TimeOfDay) -> Self {
        Self { days, times: vec![time] }
    }
}

impl Settings {
    /// When somebody reads next: the first reading that begins after `now`, on a reading day, never on a holiday unless
    /// holidays are reading days. A reading that has begun is never promised, since it may have passed over what arrives
    /// now. `None` if nobody reads within a year.
    pub fn next_reading(&self, now: Moment) -> Option<Moment> {
        let calendar = self.calendar();
        let mut days = coming(now.date()).filter(|day| self.reading.days.include(*day, &calendar));
        days.find_map(|day| {
            self.reading.times.iter().filter_map(|time| time.on(day)).filter(|at| *at > now).min()
        })
    }

    /// By when what is to be read from `from` on is read: the next reading. A day later if nobody reads within a year,
    /// since something must be due some time.
    pub fn read_by(&self, from: Moment) -> Moment {
        self.next_reading(from).unwrap_or_else(|| from.plus_days(1))
    }

    /// The day on which an answer is promised for what arrives `now` and is read by `due`: as many days later as the
    /// authority promises, or on the first reading day after that, and never before the day on which somebody reads.
    /// The time of day is that of `now`.
    pub fn promised(&self, now: Moment, due: Moment) -> Moment {
        let (calendar, local) = (self.calendar(), now.local());
        let wanted = local.date().saturating_add(i32::from(self.promise_days).days()).max(due.date());
        let day = coming(wanted).find(|day| self.reading.days.include(*day, &calendar)).unwrap_or(wanted);
        Moment::of_local(day.to_datetime(local.time()))
            .unwrap_or_else(|| now.plus_days(self.promise_days.into()))
    }
}
