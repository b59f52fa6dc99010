//! What becomes of concerns in the long run: each month is checked for worries without an end, and what was kept for its
//! lawful time goes, with its keys.

use super::case::{lock_feedback, trail};
use crate::{
    Ctx, Result,
    govern::audit::{Said, write},
    jobs,
};
use domain::{clock::Month, concern::kept_since};
use storage::{Uuid, concerns, directory, feedback};

/// So many concerns go in one turn, and so many worries of an authority.
const A_TURN: i64 = 50;

/// Forgets the concerns whose time has come, and the worries that were kept without one, each in a transaction of its own,
/// and then what was overwritten.
#[tracing::instrument(name = "concern.forget_due", skip_all)]
pub(crate) async fn forget_due(ctx: &Ctx) -> Result<()> {
    let mut tx = ctx.db.read().await?;
    let due = concerns::due_to_go(&mut tx, ctx.now(), A_TURN).await?;
    drop(tx);
    for id in due {
        forget(ctx, id).await?;
    }
    forget_worries(ctx).await
}

/// Lets go what its contributor took back, was kept as a worry, was read and decided, and has no concern: none was ever
/// about it, or it went before the worry was taken back. It is kept as long as a concern, from when it came.
async fn forget_worries(ctx: &Ctx) -> Result<()> {
    let mut tx = ctx.db.read().await?;
    let mut due = Vec::new();
    for authority in directory::authorities(&mut tx).await? {
        let before = kept_since(ctx.now(), authority.settings.retention.concern_months);
        let kept = concerns::kept_alone(&mut tx, &authority.code, before, A_TURN).await?;
        due.extend(kept.into_iter().map(|id| (id, authority.code.clone())));
    }
    drop(tx);
    for (id, authority) in due {
        let mut tx = ctx.db.begin().await?;
        feedback::lock_item(&mut tx, id).await?;
        if concerns::forget_alone(&mut tx, id).await? {
            let said = Said {
                actor: None,
                action: "worry-forget",
                thing: "feedback",
                thing_id: id.to_string(),
                authority: Some(&authority),
                detail: String::new(),
            };
            write(ctx, &mut tx, said).await?;
            jobs::enqueue::<jobs::TruncateLog>(ctx, &mut tx, &(), ctx.now()).await?;
            tx.commit().await?;
        }
    }
    Ok(())
}

async fn forget(ctx: &Ctx, id: Uuid) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    lock_feedback(&mut tx, id).await?;
    concerns::lock(&mut tx, id).await?;
    let Some(stored) = concerns::stored(&mut tx, id).await? else { return Ok(()) };
    if stored.keep_until.is_none_or(|until| until > ctx.now()) {
        return Ok(());
    }
    concerns::forget(&mut tx, id, ctx.now()).await?;
    trail(ctx, &mut tx, None, &stored.matter, "concern-forget").await?;
    jobs::enqueue::<jobs::TruncateLog>(ctx, &mut tx, &(), ctx.now()).await?;
    tx.commit().await?;
    Ok(())
}

/// Checks the month that is over, and every earlier one of which something was found before.
#[tracing::instrument(name = "concern.check_months", skip_all)]
pub(crate) async fn check_months(ctx: &Ctx) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    let mut months = concerns::months(&mut tx).await?;
    months.push(before(ctx.now().month()).to_string());
    months.sort_unstable();
    months.dedup();
    for month in months {
        concerns::check_month(&mut tx, &month, ctx.now()).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// The month before.
const fn before(month: Month) -> Month {
    match month.month {
        1 => Month { year: month.year - 1, month: 12 },
        month_of_year => Month { year: month.year, month: month_of_year - 1 },
    }
}
