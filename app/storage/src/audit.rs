//! The audit trail. A command writes its row unlinked, in its own transaction; one sealer chains them.

use crate::{Result, Tx};
use domain::clock::Moment;
use sqlx::{FromRow, query_as};
use uuid::Uuid;

statements! {
    /// Writes an entry.
    WRITE = "INSERT INTO audit (id, at, actor, action, thing, thing_id, authority, detail, seq, hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    /// The head of the chain.
    HEAD = "SELECT seq, hash FROM audit WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1";
    /// Entries that are not chained yet.
    UNSEALED = "SELECT id, at, actor, action, thing, thing_id, authority, detail, seq, hash FROM audit
        WHERE seq IS NULL ORDER BY at, id LIMIT 1000";
    /// Chains an entry.
    SEAL = "UPDATE audit SET seq = $2, hash = $3 WHERE id = $1 AND seq IS NULL";
    /// The chain in order.
    AFTER = "SELECT id, at, actor, action, thing, thing_id, authority, detail, seq, hash FROM audit
        WHERE seq > $1 ORDER BY seq LIMIT 1000";
    /// The newest entries about an authority's things.
    NEWEST = "SELECT id, at, actor, action, thing, thing_id, authority, detail, seq, hash FROM audit
        WHERE authority = $1 ORDER BY at DESC, id DESC LIMIT $2";
    /// The newest of those that are older than an entry.
    BEFORE = "SELECT id, at, actor, action, thing, thing_id, authority, detail, seq, hash FROM audit
        WHERE authority = $1 AND (at < $2 OR (at = $2 AND id < $3)) ORDER BY at DESC, id DESC LIMIT $4";
    /// How many entries are not chained yet.
    TAIL = "SELECT COUNT(*) FROM audit WHERE seq IS NULL";
}

/// One entry. Details are codes and counts, never words, names of contributors, or numbers.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Entry {
    /// Identifier.
    pub id: Uuid,
    /// When, microseconds.
    pub at: i64,
    /// Who; none for the system and for contributors.
    pub actor: Option<Uuid>,
    /// What was done.
    pub action: String,
    /// The kind of thing it was done to.
    pub thing: String,
    /// Which one.
    pub thing_id: String,
    /// Whose authority.
    pub authority: Option<String>,
    /// Codes and counts that say more.
    pub detail: String,
    /// Place in the chain.
    pub seq: Option<i64>,
    /// Hash of this entry and of the one before.
    pub hash: Option<Vec<u8>>,
}

/// Writes entries, unlinked unless they are chained already.
pub async fn write(tx: &mut Tx, entries: &[Entry]) -> Result<()> {
    each!(tx, WRITE, entries, |q, entry| {
        q.bind(entry.id)
            .bind(entry.at)
            .bind(entry.actor)
            .bind(&entry.action)
            .bind(&entry.thing)
            .bind(&entry.thing_id)
            .bind(&entry.authority)
            .bind(&entry.detail)
            .bind(entry.seq)
            .bind(&entry.hash)
    });
    Ok(())
}

/// Place and hash of the newest chained entry.
pub async fn head(tx: &mut Tx) -> Result<Option<(i64, Vec<u8>)>> {
    one!(tx, HEAD)
}

/// Up to 1,000 entries that wait for the chain, oldest first.
pub async fn unsealed(tx: &mut Tx) -> Result<Vec<Entry>> {
    all!(tx, UNSEALED)
}

/// How many entries wait for the chain.
pub async fn tail(tx: &mut Tx) -> Result<i64> {
    let (count,): (i64,) = on!(tx, |c| query_as(TAIL).fetch_one(c).await)?;
    Ok(count)
}

/// Gives an entry its place in the chain.
pub async fn seal(tx: &mut Tx, id: Uuid, seq: i64, hash: &[u8]) -> Result<()> {
    exec!(tx, SEAL, id, seq, hash)
}

/// Up to 1,000 chained entries after place `seq`.
pub async fn after(tx: &mut Tx, seq: i64) -> Result<Vec<Entry>> {
    all!(tx, AFTER, seq)
}

/// The newest entries about things of `authority`.
pub async fn newest(tx: &mut Tx, authority: &str, limit: i64) -> Result<Vec<Entry>> {
    all!(tx, NEWEST, authority, limit)
}

/// The newest entries about things of `authority` that are older than the entry of that moment and identifier.
pub async fn before(tx: &mut Tx, authority: &str, (at, id): (i64, Uuid), limit: i64) -> Result<Vec<Entry>> {
    all!(tx, BEFORE, authority, at, id, limit)
}

/// The moment of an entry.
impl Entry {
    /// When it was written.
    pub const fn moment(&self) -> Moment {
        Moment(self.at)
    }
}
