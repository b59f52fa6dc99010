//! What the desk's rules need to know of an authority: its working days, how long its clocks run, who is on duty, and whom
//! to ring at this hour.

use crate::Result;
use domain::{
    calendar::Calendar,
    calls::Rung,
    clock::Moment,
    concern::{self, Desk, rota::People},
    settings::{Clocks, LineKind, Retention, Rota},
};
use storage::{
    Tx, Uuid,
    concerns::{self, Able},
    directory::{self, Authority},
};

/// An authority as the rules of the concern desk see it.
pub(crate) struct House {
    pub(crate) authority: Authority,
    pub(crate) calendar: Calendar,
    pub(crate) clocks: Clocks,
    pub(crate) rota: Rota,
    /// Who acts on the desk: the rota of an authority is one for all its desks.
    holders: Vec<Uuid>,
    /// How long a concern is kept after its end.
    pub(crate) retention: Retention,
}

/// Somebody to ring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ring {
    /// Who.
    pub who: Rung,
    /// The number, as the authority has typed it.
    pub number: String,
    /// This is the one to ring at this hour.
    pub now: bool,
}

impl House {
    /// The authority `code`, with the people of one desk.
    pub(crate) async fn of(tx: &mut Tx, code: &str, desk: Desk) -> Result<Self> {
        let authority = directory::known_authority(tx, code).await?;
        let holders = concerns::holders(tx, code, desk.role()).await?;
        let settings = &authority.settings;
        Ok(Self {
            calendar: settings.calendar(),
            clocks: settings.clocks,
            rota: settings.rota.clone(),
            holders: holders.into_iter().map(|holder| holder.person).collect(),
            retention: settings.retention,
            authority,
        })
    }

    /// By when somebody has to take what comes to the desk at `at`.
    pub(crate) fn acknowledge_by(&self, at: Moment) -> Moment {
        let duty = self.rota.next_duty(at, &self.calendar, |person| self.holders.contains(&person));
        concern::clocks::acknowledge_by(at, duty, &self.clocks)
    }

    /// The people of the desk at a moment: `able` are those who may act on a concern, in the order in which they came.
    pub(crate) fn people(&self, able: &[Able], at: Moment) -> People<Uuid> {
        let able: Vec<Uuid> = able.iter().map(|able| able.person).collect();
        People::of(&self.rota, (&able, &self.holders), at, &self.calendar)
    }

    /// Whom to ring, whoever answers at this hour first.
    pub(crate) fn ring(&self, now: Moment) -> Vec<Ring> {
        let who = |kind| match kind {
            LineKind::FrontDoor => Rung::FrontDoor,
            LineKind::DutyTeam => Rung::DutyTeam,
            LineKind::Other => Rung::Other,
        };
        let lines = self.authority.settings.lines_by_hour(now).into_iter();
        lines.map(|(line, now)| Ring { who: who(line.kind), number: line.number.clone(), now }).collect()
    }
}

/// When a person next reads what is written to the people who keep somebody safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    /// Somebody is on duty now.
    Now,
    /// Somebody comes on duty then, or, where there is no rota, a reading begins.
    At(Moment),
}

/// When a person next reads, by the rota of the leads; where there is none, by the reading times. It is the same for every
/// feedback, whatever desk it lies on, so that nobody at home can tell from it what was said. `None`: nobody within a year.
pub(crate) async fn reads(tx: &mut Tx, authority: &str, now: Moment) -> Result<Option<Reads>> {
    let house = House::of(tx, authority, Desk::Lead).await?;
    let holds = |person| house.holders.contains(&person);
    if !house.rota.is_for(holds) {
        return Ok(house.authority.settings.next_reading(now).map(Reads::At));
    }
    let next = house.rota.next_duty(now, &house.calendar, holds);
    Ok(next.map(|next| if next <= now { Reads::Now } else { Reads::At(next) }))
}

/// Whom moderators ring when nobody has a concern, whoever answers at this hour first.
pub(crate) async fn to_ring(tx: &mut Tx, authority: &str, now: Moment) -> Result<Vec<Ring>> {
    Ok(House::of(tx, authority, Desk::Lead).await?.ring(now))
}
