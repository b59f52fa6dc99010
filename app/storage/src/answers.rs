//! The answer that each contributor has by the number: its kind, and since when.

use crate::{Inconsistent, Result, Tx};
use domain::{
    answer::{AnswerFacts, AnswerKind},
    catalogue::ThemeCode,
    clock::{Moment, Quarter},
    coding::DeclineReason,
};
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    /// Decided feedback whose promised day has come and whose answer was not written down. Imported feedback is left
    /// out: nobody has its number. The conditions repeat those of the index `feedback_unanswered` word for word, so
    /// that it is used.
    DUE = "SELECT f.id, f.authority, f.quarter, f.state, f.desk, f.may_summarise, f.has_words, f.decided, f.answer,
            f.answered, f.decline_reason,
            (SELECT MIN(s.read_at) FROM summary_source x JOIN summary s ON s.id = x.summary
                WHERE x.feedback = f.id AND s.state = 'valid') AS summarised,
            (SELECT MIN(r.read_at) FROM summary_source x JOIN summary s ON s.id = x.summary
                JOIN reply r ON r.summary = s.id
                WHERE x.feedback = f.id AND s.state = 'valid' AND r.state = 'valid') AS replied
        FROM feedback f
        WHERE f.answer IS NULL AND f.import_batch IS NULL AND f.state IN ('accepted', 'declined')
            AND f.promised < $1 ORDER BY f.promised LIMIT $2";
    /// The same facts of one feedback, as its contributor sees it.
    OF_ONE = "SELECT f.id, f.authority, f.quarter, f.desk, f.may_summarise, f.has_words, f.decided, f.answer, f.answered,
            f.decline_reason, CASE WHEN f.withdrawn IS NULL THEN f.state ELSE 'withdrawn' END AS state,
            (SELECT MIN(s.read_at) FROM summary_source x JOIN summary s ON s.id = x.summary
                WHERE x.feedback = f.id AND s.state = 'valid') AS summarised,
            (SELECT MIN(r.read_at) FROM summary_source x JOIN summary s ON s.id = x.summary
                JOIN reply r ON r.summary = s.id
                WHERE x.feedback = f.id AND s.state = 'valid' AND r.state = 'valid') AS replied
        FROM feedback f WHERE f.id = $1";
    /// The themes of a feedback.
    THEMES = "SELECT DISTINCT theme FROM coding WHERE feedback = $1";
    /// Writes the answer down, once.
    GIVE = "UPDATE feedback SET answer = $2, answered = $3 WHERE id = $1 AND answer IS NULL";
    /// Writes the answer down for all feedback that a summary draws on and that was owed one.
    SETTLE = "UPDATE feedback SET answer = $2, answered = $3
        WHERE answer = 'owed' AND id IN (SELECT feedback FROM summary_source WHERE summary = $1) RETURNING id";
    /// Forgets that answers are owed in a quarter, so that the job decides again: fewer people may have spoken by now.
    LOOK_AGAIN = "UPDATE feedback SET answer = NULL WHERE answer = 'owed'
        AND authority = (SELECT f.authority FROM feedback f WHERE f.id = $1)
        AND quarter = (SELECT f.quarter FROM feedback f WHERE f.id = $1)";
    /// Forgets the answer to what was taken back.
    FORGET = "UPDATE feedback SET answer = NULL, answered = NULL WHERE id = $1";
}

/// A feedback with all that its answer depends on.
#[derive(Debug, Clone)]
pub struct Answerable {
    /// The feedback.
    pub id: Uuid,
    /// Code of its authority.
    pub authority: String,
    /// The quarter it was received in.
    pub quarter: Quarter,
    /// What the answer depends on.
    pub facts: AnswerFacts,
    /// The answer that was written down, and since when it can be seen.
    pub given: Option<(AnswerKind, Option<Moment>)>,
    /// Why it was declined.
    pub declined: Option<DeclineReason>,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    authority: String,
    quarter: String,
    state: String,
    desk: String,
    may_summarise: bool,
    has_words: bool,
    decided: Option<i64>,
    answer: Option<String>,
    answered: Option<i64>,
    decline_reason: Option<String>,
    summarised: Option<i64>,
    replied: Option<i64>,
}

impl TryFrom<Row> for Answerable {
    type Error = Inconsistent;
    fn try_from(row: Row) -> Result<Self, Inconsistent> {
        let bad = |column| Inconsistent::at("feedback", column, row.id);
        let kind = row.answer.map(|code| code.parse()).transpose().map_err(|_| bad("answer"))?;
        let declined = row.decline_reason.map(|code| code.parse()).transpose();
        Ok(Self {
            quarter: row.quarter.parse().map_err(|_| bad("quarter"))?,
            given: kind.map(|kind| (kind, row.answered.map(Moment))),
            declined: declined.map_err(|_| bad("decline_reason"))?,
            facts: AnswerFacts {
                state: row.state.parse().map_err(|_| bad("state"))?,
                desk: row.desk.parse().map_err(|_| bad("desk"))?,
                may_summarise: row.may_summarise,
                has_words: row.has_words,
                decided: row.decided.map(Moment),
                summarised: row.summarised.map(Moment),
                replied: row.replied.map(Moment),
            },
            id: row.id,
            authority: row.authority,
        })
    }
}

/// Up to `limit` decided feedback that were promised an answer before `before` and for which none was written down.
pub async fn due(tx: &mut Tx, before: Moment, limit: i64) -> Result<Vec<Answerable>> {
    let rows: Vec<Row> = all!(tx, DUE, before.0, limit)?;
    Ok(rows.into_iter().map(Answerable::try_from).collect::<Result<_, _>>()?)
}

/// What the answer to `feedback` depends on, as its contributor sees it.
pub async fn of_one(tx: &mut Tx, feedback: Uuid) -> Result<Option<Answerable>> {
    let row: Option<Row> = one!(tx, OF_ONE, feedback)?;
    Ok(row.map(Answerable::try_from).transpose()?)
}

/// Which of the ten `feedback` speaks of.
pub async fn themes(tx: &mut Tx, feedback: Uuid) -> Result<Vec<ThemeCode>> {
    let rows: Vec<(String,)> = all!(tx, THEMES, feedback)?;
    let read = |(code,): (String,)| {
        let code: ThemeCode = code.parse().map_err(|_| Inconsistent::at("coding", "theme", feedback))?;
        Ok(code.theme())
    };
    let mut themes = rows.into_iter().map(read).collect::<Result<Vec<_>>>()?;
    themes.sort_unstable();
    themes.dedup();
    Ok(themes)
}

/// Writes down which answer `feedback` has, and since when. False: that was done before.
pub async fn give(tx: &mut Tx, feedback: Uuid, kind: AnswerKind, since: Option<Moment>) -> Result<bool> {
    changed!(tx, GIVE, feedback, kind.code(), since.map(|since| since.0))
}

/// The summary may be seen since `since`: the feedback that it draws on is owed no answer any more. Gives
/// that feedback.
pub async fn settle(tx: &mut Tx, summary: Uuid, since: Moment) -> Result<Vec<Uuid>> {
    let rows: Vec<(Uuid,)> = all!(tx, SETTLE, summary, AnswerKind::Summarised.code(), since.0)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Makes the job decide again which answers are owed in the quarter of `feedback`, which was taken back.
pub async fn look_again(tx: &mut Tx, feedback: Uuid) -> Result<()> {
    exec!(tx, LOOK_AGAIN, feedback)
}

/// Forgets the answer to `feedback`, which was taken back.
pub async fn forget(tx: &mut Tx, feedback: Uuid) -> Result<()> {
    exec!(tx, FORGET, feedback)
}
