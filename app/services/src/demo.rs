//! Filling a demo with made-up feedback: sealed, read, counted, summarised, answered and released like
//! everybody's, only by the thousand. A database that is not stamped as a demo is refused.

mod commitments;
mod load;
mod quarters;

use crate::{
    Actor, Ctx, ErrorKind, Result,
    govern::{
        people::{self, Stamp},
        sign_in,
    },
    publish::prints,
};
use domain::demo::{OnRota, Place, Plan};
use storage::{Tx, directory, feedback, people as stored};

/// The demo's people, by the names they sign in with.
#[derive(Debug, Clone, Copy)]
pub struct SignIns<'a> {
    /// Two moderators: each reads what the other has written.
    pub moderators: [&'a str; 2],
    /// The designated officer.
    pub officer: &'a str,
    /// The service manager.
    pub manager: &'a str,
    /// The performance lead.
    pub lead: &'a str,
}

/// What is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// For which authority. Its services must be there already.
    pub authority: &'a str,
    /// Another seed gives other feedback; the same seed and number again adds nothing.
    pub seed: u64,
    /// How many, over a year up to now.
    pub feedback: u32,
    /// Who reads, answers and releases.
    pub people: SignIns<'a>,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filled {
    /// Feedback added.
    pub added: usize,
    /// Of those, read and counted; the others wait in the queue.
    pub accepted: usize,
    /// Summaries written, second-read and answered.
    pub summaries: usize,
    /// Quarters released.
    pub releases: usize,
}

/// The demo's people with their roles.
struct Cast {
    moderators: [Actor; 2],
    officer: Actor,
    manager: Actor,
    lead: Actor,
}

impl Cast {
    async fn find(tx: &mut Tx, names: SignIns<'_>) -> Result<Self> {
        let [first, second] = names.moderators;
        Ok(Self {
            moderators: [who(tx, first).await?, who(tx, second).await?],
            officer: who(tx, names.officer).await?,
            manager: who(tx, names.manager).await?,
            lead: who(tx, names.lead).await?,
        })
    }
}

async fn who(tx: &mut Tx, name: &str) -> Result<Actor> {
    let person = stored::by_sign_in(tx, name).await?.ok_or(ErrorKind::NotFound)?;
    sign_in::actor(tx, person).await
}

/// The people of the demo's rota, by the names they sign in with.
///
/// # Errors
/// [`ErrorKind::NotFound`] if one of them is not there.
pub async fn on_rota(ctx: &Ctx, lead: &str, deputy: &str) -> Result<OnRota> {
    let mut tx = ctx.db.read().await?;
    let (lead, deputy) = (who(&mut tx, lead).await?, who(&mut tx, deputy).await?);
    Ok(OnRota { lead: lead.person, deputy: deputy.person })
}

/// Whether nobody has sent anything yet, so that a demo may fill it by itself.
pub async fn is_empty(ctx: &Ctx) -> Result<bool> {
    let mut tx = ctx.db.read().await?;
    Ok(feedback::is_empty(&mut tx).await?)
}

/// Makes up feedback, and all that came of it. What is older than three weeks has been read and counted; the
/// quarters that are over have their summaries, replies and releases.
/// A run that was interrupted can be repeated: feedback that is there already is skipped.
///
/// # Errors
/// [`ErrorKind::Refused`] for a database that holds real data, or whose keys these are not;
/// [`ErrorKind::NotFound`] if the authority or one of the people is not there.
pub async fn fill(ctx: &Ctx, wanted: &Wanted<'_>) -> Result<Filled> {
    people::stamp(ctx, Stamp::Demo).await?;
    let mut tx = ctx.db.read().await?;
    let cast = Cast::find(&mut tx, wanted.people).await?;
    let authority = directory::authority(&mut tx, wanted.authority).await?.ok_or(ErrorKind::NotFound)?;
    let services = directory::of_authority(&mut tx, wanted.authority).await?;
    drop(tx);
    let places = services.into_iter().map(|service| Place { id: service.id, kind: service.kind }).collect();
    let plan = Plan { seed: wanted.seed, count: wanted.feedback, until: ctx.now(), places };
    let mut filled = load::load(ctx, &cast, &authority, plan).await?;
    quarters::tell(ctx, &cast, wanted.authority, &mut filled).await?;
    commitments::follow(ctx, &cast, wanted.authority).await?;
    prints::print_due(ctx, ctx.token()).await?;
    Ok(filled)
}

#[cfg(test)]
mod tests;
