//! What an authority tells about itself: its priorities, how many children live there, how long it keeps things.

use crate::{Bilingual, questionnaire::Band};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A strategic priority of the authority's plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Priority {
    /// A short word that commitments are tied to. It is never given a new meaning.
    pub code: String,
    /// What it is called.
    pub name: Bilingual,
    /// The first day on which it holds.
    pub from: Date,
    /// The last day, if it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
}

impl Priority {
    /// Whether it holds on that day.
    pub fn holds(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|last| day <= last)
    }
}

/// How many people of an age lived in the authority: from published statistics, never from feedback.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Population {
    /// In which year.
    pub year: i16,
    /// Of which age.
    pub band: Band,
    /// How many.
    pub number: u32,
    /// Where the number was published.
    pub source: String,
}

/// How long things are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Retention {
    /// Months for which a concern is kept after it was closed: 12 to 1200.
    pub concern_months: u16,
}

impl Default for Retention {
    /// Seven years.
    fn default() -> Self {
        Self { concern_months: 84 }
    }
}
