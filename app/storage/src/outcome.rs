//! What came of one feedback: the summaries that draw on it, and the replies to them.

use crate::{
    Inconsistent, Result, Tx,
    replies::{ReplyText, ReplyTextRow},
};
use domain::{Bilingual, catalogue::ThemeCode, clock::Moment};
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    /// Summaries that a second person has read and that draw on this feedback, and those that were taken down since.
    SUMMARIES = "SELECT s.id, s.theme, s.body_cy, s.body_en, s.taken_at, s.taken_cy, s.taken_en
        FROM summary_source x JOIN summary s ON s.id = x.summary
        WHERE x.feedback = $1 AND s.state IN ('valid', 'taken-down') ORDER BY s.written, s.id";
    /// Replies to them that a moderator has read, and those that were taken down since, oldest first.
    REPLIES = "SELECT r.id, r.summary, r.service, r.kind, r.body_cy, r.body_en, r.by_date, r.taken_at, r.taken_cy, r.taken_en
        FROM summary_source x JOIN summary s ON s.id = x.summary JOIN reply r ON r.summary = s.id
        WHERE x.feedback = $1 AND s.state IN ('valid', 'taken-down') AND r.state IN ('valid', 'taken-down')
        ORDER BY r.written, r.id";
}

/// A summary that draws on the feedback.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnSummary {
    /// Identifier.
    pub id: Uuid,
    /// Its theme, one of the ten.
    pub theme: ThemeCode,
    /// Its words; empty if it was taken down.
    pub body: Bilingual,
    /// That it was taken down.
    pub taken_down: Option<TakenDown>,
}

/// A reply to such a summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnReply {
    /// What it says; no words if it was taken down.
    pub said: ReplyText,
    /// That it was taken down.
    pub taken_down: Option<TakenDown>,
}

/// When a text was taken down, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenDown {
    /// When.
    pub at: Moment,
    /// Why, as everybody reads it.
    pub why: Bilingual,
}

#[derive(FromRow)]
#[expect(clippy::struct_field_names, reason = "the names of the columns")]
struct TakenRow {
    taken_at: Option<i64>,
    taken_cy: Option<String>,
    taken_en: Option<String>,
}

impl From<TakenRow> for Option<TakenDown> {
    fn from(row: TakenRow) -> Self {
        let (cy, en) = row.taken_cy.zip(row.taken_en)?;
        Some(TakenDown { at: Moment(row.taken_at?), why: Bilingual { cy, en } })
    }
}

#[derive(FromRow)]
struct ReplyRow {
    #[sqlx(flatten)]
    said: ReplyTextRow,
    #[sqlx(flatten)]
    taken: TakenRow,
}

#[derive(FromRow)]
struct SummaryRow {
    id: Uuid,
    theme: String,
    body_cy: String,
    body_en: String,
    #[sqlx(flatten)]
    taken: TakenRow,
}

impl TryFrom<SummaryRow> for DrawnSummary {
    type Error = Inconsistent;
    fn try_from(row: SummaryRow) -> Result<Self, Inconsistent> {
        let theme = row.theme.parse().map_err(|_| Inconsistent::at("summary", "theme", row.id))?;
        let body = Bilingual { cy: row.body_cy, en: row.body_en };
        Ok(Self { id: row.id, theme, body, taken_down: row.taken.into() })
    }
}

/// The summaries that draw on `feedback`, oldest first.
pub async fn summaries(tx: &mut Tx, feedback: Uuid) -> Result<Vec<DrawnSummary>> {
    let rows: Vec<SummaryRow> = all!(tx, SUMMARIES, feedback)?;
    Ok(rows.into_iter().map(DrawnSummary::try_from).collect::<Result<_, _>>()?)
}

/// The replies to them, oldest first.
pub async fn replies(tx: &mut Tx, feedback: Uuid) -> Result<Vec<DrawnReply>> {
    let rows: Vec<ReplyRow> = all!(tx, REPLIES, feedback)?;
    let whole = |row: ReplyRow| {
        Ok::<_, Inconsistent>(DrawnReply { said: row.said.try_into()?, taken_down: row.taken.into() })
    };
    Ok(rows.into_iter().map(whole).collect::<Result<_, _>>()?)
}
