//! The only place that asks which engine it is.

use crate::{Db, Result, Tx};
use sqlx::Executor;

/// Moves SQLite's write-ahead log into the file and empties the log, so that overwritten words do not stay in it.
/// PostgreSQL recycles its own log. False: a reader still uses the log, so the caller must try again.
pub async fn truncate_log(db: &Db) -> Result<bool> {
    let Db::Sqlite { write, .. } = db else { return Ok(true) };
    let (busy, ..): (i64, i64, i64) =
        sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(write).await?;
    Ok(busy == 0)
}

/// Whether the database answers and a transaction that writes can begin.
pub async fn ping(db: &Db) -> Result<()> {
    match db.begin().await? {
        Tx::Sqlite(t) => t.rollback().await?,
        Tx::Postgres(t) => t.rollback().await?,
    }
    Ok(())
}

/// Lets SQLite write made-up data by the million: the file is not forced to the disk at each commit, and the writer's
/// cache grows to 256 MB. Only for a demo: a power cut may spoil the file, and the demo is then made anew.
/// [`after_bulk`] ends it.
pub async fn before_bulk(db: &Db) -> Result<()> {
    let Db::Sqlite { write, .. } = db else { return Ok(()) };
    write.execute("PRAGMA synchronous = OFF; PRAGMA cache_size = -262144; PRAGMA foreign_keys = OFF").await?;
    Ok(())
}

/// Ends [`before_bulk`]: from here on every commit is on the disk before it is answered.
pub async fn after_bulk(db: &Db) -> Result<()> {
    let Db::Sqlite { write, .. } = db else { return Ok(()) };
    write.execute("PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA foreign_keys = ON").await?;
    truncate_log(db).await?;
    Ok(())
}

/// Marks a place in a transaction to which [`to_savepoint`] can go back.
pub async fn savepoint(tx: &mut Tx) -> Result<()> {
    on!(tx, |c| c.execute("SAVEPOINT item").await.map(drop))?;
    Ok(())
}

/// Undoes everything since [`savepoint`], and forgets the place.
pub async fn to_savepoint(tx: &mut Tx) -> Result<()> {
    on!(tx, |c| c.execute("ROLLBACK TO SAVEPOINT item").await.map(drop))?;
    release_savepoint(tx).await
}

/// Keeps everything since [`savepoint`], and forgets the place: PostgreSQL becomes slow with many nested ones.
pub async fn release_savepoint(tx: &mut Tx) -> Result<()> {
    on!(tx, |c| c.execute("RELEASE SAVEPOINT item").await.map(drop))?;
    Ok(())
}

/// The name of the engine, for the log and the start-up line.
pub const fn name(db: &Db) -> &'static str {
    match db {
        Db::Sqlite { .. } => "SQLite",
        Db::Postgres(_) => "PostgreSQL",
    }
}
