//! Writes the catalogue's texts that await an editor of Welsh to standard output, as CSV for a spreadsheet.
//!
//! `cargo run -p domain --example welsh > welsh.csv`

use std::io;

use domain::catalogue::{Catalogue, TextState};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut sheet = csv::Writer::from_writer(io::stdout().lock());
    sheet.write_record(["where", "cymraeg", "english", "state", "provenance", "source"])?;
    for (path, text) in Catalogue::texts()? {
        if text.state != TextState::Valid {
            sheet.write_record([
                path.as_str(),
                text.cy.as_str(),
                text.en.as_str(),
                text.state.code(),
                text.provenance.code(),
                text.source.as_str(),
            ])?;
        }
    }
    sheet.flush()?;
    Ok(())
}
