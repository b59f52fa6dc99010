//! Numbers: tables, bars and run charts. A number comes with the words in which it is printed.

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// A printed number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Number {
    /// Its value: the length of a bar, the number in a spreadsheet.
    pub value: i64,
    /// How it is printed: *45*, *45%*, *45 of 60*.
    pub words: String,
}

impl Number {
    /// A number.
    pub fn new(value: i64, words: impl Into<String>) -> Self {
        Self { value, words: words.into() }
    }
}

/// A table. Its columns always have heads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// The name under which the document's own links find it.
    pub place: Option<String>,
    /// The columns.
    pub columns: Vec<Column>,
    /// Whether the first cell of each row is the row's head.
    pub row_heads: bool,
    /// The rows, each with one cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// What stands under it.
    pub notes: Vec<String>,
}

/// The head of a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// What it says.
    pub text: String,
    /// Whether its cells are numbers, which stand at the right.
    pub numbers: bool,
}

impl Column {
    /// A column of words.
    pub fn words(text: impl Into<String>) -> Self {
        Self { text: text.into(), numbers: false }
    }

    /// A column of numbers.
    pub fn numbers(text: impl Into<String>) -> Self {
        Self { text: text.into(), numbers: true }
    }
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// Words; in a column of numbers what stands in a number's place.
    Words(Vec<Span>),
    /// A number.
    Number(Number),
}

impl Cell {
    /// Plain words.
    pub fn words(text: impl Into<String>) -> Self {
        Self::Words(vec![Span::plain(text)])
    }

    /// A number.
    pub fn number(value: i64, words: impl Into<String>) -> Self {
        Self::Number(Number::new(value, words))
    }

    /// What the cell says, without manner.
    pub fn text(&self) -> String {
        match self {
            Self::Words(spans) => spans.iter().map(|span| span.text.as_str()).collect(),
            Self::Number(number) => number.words.clone(),
        }
    }
}

/// Bars of parts, each drawn against its row's base, and the same numbers as a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bars {
    /// What they show.
    pub title: String,
    /// The name under which the document's own links find them.
    pub place: Option<String>,
    /// The drawing in words, for people who do not see it. The table under it has all numbers.
    pub description: String,
    /// What a row is: the head of the first column of the table.
    pub row: String,
    /// What the parts are, in the order of the question; at most six.
    pub parts: Vec<String>,
    /// What the base is: the head of the last column of the table.
    pub base: String,
    /// The rows.
    pub rows: Vec<BarRow>,
    /// What stands under the table.
    pub notes: Vec<String>,
}

/// A row of bars.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BarRow {
    /// What it is about.
    pub label: String,
    /// Its numbers.
    pub shown: Shown,
}

/// The numbers of a row, or why there are none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// A number for each part, and the base.
    Numbers {
        /// One for each part.
        parts: Vec<Number>,
        /// What the bar's whole length stands for.
        base: Number,
    },
    /// Not shown, and why. It is never drawn as zero.
    Instead(String),
}

/// Numbers over time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunChart {
    /// What it shows.
    pub title: String,
    /// The name under which the document's own links find it.
    pub place: Option<String>,
    /// The drawing in words, for people who do not see it. The table under it has all numbers.
    pub description: String,
    /// What a point is: the head of the first column of the table.
    pub point: String,
    /// What is counted: the head of the second column.
    pub value: String,
    /// The head of the third column, which says what stands out; printed if a point stands out.
    pub remark: String,
    /// What is printed in the table where a number is missing.
    pub absent: String,
    /// The numbers at the lines of the drawing, from the lowest up; at least two.
    pub scale: Vec<Number>,
    /// The points, from the earliest.
    pub points: Vec<Point>,
    /// The median and what it is called.
    pub median: Option<Median>,
    /// What stands under the table.
    pub notes: Vec<String>,
}

/// The middle of the points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Median {
    /// The number.
    pub number: Number,
    /// What it is called: *Median*.
    pub label: String,
}

/// A point of a run chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// When.
    pub label: String,
    /// The printed number; absent if there is none.
    pub number: Option<Number>,
    /// What stands out at this point, in words.
    pub mark: Option<String>,
}
