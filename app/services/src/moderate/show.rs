//! The fixed sentence that a reader chooses for the number.
//!
//! The people who keep somebody safe choose from the same list. What they choose stands where no reader has chosen anything,
//! so a sentence has to be nothing out of the ordinary: any reader can show any of them for any feedback.

use super::life::{Life, refused, said};
use crate::{Ctx, ErrorKind, Grant, Result, acts::Decide};
use domain::{concern::Status, lifecycle::Act};
use storage::concerns;

/// Chooses the sentence that the number of a claimed item shows. While a concern about it is open, its desk chooses.
///
/// # Errors
/// [`ErrorKind::Stale`] if this person no longer has the item, or it was changed since `seen`; [`ErrorKind::Refused`] while
/// a concern about it is open.
#[tracing::instrument(name = "item.show", skip_all)]
pub async fn show(ctx: &Ctx, grant: &Grant<Decide>, status: Status, seen: Option<i64>) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    let (thing, person) = (grant.thing(), grant.person());
    let life = Life::of(ctx, &mut tx, thing, person, seen).await?;
    life.next(Act::Show).map_err(refused)?;
    if concerns::of_feedback(&mut tx, thing.id).await?.iter().any(|over| over.closed.is_none()) {
        return Err(ErrorKind::Refused.into());
    }
    life.show(&mut tx, status).await?;
    said(ctx, &mut tx, person, thing, "show").await?;
    tx.commit().await?;
    Ok(())
}
