//! What goes when a concern has been kept for its lawful time: the concern, its story and its keys, and the words of
//! feedback that were kept for it alone. What was kept as a worry and no concern is about goes when the same time is over.

use crate::{Result, Tx};
use domain::clock::Moment;
use uuid::Uuid;

statements! {
    /// Concerns whose time has come.
    DUE_TO_GO = "SELECT id FROM concern WHERE keep_until <= $1 ORDER BY keep_until LIMIT $2";
    /// The feedback that was kept for a concern alone: its contributor took it back, and no other concern is about it. Its
    /// readers may never have opened it: the people of the concern's desk have read it, and ended the concern.
    KEPT_FOR = "SELECT f.id FROM concern_feedback x JOIN feedback f ON f.id = x.feedback
        WHERE x.concern = $1 AND f.withdrawn IS NOT NULL AND f.sealed IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM concern_feedback o WHERE o.feedback = f.id AND o.concern <> $1)";
    /// Destroys the words and the key of such a feedback.
    DESTROY = "UPDATE feedback SET state = 'withdrawn', sealed = NULL, wrapped_key = NULL, answers = $2,
            has_words = FALSE, claimed_by = NULL, claimed = NULL, looked = NULL, held_by = NULL, burst = NULL, hint = NULL,
            criticality = NULL, decline_reason = NULL, version = version + 1 WHERE id = $1 AND withdrawn IS NOT NULL";
    /// What its contributor took back, a person has read and decided, and no concern is about: none ever was, or its time
    /// was over before.
    KEPT_ALONE = "SELECT f.id FROM feedback f
        WHERE f.authority = $1 AND f.state = 'withdrawn' AND f.sealed IS NOT NULL AND f.received < $2
            AND NOT EXISTS (SELECT 1 FROM concern_feedback x WHERE x.feedback = f.id)
        ORDER BY f.received, f.id LIMIT $3";
    /// Whether one is still such.
    IS_ALONE = "SELECT 1 FROM feedback f WHERE f.id = $1 AND f.state = 'withdrawn' AND f.sealed IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM concern_feedback x WHERE x.feedback = f.id)";
    /// Forgets the telephone calls about it.
    FORGET_CALLS = "DELETE FROM call_record WHERE feedback = $1";
    /// Forgets who was told of a concern.
    FORGET_ALERTS = "DELETE FROM alert WHERE concern = $1";
    /// Forgets the steps of telling them.
    FORGET_STEPS = "DELETE FROM concern_step WHERE concern = $1";
    /// Forgets the wishes to disclose who it is about.
    FORGET_REQUESTS = "DELETE FROM identity_request WHERE concern = $1";
    /// Forgets its story.
    FORGET_ENTRIES = "DELETE FROM concern_entry WHERE concern = $1";
    /// Forgets which feedback it was about.
    FORGET_LINKS = "DELETE FROM concern_feedback WHERE concern = $1";
    /// Forgets it, with its key.
    FORGET = "DELETE FROM concern WHERE id = $1 AND keep_until <= $2";
}

/// Up to `limit` concerns whose time has come at `now`.
pub async fn due_to_go(tx: &mut Tx, now: Moment, limit: i64) -> Result<Vec<Uuid>> {
    let rows: Vec<(Uuid,)> = all!(tx, DUE_TO_GO, now.0, limit)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Forgets the concern `id`, whose time has come, and destroys the words that were kept for it alone. Gives the feedback
/// whose words are gone.
pub async fn forget(tx: &mut Tx, id: Uuid, now: Moment) -> Result<Vec<Uuid>> {
    let kept: Vec<(Uuid,)> = all!(tx, KEPT_FOR, id)?;
    for (feedback,) in &kept {
        destroy(tx, *feedback).await?;
    }
    for sql in [FORGET_ALERTS, FORGET_STEPS, FORGET_REQUESTS, FORGET_ENTRIES, FORGET_LINKS] {
        exec!(tx, sql, id)?;
    }
    exec!(tx, FORGET, id, now.0)?;
    Ok(kept.into_iter().map(|(feedback,)| feedback).collect())
}

/// Destroys the words and the key of what its contributor took back, and what was made of them.
async fn destroy(tx: &mut Tx, feedback: Uuid) -> Result<()> {
    let nothing: &[u8] = &[];
    exec!(tx, DESTROY, feedback, nothing)?;
    exec!(tx, FORGET_CALLS, feedback)?;
    crate::moderation::forget_work(tx, feedback).await
}

/// Up to `limit` of what was kept as a worry in an authority, was received before a moment, and no concern is about,
/// oldest first.
pub async fn kept_alone(tx: &mut Tx, authority: &str, before: Moment, limit: i64) -> Result<Vec<Uuid>> {
    let rows: Vec<(Uuid,)> = all!(tx, KEPT_ALONE, authority, before.0, limit)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Destroys the words of a locked `feedback` that was kept as a worry and that no concern is about. False: it is no longer
/// such, and nothing was destroyed.
pub async fn forget_alone(tx: &mut Tx, feedback: Uuid) -> Result<bool> {
    let still: Option<(i32,)> = one!(tx, IS_ALONE, feedback)?;
    if still.is_some() {
        destroy(tx, feedback).await?;
    }
    Ok(still.is_some())
}
