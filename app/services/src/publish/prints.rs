//! Figures for staff: once a month, from counts through the draw to prints. Pages read prints, never counts.

use super::{figures, fold};
use crate::{
    Ctx, Grant, Result,
    acts::ReadSnapshots,
    govern::audit::{Said, write},
};
use domain::{
    clock::{Moment, Month, Quarter},
    disclosure::{self, Disclosed, Figures, Policy, Position, Tally},
    figures::{Cut, Of, Period, Population},
};
use std::collections::BTreeMap;
use storage::{
    Tx, Uuid, directory, leases, periods,
    printed::{self, Print},
};

/// How long the lease of the printing process lasts, in microseconds.
const LEASE_MICROS: i64 = 300_000_000;

/// Prints a population's counts: the same counts print the same numbers, for staff and in a release.
pub(super) fn print(
    ctx: &Ctx,
    tally: &Tally,
    population: Population,
    policy: &Policy,
    month: Month,
) -> Disclosed<Figures> {
    disclosure::print(tally, population, policy, month, |keys| Position(ctx.vault.draw(keys)))
}

/// Prints the periods that are due: those that moved since they were printed in an earlier month. One process at a time
/// does this, and takes no write lock when nothing is due.
#[tracing::instrument(name = "prints.print_due", skip_all)]
pub async fn print_due(ctx: &Ctx, holder: Uuid) -> Result<()> {
    let month = ctx.now().month();
    let mut tx = ctx.db.read().await?;
    let due = periods::moved(&mut tx, month).await?;
    drop(tx);
    if due.is_empty() {
        return Ok(());
    }
    let mut tx = ctx.db.begin().await?;
    let until = Moment(ctx.now().0 + LEASE_MICROS);
    if !leases::take(&mut tx, "prints", holder, ctx.now(), until).await? {
        return Ok(());
    }
    tx.commit().await?;
    fold::fold(ctx, holder).await?;
    for (authority, quarter) in due {
        // A failure in one quarter must not stop the figures of the others.
        if let Err(error) = print_quarter(ctx, &authority, quarter, month).await {
            tracing::error!(event = "print.failed", authority, %quarter, cause = %error.causes());
        }
    }
    Ok(())
}

/// Prints a quarter and its reporting year: each population from which ten responses have joined or left since its last
/// print.
async fn print_quarter(ctx: &Ctx, authority: &str, quarter: Quarter, month: Month) -> Result<()> {
    let mut tx = ctx.db.read().await?;
    let version = periods::of(&mut tx, authority, quarter).await?.map_or(0, |period| period.version);
    let policy = directory::known_authority(&mut tx, authority).await?.settings.disclosure;
    let mut prints = Vec::new();
    for period in [Period::Quarter(quarter), Period::year_of(quarter)] {
        let known: BTreeMap<Of, u64> =
            printed::moves(&mut tx, authority, period).await?.into_iter().collect();
        for (of, tally) in figures::of_period(&mut tx, authority, period).await? {
            if disclosure::is_due(known.get(&of).copied(), &tally) {
                let moves = tally.moves();
                let population = Population { authority: authority.to_owned(), period, of };
                prints.push(Print { figures: print(ctx, &tally, population, &policy, month), moves });
            }
        }
    }
    drop(tx);
    let mut tx = ctx.db.begin().await?;
    printed::keep(&mut tx, &prints).await?;
    periods::looked(&mut tx, authority, quarter, version, month).await?;
    let said = Said {
        actor: None,
        action: "print",
        thing: "figures",
        thing_id: format!("{authority} {quarter}"),
        authority: Some(authority),
        detail: format!("{month} populations={}", prints.len()),
    };
    write(ctx, &mut tx, said).await?;
    Ok(tx.commit().await?)
}

/// What staff may see of a period for one value of a cut: one print for each channel, lineage and audience. None until
/// the month after the first response is counted.
#[tracing::instrument(name = "prints.of", skip_all)]
pub async fn of(
    ctx: &Ctx,
    grant: &Grant<ReadSnapshots>,
    period: Period,
    cut: Cut,
    value: &str,
) -> Result<Vec<Disclosed<Figures>>> {
    let mut tx = ctx.db.read().await?;
    Ok(printed::newest(&mut tx, &grant.thing().authority, period, (cut, value)).await?)
}

/// The same for every value of a cut.
#[tracing::instrument(name = "prints.of_cut", skip_all)]
pub async fn of_cut(
    ctx: &Ctx,
    grant: &Grant<ReadSnapshots>,
    period: Period,
    cut: Cut,
) -> Result<Vec<Disclosed<Figures>>> {
    let mut tx = ctx.db.read().await?;
    Ok(printed::of_cut(&mut tx, &grant.thing().authority, period, cut).await?)
}

/// Whether a release of a quarter would have figures: the number of everybody's responses is printed.
pub(super) async fn enough(ctx: &Ctx, tx: &mut Tx, authority: &str, quarter: Quarter) -> Result<bool> {
    let tally = fold::of(tx, authority, &quarter.to_string(), &Of::everybody()).await?;
    let policy = directory::known_authority(tx, authority).await?.settings.disclosure;
    let period = Period::Quarter(quarter);
    let population = Population { authority: authority.to_owned(), period, of: Of::everybody() };
    Ok(print(ctx, &tally, population, &policy, ctx.now().month()).base().is_some())
}
