//! Feedback that its contributor takes back: what is erased, and what of a worry is kept until a person has read it.

use crate::{Result, Tx, moderation};
use domain::{clock::Moment, feedback::State};
use uuid::Uuid;

statements! {
    /// Removes words, key, answers, judgement and permissions, and the digest of what was sent: there are so few
    /// possible answers that a digest could be guessed by trying them all. The key of the sending stays, so that the
    /// same sending is never taken in again.
    ERASE = "UPDATE feedback SET state = 'withdrawn', withdrawn = $2, sealed = NULL, wrapped_key = NULL, answers = $3,
            content_digest = $3, counts_as = NULL, criticality = NULL, could_recur = FALSE, decline_reason = NULL, may_summarise = FALSE,
            may_quote = FALSE, show_words = FALSE, has_words = FALSE, claimed_by = NULL, claimed = NULL, looked = NULL,
            held_by = NULL, burst = NULL, hint = NULL, status = NULL, version = version + 1
        WHERE id = $1 AND withdrawn IS NULL";
    /// Takes a worry back: only the people who act on it still see it. It waits until one of them has read it.
    KEEP_WORRY = "UPDATE feedback SET withdrawn = $2, content_digest = $3, may_summarise = FALSE, may_quote = FALSE,
            show_words = FALSE, status = NULL, state = $4, version = version + 1 WHERE id = $1 AND withdrawn IS NULL";
    /// Everything that was taken back, and when.
    TAKEN_BACK = "SELECT id, withdrawn FROM feedback WHERE withdrawn IS NOT NULL ORDER BY withdrawn, id";
}

/// Takes feedback back: its words, their key, the permissions and all that was made of the words are deleted; `answers`
/// replaces the packed answers. False: it was taken back before.
pub async fn erase(tx: &mut Tx, id: Uuid, at: Moment, answers: &[u8]) -> Result<bool> {
    let erased = changed!(tx, ERASE, id, at.0, answers)?;
    moderation::forget_work(tx, id).await?;
    Ok(erased)
}

/// Takes a worry back: its contributor sees it no more and no summary draws on it, but its sealed words and its place
/// in the queue stay until a person has read it. `state`: where it stands from now on. False: it was taken back before.
pub async fn keep_worry(tx: &mut Tx, id: Uuid, at: Moment, state: State) -> Result<bool> {
    let nothing: &[u8] = &[];
    changed!(tx, KEEP_WORRY, id, at.0, nothing, state.code())
}

/// Everything that was taken back, with the time in microseconds, oldest first. Reads all feedback: for the command line,
/// never for a page.
pub async fn taken_back(tx: &mut Tx) -> Result<Vec<(Uuid, i64)>> {
    all!(tx, TAKEN_BACK)
}
