//! Who is on duty on a desk, by the hours of its rota.
//!
//! Hours are civil hours of Wales: a shift from nine to five is that on the days on which the clock changes too, and a
//! shift through such a night lasts an hour less or more.

use crate::clock::{Date, DateTime, Moment};
use jiff::{ToSpan, civil::Weekday};

/// When somebody is on duty, week after week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift<P> {
    /// Who.
    pub person: P,
    /// On which days it begins, as digits: 1 is Monday.
    pub days: String,
    /// From which minute of the day.
    pub from: i64,
    /// Until which minute of the day, which is not part of it. Not later than `from`: of the next day.
    pub to: i64,
    /// Who is told first: 1 before 2 before 3.
    pub order: i64,
}

/// When somebody is away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Away<P> {
    /// Who.
    pub person: P,
    /// From when.
    pub from: Moment,
    /// Until when.
    pub to: Moment,
}

/// The rota of a desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rota<P> {
    /// The shifts of all weeks.
    pub shifts: Vec<Shift<P>>,
    /// Who is away when, in spite of them.
    pub away: Vec<Away<P>>,
}

impl<P> Default for Rota<P> {
    fn default() -> Self {
        Self { shifts: Vec::new(), away: Vec::new() }
    }
}

const DAY_MINUTES: i64 = 24 * 60;
/// So many days are looked through for the next duty: longer than anybody's leave should leave a desk empty.
const LOOKED_THROUGH: i32 = 62;

impl<P> Shift<P> {
    fn begins_on(&self, day: Weekday) -> bool {
        let digit = b'0' + day.to_monday_one_offset().unsigned_abs();
        self.days.contains(char::from(digit))
    }

    fn goes_over_midnight(&self) -> bool {
        self.to <= self.from
    }

    /// Whether it runs at this local date and time.
    fn runs(&self, at: DateTime) -> bool {
        let minute = i64::from(at.hour()) * 60 + i64::from(at.minute());
        let (day, before) = (at.date().weekday(), at.date().weekday().previous());
        if self.goes_over_midnight() {
            (self.begins_on(day) && minute >= self.from) || (self.begins_on(before) && minute < self.to)
        } else {
            self.begins_on(day) && minute >= self.from && minute < self.to
        }
    }

    /// When it begins on `date`, if it does.
    fn begins(&self, date: Date) -> Option<Moment> {
        if !self.begins_on(date.weekday()) || !(0..DAY_MINUTES).contains(&self.from) {
            return None;
        }
        let hour = i8::try_from(self.from / 60).ok()?;
        let minute = i8::try_from(self.from % 60).ok()?;
        Moment::of_local(date.at(hour, minute, 0, 0))
    }
}

impl<P: Copy + Ord> Rota<P> {
    /// Whether somebody is away at a moment.
    pub fn is_away(&self, person: P, at: Moment) -> bool {
        self.away.iter().any(|away| away.person == person && away.from <= at && at < away.to)
    }

    /// Who is on duty at a moment, each once, in the order in which they are told.
    pub fn on_duty(&self, at: Moment) -> Vec<P> {
        let local = at.local();
        let mut running: Vec<&Shift<P>> = self.shifts.iter().filter(|shift| shift.runs(local)).collect();
        running.sort_by_key(|shift| (shift.order, shift.person));
        let mut people = Vec::new();
        for shift in running {
            if !people.contains(&shift.person) && !self.is_away(shift.person, at) {
                people.push(shift.person);
            }
        }
        people
    }

    /// The first moment from `from` on at which one of those for whom `counts` holds is on duty; `None` where that is
    /// nobody for two months.
    pub fn next_duty(&self, from: Moment, counts: impl Fn(P) -> bool) -> Option<Moment> {
        let somebody = |at: Moment| self.on_duty(at).into_iter().any(&counts);
        if somebody(from) {
            return Some(from);
        }
        let dates = (0..LOOKED_THROUGH).filter_map(|ahead| from.date().checked_add(ahead.days()).ok());
        let begins = dates.flat_map(|date| self.shifts.iter().filter_map(move |shift| shift.begins(date)));
        // Somebody may come back in the middle of a shift of theirs.
        let back = self.away.iter().map(|away| away.to);
        let mut moments: Vec<Moment> = begins.chain(back).filter(|at| *at > from).collect();
        moments.sort_unstable();
        moments.into_iter().find(|at| somebody(*at))
    }
}
