//! What services promised, for everybody: what was said, what was promised, what came of it, and whether it helped.

use crate::{
    Ctx, Result,
    answer::commitments::{Line, in_order, line, totals},
};
use domain::{
    commitment::Totals,
    disclosure::{Disclosed, Figures},
    summary::ReplyState,
};
use std::collections::HashMap;
pub use storage::commitments::entries::Entry;
use storage::{
    Uuid,
    commitments::{self, entries},
    differences,
    directory::{self, Authority, Service},
};

/// A commitment that everybody may see.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The commitment with its service and how it stands.
    pub line: Line,
    /// What the service has said of it and a moderator has read, oldest first.
    pub entries: Vec<Entry>,
    /// What those who had asked for it say: whether it made a difference.
    pub difference: Option<Disclosed<Figures>>,
}

/// The commitments of an authority, or of one of its services.
#[derive(Debug, Clone)]
pub struct Register {
    /// The authority.
    pub authority: Authority,
    /// The service, if it is about one.
    pub service: Option<Service>,
    /// The services that have made a commitment.
    pub services: Vec<Service>,
    /// Each commitment: what is overdue, then what is due, then what is over, newest first.
    pub shown: Vec<Shown>,
    /// How many stand how.
    pub totals: Totals,
}

/// Authorities of which everybody may see commitments, each with how these stand.
#[tracing::instrument(name = "commitments.authorities", skip_all)]
pub async fn authorities(ctx: &Ctx) -> Result<Vec<(Authority, Totals)>> {
    let mut tx = ctx.db.read().await?;
    let mut found = Vec::new();
    for authority in directory::authorities(&mut tx).await? {
        let all = commitments::of_authority(&mut tx, &authority.code).await?;
        let totals = totals(all.iter().filter(|one| one.shown.is_some()), ctx.now().date());
        if totals.made > 0 {
            found.push((authority, totals));
        }
    }
    Ok(found)
}

/// The register of an authority, or of the service with the code `service`. `None`: there is no such authority or service.
#[tracing::instrument(name = "commitments.register", skip_all)]
pub async fn register(ctx: &Ctx, authority: &str, service: Option<&str>) -> Result<Option<Register>> {
    let today = ctx.now().date();
    let mut tx = ctx.db.read().await?;
    let Some(authority) = directory::authority(&mut tx, authority).await? else { return Ok(None) };
    let all_services = directory::of_authority(&mut tx, &authority.code).await?;
    let asked = service.map(|code| all_services.iter().find(|service| service.code == code).cloned());
    let service = match asked {
        Some(None) => return Ok(None),
        Some(found) => found,
        None => None,
    };
    let mut all = commitments::of_authority(&mut tx, &authority.code).await?;
    all.retain(|one| one.shown.is_some());
    let promised = |service: &Service| all.iter().any(|one| one.service == Some(service.id));
    let services = all_services.iter().filter(|service| promised(service)).cloned().collect();
    all.retain(|one| service.as_ref().is_none_or(|service| one.service == Some(service.id)));
    let mut printed: HashMap<Uuid, _> =
        differences::printed(&mut tx, &authority.code).await?.into_iter().collect();
    let totals = totals(all.iter(), today);
    let mut shown = Vec::with_capacity(all.len());
    for commitment in in_order(all) {
        let mut entries = entries::of_commitment(&mut tx, commitment.id).await?;
        entries.retain(|entry| entry.state == ReplyState::Valid);
        let difference = printed.remove(&commitment.id);
        shown.push(Shown { line: line(commitment, &all_services, today), entries, difference });
    }
    Ok(Some(Register { authority, service, services, shown, totals }))
}
