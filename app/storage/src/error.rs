//! What can go wrong below the rules.

/// A database error, or data that should not be there.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The engine said no, or did not answer.
    #[error("the database failed")]
    Engine(#[from] sqlx::Error),
    /// The migrations could not be applied.
    #[error("the migrations failed")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// A cell holds what no code of ours wrote.
    #[error(transparent)]
    Inconsistent(#[from] Inconsistent),
}

impl Error {
    /// Whether the error is transient (the database is away, a lock was held too long), so that trying again later may
    /// help.
    pub fn is_away(&self) -> bool {
        match self {
            Self::Engine(sqlx::Error::Database(said)) => said.code().is_some_and(|code| passes(&code)),
            Self::Engine(error) => matches!(
                error,
                sqlx::Error::Io(_)
                    | sqlx::Error::PoolTimedOut
                    | sqlx::Error::PoolClosed
                    | sqlx::Error::WorkerCrashed
            ),
            Self::Migrate(_) | Self::Inconsistent(_) => false,
        }
    }
}

impl Error {
    /// What happened, for the log: codes and names of tables, columns and constraints, never a value. PostgreSQL's own
    /// message and detail may repeat values, so they are left out unless they are about the statement itself.
    pub fn cause(&self) -> String {
        match self {
            Self::Engine(sqlx::Error::Database(said)) => {
                let code = said.code().unwrap_or_default();
                // SQLite's messages hold names only; class 42 of PostgreSQL is about statements, which hold no values.
                let speaks = code.len() != 5 || code.starts_with("42");
                let message = if speaks { said.message() } else { said.constraint().unwrap_or_default() };
                format!("database {code} {message}").trim_end().to_owned()
            }
            Self::Engine(sqlx::Error::Io(error)) => format!("database connection: {:?}", error.kind()),
            Self::Engine(sqlx::Error::ColumnDecode { index, .. }) => format!("column {index} cannot be read"),
            Self::Engine(sqlx::Error::PoolTimedOut) => "no connection in time".to_owned(),
            Self::Engine(sqlx::Error::PoolClosed) => "the connections are closed".to_owned(),
            Self::Engine(sqlx::Error::RowNotFound) => "a row is missing".to_owned(),
            Self::Engine(sqlx::Error::WorkerCrashed) => "the database's thread ended".to_owned(),
            Self::Engine(_) => "the database failed".to_owned(),
            Self::Migrate(_) => "the migrations failed".to_owned(),
            Self::Inconsistent(cell) => cell.to_string(),
        }
    }
}

/// Whether an engine's own code stands for something transient: a lock that is held too long, a disk that is full or
/// fails, a server that stops or has no room, two transactions in conflict.
fn passes(code: &str) -> bool {
    const BUSY: u32 = 5;
    const LOCKED: u32 = 6;
    const DISK_FAILS: u32 = 10;
    const FULL: u32 = 13;
    const CANNOT_OPEN: u32 = 14;
    if code.len() == 5 {
        // PostgreSQL: connection, resources, shutting down, not serialisable.
        return ["08", "53", "57P", "40"].iter().any(|class| code.starts_with(class));
    }
    // SQLite: the lower byte says which, the upper ones say more of it.
    let code = code.parse::<u32>().unwrap_or_default() & 0xff;
    matches!(code, BUSY | LOCKED | DISK_FAILS | FULL | CANNOT_OPEN)
}

/// Unexpected data: names the cell, never its content.
#[derive(Debug, thiserror::Error)]
#[error("unexpected data in {table}.{column}, row {row}")]
pub struct Inconsistent {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// The row's identifier.
    pub row: String,
}

impl Inconsistent {
    /// Names a cell.
    pub fn at(table: &'static str, column: &'static str, row: impl std::fmt::Display) -> Self {
        Self { table, column, row: row.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passes_is_told_apart_from_a_fault_of_ours_on_both_engines() {
        for away in
            ["5", "261", "517", "6", "13", "10", "1546", "14", "57P01", "57P03", "53300", "08006", "40001"]
        {
            assert!(passes(away), "{away}");
        }
        for ours in ["1", "19", "2067", "11", "26", "42P01", "23505", "22P02", "XX000", "57014", ""] {
            assert!(!passes(ours), "{ours}");
        }
    }
}
