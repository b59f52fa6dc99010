//! Quarter keys: one for each authority and quarter, wrapped by the master key, which is never in the database.

use crate::{Inconsistent, Result, Tx};
use sqlx::FromRow;

statements! {
    /// One quarter key.
    GET = "SELECT authority, epoch, wrapped, check_value, made FROM quarter_key WHERE authority = $1 AND epoch = $2";
    /// Adds a quarter key, unless there is one already.
    PUT_NEW = "INSERT INTO quarter_key (authority, epoch, wrapped, check_value, made) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (authority, epoch) DO NOTHING";
    /// Every quarter key.
    ALL = "SELECT authority, epoch, wrapped, check_value, made FROM quarter_key ORDER BY authority, epoch";
    /// Authorities and quarters in which something is sealed and whose quarter key is gone.
    MISSING = "SELECT DISTINCT f.authority, f.key_epoch FROM feedback f WHERE f.wrapped_key IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM quarter_key k WHERE k.authority = f.authority AND k.epoch = f.key_epoch)
        ORDER BY f.authority, f.key_epoch";
}

/// A quarter key as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct WrappedKey {
    /// Code of the authority.
    pub authority: String,
    /// The quarter in which it was made, such as `2026-Q4`.
    pub epoch: String,
    /// The key, encrypted under a key that is derived from the master key.
    pub wrapped: Vec<u8>,
    /// Sixteen hexadecimal digits derived from the key: they tell a wrong key and nothing else.
    pub check_value: String,
    /// When it was made, microseconds.
    pub made: i64,
}

/// The quarter key of `authority` in `epoch`.
pub async fn get(tx: &mut Tx, authority: &str, epoch: &str) -> Result<Option<WrappedKey>> {
    one!(tx, GET, authority, epoch)
}

/// Adds a quarter key unless there is one already, and returns the key in the table: two processes that race both get
/// the same key. Nothing may be sealed under it before the transaction is committed.
///
/// # Errors
/// If the row cannot be read back, which happens only in a transaction that sees an older state of the database.
pub async fn put_new(tx: &mut Tx, new: &WrappedKey) -> Result<WrappedKey> {
    exec!(tx, PUT_NEW, &new.authority, &new.epoch, &new.wrapped, &new.check_value, new.made)?;
    let stands = get(tx, &new.authority, &new.epoch).await?;
    Ok(stands.ok_or_else(|| {
        Inconsistent::at("quarter_key", "epoch", format!("{} {}", new.authority, new.epoch))
    })?)
}

/// Every quarter key, in the order of authorities and quarters.
pub async fn all(tx: &mut Tx) -> Result<Vec<WrappedKey>> {
    all!(tx, ALL)
}

/// Authority and quarter of everything that is sealed under a quarter key that is gone. Reads all feedback: for the
/// command line, never for a page.
pub async fn missing(tx: &mut Tx) -> Result<Vec<(String, String)>> {
    all!(tx, MISSING)
}
