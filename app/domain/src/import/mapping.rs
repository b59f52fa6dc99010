//! Which column of a file is what.

use super::DateOrder;
use crate::{Locale, feedback::WordBox};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Which column is what. Columns are named by their headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// A short name for where the comments come from; part of every digest.
    pub source: String,
    /// The column with an id that is different on every row.
    pub id: String,
    /// Where the date is.
    pub date: DateFrom,
    /// Where the service is.
    pub service: ServiceFrom,
    /// The column with the words.
    pub comment: String,
    /// Which box the words belong to.
    pub word_box: BoxFrom,
    /// The column with a rating, if it is kept, and the numbers it may hold.
    pub rating: Option<RatingFrom>,
    /// The language the comments are written in.
    pub language: Locale,
}

/// Where the date of a comment is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateFrom {
    /// In a column.
    Column {
        /// Its heading.
        heading: String,
        /// How its dates are written.
        order: DateOrder,
    },
    /// The same for every row.
    One(Date),
}

/// Where the service of a comment is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ServiceFrom {
    /// In a column.
    Column {
        /// Its heading.
        heading: String,
        /// What its values mean. A value that is a known service by itself need not stand here.
        values: BTreeMap<String, String>,
    },
    /// The same for every row.
    One(String),
}

/// Which box the words of a comment belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BoxFrom {
    /// By the question that was asked.
    Column {
        /// The heading of the column with the question.
        heading: String,
        /// What each question asked for.
        values: BTreeMap<String, WordBox>,
    },
    /// The same for every row.
    One(WordBox),
}

/// A rating's column and the numbers it may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatingFrom {
    /// Its heading.
    pub heading: String,
    /// The smallest number.
    pub lowest: u8,
    /// The largest number.
    pub highest: u8,
}
