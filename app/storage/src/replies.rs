//! Replies to summaries.

use crate::{Inconsistent, Result, Tx};
use domain::{
    Bilingual,
    catalogue::ThemeCode,
    clock::{Date, Moment, Quarter},
    summary::{ReplyKind, ReplyState},
};
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    /// Writes a reply, unless the form that it came by has made one already.
    ADD = "INSERT INTO reply (id, summary, service, token, kind, body_cy, body_en, by_date, state, written_by, written)
        VALUES ($1, $2, $11, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (summary, token) DO NOTHING";
    /// Replaces the text that its writer saw before. The reason for sending it back is kept for its next reader.
    REWRITE = "UPDATE reply SET kind = $5, body_cy = $6, body_en = $7, by_date = $8, state = $3, written_by = $9,
            written = $10, read_by = NULL, read_at = NULL
        WHERE id = $1 AND state = $2 AND written = $4";
    /// Moves a reply that was read on to its next state.
    SETTLE = "UPDATE reply SET state = $3, read_by = $4, read_at = $5, reason = $6
        WHERE id = $1 AND state = $2 AND written = $7";
    /// Moves the replies to a summary on to another state.
    UNSETTLE = "UPDATE reply SET state = $3, read_by = NULL, read_at = NULL WHERE summary = $1 AND state = $2";
    /// The replies to a quarter's summaries.
    OF_QUARTER = "SELECT r.id, r.summary, r.service, r.kind, r.body_cy, r.body_en, r.by_date, r.state, r.written_by, w.name AS writer,
            r.written, r.reason FROM reply r JOIN summary s ON s.id = r.summary JOIN person w ON w.id = r.written_by
        WHERE s.authority = $1 AND s.quarter = $2 ORDER BY r.written, r.id";
    /// The replies to the valid summaries of a theme.
    OF_THEME = "SELECT r.id, r.summary, r.service, r.kind, r.body_cy, r.body_en, r.by_date, r.state, r.written_by, w.name AS writer,
            r.written, r.reason FROM reply r JOIN summary s ON s.id = r.summary JOIN person w ON w.id = r.written_by
        WHERE s.authority = $1 AND s.theme = $2 AND s.state = 'valid' ORDER BY r.written, r.id";
    /// A reply.
    BY_ID = "SELECT r.id, r.summary, r.service, r.kind, r.body_cy, r.body_en, r.by_date, r.state, r.written_by, w.name AS writer,
            r.written, r.reason FROM reply r JOIN person w ON w.id = r.written_by WHERE r.id = $1";
    /// The reply that a form has made.
    BY_TOKEN = "SELECT r.id, r.summary, r.service, r.kind, r.body_cy, r.body_en, r.by_date, r.state, r.written_by, w.name AS writer,
            r.written, r.reason FROM reply r JOIN person w ON w.id = r.written_by
        WHERE r.summary = $1 AND r.token = $2";
    /// Quarters in which replies stand so, each with how many.
    STANDING = "SELECT s.quarter, COUNT(*) AS n FROM reply r JOIN summary s ON s.id = r.summary
        WHERE s.authority = $1 AND r.state = $2 GROUP BY s.quarter ORDER BY s.quarter";
    /// The same one by one, each with its summary.
    EACH_STANDING = "SELECT s.quarter, s.id FROM reply r JOIN summary s ON s.id = r.summary
        WHERE s.authority = $1 AND r.state = $2 ORDER BY s.quarter, r.id";
}

/// A reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// Identifier.
    pub id: Uuid,
    /// The summary it answers.
    pub summary: Uuid,
    /// The service that answers; `None` where the authority itself does.
    pub service: Option<Uuid>,
    /// What it says.
    pub kind: ReplyKind,
    /// Its words.
    pub body: Bilingual,
    /// By when, for what will change.
    pub by: Option<Date>,
    /// Where it stands.
    pub state: ReplyState,
    /// Who wrote it, with the name that colleagues see. The name is not written: it is read from the person.
    pub writer: (Uuid, String),
    /// When it was written.
    pub written: Moment,
    /// Why a moderator sent it back, last time.
    pub reason: Option<String>,
}

/// What a reply says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyText {
    /// Identifier.
    pub id: Uuid,
    /// The summary it answers.
    pub summary: Uuid,
    /// The service that answers; `None` where the authority itself does.
    pub service: Option<Uuid>,
    /// What it says.
    pub kind: ReplyKind,
    /// Its words.
    pub body: Bilingual,
    /// By when, for what will change.
    pub by: Option<Date>,
}

/// What a reply says, as it lies in the table.
#[derive(FromRow)]
pub(crate) struct ReplyTextRow {
    id: Uuid,
    summary: Uuid,
    service: Option<Uuid>,
    kind: String,
    body_cy: String,
    body_en: String,
    by_date: Option<String>,
}

impl TryFrom<ReplyTextRow> for ReplyText {
    type Error = Inconsistent;
    fn try_from(row: ReplyTextRow) -> Result<Self, Inconsistent> {
        let bad = |column| Inconsistent::at("reply", column, row.id);
        Ok(Self {
            kind: row.kind.parse().map_err(|_| bad("kind"))?,
            by: row.by_date.map(|day| day.parse()).transpose().map_err(|_| bad("by_date"))?,
            id: row.id,
            summary: row.summary,
            service: row.service,
            body: Bilingual { cy: row.body_cy, en: row.body_en },
        })
    }
}

#[derive(FromRow)]
struct ReplyRow {
    #[sqlx(flatten)]
    said: ReplyTextRow,
    state: String,
    written_by: Uuid,
    writer: String,
    written: i64,
    reason: Option<String>,
}

impl TryFrom<ReplyRow> for Reply {
    type Error = Inconsistent;
    fn try_from(row: ReplyRow) -> Result<Self, Inconsistent> {
        let id = row.said.id;
        let ReplyText { summary, service, kind, body, by, .. } = row.said.try_into()?;
        Ok(Self {
            id,
            summary,
            service,
            kind,
            body,
            by,
            state: row.state.parse().map_err(|_| Inconsistent::at("reply", "state", id))?,
            writer: (row.written_by, row.writer),
            written: Moment(row.written),
            reason: row.reason,
        })
    }
}

fn found(row: Option<ReplyRow>) -> Result<Option<Reply>> {
    Ok(row.map(Reply::try_from).transpose()?)
}

/// Writes a reply that came by the form with `token`. False: that form has made one already, and nothing is changed.
pub async fn add(tx: &mut Tx, reply: &Reply, token: Uuid) -> Result<bool> {
    changed!(
        tx,
        ADD,
        reply.id,
        reply.summary,
        token,
        reply.kind.code(),
        &reply.body.cy,
        &reply.body.en,
        reply.by.map(|day| day.to_string()),
        reply.state.code(),
        reply.writer.0,
        reply.written.0,
        reply.service
    )
}

/// Writes `reply` anew over the text that was written at `opened` and stood as `from`. False: it has changed meanwhile,
/// and nothing is changed.
pub async fn rewrite(tx: &mut Tx, reply: &Reply, from: ReplyState, opened: Moment) -> Result<bool> {
    changed!(
        tx,
        REWRITE,
        reply.id,
        from.code(),
        reply.state.code(),
        opened.0,
        reply.kind.code(),
        &reply.body.cy,
        &reply.body.en,
        reply.by.map(|day| day.to_string()),
        reply.writer.0,
        reply.written.0
    )
}

/// A transition of a reply that a moderator has read.
#[derive(Debug, Clone, Copy)]
pub struct Judged<'a> {
    /// The reply.
    pub id: Uuid,
    /// The state that the rule was asked about.
    pub from: ReplyState,
    /// The state that it gave.
    pub to: ReplyState,
    /// When the text that was read was written.
    pub written: Moment,
    /// Who has read it.
    pub reader: Uuid,
    /// When.
    pub at: Moment,
    /// Why it goes back.
    pub reason: Option<&'a str>,
}

/// Moves a reply on. False: it has changed meanwhile, and nothing is changed.
pub async fn judge(tx: &mut Tx, to: Judged<'_>) -> Result<bool> {
    changed!(tx, SETTLE, to.id, to.from.code(), to.to.code(), to.reader, to.at.0, to.reason, to.written.0)
}

/// The summary was written anew: each reply to it moves on as the rule says.
pub async fn summary_rewritten(tx: &mut Tx, summary: Uuid) -> Result<()> {
    for state in ReplyState::ALL {
        let after = state.summary_rewritten();
        if after != *state {
            exec!(tx, UNSETTLE, summary, state.code(), after.code())?;
        }
    }
    Ok(())
}

/// The replies to a quarter's summaries, oldest first.
pub async fn of_quarter(tx: &mut Tx, authority: &str, quarter: Quarter) -> Result<Vec<Reply>> {
    let rows: Vec<ReplyRow> = all!(tx, OF_QUARTER, authority, quarter.to_string())?;
    Ok(rows.into_iter().map(Reply::try_from).collect::<Result<_, _>>()?)
}

/// The replies to the valid summaries of a theme, oldest first.
pub async fn of_theme(tx: &mut Tx, authority: &str, theme: ThemeCode) -> Result<Vec<Reply>> {
    let rows: Vec<ReplyRow> = all!(tx, OF_THEME, authority, theme.to_string())?;
    Ok(rows.into_iter().map(Reply::try_from).collect::<Result<_, _>>()?)
}

/// The reply `id`.
pub async fn by_id(tx: &mut Tx, id: Uuid) -> Result<Option<Reply>> {
    found(one!(tx, BY_ID, id)?)
}

/// The reply to `summary` that the form with `token` has made.
pub async fn by_token(tx: &mut Tx, summary: Uuid, token: Uuid) -> Result<Option<Reply>> {
    found(one!(tx, BY_TOKEN, summary, token)?)
}

/// Quarters in which replies stand so, oldest first, each with how many.
pub async fn standing(tx: &mut Tx, authority: &str, state: ReplyState) -> Result<Vec<(Quarter, i64)>> {
    let rows: Vec<(String, i64)> = all!(tx, STANDING, authority, state.code())?;
    let read = |(quarter, n): (String, i64)| {
        Ok((quarter.parse().map_err(|_| Inconsistent::at("summary", "quarter", authority))?, n))
    };
    rows.into_iter().map(read).collect()
}

/// Each reply that stands so: its quarter and its summary, oldest quarter first.
pub async fn each_standing(tx: &mut Tx, authority: &str, state: ReplyState) -> Result<Vec<(Quarter, Uuid)>> {
    let rows: Vec<(String, Uuid)> = all!(tx, EACH_STANDING, authority, state.code())?;
    let read = |(quarter, summary): (String, Uuid)| {
        Ok((quarter.parse().map_err(|_| Inconsistent::at("summary", "quarter", authority))?, summary))
    };
    rows.into_iter().map(read).collect()
}
