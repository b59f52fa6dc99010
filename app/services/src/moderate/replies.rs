//! Replies that wait for a moderator: nobody else sees one before a moderator has read it.

use super::summaries::{record, refused};
use crate::{
    Ctx, ErrorKind, Grant, Remit, Result,
    acts::{ReadReply, WriteSummary},
};
use domain::{
    clock::{Moment, Quarter},
    summary::{BodyProblem, ReplyState, Seen, reason_problem},
};
use storage::{
    Uuid,
    commitments::{self, Made},
    replies::{self, Judged},
    summaries::{self, Summary},
};

/// Quarters in which replies wait for a moderator, oldest first, each with how many. Managers mostly answer about a
/// quarter that is over, so the newest quarter is not the one to show.
#[tracing::instrument(name = "replies.unread_replies", skip_all)]
pub async fn unread_replies(ctx: &Ctx, grant: &Grant<WriteSummary>) -> Result<Vec<(Quarter, u64)>> {
    let mut tx = ctx.db.read().await?;
    let waiting = replies::standing(&mut tx, &grant.thing().authority, ReplyState::Draft).await?;
    Ok(waiting.into_iter().map(|(quarter, n)| (quarter, u64::try_from(n).unwrap_or_default())).collect())
}

/// What a moderator says of a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict<'a> {
    /// It answers and names nobody: it may be shown.
    Fit,
    /// Its manager writes it anew, for this reason. The text is kept.
    Back(&'a str),
}

/// A moderator has read the reply that was written at `seen`. A reply that says what will change makes a commitment. What is wrong with the reason comes back, and then
/// nothing is done.
///
/// # Errors
/// [`ErrorKind::NotFound`] if there is no such reply here; [`ErrorKind::Refused`] if it is the reader's own;
/// [`ErrorKind::Stale`] if somebody read it or wrote it anew meanwhile.
#[tracing::instrument(name = "replies.read_reply", skip_all)]
pub async fn read_reply(
    ctx: &Ctx,
    grant: &Grant<ReadReply>,
    reply: Uuid,
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
    let found = replies::by_id(&mut tx, reply).await?.ok_or(ErrorKind::NotFound)?;
    let here = |summary: &Summary| summary.authority == grant.thing().authority;
    let summary = summaries::by_id(&mut tx, found.summary).await?.filter(here).ok_or(ErrorKind::NotFound)?;
    let reader = grant.person();
    let seen = Seen { own: found.writer.0 == reader, seen, written: found.written };
    let (to, action) = match verdict {
        Verdict::Fit => (found.state.pass(seen), "read-reply"),
        Verdict::Back(_) => (found.state.send_back(seen), "send-reply-back"),
    };
    let to = to.map_err(refused)?;
    let judged =
        Judged { id: reply, from: found.state, to, written: found.written, reader, at: ctx.now(), reason };
    if !replies::judge(&mut tx, judged).await? {
        return Err(ErrorKind::Stale.into());
    }
    if let (Verdict::Fit, Some(by)) = (verdict, found.by) {
        let Remit { authority, .. } = grant.thing();
        let (service, quarter) = (found.service, summary.quarter);
        let made = Made { id: ctx.token(), reply, authority, service, quarter, by, made: ctx.now() };
        commitments::make(&mut tx, &made).await?;
    }
    record(ctx, &mut tx, reader, grant.thing(), action, reply).await?;
    tx.commit().await?;
    Ok(None)
}
