//! Telling the people of a desk: at once, then the next of them, then everybody and the moderators, until somebody has it;
//! and whoever has it when something is late.
//!
//! A step is taken in one transaction with its alerts, under a lock, and has a name that is there once: however many
//! processes look, and however often one is killed, nobody is told twice and nobody is left out.
//!
//! On the desk there is an alert for each person and step. By mail or text message a flood of concerns makes one in so many
//! minutes for each person ([`leaves`]): all alerts say the same, and the desk lists every concern.

use super::{
    case::{told, trail},
    house::House,
};
use crate::{Ctx, ErrorKind, Result, alerts};
use domain::{
    alert::{Way, leaves},
    concern::{
        Measure,
        clocks::{What, clocks},
        rota::{DueStep, next_step, tell},
    },
    permission::Role,
};
use std::iter;
use storage::{
    Tx, Uuid,
    concerns::{self, Alert, Channel, Stored, Telling},
};

/// So many concerns are looked at at once.
const AT_ONCE: i64 = 50;
/// So often in one turn: enough for a flood, and a turn still ends.
const A_TURN: usize = 40;

/// Takes every step that is due. Each concern is a transaction of its own: one that fails keeps no other waiting, and the
/// first failure is reported once all were looked at.
#[tracing::instrument(name = "concern.tell_due", skip_all)]
pub(super) async fn tell_due(ctx: &Ctx) -> Result<()> {
    let mut failed = Ok(());
    for _ in 0..A_TURN {
        let mut tx = ctx.db.read().await?;
        let due = concerns::due_to_tell(&mut tx, ctx.now(), AT_ONCE).await?;
        drop(tx);
        for id in &due {
            if let Err(error) = tell_one(ctx, *id).await {
                tracing::error!(event = "concern.telling-failed", kind = ?error.kind(), cause = %error.causes());
                failed = failed.and(Err(error));
            }
        }
        // What failed is still due: the next turn tries it again.
        if due.is_empty() || failed.is_err() {
            break;
        }
    }
    failed
}

/// Takes the step that is due for one concern.
async fn tell_one(ctx: &Ctx, id: Uuid) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    concerns::lock(&mut tx, id).await?;
    // Another process may have ended it or told everybody meanwhile.
    let Some(stored) = concerns::stored(&mut tx, id).await? else { return Ok(()) };
    let of = &stored.standing;
    let house = House::of(&mut tx, &stored.matter.authority, of.desk()).await?;
    let clocks = clocks(of, &house.clocks, &house.calendar);
    let mut so_far = told(&mut tx, id, of.round).await?;
    let step = next_step(of, &clocks, &so_far, &house.clocks);
    let mut front_door = None;
    let mut wakes = step.as_ref().map(|step| step.at);
    if let Some(step) = step.filter(|step| step.at <= ctx.now()) {
        let asked = take(ctx, &mut tx, (&stored, &house), &step).await?;
        front_door = asked.then(|| ctx.now());
        so_far.steps.push((step.what, ctx.now()));
        wakes = next_step(of, &clocks, &so_far, &house.clocks).map(|step| step.at);
    }
    concerns::wake(&mut tx, id, wakes, front_door).await?;
    tx.commit().await?;
    Ok(())
}

/// Tells people of a locked concern now, besides what its clocks ask for.
pub(super) async fn tell_of(ctx: &Ctx, tx: &mut Tx, stored: &Stored, what: What) -> Result<()> {
    let of = &stored.standing;
    let house = House::of(tx, &stored.matter.authority, of.desk()).await?;
    let steps = concerns::steps(tx, stored.matter.id, of.round).await?;
    let nth = steps.iter().filter(|(about, _)| *about == what).count() + 1;
    take(ctx, tx, (stored, &house), &DueStep { what, nth, at: ctx.now() }).await.map(drop)
}

/// The way of an alert as it is stored.
const fn channel(way: Way) -> Channel {
    match way {
        Way::Mail => Channel::Mail,
        Way::Text => Channel::Webhook,
    }
}

/// Takes a step: writes that it was taken, and an alert for each person. True: the moderators are asked to ring the front
/// door. Taken before, it tells nobody.
async fn take(ctx: &Ctx, tx: &mut Tx, (stored, house): (&Stored, &House), step: &DueStep) -> Result<bool> {
    let (id, of, now) = (stored.matter.id, &stored.standing, ctx.now());
    let able = concerns::able(tx, id, of.desk().role()).await?;
    let so_far = told(tx, id, of.round).await?;
    let telling = tell(of, step, &house.people(&able, now), &so_far);
    let mut people = telling.people.clone();
    if telling.front_door {
        let moderators = concerns::holders(tx, &stored.matter.authority, Role::Moderator).await?;
        people.extend(moderators.into_iter().map(|able| able.person));
    }
    people.retain(|person| Some(*person) != of.about_person);
    people.sort_unstable();
    people.dedup();
    let (round, name) = (of.round, step.name());
    let count = i64::try_from(people.len()).map_err(|_| ErrorKind::Internal)?;
    let (what, front_door) = (step.what, telling.front_door);
    let row = Telling { concern: id, round, step: &name, what, at: now, people: count, front_door };
    if !concerns::tell(tx, &row).await? {
        return Ok(false);
    }
    alert(ctx, tx, (id, round, &name), people).await?;
    if step.what == What::Acknowledge && step.nth == 1 {
        let year = of.times.raised.reporting_year().to_string();
        let counted = (stored.matter.authority.as_str(), of.desk().code(), year.as_str());
        concerns::add_to_year(tx, counted, &Measure::Came.name(None), 1).await?;
    }
    trail(ctx, tx, None, &stored.matter, "concern-tell").await?;
    Ok(front_door)
}

/// Writes an alert of a step for each of these people, for the desk and for each of their ways by which none is about to
/// leave for them.
pub(super) async fn alert(
    ctx: &Ctx,
    tx: &mut Tx,
    (concern, round, step): (Uuid, i64, &str),
    people: Vec<Uuid>,
) -> Result<()> {
    let now = ctx.now();
    for person in people {
        let ways = alerts::ways(ctx, tx, person).await?;
        let outside = ways.into_iter().map(|way| (channel(way), Some(way)));
        for (channel, way) in iter::once((Channel::Desk, None)).chain(outside) {
            let made = match way {
                None => Some(now),
                Some(_) => leaves(concerns::newest_alert(tx, person, channel).await?, now),
            };
            let Some(made) = made else { continue };
            // What stands on the desk needs no sending.
            let (id, sent) = (ctx.token(), way.is_none().then_some(now));
            let alert = Alert { id, concern, round, step, person, channel, made, sent };
            if concerns::add_alert(tx, &alert).await?
                && let Some(way) = way
            {
                alerts::deliver(ctx, tx, id, (way, made)).await?;
            }
        }
    }
    Ok(())
}
