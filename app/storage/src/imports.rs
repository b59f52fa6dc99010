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
    /// Keeps a file, sealed, until its columns are named.
    KEEP = "INSERT INTO import_upload (id, authority, person, source, uploaded, sealed, wrapped_key, key_epoch)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// A file that waits.
    UPLOAD = "SELECT id, authority, person, source, uploaded, sealed, wrapped_key, key_epoch FROM import_upload
        WHERE id = $1";
    /// Forgets a file.
    FORGET = "DELETE FROM import_upload WHERE id = $1";
    /// Forgets files that nobody came back to.
    FORGET_BEFORE = "DELETE FROM import_upload WHERE uploaded < $1";
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

/// A file that waits until its columns are named. Sealed: it holds words.
#[derive(Clone, FromRow)]
pub struct Upload {
    /// Identifier.
    pub id: Uuid,
    /// Code of the authority.
    pub authority: String,
    /// Who uploaded it; nobody else may go on with it.
    pub person: Uuid,
    /// The source's name.
    pub source: String,
    /// When, microseconds.
    pub uploaded: i64,
    /// The file, sealed.
    pub sealed: Vec<u8>,
    /// Its key, wrapped.
    pub wrapped_key: Vec<u8>,
    /// Which authority key wrapped it.
    pub key_epoch: String,
}

/// Keeps a file.
pub async fn keep(tx: &mut Tx, upload: &Upload) -> Result<()> {
    on!(tx, |c| query(KEEP)
        .bind(upload.id)
        .bind(&upload.authority)
        .bind(upload.person)
        .bind(&upload.source)
        .bind(upload.uploaded)
        .bind(&upload.sealed)
        .bind(&upload.wrapped_key)
        .bind(&upload.key_epoch)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// The file `id`.
pub async fn upload(tx: &mut Tx, id: Uuid) -> Result<Option<Upload>> {
    Ok(on!(tx, |c| query_as(UPLOAD).bind(id).fetch_optional(c).await)?)
}

/// Forgets the file `id`.
pub async fn forget(tx: &mut Tx, id: Uuid) -> Result<()> {
    on!(tx, |c| query(FORGET).bind(id).execute(c).await.map(drop))?;
    Ok(())
}

/// Forgets files uploaded before `at`.
pub async fn forget_before(tx: &mut Tx, at: Moment) -> Result<()> {
    on!(tx, |c| query(FORGET_BEFORE).bind(at.0).execute(c).await.map(drop))?;
    Ok(())
}
