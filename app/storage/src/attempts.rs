//! Counted tries, so that a limit holds across processes.

use crate::{Result, Tx};
use sqlx::query_scalar;

statements! {
    /// Counts one more try and returns how many there are.
    COUNT = "INSERT INTO attempt (bucket, time_window, tries) VALUES ($1, $2, 1)
        ON CONFLICT (bucket, time_window) DO UPDATE SET tries = attempt.tries + 1 RETURNING tries";
    /// Takes one try back.
    GIVE_BACK = "UPDATE attempt SET tries = tries - 1 WHERE bucket = $1 AND time_window = $2 AND tries > 0";
    /// Forgets windows that are over.
    FORGET = "DELETE FROM attempt WHERE time_window < $1";
}

/// Counts one more try in `bucket` (a keyed hash: no address is stored) and returns the tries in this window.
pub async fn count(tx: &mut Tx, bucket: &[u8], window: i64) -> Result<i64> {
    Ok(on!(tx, |c| query_scalar(COUNT).bind(bucket).bind(window).fetch_one(c).await)?)
}

/// Takes back one try that was counted in this window.
pub async fn give_back(tx: &mut Tx, bucket: &[u8], window: i64) -> Result<()> {
    exec!(tx, GIVE_BACK, bucket, window)
}

/// Forgets windows before `window`.
pub async fn forget_before(tx: &mut Tx, window: i64) -> Result<()> {
    exec!(tx, FORGET, window)
}
