//! Who takes up concerns, and when. Who is on duty at a moment, and who is alerted next, is worked out from it in
//! `domain::concern`.

use super::Window;
use crate::{calendar::Days, clock::Moment};
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The rota: shifts that come every week, who is away, and who was handed the duty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rota {
    /// Shifts, in no particular order.
    pub shifts: Vec<Shift>,
    /// Absences.
    pub absences: Vec<Absence>,
    /// Times for which the duty was handed to somebody.
    pub handovers: Vec<Handover>,
}

/// Hours of every week in which a person is on duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shift {
    /// Who.
    pub person: Uuid,
    /// When. A shift that passes midnight belongs to the day on which it begins.
    pub when: Window,
    /// Who is alerted first: 1 is the lead, 2 the deputy, and so on to 9.
    pub order: u8,
}

/// Whole local days on which a person is away, and in no shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Absence {
    /// Who.
    pub person: Uuid,
    /// The first day.
    pub from: Date,
    /// The last day, included.
    pub to: Date,
    /// Who does their shifts meanwhile. Without anybody the shifts are empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands_in: Option<Uuid>,
}

/// Hours for which somebody has the duty before everybody else, whatever the shifts say. Local times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Handover {
    /// Who has it.
    pub person: Uuid,
    /// From when.
    pub from: DateTime,
    /// Until when, which is not part of it.
    pub to: DateTime,
}

impl Handover {
    /// Whether it holds at a moment.
    pub fn covers(&self, at: Moment) -> bool {
        let begun = Moment::of_local(self.from).is_some_and(|from| from <= at);
        begun && Moment::of_local(self.to).is_some_and(|to| at < to)
    }
}

impl Absence {
    /// Its days.
    pub const fn days(&self) -> Days {
        Days { from: self.from, to: self.to }
    }
}

impl Rota {
    /// Whether `person` is away on that local day.
    pub fn is_away(&self, person: Uuid, day: Date) -> bool {
        self.absences.iter().any(|absence| absence.person == person && absence.days().contain(day))
    }

    /// Everybody who is named.
    pub fn people(&self) -> impl Iterator<Item = Uuid> {
        let shifts = self.shifts.iter().map(|shift| shift.person);
        let handed = self.handovers.iter().map(|handover| handover.person);
        let away = self.absences.iter().flat_map(|absence| [Some(absence.person), absence.stands_in]);
        shifts.chain(handed).chain(away.flatten())
    }
}
