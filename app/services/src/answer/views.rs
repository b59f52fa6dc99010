//! Saved views: a combination of the board's filters that somebody keeps under a name of their own. Nobody else sees it.

use crate::{Ctx, Grant, Result, acts::ReadSummaries};
pub use storage::board::View;
use storage::{Uuid, board};

/// The longest name, in characters.
const NAME_LIMIT: usize = 60;
/// The longest filters, in characters: codes only.
const FILTERS_LIMIT: usize = 200;
/// So many views may somebody keep.
const MOST: usize = 20;

/// The views that the grant's person keeps in its authority, oldest first.
#[tracing::instrument(name = "views.list", skip_all)]
pub async fn list(ctx: &Ctx, grant: &Grant<ReadSummaries>) -> Result<Vec<View>> {
    let mut tx = ctx.db.read().await?;
    Ok(board::views(&mut tx, grant.person(), &grant.thing().authority).await?)
}

/// Keeps a view, over the one of the same name. False: it has no name or too long a one, or there are too many.
#[tracing::instrument(name = "views.keep", skip_all)]
pub async fn keep(ctx: &Ctx, grant: &Grant<ReadSummaries>, name: &str, filters: &str) -> Result<bool> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > NAME_LIMIT || filters.len() > FILTERS_LIMIT {
        return Ok(false);
    }
    let of = (grant.person(), grant.thing().authority.as_str());
    let mut tx = ctx.db.begin().await?;
    let known = board::views(&mut tx, of.0, of.1).await?;
    if known.len() >= MOST && !known.iter().any(|view| view.name == name) {
        return Ok(false);
    }
    let view = View { id: ctx.token(), name: name.to_owned(), filters: filters.to_owned() };
    board::keep_view(&mut tx, of, &view, ctx.now()).await?;
    tx.commit().await?;
    Ok(true)
}

/// Removes a view of the grant's person; one of somebody else stays.
#[tracing::instrument(name = "views.remove", skip_all)]
pub async fn remove(ctx: &Ctx, grant: &Grant<ReadSummaries>, id: Uuid) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    board::drop_view(&mut tx, grant.person(), id).await?;
    Ok(tx.commit().await?)
}
