//! What an authority is set to, every version of it. What holds now is read with the authority, in [`crate::directory`].

use crate::{Inconsistent, Result, Tx};
use domain::{clock::Moment, settings::Settings};
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    /// Adds a version.
    INSERT = "INSERT INTO settings (authority, version, body, changed, set_at, set_by) VALUES ($1, $2, $3, $4, $5, $6)";
    /// Lets another version hold, and says to the public pages that it does.
    HOLD = "UPDATE authority SET settings = $3, epoch = epoch + 1 WHERE code = $1 AND settings = $2";
    /// The newest versions, newest first.
    HISTORY = "SELECT s.version, s.changed, s.set_at, s.set_by, p.name FROM settings s
        LEFT JOIN person p ON p.id = s.set_by WHERE s.authority = $1 ORDER BY s.version DESC LIMIT $2";
}

/// A version to be kept.
#[derive(Debug, Clone, Copy)]
pub struct New<'a> {
    /// Whose.
    pub authority: &'a str,
    /// Its number.
    pub version: i64,
    /// The settings.
    pub settings: &'a Settings,
    /// The keys in which they differ from the version before.
    pub changed: &'a [String],
    /// When they were set.
    pub set_at: Moment,
    /// By whom; nobody at the terminal.
    pub set_by: Option<Uuid>,
}

/// A version that was kept, without its settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its number, from 1.
    pub version: i64,
    /// The keys in which it differs from the one before; none for the first.
    pub changed: Vec<String>,
    /// When it was set.
    pub set_at: Moment,
    /// By whom; nobody at the terminal.
    pub set_by: Option<Uuid>,
    /// Their name.
    pub name: Option<String>,
}

#[derive(FromRow)]
struct Row {
    version: i64,
    changed: String,
    set_at: i64,
    set_by: Option<Uuid>,
    name: Option<String>,
}

/// Keeps a version. The first one holds at once; a later one when [`hold`] says so.
pub async fn insert(tx: &mut Tx, new: New<'_>) -> Result<()> {
    let body = new.settings.to_stored();
    let body = body.map_err(|_| Inconsistent::at("settings", "body", new.authority))?;
    let changed = new.changed.join(",");
    exec!(tx, INSERT, new.authority, new.version, body, changed, new.set_at.0, new.set_by)
}

/// Lets the version `to` hold. False: `from` does not hold any more.
pub async fn hold(tx: &mut Tx, authority: &str, from: i64, to: i64) -> Result<bool> {
    changed!(tx, HOLD, authority, from, to)
}

/// The newest `limit` versions of an authority, newest first.
pub async fn history(tx: &mut Tx, authority: &str, limit: i64) -> Result<Vec<Version>> {
    let rows: Vec<Row> = all!(tx, HISTORY, authority, limit)?;
    let version = |Row { version, changed, set_at, set_by, name }| Version {
        version,
        changed: changed.split(',').filter(|key| !key.is_empty()).map(str::to_owned).collect(),
        set_at: Moment(set_at),
        set_by,
        name,
    };
    Ok(rows.into_iter().map(version).collect())
}
