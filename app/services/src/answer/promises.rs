//! The promised day: when it comes, a job gives every decided feedback an answer of some kind.

use crate::{Ctx, Result, moderate::summaries::material, publish::count};
use domain::{
    catalogue::ThemeCode,
    clock::{DAY_MICROS, Moment, Quarter},
    disclosure::Workload,
    summary::MIN_SOURCES,
};
use std::collections::{BTreeMap, HashMap};
use storage::{
    Tx, Uuid,
    answers::{self, Answerable},
    leases,
};

/// How many answers are written in one transaction.
const BATCH: i64 = 200;
/// The most batches a run, so that nobody else waits long for the database.
const BATCHES: usize = 50;
/// How long the lease lasts, in microseconds: longer than any batch takes.
const LEASE_MICROS: i64 = 60_000_000;

/// On how many feedback a summary of each theme of an authority's quarter may draw, as far as this run has asked.
type Material = HashMap<(String, Quarter), BTreeMap<ThemeCode, Workload>>;

/// Writes down the answers that are due today or were before, and gives how many. One process at a time.
/// This job never takes an answer away. Feedback that is owed an answer is skipped until a summary is read or somebody
/// takes feedback back.
#[tracing::instrument(name = "promises.give_due", skip_all)]
pub async fn give_due(ctx: &Ctx, holder: Uuid) -> Result<usize> {
    let mut given = 0;
    let mut material = Material::new();
    for _ in 0..BATCHES {
        let found = batch(ctx, holder, &mut material).await?;
        given += found;
        if i64::try_from(found).is_ok_and(|found| found < BATCH) {
            break;
        }
    }
    Ok(given)
}

/// One batch, and how many were in it: none if another process has the lease.
async fn batch(ctx: &Ctx, holder: Uuid, known: &mut Material) -> Result<usize> {
    let now = ctx.now();
    let mut tx = ctx.db.read().await?;
    let due = answers::due(&mut tx, end_of_today(now), BATCH).await?;
    let mut given = Vec::with_capacity(due.len());
    for feedback in &due {
        let unsettled = feedback.facts.at_once().is_none() && feedback.facts.summarised.is_none();
        let enough = unsettled && enough(&mut tx, feedback, known).await?;
        given.extend(feedback.facts.by_the_day(enough, now).map(|(kind, since)| (feedback.id, kind, since)));
    }
    drop(tx);
    if given.is_empty() {
        return Ok(0);
    }
    let mut tx = ctx.db.begin().await?;
    if !leases::take(&mut tx, "answers", holder, now, Moment(now.0 + LEASE_MICROS)).await? {
        return Ok(0);
    }
    for (id, kind, since) in &given {
        let first = answers::give(&mut tx, *id, *kind, *since).await?;
        if let Some(since) = since.filter(|_| first) {
            count::answered(&mut tx, *id, *kind, since).await?;
        }
    }
    tx.commit().await?;
    Ok(given.len())
}

/// Midnight at the end of the local day: a promise holds until then.
fn end_of_today(now: Moment) -> Moment {
    let tomorrow = now.date().tomorrow().ok().and_then(Moment::at_start_of);
    tomorrow.unwrap_or(Moment(now.0 + DAY_MICROS))
}

/// Whether a summary of some theme of `feedback` could be written.
async fn enough(tx: &mut Tx, feedback: &Answerable, known: &mut Material) -> Result<bool> {
    let key = (feedback.authority.clone(), feedback.quarter);
    if !known.contains_key(&key) {
        let found = material(tx, &feedback.authority, feedback.quarter).await?;
        known.insert(key.clone(), found);
    }
    let least = Workload::new(u64::try_from(MIN_SOURCES).unwrap_or(u64::MAX));
    let themes = answers::themes(tx, feedback.id).await?;
    let found = |theme: &ThemeCode| known.get(&key)?.get(theme).copied();
    Ok(themes.iter().filter_map(found).any(|material| material >= least))
}
