//! Changes of the rota by the people of a desk: who is away and who stands in, and who has the duty for some hours.
//!
//! The shifts themselves come every week and are settings of the authority.

use crate::{
    clock::{Date, DateTime, Moment},
    settings::{Absence, Handover, Rota},
};
use uuid::Uuid;

/// What somebody of a desk wants to change, as they typed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Somebody is away.
    Away {
        /// Who.
        person: Option<Uuid>,
        /// The first day.
        from: Option<Date>,
        /// The last day, included.
        to: Option<Date>,
        /// Who stands in. Nobody: the gap is shown.
        stands_in: Option<Uuid>,
    },
    /// An absence is taken back.
    Back(Absence),
    /// Somebody has the duty for some hours, before everybody else.
    HandOver {
        /// Who.
        person: Option<Uuid>,
        /// From when.
        from: Option<DateTime>,
        /// Until when.
        to: Option<DateTime>,
    },
    /// A handover is taken back.
    TakeBack(Handover),
}

codes! {
    /// What is wrong with a change. Then nothing is changed.
    pub enum Mistake {
        /// Nobody of this desk was chosen who is away.
        AwayWho = "away-who",
        /// No first day.
        AwayFrom = "away-from",
        /// No last day.
        AwayTo = "away-to",
        /// The last day comes before the first.
        AwayOrder = "away-order",
        /// It is over already.
        AwayPast = "away-past",
        /// It is longer than a year.
        AwayLong = "away-long",
        /// They are down as away on one of these days already.
        AwayTwice = "away-twice",
        /// Nobody stands in for themselves.
        StandInSelf = "stand-in-self",
        /// Whoever is to stand in is away on one of these days.
        StandInAway = "stand-in-away",
        /// Nobody of this desk was chosen who has the duty.
        HandWho = "hand-who",
        /// No moment from which they have it.
        HandFrom = "hand-from",
        /// No moment until which they have it.
        HandTo = "hand-to",
        /// It ends before it begins.
        HandOrder = "hand-order",
        /// It is over already, or would have begun before today.
        HandPast = "hand-past",
        /// It is longer than four weeks.
        HandLong = "hand-long",
        /// They are away on one of these days.
        HandAway = "hand-away",
        /// It is down already.
        HandTwice = "hand-twice",
    }
}

/// The longest absence, in days.
const AWAY_DAYS: u32 = 366;
/// The longest handover, in days.
const HAND_DAYS: i64 = 28;
/// What was over for so many days is dropped with the next change. The history of the settings keeps it.
const KEPT_DAYS: i64 = 31;

/// The rota once `wanted` is done at `now`. `desk`: the people of the desk whose people want it; of others nobody decides
/// there.
///
/// # Errors
/// Every mistake at once.
pub fn change(rota: &Rota, desk: &[Uuid], now: Moment, wanted: &Change) -> Result<Rota, Vec<Mistake>> {
    let mut changed = rota.clone();
    let old = now.plus_days(-KEPT_DAYS).local();
    changed.absences.retain(|absence| absence.to >= old.date());
    changed.handovers.retain(|handover| handover.to >= old);
    let ours = |person: &Uuid| desk.contains(person);
    match *wanted {
        Change::Away { person, from, to, stands_in } => {
            let person = person.filter(ours);
            let mistakes = away(&changed, (person, stands_in), (from, to), now.date(), desk);
            let (Some(person), Some(from), Some(to), []) = (person, from, to, mistakes.as_slice()) else {
                return Err(mistakes);
            };
            changed.absences.push(Absence { person, from, to, stands_in });
        }
        Change::HandOver { person, from, to } => {
            let person = person.filter(ours);
            let mistakes = handed(&changed, person, (from, to), now);
            let (Some(person), Some(from), Some(to), []) = (person, from, to, mistakes.as_slice()) else {
                return Err(mistakes);
            };
            changed.handovers.push(Handover { person, from, to });
        }
        Change::Back(back) => changed.absences.retain(|absence| !(ours(&absence.person) && *absence == back)),
        Change::TakeBack(back) => {
            changed.handovers.retain(|handover| !(ours(&handover.person) && *handover == back));
        }
    }
    Ok(changed)
}

fn away(
    rota: &Rota,
    (person, stands_in): (Option<Uuid>, Option<Uuid>),
    (from, to): (Option<Date>, Option<Date>),
    today: Date,
    desk: &[Uuid],
) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    let mut add = |wrong: bool, mistake| mistakes.extend(wrong.then_some(mistake));
    let overlaps =
        |other: &Absence| from.zip(to).is_some_and(|(from, to)| other.from <= to && from <= other.to);
    let is_away = |who: Uuid| rota.absences.iter().any(|other| other.person == who && overlaps(other));
    add(person.is_none(), Mistake::AwayWho);
    add(from.is_none(), Mistake::AwayFrom);
    add(to.is_none(), Mistake::AwayTo);
    if let Some((from, to)) = from.zip(to) {
        let days = crate::calendar::Days { from, to };
        add(to < from, Mistake::AwayOrder);
        add(to >= from && to < today, Mistake::AwayPast);
        add(to >= from && days.count() > AWAY_DAYS, Mistake::AwayLong);
    }
    add(person.is_some_and(is_away), Mistake::AwayTwice);
    add(stands_in.is_some() && stands_in == person, Mistake::StandInSelf);
    let elsewhere = stands_in.is_some_and(|who| !desk.contains(&who) || is_away(who));
    add(elsewhere && stands_in != person, Mistake::StandInAway);
    mistakes
}

fn handed(
    rota: &Rota,
    person: Option<Uuid>,
    (from, to): (Option<DateTime>, Option<DateTime>),
    now: Moment,
) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    let mut add = |wrong: bool, mistake| mistakes.extend(wrong.then_some(mistake));
    add(person.is_none(), Mistake::HandWho);
    add(from.is_none(), Mistake::HandFrom);
    add(to.is_none(), Mistake::HandTo);
    let Some((from, to)) = from.zip(to) else { return mistakes };
    let moments = Moment::of_local(from).zip(Moment::of_local(to));
    let long = moments.is_none_or(|(from, to)| to > from.plus_days(HAND_DAYS));
    add(to <= from, Mistake::HandOrder);
    add(to > from && (to <= now.local() || from.date() < now.date()), Mistake::HandPast);
    add(to > from && long, Mistake::HandLong);
    if let Some(person) = person {
        let days = |absence: &Absence| absence.from <= to.date() && from.date() <= absence.to;
        let is_away = rota.absences.iter().any(|absence| absence.person == person && days(absence));
        add(is_away, Mistake::HandAway);
        add(rota.handovers.contains(&Handover { person, from, to }), Mistake::HandTwice);
    }
    mistakes
}
