//! What a paper says: a document as plain values, in one language, without a database and without markup.
//!
//! Everything that is printed is in here, the words around the text too (`Words`). The crate adds no sentence and
//! no number, except page numbers.

use serde::{Deserialize, Serialize};

use crate::{
    card::{Card, CoverSheet},
    figure::{Bars, RunChart, Table},
    span::{Language, Span},
};

/// How far a document has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Not for publication yet: each page says so.
    Draft,
    /// Signed and public.
    Released,
    /// Public, and replaced by a later version: each page says so.
    Superseded,
}

/// The state of a document in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// The state.
    pub state: State,
    /// A few words, for the first page and the top of each other page, as *Draft, not for publication*.
    pub short: String,
    /// A sentence for the first page: what is still to come, who released it and when, or what replaces it and why.
    pub words: String,
}

/// When the document was made, in universal time. It is a value of the document, so that the same document is the
/// same file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
    /// The hour.
    pub hour: u8,
    /// The minute.
    pub minute: u8,
    /// The second.
    pub second: u8,
}

/// The words that a paper prints around its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// The title of the table of contents.
    pub contents: String,
    /// What stands before the number of the page: *Page*.
    pub page: String,
    /// What stands between the number of the page and the number of all pages: *of*.
    pub of: String,
    /// The caption of the numbers under a drawing: *The same numbers as a table*.
    pub as_table: String,
    /// Where a link of the table of contents leads, before the heading: *Go to*.
    pub go_to: String,
}

/// A document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The language of everything that says no other.
    pub language: Language,
    /// The title, also of the file.
    pub title: String,
    /// What stands under the title; may be empty.
    pub subtitle: String,
    /// Who publishes it.
    pub organisation: String,
    /// The period that it is about.
    pub period: String,
    /// How far it has come.
    pub status: Status,
    /// When it was made.
    pub made: Made,
    /// The words around the text.
    pub words: Words,
    /// What it says, in reading order.
    pub blocks: Vec<Block>,
}

/// One part of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A sheet before the document, for a committee. Only at the start.
    CoverSheet(CoverSheet),
    /// The headings with their pages.
    Toc,
    /// What follows begins on a new page.
    PageBreak,
    /// A heading.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A list.
    List {
        /// Whether the items are numbered.
        numbered: bool,
        /// The items.
        items: Vec<Vec<Span>>,
    },
    /// A table.
    Table(Table),
    /// Bars, and the same numbers as a table.
    Bars(Bars),
    /// Numbers over time, and the same numbers as a table.
    RunChart(RunChart),
    /// A summary with its reply and promises.
    Card(Card),
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// From 1 to 4. The first is 1, and none skips a level on the way down.
    pub level: u8,
    /// What it says.
    pub text: String,
    /// The name under which the document's own links find it.
    pub place: Option<String>,
}
