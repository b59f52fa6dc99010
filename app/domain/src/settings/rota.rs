//! Who takes up concerns, and when. Who is on duty at a moment, and who is alerted next, is worked out from it in
//! `domain::concern`.

use super::Window;
use crate::calendar::Days;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The rota: shifts that come every week, and who is away.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rota {
    /// Shifts, in no particular order.
    pub shifts: Vec<Shift>,
    /// Absences.
    pub absences: Vec<Absence>,
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
        shifts.chain(self.absences.iter().map(|absence| absence.person))
    }
}
