//! Imports: which files were brought in, when, by whom, and how much they added.

use crate::{Result, Tx};
use domain::clock::Moment;
use sqlx::FromRow;
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
    exec!(
        tx,
        INSERT,
        batch.id,
        &batch.authority,
        &batch.source,
        batch.imported,
        batch.imported_by,
        batch.added,
        batch.known
    )
}

/// The newest imports of `authority`.
pub async fn newest(tx: &mut Tx, authority: &str) -> Result<Vec<Batch>> {
    all!(tx, NEWEST, authority)
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
    exec!(
        tx,
        KEEP,
        upload.id,
        &upload.authority,
        upload.person,
        &upload.source,
        upload.uploaded,
        &upload.sealed,
        &upload.wrapped_key,
        &upload.key_epoch
    )
}

/// The file `id`.
pub async fn upload(tx: &mut Tx, id: Uuid) -> Result<Option<Upload>> {
    one!(tx, UPLOAD, id)
}

/// Forgets the file `id`.
pub async fn forget(tx: &mut Tx, id: Uuid) -> Result<()> {
    exec!(tx, FORGET, id)
}

/// Forgets files uploaded before `at`.
pub async fn forget_before(tx: &mut Tx, at: Moment) -> Result<()> {
    exec!(tx, FORGET_BEFORE, at.0)
}
