//! Snapshots: figures frozen for staff, after the disclosure gate.

use crate::{Result, Tx};
use domain::clock::Quarter;
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    /// Every figure published so far about an authority, oldest first: the gate compares the next figures with them.
    LEDGER = "SELECT body FROM snapshot WHERE authority = $1 ORDER BY taken, id";
    /// The newest snapshot of a quarter.
    NEWEST = "SELECT id, taken, version, responses, body FROM snapshot
        WHERE authority = $1 AND quarter = $2 AND name = $3 ORDER BY taken DESC, id DESC LIMIT 1";
    /// Keeps a snapshot.
    KEEP = "INSERT INTO snapshot (id, authority, quarter, name, taken, version, responses, body)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
}

/// Figures frozen for staff, after the gate.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Snapshot {
    /// Identifier.
    pub id: Uuid,
    /// When it was taken, microseconds.
    pub taken: i64,
    /// The version of the period that it counts: every feedback with a place up to it that was not taken out by then.
    pub version: i64,
    /// The true number of responses behind it: for deciding when the next is due, never shown.
    pub responses: i64,
    /// The table as the gate gave it, JSON.
    pub body: String,
}

/// Every figure published so far about an authority, oldest first, as JSON.
pub async fn ledger(tx: &mut Tx, authority: &str) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = all!(tx, LEDGER, authority)?;
    Ok(rows.into_iter().map(|(body,)| body).collect())
}

/// The newest snapshot of a quarter's table `name`.
pub async fn newest(tx: &mut Tx, authority: &str, quarter: Quarter, name: &str) -> Result<Option<Snapshot>> {
    one!(tx, NEWEST, authority, quarter.to_string(), name)
}

/// Keeps a snapshot of the table `name`.
pub async fn keep(
    tx: &mut Tx,
    authority: &str,
    quarter: Quarter,
    name: &str,
    snapshot: &Snapshot,
) -> Result<()> {
    exec!(
        tx,
        KEEP,
        snapshot.id,
        authority,
        quarter.to_string(),
        name,
        snapshot.taken,
        snapshot.version,
        snapshot.responses,
        &snapshot.body
    )
}
