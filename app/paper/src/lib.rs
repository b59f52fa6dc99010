//! Documents on paper: from a document of plain values to an accessible, tagged PDF (PDF/UA-1), and to a spreadsheet.
//!
//! The crate knows no database, no page of the web and no clock. Text stays text all the way: there is no markup on
//! the way from a value to a glyph, so nothing that somebody wrote can become an instruction.

mod block;
mod card;
mod check;
mod draw;
mod error;
mod face;
mod figure;
mod flow;
mod letters;
mod look;
mod maker;
mod margin;
mod missing;
mod model;
mod numbers;
mod paint;
mod span;
mod strip;
mod tag;
mod text;
mod workbook;

pub use card::{Card, CoverSheet, Field, Outcome, Promise, Reply};
pub use error::Error;
pub use figure::{BarRow, Bars, Cell, Column, Median, Number, Point, RunChart, Shown, Table};
pub use missing::missing_letters;
pub use model::{Block, Document, Heading, Made, State, Status, Words};
pub use span::{Language, Link, Span};
pub use workbook::workbook;

use maker::Maker;
use strip::place_of_heading;

/// The document as a PDF that keeps PDF/UA-1. The same document gives the same bytes.
pub fn pdf(document: &Document) -> Result<Vec<u8>, Error> {
    check::check(document)?;
    // The table of contents names pages that are known only when everything is laid out, itself too. Its length does
    // not depend on the numbers, so the second time they are right.
    let mut pages = Vec::new();
    loop {
        let mut maker = Maker::new(document, &pages);
        block::document(&mut maker);
        let Maker { mut tree, strips, headings, .. } = maker;
        let laid = flow::lay(strips);
        let found: Vec<usize> = (0..headings)
            .filter_map(|heading| laid.places.get(&place_of_heading(heading)).map(|spot| spot.page))
            .collect();
        if found == pages {
            return paint::paint(document, &laid, &mut tree);
        }
        pages = found;
    }
}
