//! What waits for a person who does not exist, for those who can find a deputy.
//!
//! Of the moderators' desk it says how much. Of desks that lie apart it says only that somebody is missing: a count, or a
//! line that comes and goes with what waits there, would tell that an allegation was made.

use crate::{
    Act, Ctx, Grant, Remit, Result,
    acts::{Administer, ReadAudit},
};
use domain::{concern, disclosure::Workload, feedback::Desk, lifecycle};
use storage::{
    Tx, concerns,
    moderation::{self, Orphans},
};

/// What lets somebody see that a deputy is missing: the custodian's and the administrator's acts.
pub trait FindsDeputies: Act<Thing = Remit> {}
impl FindsDeputies for ReadAudit {}
impl FindsDeputies for Administer {}

/// A person who is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// A moderator.
    Moderator {
        /// Items that nobody may read: everybody has stepped back, or nobody is let in.
        nobody: Workload,
        /// Items that wait for a second person, and only their first reader is left.
        no_second: Workload,
    },
    /// Somebody who acts on concerns: nobody does on this desk at all, or something there is out of everybody's reach.
    OnDesk(concern::Desk),
}

/// The people who are missing.
#[tracing::instrument(name = "orphans.orphans", skip_all)]
pub async fn orphans<A: FindsDeputies>(ctx: &Ctx, grant: &Grant<A>) -> Result<Vec<Missing>> {
    let authority = &grant.thing().authority;
    let mut tx = ctx.db.read().await?;
    let mut missing = Vec::new();
    let Orphans { nobody, no_second } = waiting(&mut tx, authority, Desk::Moderation).await?;
    if nobody + no_second > 0 {
        let load = |n: i64| Workload::new(u64::try_from(n).unwrap_or_default());
        missing.push(Missing::Moderator { nobody: load(nobody), no_second: load(no_second) });
    }
    for desk in concern::Desk::ALL.iter().copied() {
        let apart = Some(desk.of_feedback()).filter(|desk| desk.is_apart());
        let unread = match apart {
            Some(desk) => waiting(&mut tx, authority, desk).await? != Orphans::default(),
            None => false,
        };
        if unread || concerns::lacks_somebody(&mut tx, authority, desk).await? {
            missing.push(Missing::OnDesk(desk));
        }
    }
    Ok(missing)
}

async fn waiting(tx: &mut Tx, authority: &str, desk: Desk) -> Result<Orphans> {
    Ok(moderation::orphans(tx, authority, desk, lifecycle::reader(desk)).await?)
}
