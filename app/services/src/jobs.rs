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

use crate::Ctx;
use storage::Uuid;

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
