//! Whether a promised change made a difference: asked by the number of those who had said what was wrong.

use super::Found;
use crate::{Ctx, ErrorKind, Result};
use domain::{
    commitment::{Difference, EntryKind, Standing, standing},
    summary::ReplyState,
};
use storage::{
    Uuid,
    commitments::{self, Commitment, entries, entries::Entry},
    differences,
};

/// A promise to somebody who had said what was wrong.
#[derive(Debug, Clone)]
pub struct Promised {
    /// The commitment.
    pub commitment: Commitment,
    /// Where it stands.
    pub standing: Standing,
    /// What the service has said of it and a moderator has read, oldest first.
    pub entries: Vec<Entry>,
    /// What this person has said of it.
    pub said: Option<Difference>,
}

impl Promised {
    /// Whether it can be asked if it made a difference: only of what is said to be done.
    pub fn is_done(&self) -> bool {
        self.commitment.ended.is_some_and(|ended| ended.how == EntryKind::Kept)
    }
}

/// The promises behind whose summaries `feedback` stands.
pub(super) async fn promised(ctx: &Ctx, tx: &mut storage::Tx, feedback: Uuid) -> Result<Vec<Promised>> {
    let today = ctx.now().date();
    let said = differences::said(tx, feedback).await?;
    let mut all = Vec::new();
    for commitment in commitments::of_feedback(tx, feedback).await? {
        let mut entries = entries::of_commitment(tx, commitment.id).await?;
        entries.retain(|entry| entry.state == ReplyState::Valid);
        let said = said.iter().find(|(of, _)| *of == commitment.id).map(|(_, answer)| *answer);
        let standing = standing(commitment.by, commitment.ended, today);
        all.push(Promised { commitment, standing, entries, said });
    }
    Ok(all)
}

/// Keeps what the contributor behind a number says of a change: the last word counts.
///
/// # Errors
/// [`ErrorKind::NotFound`] if the feedback is behind no such commitment, or that is not said to be done.
#[tracing::instrument(name = "number.say_difference", skip_all)]
pub async fn say_difference(ctx: &Ctx, found: &Found, commitment: Uuid, answer: Difference) -> Result<()> {
    let feedback = found.feedback.thing.id;
    let mut tx = ctx.db.begin().await?;
    let mine = commitments::of_feedback(&mut tx, feedback).await?;
    let done = |one: &Commitment| one.ended.is_some_and(|ended| ended.how == EntryKind::Kept);
    if !mine.iter().any(|one| one.id == commitment && done(one)) {
        return Err(ErrorKind::NotFound.into());
    }
    let before = differences::said(&mut tx, feedback).await?;
    if !before.contains(&(commitment, answer)) {
        differences::say(&mut tx, commitment, feedback, answer).await?;
        tx.commit().await?;
    }
    Ok(())
}
