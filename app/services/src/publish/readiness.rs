//! The checklist of the performance lead before a release: what prevents it, and what it would leave out.

use super::prints;
use crate::{
    Ctx, Grant, Result, acts,
    moderate::summaries::{draws_on_enough, material},
};
use domain::{
    catalogue::ThemeCode,
    clock::{Moment, Quarter},
    disclosure::Workload,
    feedback::Desk,
    summary::{MIN_SOURCES, ReplyState, SummaryState},
};
use storage::{
    Tx, moderation, periods,
    releases::{self, Listed},
    replies::{self, Reply},
    summaries::{self, Summary},
};

/// What prevents a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blocker {
    /// The quarter is not over yet.
    NotOver,
    /// There are no figures: fewer responses are counted than a summary needs.
    NoFigures,
    /// So many summaries wait for their second reader.
    UnreadSummaries(usize),
    /// So many replies wait for a moderator.
    UnreadReplies(usize),
    /// It was released before, and nothing has changed since.
    Released,
    /// It would leave something out, and nobody has confirmed that.
    NotTicked,
    /// It would replace a version, and the reason is not given in both languages.
    NoReason,
}

/// What a release would leave out. It may, if the performance lead says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Caution {
    /// So much feedback of the quarter has been decided by nobody yet.
    Unread(Workload),
    /// Themes about which at least five people wrote and of which there is no summary.
    NoSummary(Vec<ThemeCode>),
    /// Themes with a summary and no reply.
    NoReply(Vec<ThemeCode>),
}

/// Whether a quarter can be released.
#[derive(Debug, Clone)]
pub struct Readiness {
    /// Which quarter.
    pub quarter: Quarter,
    /// What prevents the release.
    pub blockers: Vec<Blocker>,
    /// What the release would leave out.
    pub cautions: Vec<Caution>,
    /// How many summaries would go in.
    pub summaries: usize,
    /// How many replies would go in.
    pub replies: usize,
    /// The newest version that is released already.
    pub released: Option<Listed>,
    /// The quarter is not over, and this is a demo.
    pub preview: bool,
}

impl Readiness {
    /// Whether some theme has words enough and no summary.
    pub fn is_unwritten(&self) -> bool {
        self.cautions.iter().any(|caution| matches!(caution, Caution::NoSummary(_)))
    }

    /// The version that a release would have.
    pub fn next(&self) -> i64 {
        self.released.as_ref().map_or(1, |release| release.version + 1)
    }
}

/// What prevents releasing a quarter. `demo`: in a demo a running quarter may be released, so that the whole story can
/// be seen in a day.
#[tracing::instrument(name = "readiness.readiness", skip_all)]
pub async fn readiness(
    ctx: &Ctx,
    grant: &Grant<acts::Release>,
    quarter: Quarter,
    demo: bool,
) -> Result<Readiness> {
    let mut tx = ctx.db.read().await?;
    look(ctx, &mut tx, &grant.thing().authority, quarter, demo).await
}

async fn look(ctx: &Ctx, tx: &mut Tx, authority: &str, quarter: Quarter, demo: bool) -> Result<Readiness> {
    let written = summaries::of_quarter(tx, authority, quarter).await?;
    let replies = replies::of_quarter(tx, authority, quarter).await?;
    let released = releases::of_quarter(tx, authority, quarter).await?;
    // A summary that draws on too few feedback by now cannot be read any more: the release leaves it out and does not
    // wait for it.
    let stands = |summary: &&Summary| summary.state != SummaryState::TakenDown && draws_on_enough(summary);
    let drawn = written.iter().filter(stands);
    let (unread, valid): (Vec<_>, Vec<_>) = drawn.partition(|summary| summary.state == SummaryState::Draft);
    let read: Vec<&Reply> = replies.iter().filter(|reply| reply.state.may_be_shown()).collect();
    let unread_replies = replies.iter().filter(|reply| reply.state == ReplyState::Draft).count();
    let running = quarter >= ctx.now().quarter();
    let mut blockers = Vec::new();
    if running && !demo {
        blockers.push(Blocker::NotOver);
    }
    if !prints::enough(tx, authority, quarter).await? {
        blockers.push(Blocker::NoFigures);
    }
    if !unread.is_empty() {
        blockers.push(Blocker::UnreadSummaries(unread.len()));
    }
    if unread_replies > 0 {
        blockers.push(Blocker::UnreadReplies(unread_replies));
    }
    if let Some(release) = &released
        && !changed(tx, release, &written, &replies).await?
    {
        blockers.push(Blocker::Released);
    }
    Ok(Readiness {
        quarter,
        blockers,
        cautions: cautions(tx, authority, quarter, &unread, &valid, &read).await?,
        summaries: valid.len(),
        replies: valid.iter().map(|summary| of(summary, &read).count()).sum(),
        released,
        preview: running && demo,
    })
}

fn of<'a>(summary: &Summary, replies: &'a [&Reply]) -> impl Iterator<Item = &'a Reply> {
    let id = summary.id;
    replies.iter().copied().filter(move |reply| reply.summary == id)
}

/// Whether anything that a release shows has changed: a text was written, or feedback was taken out.
async fn changed(tx: &mut Tx, release: &Listed, written: &[Summary], replies: &[Reply]) -> Result<bool> {
    let newer = |moment: Moment| moment > release.released;
    if written.iter().any(|summary| newer(summary.written))
        || replies.iter().any(|reply| newer(reply.written))
    {
        return Ok(true);
    }
    let period = periods::of(tx, &release.authority, release.quarter).await?;
    Ok(period.is_some_and(|period| period.taken_out > release.figures))
}

async fn cautions(
    tx: &mut Tx,
    authority: &str,
    quarter: Quarter,
    unread: &[&Summary],
    valid: &[&Summary],
    replies: &[&Reply],
) -> Result<Vec<Caution>> {
    let mut cautions = Vec::new();
    let waiting = moderation::unread(tx, authority, Desk::Moderation, quarter).await?;
    if waiting > 0 {
        let limit = moderation::COUNTED_TO.unsigned_abs();
        cautions.push(Caution::Unread(Workload::up_to(waiting.unsigned_abs(), limit)));
    }
    let enough = Workload::new(u64::try_from(MIN_SOURCES).unwrap_or(u64::MAX));
    let has_one = |theme: &ThemeCode| unread.iter().chain(valid).any(|summary| summary.theme == *theme);
    let themes = material(tx, authority, quarter).await?;
    let themes = themes.into_iter().filter(|(_, material)| *material >= enough).map(|(theme, _)| theme);
    let without: Vec<ThemeCode> = themes.filter(|theme| !has_one(theme)).collect();
    if !without.is_empty() {
        cautions.push(Caution::NoSummary(without));
    }
    let unanswered = valid.iter().filter(|summary| of(summary, replies).next().is_none());
    let unanswered: Vec<ThemeCode> = unanswered.map(|summary| summary.theme).collect();
    if !unanswered.is_empty() {
        cautions.push(Caution::NoReply(unanswered));
    }
    Ok(cautions)
}
