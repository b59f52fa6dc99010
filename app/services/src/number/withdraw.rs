//! Taking feedback back.

use crate::{
    Ctx, ErrorKind, Result,
    govern::audit::{Said, write},
    jobs,
    publish::tally,
};
use domain::{
    feedback::{Desk, State},
    number::Number,
};
use storage::{dialect, feedback};

/// Takes back the feedback behind `number`: its words, their key, all that was made of them and the permissions are
/// gone. What a release has counted stays in its figures; the link to it is destroyed.
///
/// A worry about somebody's safety is taken back too, as far as anyone can see: it shows by its number no more, counts
/// nowhere and is drawn on by nothing. But its sealed words, and its place in the queue, stay for the people who keep
/// somebody safe: whoever does harm must not be able to take the cry for help away.
///
/// # Errors
/// [`ErrorKind::NotFound`] for a number that is unknown or whose feedback was taken back before.
#[tracing::instrument(name = "withdraw.withdraw", skip_all)]
pub async fn withdraw(ctx: &Ctx, number: &Number) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    let hash = ctx.vault.number_hash(number);
    // Somebody may be accepting it, or taking it back from another page: what is taken out of the figures must be
    // what stands in them, once.
    feedback::lock(&mut tx, &hash).await?;
    let found = feedback::by_number(&mut tx, &hash).await?.ok_or(ErrorKind::NotFound)?;
    let thing = &found.thing;
    if thing.state == State::Withdrawn {
        return Err(ErrorKind::NotFound.into());
    }
    if thing.state == State::Accepted {
        tally::uncount(&mut tx, thing.id).await?;
    }
    if found.tier.is_worry() || thing.desk == Desk::DesignatedOfficer {
        feedback::keep_worry(&mut tx, thing.id, ctx.now()).await?;
        if matches!(thing.state, State::Accepted | State::Declined) {
            feedback::forget_work(&mut tx, thing.id).await?;
        }
    } else {
        feedback::erase(&mut tx, thing.id, ctx.now(), &[]).await?;
    }
    let said = Said {
        actor: None,
        action: "withdraw",
        thing: "feedback",
        thing_id: thing.id.to_string(),
        authority: Some(&thing.authority),
        detail: thing.state.code().to_owned(),
    };
    write(ctx, &mut tx, said).await?;
    jobs::enqueue::<jobs::TruncateLog>(ctx, &mut tx, &(), ctx.now()).await?;
    tx.commit().await?;
    // The overwritten words must not stay on in the write-ahead log either. It is taken back whether or not somebody is
    // still reading from the log; the work added above empties it then.
    if !matches!(dialect::truncate_log(&ctx.db).await, Ok(true)) {
        tracing::warn!(event = "withdraw.log-busy");
    }
    Ok(())
}
