//! Summaries with what they draw on.

use crate::{Inconsistent, Result, Tx};
use domain::{
    Bilingual,
    catalogue::ThemeCode,
    clock::{Moment, Quarter},
    summary::SummaryState,
};
use sqlx::FromRow;
use std::collections::BTreeSet;
use uuid::Uuid;

statements! {
    /// The summaries of a quarter that draw on so many feedback about one service.
    CONCERNING = "SELECT x.summary FROM summary_service x JOIN summary s ON s.id = x.summary
        WHERE s.authority = $1 AND s.quarter = $2 AND x.service = $3 AND x.n >= $4";
    /// The same of every quarter.
    EVER_CONCERNING = "SELECT summary FROM summary_service WHERE service = $1 AND n >= $2";
    /// The feedback that a summary draws on.
    SOURCES = "SELECT feedback FROM summary_source WHERE summary = $1 ORDER BY feedback";
    /// Words of the 500 feedback that were counted last in a quarter, are about a theme and may be drawn on, box by
    /// box. A writer reads no more for one summary, and the page must not grow. Feedback of the designated officer's
    /// desk is not counted, so it is not here.
    MATERIAL = "SELECT r.feedback, newest.key_epoch, newest.wrapped_key, r.sealed FROM (
            SELECT f.id, f.received, f.key_epoch, f.wrapped_key FROM feedback f
            WHERE f.authority = $1 AND f.quarter = $2 AND f.counted > 0 AND f.may_summarise = TRUE
                AND EXISTS (SELECT 1 FROM coding c WHERE c.feedback = f.id AND (c.theme = $3 OR c.theme LIKE $4))
                AND EXISTS (SELECT 1 FROM redacted w WHERE w.feedback = f.id)
            ORDER BY f.counted DESC LIMIT 500) AS newest
        JOIN redacted r ON r.feedback = newest.id
        ORDER BY newest.received, r.feedback";
    /// Writes a summary of which there is none yet.
    WRITE = "INSERT INTO summary (id, authority, quarter, theme, body_cy, body_en, state, written_by, written)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (authority, quarter, theme) DO NOTHING RETURNING id";
    /// Replaces the text that its writer saw before.
    REWRITE = "UPDATE summary SET body_cy = $4, body_en = $5, state = $6, written_by = $7, written = $8,
            read_by = NULL, read_at = NULL, taken_at = NULL, taken_cy = NULL, taken_en = NULL
        WHERE authority = $1 AND quarter = $2 AND theme = $3 AND written = $9 RETURNING id";
    /// Moves a summary that was read on to its next state.
    SETTLE = "UPDATE summary SET state = $3, read_by = $4, read_at = $5 WHERE id = $1 AND state = $2 AND written = $6";
    /// Moves summaries that draw on a feedback on to another state.
    UNSETTLE = "UPDATE summary SET state = $3, read_by = NULL, read_at = NULL
        WHERE state = $2 AND id IN (SELECT summary FROM summary_source WHERE feedback = $1)";
    /// Takes a feedback out of what summaries draw on.
    DROP_SOURCE = "DELETE FROM summary_source WHERE feedback = $1";
    /// Forgets about which services a summary is.
    CLEAR_SERVICES = "DELETE FROM summary_service WHERE summary = $1";
    /// Counts on how many feedback about each service a summary draws.
    COUNT_SERVICES = "INSERT INTO summary_service (service, summary, n)
        SELECT f.service, x.summary, COUNT(*) FROM summary_source x JOIN feedback f ON f.id = x.feedback
        WHERE x.summary = $1 AND f.service IS NOT NULL GROUP BY f.service, x.summary";
    /// Takes a feedback out of those counts.
    LESS = "UPDATE summary_service SET n = n - 1 WHERE service = (SELECT service FROM feedback WHERE id = $1)
        AND summary IN (SELECT summary FROM summary_source WHERE feedback = $1)";
    /// The valid summaries of a theme.
    OF_THEME = "SELECT s.id, s.authority, s.quarter, s.theme, s.body_cy, s.body_en, s.state, s.written_by, w.name AS writer,
            s.written, s.read_by, s.read_at,
            (SELECT COUNT(*) FROM (SELECT 1 FROM summary_source x WHERE x.summary = s.id LIMIT 5) AS enough) AS sources
        FROM summary s JOIN person w ON w.id = s.written_by
        WHERE s.authority = $1 AND s.theme = $2 AND s.state = 'valid' ORDER BY s.quarter DESC";
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
    pub state: SummaryState,
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
    /// Where it stands then.
    pub state: SummaryState,
    /// Who writes it.
    pub writer: Uuid,
    /// When.
    pub written: Moment,
    /// When the text was written that the writer saw before; none if there was none.
    pub opened: Option<Moment>,
    /// What it draws on.
    pub sources: &'a [Uuid],
}

/// Writes a summary, or writes it anew, and gives its identifier. `None`: somebody else has written it meanwhile, and
/// nothing is changed.
pub async fn write(tx: &mut Tx, new: &NewSummary<'_>) -> Result<Option<Uuid>> {
    let (quarter, theme) = (new.quarter.to_string(), new.theme.to_string());
    let (cy, en, state, written) = (&new.body.cy, &new.body.en, new.state.code(), new.written.0);
    let row: Option<(Uuid,)> = match new.opened {
        None => one!(tx, WRITE, new.id, new.authority, quarter, theme, cy, en, state, new.writer, written)?,
        Some(opened) => {
            one!(tx, REWRITE, new.authority, quarter, theme, cy, en, state, new.writer, written, opened.0)?
        }
    };
    let Some((id,)) = row else { return Ok(None) };
    exec!(tx, CLEAR_SOURCES, id)?;
    each!(tx, ADD_SOURCE, new.sources, |q, feedback| q.bind(id).bind(feedback));
    exec!(tx, CLEAR_SERVICES, id)?;
    exec!(tx, COUNT_SERVICES, id)?;
    Ok(Some(id))
}

/// A transition of a summary that somebody has read.
#[derive(Debug, Clone, Copy)]
pub struct Settled {
    /// The summary.
    pub id: Uuid,
    /// The state that the rule was asked about.
    pub from: SummaryState,
    /// The state that it gave.
    pub to: SummaryState,
    /// When the text that was read was written.
    pub written: Moment,
    /// Who has read it.
    pub reader: Uuid,
    /// When.
    pub at: Moment,
}

/// Moves a summary on. False: it has changed meanwhile, and nothing is changed.
pub async fn settle(tx: &mut Tx, to: Settled) -> Result<bool> {
    changed!(tx, SETTLE, to.id, to.from.code(), to.to.code(), to.reader, to.at.0, to.written.0)
}

/// Takes `feedback` out of every summary that draws on it. They must be read again without it.
pub async fn lose_source(tx: &mut Tx, feedback: Uuid) -> Result<()> {
    for state in SummaryState::ALL {
        let after = state.lose_a_source();
        if after != *state {
            exec!(tx, UNSETTLE, feedback, state.code(), after.code())?;
        }
    }
    exec!(tx, LESS, feedback)?;
    exec!(tx, DROP_SOURCE, feedback)
}

/// The feedback that `summary` draws on, by identifier.
pub async fn sources(tx: &mut Tx, summary: Uuid) -> Result<Vec<Uuid>> {
    let rows: Vec<(Uuid,)> = all!(tx, SOURCES, summary)?;
    Ok(rows.into_iter().map(|(feedback,)| feedback).collect())
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

/// The summaries of a quarter that draw on at least `least` feedback about `service`.
pub async fn concerning(
    tx: &mut Tx,
    authority: &str,
    quarter: Quarter,
    service: Uuid,
    least: i64,
) -> Result<Vec<Uuid>> {
    let rows: Vec<(Uuid,)> = all!(tx, CONCERNING, authority, quarter.to_string(), service, least)?;
    Ok(rows.into_iter().map(|(summary,)| summary).collect())
}

/// The summaries of any quarter that draw on at least `least` feedback about `service`.
pub async fn ever_concerning(tx: &mut Tx, service: Uuid, least: i64) -> Result<BTreeSet<Uuid>> {
    let rows: Vec<(Uuid,)> = all!(tx, EVER_CONCERNING, service, least)?;
    Ok(rows.into_iter().map(|(summary,)| summary).collect())
}

/// The valid summaries of a theme, newest quarter first.
pub async fn of_theme(tx: &mut Tx, authority: &str, theme: ThemeCode) -> Result<Vec<Summary>> {
    let rows: Vec<SummaryRow> = all!(tx, OF_THEME, authority, theme.to_string())?;
    Ok(rows.into_iter().map(Summary::try_from).collect::<Result<_, _>>()?)
}
