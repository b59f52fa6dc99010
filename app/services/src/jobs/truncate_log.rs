//! Empties SQLite's write-ahead log after words were erased.

use super::{engine::Work, kinds::Kind};
use crate::{Ctx, ErrorKind, Result};
use storage::{Uuid, dialect};

/// Empties SQLite's write-ahead log, so that words that were erased do not stay on in it. It cannot be emptied while
/// somebody reads from it; then it is tried again.
pub(crate) struct TruncateLog;

impl Work for TruncateLog {
    const KIND: Kind = Kind::TruncateLog;
    type Ids = ();

    async fn outside(ctx: &Ctx, (): &(), _: Uuid) -> Result<()> {
        if dialect::truncate_log(&ctx.db).await? { Ok(()) } else { Err(ErrorKind::Stale.into()) }
    }
}
