//! Commitments: what services promised to change. `entries` has what was said of them since.

pub mod entries;

use crate::{Inconsistent, Result, Tx};
use domain::{
    Bilingual,
    catalogue::ThemeCode,
    clock::{Date, Moment, Quarter},
    commitment::Ended,
};
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    /// Makes the commitment of a reply, unless it was made before.
    MAKE = "INSERT INTO commitment (id, reply, authority, service, quarter, by_date, made, version, owner_cy, owner_en)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 0, '', '') ON CONFLICT (reply) DO NOTHING";
    /// What its owner says about a commitment itself, over the version that they saw.
    DESCRIBE = "UPDATE commitment SET owner_cy = $3, owner_en = $4, programme = $5, funding = $6, priority = $7,
            version = version + 1 WHERE id = $1 AND version = $2";
    /// A commitment ends.
    END = "UPDATE commitment SET ended = $2, ended_on = $3, version = version + 1 WHERE id = $1 AND ended IS NULL";
    /// Everybody may see the commitments of a quarter that a release has, in the words that it has.
    SHOW = "UPDATE commitment SET shown = $3,
            body_cy = (SELECT r.body_cy FROM reply r WHERE r.id = commitment.reply),
            body_en = (SELECT r.body_en FROM reply r WHERE r.id = commitment.reply),
            said_cy = (SELECT s.body_cy FROM reply r JOIN summary s ON s.id = r.summary WHERE r.id = commitment.reply),
            said_en = (SELECT s.body_en FROM reply r JOIN summary s ON s.id = r.summary WHERE r.id = commitment.reply)
        WHERE authority = $1 AND quarter = $2 AND shown IS NULL
        AND EXISTS (SELECT 1 FROM reply r JOIN summary s ON s.id = r.summary
            WHERE r.id = commitment.reply AND r.state = 'valid' AND s.state = 'valid')";
    /// The commitments of an authority that were released or whose reply stands, the one that is due first before the
    /// others.
    OF_AUTHORITY = "SELECT c.id, c.reply, c.authority, c.service, c.quarter, c.by_date, c.made, c.shown, c.version, c.owner_cy,
            c.owner_en, c.programme, c.funding, c.priority, c.ended, c.ended_on, s.id AS summary, s.theme,
            COALESCE(c.body_cy, r.body_cy) AS body_cy, COALESCE(c.body_en, r.body_en) AS body_en,
            COALESCE(c.said_cy, s.body_cy) AS said_cy, COALESCE(c.said_en, s.body_en) AS said_en
        FROM commitment c JOIN reply r ON r.id = c.reply JOIN summary s ON s.id = r.summary
        WHERE c.authority = $1 AND (c.shown IS NOT NULL OR (r.state = 'valid' AND s.state = 'valid'))
        ORDER BY c.by_date, c.id";
    /// Commitments that everybody may see, behind a line of the list, the one that was shown last before the others; of one
    /// authority and of one service, by its code, where these are given.
    SHOWN = "SELECT c.id, c.reply, c.authority, c.service, c.quarter, c.by_date, c.made, c.shown, c.version, c.owner_cy,
            c.owner_en, c.programme, c.funding, c.priority, c.ended, c.ended_on, s.id AS summary, s.theme,
            COALESCE(c.body_cy, r.body_cy) AS body_cy, COALESCE(c.body_en, r.body_en) AS body_en,
            COALESCE(c.said_cy, s.body_cy) AS said_cy, COALESCE(c.said_en, s.body_en) AS said_en
        FROM commitment c JOIN reply r ON r.id = c.reply JOIN summary s ON s.id = r.summary
        LEFT JOIN service v ON v.id = c.service
        WHERE c.shown IS NOT NULL AND (c.shown < $1 OR (c.shown = $1 AND c.id < $2))
        AND (CAST($3 AS TEXT) IS NULL OR c.authority = CAST($3 AS TEXT))
        AND (CAST($4 AS TEXT) IS NULL OR v.code = CAST($4 AS TEXT))
        ORDER BY c.shown DESC, c.id DESC LIMIT $5";
    /// A commitment.
    BY_ID = "SELECT c.id, c.reply, c.authority, c.service, c.quarter, c.by_date, c.made, c.shown, c.version, c.owner_cy,
            c.owner_en, c.programme, c.funding, c.priority, c.ended, c.ended_on, s.id AS summary, s.theme,
            COALESCE(c.body_cy, r.body_cy) AS body_cy, COALESCE(c.body_en, r.body_en) AS body_en,
            COALESCE(c.said_cy, s.body_cy) AS said_cy, COALESCE(c.said_en, s.body_en) AS said_en
        FROM commitment c JOIN reply r ON r.id = c.reply JOIN summary s ON s.id = r.summary
        WHERE c.id = $1 AND (c.shown IS NOT NULL OR (r.state = 'valid' AND s.state = 'valid'))";
    /// The commitments behind whose summaries a feedback stands.
    OF_FEEDBACK = "SELECT c.id, c.reply, c.authority, c.service, c.quarter, c.by_date, c.made, c.shown, c.version, c.owner_cy,
            c.owner_en, c.programme, c.funding, c.priority, c.ended, c.ended_on, s.id AS summary, s.theme,
            COALESCE(c.body_cy, r.body_cy) AS body_cy, COALESCE(c.body_en, r.body_en) AS body_en,
            COALESCE(c.said_cy, s.body_cy) AS said_cy, COALESCE(c.said_en, s.body_en) AS said_en
        FROM summary_source x JOIN summary s ON s.id = x.summary JOIN reply r ON r.summary = s.id
        JOIN commitment c ON c.reply = r.id
        WHERE x.feedback = $1 AND (c.shown IS NOT NULL OR (r.state = 'valid' AND s.state = 'valid'))
        ORDER BY c.by_date, c.id";
}

/// A commitment, with the reply and the summary that it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commitment {
    /// Identifier.
    pub id: Uuid,
    /// The reply that made it.
    pub reply: Uuid,
    /// Code of the authority.
    pub authority: String,
    /// The service that promised; `None` where the authority itself did.
    pub service: Option<Uuid>,
    /// The quarter of the summary.
    pub quarter: Quarter,
    /// The promised day.
    pub by: Date,
    /// When it was made.
    pub made: Moment,
    /// When a release first had it; `None` while nobody outside may see it.
    pub shown: Option<Moment>,
    /// Moves with each change of what is below.
    pub version: i64,
    /// What is said about it.
    pub about: About,
    /// How it ended.
    pub ended: Option<Ended>,
    /// What was promised.
    pub body: Bilingual,
    /// The summary.
    pub summary: Uuid,
    /// Its theme.
    pub theme: ThemeCode,
    /// What families said.
    pub said: Bilingual,
}

/// Who sees to a commitment, and what it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Who sees to it: a job, never a name. Empty until somebody says so.
    pub owner: Bilingual,
    /// The programme of the catalogue that it is part of.
    pub programme: Option<String>,
    /// Where the money comes from, as the authority calls it.
    pub funding: Option<String>,
    /// The authority's priority that it serves.
    pub priority: Option<String>,
}

#[derive(FromRow)]
struct CommitmentRow {
    id: Uuid,
    reply: Uuid,
    authority: String,
    service: Option<Uuid>,
    quarter: String,
    by_date: String,
    made: i64,
    shown: Option<i64>,
    version: i64,
    owner_cy: String,
    owner_en: String,
    programme: Option<String>,
    funding: Option<String>,
    priority: Option<String>,
    ended: Option<String>,
    ended_on: Option<String>,
    body_cy: String,
    body_en: String,
    summary: Uuid,
    theme: String,
    said_cy: String,
    said_en: String,
}

impl TryFrom<CommitmentRow> for Commitment {
    type Error = Inconsistent;
    fn try_from(row: CommitmentRow) -> Result<Self, Inconsistent> {
        let bad = |column| Inconsistent::at("commitment", column, row.id);
        let ended = match (&row.ended, &row.ended_on) {
            (Some(how), Some(on)) => Some(Ended {
                how: how.parse().map_err(|_| bad("ended"))?,
                on: on.parse().map_err(|_| bad("ended_on"))?,
            }),
            _ => None,
        };
        Ok(Self {
            quarter: row.quarter.parse().map_err(|_| bad("quarter"))?,
            by: row.by_date.parse().map_err(|_| bad("by_date"))?,
            theme: row.theme.parse().map_err(|_| bad("theme"))?,
            id: row.id,
            reply: row.reply,
            authority: row.authority,
            service: row.service,
            made: Moment(row.made),
            shown: row.shown.map(Moment),
            version: row.version,
            about: About {
                owner: Bilingual { cy: row.owner_cy, en: row.owner_en },
                programme: row.programme,
                funding: row.funding,
                priority: row.priority,
            },
            ended,
            body: Bilingual { cy: row.body_cy, en: row.body_en },
            summary: row.summary,
            said: Bilingual { cy: row.said_cy, en: row.said_en },
        })
    }
}

/// A commitment that a reply makes.
#[derive(Debug, Clone)]
pub struct Made<'a> {
    /// Identifier.
    pub id: Uuid,
    /// The reply.
    pub reply: Uuid,
    /// Code of the authority.
    pub authority: &'a str,
    /// The service that promised.
    pub service: Option<Uuid>,
    /// The quarter of the summary.
    pub quarter: Quarter,
    /// The promised day.
    pub by: Date,
    /// Now.
    pub made: Moment,
}

/// Makes a commitment. False: the reply has one already, and nothing is changed.
pub async fn make(tx: &mut Tx, made: &Made<'_>) -> Result<bool> {
    changed!(
        tx,
        MAKE,
        made.id,
        made.reply,
        made.authority,
        made.service,
        made.quarter.to_string(),
        made.by.to_string(),
        made.made.0
    )
}

/// Writes what is said about a commitment over the version that its writer saw. False: it has changed meanwhile.
pub async fn describe(tx: &mut Tx, id: Uuid, version: i64, about: &About) -> Result<bool> {
    changed!(
        tx,
        DESCRIBE,
        id,
        version,
        &about.owner.cy,
        &about.owner.en,
        about.programme.as_deref(),
        about.funding.as_deref(),
        about.priority.as_deref()
    )
}

/// Ends a commitment. False: it has ended before, and nothing is changed.
pub async fn end(tx: &mut Tx, id: Uuid, ended: Ended) -> Result<bool> {
    changed!(tx, END, id, ended.how.code(), ended.on.to_string())
}

/// Shows the commitments of a quarter whose replies stand, from `now` on.
pub async fn show(tx: &mut Tx, authority: &str, quarter: Quarter, now: Moment) -> Result<()> {
    exec!(tx, SHOW, authority, quarter.to_string(), now.0)
}

/// The commitments of an authority, the one that is due first before the others.
pub async fn of_authority(tx: &mut Tx, authority: &str) -> Result<Vec<Commitment>> {
    let rows: Vec<CommitmentRow> = all!(tx, OF_AUTHORITY, authority)?;
    Ok(rows.into_iter().map(Commitment::try_from).collect::<Result<_, _>>()?)
}

/// At most `most` commitments that everybody may see, behind the line that was shown then, newest first.
pub async fn shown(
    tx: &mut Tx,
    (authority, service): (Option<&str>, Option<&str>),
    (shown, id): (Moment, Uuid),
    most: i64,
) -> Result<Vec<Commitment>> {
    let rows: Vec<CommitmentRow> = all!(tx, SHOWN, shown.0, id, authority, service, most)?;
    Ok(rows.into_iter().map(Commitment::try_from).collect::<Result<_, _>>()?)
}

/// The commitments behind whose summaries `feedback` stands.
pub async fn of_feedback(tx: &mut Tx, feedback: Uuid) -> Result<Vec<Commitment>> {
    let rows: Vec<CommitmentRow> = all!(tx, OF_FEEDBACK, feedback)?;
    Ok(rows.into_iter().map(Commitment::try_from).collect::<Result<_, _>>()?)
}

/// The commitment `id`.
pub async fn by_id(tx: &mut Tx, id: Uuid) -> Result<Option<Commitment>> {
    let row: Option<CommitmentRow> = one!(tx, BY_ID, id)?;
    Ok(row.map(Commitment::try_from).transpose()?)
}
