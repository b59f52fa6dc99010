//! A manager's first page: what is new since they were last here, what they owe, and what families said. It reads summaries,
//! replies, promises and prints, so it costs the same however many responses there are.

use super::commitments::{Line, board as promised};
use crate::{Ctx, Grant, Remit, Result, acts::ReadSummaries, moderate::summaries::QuarterWork};
use domain::{
    board::{ReplyDue, SOON_DAYS, Visit, reply_due},
    clock::Quarter,
    commitment::Standing,
    summary::{MIN_SOURCES, ReplyState},
    urgency::shown_from,
};
use std::collections::BTreeSet;
pub use storage::board::{EntryRead, Passed};
use storage::{
    Tx, Uuid,
    board::{self as stored, Replied},
    commitments::{self, Commitment},
    directory, notices, summaries,
};

/// A look is noted if the last one was longer ago, in microseconds: a minute.
const NOTED: i64 = 60_000_000;

/// The board of what somebody answers for.
#[derive(Debug, Clone)]
pub struct Board {
    /// Their visit.
    pub visit: Visit,
    /// Summaries that are new to them.
    pub fresh: Vec<Passed>,
    /// What moderators have read of their commitments since, each with its commitment.
    pub entries: Vec<(EntryRead, Line)>,
    /// Promises whose day is past or near.
    pub soon: Vec<Line>,
    /// Summaries whose reply was sent back, the oldest quarter first.
    pub returned: Vec<Passed>,
    /// Summaries that nobody has answered, what is late first.
    pub owed: Vec<(Passed, ReplyDue)>,
    /// Promises that are neither kept nor given up, what is due first before the others.
    pub open: Vec<Line>,
    /// The quarter that the page shows, with its summaries and replies.
    pub work: QuarterWork,
}

/// What a remit reaches of an authority's summaries that stand.
struct Known {
    passed: Vec<Passed>,
    replied: Vec<Replied>,
}

impl Known {
    async fn of(tx: &mut Tx, remit: &Remit) -> Result<Self> {
        let mut passed = stored::passed(tx, &remit.authority).await?;
        if let Some(mine) = mine(tx, remit).await? {
            passed.retain(|summary| mine.contains(&summary.id));
        }
        Ok(Self { passed, replied: stored::replied(tx, &remit.authority).await? })
    }

    /// The replies to a summary that count for a remit: those of its service and of the authority, or all.
    fn replies<'a>(&'a self, remit: &'a Remit, summary: Uuid) -> impl Iterator<Item = &'a Replied> {
        let mine = |reply: &&Replied| {
            remit.service.is_none() || reply.service.is_none() || reply.service == remit.service
        };
        self.replied.iter().filter(move |reply| reply.summary == summary).filter(mine)
    }
}

/// Whether anything waits for whoever answers for a remit: a reply to write or to write anew, a promise that is past its day, a
/// notice.
pub(super) async fn waits(ctx: &Ctx, tx: &mut Tx, remit: &Remit) -> Result<bool> {
    let known = Known::of(tx, remit).await?;
    let unanswered = |summary: &Passed| {
        let mut replies = known.replies(remit, summary.id).peekable();
        replies.peek().is_none() || replies.any(|reply| reply.state == ReplyState::Returned)
    };
    if known.passed.iter().any(unanswered) {
        return Ok(true);
    }
    let today = ctx.now().date();
    let mine = |service: Option<Uuid>| remit.service.is_none_or(|mine| service == Some(mine));
    let promised = commitments::of_authority(tx, &remit.authority).await?;
    let late = |one: &Commitment| mine(one.service) && one.ended.is_none() && one.by < today;
    if promised.iter().any(late) {
        return Ok(true);
    }
    let given = notices::since(tx, &remit.authority, shown_from(today)).await?;
    Ok(given.iter().any(|notice| mine(Some(notice.service)) && !notice.answered))
}

/// The summaries that draw on enough feedback about a remit's service; `None`: all of the authority.
pub(super) async fn mine(tx: &mut Tx, remit: &Remit) -> Result<Option<BTreeSet<Uuid>>> {
    let Some(service) = remit.service else { return Ok(None) };
    let least = i64::try_from(MIN_SOURCES).unwrap_or(i64::MAX);
    Ok(Some(summaries::ever_concerning(tx, service, least).await?))
}

/// What a visit is kept under.
fn reach(remit: &Remit) -> String {
    remit.service.map_or_else(|| remit.authority.clone(), |service| service.to_string())
}

/// Opens the board for a visit. Without a quarter it shows the newest of which a summary stands.
#[tracing::instrument(name = "board.open", skip_all)]
pub async fn open(ctx: &Ctx, grant: &Grant<ReadSummaries>, asked: Option<Quarter>) -> Result<Board> {
    let (remit, now) = (grant.thing(), ctx.now());
    let mut tx = ctx.db.read().await?;
    let before = stored::visit(&mut tx, grant.person(), &reach(remit)).await?;
    let visit = Visit::at(before, now);
    // Looking again within the minute writes nothing: nothing is missed by it, at most something stays new for longer.
    if before.is_none_or(|before| now.0 - before.seen.0 > NOTED) {
        drop(tx);
        tx = ctx.db.begin().await?;
        stored::visits(&mut tx, grant.person(), &reach(remit), visit).await?;
        tx.commit().await?;
        tx = ctx.db.read().await?;
    }
    let known = Known::of(&mut tx, remit).await?;
    let since = visit.since.unwrap_or(domain::clock::Moment(0));
    let read = stored::entries_read(&mut tx, &remit.authority, since).await?;
    let days = directory::known_authority(&mut tx, &remit.authority).await?.settings.promise_days;
    drop(tx);
    let quarter = asked.or_else(|| known.passed.first().map(|summary| summary.quarter));
    let work = super::read(ctx, grant, quarter).await?;
    let lines = promised(ctx, grant).await?.lines;
    let line = |entry: EntryRead| {
        let of_it = |line: &&Line| line.commitment.id == entry.commitment;
        lines.iter().find(of_it).map(|line| (entry, line.clone()))
    };
    let entries = read.into_iter().filter_map(line).collect();
    let near = |line: &&Line| match line.standing {
        Standing::Overdue { .. } => true,
        Standing::Due { days } => days <= SOON_DAYS,
        _ => false,
    };
    let is_open = |line: &&Line| matches!(line.standing, Standing::Due { .. } | Standing::Overdue { .. });
    let back =
        |summary: &&Passed| known.replies(remit, summary.id).any(|reply| reply.state == ReplyState::Returned);
    let mut owed: Vec<(Passed, ReplyDue)> = known
        .passed
        .iter()
        .filter(|summary| known.replies(remit, summary.id).next().is_none())
        .map(|summary| (*summary, reply_due(summary.at.date(), days, now.date())))
        .collect();
    owed.sort_by_key(|(summary, due)| (due.by, summary.theme));
    Ok(Board {
        visit,
        fresh: known.passed.iter().filter(|summary| visit.is_new(summary.at)).copied().collect(),
        entries,
        soon: lines.iter().filter(near).cloned().collect(),
        returned: known.passed.iter().rev().filter(back).copied().collect(),
        owed,
        open: lines.iter().filter(is_open).cloned().collect(),
        work,
    })
}
