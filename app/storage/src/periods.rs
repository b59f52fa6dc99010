//! One small row for each authority and quarter, which says what has changed there without reading any feedback.
//! Counting and taking out lock this row until their transaction ends, so the versions of one period are committed in
//! order: a transaction that reads version `v` sees everything that was counted or taken out up to `v`.

use crate::{Inconsistent, Result, Tx};
use domain::{
    clock::{Month, Quarter},
    figures::Facts,
};
use sqlx::{FromRow, query_as};
use uuid::Uuid;

statements! {
    /// Counts so many more, and gives the version of the last of them.
    COUNT = "INSERT INTO period (authority, quarter, version, taken_out, counted, looked, drawn)
            VALUES ($1, $2, $3, 0, $3, 0, $4)
        ON CONFLICT (authority, quarter) DO UPDATE SET version = period.version + excluded.version,
            counted = period.counted + excluded.counted
        RETURNING version";
    /// Takes one out.
    TAKE_OUT = "UPDATE period SET version = version + 1, taken_out = version + 1, counted = counted - 1
        WHERE authority = $1 AND quarter = $2";
    /// Gives a feedback its place and says what it counts as, or takes both away.
    PLACE = "UPDATE feedback SET counted = $2, counts_as = $3 WHERE id = $1";
    /// Says what a counted feedback counts as from now on.
    COUNTS_AS = "UPDATE feedback SET counts_as = $2 WHERE id = $1 AND counted IS NOT NULL";
    /// A period.
    OF = "SELECT version, taken_out, counted FROM period WHERE authority = $1 AND quarter = $2";
    /// Changes nothing, and so locks a period on either engine.
    LOCK = "UPDATE period SET version = version WHERE authority = $1 AND quarter = $2
        RETURNING version, taken_out, counted";
    /// Quarters in which something counts, newest first.
    QUARTERS = "SELECT quarter FROM period WHERE authority = $1 AND counted > 0 ORDER BY quarter DESC";
    /// Periods that moved since they were last printed for staff, and were not printed in this month.
    MOVED = "SELECT authority, quarter FROM period WHERE version > looked AND drawn < $1 ORDER BY authority, quarter";
    /// Remembers which version was printed, and in which month.
    LOOKED = "UPDATE period SET looked = $3, drawn = $4 WHERE authority = $1 AND quarter = $2 AND looked <= $3";
}

/// What is known of an authority's quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromRow)]
pub struct Period {
    /// Moves with each feedback that is counted or taken out.
    pub version: i64,
    /// The version of the last feedback that was taken out; 0 if none was.
    pub taken_out: i64,
    /// How many count now. Never shown: pages read what the disclosure gate let through.
    pub counted: i64,
}

/// Counts `n` more in a period and gives the version of the last of them: their places are the last `n` versions.
/// `month`: the month in which the first response of a period is counted. Its figures are printed for the first time
/// when the next month begins.
pub async fn count(tx: &mut Tx, authority: &str, quarter: &str, n: i64, month: Month) -> Result<i64> {
    let month = month.to_string();
    let (version,): (i64,) =
        on!(tx, |c| query_as(COUNT).bind(authority).bind(quarter).bind(n).bind(month).fetch_one(c).await)?;
    Ok(version)
}

/// Takes one feedback out of a period.
pub async fn take_out(tx: &mut Tx, authority: &str, quarter: &str) -> Result<()> {
    exec!(tx, TAKE_OUT, authority, quarter)
}

/// Gives a feedback its place among what is counted, with what it counts as; `None` once it is taken out.
pub async fn place(tx: &mut Tx, feedback: Uuid, place: Option<(i64, &Facts)>) -> Result<()> {
    let facts = place.map(|(_, facts)| json(facts)).transpose()?;
    exec!(tx, PLACE, feedback, place.map(|(place, _)| place), facts)
}

/// Says what a counted feedback counts as from now on.
pub async fn counts_as(tx: &mut Tx, feedback: Uuid, facts: &Facts) -> Result<()> {
    exec!(tx, COUNTS_AS, feedback, json(facts)?)
}

/// Facts as the column `counts_as` holds them.
pub(crate) fn json(facts: &Facts) -> Result<String> {
    Ok(facts.to_json().map_err(|_| Inconsistent::at("feedback", "counts_as", "a response"))?)
}

/// A period; `None` if nothing was ever counted in it.
pub async fn of(tx: &mut Tx, authority: &str, quarter: Quarter) -> Result<Option<Period>> {
    one!(tx, OF, authority, quarter.to_string())
}

/// The same, and locks the period: nothing is counted or taken out in it until the transaction ends.
pub async fn lock(tx: &mut Tx, authority: &str, quarter: Quarter) -> Result<Option<Period>> {
    one!(tx, LOCK, authority, quarter.to_string())
}

/// Quarters in which something counts, newest first.
pub async fn quarters(tx: &mut Tx, authority: &str) -> Result<Vec<Quarter>> {
    let rows: Vec<(String,)> = all!(tx, QUARTERS, authority)?;
    rows.into_iter().map(|(quarter,)| parsed(authority, &quarter)).collect()
}

/// Periods that moved since they were last printed for staff, which was before `month`.
pub async fn moved(tx: &mut Tx, month: Month) -> Result<Vec<(String, Quarter)>> {
    let rows: Vec<(String, String)> = all!(tx, MOVED, month.to_string())?;
    rows.into_iter()
        .map(|(authority, quarter)| {
            let quarter = parsed(&authority, &quarter)?;
            Ok((authority, quarter))
        })
        .collect()
}

/// Remembers that a period was printed for staff in `month` as it was at `version`.
pub async fn looked(
    tx: &mut Tx,
    authority: &str,
    quarter: Quarter,
    version: i64,
    month: Month,
) -> Result<()> {
    exec!(tx, LOOKED, authority, quarter.to_string(), version, month.to_string())
}

fn parsed(authority: &str, quarter: &str) -> Result<Quarter> {
    Ok(quarter.parse().map_err(|_| Inconsistent::at("period", "quarter", authority))?)
}
