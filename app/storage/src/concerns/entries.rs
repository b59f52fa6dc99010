//! The story of a concern: lines that are added and never changed.

use super::matter::code_of;
use crate::{Inconsistent, Result, Tx};
use domain::{clock::Moment, concern::EntryKind};
use uuid::Uuid;

statements! {
    /// Adds a line.
    ADD = "INSERT INTO concern_entry (id, concern, at, person, kind, code, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// The story, oldest first.
    ENTRIES = "SELECT e.id, e.at, e.person, p.name, e.kind, e.code, e.sealed
        FROM concern_entry e LEFT JOIN person p ON p.id = e.person WHERE e.concern = $1 ORDER BY e.at, e.id";
    /// One line of it.
    ENTRY = "SELECT e.id, e.at, e.person, p.name, e.kind, e.code, e.sealed
        FROM concern_entry e LEFT JOIN person p ON p.id = e.person WHERE e.concern = $1 AND e.id = $2";
}

/// One line of a concern's story.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Identifier.
    pub id: Uuid,
    /// When.
    pub at: Moment,
    /// Who, where it was a colleague.
    pub person: Option<Uuid>,
    /// The name that colleagues see. Not written: read from the person.
    pub name: Option<String>,
    /// What happened.
    pub kind: EntryKind,
    /// A code that says more.
    pub code: Option<String>,
    /// The words, under the concern's own key.
    pub sealed: Option<Vec<u8>>,
}

type Row = (Uuid, i64, Option<Uuid>, Option<String>, String, Option<String>, Option<Vec<u8>>);

fn read((id, at, person, name, kind, code, sealed): Row) -> Result<Entry, Inconsistent> {
    let kind: Option<EntryKind> = code_of(id, "entry.kind", Some(&kind))?;
    let kind = kind.ok_or_else(|| Inconsistent::at("concern_entry", "kind", id))?;
    Ok(Entry { id, at: Moment(at), person, name, kind, code, sealed })
}

/// Adds a line to the story of `concern`.
pub async fn add(tx: &mut Tx, concern: Uuid, entry: &Entry) -> Result<()> {
    exec!(tx, ADD, entry.id, concern, entry.at.0, entry.person, entry.kind.code(), &entry.code, &entry.sealed)
}

/// The story of `concern`, oldest first.
pub async fn entries(tx: &mut Tx, concern: Uuid) -> Result<Vec<Entry>> {
    let rows: Vec<Row> = all!(tx, ENTRIES, concern)?;
    rows.into_iter().map(|row| Ok(read(row)?)).collect()
}

/// One line of the story of `concern`.
pub async fn entry(tx: &mut Tx, concern: Uuid, id: Uuid) -> Result<Option<Entry>> {
    let row: Option<Row> = one!(tx, ENTRY, concern, id)?;
    Ok(row.map(read).transpose()?)
}
