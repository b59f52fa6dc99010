//! What the server does by itself: work that is done later (`engine`), of some `kinds`, and tasks that never end
//! ([`supervise`]).

mod engine;
mod kinds;
pub mod supervise;
#[cfg(test)]
mod tests;
mod truncate_log;
mod works;

pub use engine::{Counts, Listed, counts, list, revive};
pub(crate) use engine::{Work, enqueue};
pub use kinds::{Kind, Lane, Rule};
pub(crate) use truncate_log::TruncateLog;

use crate::{Ctx, Result};
use domain::clock::Moment;
use storage::{Uuid, leases, tallies};

/// Does the due work of a lane for ever. Any number of workers may run in any number of processes. `holder` names the
/// process.
pub async fn work(ctx: Ctx, lane: Lane, holder: Uuid) {
    engine::work(ctx, lane, holder, works::perform).await;
}

/// One turn of a worker of a lane, for tests. False: nothing was due.
#[cfg(test)]
pub(crate) async fn once(ctx: &Ctx, lane: Lane) -> bool {
    engine::turn(ctx, lane, ctx.token(), works::perform).await.unwrap_or(false)
}

/// Folds appended changes into the totals, some in each transaction, and takes no write lock when there are none. One
/// process at a time does this; another one returns at once.
#[tracing::instrument(skip_all)]
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
