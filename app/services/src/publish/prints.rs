//! Figures for staff: once a month, from counts through the draw to prints. Pages read prints, never counts.

use super::fold;
use crate::{
    Ctx, Grant, Remit, Result,
    acts::ReadFigures,
    govern::audit::{Said, write},
};
use domain::{
    clock::{Moment, Month, Quarter},
    disclosure::{self, Disclosed, Figures, Policy, Position, Tally},
    figures::{Cut, Measure, Of, Period, Population},
    settings, statistics,
    summary::MIN_SOURCES,
};
use std::collections::BTreeMap;
use storage::{
    Tx, Uuid,
    directory::{self, Service},
    leases, periods,
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
    for (place, (authority, quarter)) in due.iter().enumerate() {
        let year = Period::year_of(*quarter);
        let same_year =
            |(other, later): &(String, Quarter)| other == authority && Period::year_of(*later) == year;
        // A year is printed once, with the last of its quarters: by then the others have been looked at.
        let year = (!due.iter().skip(place + 1).any(same_year)).then_some(year);
        // A failure in one quarter must not stop the figures of the others.
        if let Err(error) = print_quarter(ctx, authority, (*quarter, year), month).await {
            tracing::error!(event = "print.failed", authority, %quarter, cause = %error.causes());
        }
    }
    Ok(())
}

/// Prints a quarter, and its reporting year where that is given: each population from which ten responses have joined or
/// left since its last print.
async fn print_quarter(
    ctx: &Ctx,
    authority: &str,
    (quarter, year): (Quarter, Option<Period>),
    month: Month,
) -> Result<()> {
    let mut tx = ctx.db.read().await?;
    let version = periods::of(&mut tx, authority, quarter).await?.map_or(0, |period| period.version);
    let policy = directory::known_authority(&mut tx, authority).await?.settings.disclosure;
    let mut prints = Vec::new();
    for period in [Some(Period::Quarter(quarter)), year].into_iter().flatten() {
        let known: BTreeMap<Of, u64> =
            printed::moves(&mut tx, authority, period).await?.into_iter().collect();
        for (of, tally) in fold::of_period(&mut tx, authority, period).await? {
            if disclosure::is_due(known.get(&of).copied(), &tally) {
                let (moves, responses) = (tally.moves(), tally.known_to_an_attacker());
                let population = Population { authority: authority.to_owned(), period, of };
                let figures = print(ctx, &tally, population, &policy, month);
                prints.push(Print { figures, moves, responses });
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

/// The printed figures that somebody may read.
#[derive(Debug, Clone)]
pub struct Printed {
    /// The period that they are of.
    pub period: Period,
    /// The quarters in which something is counted, newest first.
    pub quarters: Vec<Quarter>,
    /// What they are cut by.
    pub cut: Cut,
    /// Of the service, or of every value of the cut.
    pub figures: Vec<Disclosed<Figures>>,
    /// Of the whole authority, to stand beside those of a service.
    pub whole: Vec<Disclosed<Figures>>,
    /// Of the service in the reporting year, where too few have answered in the quarter.
    pub year: Vec<Disclosed<Figures>>,
    /// The services of the authority.
    pub services: Vec<Service>,
    /// Published numbers of the people who live there, to stand beside who was heard.
    pub population: Vec<settings::Population>,
}

/// What staff may read of a period: somebody who answers for one service reads that service's figures, others the
/// authority's, cut as asked. Without a period it is the newest quarter in which something is counted. Nothing is printed
/// before the month after the first response.
#[tracing::instrument(name = "prints.read", skip_all)]
pub async fn read(ctx: &Ctx, grant: &Grant<ReadFigures>, asked: Option<Period>, cut: Cut) -> Result<Printed> {
    let Remit { authority, service, .. } = grant.thing();
    let mut tx = ctx.db.read().await?;
    let quarters = periods::quarters(&mut tx, authority).await?;
    let newest = || quarters.first().copied().unwrap_or_else(|| ctx.now().quarter());
    let period = asked.unwrap_or_else(|| Period::Quarter(newest()));
    let services = directory::of_authority(&mut tx, authority).await?;
    let settings = directory::known_authority(&mut tx, authority).await?.settings;
    let (Period::Quarter(Quarter { year, .. }) | Period::Year(year)) = period;
    let population = settings.population_by(year).into_iter().cloned().collect();
    let mut printed =
        Printed { period, quarters, cut, figures: vec![], whole: vec![], year: vec![], services, population };
    match service {
        Some(service) => {
            let service = service.to_string();
            printed.cut = Cut::Service;
            printed.figures = of(&mut tx, authority, period, (Cut::Service, &service)).await?;
            printed.whole = of(&mut tx, authority, period, (Cut::All, "")).await?;
            let shown = printed.figures.iter().any(|figures| figures.base().is_some());
            if let Period::Quarter(quarter) = period
                && !shown
            {
                let year = Period::year_of(quarter);
                printed.year = of(&mut tx, authority, year, (Cut::Service, &service)).await?;
            }
        }
        None if cut == Cut::All => {
            printed.figures = of(&mut tx, authority, period, (Cut::All, "")).await?;
        }
        None => printed.figures = printed::of_cut(&mut tx, authority, period, cut).await?,
    }
    Ok(printed)
}

/// The printed figures of the quarters up to `last`, as far as a course needs them: of the service that somebody answers
/// for, or of the whole authority.
#[tracing::instrument(name = "prints.past", skip_all)]
pub async fn past(ctx: &Ctx, grant: &Grant<ReadFigures>, last: Quarter) -> Result<Vec<Disclosed<Figures>>> {
    let Remit { authority, service, .. } = grant.thing();
    let service = service.map(|service| service.to_string());
    let cut = service.as_deref().map_or((Cut::All, ""), |service| (Cut::Service, service));
    let mut tx = ctx.db.read().await?;
    let mut past = Vec::new();
    for quarter in statistics::quarters(last) {
        let here = printed::newest(&mut tx, authority, Period::Quarter(quarter), cut).await?;
        past.extend(here.into_iter().map(|figures| figures.only(statistics::KEPT)));
    }
    Ok(past)
}

/// The printed figures of themes and rights in the quarters up to `last`, oldest first: of the service that somebody answers
/// for, or of the whole authority.
#[tracing::instrument(name = "prints.of_themes", skip_all)]
pub async fn of_themes(
    ctx: &Ctx,
    grant: &Grant<ReadFigures>,
    last: Quarter,
) -> Result<Vec<Disclosed<Figures>>> {
    let Remit { authority, service, .. } = grant.thing();
    let service = service.map(|service| service.to_string());
    let cut = service.as_deref().map_or((Cut::All, ""), |service| (Cut::Service, service));
    let mut tx = ctx.db.read().await?;
    let mut found = Vec::new();
    for quarter in statistics::quarters(last) {
        let here = printed::newest(&mut tx, authority, Period::Quarter(quarter), cut).await?;
        found.extend(here.into_iter().map(|figures| figures.only(&[Measure::Themes, Measure::Rights])));
    }
    Ok(found)
}

/// The prints of one value of a cut, with those of how its people were answered.
async fn of(
    tx: &mut Tx,
    authority: &str,
    period: Period,
    (cut, value): (Cut, &str),
) -> Result<Vec<Disclosed<Figures>>> {
    let mut figures = printed::newest(tx, authority, period, (cut, value)).await?;
    figures.extend(printed::newest(tx, authority, period, (Cut::Answered, value)).await?);
    Ok(figures)
}

/// Whether enough responses are counted for a release: as many as a summary needs. Its figures may still say that there
/// are fewer than a printed base.
pub(super) async fn enough(tx: &mut Tx, authority: &str, quarter: Quarter) -> Result<bool> {
    let least = i64::try_from(MIN_SOURCES).unwrap_or(i64::MAX);
    Ok(periods::of(tx, authority, quarter).await?.is_some_and(|period| period.counted >= least))
}
