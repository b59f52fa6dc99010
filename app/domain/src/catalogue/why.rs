//! Why this matters: each law, charter, plan and report behind Clywed, for anyone to read.

use serde::Deserialize;

use super::{Text, ThemeCode};

codes! {
    /// What kind of thing a policy is.
    pub enum PolicyKind {
        /// Children's rights.
        Rights = "rights",
        /// A charter that bodies may adopt.
        Charter = "charter",
        /// A law.
        Law = "law",
        /// A government's plan.
        Policy = "policy",
        /// A programme of help.
        Programme = "programme",
        /// A report or a review.
        Report = "report",
    }
}

/// The policies, as the file holds them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Policies {
    #[serde(rename = "policy")]
    pub(super) policies: Vec<Policy>,
}

/// A law, charter, plan or report, and what came of it here.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// A stable word, such as `mutual-expectations`.
    pub id: String,
    /// What kind of thing it is.
    pub kind: PolicyKind,
    /// The year from which it counts in Wales, where a source gives one.
    pub year: Option<u16>,
    /// Whether what `clywed` says is already so. A page marks the others as planned.
    pub built: bool,
    /// Where to look for what families said about it.
    pub themes: Vec<ThemeCode>,
    /// Its name.
    pub name: Text,
    /// What it is.
    pub what: Text,
    /// What Clywed does about it.
    pub clywed: Text,
    /// The question it lets a family ask.
    pub families_ask: Text,
}
