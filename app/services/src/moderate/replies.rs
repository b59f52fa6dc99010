//! Replies that wait for a moderator: nobody else sees one before a moderator has read it.

use super::summaries::said;
use crate::{
    Ctx, ErrorKind, Grant, Result,
    acts::{ReadReply, WriteSummary},
};
use domain::clock::Quarter;
use storage::{
    Uuid,
    summaries::{self, Summary},
};

/// Quarters in which replies wait for a moderator, oldest first, each with how many. A manager mostly answers for
/// a quarter that is over, so the newest is not where to look.
#[tracing::instrument(name = "replies.unread_replies", skip_all)]
pub async fn unread_replies(ctx: &Ctx, grant: &Grant<WriteSummary>) -> Result<Vec<(Quarter, u64)>> {
    let mut tx = ctx.db.read().await?;
    let waiting = summaries::unread_replies(&mut tx, &grant.thing().authority).await?;
    Ok(waiting.into_iter().map(|(quarter, n)| (quarter, u64::try_from(n).unwrap_or_default())).collect())
}

/// A moderator has read a reply: it may be shown. `fit`: it names nobody and answers; otherwise it goes back,
/// which takes it away so that it is written anew.
///
/// # Errors
/// [`ErrorKind::NotFound`] if there is no such reply here; [`ErrorKind::Stale`] if it was read meanwhile, or is
/// the reader's own.
#[tracing::instrument(name = "replies.read_reply", skip_all)]
pub async fn read_reply(ctx: &Ctx, grant: &Grant<ReadReply>, reply: Uuid, fit: bool) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    let found = summaries::reply_by_id(&mut tx, reply).await?.ok_or(ErrorKind::NotFound)?;
    let here = |summary: &Summary| summary.authority == grant.thing().authority;
    summaries::by_id(&mut tx, found.summary).await?.filter(here).ok_or(ErrorKind::NotFound)?;
    let done = if fit {
        summaries::mark_reply_read(&mut tx, reply, grant.person(), ctx.now()).await?
    } else {
        summaries::drop_reply(&mut tx, reply).await?
    };
    if !done {
        return Err(ErrorKind::Stale.into());
    }
    let action = if fit { "read-reply" } else { "send-reply-back" };
    said(ctx, &mut tx, grant.person(), grant.thing(), action, reply).await?;
    tx.commit().await?;
    Ok(())
}
