//! What is counted of a reporting year, so that those who watch over the times read a handful of rows and no concern.

use crate::{Result, Tx};

statements! {
    /// Adds to a count.
    ADD = "INSERT INTO concern_year (authority, desk, year, measure, n) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (authority, desk, year, measure) DO UPDATE SET n = concern_year.n + excluded.n";
    /// The counts of a year.
    YEAR = "SELECT measure, n FROM concern_year WHERE authority = $1 AND desk = $2 AND year = $3 ORDER BY measure";
    /// The years of which something is counted, newest first.
    YEARS = "SELECT DISTINCT year FROM concern_year WHERE authority = $1 AND desk = $2 ORDER BY year DESC";
    /// How many of a desk are open and nobody has taken yet, or are late.
    NOW = "SELECT CAST(COUNT(*) AS BIGINT), CAST(COUNT(*) FILTER (WHERE acknowledged IS NULL) AS BIGINT),
            CAST(COUNT(*) FILTER (WHERE next_due < $3) AS BIGINT)
        FROM concern WHERE authority = $1 AND desk = $2 AND closed IS NULL";
}

/// Adds `n` to a count of a reporting year. `desk` and `measure` are codes.
pub async fn add_to_year(
    tx: &mut Tx,
    (authority, desk, year): (&str, &str, &str),
    measure: &str,
    n: i64,
) -> Result<()> {
    exec!(tx, ADD, authority, desk, year, measure, n)
}

/// The counts of a reporting year on a desk.
pub async fn year(tx: &mut Tx, (authority, desk, year): (&str, &str, &str)) -> Result<Vec<(String, i64)>> {
    all!(tx, YEAR, authority, desk, year)
}

/// The reporting years of which something is counted on a desk, newest first.
pub async fn years(tx: &mut Tx, authority: &str, desk: &str) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = all!(tx, YEARS, authority, desk)?;
    Ok(rows.into_iter().map(|(year,)| year).collect())
}

/// How many concerns of a desk are open now, how many of those nobody has taken yet, and how many are late.
pub async fn open_now(tx: &mut Tx, authority: &str, desk: &str, now: i64) -> Result<(i64, i64, i64)> {
    let row: Option<(i64, i64, i64)> = one!(tx, NOW, authority, desk, now)?;
    Ok(row.unwrap_or_default())
}
