//! Made-up summaries and the replies to them, written by hand in both languages.

use crate::{Bilingual, catalogue::ThemeCode, commitment::EntryKind, summary::ReplyKind};
use serde::Deserialize;
use std::sync::LazyLock;

/// A summary that a moderator of the demo writes, with the reply of its manager.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeUpSummary {
    /// One of the ten.
    pub theme: ThemeCode,
    cy: String,
    en: String,
    /// What the service says.
    pub reply: MadeUpReply,
}

/// What the demo's manager says to a summary.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeUpReply {
    /// What it says.
    pub kind: ReplyKind,
    /// Within how many days of the reply, for what will change.
    pub days: Option<i64>,
    cy: String,
    en: String,
    /// Who sees to it.
    pub owner: Option<Bilingual>,
    /// What is said of it later.
    #[serde(default)]
    pub since: Vec<MadeUpEntry>,
}

/// What the demo's manager says of a commitment.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeUpEntry {
    /// What it says.
    pub kind: EntryKind,
    /// So many days after the reply.
    pub after: i64,
    /// Its day, counted from the reply.
    pub on: Option<i64>,
    cy: String,
    en: String,
}

impl MadeUpEntry {
    /// The words.
    pub fn body(&self) -> Bilingual {
        Bilingual { cy: self.cy.clone(), en: self.en.clone() }
    }
}

impl MadeUpSummary {
    /// The summary.
    pub fn body(&self) -> Bilingual {
        Bilingual { cy: self.cy.clone(), en: self.en.clone() }
    }
}

impl MadeUpReply {
    /// The reply.
    pub fn body(&self) -> Bilingual {
        Bilingual { cy: self.cy.clone(), en: self.en.clone() }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    summary: Vec<MadeUpSummary>,
}

static TEXTS: LazyLock<Vec<MadeUpSummary>> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is inside the binary, and a test reads it")]
    let file: File =
        toml::from_str(include_str!("../../demo/summaries.toml")).expect("the made-up summaries can be read");
    file.summary
});

/// Every made-up summary. Each is used once.
pub fn summaries() -> &'static [MadeUpSummary] {
    &TEXTS
}
