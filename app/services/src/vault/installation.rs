//! Which master key a database was filled under.

use crate::{Ctx, ErrorKind, Result};
use storage::{Db, instance};

/// The fact that tells a database's master key.
pub(crate) const KEYS: &str = "keys";

/// The check value of the master key that `db` was filled under; `None` for a new database. Writes nothing.
pub async fn expected(db: &Db) -> Result<Option<String>> {
    let mut tx = db.read().await?;
    Ok(instance::get(&mut tx, KEYS).await?)
}

/// Remembers this master key as the database's, unless it has one already.
///
/// # Errors
/// [`ErrorKind::Refused`] if the database has another: then nothing is written.
pub async fn remember_master(ctx: &Ctx) -> Result<()> {
    let check = ctx.vault.check_value();
    let mut tx = ctx.db.begin().await?;
    let stands = instance::get_or_put(&mut tx, KEYS, &check).await?;
    if stands != check {
        return Err(ErrorKind::Refused.into());
    }
    tx.commit().await?;
    Ok(())
}
