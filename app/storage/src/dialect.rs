//! The only place that asks which engine it is.

use crate::{Db, Result, Tx};
use sqlx::{AssertSqlSafe, Executor};

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

/// Lets SQLite write made-up data by the million: the file is not forced to the disk at each commit, the writer's cache
/// grows to 512 MB, and the log is moved into the file seldom. Only for a demo: a power cut may spoil the file, and the
/// demo is then made anew. [`after_bulk`] ends it.
pub async fn before_bulk(db: &Db) -> Result<()> {
    let Db::Sqlite { write, .. } = db else { return Ok(()) };
    let fast = "PRAGMA synchronous = OFF; PRAGMA cache_size = -524288; PRAGMA foreign_keys = OFF;
        PRAGMA secure_delete = OFF; PRAGMA wal_autocheckpoint = 100000";
    write.execute(fast).await?;
    Ok(())
}

/// Ends [`before_bulk`]: from here on every commit is on the disk before it is answered.
pub async fn after_bulk(db: &Db) -> Result<()> {
    let Db::Sqlite { write, .. } = db else { return Ok(()) };
    let safe = "PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA foreign_keys = ON;
        PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 1000";
    write.execute(safe).await?;
    truncate_log(db).await?;
    Ok(())
}

/// Takes down SQLite's indexes of feedback and of what belongs to it, except those that keep two rows from being the
/// same, and remembers them in a table. A sorted index is made in a fraction of the time that it takes to write a million
/// rows into it one by one. Only for an empty demo; [`put_up_indexes`] makes them again.
pub async fn take_down_indexes(db: &Db) -> Result<()> {
    let Db::Sqlite { write, .. } = db else { return Ok(()) };
    let mut tx = write.begin().await?;
    tx.execute("CREATE TABLE taken_down AS SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL
        AND tbl_name IN ('feedback', 'reading', 'call_record', 'audit')")
        .await?;
    let names: Vec<(String,)> = sqlx::query_as("SELECT name FROM taken_down").fetch_all(&mut *tx).await?;
    for (name,) in names {
        tx.execute(AssertSqlSafe(format!("DROP INDEX {name}"))).await?;
    }
    Ok(tx.commit().await?)
}

/// Makes the indexes again that [`take_down_indexes`] took down, also after a run that was killed between the two.
pub async fn put_up_indexes(db: &Db) -> Result<()> {
    let Db::Sqlite { write, .. } = db else { return Ok(()) };
    let mut tx = write.begin().await?;
    let there = "SELECT name FROM sqlite_schema WHERE name = 'taken_down'";
    if sqlx::query(there).fetch_optional(&mut *tx).await?.is_none() {
        return Ok(());
    }
    let all: Vec<(String,)> = sqlx::query_as("SELECT sql FROM taken_down").fetch_all(&mut *tx).await?;
    for (sql,) in all {
        tx.execute(AssertSqlSafe(sql)).await?;
    }
    tx.execute("DROP TABLE taken_down").await?;
    Ok(tx.commit().await?)
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
