//! One concern that goes on in another: the same child pressed twice, or two people wrote of the same matter.

use super::{
    case::{Case, Written},
    steps::Stepped,
};
use crate::{Ctx, Grant, Result, acts::ActOnConcern};
use domain::concern::Act;
use storage::concerns;

/// Lets the concern of `other` go on in that of `into`: its feedback belongs to that one from now on, and it is closed.
/// Both lie on one desk of one authority.
///
/// # Errors
/// [`crate::ErrorKind::NotFound`] if they do not.
#[tracing::instrument(name = "concern.join", skip_all)]
pub async fn join(ctx: &Ctx, into: &Grant<ActOnConcern>, other: &Grant<ActOnConcern>) -> Result<Stepped> {
    let (this, that) = (into.thing(), other.thing());
    let apart =
        this.id == that.id || this.authority != that.authority || this.kind.desk() != that.kind.desk();
    if apart || into.person() != other.person() {
        return Err(crate::ErrorKind::NotFound.into());
    }
    let mut tx = ctx.db.begin().await?;
    // In one order, so that two who join the same two never wait for each other.
    let (first, second) = if this.id < that.id { (this.id, that.id) } else { (that.id, this.id) };
    concerns::lock(&mut tx, first).await?;
    concerns::lock(&mut tx, second).await?;
    let ends = Case::of(&mut tx, (that, other.person()), None).await?;
    let goes_on = Case::of(&mut tx, (this, into.person()), None).await?;
    let (end, add) = match (ends.next(ctx, Act::Join), goes_on.next(ctx, Act::Add)) {
        (Ok(end), Ok(add)) => (end, add),
        (Err(refusal), _) | (_, Err(refusal)) => return Ok(Stepped::Refused(refusal)),
    };
    let feedback = concerns::feedback(&mut tx, that.id).await?;
    ends.write(ctx, &mut tx, &end, Written::default(), "concern-join").await?;
    for about in feedback {
        concerns::add_feedback(&mut tx, this.id, about.id, ctx.now()).await?;
    }
    goes_on.write(ctx, &mut tx, &add, Written::default(), "concern-add").await?;
    tx.commit().await?;
    Ok(Stepped::Done)
}
