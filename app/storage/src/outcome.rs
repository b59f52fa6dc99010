//! What came of one feedback: the summaries that draw on it, and the replies to them.

use crate::{
    Inconsistent, Result, Tx,
    replies::{ReplyText, ReplyTextRow},
};
use domain::{Bilingual, catalogue::ThemeCode};
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    /// Summaries that a second person has read and that draw on this feedback.
    SUMMARIES = "SELECT s.id, s.theme, s.body_cy, s.body_en FROM summary_source x JOIN summary s ON s.id = x.summary
        WHERE x.feedback = $1 AND s.state = 'valid' ORDER BY s.written, s.id";
    /// Replies to them that a moderator has read, oldest first.
    REPLIES = "SELECT r.id, r.summary, r.service, r.kind, r.body_cy, r.body_en, r.by_date
        FROM summary_source x JOIN summary s ON s.id = x.summary JOIN reply r ON r.summary = s.id
        WHERE x.feedback = $1 AND s.state = 'valid' AND r.state = 'valid' ORDER BY r.written, r.id";
}

/// A summary that draws on the feedback.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnSummary {
    /// Identifier.
    pub id: Uuid,
    /// Its theme, one of the ten.
    pub theme: ThemeCode,
    /// Its words.
    pub body: Bilingual,
}

#[derive(FromRow)]
struct SummaryRow {
    id: Uuid,
    theme: String,
    body_cy: String,
    body_en: String,
}

impl TryFrom<SummaryRow> for DrawnSummary {
    type Error = Inconsistent;
    fn try_from(row: SummaryRow) -> Result<Self, Inconsistent> {
        let theme = row.theme.parse().map_err(|_| Inconsistent::at("summary", "theme", row.id))?;
        Ok(Self { id: row.id, theme, body: Bilingual { cy: row.body_cy, en: row.body_en } })
    }
}

/// The summaries that draw on `feedback`, oldest first.
pub async fn summaries(tx: &mut Tx, feedback: Uuid) -> Result<Vec<DrawnSummary>> {
    let rows: Vec<SummaryRow> = all!(tx, SUMMARIES, feedback)?;
    Ok(rows.into_iter().map(DrawnSummary::try_from).collect::<Result<_, _>>()?)
}

/// The replies to them, oldest first.
pub async fn replies(tx: &mut Tx, feedback: Uuid) -> Result<Vec<ReplyText>> {
    let rows: Vec<ReplyTextRow> = all!(tx, REPLIES, feedback)?;
    Ok(rows.into_iter().map(ReplyText::try_from).collect::<Result<_, _>>()?)
}
