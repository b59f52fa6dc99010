//! Where feedback counts, and what it is about.

use crate::{Result, Tx};
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    /// Where one feedback counts. Feedback on the designated officer's desk counts nowhere: nobody may guess that it
    /// exists.
    COUNTED_AS = "SELECT authority, service, quarter, audience, channel, answers, counted, may_summarise = TRUE
            AND EXISTS (SELECT 1 FROM redacted r WHERE r.feedback = feedback.id) AS material
        FROM feedback WHERE id = $1 AND desk = 'moderation'";
    /// A page of rows for a rebuild of the figures.
    ACCEPTED_AFTER = "SELECT id, authority, service, quarter, audience, channel, answers, counted, may_summarise = TRUE
            AND EXISTS (SELECT 1 FROM redacted r WHERE r.feedback = feedback.id) AS material FROM feedback
        WHERE state = 'accepted' AND desk = 'moderation' AND id > $1 ORDER BY id LIMIT 500";
    /// Themes with polarity.
    CODINGS = "SELECT theme, polarity FROM coding WHERE feedback = $1 ORDER BY theme, polarity";
}

/// Where one feedback counts.
#[derive(Debug, FromRow)]
pub struct CountedAs {
    /// Code of the authority.
    pub authority: String,
    /// Its service.
    pub service: Option<Uuid>,
    /// The quarter it was received in.
    pub quarter: String,
    /// Audience code.
    pub audience: String,
    /// Channel code.
    pub channel: String,
    /// Packed answers.
    pub answers: Vec<u8>,
    /// Its place in the order of counting; `None` while it counts nowhere.
    pub counted: Option<i64>,
    /// A summary may draw on its words. Counted as work for the writer, never as a figure.
    pub material: bool,
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
