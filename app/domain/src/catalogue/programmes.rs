//! Programmes, bodies, options for change and tags: what a theme, a commitment or a report can be tied to.

use serde::Deserialize;

use super::{Text, ThemeCode};

codes! {
    /// How far a body reaches.
    pub enum BodyKind {
        /// All of Wales.
        National = "national",
        /// A region.
        Regional = "regional",
        /// An authority's area.
        Local = "local",
        /// Family justice.
        Justice = "justice",
    }
}

/// The file's four lists.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programmes {
    /// Programmes and shared ways of working.
    #[serde(rename = "programme")]
    pub programmes: Vec<Programme>,
    /// Kinds of body that read releases or answer for them. Places' own boards are in the geography.
    #[serde(rename = "body")]
    pub bodies: Vec<Body>,
    /// Options of the Care Crisis Review to which bodies were asked to respond.
    #[serde(rename = "care_crisis_option")]
    pub care_crisis_options: Vec<CareCrisisOption>,
    /// What regional boards and inspectors asked about.
    #[serde(rename = "tag")]
    pub tags: Vec<Tag>,
}

/// A programme, or a shared way of working.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// A stable word, such as `families-first`.
    pub id: String,
    /// The year in which it began, where a source gives it.
    pub since: Option<u16>,
    /// The year in which it ended; absent while it runs, or where no year is known.
    pub until: Option<u16>,
    /// Its name.
    pub name: Text,
    /// What it is.
    pub about: Text,
}

/// A kind of body.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// A stable word, such as `ciw`.
    pub id: String,
    /// How far it reaches.
    pub kind: BodyKind,
    /// Its name.
    pub name: Text,
    /// What it does.
    pub about: Text,
}

/// An option of the Care Crisis Review.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CareCrisisOption {
    /// Its number in the review.
    pub number: u8,
    /// The themes under which families speak of it; none where their words cannot.
    pub themes: Vec<ThemeCode>,
    /// About court proceedings: coded, never quoted.
    #[serde(default)]
    pub never_quoted: bool,
    /// Its name, shortly.
    pub name: Text,
}

/// A tag on themes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tag {
    /// A stable word, such as `thresholds`.
    pub id: String,
    /// The themes that carry it.
    pub themes: Vec<ThemeCode>,
    /// Its name.
    pub name: Text,
    /// What it means.
    pub about: Text,
}
