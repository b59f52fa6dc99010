//! Imports: which files were brought in, when, by whom, and how much they added.

use crate::{Result, Tx};
use domain::clock::Moment;
use sqlx::{FromRow, query, query_as};
use uuid::Uuid;

statements! {
    /// Remembers an import.
    INSERT = "INSERT INTO import_batch (id, authority, source, imported, imported_by, added, known)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// The newest imports of an authority.
    NEWEST = "SELECT id, authority, source, imported, imported_by, added, known FROM import_batch
        WHERE authority = $1 ORDER BY imported DESC, id DESC LIMIT 20";
}

/// One import.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Batch {
    /// Identifier.
    pub id: Uuid,
    /// Code of the authority.
    pub authority: String,
    /// The source's name.
    pub source: String,
    /// When, microseconds.
    pub imported: i64,
    /// Who; none for the command line.
    pub imported_by: Option<Uuid>,
    /// How many comments were new.
    pub added: i64,
    /// How many were there before.
    pub known: i64,
}

/// Remembers an import.
pub async fn insert(tx: &mut Tx, batch: &Batch) -> Result<()> {
    on!(tx, |c| query(INSERT)
        .bind(batch.id)
        .bind(&batch.authority)
        .bind(&batch.source)
        .bind(batch.imported)
        .bind(batch.imported_by)
        .bind(batch.added)
        .bind(batch.known)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// The newest imports of `authority`.
pub async fn newest(tx: &mut Tx, authority: &str) -> Result<Vec<Batch>> {
    Ok(on!(tx, |c| query_as(NEWEST).bind(authority).fetch_all(c).await)?)
}

impl Batch {
    /// When it was imported.
    pub const fn moment(&self) -> Moment {
        Moment(self.imported)
    }
}
