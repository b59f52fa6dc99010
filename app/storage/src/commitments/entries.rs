//! What the owners of commitments said of them since.

use crate::{Inconsistent, Result, Tx, replies::Judged};
use domain::{
    Bilingual,
    clock::{Date, Moment},
    commitment::EntryKind,
    summary::ReplyState,
};
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    /// Writes an entry, unless the form that it came by has made one already.
    ADD = "INSERT INTO commitment_entry (id, commitment, token, kind, body_cy, body_en, on_date, state, written_by, written)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (commitment, token) DO NOTHING";
    /// Replaces the text that its writer saw before.
    REWRITE = "UPDATE commitment_entry SET kind = $5, body_cy = $6, body_en = $7, on_date = $8, state = $3, written_by = $9,
            written = $10, read_by = NULL, read_at = NULL
        WHERE id = $1 AND state = $2 AND written = $4";
    /// Moves an entry that was read on to its next state.
    SETTLE = "UPDATE commitment_entry SET state = $3, read_by = $4, read_at = $5, reason = $6
        WHERE id = $1 AND state = $2 AND written = $7";
    /// The entries of a commitment, oldest first.
    ENTRIES = "SELECT e.id, e.commitment, e.kind, e.body_cy, e.body_en, e.on_date, e.state, e.written_by, w.name AS writer,
            e.written, e.reason FROM commitment_entry e JOIN person w ON w.id = e.written_by
        WHERE e.commitment = $1 ORDER BY e.written, e.id";
    /// The entries of an authority's commitments that stand so, oldest first.
    STANDING = "SELECT e.id, e.commitment, e.kind, e.body_cy, e.body_en, e.on_date, e.state, e.written_by, w.name AS writer,
            e.written, e.reason FROM commitment c JOIN commitment_entry e ON e.commitment = c.id
        JOIN person w ON w.id = e.written_by WHERE c.authority = $1 AND e.state = $2 ORDER BY e.written, e.id";
    /// An entry.
    ENTRY = "SELECT e.id, e.commitment, e.kind, e.body_cy, e.body_en, e.on_date, e.state, e.written_by, w.name AS writer,
            e.written, e.reason FROM commitment_entry e JOIN person w ON w.id = e.written_by WHERE e.id = $1";
    /// The entry that a form has made.
    BY_TOKEN = "SELECT e.id, e.commitment, e.kind, e.body_cy, e.body_en, e.on_date, e.state, e.written_by, w.name AS writer,
            e.written, e.reason FROM commitment_entry e JOIN person w ON w.id = e.written_by
        WHERE e.commitment = $1 AND e.token = $2";
}

/// What its owner says of a commitment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Identifier.
    pub id: Uuid,
    /// Of which commitment.
    pub commitment: Uuid,
    /// What it says.
    pub kind: EntryKind,
    /// Its words.
    pub body: Bilingual,
    /// The planned day of a milestone, or the day on which the commitment ended.
    pub on: Option<Date>,
    /// Where it stands.
    pub state: ReplyState,
    /// Who wrote it. The name is not written: it is read from the person.
    pub writer: (Uuid, String),
    /// When.
    pub written: Moment,
    /// Why a moderator sent it back, last time.
    pub reason: Option<String>,
}

#[derive(FromRow)]
struct EntryRow {
    id: Uuid,
    commitment: Uuid,
    kind: String,
    body_cy: String,
    body_en: String,
    on_date: Option<String>,
    state: String,
    written_by: Uuid,
    writer: String,
    written: i64,
    reason: Option<String>,
}

impl TryFrom<EntryRow> for Entry {
    type Error = Inconsistent;
    fn try_from(row: EntryRow) -> Result<Self, Inconsistent> {
        let bad = |column| Inconsistent::at("commitment_entry", column, row.id);
        Ok(Self {
            kind: row.kind.parse().map_err(|_| bad("kind"))?,
            on: row.on_date.as_ref().map(|day| day.parse()).transpose().map_err(|_| bad("on_date"))?,
            state: row.state.parse().map_err(|_| bad("state"))?,
            id: row.id,
            commitment: row.commitment,
            body: Bilingual { cy: row.body_cy, en: row.body_en },
            writer: (row.written_by, row.writer),
            written: Moment(row.written),
            reason: row.reason,
        })
    }
}

/// Writes an entry that came by the form with `token`. False: that form has made one already.
pub async fn add(tx: &mut Tx, entry: &Entry, token: Uuid) -> Result<bool> {
    changed!(
        tx,
        ADD,
        entry.id,
        entry.commitment,
        token,
        entry.kind.code(),
        &entry.body.cy,
        &entry.body.en,
        entry.on.map(|day| day.to_string()),
        entry.state.code(),
        entry.writer.0,
        entry.written.0
    )
}

/// Writes `entry` anew over the text that was written at `opened` and stood as `from`. False: it has changed meanwhile.
pub async fn rewrite(tx: &mut Tx, entry: &Entry, from: ReplyState, opened: Moment) -> Result<bool> {
    changed!(
        tx,
        REWRITE,
        entry.id,
        from.code(),
        entry.state.code(),
        opened.0,
        entry.kind.code(),
        &entry.body.cy,
        &entry.body.en,
        entry.on.map(|day| day.to_string()),
        entry.writer.0,
        entry.written.0
    )
}

/// Moves an entry on. False: it has changed meanwhile, and nothing is changed.
pub async fn judge(tx: &mut Tx, to: Judged<'_>) -> Result<bool> {
    changed!(tx, SETTLE, to.id, to.from.code(), to.to.code(), to.reader, to.at.0, to.reason, to.written.0)
}

/// The entries of a commitment, oldest first.
pub async fn of_commitment(tx: &mut Tx, commitment: Uuid) -> Result<Vec<Entry>> {
    read(all!(tx, ENTRIES, commitment)?)
}

/// The entries of an authority's commitments that stand so, oldest first.
pub async fn standing(tx: &mut Tx, authority: &str, state: ReplyState) -> Result<Vec<Entry>> {
    read(all!(tx, STANDING, authority, state.code())?)
}

/// The entry `id`.
pub async fn by_id(tx: &mut Tx, id: Uuid) -> Result<Option<Entry>> {
    let row: Option<EntryRow> = one!(tx, ENTRY, id)?;
    Ok(row.map(Entry::try_from).transpose()?)
}

/// The entry of `commitment` that the form with `token` has made.
pub async fn by_token(tx: &mut Tx, commitment: Uuid, token: Uuid) -> Result<Option<Entry>> {
    let row: Option<EntryRow> = one!(tx, BY_TOKEN, commitment, token)?;
    Ok(row.map(Entry::try_from).transpose()?)
}

fn read(rows: Vec<EntryRow>) -> Result<Vec<Entry>> {
    Ok(rows.into_iter().map(Entry::try_from).collect::<Result<_, _>>()?)
}
