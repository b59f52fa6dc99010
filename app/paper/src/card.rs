//! A summary with what the service answered and promised; the sheet that goes before a report.

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// A summary, what the service replied, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// What it is about.
    pub title: String,
    /// The name under which the document's own links find it.
    pub place: Option<String>,
    /// A line under the title: theme, how many responses, what the panel said.
    pub about: String,
    /// The summary, each paragraph of it.
    pub summary: Vec<Vec<Span>>,
    /// What was answered.
    pub replies: Vec<Reply>,
    /// What was promised.
    pub promises: Vec<Promise>,
}

/// What a service answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// Who answered, and when.
    pub title: String,
    /// The answer, each paragraph of it.
    pub text: Vec<Vec<Span>>,
}

/// What was promised and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// What was promised.
    pub text: Vec<Span>,
    /// By whom and by when.
    pub about: String,
    /// The shape that is drawn before the words.
    pub outcome: Outcome,
    /// The outcome in words.
    pub words: String,
}

/// What became of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Its day has not come.
    Open,
    /// Kept.
    Kept,
    /// Its day has passed.
    Late,
    /// Given up, with a reason.
    GivenUp,
}

/// What a committee reads first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverSheet {
    /// The title of the sheet.
    pub title: String,
    /// Committee, date, author, purpose, what is asked for: each with its name.
    pub fields: Vec<Field>,
}

/// A name and what it stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// The name.
    pub name: String,
    /// Each paragraph of what it stands for.
    pub text: Vec<Vec<Span>>,
}
