//! What the releases of a region's authorities say together. Everything here is read from releases, which are public:
//! no count is read, and the work grows with the printed cells, never with responses.

use super::releases::root_of;
use crate::{Ctx, Error, ErrorKind, Result};
use domain::{
    catalogue::{Region, catalogue},
    clock::Quarter,
    disclosure::{Disclosed, Figures},
    release::{Member, Regional},
};
use serde::Deserialize;
use std::collections::BTreeSet;
use storage::releases::{self, Listed};

/// A region, and how many of its authorities have released the newest quarter in which any has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The region.
    pub region: Region<'static>,
    /// That quarter; `None` if no authority has released anything.
    pub quarter: Option<Quarter>,
    /// How many have released it.
    pub released: usize,
}

/// The figures of a region.
#[derive(Debug, Clone)]
pub struct Found {
    /// The region.
    pub region: Region<'static>,
    /// Its figures for the quarter.
    pub regional: Regional,
    /// Every quarter in which one of its authorities has released, newest first.
    pub quarters: Vec<Quarter>,
}

/// Every region, in the catalogue's order.
#[tracing::instrument(name = "regions.list", skip_all)]
pub async fn list(ctx: &Ctx) -> Result<Vec<Line>> {
    let mut tx = ctx.db.read().await?;
    let all = releases::list(&mut tx).await?;
    let line = |region: Region<'static>| {
        let quarter = quarters(&region, &all).first().copied();
        let has_released = |code: &&&str| {
            all.iter().any(|release| release.authority == **code && Some(release.quarter) == quarter)
        };
        let released = region.members.iter().filter(has_released).count();
        Line { region, quarter, released }
    };
    Ok(catalogue().geography.regions().map(line).collect())
}

/// The quarters in which an authority of a region has released, newest first.
fn quarters(region: &Region<'_>, all: &[Listed]) -> Vec<Quarter> {
    let of = all.iter().filter(|release| region.members.contains(&release.authority.as_str()));
    let quarters: BTreeSet<Quarter> = of.map(|release| release.quarter).collect();
    quarters.into_iter().rev().collect()
}

/// What is read of a release here.
#[derive(Deserialize)]
struct Body {
    version: u32,
    figures: Vec<Disclosed<Figures>>,
}

/// The figures of a region for a quarter, from the newest release of each of its authorities.
///
/// # Errors
/// [`ErrorKind::NotFound`] if there is no such region, or if none of its authorities has released the quarter.
#[tracing::instrument(name = "regions.one", skip_all)]
pub async fn one(ctx: &Ctx, code: &str, quarter: Quarter) -> Result<Found> {
    let region = catalogue().geography.region(code).ok_or(ErrorKind::NotFound)?;
    let mut tx = ctx.db.read().await?;
    let quarters = quarters(&region, &releases::list(&mut tx).await?);
    let mut released = Vec::new();
    for authority in &region.members {
        let Some(listed) = releases::of_quarter(&mut tx, authority, quarter).await? else { continue };
        let release = releases::by_id(&mut tx, listed.id).await?.ok_or(ErrorKind::NotFound)?;
        let body: Body = serde_json::from_str(&release.body).map_err(Error::internal)?;
        let member = Member {
            authority: (*authority).to_owned(),
            release: listed.id.to_string(),
            version: body.version,
            root: root_of(release.root)?,
        };
        released.push((member, body.figures));
    }
    drop(tx);
    if released.is_empty() {
        return Err(ErrorKind::NotFound.into());
    }
    let regional = Regional::of(code, &region.members, quarter, released);
    Ok(Found { region, regional, quarters })
}

#[cfg(test)]
mod tests;
