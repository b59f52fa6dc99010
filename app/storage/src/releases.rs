//! Snapshots for staff and releases for everyone: only what the disclosure gate has let through is here.

use crate::{Inconsistent, Result, Tx, feedback::CountedAs};
use domain::clock::{Moment, Quarter};
use sqlx::{FromRow, query_scalar};
use std::collections::HashMap;
use uuid::Uuid;

statements! {
    /// Every figure published so far about an authority, oldest first: what the gate holds the next one against.
    LEDGER = "SELECT body FROM snapshot WHERE authority = $1 ORDER BY taken, id";
    /// The newest snapshot of a quarter.
    NEWEST = "SELECT id, taken, responses, body FROM snapshot
        WHERE authority = $1 AND quarter = $2 AND name = $3 ORDER BY taken DESC, id DESC LIMIT 1";
    /// Keeps a snapshot.
    KEEP = "INSERT INTO snapshot (id, authority, quarter, name, taken, responses, body)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// Authorities and quarters in which something is counted.
    COUNTED_QUARTERS = "SELECT authority, quarter FROM tally UNION SELECT authority, quarter FROM tally_delta";
    /// The feedback behind a snapshot: accepted before it was taken, by the channels that it counts.
    BEHIND = "SELECT id, authority, service, quarter, audience, channel, state, answers, key_epoch, wrapped_key
        FROM feedback
        WHERE authority = $1 AND quarter = $2 AND state = 'accepted' AND desk = 'moderation'
            AND decided <= $3 AND channel = $4 ORDER BY id";
    /// The themes of the feedback behind a snapshot, each with its polarity.
    THEMES_BEHIND = "SELECT c.feedback, c.theme, c.polarity FROM coding c JOIN feedback f ON f.id = c.feedback
        WHERE f.authority = $1 AND f.quarter = $2 AND f.state = 'accepted' AND f.desk = 'moderation'
            AND f.decided <= $3 AND f.channel = $4 ORDER BY c.feedback, c.theme, c.polarity";
    /// Keeps a release.
    RELEASE = "INSERT INTO release (id, authority, quarter, version, root, leaves, body, released, released_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (authority, quarter, version) DO NOTHING";
    /// Says that a release has counted a feedback.
    COUNT = "INSERT INTO counted (release, feedback, leaf, sealed_salt) VALUES ($1, $2, $3, $4)";
    /// A release.
    BY_ID = "SELECT id, authority, quarter, version, root, body, released FROM release WHERE id = $1";
    /// The leaves of a release's hash tree.
    LEAVES = "SELECT leaves FROM release WHERE id = $1";
    /// The newest release of a quarter.
    OF_QUARTER = "SELECT id, authority, quarter, version, root, body, released FROM release
        WHERE authority = $1 AND quarter = $2 ORDER BY version DESC LIMIT 1";
    /// Every release, newest first.
    ALL = "SELECT id, authority, quarter, version, root, body, released FROM release ORDER BY released DESC, id DESC";
    /// The releases that counted a feedback, or whose summaries draw on it.
    ABOUT = "SELECT DISTINCT r.id, r.authority, r.quarter, r.version, r.root, r.body, r.released FROM release r
        LEFT JOIN counted c ON c.release = r.id AND c.feedback = $1
        LEFT JOIN summary s ON s.authority = r.authority AND s.quarter = r.quarter AND s.written < r.released
        LEFT JOIN summary_source x ON x.summary = s.id AND x.feedback = $1
        WHERE c.feedback IS NOT NULL OR x.feedback IS NOT NULL ORDER BY r.released DESC, r.id DESC";
}

/// Figures frozen for staff, after the gate.
#[derive(Debug, Clone, FromRow)]
pub struct Snapshot {
    /// Identifier.
    pub id: Uuid,
    /// When it was taken, microseconds.
    pub taken: i64,
    /// The true number of responses behind it: for deciding when the next is due, never shown.
    pub responses: i64,
    /// The table as the gate gave it, JSON.
    pub body: String,
}

/// A release as it was frozen.
#[derive(Debug, Clone)]
pub struct Release {
    /// Identifier.
    pub id: Uuid,
    /// Code of the authority.
    pub authority: String,
    /// The quarter.
    pub quarter: Quarter,
    /// 1, or more when it was corrected.
    pub version: i64,
    /// Root of the hash tree.
    pub root: Vec<u8>,
    /// Every leaf of the tree, 32 bytes each: needed for proofs. Empty when read for a page.
    pub leaves: Vec<u8>,
    /// The published document, JSON.
    pub body: String,
    /// When it was released.
    pub released: Moment,
}

/// A feedback behind a snapshot: what it counts as, and what is needed to seal something for it.
#[derive(Debug, FromRow)]
pub struct Behind {
    /// Identifier.
    pub id: Uuid,
    /// Where it counts.
    #[sqlx(flatten)]
    pub counted: CountedAs,
    /// Its themes, each with its polarity.
    #[sqlx(skip)]
    pub themes: Vec<(String, String)>,
    /// Which authority key wrapped its key.
    pub key_epoch: String,
    /// Its wrapped key.
    pub wrapped_key: Option<Vec<u8>>,
}

#[derive(FromRow)]
struct ReleaseRow {
    id: Uuid,
    authority: String,
    quarter: String,
    version: i64,
    root: Vec<u8>,
    body: String,
    released: i64,
}

impl TryFrom<ReleaseRow> for Release {
    type Error = Inconsistent;
    fn try_from(row: ReleaseRow) -> Result<Self, Inconsistent> {
        let quarter = row.quarter.parse().map_err(|_| Inconsistent::at("release", "quarter", row.id))?;
        let ReleaseRow { id, authority, version, root, body, released, .. } = row;
        Ok(Self {
            id,
            authority,
            quarter,
            version,
            root,
            leaves: Vec::new(),
            body,
            released: Moment(released),
        })
    }
}

fn all(rows: Vec<ReleaseRow>) -> Result<Vec<Release>> {
    rows.into_iter().map(|row| Ok(Release::try_from(row)?)).collect()
}

/// Every figure published so far about an authority, oldest first, as JSON.
pub async fn ledger(tx: &mut Tx, authority: &str) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = all!(tx, LEDGER, authority)?;
    Ok(rows.into_iter().map(|(body,)| body).collect())
}

/// The newest snapshot of a quarter's table `name`.
pub async fn newest_snapshot(
    tx: &mut Tx,
    authority: &str,
    quarter: Quarter,
    name: &str,
) -> Result<Option<Snapshot>> {
    one!(tx, NEWEST, authority, quarter.to_string(), name)
}

/// Keeps a snapshot of the table `name`.
pub async fn keep_snapshot(
    tx: &mut Tx,
    authority: &str,
    quarter: Quarter,
    name: &str,
    snapshot: &Snapshot,
) -> Result<()> {
    exec!(
        tx,
        KEEP,
        snapshot.id,
        authority,
        quarter.to_string(),
        name,
        snapshot.taken,
        snapshot.responses,
        &snapshot.body
    )
}

/// Authorities and quarters in which something is counted.
pub async fn counted_quarters(tx: &mut Tx) -> Result<Vec<(String, Quarter)>> {
    let rows: Vec<(String, String)> = all!(tx, COUNTED_QUARTERS)?;
    rows.into_iter()
        .map(|(authority, quarter)| {
            let quarter = quarter.parse().map_err(|_| Inconsistent::at("tally", "quarter", &authority))?;
            Ok((authority, quarter))
        })
        .collect()
}

/// The feedback behind a snapshot that was taken at `taken` and counts `channel`.
pub async fn behind(
    tx: &mut Tx,
    authority: &str,
    quarter: Quarter,
    taken: i64,
    channel: &str,
) -> Result<Vec<Behind>> {
    let quarter = quarter.to_string();
    let mut behind: Vec<Behind> = all!(tx, BEHIND, authority, &quarter, taken, channel)?;
    let themes: Vec<(Uuid, String, String)> = all!(tx, THEMES_BEHIND, authority, &quarter, taken, channel)?;
    let mut of: HashMap<Uuid, Vec<(String, String)>> = HashMap::new();
    for (feedback, theme, polarity) in themes {
        of.entry(feedback).or_default().push((theme, polarity));
    }
    for feedback in &mut behind {
        feedback.themes = of.remove(&feedback.id).unwrap_or_default();
    }
    Ok(behind)
}

/// Keeps a release. False: this version of it is there already.
pub async fn insert(tx: &mut Tx, release: &Release, by: Uuid) -> Result<bool> {
    changed!(
        tx,
        RELEASE,
        release.id,
        &release.authority,
        release.quarter.to_string(),
        release.version,
        &release.root,
        &release.leaves,
        &release.body,
        release.released.0,
        by
    )
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

/// Says which feedback `release` has counted.
pub async fn count(tx: &mut Tx, release: Uuid, counted: &[Counted]) -> Result<()> {
    each!(tx, COUNT, counted, |q, one| {
        q.bind(release).bind(one.feedback).bind(one.leaf).bind(&one.sealed_salt)
    });
    Ok(())
}

/// The leaves of the release `id`, 32 bytes each, in the order of its tree.
pub async fn leaves(tx: &mut Tx, id: Uuid) -> Result<Option<Vec<u8>>> {
    Ok(on!(tx, |c| query_scalar(LEAVES).bind(id).fetch_optional(c).await)?)
}

/// The release `id`.
pub async fn by_id(tx: &mut Tx, id: Uuid) -> Result<Option<Release>> {
    let row: Option<ReleaseRow> = one!(tx, BY_ID, id)?;
    Ok(row.map(Release::try_from).transpose()?)
}

/// The newest release of a quarter.
pub async fn of_quarter(tx: &mut Tx, authority: &str, quarter: Quarter) -> Result<Option<Release>> {
    let row: Option<ReleaseRow> = one!(tx, OF_QUARTER, authority, quarter.to_string())?;
    Ok(row.map(Release::try_from).transpose()?)
}

/// Every release, newest first.
pub async fn list(tx: &mut Tx) -> Result<Vec<Release>> {
    all(all!(tx, ALL)?)
}

/// The releases that counted a feedback or whose summaries draw on it, newest first.
pub async fn about(tx: &mut Tx, feedback: Uuid) -> Result<Vec<Release>> {
    all(all!(tx, ABOUT, feedback)?)
}
