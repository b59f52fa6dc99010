//! Answering: what families said, and what a service says to it.

use crate::{
    Ctx, ErrorKind, Grant, Result,
    acts::{ReadSummaries, WriteReply},
    moderate::summaries::{QuarterWork, chosen, of_quarter, said},
};
use domain::{
    Bilingual,
    clock::{Date, Quarter},
    summary::{BodyProblem, DraftState, ReplyKind, reply_problems},
};
use storage::{
    Uuid, periods,
    summaries::{self, Reply, Summary},
};

/// What a manager or performance lead sees of a quarter: summaries that a second person has read, and their
/// own replies in whatever state.
#[tracing::instrument(name = "answer.read", skip_all)]
pub async fn read(ctx: &Ctx, grant: &Grant<ReadSummaries>, asked: Option<Quarter>) -> Result<QuarterWork> {
    let authority = &grant.thing().authority;
    let mut tx = ctx.db.read().await?;
    let quarters = periods::quarters(&mut tx, authority).await?;
    let quarter = chosen(asked, &quarters, ctx.now());
    let mut themes = of_quarter(&mut tx, authority, quarter).await?;
    for work in &mut themes {
        work.summary = work.summary.take().filter(|summary| summary.state == DraftState::Valid);
    }
    themes.retain(|work| work.summary.is_some());
    Ok(QuarterWork { quarter, quarters, themes })
}

/// A reply that somebody writes.
#[derive(Debug, Clone)]
pub struct NewReply {
    /// What it says.
    pub kind: ReplyKind,
    /// Its words.
    pub body: Bilingual,
    /// By when, for what will change.
    pub by: Option<Date>,
}

/// Writes a reply to a summary of the grant's authority. What stands in the way comes back; otherwise it waits
/// for a moderator to read it.
///
/// # Errors
/// [`ErrorKind::NotFound`] if there is no such summary here that a second person has read.
#[tracing::instrument(name = "answer.reply", skip_all)]
pub async fn reply(
    ctx: &Ctx,
    grant: &Grant<WriteReply>,
    summary: Uuid,
    new: &NewReply,
) -> Result<Vec<BodyProblem>> {
    let problems = reply_problems(new.kind, &new.body, new.by, ctx.now().date());
    if !problems.is_empty() {
        return Ok(problems);
    }
    let mut tx = ctx.db.begin().await?;
    let here = |summary: &Summary| {
        summary.authority == grant.thing().authority && summary.state == DraftState::Valid
    };
    let summary = summaries::by_id(&mut tx, summary).await?.filter(here).ok_or(ErrorKind::NotFound)?;
    let reply = Reply {
        id: ctx.token(),
        summary: summary.id,
        kind: new.kind,
        body: Bilingual { cy: new.body.cy.trim().to_owned(), en: new.body.en.trim().to_owned() },
        by: new.by.filter(|_| new.kind == ReplyKind::Will),
        state: DraftState::Draft,
        writer: (grant.person(), String::new()),
        written: ctx.now(),
    };
    summaries::add_reply(&mut tx, &reply).await?;
    said(ctx, &mut tx, grant.person(), grant.thing(), "write-reply", reply.id).await?;
    tx.commit().await?;
    Ok(Vec::new())
}
