//! Imports while they are written. Rows are written in short transactions to a table that nothing else reads; one last
//! transaction turns all of them into feedback.
//! A staging that is not touched for a while was interrupted. Its entry is deleted first; rows without an entry are
//! left over, and any process may delete them, some at a time.

use crate::{
    Result, Tx,
    feedback::{NewFeedback, as_sent},
};
use domain::{clock::Moment, feedback::State};
use uuid::Uuid;

statements! {
    /// Begins a staging.
    BEGIN = "INSERT INTO import_staging (id, touched) VALUES ($1, $2)";
    /// Says that it goes on.
    TOUCH = "UPDATE import_staging SET touched = $2 WHERE id = $1";
    /// Ends a staging, whole or interrupted.
    END = "DELETE FROM import_staging WHERE id = $1";
    /// Ends every staging that was not touched since.
    END_BEFORE = "DELETE FROM import_staging WHERE touched < $1";
    /// Adds a row to a staging.
    STAGE = concat!(
        "INSERT INTO import_staged (", as_sent!(names), ", staging) VALUES (", as_sent!(places), ", $32)
        ON CONFLICT DO NOTHING"
    );
    /// Every staging that goes on.
    OPEN = "SELECT id FROM import_staging";
    /// How many rows a staging has.
    ROWS = "SELECT CAST(COUNT(*) AS BIGINT) FROM import_staged WHERE staging = $1";
    /// Rows whose number somebody else's feedback has.
    TAKEN = "SELECT s.send_key FROM import_staged s JOIN feedback f ON f.number_hash = s.number_hash
        WHERE s.staging = $1 AND f.send_key <> s.send_key";
    /// Gives a row another number.
    RENUMBER = "UPDATE import_staged SET number_hash = $3, number_generation = $4 WHERE staging = $1 AND send_key = $2";
    /// Turns every row of a staging into feedback, except those that were sent before. Rows are written in the order of
    /// their keys, so that two imports of one file cannot deadlock.
    FLIP = concat!(
        "INSERT INTO feedback (", as_sent!(names), ") SELECT ", as_sent!(names), "
        FROM import_staged WHERE staging = $1 ORDER BY send_key ON CONFLICT (send_key) DO NOTHING"
    );
    /// Removes some rows of stagings that have ended.
    CLEAR = "DELETE FROM import_staged WHERE (staging, send_key) IN (SELECT s.staging, s.send_key FROM import_staged s
        WHERE NOT EXISTS (SELECT 1 FROM import_staging b WHERE b.id = s.staging) LIMIT 500)";
}

/// Begins a staging.
pub async fn begin(tx: &mut Tx, staging: Uuid, now: Moment) -> Result<()> {
    exec!(tx, BEGIN, staging, now.0)
}

/// Says that a staging goes on. False: it was taken for interrupted and ended.
pub async fn touch(tx: &mut Tx, staging: Uuid, now: Moment) -> Result<bool> {
    changed!(tx, TOUCH, staging, now.0)
}

/// Ends a staging. False: it was taken for interrupted and ended before.
pub async fn end(tx: &mut Tx, staging: Uuid) -> Result<bool> {
    changed!(tx, END, staging)
}

/// Ends every staging that was not touched since `before`.
pub async fn end_before(tx: &mut Tx, before: Moment) -> Result<()> {
    exec!(tx, END_BEFORE, before.0)
}

/// Adds rows to a staging. They are seen by nothing but [`flip`].
pub async fn stage(tx: &mut Tx, staging: Uuid, rows: &[NewFeedback]) -> Result<()> {
    each!(tx, STAGE, rows, |q, new| as_sent!(bind new to q, State::Waiting).bind(staging));
    Ok(())
}

/// Every staging that has not ended.
pub async fn open(tx: &mut Tx) -> Result<Vec<Uuid>> {
    let rows: Vec<(Uuid,)> = all!(tx, OPEN)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// How many rows a staging has.
pub async fn rows(tx: &mut Tx, staging: Uuid) -> Result<i64> {
    let found: Option<(i64,)> = one!(tx, ROWS, staging)?;
    Ok(found.map_or(0, |(rows,)| rows))
}

/// The sending's keys of rows whose number somebody else's feedback has.
pub async fn taken(tx: &mut Tx, staging: Uuid) -> Result<Vec<Vec<u8>>> {
    let rows: Vec<(Vec<u8>,)> = all!(tx, TAKEN, staging)?;
    Ok(rows.into_iter().map(|(key,)| key).collect())
}

/// Gives a row the number with this keyed hash.
pub async fn renumber(
    tx: &mut Tx,
    staging: Uuid,
    send_key: &[u8],
    hash: &[u8],
    generation: i64,
) -> Result<()> {
    exec!(tx, RENUMBER, staging, send_key, hash, generation)
}

/// Makes every row feedback, and gives how many were not there before.
pub async fn flip(tx: &mut Tx, staging: Uuid) -> Result<u64> {
    Ok(on!(tx, |c| sqlx::query(FLIP).bind(staging).execute(c).await.map(|done| done.rows_affected()))?)
}

/// Removes some rows of stagings that have ended, and gives how many: none once there are no more.
pub async fn clear(tx: &mut Tx) -> Result<u64> {
    Ok(on!(tx, |c| sqlx::query(CLEAR).execute(c).await.map(|done| done.rows_affected()))?)
}
