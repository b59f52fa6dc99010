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
    /// Whether the database is away, so that trying again later may help.
    pub fn is_away(&self) -> bool {
        matches!(
            self,
            Self::Engine(
                sqlx::Error::Io(_)
                    | sqlx::Error::PoolTimedOut
                    | sqlx::Error::PoolClosed
                    | sqlx::Error::WorkerCrashed
            )
        )
    }
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
    pub fn at(table: &'static str, column: &'static str, row: impl ToString) -> Self {
        Self { table, column, row: row.to_string() }
    }
}
