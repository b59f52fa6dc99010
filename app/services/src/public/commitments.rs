//! What services promised, for everybody: what was said, what was promised, what came of it, and whether it helped.

use super::lists::{After, Page, page};
use crate::{
    Ctx, ErrorKind, Result,
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
    Tx, Uuid,
    commitments::{self, Commitment, entries},
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
    let mut printed = printed(&mut tx, &authority.code).await?;
    let totals = totals(all.iter(), today);
    let mut shown = Vec::with_capacity(all.len());
    for commitment in in_order(all) {
        let difference = printed.remove(&commitment.id);
        let line = line(commitment, &all_services, today);
        shown.push(with_entries(&mut tx, line, difference).await?);
    }
    Ok(Some(Register { authority, service, services, shown, totals }))
}

type Printed = HashMap<Uuid, Disclosed<Figures>>;

/// What those who had asked for a commitment of this authority say, by commitment.
async fn printed(tx: &mut Tx, authority: &str) -> Result<Printed> {
    Ok(differences::printed(tx, authority).await?.into_iter().collect())
}

/// Adds what the service has said and a moderator has read.
async fn with_entries(tx: &mut Tx, line: Line, difference: Option<Disclosed<Figures>>) -> Result<Shown> {
    let mut entries = entries::of_commitment(tx, line.commitment.id).await?;
    entries.retain(|entry| entry.state == ReplyState::Valid);
    Ok(Shown { line, entries, difference })
}

/// A part of the list of all commitments that everybody may see, the one that was released last before the others; of one
/// authority and of one service, by its code, where these are given.
#[tracing::instrument(name = "commitments.list", skip_all)]
pub async fn list(
    ctx: &Ctx,
    of: (Option<&str>, Option<&str>),
    after: Option<After>,
    most: usize,
) -> Result<Page<Shown>> {
    let mut tx = ctx.db.read().await?;
    let asked = i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1);
    let found = commitments::shown(&mut tx, of, After::place(after), asked).await?;
    let shown = |one: &Commitment| After { at: one.shown.unwrap_or(one.made), id: one.id };
    let Page { lines, next } = page(found, most, shown);
    Ok(Page { lines: all_shown(ctx, &mut tx, lines).await?, next })
}

/// One commitment that everybody may see.
///
/// # Errors
/// [`ErrorKind::NotFound`].
#[tracing::instrument(name = "commitments.shown", skip_all)]
pub async fn shown(ctx: &Ctx, id: Uuid) -> Result<Shown> {
    let mut tx = ctx.db.read().await?;
    let found = commitments::by_id(&mut tx, id).await?.filter(|one| one.shown.is_some());
    let all = all_shown(ctx, &mut tx, vec![found.ok_or(ErrorKind::NotFound)?]).await?;
    Ok(all.into_iter().next().ok_or(ErrorKind::NotFound)?)
}

async fn all_shown(ctx: &Ctx, tx: &mut Tx, all: Vec<Commitment>) -> Result<Vec<Shown>> {
    let today = ctx.now().date();
    let mut places: HashMap<String, (Vec<Service>, Printed)> = HashMap::new();
    let mut shown = Vec::with_capacity(all.len());
    for commitment in all {
        let authority = commitment.authority.clone();
        if !places.contains_key(&authority) {
            let of = (directory::of_authority(tx, &authority).await?, printed(tx, &authority).await?);
            places.insert(authority.clone(), of);
        }
        let Some((services, printed)) = places.get_mut(&authority) else { continue };
        let difference = printed.remove(&commitment.id);
        let line = line(commitment, services, today);
        shown.push(with_entries(tx, line, difference).await?);
    }
    Ok(shown)
}
