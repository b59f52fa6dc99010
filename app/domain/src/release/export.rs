//! The figures of a release as CSV.

use super::{model::Release, regional::Regional};
use crate::{
    disclosure::{Disclosed, Figures, Number, Row},
    figures::Measure,
    locale::{Bilingual, Locale},
};
use std::fmt::Display;

/// What stands for a withheld number: the shorthand for "confidential" that the UK's Government Analysis
/// Function asks spreadsheets to use.
pub const WITHHELD: &str = "[c]";

/// What a column of the file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// A stable code, or `all`.
    Code,
    /// A quarter or a reporting year.
    Period,
    /// A name in one language.
    Name(Locale),
    /// A whole number.
    Number,
    /// A printed number, or [`WITHHELD`].
    Printed,
}

/// The columns of the file of a release, in their order.
pub const COLUMNS: [(&str, Holds); 18] = columns_of("authority", "version");

/// The columns of the file of a region.
pub const REGIONAL_COLUMNS: [(&str, Holds); 18] = columns_of("region", "from");

const fn columns_of(whom: &'static str, what: &'static str) -> [(&'static str, Holds); 18] {
    [
        (whom, Holds::Code),
        ("period", Holds::Period),
        (what, Holds::Number),
        ("channel", Holds::Code),
        ("lineage", Holds::Code),
        ("audience", Holds::Code),
        ("cut", Holds::Code),
        ("value", Holds::Code),
        ("table", Holds::Code),
        ("row", Holds::Code),
        ("rhes_cy", Holds::Name(Locale::Cy)),
        ("row_en", Holds::Name(Locale::En)),
        ("column", Holds::Code),
        ("colofn_cy", Holds::Name(Locale::Cy)),
        ("column_en", Holds::Name(Locale::En)),
        ("count", Holds::Printed),
        ("base", Holds::Printed),
        ("rounded_to", Holds::Number),
    ]
}

/// The figures, one line a cell: stable codes for programs, names in Welsh and English for people. `row_name` and
/// `column_name` give the names of codes.
///
/// Starts with a byte order mark, without which Excel garbles *ŵ* and *ŷ*. No field can be taken for a
/// formula: one that would be is preceded by an apostrophe.
pub fn csv(
    release: &Release,
    row_name: impl Fn(Measure, &str) -> Bilingual,
    column_name: impl Fn(Measure, &str, &str) -> Bilingual,
) -> Result<Vec<u8>, csv::Error> {
    let version = release.version.to_string();
    let about = |_: Option<Number>| version.clone();
    lines(&COLUMNS, &release.figures, about, row_name, column_name)
}

/// The same for the sums of a region. `from` says of how many authorities a line's numbers are the sum.
pub fn regional_csv(
    regional: &Regional,
    row_name: impl Fn(Measure, &str) -> Bilingual,
    column_name: impl Fn(Measure, &str, &str) -> Bilingual,
) -> Result<Vec<u8>, csv::Error> {
    let from = |base: Option<Number>| base.map_or(0, Number::terms).to_string();
    lines(&REGIONAL_COLUMNS, &regional.figures, from, row_name, column_name)
}

/// Every line. `second` gives the field after the period, from the base of the line's row.
fn lines(
    columns_of_file: &[(&str, Holds)],
    figures: &[Disclosed<Figures>],
    second: impl Fn(Option<Number>) -> String,
    row_name: impl Fn(Measure, &str) -> Bilingual,
    column_name: impl Fn(Measure, &str, &str) -> Bilingual,
) -> Result<Vec<u8>, csv::Error> {
    let mut out =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    out.write_record(columns_of_file.iter().map(|(name, _)| name))?;
    for figures in figures {
        // A population with too few responses has one line, which says so.
        if figures.base().is_none() {
            line(&mut out, figures, second(None), &["", "", "", "", "", "", "", WITHHELD, WITHHELD])?;
        }
        for table in figures.tables() {
            for row in table.rows() {
                let named = row_name(table.measure(), row.code());
                for (column, number) in columns(row) {
                    let column_named = column_name(table.measure(), row.code(), column);
                    let cell = [
                        table.measure().code(),
                        row.code(),
                        &named.cy,
                        &named.en,
                        column,
                        &column_named.cy,
                        &column_named.en,
                        &count(number),
                        &count(row.base()),
                    ];
                    line(&mut out, figures, second(row.base()), &cell)?;
                }
            }
        }
    }
    out.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

/// The cells of a row. A withheld row has one line without a column.
fn columns(row: &Row) -> Vec<(&str, Option<Number>)> {
    match row.cells() {
        [] => vec![("", None)],
        cells => cells.iter().map(|(column, number)| (column.as_str(), Some(*number))).collect(),
    }
}

fn count(number: Option<Number>) -> String {
    number.map_or_else(|| WITHHELD.to_owned(), |number| number.get().to_string())
}

fn line(
    out: &mut csv::Writer<Vec<u8>>,
    figures: &Figures,
    second: String,
    cell: &[&str],
) -> Result<(), csv::Error> {
    let population = figures.population();
    let of = &population.of;
    // Channels are never mixed: a line that is copied into another sheet must still say which one it counts.
    let mut fields = vec![
        harmless(&population.authority),
        population.period.to_string(),
        second,
        or_all(of.channel),
        harmless(&of.lineage),
        or_all(of.audience),
        of.cut.to_string(),
        harmless(&of.value),
    ];
    fields.extend(cell.iter().map(|field| harmless(field)));
    fields.push("5".to_owned());
    out.write_record(fields)
}

fn or_all(code: Option<impl Display>) -> String {
    code.map_or_else(|| "all".to_owned(), |code| code.to_string())
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
    use crate::{clock::Quarter, disclosure::sample, release::Hash};

    fn figures(people: u64) -> Release {
        let quarter = Quarter { year: 2026, quarter: 3 };
        Release {
            authority: "W06000099".into(),
            quarter,
            version: 1,
            correction: None,
            unwritten: false,
            catalogue: "2026.1".into(),
            figures: vec![sample("W06000099", quarter, people)],
            past: Vec::new(),
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
        let bytes =
            csv(&figures(40), |_, _| name("Gŵyr, a ŷd", "Being heard"), |_, _, _| name("ie", "yes")).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(
            lines[1],
            "W06000099,2026-Q3,1,alone,2026.1,parent,all,,charter,c1,\"Gŵyr, a ŷd\",Being heard,top,ie,yes,40,40,5"
        );
        assert!(
            lines
                .iter()
                .any(|line| line.ends_with("charter,c2,\"Gŵyr, a ŷd\",Being heard,,ie,yes,[c],[c],5"))
        );
    }

    #[test]
    fn a_population_with_too_few_responses_has_one_line_that_says_so() {
        let bytes = csv(&figures(4), |_, _| name("x", "x"), |_, _, _| name("x", "x")).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().skip(1).collect();
        assert_eq!(lines, ["W06000099,2026-Q3,1,alone,2026.1,parent,all,,,,,,,,,[c],[c],5"]);
    }

    #[test]
    fn no_name_can_run_as_a_formula() {
        for danger in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            let bytes =
                csv(&figures(40), |_, _| name(danger, danger), |_, _, _| name(danger, danger)).unwrap();
            let mut reader = csv::Reader::from_reader(&bytes[3..]);
            for record in reader.records() {
                assert_eq!(&record.unwrap()[10], format!("'{danger}"));
            }
        }
    }
}
