//! How fast concerns are acted upon. The house's clocks are those of the Wales Safeguarding Procedures; an authority may
//! set itself shorter ones, never longer.

use serde::{Deserialize, Serialize};

/// The clocks of a concern. The default is the house's, and the longest there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Clocks {
    /// Minutes in which somebody on the rota says "I have it". Then the next person is alerted.
    pub acknowledge_minutes: u16,
    /// Minutes after that in which social services are rung.
    pub telephone_minutes: u16,
    /// Hours after the call in which it is confirmed in writing.
    pub written_hours: u16,
    /// Working days after the call at whose end social services have decided; none is the same day.
    pub decision_working_days: u16,
    /// Working days after the writing in which an answer that did not come is asked for.
    pub chase_working_days: u16,
    /// Hours in which the designated officer hears of an allegation about a worker.
    pub officer_hours: u16,
}

impl Clocks {
    /// The house's clocks.
    pub const HOUSE: Self = Self {
        acknowledge_minutes: 30,
        telephone_minutes: 60,
        written_hours: 24,
        decision_working_days: 1,
        chase_working_days: 7,
        officer_hours: 24,
    };

    /// Each clock by its name, with the shortest that can be kept.
    pub const fn all(&self) -> [(&'static str, u16, u16); 6] {
        [
            ("acknowledge_minutes", self.acknowledge_minutes, 1),
            ("telephone_minutes", self.telephone_minutes, 1),
            ("written_hours", self.written_hours, 1),
            ("decision_working_days", self.decision_working_days, 0),
            ("chase_working_days", self.chase_working_days, 1),
            ("officer_hours", self.officer_hours, 1),
        ]
    }
}

impl Default for Clocks {
    fn default() -> Self {
        Self::HOUSE
    }
}
