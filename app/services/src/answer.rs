//! Answering: what families said, what a service says to it, and the day by which they were promised an answer.

pub mod board;
#[cfg(test)]
mod board_tests;
pub mod commitments;
#[cfg(test)]
mod commitments_tests;
pub mod digest;
pub mod notices;
#[cfg(test)]
mod notices_tests;
pub mod promises;
#[cfg(test)]
mod tests;
pub mod theme;
pub mod views;

use crate::{
    Actor, Ctx, ErrorKind, Grant, Reach, Remit, Result,
    acts::{ReadSummaries, WriteReply},
    moderate::summaries::{QuarterWork, Saved, chosen, of_quarter, record, sources, trimmed},
};
use domain::{
    Bilingual,
    clock::{Date, Moment, Quarter},
    permission::Action,
    summary::{Findings, MIN_SOURCES, ReplyKind, ReplyState, SummaryState, reply_findings},
};
use storage::{
    Tx, Uuid,
    directory::{self, Service},
    periods,
    replies::{self, Reply},
    summaries::{self, Summary},
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
        work.summary = work.summary.take().filter(|summary| summary.state == SummaryState::Valid);
    }
    let mine = concerning(&mut tx, grant.thing(), quarter).await?;
    themes.retain(|work| work.summary.as_ref().is_some_and(|summary| mine.holds(summary.id)));
    Ok(QuarterWork { quarter, quarters, themes })
}

/// The summaries that a remit reaches.
enum Concerning {
    All,
    These(Vec<Uuid>),
}

impl Concerning {
    fn holds(&self, summary: Uuid) -> bool {
        match self {
            Self::All => true,
            Self::These(these) => these.contains(&summary),
        }
    }
}

/// A manager of one service sees only summaries that draw on enough feedback about the service: with fewer, whether a
/// summary exists would tell what one family said.
async fn concerning(tx: &mut Tx, remit: &Remit, quarter: Quarter) -> Result<Concerning> {
    let Some(service) = remit.service else { return Ok(Concerning::All) };
    let least = i64::try_from(MIN_SOURCES).unwrap_or(i64::MAX);
    let these = summaries::concerning(tx, &remit.authority, quarter, service, least).await?;
    Ok(Concerning::These(these))
}

/// Quarters in which replies were sent back to be written anew, oldest first, each with how many. Whoever answers for one
/// service is told of replies to summaries that concern it, and of no others.
#[tracing::instrument(name = "answer.returned", skip_all)]
pub async fn returned(ctx: &Ctx, grant: &Grant<ReadSummaries>) -> Result<Vec<(Quarter, i64)>> {
    let (mut tx, remit) = (ctx.db.read().await?, grant.thing());
    let mut quarters: Vec<(Quarter, i64)> = Vec::new();
    let mut mine = Concerning::All;
    for (quarter, summary) in replies::each_standing(&mut tx, &remit.authority, ReplyState::Returned).await? {
        let known = quarters.last().is_some_and(|(last, _)| *last == quarter);
        if !known {
            mine = concerning(&mut tx, remit, quarter).await?;
            quarters.push((quarter, 0));
        }
        if let Some((_, count)) = quarters.last_mut().filter(|_| mine.holds(summary)) {
            *count += 1;
        }
    }
    quarters.retain(|(_, count)| *count > 0);
    Ok(quarters)
}

/// The services for which somebody answers, by code, where their roles are for single services; none where they reach the
/// whole of an authority.
#[tracing::instrument(name = "answer.services", skip_all)]
pub async fn services(ctx: &Ctx, actor: &Actor) -> Result<Vec<Service>> {
    let mut tx = ctx.db.read().await?;
    let mut services = Vec::new();
    for reach in actor.reaches(Action::ReadSummaries) {
        let Reach::Service(id) = reach else { return Ok(Vec::new()) };
        services.extend(directory::by_id(&mut tx, id).await?);
    }
    services.sort_by(|one, other| one.code.cmp(&other.code));
    Ok(services)
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
    /// The writer has looked at the warnings and sends the reply all the same.
    pub looked: bool,
}

/// A summary that may be answered: of the grant's authority, and read by a second person.
async fn answerable(tx: &mut Tx, grant: &Grant<WriteReply>, summary: Uuid) -> Result<Summary> {
    let may = |summary: &Summary| {
        summary.authority == grant.thing().authority && summary.state == SummaryState::Valid
    };
    let found = summaries::by_id(tx, summary).await?.filter(may).ok_or(ErrorKind::NotFound)?;
    if concerning(tx, grant.thing(), found.quarter).await?.holds(found.id) {
        Ok(found)
    } else {
        Err(ErrorKind::NotFound.into())
    }
}

/// What is found in a reply to a summary.
async fn look(ctx: &Ctx, tx: &mut Tx, summary: &Summary, new: &NewReply) -> Result<Findings> {
    let Summary { authority, quarter, theme, .. } = summary;
    let sources = sources(ctx, tx, authority, *quarter, *theme).await?;
    let words: Vec<String> = sources.iter().map(|source| source.words.to_string()).collect();
    let words = words.iter().map(String::as_str);
    Ok(reply_findings(new.kind, &new.body, new.by, ctx.now().date(), words))
}

fn reply_of(ctx: &Ctx, grant: &Grant<WriteReply>, (id, summary): (Uuid, Uuid), new: &NewReply) -> Reply {
    Reply {
        id,
        summary,
        service: grant.thing().service,
        kind: new.kind,
        body: trimmed(&new.body),
        by: new.by.filter(|_| new.kind == ReplyKind::Will),
        state: ReplyState::Draft,
        writer: (grant.person(), String::new()),
        written: ctx.now(),
        reason: None,
    }
}

/// Writes a reply to a summary of the grant's authority; the reply then waits for a moderator. `token` comes with the
/// form: the same form sent again makes no second reply, but replaces the text of the first as long as nobody has read
/// it.
///
/// # Errors
/// [`ErrorKind::NotFound`] if there is no such summary here that a second person has read.
#[tracing::instrument(name = "answer.reply", skip_all)]
pub async fn reply(
    ctx: &Ctx,
    grant: &Grant<WriteReply>,
    summary: Uuid,
    token: Uuid,
    new: &NewReply,
) -> Result<Saved> {
    let mut tx = ctx.db.begin().await?;
    let summary = answerable(&mut tx, grant, summary).await?;
    let found = look(ctx, &mut tx, &summary, new).await?;
    if !found.let_through(new.looked) {
        return Ok(Saved::Found(found));
    }
    let person = grant.person();
    let mut reply = reply_of(ctx, grant, (ctx.token(), summary.id), new);
    if replies::add(&mut tx, &reply, token).await? {
        record(ctx, &mut tx, person, grant.thing(), "write-reply", reply.id).await?;
        tx.commit().await?;
        return Ok(Saved::Done);
    }
    let first = replies::by_token(&mut tx, summary.id, token).await?.ok_or(ErrorKind::Stale)?;
    if (first.kind, &first.body, first.by) == (reply.kind, &reply.body, reply.by) {
        return Ok(Saved::Done);
    }
    reply.id = first.id;
    anew(ctx, tx, grant, &first, first.written, reply).await
}

/// Rewrites a reply that was sent back, or that nobody has read. `opened`: when the text was written that its writer
/// saw.
///
/// # Errors
/// [`ErrorKind::NotFound`] if there is no such reply to a summary here that a second person has read.
#[tracing::instrument(name = "answer.rewrite", skip_all)]
pub async fn rewrite(
    ctx: &Ctx,
    grant: &Grant<WriteReply>,
    reply: Uuid,
    opened: Moment,
    new: &NewReply,
) -> Result<Saved> {
    let mut tx = ctx.db.begin().await?;
    let first = replies::by_id(&mut tx, reply).await?.ok_or(ErrorKind::NotFound)?;
    let summary = answerable(&mut tx, grant, first.summary).await?;
    let found = look(ctx, &mut tx, &summary, new).await?;
    if !found.let_through(new.looked) {
        return Ok(Saved::Found(found));
    }
    let reply = reply_of(ctx, grant, (first.id, summary.id), new);
    anew(ctx, tx, grant, &first, opened, reply).await
}

/// Writes `reply` over `first`, if the rule lets it.
async fn anew(
    ctx: &Ctx,
    mut tx: Tx,
    grant: &Grant<WriteReply>,
    first: &Reply,
    opened: Moment,
    mut reply: Reply,
) -> Result<Saved> {
    let Ok(state) = first.state.rewrite(opened, first.written) else { return Ok(Saved::Changed) };
    reply.state = state;
    if !replies::rewrite(&mut tx, &reply, first.state, opened).await? {
        return Ok(Saved::Changed);
    }
    record(ctx, &mut tx, grant.person(), grant.thing(), "rewrite-reply", reply.id).await?;
    tx.commit().await?;
    Ok(Saved::Done)
}
