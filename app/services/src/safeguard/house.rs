//! What the desk's rules need to know of an authority: its working days, how long its clocks run, who is on duty, and whom
//! to ring at this hour.

use crate::Result;
use domain::{
    calendar::Calendar,
    calls::Rung,
    clock::Moment,
    concern::{self, Desk, rota::People},
    settings::{Clocks, Retention, Rota},
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
        Ok(Self {
            authority,
            calendar: Calendar::default(),
            clocks: Clocks::default(),
            rota: Rota::default(),
            holders: holders.into_iter().map(|holder| holder.person).collect(),
            retention: Retention::default(),
        })
    }

    /// By when somebody has to take what comes to the desk at `at`.
    pub(crate) fn acknowledge_by(&self, at: Moment) -> Moment {
        let duty = self.rota.next_duty(at, &self.calendar, |person| self.holders.contains(&person));
        concern::clocks::acknowledge_by(at, duty, &self.clocks)
    }

    /// The people of the desk at a moment: `able` are those who may act on a concern, in the order in which they came.
    pub(crate) fn people(&self, able: &[Able], at: Moment) -> People<Uuid> {
        let all: Vec<Uuid> = able.iter().map(|able| able.person).collect();
        let on_duty = self.rota.on_duty(at, &self.calendar);
        let on_duty = on_duty.into_iter().filter(|person| all.contains(person)).collect();
        let here = all.iter().copied().filter(|person| !self.rota.is_away(*person, at.date())).collect();
        let has_rota = self.rota.shifts.iter().any(|shift| self.holders.contains(&shift.person));
        People { on_duty, here, all, has_rota }
    }

    /// Whom to ring, with the one for this hour first: the front door on working days from nine to five, else the duty team.
    pub(crate) fn ring(&self, now: Moment) -> Vec<Ring> {
        let local = now.local();
        let office = self.calendar.is_working_day(local.date()) && (9..17).contains(&local.hour());
        let known = [
            (Rung::FrontDoor, self.authority.front_door.as_ref(), office),
            (Rung::DutyTeam, self.authority.duty_team.as_ref(), !office),
        ];
        let mut ring: Vec<Ring> = known
            .into_iter()
            .filter_map(|(who, number, now)| Some(Ring { who, number: number?.clone(), now }))
            .collect();
        ring.sort_by_key(|ring| !ring.now);
        ring
    }
}

/// Whom moderators ring when nobody has a concern, whoever answers at this hour first.
pub(crate) async fn to_ring(tx: &mut Tx, authority: &str, now: Moment) -> Result<Vec<Ring>> {
    Ok(House::of(tx, authority, Desk::Lead).await?.ring(now))
}
