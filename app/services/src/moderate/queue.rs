//! What waits on a desk, and taking it.

use crate::{
    Ctx, ErrorKind, Grant, Result,
    acts::{Claim, SeeQueue},
    govern::audit::{Said, write},
};
use domain::{
    Bilingual,
    clock::Moment,
    disclosure::Workload,
    feedback::{Desk, State, Tier},
    permission::Role,
};
use storage::{
    Tx, Uuid, directory,
    feedback::{self, Thing},
    moderation::{self, Facts, Filter, Queued, Reading},
};

/// At most this many lines of a queue are shown: nobody reads further before the first are done.
const LINES: i64 = 100;

/// Which part of the queue is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Asked {
    /// One tier only.
    pub tier: Option<Tier>,
    /// Only what I have claimed.
    pub mine: bool,
}

/// A line of the queue.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Dates and facts, no words.
    pub queued: Queued,
    /// What families call the service, if it was named.
    pub service: Option<Bilingual>,
    /// Whether the one who asks has claimed it.
    pub mine: bool,
    /// Whether somebody else has claimed it and not looked at it for too long: it may be taken over.
    pub left: bool,
}

/// What waits on a desk.
#[derive(Debug, Clone)]
pub struct Queue {
    /// Most urgent first; at most a hundred.
    pub lines: Vec<Waiting>,
    /// How many wait in each tier, held ones too.
    pub tiers: Vec<(Tier, Workload)>,
    /// How many the one who asks has claimed.
    pub mine: Workload,
    /// How many are held for a second person.
    pub held: Workload,
    /// How many should have been read by now.
    pub overdue: bool,
}

/// Shows a desk's queue.
#[tracing::instrument(name = "queue.queue", skip_all)]
pub async fn queue(ctx: &Ctx, grant: &Grant<SeeQueue>, asked: Asked) -> Result<Queue> {
    let place = grant.thing();
    let desk = place.desk.unwrap_or(Desk::Moderation);
    let filter = Filter { tier: asked.tier, mine: asked.mine, person: grant.person(), limit: LINES };
    let mut tx = ctx.db.read().await?;
    let lines = moderation::queue(&mut tx, &place.authority, desk, filter).await?;
    let mine = moderation::mine(&mut tx, &place.authority, desk, grant.person()).await?;
    let held = moderation::held(&mut tx, &place.authority, desk).await?;
    let loads = moderation::workload(&mut tx, &place.authority, desk).await?;
    let services = directory::of_authority(&mut tx, &place.authority).await?;
    let load = |items: i64| {
        Workload::up_to(u64::try_from(items).unwrap_or_default(), moderation::COUNTED_TO.unsigned_abs())
    };
    let name =
        |id: Uuid| services.iter().find(|service| service.id == id).map(|service| service.name.clone());
    Ok(Queue {
        tiers: loads.iter().map(|of| (of.tier, load(of.n))).collect(),
        mine: load(mine),
        held: load(held),
        overdue: loads.iter().filter_map(|of| of.oldest_due).any(|due| due < ctx.now()),
        lines: lines
            .into_iter()
            .map(|queued| Waiting {
                service: queued.service.and_then(name),
                mine: queued.claimed.as_ref().is_some_and(|(person, _)| *person == grant.person()),
                left: queued.looked.is_some_and(|looked| looked < idle_since(ctx, queued.tier)),
                queued,
            })
            .collect(),
    })
}

/// What the permission table needs to know about `id`, for [`crate::authorise`].
///
/// # Errors
/// [`ErrorKind::NotFound`].
#[tracing::instrument(name = "queue.thing", skip_all)]
pub async fn thing(ctx: &Ctx, id: Uuid) -> Result<Thing> {
    let mut tx = ctx.db.read().await?;
    Ok(feedback::thing(&mut tx, id).await?.ok_or(ErrorKind::NotFound)?)
}

/// Before when somebody must have looked at an item that they claimed, for another to take it over.
fn idle_since(ctx: &Ctx, tier: Tier) -> Moment {
    Moment(ctx.now().0 - tier.claim_lasts())
}

/// Takes an item, also from somebody who has left it lying for too long. Nobody reads the same one at the same time, and
/// nobody is their own second reader.
///
/// # Errors
/// [`ErrorKind::Stale`] if somebody has it, or it was decided; [`ErrorKind::Refused`] for one that this person
/// has stepped back from or has held for somebody else.
#[tracing::instrument(name = "queue.claim", skip_all)]
pub async fn claim(ctx: &Ctx, grant: &Grant<Claim>) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    let (thing, person) = (grant.thing(), grant.person());
    let readings = moderation::readings(&mut tx, thing.id).await?;
    let Facts { state, tier, .. } = moderation::facts(&mut tx, thing.id).await?.ok_or(ErrorKind::NotFound)?;
    let barred = |reading: &Reading| {
        reading.person == person
            && (reading.decision == "recused" || (reading.decision == "held" && state == State::Held))
    };
    if readings.iter().any(barred) {
        return Err(ErrorKind::Refused.into());
    }
    if !moderation::claim(&mut tx, thing.id, person, ctx.now(), idle_since(ctx, tier)).await? {
        return Err(ErrorKind::Stale.into());
    }
    let action = if thing.claimed_by.is_some() { "take-over" } else { "claim" };
    said(ctx, &mut tx, person, thing, action).await?;
    tx.commit().await?;
    Ok(())
}

/// Gives an item back.
///
/// # Errors
/// [`ErrorKind::Stale`] if this person does not have it.
#[tracing::instrument(name = "queue.give_back", skip_all)]
pub async fn give_back(ctx: &Ctx, grant: &Grant<Claim>) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    leave(ctx, &mut tx, grant, "give-back").await?;
    tx.commit().await?;
    Ok(())
}

/// Gives an item back for good: "I know this family, worker or carer". It is not offered to this person again.
///
/// # Errors
/// [`ErrorKind::Stale`] if this person does not have it; [`ErrorKind::Alone`] on the designated officer's desk, if there is
/// nobody else who could read it.
#[tracing::instrument(name = "queue.step_back", skip_all)]
pub async fn step_back(ctx: &Ctx, grant: &Grant<Claim>) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    if only_officer(&mut tx, grant.thing(), grant.person()).await? {
        return Err(ErrorKind::Alone.into());
    }
    leave(ctx, &mut tx, grant, "step-back").await?;
    let reading = Reading {
        person: grant.person(),
        name: String::new(),
        at: ctx.now(),
        decision: "recused".to_owned(),
        criticality: None,
        reason: None,
    };
    moderation::add_reading(&mut tx, ctx.id(), grant.thing().id, &reading).await?;
    tx.commit().await?;
    Ok(())
}

/// Whether an item lies on the designated officer's desk and there is no other officer: whatever this person does not do
/// with it, nobody will.
pub(super) async fn only_officer(tx: &mut Tx, thing: &Thing, person: Uuid) -> Result<bool> {
    Ok(thing.desk == Desk::DesignatedOfficer
        && moderation::others(tx, thing.id, Role::DesignatedOfficer, person).await? == 0)
}

async fn leave(ctx: &Ctx, tx: &mut Tx, grant: &Grant<Claim>, action: &str) -> Result<()> {
    if !moderation::give_back(tx, grant.thing().id, grant.person()).await? {
        return Err(ErrorKind::Stale.into());
    }
    said(ctx, tx, grant.person(), grant.thing(), action).await
}

/// Writes an entry about a feedback.
pub(super) async fn said(ctx: &Ctx, tx: &mut Tx, person: Uuid, thing: &Thing, action: &str) -> Result<()> {
    let said = Said {
        actor: Some(person),
        action,
        thing: "feedback",
        thing_id: thing.id.to_string(),
        authority: Some(&thing.authority),
        detail: String::new(),
    };
    write(ctx, tx, said).await
}
