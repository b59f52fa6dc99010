//! Filling a demo with made-up feedback: sealed, read, counted, summarised, answered and released like
//! everybody's, only by the thousand. A database that is not stamped as a demo is refused.

mod chunk;
mod commitments;
mod decide;
mod load;
mod owed;
mod quarters;

use crate::{
    Actor, Ctx, ErrorKind, Result,
    govern::{
        people::{self, Stamp},
        sign_in,
    },
    publish::prints,
};
use domain::demo::{OnRota, Place, Plan, shares};
use storage::{
    Tx, dialect,
    directory::{self, Authority, Service},
    feedback, people as stored,
};

/// The demo's people, by the names they sign in with.
#[derive(Debug, Clone, Copy)]
pub struct SignIns<'a> {
    /// Two moderators: each reads what the other has written.
    pub moderators: [&'a str; 2],
    /// The designated officer.
    pub officer: &'a str,
    /// The service manager.
    pub manager: &'a str,
    /// Somebody who answers for single services, where there is one: a reply then names its service.
    pub of_services: Option<&'a str>,
    /// The performance lead.
    pub lead: &'a str,
}

/// What is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The authority that the demo is looked at by, which has most of the feedback. Its services must be there already.
    pub authority: &'a str,
    /// Another seed gives other feedback; the same seed and number again adds nothing.
    pub seed: u64,
    /// How many in all authorities together, over three years and the quarter that runs.
    pub feedback: u32,
    /// Who reads, answers and releases.
    pub people: SignIns<'a>,
    /// The other authorities, which must be there already, and who reads and releases in all of them.
    pub elsewhere: Option<(&'a [&'a str], SignIns<'a>)>,
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
    of_services: Option<Actor>,
    lead: Actor,
    /// Whether they write summaries, and answer them.
    write: bool,
}

impl Cast {
    async fn find(tx: &mut Tx, names: SignIns<'_>, write: bool) -> Result<Self> {
        let [first, second] = names.moderators;
        let of_services = match names.of_services {
            Some(name) => Some(who(tx, name).await?),
            None => None,
        };
        Ok(Self {
            moderators: [who(tx, first).await?, who(tx, second).await?],
            officer: who(tx, names.officer).await?,
            manager: who(tx, names.manager).await?,
            of_services,
            lead: who(tx, names.lead).await?,
            write,
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

/// Whether nobody has sent anything yet, so that a demo may fill it by itself. A filling that was killed may have left the
/// database without some indexes: they are made again.
pub async fn is_empty(ctx: &Ctx) -> Result<bool> {
    dialect::put_up_indexes(&ctx.db).await?;
    let mut tx = ctx.db.read().await?;
    Ok(feedback::is_empty(&mut tx).await?)
}

/// Makes up feedback, and all that came of it. What is older than three weeks has been read and counted; quarters that are
/// over have their summaries, replies and releases.
/// A run that was interrupted can be repeated: feedback that is there already is skipped.
///
/// # Errors
/// [`ErrorKind::Refused`] for a database that holds real data, or whose keys these are not;
/// [`ErrorKind::NotFound`] if the authority or one of the people is not there.
pub async fn fill(ctx: &Ctx, wanted: &Wanted<'_>) -> Result<Filled> {
    people::stamp(ctx, Stamp::Demo).await?;
    let (others, people) = wanted.elsewhere.unwrap_or((&[], wanted.people));
    let mut tx = ctx.db.read().await?;
    let cast = Cast::find(&mut tx, wanted.people, true).await?;
    // The texts of summaries are written for one authority; the same ones in twenty-two would tell nobody anything.
    let elsewhere = Cast::find(&mut tx, people, false).await?;
    drop(tx);
    let mut plans = Vec::new();
    for (authority, count) in shares(wanted.feedback, wanted.authority, others) {
        let cast = if authority == wanted.authority { &cast } else { &elsewhere };
        if count > 0 {
            plans.push((cast, plan(ctx, &authority, (wanted.seed, count)).await?));
        }
    }
    let mut filled = load::load(ctx, &plans).await?;
    for (cast, (authority, _)) in &plans {
        quarters::tell(ctx, cast, &authority.code, &mut filled).await?;
        commitments::follow(ctx, cast, &authority.code).await?;
    }
    prints::print_due(ctx, ctx.token()).await?;
    Ok(filled)
}

/// What is made up for one authority, about the services that it has.
async fn plan(ctx: &Ctx, authority: &str, (seed, count): (u64, u32)) -> Result<(Authority, Plan)> {
    let mut tx = ctx.db.read().await?;
    let found = directory::authority(&mut tx, authority).await?.ok_or(ErrorKind::NotFound)?;
    let services = directory::of_authority(&mut tx, authority).await?;
    let place =
        |service: Service| Place { id: service.id, kind: service.kind, level: service.level.parse().ok() };
    let places = services.into_iter().map(place).collect();
    Ok((found, Plan::new(seed, authority, count, ctx.now(), places)))
}

#[cfg(test)]
mod tests;
