//! The figures of a release as CSV.

use super::model::Release;
use crate::{
    disclosure::{Cell, DisclosedTable as _},
    feedback::Channel,
    locale::Bilingual,
};
use std::collections::BTreeMap;

/// Names of codes in both languages; a code without a name stands for itself.
pub type Names = BTreeMap<String, Bilingual>;

/// What stands for a withheld number: the shorthand for "confidential" that the UK's Government Analysis
/// Function asks spreadsheets to use. The same for every reason.
const WITHHELD: &str = "[c]";

/// The figures, one line a cell: stable codes for programs, names in Welsh and English for people. `themes`
/// and `polarities` give the names.
///
/// Starts with a byte order mark, without which Excel garbles *ŵ* and *ŷ*. No field can be taken for a
/// formula: one that would be is preceded by an apostrophe.
pub fn csv(release: &Release, themes: &Names, polarities: &Names) -> Result<Vec<u8>, csv::Error> {
    let table = release.figures.table();
    // Channels are never mixed: a line that is copied into another sheet must still say which one it counts.
    let channel = table.scope().channel.map_or("all", Channel::code);
    let number = |cell: Cell| cell.shown().map_or_else(|| WITHHELD.to_owned(), |shown| shown.to_string());
    let mut out =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    out.write_record([
        "authority",
        "quarter",
        "version",
        "channel",
        "theme",
        "thema_cy",
        "theme_en",
        "polarity",
        "natur_cy",
        "polarity_en",
        "count",
        "responses",
        "rounded_to",
    ])?;
    for (theme, cells) in table.iter() {
        for (polarity, cell) in table.columns().iter().zip(cells) {
            let (theme_cy, theme_en) = named(themes, theme);
            let (polarity_cy, polarity_en) = named(polarities, polarity);
            let fields = [
                &release.authority,
                &release.quarter.to_string(),
                &release.version.to_string(),
                channel,
                theme,
                theme_cy,
                theme_en,
                polarity,
                polarity_cy,
                polarity_en,
                &number(cell),
                &number(table.responses()),
                &table.round_to().to_string(),
            ];
            out.write_record(fields.map(harmless))?;
        }
    }
    out.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

fn named<'a>(names: &'a Names, code: &'a str) -> (&'a str, &'a str) {
    names.get(code).map_or((code, code), |name| (name.cy.as_str(), name.en.as_str()))
}

/// A text that no spreadsheet takes for a formula (OWASP, *CSV injection*).
fn harmless(field: &str) -> String {
    if field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{field}")
    } else {
        field.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        clock::Quarter,
        disclosure::{Ledger, Policy, Scope, ThemeTally, gate},
        feedback::WordBox,
        release::Hash,
    };

    fn figures() -> Release {
        let quarter = Quarter { year: 2026, quarter: 3 };
        let mut themes = ThemeTally::new(["1"], 40);
        themes.add("1", WordBox::Praise, 17).unwrap();
        themes.add("1", WordBox::Idea, 3).unwrap();
        let scope = Scope { channel: Some(Channel::Alone), ..Scope::quarter("W06000099", quarter) };
        Release {
            authority: "W06000099".into(),
            quarter,
            version: 1,
            correction: None,
            unwritten: false,
            catalogue: "2026.1".into(),
            figures: gate(&themes, &scope, &Policy::default(), &Ledger::new()),
            summaries: Vec::new(),
            method: Vec::new(),
            audit_head: Hash([0; 32]),
        }
    }

    fn name(cy: &str, en: &str) -> Bilingual {
        Bilingual { cy: cy.into(), en: en.into() }
    }

    #[test]
    fn a_line_has_codes_both_languages_and_a_gap_for_what_is_withheld() {
        let themes = Names::from([("1".into(), name("Gŵyr, a ŷd", "Being heard"))]);
        let polarities = Names::from([("praise".into(), name("canmoliaeth", "praise"))]);
        let text = String::from_utf8(csv(&figures(), &themes, &polarities).unwrap()).unwrap();
        let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(lines.len(), 4);
        assert_eq!(
            lines[1],
            "W06000099,2026-Q3,1,alone,1,\"Gŵyr, a ŷd\",Being heard,praise,canmoliaeth,praise,15,40,5"
        );
        assert!(lines[3].ends_with("idea,idea,idea,[c],40,5"), "{}", lines[3]);
    }

    #[test]
    fn no_name_can_run_as_a_formula() {
        for danger in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            let themes = Names::from([("1".into(), name(danger, danger))]);
            let bytes = csv(&figures(), &themes, &Names::new()).unwrap();
            let mut reader = csv::Reader::from_reader(&bytes[3..]);
            for record in reader.records() {
                assert_eq!(&record.unwrap()[5], format!("'{danger}"));
            }
        }
    }
}
