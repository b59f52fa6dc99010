//! Making sure that somebody is safe before an item is decided: telephone calls, and a second person who finds no concern.

use super::life::{Life, refused, said, said_of};
use crate::{Ctx, Error, ErrorKind, Grant, Result, acts::Decide, original, safeguard, vault};
use domain::{
    calls::{Call, CallProblem, Rung},
    clock::Moment,
    lifecycle::{Act, Judgement},
};
use serde::{Deserialize, Serialize};
use storage::{
    Tx, Uuid,
    moderation::{self, CallRecord, Reading},
};

/// The longest reason for finding no concern or for reopening, in characters.
pub const REASON_LIMIT: usize = 1_000;

/// A recorded call, opened for the claimant of the item.
#[derive(Clone)]
pub struct Recorded {
    /// Who rang, by the name that colleagues see.
    pub by: String,
    /// Whom they rang.
    pub rung: Rung,
    /// When.
    pub rung_at: Moment,
    /// The name of the person who answered.
    pub who: String,
    /// The reference that was given; may be empty.
    pub reference: String,
    /// What was said.
    pub said: String,
}

/// It may hold names: `Debug` prints none.
impl std::fmt::Debug for Recorded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Recorded({})", self.rung)
    }
}

/// The sealed part of a call.
#[derive(Serialize, Deserialize)]
struct Inside {
    who: String,
    reference: String,
    said: String,
}

/// What of a call goes under the seal.
pub(crate) fn inside_of(who: &str, reference: &str, said: &str) -> Result<Vec<u8>> {
    let trimmed = |text: &str| text.trim().to_owned();
    let inside = Inside { who: trimmed(who), reference: trimmed(reference), said: trimmed(said) };
    serde_json::to_vec(&inside).map_err(Error::internal)
}

/// Records a telephone call about a claimed item. What is missing comes back, and then nothing is written.
///
/// # Errors
/// [`ErrorKind::Stale`] if this person no longer has the item, or it was changed since `seen`.
#[tracing::instrument(name = "safety.record_call", skip_all)]
pub async fn record_call(
    ctx: &Ctx,
    grant: &Grant<Decide>,
    call: &Call,
    seen: Option<i64>,
) -> Result<Vec<CallProblem>> {
    let mut tx = ctx.db.begin().await?;
    let (thing, person) = (grant.thing(), grant.person());
    let life = Life::of(ctx, &mut tx, thing, person, seen).await?;
    life.next(Act::Call).map_err(refused)?;
    let facts = moderation::facts(&mut tx, thing.id).await?.ok_or(ErrorKind::NotFound)?;
    let problems = call.problems(facts.received, ctx.now());
    let (Some(rung), Some(rung_at)) = (call.rung, call.rung_at) else { return Ok(problems) };
    if !problems.is_empty() {
        return Ok(problems);
    }
    let plain = inside_of(&call.who, &call.reference, &call.said)?;
    let sealed = original::seal_note(ctx, &mut tx, thing.id, &plain).await?;
    let record =
        CallRecord { id: ctx.token(), person, name: String::new(), at: ctx.now(), rung_at, rung, sealed };
    moderation::add_call(&mut tx, thing.id, &record).await?;
    safeguard::rang(ctx, &mut tx, (thing.id, person), (rung, call)).await?;
    life.touch(&mut tx).await?;
    said_of(ctx, &mut tx, person, thing, ("record-call", format!("rung={rung}"))).await?;
    tx.commit().await?;
    Ok(Vec::new())
}

/// The calls about an item, opened.
pub(super) async fn recorded(ctx: &Ctx, tx: &mut Tx, id: Uuid) -> Result<Vec<Recorded>> {
    let mut opened = Vec::new();
    for CallRecord { name: by, rung, rung_at, sealed, .. } in moderation::calls(tx, id).await? {
        let plain = original::open_note(ctx, tx, id, &sealed).await?;
        let Inside { who, reference, said } = serde_json::from_slice(&plain).map_err(Error::internal)?;
        opened.push(Recorded { by, rung, rung_at, who, reference, said });
    }
    Ok(opened)
}

/// Records that a second person finds no concern, and why. False: there is no reason, or it is too long; nothing was
/// written.
///
/// # Errors
/// [`ErrorKind::Stale`] if this person no longer has the item, or it was changed since `seen`; [`ErrorKind::Refused`] for
/// the first reader.
#[tracing::instrument(name = "safety.no_concern", skip_all)]
pub async fn no_concern(ctx: &Ctx, grant: &Grant<Decide>, why: &str, seen: Option<i64>) -> Result<bool> {
    let mut tx = ctx.db.begin().await?;
    let (thing, person) = (grant.thing(), grant.person());
    let life = Life::of(ctx, &mut tx, thing, person, seen).await?;
    life.next(Act::NoConcern).map_err(refused)?;
    if !is_reason(why) {
        return Ok(false);
    }
    note(ctx, &mut tx, (thing.id, person), Judgement::NoConcern, why).await?;
    life.touch(&mut tx).await?;
    said(ctx, &mut tx, person, thing, "no-concern").await?;
    tx.commit().await?;
    Ok(true)
}

/// Whether a reason says something, and not too much.
pub(super) fn is_reason(why: &str) -> bool {
    !why.trim().is_empty() && why.chars().count() <= REASON_LIMIT
}

/// Writes a reading that is a judgement with its reason.
pub(super) async fn note(
    ctx: &Ctx,
    tx: &mut Tx,
    (id, person): (Uuid, Uuid),
    judgement: Judgement,
    why: &str,
) -> Result<()> {
    let reason = vault::own(ctx, tx, id).await?.seal_reason(why, ctx.random())?;
    let reading =
        Reading { person, name: String::new(), at: ctx.now(), judgement, criticality: None, reason };
    moderation::add_reading(tx, ctx.id(), id, &reading).await?;
    Ok(())
}
