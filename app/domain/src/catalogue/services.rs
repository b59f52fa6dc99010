//! Kinds of help, how strong it is, and who gives it.

use serde::Deserialize;

use super::Text;

codes! {
    /// How strong help is. The sources name no windscreen levels: these are ours, leaving care beside them.
    pub enum Level {
        /// For everyone.
        Universal = "U",
        /// Early help.
        Early = "E",
        /// Intensive, edge of care.
        Intensive = "I",
        /// Specialist, or by law.
        Specialist = "S",
        /// Leaving care.
        Exit = "exit",
    }
}

/// Levels, service types and agencies.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Services {
    /// The levels, weakest first.
    #[serde(rename = "level")]
    pub levels: Vec<LevelName>,
    /// The kinds of help.
    #[serde(rename = "service_type")]
    pub types: Vec<ServiceType>,
    /// Who may have been helping a family.
    #[serde(rename = "agency")]
    pub agencies: Vec<Agency>,
}

/// A level's name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelName {
    /// Which.
    pub code: Level,
    /// Its name.
    pub name: Text,
    /// What it is.
    pub about: Text,
}

/// A kind of help. `unknown` is one of them: not knowing what it was called is always an answer.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceType {
    /// A stable word, such as `fgc`.
    pub id: String,
    /// Where it usually lies; the first is the default, which an authority may override. Empty: not known.
    pub levels: Vec<Level>,
    /// What a family would call it.
    pub name: Text,
    /// What services call it, where that differs.
    pub term: Option<Text>,
    /// What it is, in a line.
    pub about: Text,
}

impl ServiceType {
    /// The level of a service of this kind that has none of its own.
    pub fn default_level(&self) -> Option<Level> {
        self.levels.first().copied()
    }
}

/// Who may have been helping a family.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agency {
    /// A stable word, such as `housing`.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Whom it means.
    pub about: Text,
    /// What is said about it is coded and never quoted: it may touch a court case.
    #[serde(default)]
    pub never_quoted: bool,
}
