//! Releases as anyone reads them: whole, or a line of a list without the document and its tree.

use crate::{Inconsistent, Result, Tx};
use domain::{
    Bilingual,
    clock::{Moment, Quarter},
};
use sqlx::{FromRow, query_scalar};
use uuid::Uuid;

statements! {
    /// A release.
    BY_ID = "SELECT id, authority, quarter, version, figures, responses, released, correction_cy, correction_en, root, body, moves
        FROM release WHERE id = $1 AND released IS NOT NULL";
    /// The leaves of a release's hash tree.
    LEAVES = "SELECT t.leaves FROM release r JOIN release_tree t ON t.release = r.id
        WHERE r.id = $1 AND r.released IS NOT NULL";
    /// The place of a feedback's leaf in a release's tree, and the leaf's sealed salt.
    LEAF = "SELECT c.leaf, c.sealed_salt FROM counted c JOIN release r ON r.id = c.release
        WHERE c.release = $1 AND c.feedback = $2 AND r.released IS NOT NULL";
    /// The newest version of a quarter's release.
    OF_QUARTER = "SELECT id, authority, quarter, version, figures, responses, released, correction_cy, correction_en
        FROM release WHERE authority = $1 AND quarter = $2 AND released IS NOT NULL ORDER BY version DESC LIMIT 1";
    /// One version of a quarter's release.
    VERSION = "SELECT id, authority, quarter, version, figures, responses, released, correction_cy, correction_en
        FROM release WHERE authority = $1 AND quarter = $2 AND version = $3 AND released IS NOT NULL";
    /// Every release, newest first.
    ALL = "SELECT id, authority, quarter, version, figures, responses, released, correction_cy, correction_en
        FROM release WHERE released IS NOT NULL ORDER BY released DESC, id DESC";
    /// Releases behind a line of the list, newest first; of one authority and of one quarter where these are given.
    PAGE = "SELECT id, authority, quarter, version, figures, responses, released, correction_cy, correction_en
        FROM release WHERE released IS NOT NULL AND (released < $1 OR (released = $1 AND id < $2))
        AND (CAST($3 AS TEXT) IS NULL OR authority = CAST($3 AS TEXT))
        AND (CAST($4 AS TEXT) IS NULL OR quarter = CAST($4 AS TEXT))
        ORDER BY released DESC, id DESC LIMIT $5";
    /// The releases that counted a feedback, or whose summaries draw on it.
    ABOUT = "SELECT r.id, r.authority, r.quarter, r.version, r.figures, r.responses, r.released, r.correction_cy,
            r.correction_en
        FROM counted c JOIN release r ON r.id = c.release WHERE c.feedback = $1 AND r.released IS NOT NULL
        UNION
        SELECT r.id, r.authority, r.quarter, r.version, r.figures, r.responses, r.released, r.correction_cy,
            r.correction_en
        FROM summary_source x JOIN summary s ON s.id = x.summary
        JOIN release r ON r.authority = s.authority AND r.quarter = s.quarter AND r.released > s.written
        WHERE x.feedback = $1
        ORDER BY released DESC, id DESC";
}

/// A release without its document: what a list, a title and a notice need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Identifier.
    pub id: Uuid,
    /// Code of the authority.
    pub authority: String,
    /// The quarter.
    pub quarter: Quarter,
    /// 1, or more for a correction.
    pub version: i64,
    /// The version of the period up to which its figures count.
    pub figures: i64,
    /// The number of responses as it is printed; `None` where it is withheld.
    pub responses: Option<i64>,
    /// When it was released.
    pub released: Moment,
    /// Why this version replaces the one before, for a correction.
    pub correction: Option<Bilingual>,
}

/// A release as it was frozen.
#[derive(Debug, Clone)]
pub struct Release {
    /// What a list needs of it.
    pub listed: Listed,
    /// Root of the hash tree.
    pub root: Vec<u8>,
    /// The published document, JSON.
    pub body: String,
    /// For each population, how often a response had joined or left it when its numbers were drawn, JSON.
    pub moves: String,
}

#[derive(FromRow)]
struct ListedRow {
    id: Uuid,
    authority: String,
    quarter: String,
    version: i64,
    figures: i64,
    responses: Option<i64>,
    released: i64,
    correction_cy: Option<String>,
    correction_en: Option<String>,
}

impl TryFrom<ListedRow> for Listed {
    type Error = Inconsistent;
    fn try_from(row: ListedRow) -> Result<Self, Inconsistent> {
        let quarter = row.quarter.parse().map_err(|_| Inconsistent::at("release", "quarter", row.id))?;
        let ListedRow { id, authority, version, figures, responses, released, .. } = row;
        let correction = row.correction_cy.zip(row.correction_en).map(|(cy, en)| Bilingual { cy, en });
        Ok(Self {
            id,
            authority,
            quarter,
            version,
            figures,
            responses,
            released: Moment(released),
            correction,
        })
    }
}

#[derive(FromRow)]
struct ReleaseRow {
    #[sqlx(flatten)]
    listed: ListedRow,
    root: Vec<u8>,
    body: String,
    moves: String,
}

fn listed(rows: Vec<ListedRow>) -> Result<Vec<Listed>> {
    rows.into_iter().map(|row| Ok(Listed::try_from(row)?)).collect()
}

/// The leaves of the release `id`, 32 bytes each, in the order of its tree.
pub async fn leaves(tx: &mut Tx, id: Uuid) -> Result<Option<Vec<u8>>> {
    Ok(on!(tx, |c| query_scalar(LEAVES).bind(id).fetch_optional(c).await)?)
}

/// The place of a feedback's leaf in the tree of a release that counted it, and the leaf's salt, sealed under the
/// feedback's own key.
pub async fn leaf(tx: &mut Tx, id: Uuid, feedback: Uuid) -> Result<Option<(i64, Option<Vec<u8>>)>> {
    one!(tx, LEAF, id, feedback)
}

/// The release `id`.
pub async fn by_id(tx: &mut Tx, id: Uuid) -> Result<Option<Release>> {
    let row: Option<ReleaseRow> = one!(tx, BY_ID, id)?;
    let whole = |row: ReleaseRow| {
        let ReleaseRow { listed, root, body, moves } = row;
        Ok::<_, Inconsistent>(Release { listed: listed.try_into()?, root, body, moves })
    };
    Ok(row.map(whole).transpose()?)
}

/// The newest version of a quarter's release.
pub async fn of_quarter(tx: &mut Tx, authority: &str, quarter: Quarter) -> Result<Option<Listed>> {
    let row: Option<ListedRow> = one!(tx, OF_QUARTER, authority, quarter.to_string())?;
    Ok(row.map(Listed::try_from).transpose()?)
}

/// One version of a quarter's release.
pub async fn version(tx: &mut Tx, authority: &str, quarter: Quarter, version: i64) -> Result<Option<Listed>> {
    let row: Option<ListedRow> = one!(tx, VERSION, authority, quarter.to_string(), version)?;
    Ok(row.map(Listed::try_from).transpose()?)
}

/// Every release, newest first.
pub async fn list(tx: &mut Tx) -> Result<Vec<Listed>> {
    listed(all!(tx, ALL)?)
}

/// At most `most` releases behind the line that was released then, newest first.
pub async fn page(
    tx: &mut Tx,
    (authority, quarter): (Option<&str>, Option<Quarter>),
    (released, id): (Moment, Uuid),
    most: i64,
) -> Result<Vec<Listed>> {
    listed(all!(tx, PAGE, released.0, id, authority, quarter.map(|quarter| quarter.to_string()), most)?)
}

/// The releases that counted a feedback or whose summaries draw on it, newest first.
pub async fn about(tx: &mut Tx, feedback: Uuid) -> Result<Vec<Listed>> {
    listed(all!(tx, ABOUT, feedback)?)
}
