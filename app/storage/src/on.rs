//! The macros of this crate: `exec!`, `changed!`, `one!` and `all!` run a statement with its values in their order;
//! `each!` runs an inserting statement over many rows; `on!` runs any expression on either engine; `statements!` names
//! and registers statements.

use sqlx::{AssertSqlSafe, SqlSafeStr, SqlStr};
use std::sync::Arc;

/// So many rows share a statement. Every batch but the last has the same text, so it is prepared once.
pub(crate) const ROWS: usize = 50;

/// The statement for so many rows, from the one for a single row: its list of values is repeated, the places counted on.
pub(crate) fn rows_of(single: &'static str, rows: usize) -> SqlStr {
    let parts = single.split_once("VALUES").and_then(|(head, rest)| Some((head, rest.split_once(')')?)));
    let Some((head, (values, tail))) = parts.filter(|_| rows > 1) else { return single.into_sql_str() };
    let columns = values.matches('$').count();
    let row = |row: usize| {
        let places: Vec<String> = (1..=columns).map(|place| format!("${}", row * columns + place)).collect();
        format!("({})", places.join(", "))
    };
    let rows = (0..rows).map(row).collect::<Vec<_>>().join(", ");
    AssertSqlSafe(Arc::<str>::from(format!("{head}VALUES {rows}{tail}"))).into_sql_str()
}

/// Runs one expression on the connection that `$tx` holds, of either engine.
///
/// The body is compiled once an engine, with native column types in each: no trait bounds, no type that is
/// discovered at run time. `$c` is a `&mut` connection.
macro_rules! on {
    ($tx:expr, |$c:ident| $body:expr) => {
        match $tx {
            $crate::Tx::Sqlite(t) => {
                let $c = &mut **t;
                $body
            }
            $crate::Tx::Postgres(t) => {
                let $c = &mut **t;
                $body
            }
        }
    };
}

/// Runs a statement whose count of changed rows nobody needs: `exec!(tx, SQL, first, second)`. Gives `Result<()>`.
macro_rules! exec {
    ($tx:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        on!(&mut *$tx, |c| ::sqlx::query($sql)$(.bind($value))*.execute(c).await.map(drop))
            .map_err($crate::Error::from)
    };
}

/// Runs a statement that changes one row or none. Gives `Result<bool>`: whether it changed one.
macro_rules! changed {
    ($tx:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        on!(&mut *$tx, |c| {
            ::sqlx::query($sql)$(.bind($value))*.execute(c).await.map(|done| done.rows_affected() == 1)
        })
        .map_err($crate::Error::from)
    };
}

/// Reads one row at most. Gives `Result<Option<T>>`, where `T` comes from the place that takes it.
macro_rules! one {
    ($tx:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        on!(&mut *$tx, |c| ::sqlx::query_as($sql)$(.bind($value))*.fetch_optional(c).await)
            .map_err($crate::Error::from)
    };
}

/// Reads every row. Gives `Result<Vec<T>>`, where `T` comes from the place that takes it.
macro_rules! all {
    ($tx:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        on!(&mut *$tx, |c| ::sqlx::query_as($sql)$(.bind($value))*.fetch_all(c).await)
            .map_err($crate::Error::from)
    };
}

/// Runs an inserting statement over all of `$rows`, a batch at a time, and gives how many rows it added: `$bind` binds
/// one row.
macro_rules! each {
    ($tx:expr, $sql:expr, $rows:expr, |$query:ident, $row:pat_param| $bind:expr) => {{
        let mut added = 0;
        // The text for a full batch is long: it is made once.
        let full = $crate::on::rows_of($sql, $rows.len().min($crate::on::ROWS));
        for batch in $rows.chunks($crate::on::ROWS) {
            let whole = batch.len() == $crate::on::ROWS.min($rows.len());
            let sql = if whole { full.clone() } else { $crate::on::rows_of($sql, batch.len()) };
            added += on!(&mut *$tx, |c| {
                let mut $query = ::sqlx::query(sql);
                for $row in batch {
                    $query = $bind;
                }
                $query.execute(c).await.map(|done| done.rows_affected())
            })?;
        }
        added
    }};
}

/// Declares statements as constants and registers them in the module's `STATEMENTS`.
macro_rules! statements {
    ($($(#[$meta:meta])* $name:ident = $sql:expr;)+) => {
        $($(#[$meta])* const $name: &str = $sql;)+

        /// This module's statements, by name, for the test that prepares each on both engines.
        pub(crate) const STATEMENTS: &[(&str, &str)] = &[$((stringify!($name), $name)),+];
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_for_many_rows_counts_its_places_on_and_keeps_what_follows_them() {
        let single = "INSERT INTO t (a, b) VALUES ($1, $2) ON CONFLICT (a) DO NOTHING";
        assert_eq!(rows_of(single, 1).as_str(), single);
        assert_eq!(
            rows_of(single, 3).as_str(),
            "INSERT INTO t (a, b) VALUES ($1, $2), ($3, $4), ($5, $6) ON CONFLICT (a) DO NOTHING"
        );
    }
}
