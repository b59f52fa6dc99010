//! Where an alert leads the person it was sent to, and nobody else.

use super::{
    disclose,
    house::{House, Ring},
    steps::{Stepped, acknowledge},
};
use crate::{Actor, Ctx, ErrorKind, Result, acts::ActOnConcern, authorise};
use domain::concern::State;
use storage::{Tx, Uuid, alerts, concerns};

/// What the person of an alert can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Nobody has it: they can take it.
    Take,
    /// They have it.
    Mine,
    /// Somebody else has it, or it is over.
    Taken,
    /// Somebody asks for a disclosure that they answer, or made one at once that they review.
    Answer,
    /// They act on no concern, and are asked to ring the front door, since nobody has answered.
    Ring,
}

/// What an alert is about, as far as it is shown before anything is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alerted {
    /// The authority in which the person acts on it.
    pub authority: String,
    /// What they can do.
    pub wanted: Wanted,
    /// It was reported by telephone.
    pub called: bool,
    /// Whom to ring at this hour.
    pub ring: Vec<Ring>,
}

async fn about(tx: &mut Tx, actor: &Actor, alert: Uuid) -> Result<(Uuid, String)> {
    Ok(alerts::about(tx, alert, actor.person).await?.ok_or(ErrorKind::NotFound)?)
}

/// What the alert `id` is about, for the person it was sent to.
///
/// # Errors
/// [`ErrorKind::NotFound`] for anybody else, for a trial, and once the concern is forgotten.
#[tracing::instrument(name = "concern.alerted", skip_all)]
pub async fn alerted(ctx: &Ctx, actor: &Actor, id: Uuid) -> Result<Alerted> {
    let mut tx = ctx.db.read().await?;
    let (concern, step) = about(&mut tx, actor, id).await?;
    let asked = match disclose::of_step(&step) {
        Some(asked) => concerns::request(&mut tx, asked).await?,
        None => None,
    };
    let stored = concerns::stored(&mut tx, concern).await?.ok_or(ErrorKind::NotFound)?;
    let standing = stored.standing;
    let house = House::of(&mut tx, &stored.matter.authority, standing.desk()).await?;
    drop(tx);
    let acts = match authorise::<ActOnConcern>(ctx, actor, concern).await {
        Ok(_) => true,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::Denied) => false,
        Err(error) => return Err(error),
    };
    let wanted = match (standing.is_open(), standing.state() == State::Raised) {
        // Whoever only answers is asked for nothing else, and for that once.
        _ if asked.is_some() && !acts => match asked.and_then(|asked| asked.request.answered) {
            None => Wanted::Answer,
            Some(_) => Wanted::Taken,
        },
        (true, true) if acts => Wanted::Take,
        (true, true) => Wanted::Ring,
        (true, false) if acts && standing.owner == Some(actor.person) => Wanted::Mine,
        _ => Wanted::Taken,
    };
    let called = standing.times.called.is_some();
    Ok(Alerted { authority: stored.matter.authority, wanted, called, ring: house.ring(ctx.now()) })
}

/// "I have it", from the alert `id`.
///
/// # Errors
/// [`ErrorKind::NotFound`] for anybody to whom it was not sent, or who does not act on concerns of its desk.
#[tracing::instrument(name = "concern.take", skip_all)]
pub async fn take_alerted(ctx: &Ctx, actor: &Actor, id: Uuid) -> Result<Stepped> {
    let mut tx = ctx.db.read().await?;
    let (concern, _) = about(&mut tx, actor, id).await?;
    drop(tx);
    let leave = authorise::<ActOnConcern>(ctx, actor, concern).await?;
    acknowledge(ctx, &leave).await
}
