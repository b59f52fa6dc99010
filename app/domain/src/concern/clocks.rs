//! What is due when. A clock is never paused: it runs through nights, weekends and both changes of the hour, until the
//! thing is done or a named person has extended it.

use super::{Desk, Standing};
use crate::{calendar::Calendar, clock::Moment, settings::Clocks};

codes! {
    /// What a clock runs for.
    pub enum What {
        /// Somebody takes it.
        Acknowledge = "acknowledge",
        /// It is reported by telephone.
        Call = "call",
        /// The designated officer is told of an allegation.
        Told = "told",
        /// The telephone report is confirmed in writing.
        Written = "written",
        /// Social services decide what follows.
        Decide = "decide",
        /// Somebody asks what came of it.
        Chase = "chase",
        /// It is brought to its end: as many working days after what came back as the setting gives for asking again.
        Finish = "finish",
        /// Its contributor wrote to the desk. No clock runs for it: whoever has the concern is told at once.
        Said = "said",
        /// Somebody gave it to somebody else. No clock runs for it: whoever has it now is told at once.
        Handed = "handed",
        /// Somebody asks for who it is to be disclosed, or did so at once. No clock of the concern runs for it: those who
        /// answer are told.
        Identity = "identity",
    }
}

/// One clock of a concern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// What it runs for.
    pub what: What,
    /// From when.
    pub since: Moment,
    /// Until when.
    pub due: Moment,
    /// When the thing was done.
    pub done: Option<Moment>,
    /// A named person extended it.
    pub extended: bool,
}

/// How a clock stands, in words and colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pace {
    /// It was done in time.
    Done,
    /// It was done, but late.
    DoneLate,
    /// There is time.
    InTime,
    /// No more than a quarter of its time is left.
    Soon,
    /// The time is over.
    Late,
}

/// How much time is left, in the unit in which somebody thinks of it. Whole units; a part of one is not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Under two hours: so many minutes.
    Minutes(i64),
    /// So many hours.
    Hours(i64),
    /// So many working days after today; none: today.
    WorkingDays(u32),
    /// Over since so many minutes, under two hours.
    LateMinutes(i64),
    /// Over since so many hours, under two days.
    LateHours(i64),
    /// Over since so many days.
    LateDays(i64),
}

const MINUTE: i64 = 60_000_000;
const HOUR: i64 = 60 * MINUTE;

impl Clock {
    /// How it stands.
    pub fn pace(&self, now: Moment) -> Pace {
        match self.done {
            Some(done) if done <= self.due => Pace::Done,
            Some(_) => Pace::DoneLate,
            None if now > self.due => Pace::Late,
            None if (self.due.0 - now.0) * 4 <= self.due.0 - self.since.0 => Pace::Soon,
            None => Pace::InTime,
        }
    }

    /// How much time is left. What is due in working days is told in working days, anything else in hours.
    pub fn left(&self, now: Moment, calendar: &Calendar) -> Left {
        let left = self.due.0 - now.0;
        let in_days = matches!(self.what, What::Decide | What::Chase | What::Finish);
        match left {
            _ if left < -2 * 24 * HOUR => Left::LateDays(-left / (24 * HOUR)),
            _ if left < -2 * HOUR => Left::LateHours(-left / HOUR),
            _ if left < 0 => Left::LateMinutes(-left / MINUTE),
            _ if in_days => Left::WorkingDays(calendar.working_days_between(now.date(), self.due.date())),
            _ if left < 2 * HOUR => Left::Minutes(left / MINUTE),
            _ => Left::Hours(left / HOUR),
        }
    }
}

/// By when somebody has to take a concern that comes to a desk at `at`: `duty` is the first moment from then on at which
/// somebody is on duty there. Without any, the time runs at once.
pub fn acknowledge_by(at: Moment, duty: Option<Moment>, set: &Clocks) -> Moment {
    let from = duty.map_or(at, |duty| duty.max(at));
    Moment(from.0 + i64::from(set.acknowledge_minutes) * MINUTE)
}

/// When the designated officer has to be told of an allegation: within the hours of the setting, or, where these end on no
/// working day, by the end of the next one.
fn told_by(calendar: &Calendar, at: Moment, set: &Clocks) -> Moment {
    let by = Moment(at.0 + i64::from(set.officer_hours) * HOUR);
    if calendar.is_working_day(by.date()) { by } else { calendar.end_of_working_day(by, 1) }
}

/// The clocks of a concern, in the order in which they begin. Those that have not begun are not among them; while it is
/// open at least one of them is not done. What was not done when it was closed is not asked for any more.
pub fn clocks<P: Copy + Ord>(of: &Standing<P>, set: &Clocks, calendar: &Calendar) -> Vec<Clock> {
    let mut clocks = begun(of, set, calendar);
    clocks.retain(|clock| of.is_open() || clock.done.is_some());
    clocks
}

/// Every clock that has begun.
fn begun<P: Copy + Ord>(of: &Standing<P>, set: &Clocks, calendar: &Calendar) -> Vec<Clock> {
    let times = &of.times;
    let mut clocks = Vec::with_capacity(7);
    let mut add = |what, since, due: Moment, done, until: Option<Moment>| {
        let due = until.map_or(due, |until| until.max(due));
        clocks.push(Clock { what, since, due, done, extended: until.is_some() });
    };
    add(What::Acknowledge, times.routed, of.acknowledge_by, times.acknowledged, None);
    if of.desk() == Desk::Officer {
        add(What::Told, times.routed, told_by(calendar, times.routed, set), times.acknowledged, None);
    }
    let taken = times.acknowledged.map_or(of.acknowledge_by, |taken| taken.min(of.acknowledge_by));
    let call_by = Moment(taken.0 + i64::from(set.telephone_minutes) * MINUTE);
    add(What::Call, times.raised, call_by, times.called, None);
    let Some(called) = times.called else { return clocks };
    let written_by = Moment(called.0 + i64::from(set.written_hours) * HOUR);
    add(What::Written, called, written_by, times.written, None);
    add(
        What::Decide,
        called,
        calendar.end_of_working_day(called, set.decision_working_days.into()),
        times.heard,
        of.until.decide,
    );
    let Some(written) = times.written else { return clocks };
    let asked = times.chased.map_or(written, |chased| chased.max(written));
    add(
        What::Chase,
        asked,
        calendar.end_of_working_day(asked, set.chase_working_days.into()),
        times.heard,
        of.until.chase,
    );
    let Some(heard) = times.heard else { return clocks };
    let whole = heard.max(written);
    add(
        What::Finish,
        whole,
        calendar.end_of_working_day(whole, set.chase_working_days.into()),
        times.closed,
        of.until.finish,
    );
    clocks
}

/// What is due next: by this a desk's list is sorted. `None` once it is closed.
pub fn next_due(clocks: &[Clock]) -> Option<&Clock> {
    clocks.iter().filter(|clock| clock.done.is_none()).min_by_key(|clock| clock.due)
}
