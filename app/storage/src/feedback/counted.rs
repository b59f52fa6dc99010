//! Where feedback counts, and what it is about.

use crate::{Inconsistent, Result, Tx};
use domain::figures::Facts;
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    /// Where one feedback counts. Feedback on the designated officer's desk counts nowhere: nobody may guess that it
    /// exists.
    COUNTED_AS = "SELECT f.authority, f.service, s.kind AS service_type, s.level, f.quarter, f.audience, f.channel,
            f.questionnaire, f.answers, f.counted, f.counts_as, f.promised, f.may_summarise = TRUE
            AND EXISTS (SELECT 1 FROM redacted r WHERE r.feedback = f.id) AS material
        FROM feedback f LEFT JOIN service s ON s.id = f.service WHERE f.id = $1 AND f.desk = 'moderation'";
    /// A page of rows for a rebuild of the figures.
    ACCEPTED_AFTER = "SELECT f.id, f.authority, f.service, s.kind AS service_type, s.level, f.quarter, f.audience,
            f.channel, f.questionnaire, f.answers, f.counted, f.counts_as, f.promised, f.may_summarise = TRUE
            AND EXISTS (SELECT 1 FROM redacted r WHERE r.feedback = f.id) AS material
        FROM feedback f LEFT JOIN service s ON s.id = f.service
        WHERE f.state = 'accepted' AND f.desk = 'moderation' AND f.id > $1 ORDER BY f.id LIMIT 500";
    /// Themes with polarity.
    CODINGS = "SELECT theme, polarity FROM coding WHERE feedback = $1 ORDER BY theme, polarity";
    /// Rights with polarity.
    RIGHTS = "SELECT article, polarity FROM raised_right WHERE feedback = $1 ORDER BY article, polarity";
}

/// Where one feedback counts.
#[derive(Debug, Clone, FromRow)]
pub struct CountedAs {
    /// Code of the authority.
    pub authority: String,
    /// Its service.
    pub service: Option<Uuid>,
    /// The kind of the service.
    pub service_type: Option<String>,
    /// The level of the service.
    pub level: Option<String>,
    /// The quarter it was received in.
    pub quarter: String,
    /// Audience code.
    pub audience: String,
    /// Channel code.
    pub channel: String,
    /// Version of the questionnaire.
    pub questionnaire: String,
    /// Packed answers.
    pub answers: Vec<u8>,
    /// Its place in the order of counting; `None` while it counts nowhere.
    pub counted: Option<i64>,
    /// What it counts as while it is counted, as [`Facts`] are written.
    #[sqlx(rename = "counts_as")]
    facts: Option<String>,
    /// Until when an answer was promised, microseconds.
    pub promised: i64,
    /// A summary may draw on its words. Counted as work for the writer, never as a figure.
    pub material: bool,
}

impl CountedAs {
    /// What it counts as, while it is counted.
    pub fn facts(&self) -> Result<Option<Facts>> {
        let facts = self.facts.as_deref().map(Facts::from_json).transpose();
        Ok(facts.map_err(|_| Inconsistent::at("feedback", "counts_as", &self.authority))?)
    }
}

/// Where `id` counts.
pub async fn counted_as(tx: &mut Tx, id: Uuid) -> Result<Option<CountedAs>> {
    one!(tx, COUNTED_AS, id)
}

/// Up to 500 accepted feedback after `id`, in order, for rebuilding the figures from the answers.
pub async fn accepted_after(tx: &mut Tx, id: Uuid) -> Result<Vec<(Uuid, CountedAs)>> {
    #[derive(FromRow)]
    struct Row {
        id: Uuid,
        #[sqlx(flatten)]
        as_: CountedAs,
    }
    let rows: Vec<Row> = all!(tx, ACCEPTED_AFTER, id)?;
    Ok(rows.into_iter().map(|row| (row.id, row.as_)).collect())
}

/// The themes that a moderator gave, each with its polarity.
pub async fn codings(tx: &mut Tx, id: Uuid) -> Result<Vec<(String, String)>> {
    all!(tx, CODINGS, id)
}

/// The rights that a moderator marked as raised, each with its polarity.
pub async fn rights(tx: &mut Tx, id: Uuid) -> Result<Vec<(i64, String)>> {
    all!(tx, RIGHTS, id)
}
