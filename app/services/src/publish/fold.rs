//! Rollups: changes of what responses count as become the counts of populations. A page and a job read the counts of a
//! few populations, however many responses there are.

use crate::{Ctx, Error, ErrorKind, Result};
use domain::{
    clock::{Moment, Quarter},
    disclosure::Tally,
    figures::{Contribution, Facts, Of, Period, counts_in},
};
use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};
use storage::{
    Tx, Uuid, leases,
    prepared::{self, Counting},
    tallies::{self, Change},
};

/// The counts of every population of an authority's quarter.
pub(crate) type Tallies = BTreeMap<Of, Tally>;

/// The lease of whoever changes counts.
const LEASE: &str = "tally-folder";
/// How long a lease lasts, in microseconds.
const LEASE_MICROS: i64 = 60_000_000;

/// Folds appended changes into the counts, some in each transaction, and takes no write lock when there are none. One
/// process at a time does this; another one returns at once.
#[tracing::instrument(skip_all)]
pub async fn fold(ctx: &Ctx, holder: Uuid) -> Result<()> {
    let mut tx = ctx.db.read().await?;
    let mut more = tallies::any_to_fold(&mut tx).await?;
    drop(tx);
    while more {
        let mut tx = ctx.db.begin_at_one_moment().await?;
        if !lease(ctx, &mut tx, holder).await? {
            return Ok(());
        }
        let (changes, last) = tallies::to_fold(&mut tx).await?;
        more = i64::try_from(changes.len()).is_ok_and(|folded| folded >= tallies::STEP);
        fold_some(&mut tx, &changes).await?;
        tallies::folded(&mut tx, last).await?;
        tx.commit().await?;
    }
    Ok(())
}

async fn lease(ctx: &Ctx, tx: &mut Tx, holder: Uuid) -> Result<bool> {
    Ok(leases::take(tx, LEASE, holder, ctx.now(), Moment(ctx.now().0 + LEASE_MICROS)).await?)
}

async fn fold_some(tx: &mut Tx, changes: &[Change]) -> Result<()> {
    let mut of_quarters: BTreeMap<(&str, &str), Vec<&Change>> = BTreeMap::new();
    for change in changes {
        of_quarters.entry((&change.authority, &change.quarter)).or_default().push(change);
    }
    for ((authority, quarter), changes) in of_quarters {
        let mut touched = Tallies::new();
        for change in changes {
            for of in populations(change)? {
                if let Entry::Vacant(place) = touched.entry(of) {
                    let kept = tallies::of(tx, authority, quarter, place.key()).await?;
                    place.insert(kept.unwrap_or_default());
                }
            }
            apply(&mut touched, change)?;
        }
        tallies::keep(tx, authority, quarter, &touched.into_iter().collect::<Vec<_>>()).await?;
    }
    Ok(())
}

fn populations(change: &Change) -> Result<Vec<Of>> {
    let mut of = Vec::new();
    for facts in change.before.iter().chain(&change.after) {
        of.extend(facts.contributions().map_err(Error::internal)?.into_keys());
    }
    Ok(of)
}

/// Applies a change to the counts of its populations.
fn apply(tallies: &mut Tallies, change: &Change) -> Result<()> {
    let (mut before, mut after) = (cells(change.before.as_ref())?, cells(change.after.as_ref())?);
    let of: BTreeSet<Of> = before.keys().chain(after.keys()).cloned().collect();
    for of in of {
        let (was, now) = (before.remove(&of), after.remove(&of));
        move_one(tallies.entry(of).or_default(), change, was.as_ref(), now.as_ref())?;
    }
    Ok(())
}

fn cells(facts: Option<&Facts>) -> Result<BTreeMap<Of, Contribution>> {
    let cells = facts.map(Facts::contributions).transpose();
    Ok(cells.map_err(Error::internal)?.unwrap_or_default())
}

/// What a change does in one population: the response joins, leaves, or stays and counts in other cells.
fn move_one(
    tally: &mut Tally,
    change: &Change,
    was: Option<&Contribution>,
    now: Option<&Contribution>,
) -> Result<()> {
    let key = change.before.as_ref().or(change.after.as_ref()).map_or(0, |facts| facts.key);
    match (was, now) {
        (Some(was), Some(now)) => tally.recount(key, was, now).map_err(Error::internal),
        (Some(was), None) => tally.leave(key, was).map_err(Error::internal),
        (None, Some(now)) => {
            tally.join(key, now);
            Ok(())
        }
        (None, None) => Ok(()),
    }
}

/// Counts one more response in memory: for made-up feedback by the thousand.
pub(crate) fn join(tallies: &mut Tallies, facts: &Facts) -> Result<()> {
    let (populations, cells) = facts.parts().map_err(Error::internal)?;
    for of in populations {
        let here = cells.iter().filter(|cell| counts_in(&of, cell));
        if let Some(tally) = tallies.get_mut(&of) {
            tally.join(facts.key, here);
        } else {
            let mut tally = Tally::default();
            tally.join(facts.key, here);
            tallies.insert(of, tally);
        }
    }
    Ok(())
}

/// Adds counts of responses that are counted nowhere yet to those of a quarter.
///
/// # Errors
/// [`ErrorKind::Stale`] if another process folds at this moment.
pub(crate) async fn merge(
    ctx: &Ctx,
    tx: &mut Tx,
    holder: Uuid,
    (authority, quarter): (&str, &str),
    further: Tallies,
) -> Result<()> {
    if !lease(ctx, tx, holder).await? {
        return Err(ErrorKind::Stale.into());
    }
    let mut kept: Tallies = tallies::of_quarter(tx, authority, quarter).await?.into_iter().collect();
    let mut changed = Vec::with_capacity(further.len());
    for (of, more) in further {
        let mut tally = kept.remove(&of).unwrap_or_default();
        tally.merge(&more);
        changed.push((of, tally));
    }
    Ok(tallies::keep(tx, authority, quarter, &changed).await?)
}

/// The counts of every population of a quarter as they are now, with the changes that wait to be folded.
pub(crate) async fn of_quarter(tx: &mut Tx, authority: &str, quarter: &str) -> Result<Tallies> {
    let mut tallies: Tallies = tallies::of_quarter(tx, authority, quarter).await?.into_iter().collect();
    for change in tallies::pending(tx, authority, quarter).await? {
        apply(&mut tallies, &change)?;
    }
    Ok(tallies)
}

/// The counts of every population of a period as they are now.
pub(crate) async fn of_period(tx: &mut Tx, authority: &str, period: Period) -> Result<Tallies> {
    let mut tallies = Tallies::new();
    for quarter in period.quarters() {
        for (of, tally) in of_quarter(tx, authority, &quarter.to_string()).await? {
            tallies.entry(of).or_default().merge(&tally);
        }
    }
    Ok(tallies)
}

/// What the counts of a quarter and the facts behind them differ in: the populations whose counts are not what counting
/// every response anew gives. For the command line and for tests: it reads every response of the quarter.
pub async fn differences(ctx: &Ctx, authority: &str, quarter: Quarter) -> Result<Vec<Of>> {
    let mut tx = ctx.db.read().await?;
    let kept = of_quarter(&mut tx, authority, &quarter.to_string()).await?;
    let mut anew = Tallies::new();
    let mut place = 0;
    loop {
        let figures = Counting { authority, quarter, version: i64::MAX };
        let behind = prepared::behind(&mut tx, figures, place).await?;
        let Some(last) = behind.last() else { break };
        place = last.place;
        for response in &behind {
            join(&mut anew, &response.facts)?;
        }
    }
    let none = Tally::default();
    let all = kept.keys().chain(anew.keys());
    let mut differ: Vec<Of> = all
        .filter(|of| !kept.get(*of).unwrap_or(&none).counts_the_same(anew.get(*of).unwrap_or(&none)))
        .cloned()
        .collect();
    differ.sort();
    differ.dedup();
    Ok(differ)
}
