//! Feedback that its contributor takes back: what is erased, and what of a worry is kept until a person has read it.

use crate::{Result, Tx, moderation};
use domain::{clock::Moment, feedback::State};
use uuid::Uuid;

statements! {
    /// Takes words, key, answers, judgement and permissions away, and the digest of what was sent: answers without words are
    /// few enough to be tried one after the other. The key of the sending stays, so that it is never taken in again.
    ERASE = "UPDATE feedback SET state = 'withdrawn', withdrawn = $2, sealed = NULL, wrapped_key = NULL, answers = $3,
            content_digest = $3, criticality = NULL, could_recur = FALSE, decline_reason = NULL, may_summarise = FALSE,
            may_quote = FALSE, show_words = FALSE, has_words = FALSE, claimed_by = NULL, claimed = NULL, looked = NULL,
            held_by = NULL, burst = NULL, version = version + 1 WHERE id = $1 AND withdrawn IS NULL";
    /// Takes a worry back: nobody but whoever acts on it sees it any more. It waits on until it is read.
    KEEP_WORRY = "UPDATE feedback SET withdrawn = $2, content_digest = $3, may_summarise = FALSE, may_quote = FALSE,
            show_words = FALSE, state = $4, version = version + 1 WHERE id = $1 AND withdrawn IS NULL";
    /// Everything that was taken back, and when.
    TAKEN_BACK = "SELECT id, withdrawn FROM feedback WHERE withdrawn IS NOT NULL ORDER BY withdrawn, id";
}

/// Takes back: words, their key and the permissions are gone, with all that was made of them; `answers` replaces
/// the packed answers. False: it was taken back before.
pub async fn erase(tx: &mut Tx, id: Uuid, at: Moment, answers: &[u8]) -> Result<bool> {
    let erased = changed!(tx, ERASE, id, at.0, answers)?;
    moderation::forget_work(tx, id).await?;
    Ok(erased)
}

/// Takes a worry back: its contributor sees it no more and nothing is drawn from it, but its sealed words stay, and so
/// does its place in the queue, until a person has read them. `state`: where it stands from now on. False: it was taken
/// back before.
pub async fn keep_worry(tx: &mut Tx, id: Uuid, at: Moment, state: State) -> Result<bool> {
    let nothing: &[u8] = &[];
    changed!(tx, KEEP_WORRY, id, at.0, nothing, state.code())
}

/// Everything that was taken back, with the time in microseconds, oldest first. Reads all feedback: for the command line,
/// never for a page.
pub async fn taken_back(tx: &mut Tx) -> Result<Vec<(Uuid, i64)>> {
    all!(tx, TAKEN_BACK)
}
