//! Looking into a database past every rule: for tests that search it, or spoil it to see what happens.

use super::Failed;
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection, query, query_as, query_scalar};

/// One connection to a database, beside those of the program under test.
pub enum Inside {
    /// To a file.
    Sqlite(SqliteConnection),
    /// To a server.
    Postgres(PgConnection),
}

/// What stands in one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCell {
    /// The table.
    pub table: String,
    /// The column.
    pub column: String,
    /// Its content: text as UTF-8, everything else as it lies there.
    pub content: Vec<u8>,
}

/// Runs one expression on either connection.
macro_rules! inside {
    ($inside:expr, |$c:ident| $body:expr) => {
        match $inside {
            Inside::Sqlite($c) => $body,
            Inside::Postgres($c) => $body,
        }
    };
}

impl Inside {
    /// Connects to the database of a setting `CLYWED_DATABASE`.
    pub async fn of(setting: &str) -> Result<Self, Failed> {
        Ok(match setting.strip_prefix("sqlite:") {
            Some(path) => Self::Sqlite(SqliteConnection::connect(&format!("sqlite://{path}")).await?),
            None => Self::Postgres(PgConnection::connect(setting).await?),
        })
    }

    /// Runs a statement and says how many rows it changed.
    pub async fn run(&mut self, sql: &str) -> Result<u64, Failed> {
        let sql = AssertSqlSafe(sql.to_owned());
        Ok(inside!(self, |c| query(sql).execute(c).await?.rows_affected()))
    }

    /// The one number that a query answers.
    pub async fn number(&mut self, sql: &str) -> Result<i64, Failed> {
        let sql = AssertSqlSafe(sql.to_owned());
        Ok(inside!(self, |c| query_scalar(sql).fetch_one(c).await?))
    }

    /// The one text that a query answers.
    pub async fn text(&mut self, sql: &str) -> Result<String, Failed> {
        let sql = AssertSqlSafe(sql.to_owned());
        Ok(inside!(self, |c| query_scalar(sql).fetch_one(c).await?))
    }

    /// Every cell of every table that is not empty, in no order.
    pub async fn cells(&mut self) -> Result<Vec<StoredCell>, Failed> {
        let mut cells = Vec::new();
        for (table, column, kind) in self.columns().await? {
            let content = match (&self, kind.as_str()) {
                (Self::Sqlite(_), _) => format!("CAST(\"{column}\" AS BLOB)"),
                (Self::Postgres(_), "bytea") => format!("\"{column}\""),
                (Self::Postgres(_), _) => format!("convert_to(\"{column}\"::text, 'UTF8')"),
            };
            let sql =
                AssertSqlSafe(format!("SELECT {content} FROM \"{table}\" WHERE \"{column}\" IS NOT NULL"));
            let found: Vec<Vec<u8>> = inside!(self, |c| query_scalar(sql).fetch_all(&mut *c).await?);
            cells.extend(found.into_iter().map(|content| StoredCell {
                table: table.clone(),
                column: column.clone(),
                content,
            }));
        }
        Ok(cells)
    }

    /// Table, column and type of every column.
    async fn columns(&mut self) -> Result<Vec<(String, String, String)>, Failed> {
        Ok(match self {
            Self::Sqlite(c) => {
                query_as(
                    "SELECT m.name, c.name, c.type FROM sqlite_master m JOIN pragma_table_info(m.name) c
                    WHERE m.type = 'table'",
                )
                .fetch_all(c)
                .await?
            }
            Self::Postgres(c) => query_as(
                "SELECT table_name::text, column_name::text, data_type::text FROM information_schema.columns
                    WHERE table_schema = 'public'",
            )
            .fetch_all(c)
            .await?,
        })
    }

    /// Ends the connection.
    pub async fn close(self) -> Result<(), Failed> {
        inside!(self, |c| c.close().await?);
        Ok(())
    }
}
