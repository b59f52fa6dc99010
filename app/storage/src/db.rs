//! The two engines, and a transaction on either.

use crate::Result;
use sqlx::{
    Connection, Postgres, Sqlite, Transaction,
    postgres::{PgConnectOptions, PgPool, PgPoolOptions, PgSslMode},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous},
};
use std::{net::IpAddr, path::Path, str::FromStr, time::Duration};

/// How long to wait for a connection: much shorter than a person waits for a page, so that there is time left to answer
/// with an error page that holds what was typed.
const PATIENCE: Duration = Duration::from_secs(3);

/// The two engines we run on. Everything above this crate is unaware of which.
#[derive(Debug, Clone)]
pub enum Db {
    /// One file. One connection writes; readers have a pool of their own.
    Sqlite {
        /// Readers.
        read: SqlitePool,
        /// The one writer.
        write: SqlitePool,
    },
    /// A server, for more than one machine.
    Postgres(PgPool),
}

/// A transaction on either engine. Dropped without [`Tx::commit`], it never happened.
#[derive(Debug)]
pub enum Tx {
    /// On SQLite.
    Sqlite(Transaction<'static, Sqlite>),
    /// On PostgreSQL.
    Postgres(Transaction<'static, Postgres>),
}

/// How a PostgreSQL address leads to its server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Within this machine: a socket's folder, `localhost` or a loopback address.
    Local,
    /// Over a network, encrypted, and only to a server that proves its name.
    Verified,
    /// Over a network, where somebody in between may read along or stand in for the server.
    Open,
}

/// The way that the address `url` takes, as the driver itself reads it.
///
/// # Errors
/// The address cannot be read.
pub fn way_to_postgres(url: &str) -> Result<Way> {
    let options = PgConnectOptions::from_str(url)?;
    let host = options.get_host().trim_start_matches('[').trim_end_matches(']');
    let local = options.get_socket().is_some()
        || host.starts_with('/')
        || host == "localhost"
        || host.parse().is_ok_and(|address: IpAddr| address.is_loopback());
    Ok(match options.get_ssl_mode() {
        _ if local => Way::Local,
        PgSslMode::VerifyFull => Way::Verified,
        _ => Way::Open,
    })
}

static SQLITE: sqlx::migrate::Migrator = sqlx::migrate!("../../migrations/sqlite");
static POSTGRES: sqlx::migrate::Migrator = sqlx::migrate!("../../migrations/postgres");

impl Db {
    /// Opens (and makes, if need be) an SQLite file: write-ahead log, every commit on disk before it is
    /// answered, deleted content overwritten.
    pub async fn sqlite(path: &Path) -> Result<Self> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            .pragma("secure_delete", "ON")
            .pragma("temp_store", "MEMORY");
        let pool = || {
            let options =
                SqlitePoolOptions::new().idle_timeout(None).max_lifetime(None).acquire_timeout(PATIENCE);
            // When the disk is full, SQLite ends a transaction by itself. sqlx does not notice and would refuse every
            // later transaction on that connection, so the connection is closed and another is opened.
            options.before_acquire(|connection, _| Box::pin(async { Ok(!connection.is_in_transaction()) }))
        };
        // Keys are hashes, so new rows are written all over the indexes: the writer's cache holds 64 MB of pages.
        let writing = options.clone().pragma("cache_size", "-65536");
        let write = pool().max_connections(1).connect_with(writing).await?;
        let read = pool().max_connections(4).connect_with(options.read_only(true)).await?;
        Ok(Self::Sqlite { read, write })
    }

    /// Connects to PostgreSQL.
    pub async fn postgres(url: &str) -> Result<Self> {
        let options = PgConnectOptions::from_str(url)?.application_name("clywed");
        let pool = PgPoolOptions::new().max_connections(16).acquire_timeout(PATIENCE);
        // A request that is cancelled while its transaction begins returns a connection to the pool in the middle of a
        // transaction, and the next request would write into it. Such a connection is closed and another is opened.
        let pool =
            pool.before_acquire(|connection, _| Box::pin(async { Ok(!connection.is_in_transaction()) }));
        let pool = pool.connect_with(options).await?;
        Ok(Self::Postgres(pool))
    }

    /// Brings the tables up to date. Safe to call from several processes at once.
    pub async fn migrate(&self) -> Result<()> {
        match self {
            Self::Sqlite { write, .. } => SQLITE.run(write).await?,
            Self::Postgres(pool) => POSTGRES.run(pool).await?,
        }
        Ok(())
    }

    /// Begins a transaction that may write. On SQLite it takes the write lock at once, since a transaction that turns
    /// from reading to writing fails under load.
    pub async fn begin(&self) -> Result<Tx> {
        Ok(match self {
            Self::Sqlite { write, .. } => Tx::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => Tx::Postgres(begun(pool, "BEGIN").await?),
        })
    }

    /// Begins a transaction that may write and sees the state of one moment, from its first statement on, whatever
    /// others commit meanwhile. On PostgreSQL it fails with a transient error when it would change a row that others
    /// have changed.
    pub async fn begin_at_one_moment(&self) -> Result<Tx> {
        match self {
            Self::Sqlite { .. } => self.begin().await,
            Self::Postgres(pool) => {
                Ok(Tx::Postgres(begun(pool, "BEGIN ISOLATION LEVEL REPEATABLE READ").await?))
            }
        }
    }

    /// Begins a transaction that reads one moment's state.
    pub async fn read(&self) -> Result<Tx> {
        Ok(match self {
            Self::Sqlite { read, .. } => Tx::Sqlite(read.begin().await?),
            Self::Postgres(pool) => {
                Tx::Postgres(begun(pool, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
            }
        })
    }

    /// Closes every connection after its work.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

/// Begins a transaction on PostgreSQL in a task of its own. A caller who stops waiting while it begins would give back a
/// connection in the middle of a transaction that the driver does not know of: whoever came next would write into it, and
/// fail where it only reads. The task goes on instead, and what it began is rolled back.
async fn begun(pool: &PgPool, statement: &'static str) -> Result<Transaction<'static, Postgres>> {
    let pool = pool.clone();
    let begins = tokio::spawn(async move { pool.begin_with(statement).await });
    Ok(begins.await.unwrap_or(Err(sqlx::Error::WorkerCrashed))?)
}

impl Tx {
    /// Makes it happen. Only `services` calls this.
    pub async fn commit(self) -> Result<()> {
        match self {
            Self::Sqlite(t) => t.commit().await?,
            Self::Postgres(t) => t.commit().await?,
        }
        Ok(())
    }
}
