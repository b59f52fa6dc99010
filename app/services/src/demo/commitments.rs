//! What came of the promises of the demo: some are done, one is given up, some are overdue. Said with the commands that
//! everybody uses, each on a day of its own.

use super::Cast;
use crate::{
    Ctx, Error, Grant, Reach, Result, acts,
    answer::commitments::{self, About, NewEntry},
    authorise,
    moderate::{entries, replies::Verdict, summaries::Saved},
    publish::differences as printing,
};
use domain::{
    clock::Moment,
    commitment::{Difference, EntryKind},
    demo::{self, MadeUpEntry},
};
use storage::{Tx, commitments as stored, differences, summaries};

/// What those say who had asked for a change, in turns.
const SAID: [Difference; 5] =
    [Difference::Yes, Difference::Some, Difference::Yes, Difference::No, Difference::CannotSay];

/// Says what came of every commitment of an authority that has nothing said of it yet.
pub(super) async fn follow(ctx: &Ctx, cast: &Cast, authority: &str) -> Result<()> {
    let mut tx = ctx.db.read().await?;
    let all = stored::of_authority(&mut tx, authority).await?;
    drop(tx);
    for commitment in all.into_iter().filter(|one| one.about.owner.en.is_empty()) {
        let texts = demo::summaries().iter();
        let mut replies = texts.map(|summary| &summary.reply);
        let Some(text) = replies.find(|reply| reply.body() == commitment.body) else { continue };
        let leave: Grant<acts::WriteReply> = authorise(ctx, &cast.manager, Reach::whole(authority)).await?;
        if let Some(owner) = text.owner.clone() {
            let about = About { owner, programme: None, funding: None, priority: None };
            let version = (commitment.version, true);
            let day = ctx.at(commitment.made.plus_days(1));
            stands(&commitments::describe(&day, &leave, commitment.id, version, &about).await?)?;
        }
        let said = text.since.iter().filter(|entry| commitment.made.plus_days(entry.after + 1) <= ctx.now());
        for entry in said {
            say(ctx, cast, &leave, &commitment, entry).await?;
            if entry.kind == EntryKind::Kept {
                let mut tx = ctx.db.begin().await?;
                was_it_so(&mut tx, &commitment).await?;
                tx.commit().await?;
            }
        }
    }
    printing::print_due(ctx).await
}

/// The manager says something, and a moderator reads it the day after.
async fn say(
    ctx: &Ctx,
    cast: &Cast,
    leave: &Grant<acts::WriteReply>,
    commitment: &stored::Commitment,
    entry: &MadeUpEntry,
) -> Result<()> {
    let (authority, made) = (&commitment.authority, commitment.made);
    let on = entry.on.map(|days| made.plus_days(days).date());
    let new = NewEntry { kind: entry.kind, body: entry.body(), on, looked: true };
    let day = made.plus_days(entry.after);
    stands(&commitments::say(&ctx.at(day), leave, commitment.id, (ctx.token(), None), &new).await?)?;
    let [reader, _] = &cast.moderators;
    let desk: Grant<acts::WriteSummary> = authorise(ctx, reader, Reach::whole(authority)).await?;
    let reads: Grant<acts::ReadReply> = authorise(ctx, reader, Reach::whole(authority)).await?;
    for (entry, of) in entries::unread(ctx, &desk).await? {
        if of.id == commitment.id {
            let next = ctx.at(Moment(day.plus_days(1).0));
            entries::read(&next, &reads, entry.id, entry.written, Verdict::Fit).await?;
        }
    }
    Ok(())
}

/// Two of three of those behind the summary say whether it made a difference.
async fn was_it_so(tx: &mut Tx, commitment: &stored::Commitment) -> Result<()> {
    let behind = summaries::sources(tx, commitment.summary).await?;
    for (turn, feedback) in behind.into_iter().enumerate().filter(|(turn, _)| turn % 3 < 2) {
        differences::say(tx, commitment.id, feedback, SAID[turn % SAID.len()]).await?;
    }
    Ok(())
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
