//! Who is on duty on a desk, by the hours of the rota that an authority has set.
//!
//! Hours are civil hours of Wales: a shift from nine to five is that on the days on which the clock changes too, and one
//! through such a night lasts an hour less or more.

use crate::{calendar::Calendar, clock::Moment, settings::Rota};
use uuid::Uuid;

impl Rota {
    /// Who is on duty at a moment, each once, in the order in which they are told.
    pub fn on_duty(&self, at: Moment, calendar: &Calendar) -> Vec<Uuid> {
        let here = |person| !self.is_away(person, at.date());
        let running =
            self.shifts.iter().filter(|shift| shift.when.covers(at, calendar) && here(shift.person));
        let mut running: Vec<(u8, Uuid)> = running.map(|shift| (shift.order, shift.person)).collect();
        running.sort_unstable();
        let mut people = Vec::with_capacity(running.len());
        for (_, person) in running {
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
        // Somebody may come back at a midnight in the middle of a shift of theirs.
        let back =
            self.absences.iter().filter_map(|absence| Moment::at_start_of(absence.to.tomorrow().ok()?));
        let mut back: Vec<Moment> = back.filter(|at| *at > from).collect();
        back.sort_unstable();
        let returns = back.into_iter().find(|at| somebody(*at));
        let begins = self.shifts.iter().filter_map(|shift| {
            let mut at = from;
            // An absence is 366 days at most, and a shift begins on a day of every week.
            for _ in 0..370 {
                at = shift.when.next_start(at, calendar)?;
                if counts(shift.person) && !self.is_away(shift.person, at.date()) {
                    return Some(at);
                }
            }
            None
        });
        begins.chain(returns).min()
    }
}
