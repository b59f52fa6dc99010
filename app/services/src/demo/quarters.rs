//! Summaries, replies and a release for each quarter that is over. They are made with the commands that everybody uses,
//! each with a grant for a person of the demo and on a day of its own.

use super::{Cast, Filled};
use crate::{
    Actor, Ctx, Error, Grant, Reach, Result, acts,
    answer::{self, NewReply},
    authorise,
    govern::audit,
    moderate::{
        replies::{self, Verdict},
        summaries::{self, QuarterWork, Saved, SummaryText, ThemeWork},
    },
    publish::releases::{self, Wish},
};
use domain::{
    clock::{Date, Moment, Quarter},
    demo::{self, MadeUpSummary},
    disclosure::Workload,
    permission::Action,
    summary::MIN_SOURCES,
};
use std::{
    cmp::Reverse,
    collections::{BTreeSet, VecDeque},
};
use storage::{Uuid, periods, replies as stored_replies, summaries as stored};

/// So many summaries a quarter.
const SUMMARIES: usize = 3;
/// So many of the last quarters are released: two years, so that there is a line to look at.
const RELEASED: usize = 8;
/// So many in the other authorities, for what is compared with all of them and for the regions.
const RELEASED_ELSEWHERE: usize = 4;
/// A text is used again in the fourth quarter after it.
const AGAIN: usize = 4;
/// A summary is written so many days after the quarter's end, when everything has been read; it is read,
/// answered and the answer read on the days that follow.
const WRITTEN_DAYS: i64 = 22;
/// A quarter is released so many days after its end.
const RELEASED_DAYS: i64 = 28;

/// Writes summaries, replies and a release for each of the last quarters that are over and have none yet, oldest first.
#[tracing::instrument(name = "demo.tell", skip_all)]
pub(super) async fn tell(ctx: &Ctx, cast: &Cast, authority: &str, filled: &mut Filled) -> Result<()> {
    let mut tx = ctx.db.read().await?;
    let quarters = periods::quarters(&mut tx, authority).await?;
    drop(tx);
    let mut over = Vec::new();
    for quarter in quarters {
        let end = end_of(quarter)?;
        if end.plus_days(RELEASED_DAYS) <= ctx.now() {
            over.push((quarter, end));
        }
    }
    over.truncate(if cast.write { RELEASED } else { RELEASED_ELSEWHERE });
    let mut told: VecDeque<BTreeSet<String>> = VecDeque::new();
    for (quarter, over) in over.into_iter().rev() {
        if !cast.write {
            filled.releases += usize::from(release(ctx, cast, authority, quarter, over).await?);
            continue;
        }
        let work = look(ctx, cast, authority, quarter).await?;
        let mut written: BTreeSet<String> =
            work.themes.iter().filter_map(|theme| Some(theme.summary.as_ref()?.body.en.clone())).collect();
        if written.is_empty() {
            let lately: BTreeSet<String> = told.iter().flatten().cloned().collect();
            for (number, (theme, text)) in choose(work.themes, &lately).into_iter().enumerate() {
                let hour = i64::try_from(number).unwrap_or(0) * 3_600_000_000;
                let day = Moment(over.plus_days(WRITTEN_DAYS).0 + hour);
                summarise(ctx, cast, authority, (quarter, &theme), text, day).await?;
                written.insert(text.body().en);
                filled.summaries += 1;
            }
            filled.releases += usize::from(release(ctx, cast, authority, quarter, over).await?);
        }
        told.push_back(written);
        if told.len() >= AGAIN {
            told.pop_front();
        }
    }
    Ok(())
}

fn place(authority: &str) -> Reach {
    Reach::whole(authority)
}

async fn look(ctx: &Ctx, cast: &Cast, authority: &str, quarter: Quarter) -> Result<QuarterWork> {
    let leave: Grant<acts::WriteSummary> = authorise(ctx, &cast.moderators[0], place(authority)).await?;
    summaries::work(ctx, &leave, Some(quarter)).await
}

/// Midnight at the end of a quarter.
fn end_of(quarter: Quarter) -> Result<Moment> {
    let (first, _) = quarter.next().months();
    let date = Date::new(first.year, first.month, 1).map_err(Error::internal)?;
    Moment::at_start_of(date).ok_or_else(|| Error::internal("a quarter outside the calendar"))
}

/// The themes most spoken of for which there is a text that was not used lately, each with another text.
fn choose(mut themes: Vec<ThemeWork>, lately: &BTreeSet<String>) -> Vec<(ThemeWork, &'static MadeUpSummary)> {
    let enough = Workload::new(u64::try_from(MIN_SOURCES).unwrap_or(u64::MAX));
    themes.retain(|theme| theme.material >= enough);
    themes.sort_by_key(|theme| Reverse(theme.material));
    let with_text = themes.into_iter().filter_map(|work| {
        let unused = |text: &&MadeUpSummary| text.theme == work.theme && !lately.contains(&text.body().en);
        let text = demo::summaries().iter().find(unused)?;
        Some((work, text))
    });
    with_text.take(SUMMARIES).collect()
}

/// One moderator writes, the other reads; the manager answers, and a moderator reads the answer.
async fn summarise(
    ctx: &Ctx,
    cast: &Cast,
    authority: &str,
    (quarter, work): (Quarter, &ThemeWork),
    text: &MadeUpSummary,
    day: Moment,
) -> Result<()> {
    let [first, second] = &cast.moderators;
    let write: Grant<acts::WriteSummary> = authorise(ctx, first, place(authority)).await?;
    let draft = SummaryText { body: text.body(), opened: None, looked: false };
    stands(&summaries::write(&ctx.at(day), &write, quarter, work.theme, &draft).await?)?;
    let mut tx = ctx.db.read().await?;
    let written = stored::of_quarter(&mut tx, authority, quarter).await?;
    drop(tx);
    let written = written.into_iter().find(|summary| summary.theme == work.theme);
    let written = written.ok_or_else(|| Error::internal("nothing was written"))?;
    let read: Grant<acts::WriteSummary> = authorise(ctx, second, place(authority)).await?;
    summaries::second_read(&ctx.at(day.plus_days(1)), &read, quarter, work.theme, written.written).await?;
    let answered = day.plus_days(2);
    let new = NewReply {
        kind: text.reply.kind,
        body: text.reply.body(),
        by: text.reply.days.map(|days| answered.plus_days(days).date()),
        looked: false,
    };
    let (who, reach) = answers(ctx, cast, authority, written.id).await?;
    let answer: Grant<acts::WriteReply> = authorise(ctx, who, reach).await?;
    stands(&answer::reply(&ctx.at(answered), &answer, written.id, ctx.token(), &new).await?)?;
    let mut tx = ctx.db.read().await?;
    let replies = stored_replies::of_quarter(&mut tx, authority, quarter).await?;
    drop(tx);
    let leave: Grant<acts::ReadReply> = authorise(ctx, first, place(authority)).await?;
    for reply in replies.into_iter().filter(|reply| reply.summary == written.id) {
        replies::read_reply(&ctx.at(day.plus_days(3)), &leave, reply.id, reply.written, Verdict::Fit).await?;
    }
    Ok(())
}

/// Who answers a summary, and for what: the first of the single services of which enough feedback stands behind it, else the
/// authority.
async fn answers<'a>(
    ctx: &Ctx,
    cast: &'a Cast,
    authority: &str,
    summary: Uuid,
) -> Result<(&'a Actor, Reach)> {
    let least = i64::try_from(MIN_SOURCES).unwrap_or(i64::MAX);
    if let Some(who) = &cast.of_services {
        let mut tx = ctx.db.read().await?;
        for reach in who.reaches(Action::WriteReply) {
            let Reach::Service(service) = reach else { continue };
            if stored::ever_concerning(&mut tx, service, least).await?.contains(&summary) {
                return Ok((who, Reach::Service(service)));
            }
        }
    }
    Ok((&cast.manager, place(authority)))
}

/// The demo's texts are written to be accepted, so a problem is a fault of ours.
fn stands(saved: &Saved) -> Result<()> {
    match saved {
        Saved::Done => Ok(()),
        Saved::Found(_) | Saved::Changed => {
            Err(Error::internal(format!("a made-up text does not stand: {saved:?}")))
        }
    }
}

/// Releases a quarter. False: something stands in the way, such as too few people.
async fn release(ctx: &Ctx, cast: &Cast, authority: &str, quarter: Quarter, over: Moment) -> Result<bool> {
    let day = ctx.at(over.plus_days(RELEASED_DAYS));
    // A turn of the sealer, as the running server would have had, so that the release carries the trail's head.
    audit::seal(&day, ctx.id()).await?;
    let leave: Grant<acts::Release> = authorise(ctx, &cast.lead, place(authority)).await?;
    // What else could have been written is left as it is.
    let wish = Wish { in_spite: true, ..Wish::default() };
    Ok(releases::release(&day, &leave, quarter, false, &wish).await?.is_ok())
}
