//! Counted tries, so that a limit holds across processes.

use crate::{Result, Tx};
use sqlx::{query, query_scalar};

statements! {
    /// Counts one more try and returns how many there are.
    COUNT = "INSERT INTO attempt (bucket, time_window, tries) VALUES ($1, $2, 1)
        ON CONFLICT (bucket, time_window) DO UPDATE SET tries = attempt.tries + 1 RETURNING tries";
    /// How many tries there were.
    TRIES = "SELECT tries FROM attempt WHERE bucket = $1 AND time_window = $2";
    /// Forgets windows that are over.
    FORGET = "DELETE FROM attempt WHERE time_window < $1";
}

/// Counts one more try in `bucket` (a keyed hash: no address is stored) and returns the tries in this window.
pub async fn count(tx: &mut Tx, bucket: &[u8], window: i64) -> Result<i64> {
    Ok(on!(tx, |c| query_scalar(COUNT).bind(bucket).bind(window).fetch_one(c).await)?)
}

/// Tries so far in this window.
pub async fn tries(tx: &mut Tx, bucket: &[u8], window: i64) -> Result<i64> {
    let tries: Option<i64> =
        on!(tx, |c| query_scalar(TRIES).bind(bucket).bind(window).fetch_optional(c).await)?;
    Ok(tries.unwrap_or(0))
}

/// Forgets windows before `window`.
pub async fn forget_before(tx: &mut Tx, window: i64) -> Result<()> {
    on!(tx, |c| query(FORGET).bind(window).execute(c).await.map(drop))?;
    Ok(())
}
