//! Taking down what was released: the words go, where they are shown and where they were written.

use crate::{Result, Tx};
use domain::{
    Bilingual,
    clock::{Moment, Quarter},
    summary::{ReplyState, SummaryState},
};
use uuid::Uuid;

statements! {
    /// The documents of every released version of a quarter, oldest first.
    DOCUMENTS = "SELECT id, body FROM release WHERE authority = $1 AND quarter = $2 AND released IS NOT NULL
        ORDER BY version";
    /// Replaces the document of a release. Its root and its leaves stay.
    REPLACE = "UPDATE release SET body = $2 WHERE id = $1 AND released IS NOT NULL";
    /// Takes the words out of the summaries of a quarter in which they stand. The time of writing moves, so that no form
    /// that is open somewhere brings them back.
    SUMMARIES = "UPDATE summary SET body_cy = '', body_en = '', state = $5, written = $6, taken_at = $6, taken_cy = $7,
            taken_en = $8 WHERE authority = $1 AND quarter = $2 AND body_cy = $3 AND body_en = $4";
    /// The same for replies.
    REPLIES = "UPDATE reply SET body_cy = '', body_en = '', state = $5, written = $6, taken_at = $6, taken_cy = $7,
            taken_en = $8, reason = NULL WHERE body_cy = $3 AND body_en = $4
            AND summary IN (SELECT id FROM summary WHERE authority = $1 AND quarter = $2)";
    /// Puts a sentence in the place of a promise's words.
    PROMISED = "UPDATE commitment SET body_cy = $5, body_en = $6
        WHERE authority = $1 AND quarter = $2 AND body_cy = $3 AND body_en = $4";
    /// The same for what families had said.
    SAID = "UPDATE commitment SET said_cy = $5, said_en = $6
        WHERE authority = $1 AND quarter = $2 AND said_cy = $3 AND said_en = $4";
}

/// The documents of every released version of a quarter, oldest first.
pub async fn documents(tx: &mut Tx, authority: &str, quarter: Quarter) -> Result<Vec<(Uuid, String)>> {
    all!(tx, DOCUMENTS, authority, quarter.to_string())
}

/// Replaces the document of the release `id`.
pub async fn replace(tx: &mut Tx, id: Uuid, document: &str) -> Result<()> {
    exec!(tx, REPLACE, id, document)
}

/// Words that go, and why.
#[derive(Debug, Clone, Copy)]
pub struct Gone<'a> {
    /// Code of the authority.
    pub authority: &'a str,
    /// The quarter.
    pub quarter: Quarter,
    /// The words.
    pub words: &'a Bilingual,
    /// When.
    pub at: Moment,
    /// Why, as everybody reads it.
    pub why: &'a Bilingual,
    /// What stands in their place where a public promise quotes them.
    pub instead: &'a Bilingual,
}

/// Takes words out of the quarter's summaries, replies and promises, wherever they stand.
pub async fn forget(tx: &mut Tx, gone: Gone<'_>) -> Result<()> {
    let Gone { authority, quarter, words, at, why, instead } = gone;
    let quarter = quarter.to_string();
    exec!(tx, PROMISED, authority, &quarter, &words.cy, &words.en, &instead.cy, &instead.en)?;
    exec!(tx, SAID, authority, &quarter, &words.cy, &words.en, &instead.cy, &instead.en)?;
    let state = SummaryState::TakenDown.code();
    exec!(tx, SUMMARIES, authority, &quarter, &words.cy, &words.en, state, at.0, &why.cy, &why.en)?;
    let state = ReplyState::TakenDown.code();
    exec!(tx, REPLIES, authority, &quarter, &words.cy, &words.en, state, at.0, &why.cy, &why.en)
}
