//! The monthly self-check: worries of a month that have no end.

use crate::{Result, Tx};
use domain::{clock::Moment, feedback::Desk};
use uuid::Uuid;

statements! {
    /// Forgets what was found of a month.
    CLEAR = "DELETE FROM worry_unfinished WHERE month = $1";
    /// Finds what has no end: nobody has decided it, a concern about it is open, or it should have raised one and did not.
    FIND = "INSERT INTO worry_unfinished (feedback, authority, desk, month, why, found)
        SELECT f.id, f.authority, f.desk, f.month,
            CASE WHEN EXISTS (SELECT 1 FROM concern_feedback x WHERE x.feedback = f.id AND x.open = TRUE) THEN 'open'
                WHEN f.state IN ('waiting', 'claimed', 'held', 'reopened') THEN 'unread' ELSE 'not-raised' END, $2
        FROM feedback f WHERE f.month = $1 AND f.tier <> '4-ordinary'
            AND (f.state IN ('waiting', 'claimed', 'held', 'reopened')
                OR EXISTS (SELECT 1 FROM concern_feedback x WHERE x.feedback = f.id AND x.open = TRUE)
                OR (f.tier = '1-now' AND NOT EXISTS (SELECT 1 FROM concern_feedback x WHERE x.feedback = f.id)))
        ON CONFLICT DO NOTHING";
    /// What waits on a desk, may be about danger now, and has no concern. A concern about what came long ago may have been
    /// kept for its time and gone.
    NOT_RAISED = "SELECT f.id FROM feedback f WHERE f.authority = $1 AND f.desk = $2 AND f.tier = '1-now'
            AND f.state IN ('waiting', 'claimed', 'held', 'reopened') AND f.received > $3
            AND NOT EXISTS (SELECT 1 FROM concern_feedback x WHERE x.feedback = f.id)
        ORDER BY f.turn, f.due, f.id LIMIT 200";
    /// The months of which something was found.
    MONTHS = "SELECT DISTINCT month FROM worry_unfinished ORDER BY month";
    /// What was found on a desk, by month, counted.
    UNFINISHED = "SELECT month, why, CAST(COUNT(*) AS BIGINT) FROM worry_unfinished
        WHERE authority = $1 AND desk = $2 GROUP BY month, why ORDER BY month, why";
    /// The same, one by one.
    LIST = "SELECT feedback FROM worry_unfinished WHERE authority = $1 AND desk = $2 AND month = $3
        ORDER BY feedback LIMIT 500";
}

/// How many worries of a month had no end when it was last checked. A workload count, never a figure about people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfinished {
    /// The month, such as `2026-11`.
    pub month: String,
    /// What is missing: `open`, `unread` or `not-raised`.
    pub why: String,
    /// How many.
    pub n: i64,
}

/// The first 200 that wait on a desk, came after `since`, may be about danger now, and have no concern.
pub async fn not_raised(tx: &mut Tx, (authority, desk): (&str, Desk), since: Moment) -> Result<Vec<Uuid>> {
    let rows: Vec<(Uuid,)> = all!(tx, NOT_RAISED, authority, desk.code(), since.0)?;
    Ok(rows.into_iter().map(|(feedback,)| feedback).collect())
}

/// Checks a month anew.
pub async fn check_month(tx: &mut Tx, month: &str, now: Moment) -> Result<()> {
    exec!(tx, CLEAR, month)?;
    exec!(tx, FIND, month, now.0)
}

/// The months of which something was found when they were last checked.
pub async fn months(tx: &mut Tx) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = all!(tx, MONTHS)?;
    Ok(rows.into_iter().map(|(month,)| month).collect())
}

/// What was found on a desk, by month.
pub async fn unfinished(tx: &mut Tx, authority: &str, desk: Desk) -> Result<Vec<Unfinished>> {
    let rows: Vec<(String, String, i64)> = all!(tx, UNFINISHED, authority, desk.code())?;
    Ok(rows.into_iter().map(|(month, why, n)| Unfinished { month, why, n }).collect())
}

/// The first 500 that were found of a month on a desk, for the desk itself.
pub async fn found(tx: &mut Tx, authority: &str, desk: Desk, month: &str) -> Result<Vec<Uuid>> {
    let rows: Vec<(Uuid,)> = all!(tx, LIST, authority, desk.code(), month)?;
    Ok(rows.into_iter().map(|(feedback,)| feedback).collect())
}
