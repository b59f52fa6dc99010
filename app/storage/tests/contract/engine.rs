//! What both engines promise: statements, tables, transactions, disks, logs.

use sqlx::{AssertSqlSafe, Executor, Row};
use storage::{
    Db, dialect, instance, statements,
    testkit::{self, Inside},
};

story!(every_statement_is_prepared_on_both_engines, |db| {
    for (module, name, sql) in statements() {
        let prepared = match db {
            Db::Sqlite { read, .. } => read.prepare(sqlx::SqlSafeStr::into_sql_str(sql)).await.map(drop),
            Db::Postgres(pool) => pool.prepare(sqlx::SqlSafeStr::into_sql_str(sql)).await.map(drop),
        };
        if let Err(error) = prepared {
            panic!("{module}::{name}: {error}");
        }
    }
});

story!(a_transaction_that_is_dropped_never_happened, |db| {
    {
        let mut tx = db.begin().await.unwrap();
        instance::get_or_put(&mut tx, "kind", "demo").await.unwrap();
    }
    let mut tx = db.read().await.unwrap();
    assert_eq!(instance::get(&mut tx, "kind").await.unwrap(), None);
});

#[tokio::test]
async fn a_disk_that_was_full_for_a_moment_stops_nothing_for_good() {
    let fresh = testkit::sqlite().await.unwrap();
    let Db::Sqlite { write, .. } = &fresh.db else { unreachable!() };
    let pages: i64 = sqlx::query_scalar("PRAGMA page_count").fetch_one(write).await.unwrap();
    write.execute(AssertSqlSafe(format!("PRAGMA max_page_count = {pages}"))).await.unwrap();
    let mut tx = fresh.db.begin().await.unwrap();
    let full = instance::get_or_put(&mut tx, "filler", &"x".repeat(1 << 20)).await.unwrap_err();
    assert!(full.is_away(), "{full:?}");
    drop(tx);
    dialect::ping(&fresh.db).await.unwrap();
    let mut tx = fresh.db.begin().await.unwrap();
    assert_eq!(instance::get_or_put(&mut tx, "kind", "demo").await.unwrap(), "demo");
    tx.commit().await.unwrap();
}

story!(a_transaction_holds_one_savepoint_at_most, |db| {
    for undone in [false, true] {
        let mut tx = db.begin().await.unwrap();
        for _ in 0..3 {
            dialect::savepoint(&mut tx).await.unwrap();
            if undone {
                dialect::to_savepoint(&mut tx).await.unwrap();
            } else {
                dialect::release_savepoint(&mut tx).await.unwrap();
            }
        }
        dialect::release_savepoint(&mut tx).await.expect_err("none is left to be released");
    }
});

#[tokio::test]
async fn a_log_that_somebody_still_reads_is_not_said_to_be_empty() {
    let fresh = testkit::sqlite().await.unwrap();
    let mut reader = fresh.db.read().await.unwrap();
    assert_eq!(instance::get(&mut reader, "kind").await.unwrap(), None);
    let mut tx = fresh.db.begin().await.unwrap();
    instance::get_or_put(&mut tx, "kind", "demo").await.unwrap();
    tx.commit().await.unwrap();
    assert!(!dialect::truncate_log(&fresh.db).await.unwrap());
    drop(reader);
    assert!(dialect::truncate_log(&fresh.db).await.unwrap());
}

#[tokio::test]
async fn a_database_that_nobody_may_write_to_is_not_ready() {
    let fresh = testkit::sqlite().await.unwrap();
    let mut elsewhere = Inside::of(&fresh.setting).await.unwrap();
    elsewhere.run("BEGIN IMMEDIATE").await.unwrap();
    assert!(dialect::ping(&fresh.db).await.unwrap_err().is_away());
    elsewhere.run("ROLLBACK").await.unwrap();
    dialect::ping(&fresh.db).await.unwrap();
}

#[tokio::test]
async fn both_engines_have_the_same_tables_columns_and_nullability() {
    let Some(postgres) = testkit::postgres().await.unwrap() else {
        println!("skipped: CLYWED_TEST_POSTGRES names no server");
        return;
    };
    let sqlite = testkit::sqlite().await.unwrap();
    let (Db::Sqlite { read, .. }, Db::Postgres(pool)) = (&sqlite.db, &postgres.db) else { unreachable!() };
    let in_sqlite = "SELECT m.name || '.' || c.name || CASE WHEN c.\"notnull\" = 1 OR c.pk > 0 THEN ' not null' ELSE '' END
        FROM sqlite_master m, pragma_table_xinfo(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE '\\_%' ESCAPE '\\'
        AND m.name NOT LIKE 'sqlite%' ORDER BY 1";
    let in_postgres = "SELECT table_name || '.' || column_name || CASE WHEN is_nullable = 'NO' THEN ' not null' ELSE '' END
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%' ORDER BY 1";
    let mut a: Vec<String> =
        read.fetch_all(in_sqlite).await.unwrap().iter().map(|row| row.get::<String, _>(0)).collect();
    let mut b: Vec<String> =
        pool.fetch_all(in_postgres).await.unwrap().iter().map(|row| row.get::<String, _>(0)).collect();
    a.sort();
    b.sort();
    assert!(a.len() > 100, "{} columns", a.len());
    assert_eq!(a, b);
}

#[test]
fn the_two_migration_folders_hold_the_same_names() {
    let names = |folder: &str| -> Vec<_> {
        let path = format!("{}/../../migrations/{folder}", env!("CARGO_MANIFEST_DIR"));
        let mut names: Vec<_> =
            std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    assert_eq!(names("sqlite"), names("postgres"));
}
