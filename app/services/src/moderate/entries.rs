//! What services say of their commitments, waiting for a moderator: nobody else sees it before.

use super::{
    replies::Verdict,
    summaries::{record, refused},
};
use crate::{
    Ctx, ErrorKind, Grant, Result,
    acts::{ReadReply, WriteSummary},
    public::search,
};
use domain::{
    clock::Moment,
    commitment::Ended,
    summary::{BodyProblem, ReplyState, Seen, reason_problem},
};
use storage::{
    Uuid,
    commitments::{self, Commitment, entries, entries::Entry},
    directory,
    replies::Judged,
};

/// What waits for a moderator, oldest first, each with its commitment.
#[tracing::instrument(name = "entries.unread", skip_all)]
pub async fn unread(ctx: &Ctx, grant: &Grant<WriteSummary>) -> Result<Vec<(Entry, Commitment)>> {
    let mut tx = ctx.db.read().await?;
    let waiting = entries::standing(&mut tx, &grant.thing().authority, ReplyState::Draft).await?;
    let mut found = Vec::with_capacity(waiting.len());
    for entry in waiting {
        // The reply or the summary behind it waits for a reader itself: that comes first.
        let Some(commitment) = commitments::by_id(&mut tx, entry.commitment).await? else { continue };
        found.push((entry, commitment));
    }
    Ok(found)
}

/// A moderator has read the entry that was written at `seen`. If it says that the commitment is done or given up, the
/// commitment ends. What is wrong with the reason comes back, and then nothing is done.
///
/// # Errors
/// As [`super::replies::read_reply`].
#[tracing::instrument(name = "entries.read", skip_all)]
pub async fn read(
    ctx: &Ctx,
    grant: &Grant<ReadReply>,
    id: Uuid,
    seen: Moment,
    verdict: Verdict<'_>,
) -> Result<Option<BodyProblem>> {
    let reason = match verdict {
        Verdict::Fit => None,
        Verdict::Back(reason) => Some(reason.trim()),
    };
    if let Some(problem) = reason.and_then(reason_problem) {
        return Ok(Some(problem));
    }
    let mut tx = ctx.db.begin().await?;
    let entry = entries::by_id(&mut tx, id).await?.ok_or(ErrorKind::NotFound)?;
    let here = |commitment: &Commitment| commitment.authority == grant.thing().authority;
    let commitment = commitments::by_id(&mut tx, entry.commitment).await?.filter(here);
    let commitment = commitment.ok_or(ErrorKind::NotFound)?;
    let reader = grant.person();
    let seen = Seen { own: entry.writer.0 == reader, seen, written: entry.written };
    let (to, action) = match verdict {
        Verdict::Fit => (entry.state.pass(seen), "read-entry"),
        Verdict::Back(_) => (entry.state.send_back(seen), "send-entry-back"),
    };
    let to = to.map_err(refused)?;
    let judged = Judged { id, from: entry.state, to, written: entry.written, reader, at: ctx.now(), reason };
    if !entries::judge(&mut tx, judged).await? {
        return Err(ErrorKind::Stale.into());
    }
    if let (Verdict::Fit, true, Some(on)) = (verdict, entry.kind.ends(), entry.on) {
        let ended = Ended { how: entry.kind, on };
        if !commitments::end(&mut tx, commitment.id, ended).await? {
            return Err(ErrorKind::Stale.into());
        }
    }
    record(ctx, &mut tx, reader, grant.thing(), action, id).await?;
    if commitment.shown.is_some() {
        search::index(ctx, &mut tx, &commitment.authority, commitment.quarter).await?;
        directory::bump(&mut tx, &commitment.authority).await?;
    }
    tx.commit().await?;
    Ok(None)
}
