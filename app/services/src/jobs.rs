//! What the server does by itself, in the background.

pub mod supervise;

use crate::{Ctx, Result, publish::releases};
use domain::clock::Moment;
use storage::{Uuid, attempts, dialect, imports, leases, sessions, tallies};

/// Folds appended changes into the totals, some in each transaction, and takes nobody's place when there are none. One
/// process at a time; another that asks meanwhile does nothing.
pub async fn fold_tallies(ctx: &Ctx, holder: Uuid) -> Result<()> {
    let mut tx = ctx.db.read().await?;
    let mut more = tallies::any_to_fold(&mut tx).await?;
    drop(tx);
    while more {
        let mut tx = ctx.db.begin_at_one_moment().await?;
        let until = Moment(ctx.now().0 + 60_000_000);
        if !leases::take(&mut tx, "tally-folder", holder, ctx.now(), until).await? {
            return Ok(());
        }
        more = tallies::fold(&mut tx).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Ends sessions that have run out, forgets tries that no longer count, drops releases that were
/// prepared and never published, and empties the write-ahead log of what was overwritten while somebody was reading.
pub async fn sweep(ctx: &Ctx) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    sessions::sweep(&mut tx, ctx.now()).await?;
    // A file whose columns nobody named within the hour: it holds words.
    imports::forget_before(&mut tx, Moment(ctx.now().0 - 3_600_000_000)).await?;
    attempts::forget_before(&mut tx, ctx.now().0 / 1_000_000 - 3600).await?;
    tx.commit().await?;
    releases::drop_abandoned(ctx).await?;
    dialect::truncate_log(&ctx.db).await?;
    Ok(())
}
