//! Taking an item from the queue, and giving it back.

use super::life::{Life, refused, said};
use crate::{Ctx, Grant, Result, acts::Claim};
use domain::lifecycle::{Act, Judgement};
use storage::moderation::{self, Reading};

/// Takes an item, also from somebody who has left it lying for too long or may no longer sign in. Nobody reads the same
/// one at the same time, and nobody is their own second reader. Taking what one has already changes nothing.
///
/// # Errors
/// [`crate::ErrorKind::Stale`] if somebody has it, or it was decided; [`crate::ErrorKind::Refused`] for one that this person
/// has stepped back from or has held for somebody else.
#[tracing::instrument(name = "queue.claim", skip_all)]
pub async fn claim(ctx: &Ctx, grant: &Grant<Claim>) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    let (thing, person) = (grant.thing(), grant.person());
    let life = Life::of(ctx, &mut tx, thing, person, None).await?;
    let next = life.next(Act::Claim).map_err(refused)?;
    if life.standing.claimed_by == next.claimed_by {
        return Ok(());
    }
    life.move_on(ctx, &mut tx, &next).await?;
    let action = if life.standing.claimed_by.is_some() { "take-over" } else { "claim" };
    said(ctx, &mut tx, person, thing, action).await?;
    tx.commit().await?;
    Ok(())
}

/// Gives an item back.
///
/// # Errors
/// [`crate::ErrorKind::Stale`] if this person does not have it.
#[tracing::instrument(name = "queue.give_back", skip_all)]
pub async fn give_back(ctx: &Ctx, grant: &Grant<Claim>) -> Result<()> {
    leave(ctx, grant, Act::GiveBack, "give-back").await
}

/// Gives an item back for good: "I know this family, worker or carer". It is not offered to this person again.
///
/// # Errors
/// [`crate::ErrorKind::Stale`] if this person does not have it; [`crate::ErrorKind::Alone`] if there is nobody else who could read it.
#[tracing::instrument(name = "queue.step_back", skip_all)]
pub async fn step_back(ctx: &Ctx, grant: &Grant<Claim>) -> Result<()> {
    leave(ctx, grant, Act::StepBack, "step-back").await
}

async fn leave(ctx: &Ctx, grant: &Grant<Claim>, act: Act, action: &str) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    let (thing, person) = (grant.thing(), grant.person());
    let life = Life::of(ctx, &mut tx, thing, person, None).await?;
    let next = life.next(act).map_err(refused)?;
    life.move_on(ctx, &mut tx, &next).await?;
    if next.judgement == Some(Judgement::Recused) {
        let reading = Reading {
            person,
            name: String::new(),
            at: ctx.now(),
            judgement: Judgement::Recused,
            criticality: None,
            reason: None,
        };
        moderation::add_reading(&mut tx, ctx.id(), thing.id, &reading).await?;
    }
    said(ctx, &mut tx, person, thing, action).await?;
    tx.commit().await?;
    Ok(())
}
