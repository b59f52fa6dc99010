//! Who is on duty on a desk, by the hours of the rota that an authority has set.
//!
//! Hours are civil hours of Wales: a shift from nine to five is that on the days on which the clock changes too, and one
//! through such a night lasts an hour less or more.

use crate::{calendar::Calendar, clock::Moment, settings::Rota};
use jiff::civil::Date;
use std::{cmp::Reverse, collections::BTreeSet};
use uuid::Uuid;

const HOUR: i64 = 3_600_000_000;

/// Hours through which the same people are on duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// From when.
    pub from: Moment,
    /// Until when, which is not part of it.
    pub to: Moment,
    /// Who, in the order in which they are told. Nobody: a gap.
    pub people: Vec<Uuid>,
}

impl Rota {
    /// Who does what is down for a person on a day: they, or, if they are away, whoever stands in for them. Nobody stands in
    /// for a stand-in.
    fn does(&self, person: Uuid, day: Date) -> Option<Uuid> {
        if !self.is_away(person, day) {
            return Some(person);
        }
        let away = self.absences.iter().filter(|one| one.person == person && one.days().contain(day));
        away.filter_map(|absence| absence.stands_in).find(|other| !self.is_away(*other, day))
    }

    /// Who is on duty at a moment, each once, in the order in which they are told: whoever was handed the duty, the latest
    /// first, and then those whose shift it is.
    pub fn on_duty(&self, at: Moment, calendar: &Calendar) -> Vec<Uuid> {
        let day = at.date();
        let mut handed: Vec<_> = self.handovers.iter().filter(|handover| handover.covers(at)).collect();
        handed.sort_by_key(|handover| Reverse(handover.from));
        let handed = handed.into_iter().filter_map(|handover| self.does(handover.person, day));
        let running = self.shifts.iter().filter(|shift| shift.when.covers(at, calendar));
        let running = running.filter_map(|shift| Some((shift.order, self.does(shift.person, day)?)));
        let mut running: Vec<(u8, Uuid)> = running.collect();
        running.sort_unstable();
        let mut people = Vec::with_capacity(running.len());
        for person in handed.chain(running.into_iter().map(|(_, person)| person)) {
            if !people.contains(&person) {
                people.push(person);
            }
        }
        people
    }

    /// The first moment from `from` on at which somebody for whom `counts` holds is on duty; `None` where that is nobody
    /// for a year. By this a page says when a person next reads.
    pub fn next_duty(
        &self,
        from: Moment,
        calendar: &Calendar,
        counts: impl Fn(Uuid) -> bool,
    ) -> Option<Moment> {
        let somebody = |at: Moment| self.on_duty(at, calendar).into_iter().any(&counts);
        if somebody(from) {
            return Some(from);
        }
        // Somebody may come or come back at a midnight in the middle of a shift, or be handed the duty at any time.
        let mut turns: Vec<Moment> = self.midnights().chain(self.handed()).filter(|at| *at > from).collect();
        turns.sort_unstable();
        let returns = turns.into_iter().find(|at| somebody(*at));
        let begins = self.shifts.iter().filter_map(|shift| {
            let mut at = from;
            // An absence is 366 days at most, and a shift begins on a day of every week.
            for _ in 0..370 {
                at = shift.when.next_start(at, calendar)?;
                if self.does(shift.person, at.date()).is_some_and(&counts) {
                    return Some(at);
                }
            }
            None
        });
        begins.chain(returns).min()
    }

    /// Who of those for whom `counts` holds is on duty from one moment to another, hour for hour, without a break: where
    /// nobody is there is a gap.
    pub fn cover(
        &self,
        (from, to): (Moment, Moment),
        calendar: &Calendar,
        counts: impl Fn(Uuid) -> bool,
    ) -> Vec<Cover> {
        let mut cover: Vec<Cover> = Vec::new();
        let turns: Vec<Moment> = self.turns((from, to), calendar).into_iter().collect();
        for (place, begin) in turns.iter().enumerate() {
            let end = turns.get(place + 1).copied().unwrap_or(to);
            let people: Vec<Uuid> =
                self.on_duty(*begin, calendar).into_iter().filter(|one| counts(*one)).collect();
            match cover.last_mut() {
                Some(last) if last.people == people => last.to = end,
                _ => cover.push(Cover { from: *begin, to: end, people }),
            }
        }
        cover
    }

    /// Every moment from `from` to before `to` at which somebody else may be on duty. The whole hours are among them, since
    /// the clock may show an hour twice.
    fn turns(&self, (from, to): (Moment, Moment), calendar: &Calendar) -> BTreeSet<Moment> {
        let inside = |at: &Moment| *at > from && *at < to;
        let mut turns: BTreeSet<Moment> = self.midnights().chain(self.handed()).filter(inside).collect();
        turns.insert(from);
        turns.extend(
            (1..).map(|hour| Moment((from.0.div_euclid(HOUR) + hour) * HOUR)).take_while(|at| *at < to),
        );
        for shift in &self.shifts {
            let mut at = Moment(from.0 - 2 * 24 * HOUR);
            while let Some(start) = shift.when.next_start(at, calendar).filter(|start| *start < to) {
                let day = start.date();
                let ends = if shift.when.passes_midnight() { day.tomorrow().unwrap_or(day) } else { day };
                let end = shift.when.to.on(ends).into_iter().flat_map(|end| [end, Moment(end.0 + HOUR)]);
                turns.extend([start, Moment(start.0 + HOUR)].into_iter().chain(end).filter(inside));
                at = start;
            }
        }
        turns
    }

    /// The midnights at which somebody goes away or comes back.
    fn midnights(&self) -> impl Iterator<Item = Moment> {
        let days = self.absences.iter().flat_map(|absence| [Some(absence.from), absence.to.tomorrow().ok()]);
        days.flatten().filter_map(Moment::at_start_of)
    }

    /// The moments at which the duty is handed to somebody, or back.
    fn handed(&self) -> impl Iterator<Item = Moment> {
        let times = self.handovers.iter().flat_map(|handover| [handover.from, handover.to]);
        times.filter_map(Moment::of_local)
    }
}
