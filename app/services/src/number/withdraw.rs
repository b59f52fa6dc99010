//! Taking feedback back.

use crate::{
    Ctx, ErrorKind, Result,
    govern::audit::{Said, write},
    jobs,
    publish::count,
};
use domain::{
    clock::Moment,
    feedback::State,
    lifecycle::{self, Counting, Step},
    number::Number,
};
use storage::{
    Tx, answers, dialect, differences,
    feedback::{self, Thing},
    moderation, withdrawals,
};

/// Takes back the feedback behind `number`: its words, their key, all that was made of them and the permissions are
/// gone. What a release has counted stays in its figures; the link to it is destroyed.
/// A worry about somebody's safety is taken back as far as anyone can see: its number no longer shows it, it counts
/// nowhere and no summary draws on it. But its sealed words and its place in the queue stay for the people who keep
/// somebody safe: a person who does harm must not be able to remove the cry for help.
///
/// # Errors
/// [`ErrorKind::NotFound`] for a number that is unknown or whose feedback was taken back before.
#[tracing::instrument(name = "withdraw.withdraw", skip_all)]
pub async fn withdraw(ctx: &Ctx, number: &Number) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    let hash = ctx.vault.number_hash(number);
    // Somebody may be accepting the feedback, or taking it back from another page: the lock makes sure that it is taken
    // out of the figures once, and only if it stands in them.
    feedback::lock(&mut tx, &hash).await?;
    let found = feedback::by_number(&mut tx, &hash).await?.ok_or(ErrorKind::NotFound)?;
    if found.thing.state == State::Withdrawn {
        return Err(ErrorKind::NotFound.into());
    }
    take_back(ctx, &mut tx, &found.thing, ctx.now()).await?;
    tx.commit().await?;
    // The overwritten words must not stay in the write-ahead log either. If a reader still uses the log, the withdrawal
    // succeeds all the same, and the job that `take_back` added empties the log later.
    empty_log(ctx).await;
    Ok(())
}

/// Empties SQLite's write-ahead log of what was overwritten.
pub(super) async fn empty_log(ctx: &Ctx) {
    if !matches!(dialect::truncate_log(&ctx.db).await, Ok(true)) {
        tracing::warn!(event = "withdraw.log-busy");
    }
}

/// Erases a locked feedback that was not taken back before, or keeps it as a worry, as of `at`.
///
/// # Errors
/// [`ErrorKind::NotFound`] for one that was taken back before.
pub(super) async fn take_back(ctx: &Ctx, tx: &mut Tx, thing: &Thing, at: Moment) -> Result<()> {
    let stands = moderation::standing(tx, thing.id, ctx.now()).await?.ok_or(ErrorKind::NotFound)?;
    let was = stands.standing.state;
    let next = lifecycle::next(&stands.standing, Step::Withdraw).map_err(|_| ErrorKind::NotFound)?;
    if next.counting == Counting::Uncount {
        count::uncount(tx, thing.id).await?;
    }
    if next.erased {
        withdrawals::erase(tx, thing.id, at, &[]).await?;
    } else {
        withdrawals::keep_worry(tx, thing.id, at, next.state).await?;
        if next.state == State::Withdrawn {
            moderation::forget_work(tx, thing.id).await?;
        }
    }
    answers::forget(tx, thing.id).await?;
    differences::forget(tx, thing.id).await?;
    // With one feedback less there may be too few for the summary that others of the quarter are owed.
    answers::look_again(tx, thing.id).await?;
    let said = Said {
        actor: None,
        action: "withdraw",
        thing: "feedback",
        thing_id: thing.id.to_string(),
        authority: Some(&thing.authority),
        detail: was.code().to_owned(),
    };
    write(ctx, tx, said).await?;
    jobs::enqueue::<jobs::TruncateLog>(ctx, tx, &(), ctx.now()).await?;
    Ok(())
}
