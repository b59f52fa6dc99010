//! The cover of an item, for readers of its desk who have not claimed it: how it stands, and no words. From its cover a
//! decided item is reopened.

use super::{
    decide::counting,
    life::{Life, refused, said},
    safety::{is_reason, note},
};
use crate::{Ctx, ErrorKind, Grant, Result, acts::Claim};
use domain::{
    Bilingual,
    lifecycle::{self, Act, Judgement, Step},
};
use storage::{
    directory,
    moderation::{self, Facts, Reading},
};

/// The cover of an item.
#[derive(Debug, Clone)]
pub struct Cover {
    /// What is known besides the words.
    pub facts: Facts,
    /// What families call the service, if it was named.
    pub service: Option<Bilingual>,
    /// Who read it and what it came to, oldest first; reasons are not told here.
    pub readings: Vec<Reading>,
    /// It may be claimed.
    pub claimable: bool,
    /// It may be taken up again.
    pub reopenable: bool,
}

/// Shows the cover of an item.
///
/// # Errors
/// [`ErrorKind::NotFound`].
#[tracing::instrument(name = "cover.cover", skip_all)]
pub async fn cover(ctx: &Ctx, grant: &Grant<Claim>) -> Result<Cover> {
    let mut tx = ctx.db.read().await?;
    let (id, by) = (grant.thing().id, grant.person());
    let facts = moderation::facts(&mut tx, id).await?.ok_or(ErrorKind::NotFound)?;
    let stands = moderation::standing(&mut tx, id, ctx.now()).await?.ok_or(ErrorKind::NotFound)?;
    let others = moderation::others(&mut tx, id, lifecycle::reader(stands.desk), by).await?;
    let may = |act| lifecycle::next(&stands.standing, Step::Read { by, others, act }).is_ok();
    let service = match facts.service {
        Some(service) => directory::by_id(&mut tx, service).await?.map(|service| service.name),
        None => None,
    };
    let mut readings = moderation::readings(&mut tx, id).await?;
    readings.retain(|reading| reading.judgement != Judgement::Draft);
    for reading in &mut readings {
        reading.reason = None;
    }
    Ok(Cover {
        claimable: may(Act::Claim),
        reopenable: may(Act::Reopen(ctx.now())),
        facts,
        service,
        readings,
    })
}

/// Reopens a decided item, with a reason. It is taken out of the figures, summaries that drew on it must be read again,
/// and it waits on its desk. False: the reason is missing or too long, and nothing was written.
///
/// # Errors
/// [`ErrorKind::Stale`] if it is not decided, or was reopened meanwhile; [`ErrorKind::Refused`] after thirty days, and
/// for a person who has stepped back from it.
#[tracing::instrument(name = "cover.reopen", skip_all)]
pub async fn reopen(ctx: &Ctx, grant: &Grant<Claim>, why: &str) -> Result<bool> {
    let mut tx = ctx.db.begin().await?;
    let (thing, person) = (grant.thing(), grant.person());
    let life = Life::of(ctx, &mut tx, thing, person, None).await?;
    let next = life.next(Act::Reopen(ctx.now())).map_err(refused)?;
    if !is_reason(why) {
        return Ok(false);
    }
    // The figures first: they read columns that the next statements change.
    counting(ctx, &mut tx, thing.id, next.counting).await?;
    moderation::unused(&mut tx, thing.id).await?;
    life.reopen(ctx, &mut tx, &next).await?;
    note(ctx, &mut tx, (thing.id, person), Judgement::Reopened, why).await?;
    said(ctx, &mut tx, person, thing, "reopen").await?;
    tx.commit().await?;
    Ok(true)
}
