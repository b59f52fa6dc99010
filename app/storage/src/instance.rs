//! Facts about this installation.

use crate::{Result, Tx};
use sqlx::query_scalar;

statements! {
    /// One fact.
    GET = "SELECT value FROM instance WHERE key = $1";
    /// Writes a fact that is not there yet.
    PUT_NEW = "INSERT INTO instance (key, value) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING";
}

/// The fact called `key`.
pub async fn get(tx: &mut Tx, key: &str) -> Result<Option<String>> {
    Ok(on!(tx, |c| query_scalar(GET).bind(key).fetch_optional(c).await)?)
}

/// Writes a fact once; a later value is not taken. Returns the value that stands.
pub async fn get_or_put(tx: &mut Tx, key: &str, value: &str) -> Result<String> {
    exec!(tx, PUT_NEW, key, value)?;
    Ok(get(tx, key).await?.unwrap_or_else(|| value.to_owned()))
}
