//! The written criteria of the six levels. The levels themselves are [`Criticality`].

use serde::Deserialize;

use super::Text;
use crate::criticality::Criticality;

/// How seriousness is judged.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criteria {
    /// The rule in two sentences.
    pub rule: Text,
    /// The tick beside the scale, apart from the level.
    pub again: Text,
    /// The levels, 0 to 5.
    #[serde(rename = "level")]
    pub levels: Vec<CriticalityLevel>,
    /// What decides between two levels, in order.
    #[serde(rename = "tie_break")]
    pub tie_breaks: Vec<TieBreak>,
}

/// One level.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CriticalityLevel {
    /// Which.
    pub code: Criticality,
    /// Its name.
    pub name: Text,
    /// The test in one line.
    pub test: Text,
    /// Say this level if…
    pub say_if: Text,
    /// Not this level if…; the highest has none.
    pub not_if: Option<Text>,
    /// What it starts.
    pub starts: Text,
    /// Made-up examples.
    pub examples: Vec<Text>,
}

/// A rule for the space between levels.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TieBreak {
    /// Its place, from 1.
    pub number: u8,
    /// What it says.
    pub says: Text,
}
