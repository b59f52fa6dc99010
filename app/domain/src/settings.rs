//! What an authority decides about how it works with Clywed: when it reads, what it promises, whom to ring, how fast it
//! acts, what it adopted. One type, one place in which its rules stand.
//!
//! An authority may be more careful than the house, never less. What nobody can decide for it (when somebody reads, what
//! is promised, a telephone number) has no default.

mod adoption;
mod changes;
mod clocks;
mod facts;
mod lines;
mod part;
mod problems;
mod reading;
mod rota;
mod stored;
mod window;

pub use adoption::{Adoption, Wording};
pub use clocks::Clocks;
pub use facts::{Group, Population, Priority, Retention};
pub use lines::{Line, LineKind, is_telephone};
pub use part::{LineChange, Misfit, Part};
pub use problems::{Problem, Why};
pub use reading::Reading;
pub use rota::{Absence, Handover, Rota, Shift};
pub use stored::{FORMAT, Unreadable};
pub use window::{BadWindow, DaySet, TimeOfDay, Window};

use crate::{
    Bilingual,
    calendar::{Calendar, Days},
    disclosure::Policy,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The settings of one authority.
///
/// What was read from a file or a row has the right shape; [`Settings::problems`] says whether it may be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Within how many days an answer is promised: 1 to 365.
    pub promise_days: u16,
    /// When somebody reads.
    pub reading: Reading,
    /// Days on which the authority is closed, besides bank holidays.
    #[serde(default)]
    pub closed: Vec<Closed>,
    /// Whom to ring, and when they answer, in the order in which they are shown.
    #[serde(default)]
    pub lines: Vec<Line>,
    /// How fast concerns are acted upon.
    #[serde(default)]
    pub clocks: Clocks,
    /// Who takes up concerns, and when.
    #[serde(default)]
    pub rota: Rota,
    /// How careful figures are.
    #[serde(default)]
    pub disclosure: Policy,
    /// Whether the charter was adopted, and in which words.
    #[serde(default)]
    pub charter: Adoption,
    /// The strategic priorities that commitments are tied to.
    #[serde(default)]
    pub priorities: Vec<Priority>,
    /// How many children live there, to stand beside who was heard.
    #[serde(default)]
    pub population: Vec<Population>,
    /// How long things are kept.
    #[serde(default)]
    pub retention: Retention,
}

/// Days on which an authority is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closed {
    /// The first day.
    pub from: Date,
    /// The last day, included.
    pub to: Date,
    /// Why, as pages say it.
    pub reason: Bilingual,
}

impl Closed {
    /// Its days.
    pub const fn days(&self) -> Days {
        Days { from: self.from, to: self.to }
    }
}

impl Settings {
    /// Settings of an authority that reads at these times, promises an answer within so many days, and has decided nothing
    /// else yet.
    pub fn new(reading: Reading, promise_days: u16) -> Self {
        Self {
            promise_days,
            reading,
            closed: Vec::new(),
            lines: Vec::new(),
            clocks: Clocks::default(),
            rota: Rota::default(),
            disclosure: Policy::default(),
            charter: Adoption::default(),
            priorities: Vec::new(),
            population: Vec::new(),
            retention: Retention::default(),
        }
    }

    /// The working days of this authority.
    pub fn calendar(&self) -> Calendar {
        Calendar::new(self.closed.iter().map(Closed::days))
    }
}

#[cfg(test)]
mod tests;
