//! The headings of the charter Mutual Expectations, and our own working statements under them.
//!
//! Only the charter's name, its scope and its five headings are held. A statement here is never shown as the
//! charter's words: [`Charter::notice`] says so on every page that prints one.

use serde::Deserialize;

use super::Text;

codes! {
    /// One of the five headings, in the charter's order.
    pub enum CharterHeading {
        /// Respect and honesty.
        RespectAndHonesty = "RH",
        /// Information sharing.
        InformationSharing = "IS",
        /// Support.
        Support = "SU",
        /// Participation.
        Participation = "PA",
        /// Communication.
        Communication = "CO",
    }
}

codes! {
    /// Whose side of the expectation a statement is.
    pub enum Side {
        /// What a family may expect of a service.
        Service = "service",
        /// What a service may expect of a family. A family answers it about itself only if it chooses to;
        /// nobody else ever answers it about them.
        Family = "family",
    }
}

/// The charter, as far as it is held.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Charter {
    /// Its short name.
    pub name: Text,
    /// Its whole name.
    pub full_name: Text,
    /// Says which words are the charter's and which are ours.
    pub notice: Text,
    /// The five headings, in order.
    #[serde(rename = "heading")]
    pub headings: Vec<Heading>,
    /// Our working statements.
    #[serde(rename = "statement")]
    pub statements: Vec<Statement>,
}

/// One heading.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heading {
    /// Which.
    pub code: CharterHeading,
    /// Its name; the English is the charter's own.
    pub name: Text,
    /// What it is about, in our words.
    pub about: Text,
}

/// A provisional statement under a heading.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Its code, such as `RH1`.
    pub code: String,
    /// The heading it stands under.
    pub heading: CharterHeading,
    /// Whose side it is.
    pub side: Side,
    /// The articles of the Convention it touches; may be none.
    pub articles: Vec<u8>,
    /// What it says, as a family would say it.
    pub words: Text,
}
