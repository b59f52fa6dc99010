//! How many items wait for a person who does not exist, shown to the people who can find a deputy. Counts only.

use crate::{
    Act, Ctx, Grant, Remit, Result,
    acts::{Administer, ReadAudit},
};
use domain::{concern, disclosure::Workload, feedback::Desk, lifecycle};
use storage::{concerns, moderation};

/// What lets somebody see that a deputy is missing: the custodian's and the administrator's acts.
pub trait FindsDeputies: Act<Thing = Remit> {}
impl FindsDeputies for ReadAudit {}
impl FindsDeputies for Administer {}

/// How much waits on a desk for a person who does not exist.
#[derive(Debug, Clone, Copy)]
pub struct Missing {
    /// Whose desk.
    pub desk: Desk,
    /// Items that nobody may read: everybody has stepped back, or nobody is let in.
    pub nobody: Workload,
    /// Items that wait for a second person, and only their first reader is left.
    pub no_second: Workload,
}

/// The desks on which something waits for a person who does not exist.
#[tracing::instrument(name = "orphans.orphans", skip_all)]
pub async fn orphans<A: FindsDeputies>(ctx: &Ctx, grant: &Grant<A>) -> Result<Vec<Missing>> {
    let mut tx = ctx.db.read().await?;
    let mut found = Vec::new();
    for desk in Desk::ALL {
        let reader = lifecycle::reader(*desk);
        let orphans = moderation::orphans(&mut tx, &grant.thing().authority, *desk, reader).await?;
        let load = |n: i64| Workload::new(u64::try_from(n).unwrap_or_default());
        if orphans != moderation::Orphans::default() {
            found.push(Missing {
                desk: *desk,
                nobody: load(orphans.nobody),
                no_second: load(orphans.no_second),
            });
        }
    }
    Ok(found)
}

/// The desks of concerns that lack somebody: nobody acts on them at all, or something on one is out of everybody's reach.
/// It tells neither which nor how much, so nobody learns from it that there is a concern.
#[tracing::instrument(name = "orphans.desks", skip_all)]
pub async fn concern_desks<A: FindsDeputies>(ctx: &Ctx, grant: &Grant<A>) -> Result<Vec<concern::Desk>> {
    let mut tx = ctx.db.read().await?;
    let mut lacking = Vec::new();
    for desk in concern::Desk::ALL {
        if concerns::lacks_somebody(&mut tx, &grant.thing().authority, *desk).await? {
            lacking.push(*desk);
        }
    }
    Ok(lacking)
}
