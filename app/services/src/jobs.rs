//! What the server does by itself, in the background.

pub mod supervise;

use crate::{Ctx, Result};
use domain::clock::Moment;
use storage::{Tx, Uuid, attempts, dialect, feedback, imports, leases, sessions, tallies};

/// Folds appended changes into the totals. One process at a time; another that asks meanwhile does nothing.
pub async fn fold_tallies(ctx: &Ctx, holder: Uuid) -> Result<()> {
    let mut tx = ctx.db.begin_at_one_moment().await?;
    let until = Moment(ctx.now().0 + 60_000_000);
    if leases::take(&mut tx, "tally-folder", holder, ctx.now(), until).await? {
        tallies::fold(&mut tx).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Ends sessions that have run out, forgets tries that no longer count, and empties the write-ahead log of what was
/// overwritten while somebody was reading.
pub async fn sweep(ctx: &Ctx) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    sessions::sweep(&mut tx, ctx.now()).await?;
    // A file whose columns nobody named within the hour: it holds words.
    imports::forget_before(&mut tx, Moment(ctx.now().0 - 3_600_000_000)).await?;
    attempts::forget_before(&mut tx, ctx.now().0 / 1_000_000 - 3600).await?;
    tx.commit().await?;
    dialect::truncate_log(&ctx.db).await?;
    Ok(())
}

/// Takes accepted feedback out of the figures again, by appending what counts against it.
pub(crate) async fn uncount(tx: &mut Tx, id: Uuid) -> Result<()> {
    let Some(counted) = feedback::counted_as(tx, id).await? else { return Ok(()) };
    let mut cells = crate::publish::tally::cells(tx, id, &counted).await?;
    for cell in &mut cells {
        cell.n = -cell.n;
    }
    tallies::append(tx, &counted.authority, &counted.quarter, &cells).await?;
    Ok(())
}
