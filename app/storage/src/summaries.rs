//! Summaries with what they draw on, and the replies to them.

use crate::{Inconsistent, Result, Tx};
use domain::{
    Bilingual,
    catalogue::ThemeCode,
    clock::{Date, Moment, Quarter},
    summary::{DraftState, ReplyKind},
};
use sqlx::{FromRow, query_as};
use uuid::Uuid;

statements! {
    /// Words of the 500 feedback that were counted last in a quarter, are about a theme and may be drawn on, box by box.
    /// Nobody reads more for one summary, and the page must not grow. Nothing of the designated officer's desk is counted.
    MATERIAL = "SELECT r.feedback, newest.key_epoch, newest.wrapped_key, r.sealed FROM (
            SELECT f.id, f.received, f.key_epoch, f.wrapped_key FROM feedback f
            WHERE f.authority = $1 AND f.quarter = $2 AND f.counted > 0 AND f.may_summarise = TRUE
                AND EXISTS (SELECT 1 FROM coding c WHERE c.feedback = f.id AND (c.theme = $3 OR c.theme LIKE $4))
                AND EXISTS (SELECT 1 FROM redacted w WHERE w.feedback = f.id)
            ORDER BY f.counted DESC LIMIT 500) AS newest
        JOIN redacted r ON r.feedback = newest.id
        ORDER BY newest.received, r.feedback";
    /// Writes a summary, or writes it anew; whatever it was, it must be read again.
    WRITE = "INSERT INTO summary (id, authority, quarter, theme, body_cy, body_en, state, written_by, written)
        VALUES ($1, $2, $3, $4, $5, $6, 'draft', $7, $8)
        ON CONFLICT (authority, quarter, theme) DO UPDATE SET body_cy = excluded.body_cy, body_en = excluded.body_en,
            state = 'draft', written_by = excluded.written_by, written = excluded.written, read_by = NULL, read_at = NULL
        RETURNING id";
    /// Replies to a summary that was written anew must be read again: they answered another text.
    UNSETTLE_REPLIES = "UPDATE reply SET state = 'draft', read_by = NULL, read_at = NULL WHERE summary = $1";
    /// Says that a second person has read it. Never its writer, and only the text that they saw.
    READ = "UPDATE summary SET state = 'valid', read_by = $2, read_at = $3
        WHERE id = $1 AND written_by <> $2 AND written = $4 AND state = 'draft'";
    /// A summary.
    BY_ID = "SELECT s.id, s.authority, s.quarter, s.theme, s.body_cy, s.body_en, s.state, s.written_by, w.name AS writer,
            s.written, s.read_by, s.read_at,
            (SELECT COUNT(*) FROM (SELECT 1 FROM summary_source x WHERE x.summary = s.id LIMIT 5) AS enough) AS sources
        FROM summary s JOIN person w ON w.id = s.written_by WHERE s.id = $1";
    /// The summaries of a quarter.
    OF_QUARTER = "SELECT s.id, s.authority, s.quarter, s.theme, s.body_cy, s.body_en, s.state, s.written_by, w.name AS writer,
            s.written, s.read_by, s.read_at,
            (SELECT COUNT(*) FROM (SELECT 1 FROM summary_source x WHERE x.summary = s.id LIMIT 5) AS enough) AS sources
        FROM summary s JOIN person w ON w.id = s.written_by WHERE s.authority = $1 AND s.quarter = $2";
    /// Forgets what a summary draws on.
    CLEAR_SOURCES = "DELETE FROM summary_source WHERE summary = $1";
    /// Says what a summary draws on.
    ADD_SOURCE = "INSERT INTO summary_source (summary, feedback) VALUES ($1, $2)";
    /// Writes a reply.
    REPLY = "INSERT INTO reply (id, summary, kind, body_cy, body_en, by_date, state, written_by, written)
        VALUES ($1, $2, $3, $4, $5, $6, 'draft', $7, $8)";
    /// Says that a moderator has read a reply.
    READ_REPLY = "UPDATE reply SET state = 'valid', read_by = $2, read_at = $3
        WHERE id = $1 AND written_by <> $2 AND state = 'draft'";
    /// Takes a reply that nobody has read back.
    DROP_REPLY = "DELETE FROM reply WHERE id = $1 AND state = 'draft'";
    /// The replies of a quarter's summaries.
    REPLIES = "SELECT r.id, r.summary, r.kind, r.body_cy, r.body_en, r.by_date, r.state, r.written_by, w.name AS writer,
            r.written FROM reply r JOIN summary s ON s.id = r.summary JOIN person w ON w.id = r.written_by
        WHERE s.authority = $1 AND s.quarter = $2 ORDER BY r.written, r.id";
    /// Quarters in which replies wait for a moderator, with how many.
    UNREAD = "SELECT s.quarter, COUNT(*) FROM reply r JOIN summary s ON s.id = r.summary
        WHERE r.state = 'draft' AND s.authority = $1 GROUP BY s.quarter ORDER BY s.quarter";
    /// A reply with the authority and quarter of its summary.
    REPLY_BY_ID = "SELECT r.id, r.summary, r.kind, r.body_cy, r.body_en, r.by_date, r.state, r.written_by, w.name AS writer,
            r.written FROM reply r JOIN person w ON w.id = r.written_by WHERE r.id = $1";
}

/// Redacted words of one accepted feedback, sealed, with what is needed to open them.
#[derive(Debug, Clone, FromRow)]
pub struct SealedSource {
    /// The feedback.
    pub feedback: Uuid,
    /// Which quarter key wrapped its key.
    pub key_epoch: String,
    /// Its wrapped key; none once erased.
    pub wrapped_key: Option<Vec<u8>>,
    /// Its words, without identities, sealed.
    pub sealed: Vec<u8>,
}

/// What a summary of `theme` (one of the ten) may draw on.
pub async fn material(
    tx: &mut Tx,
    authority: &str,
    quarter: Quarter,
    theme: ThemeCode,
) -> Result<Vec<SealedSource>> {
    all!(tx, MATERIAL, authority, quarter.to_string(), theme.to_string(), format!("{theme}.%"))
}

/// A summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Identifier.
    pub id: Uuid,
    /// Code of its authority.
    pub authority: String,
    /// The quarter it is about.
    pub quarter: Quarter,
    /// The theme it is about, one of the ten.
    pub theme: ThemeCode,
    /// Its words.
    pub body: Bilingual,
    /// Where it stands.
    pub state: DraftState,
    /// Who wrote it, with the name that colleagues see.
    pub writer: (Uuid, String),
    /// When it was written.
    pub written: Moment,
    /// Who has read it, and when.
    pub read: Option<(Uuid, Moment)>,
    /// On how many feedback it draws, counted up to the five that it needs.
    pub sources: i64,
}

#[derive(FromRow)]
struct SummaryRow {
    id: Uuid,
    authority: String,
    quarter: String,
    theme: String,
    body_cy: String,
    body_en: String,
    state: String,
    written_by: Uuid,
    writer: String,
    written: i64,
    read_by: Option<Uuid>,
    read_at: Option<i64>,
    sources: i64,
}

impl TryFrom<SummaryRow> for Summary {
    type Error = Inconsistent;
    fn try_from(row: SummaryRow) -> Result<Self, Inconsistent> {
        let bad = |column| Inconsistent::at("summary", column, row.id);
        Ok(Self {
            quarter: row.quarter.parse().map_err(|_| bad("quarter"))?,
            theme: row.theme.parse().map_err(|_| bad("theme"))?,
            state: row.state.parse().map_err(|_| bad("state"))?,
            id: row.id,
            authority: row.authority,
            body: Bilingual { cy: row.body_cy, en: row.body_en },
            writer: (row.written_by, row.writer),
            written: Moment(row.written),
            read: row.read_by.zip(row.read_at.map(Moment)),
            sources: row.sources,
        })
    }
}

/// What a person writes of a summary.
#[derive(Debug, Clone)]
pub struct NewSummary<'a> {
    /// Identifier, if there is none yet.
    pub id: Uuid,
    /// Code of its authority.
    pub authority: &'a str,
    /// The quarter.
    pub quarter: Quarter,
    /// The theme, one of the ten.
    pub theme: ThemeCode,
    /// Its words.
    pub body: &'a Bilingual,
    /// Who writes it.
    pub writer: Uuid,
    /// When.
    pub written: Moment,
    /// What it draws on.
    pub sources: &'a [Uuid],
}

/// Writes a summary, or writes it anew, and gives its identifier. Whatever it was before, it must be read again, and so
/// must its replies.
pub async fn write(tx: &mut Tx, new: &NewSummary<'_>) -> Result<Uuid> {
    let (id,): (Uuid,) = on!(tx, |c| query_as(WRITE)
        .bind(new.id)
        .bind(new.authority)
        .bind(new.quarter.to_string())
        .bind(new.theme.to_string())
        .bind(&new.body.cy)
        .bind(&new.body.en)
        .bind(new.writer)
        .bind(new.written.0)
        .fetch_one(c)
        .await)?;
    exec!(tx, UNSETTLE_REPLIES, id)?;
    exec!(tx, CLEAR_SOURCES, id)?;
    each!(tx, ADD_SOURCE, new.sources, |q, feedback| q.bind(id).bind(feedback));
    Ok(id)
}

/// Says that `reader` has read the summary as it was `written`. False: it is theirs, or it has changed since.
pub async fn mark_read(tx: &mut Tx, id: Uuid, reader: Uuid, at: Moment, written: Moment) -> Result<bool> {
    changed!(tx, READ, id, reader, at.0, written.0)
}

/// The summary `id`.
pub async fn by_id(tx: &mut Tx, id: Uuid) -> Result<Option<Summary>> {
    let row: Option<SummaryRow> = one!(tx, BY_ID, id)?;
    Ok(row.map(Summary::try_from).transpose()?)
}

/// The summaries of a quarter, in the order of the themes.
pub async fn of_quarter(tx: &mut Tx, authority: &str, quarter: Quarter) -> Result<Vec<Summary>> {
    let rows: Vec<SummaryRow> = all!(tx, OF_QUARTER, authority, quarter.to_string())?;
    let mut found = rows.into_iter().map(Summary::try_from).collect::<Result<Vec<_>, _>>()?;
    found.sort_by_key(|summary| summary.theme);
    Ok(found)
}

/// A reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// Identifier.
    pub id: Uuid,
    /// The summary it answers.
    pub summary: Uuid,
    /// What it says.
    pub kind: ReplyKind,
    /// Its words.
    pub body: Bilingual,
    /// By when, for what will change.
    pub by: Option<Date>,
    /// Where it stands.
    pub state: DraftState,
    /// Who wrote it, with the name that colleagues see. The name is not written: it is read from the person.
    pub writer: (Uuid, String),
    /// When it was written.
    pub written: Moment,
}

#[derive(FromRow)]
struct ReplyRow {
    id: Uuid,
    summary: Uuid,
    kind: String,
    body_cy: String,
    body_en: String,
    by_date: Option<String>,
    state: String,
    written_by: Uuid,
    writer: String,
    written: i64,
}

impl TryFrom<ReplyRow> for Reply {
    type Error = Inconsistent;
    fn try_from(row: ReplyRow) -> Result<Self, Inconsistent> {
        let bad = |column| Inconsistent::at("reply", column, row.id);
        Ok(Self {
            kind: row.kind.parse().map_err(|_| bad("kind"))?,
            by: row.by_date.map(|day| day.parse()).transpose().map_err(|_| bad("by_date"))?,
            state: row.state.parse().map_err(|_| bad("state"))?,
            id: row.id,
            summary: row.summary,
            body: Bilingual { cy: row.body_cy, en: row.body_en },
            writer: (row.written_by, row.writer),
            written: Moment(row.written),
        })
    }
}

/// Writes a reply.
pub async fn add_reply(tx: &mut Tx, reply: &Reply) -> Result<()> {
    exec!(
        tx,
        REPLY,
        reply.id,
        reply.summary,
        reply.kind.code(),
        &reply.body.cy,
        &reply.body.en,
        reply.by.map(|day| day.to_string()),
        reply.writer.0,
        reply.written.0
    )
}

/// Says that `reader` has read a reply. False: it is theirs, or it was read.
pub async fn mark_reply_read(tx: &mut Tx, id: Uuid, reader: Uuid, at: Moment) -> Result<bool> {
    changed!(tx, READ_REPLY, id, reader, at.0)
}

/// Takes a reply that nobody has read back. False: it was read.
pub async fn drop_reply(tx: &mut Tx, id: Uuid) -> Result<bool> {
    changed!(tx, DROP_REPLY, id)
}

/// The replies to a quarter's summaries, oldest first.
pub async fn replies(tx: &mut Tx, authority: &str, quarter: Quarter) -> Result<Vec<Reply>> {
    let rows: Vec<ReplyRow> = all!(tx, REPLIES, authority, quarter.to_string())?;
    Ok(rows.into_iter().map(Reply::try_from).collect::<Result<_, _>>()?)
}

/// Quarters of an authority in which replies wait for a moderator, oldest first, each with how many.
pub async fn unread_replies(tx: &mut Tx, authority: &str) -> Result<Vec<(Quarter, i64)>> {
    let rows: Vec<(String, i64)> = all!(tx, UNREAD, authority)?;
    let parsed = |(quarter, n): (String, i64)| {
        Ok((quarter.parse().map_err(|_| Inconsistent::at("summary", "quarter", authority))?, n))
    };
    rows.into_iter().map(parsed).collect()
}

/// The reply `id`.
pub async fn reply_by_id(tx: &mut Tx, id: Uuid) -> Result<Option<Reply>> {
    let row: Option<ReplyRow> = one!(tx, REPLY_BY_ID, id)?;
    Ok(row.map(Reply::try_from).transpose()?)
}
