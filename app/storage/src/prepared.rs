//! A release while it is prepared: its rows are written in short steps that nobody sees until the last one.

use crate::{Inconsistent, Result, Tx};
use domain::{
    Bilingual,
    clock::{Moment, Quarter},
    figures::Facts,
};
use sqlx::{FromRow, query_as};
use uuid::Uuid;

/// So many feedback are read at once, and so many rows of a prepared release are dropped in one transaction.
pub const STEP: usize = 1_000;

statements! {
    /// Feedback that figures count, in the order in which it was counted.
    BEHIND = "SELECT id, counted AS place, counts_as, key_epoch, wrapped_key FROM feedback
        WHERE authority = $1 AND quarter = $2 AND counted > $3 AND counted <= $4 ORDER BY counted LIMIT 1000";
    /// Keeps a release that nobody sees yet.
    PREPARE = "INSERT INTO release (id, authority, quarter, figures, responses, moves, prepared, released_by,
            correction_cy, correction_en, root, body)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    /// Keeps the leaves of its tree.
    TREE = "INSERT INTO release_tree (release, leaves) VALUES ($1, $2)";
    /// Says that it counts a feedback.
    COUNT = "INSERT INTO counted (release, feedback, leaf, sealed_salt) VALUES ($1, $2, $3, $4)";
    /// Publishes it. Never a second time, and never a version that is there.
    PUBLISH = "UPDATE release SET version = $2, released = $3 WHERE id = $1 AND released IS NULL
        AND NOT EXISTS (SELECT 1 FROM release other WHERE other.authority = release.authority
            AND other.quarter = release.quarter AND other.version >= $2)";
    /// Forgets some of what an unpublished release counts.
    UNCOUNT = "DELETE FROM counted WHERE release = $1 AND feedback IN (SELECT c.feedback FROM counted c
        JOIN release r ON r.id = c.release WHERE c.release = $1 AND r.released IS NULL LIMIT 1000)";
    /// Forgets the tree of an unpublished release.
    DROP_TREE = "DELETE FROM release_tree WHERE release = $1
        AND NOT EXISTS (SELECT 1 FROM release r WHERE r.id = $1 AND r.released IS NOT NULL)";
    /// Forgets an unpublished release.
    DROP = "DELETE FROM release WHERE id = $1 AND released IS NULL";
    /// Releases that were never published though they were prepared long ago.
    ABANDONED = "SELECT id FROM release WHERE released IS NULL AND prepared < $1";
}

/// A feedback behind figures: what it counts as, and what is needed to seal something for it.
#[derive(Debug)]
pub struct Behind {
    /// Identifier.
    pub id: Uuid,
    /// Its place in the order of counting.
    pub place: i64,
    /// What it counts as.
    pub facts: Facts,
    /// Which authority key wrapped its key.
    pub key_epoch: String,
    /// Its wrapped key.
    pub wrapped_key: Option<Vec<u8>>,
}

#[derive(FromRow)]
struct BehindRow {
    id: Uuid,
    place: i64,
    counts_as: String,
    key_epoch: String,
    wrapped_key: Option<Vec<u8>>,
}

/// Which feedback some figures count.
#[derive(Debug, Clone, Copy)]
pub struct Counting<'a> {
    /// Code of the authority.
    pub authority: &'a str,
    /// The quarter.
    pub quarter: Quarter,
    /// The version of the period up to which they count.
    pub version: i64,
}

/// Up to [`STEP`] feedback that figures count and whose place comes after `place`, in the order of their places.
/// Feedback that was taken out since is not among them.
pub async fn behind(tx: &mut Tx, figures: Counting<'_>, place: i64) -> Result<Vec<Behind>> {
    let Counting { authority, quarter, version } = figures;
    let rows: Vec<BehindRow> = all!(tx, BEHIND, authority, quarter.to_string(), place, version)?;
    let read = |row: BehindRow| {
        let facts = Facts::from_json(&row.counts_as);
        let facts = facts.map_err(|_| Inconsistent::at("feedback", "counts_as", row.id))?;
        let BehindRow { id, place, key_epoch, wrapped_key, .. } = row;
        Ok(Behind { id, place, facts, key_epoch, wrapped_key })
    };
    Ok(rows.into_iter().map(read).collect::<Result<_, Inconsistent>>()?)
}

/// A release before it is published.
#[derive(Debug, Clone)]
pub struct Prepared<'a> {
    /// Identifier.
    pub id: Uuid,
    /// Code of the authority.
    pub authority: &'a str,
    /// The quarter.
    pub quarter: Quarter,
    /// The version of the period up to which its figures count.
    pub figures: i64,
    /// The number of responses as it is printed; `None` where it is withheld.
    pub responses: Option<i64>,
    /// For each population, how often a response had joined or left it when its numbers were drawn, JSON.
    pub moves: &'a str,
    /// When it was prepared.
    pub prepared: Moment,
    /// Who releases it.
    pub by: Uuid,
    /// Why there is another version, for a correction.
    pub correction: Option<&'a Bilingual>,
    /// Root of the hash tree.
    pub root: &'a [u8],
    /// The published document, JSON.
    pub body: &'a str,
}

/// Keeps a release that nobody sees yet, with the leaves of its tree, 32 bytes each.
pub async fn keep(tx: &mut Tx, release: &Prepared<'_>, leaves: &[u8]) -> Result<()> {
    exec!(
        tx,
        PREPARE,
        release.id,
        release.authority,
        release.quarter.to_string(),
        release.figures,
        release.responses,
        release.moves,
        release.prepared.0,
        release.by,
        release.correction.map(|why| why.cy.as_str()),
        release.correction.map(|why| why.en.as_str()),
        release.root,
        release.body
    )?;
    exec!(tx, TREE, release.id, leaves)
}

/// One feedback in a release.
#[derive(Debug, Clone)]
pub struct Counted {
    /// The feedback.
    pub feedback: Uuid,
    /// The place of its leaf in the tree.
    pub leaf: i64,
    /// The leaf's salt, sealed under the feedback's own key.
    pub sealed_salt: Vec<u8>,
}

/// Says which feedback a prepared release counts.
pub async fn count(tx: &mut Tx, release: Uuid, counted: &[Counted]) -> Result<()> {
    each!(tx, COUNT, counted, |q, one| {
        q.bind(release).bind(one.feedback).bind(one.leaf).bind(&one.sealed_salt)
    });
    Ok(())
}

/// Publishes a prepared release as `version`. False: it is published, was dropped, or that version is there already.
pub async fn publish(tx: &mut Tx, id: Uuid, version: i64, released: Moment) -> Result<bool> {
    changed!(tx, PUBLISH, id, version, released.0)
}

/// Drops up to [`STEP`] rows of an unpublished release, then the release itself. True once nothing of it is left; what is
/// published is never touched.
pub async fn drop_some(tx: &mut Tx, id: Uuid) -> Result<bool> {
    let dropped =
        on!(&mut *tx, |c| sqlx::query(UNCOUNT).bind(id).execute(c).await.map(|done| done.rows_affected()))?;
    if dropped > 0 {
        return Ok(false);
    }
    exec!(tx, DROP_TREE, id)?;
    exec!(tx, DROP, id)?;
    Ok(true)
}

/// Releases that were prepared before `moment` and never published: the process that prepared them was stopped.
pub async fn abandoned(tx: &mut Tx, moment: Moment) -> Result<Vec<Uuid>> {
    let rows: Vec<(Uuid,)> = on!(tx, |c| query_as(ABANDONED).bind(moment.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
