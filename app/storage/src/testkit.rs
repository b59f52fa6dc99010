//! Databases for tests: a fresh one of each engine, migrated once and copied.
//!
//! SQLite always; PostgreSQL when `CLYWED_TEST_POSTGRES` names a server, as the project's test command does.
//! With `CLYWED_TEST_REQUIRE_POSTGRES=1` a missing server fails the test, so that none passes by not running.

mod inside;

pub use inside::{Inside, StoredCell};

use crate::Db;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use std::{
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
};
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// A fresh database. It is gone when this is dropped (SQLite) or with the test's server (PostgreSQL).
pub struct Fresh {
    /// The engine's name, for messages.
    pub engine: &'static str,
    /// The database.
    pub db: Db,
    /// Its address as the setting `CLYWED_DATABASE` takes it.
    pub setting: String,
    /// The folder of the file, so that it lives as long as the test; and for tests that look into files.
    pub folder: Option<TempDir>,
}

type Failed = Box<dyn std::error::Error + Send + Sync>;

static NEXT: AtomicU32 = AtomicU32::new(0);
static SQLITE: OnceCell<(TempDir, PathBuf)> = OnceCell::const_new();
static POSTGRES: OnceCell<String> = OnceCell::const_new();

#[expect(clippy::disallowed_methods, reason = "tests are told their server by the environment")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// A fresh SQLite database, migrated.
pub async fn sqlite() -> Result<Fresh, Failed> {
    let (_, template) = SQLITE
        .get_or_try_init(|| async {
            let folder = tempfile::tempdir()?;
            let path = folder.path().join("template.db");
            let db = Db::sqlite(&path).await?;
            db.migrate().await?;
            db.close().await;
            Ok::<_, Failed>((folder, path))
        })
        .await?;
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("clywed.db");
    std::fs::copy(template, &path)?;
    Ok(Fresh {
        engine: "SQLite",
        db: Db::sqlite(&path).await?,
        setting: format!("sqlite:{}", path.display()),
        folder: Some(folder),
    })
}

/// A fresh PostgreSQL database, migrated; `None` if there is no server and none is required.
pub async fn postgres() -> Result<Option<Fresh>, Failed> {
    let Some(server) = variable("CLYWED_TEST_POSTGRES") else {
        return match variable("CLYWED_TEST_REQUIRE_POSTGRES") {
            Some(_) => {
                Err("a PostgreSQL server is required for this run, and CLYWED_TEST_POSTGRES names none"
                    .into())
            }
            None => Ok(None),
        };
    };
    let mut admin = PgConnection::connect(&server).await?;
    let template = POSTGRES
        .get_or_try_init(|| async {
            let name = format!("template_{}", std::process::id());
            PgConnection::connect(&server)
                .await?
                .execute(AssertSqlSafe(format!("CREATE DATABASE {name}")))
                .await?;
            let db = Db::postgres(&named(&server, &name)).await?;
            db.migrate().await?;
            db.close().await;
            Ok::<_, Failed>(name)
        })
        .await?;
    let name = format!("test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    admin.execute(AssertSqlSafe(format!("CREATE DATABASE {name} TEMPLATE {template}"))).await?;
    let setting = named(&server, &name);
    Ok(Some(Fresh { engine: "PostgreSQL", db: Db::postgres(&setting).await?, setting, folder: None }))
}

/// A backup of the database of a setting, put back as another database. On PostgreSQL nobody may be connected to the
/// first one meanwhile: the server makes the copy.
pub async fn restored(setting: &str) -> Result<Fresh, Failed> {
    if setting.starts_with("sqlite:") {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("clywed.db");
        let mut inside = Inside::of(setting).await?;
        inside.run(&format!("VACUUM INTO '{}'", path.display())).await?;
        inside.close().await?;
        let db = Db::sqlite(&path).await?;
        return Ok(Fresh {
            engine: "SQLite",
            db,
            setting: format!("sqlite:{}", path.display()),
            folder: Some(folder),
        });
    }
    let (address, _) = setting.split_once('?').unwrap_or((setting, ""));
    let (_, from) = address.rsplit_once('/').ok_or("the setting names no database")?;
    let server = variable("CLYWED_TEST_POSTGRES").ok_or("CLYWED_TEST_POSTGRES names no server")?;
    let name = format!("restored_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let mut admin = PgConnection::connect(&server).await?;
    admin.execute(AssertSqlSafe(format!("CREATE DATABASE {name} TEMPLATE {from}"))).await?;
    let setting = named(&server, &name);
    Ok(Fresh { engine: "PostgreSQL", db: Db::postgres(&setting).await?, setting, folder: None })
}

/// The server's address with another database's name.
fn named(server: &str, name: &str) -> String {
    let (address, options) = server.split_once('?').unwrap_or((server, ""));
    let (host, _) = address.rsplit_once('/').unwrap_or((address, ""));
    format!("{host}/{name}?{options}")
}

/// A fresh database of each engine that can be had.
pub async fn both() -> Result<Vec<Fresh>, Failed> {
    let mut all = vec![sqlite().await?];
    all.extend(postgres().await?);
    Ok(all)
}
