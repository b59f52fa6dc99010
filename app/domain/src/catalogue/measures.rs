//! What an inspector looks at, what success would look like, and how services should be designed.

use serde::Deserialize;

use super::{FamiliesCanSpeak, Text, ThemeCode};

/// The four lists.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measures {
    /// Care Inspectorate Wales's themes.
    #[serde(rename = "inspection_theme")]
    pub inspection_themes: Vec<InspectionTheme>,
    /// What the workstream of the Ministerial Advisory Group was to look at.
    pub remit: Vec<Measure>,
    /// What success would look like.
    #[serde(rename = "success_measure")]
    pub success: Vec<Measure>,
    /// How services should be designed.
    #[serde(rename = "design_principle")]
    pub design: Vec<Measure>,
}

/// A theme of inspection.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InspectionTheme {
    /// A stable word.
    pub id: String,
    /// The themes of ours that touch it.
    pub themes: Vec<ThemeCode>,
    /// Its name.
    pub name: Text,
}

/// A part of the remit, a measure of success or a principle of design, shortened.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Its number in the source.
    pub number: u8,
    /// Whether families' words can be evidence; a report says so where they cannot.
    pub families_can_speak: FamiliesCanSpeak,
    /// What it says, shortly.
    pub says: Text,
}
