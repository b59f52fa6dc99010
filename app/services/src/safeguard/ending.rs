//! What becomes of concerns in the long run: each month is checked for worries without an end, and what was kept for its
//! lawful time goes, with its keys.

use super::case::{lock_feedback, trail};
use crate::{Ctx, Result, jobs};
use domain::clock::Month;
use storage::{Uuid, concerns};

/// So many concerns go in one turn.
const A_TURN: i64 = 50;

/// Forgets the concerns whose time has come, each in a transaction of its own, and then what was overwritten.
#[tracing::instrument(name = "concern.forget_due", skip_all)]
pub(crate) async fn forget_due(ctx: &Ctx) -> Result<()> {
    let mut tx = ctx.db.read().await?;
    let due = concerns::due_to_go(&mut tx, ctx.now(), A_TURN).await?;
    drop(tx);
    for id in due {
        forget(ctx, id).await?;
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
