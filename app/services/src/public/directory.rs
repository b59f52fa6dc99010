//! Authorities and services, as the public pages need them.

use crate::{Ctx, Result};
use storage::directory;
pub use storage::directory::{Authority, Service};

/// The longest code of a poster.
const CODE_LENGTH: usize = 6;

/// The service whose poster shows `code`, with its authority. Closed services are not found.
///
/// What cannot be a code never reaches the database: somebody may have put words into the address, and a database may
/// log what it is asked.
#[tracing::instrument(name = "directory.by_code", skip_all)]
pub async fn by_code(ctx: &Ctx, code: &str) -> Result<Option<(Service, Authority)>> {
    if code.len() > CODE_LENGTH || !code.bytes().all(|sign| sign.is_ascii_alphanumeric()) {
        return Ok(None);
    }
    let mut tx = ctx.db.read().await?;
    let Some(service) = directory::by_code(&mut tx, code).await?.filter(|service| service.open) else {
        return Ok(None);
    };
    let authority = directory::known_authority(&mut tx, &service.authority).await?;
    Ok(Some((service, authority)))
}

/// An authority that takes part, with its settings.
#[tracing::instrument(name = "directory.authority", skip_all)]
pub async fn authority(ctx: &Ctx, code: &str) -> Result<Option<Authority>> {
    let mut tx = ctx.db.read().await?;
    Ok(directory::authority(&mut tx, code).await?)
}

/// Every authority that takes part.
#[tracing::instrument(name = "directory.authorities", skip_all)]
pub async fn authorities(ctx: &Ctx) -> Result<Vec<Authority>> {
    let mut tx = ctx.db.read().await?;
    Ok(directory::authorities(&mut tx).await?)
}

/// The open services of an authority.
#[tracing::instrument(name = "directory.services", skip_all)]
pub async fn services(ctx: &Ctx, authority: &str) -> Result<Vec<Service>> {
    let mut tx = ctx.db.read().await?;
    let services = directory::of_authority(&mut tx, authority).await?;
    Ok(services.into_iter().filter(|service| service.open).collect())
}

/// The minutes of an hour, a bit each, in which some authority's reading begins or a line of its opens or closes.
#[tracing::instrument(name = "directory.turns", skip_all)]
pub async fn turns(ctx: &Ctx) -> Result<u64> {
    let all = authorities(ctx).await?;
    Ok(all
        .iter()
        .flat_map(|authority| authority.settings.turns())
        .fold(0, |turns, minute| turns | 1 << minute))
}

/// A number that moves whenever any public page may have changed.
#[tracing::instrument(name = "directory.epoch", skip_all)]
pub async fn epoch(ctx: &Ctx) -> Result<i64> {
    let mut tx = ctx.db.read().await?;
    Ok(directory::epoch(&mut tx).await?)
}
