//! Printed figures as `docs/release-format.md` describes them.

use serde::Deserialize;
use std::collections::BTreeMap;

/// The printed figures of one population.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Document {
    /// Code of the authority.
    pub authority: String,
    /// A quarter, `2026-Q3`, or a reporting year, `2026`.
    pub period: String,
    /// The channel, or `all`.
    pub channel: String,
    /// The lineage of the questionnaire, or `all`.
    pub lineage: String,
    /// The audience, or `all`.
    pub audience: String,
    /// What it is narrowed by; `all` for nothing.
    pub cut: String,
    /// The value of the cut.
    pub value: String,
    /// The smallest printed base of a row that is shown.
    pub floor: i64,
    /// The month in which it was drawn.
    pub drawn: String,
    /// The printed number of responses; none below the floor.
    pub base: Option<i64>,
    /// The tables.
    pub tables: Vec<Table>,
}

/// One table.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Table {
    /// What it counts.
    pub measure: String,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// One row: nothing but a code if it is withheld.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Row {
    /// Its code.
    pub code: String,
    /// Its printed base.
    pub base: Option<i64>,
    /// Its printed cells.
    pub cells: Option<BTreeMap<String, i64>>,
}

/// A text that holds no printed figures.
#[derive(Debug, thiserror::Error)]
#[error("this is not the JSON of a release: {0}")]
pub struct BadDocument(#[from] serde_json::Error);

/// The populations of a release, from its JSON.
///
/// # Errors
/// [`BadDocument`] if the text is not the JSON of a release.
pub fn documents(release: &str) -> Result<Vec<Document>, BadDocument> {
    #[derive(Deserialize)]
    struct Release {
        figures: Vec<Document>,
    }
    let release: Release = serde_json::from_str(release)?;
    Ok(release.figures)
}

impl Document {
    /// The populations of one family share channel, lineage and audience, and differ in cut and period.
    pub(crate) fn family(&self) -> (String, String, String, String) {
        (self.authority.clone(), self.channel.clone(), self.lineage.clone(), self.audience.clone())
    }

    /// What a print of the same people at another time is known by.
    pub(crate) fn population(&self) -> (&str, &str, &str) {
        (&self.period, &self.cut, &self.value)
    }

    pub(crate) fn row(&self, measure: &str, code: &str) -> Option<&Row> {
        let table = self.tables.iter().find(|table| table.measure == measure)?;
        table.rows.iter().find(|row| row.code == code)
    }
}
