//! Why a document cannot be printed.

use krilla::error::KrillaError;
use rust_xlsxwriter::XlsxError;

/// Why a document cannot be printed. Each is a mistake of whoever made the document, never of what somebody wrote.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Something that must be said is empty.
    #[error("nothing is said in {0}")]
    Empty(&'static str),
    /// A heading skips a level, or the first is not of level 1.
    #[error("a heading of level {level} stands under one of level {under}")]
    Level {
        /// Its level.
        level: u8,
        /// The level before it.
        under: u8,
    },
    /// A row has more or fewer cells than the table has columns, or a bar other parts than its legend.
    #[error("a row of “{0}” has not as many cells as there are columns")]
    Ragged(String),
    /// A drawing that cannot be drawn: more than six parts, a number outside its scale.
    #[error("“{0}” cannot be drawn: {1}")]
    Drawing(String, &'static str),
    /// Two parts of the document have the same place.
    #[error("the place {0} is taken twice")]
    Twice(String),
    /// A link leads to a place that the document does not have.
    #[error("no part of the document has the place {0}")]
    Nowhere(String),
    /// A link's address is of a kind that a paper must not lead to.
    #[error("the address is neither https: nor mailto: nor tel:")]
    Address,
    /// A cover sheet stands in the middle.
    #[error("a cover sheet stands only at the start")]
    Cover,
    /// The library that writes the file refused.
    #[error("the file would not keep PDF/UA-1: {0}")]
    Pdf(String),
    /// The library that writes the spreadsheet refused.
    #[error(transparent)]
    Workbook(#[from] XlsxError),
}

impl From<KrillaError> for Error {
    fn from(error: KrillaError) -> Self {
        // Only the library's own sentence: its value holds whole fonts.
        Self::Pdf(error.to_string())
    }
}
