//! What an authority tells about itself: its priorities, how many children live there, how long it keeps things.

use crate::{
    Bilingual,
    questionnaire::{Band, Speaks},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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

/// How many people of a group lived in the authority: from published statistics, never from feedback. It is about exactly
/// one group: an age, a language, or the children that the authority looks after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Population {
    /// In which year.
    pub year: i16,
    /// Of which age.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub band: Option<Band>,
    /// Children of which language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Speaks>,
    /// Children that the authority looks after.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub looked_after: bool,
    /// How many.
    pub number: u32,
    /// Where the number was published.
    pub source: String,
}

/// Whom a published number is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// People of an age.
    Age(Band),
    /// Children of a language.
    Language(Speaks),
    /// Children that the authority looks after.
    LookedAfter,
}

impl Population {
    /// Whom it is about; `None` if it says nobody, or several groups.
    pub const fn group(&self) -> Option<Group> {
        match (self.band, self.language, self.looked_after) {
            (Some(band), None, false) => Some(Group::Age(band)),
            (None, Some(language), false) => Some(Group::Language(language)),
            (None, None, true) => Some(Group::LookedAfter),
            _ => None,
        }
    }
}

impl super::Settings {
    /// The numbers to print beside figures of a year: of each group the newest that was published for that year or one
    /// before it, ages first.
    pub fn population_by(&self, year: i16) -> Vec<&Population> {
        let known = self.population.iter().filter(|one| one.year <= year);
        let mut newest: BTreeMap<Group, &Population> = BTreeMap::new();
        for (group, one) in known.filter_map(|one| Some((one.group()?, one))) {
            let entry = newest.entry(group).or_insert(one);
            if entry.year < one.year {
                *entry = one;
            }
        }
        newest.into_values().collect()
    }
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
