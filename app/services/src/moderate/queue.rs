//! What waits on a desk, and what was decided on it lately.

use crate::{
    Ctx, Grant, Result,
    acts::SeeQueue,
    safeguard::{self, Ring},
};
use domain::{
    Bilingual,
    clock::Moment,
    disclosure::Workload,
    feedback::{Desk, Tier},
    lifecycle::REOPEN_DAYS,
};
use storage::{
    Tx, Uuid, concerns, directory,
    moderation::{self, Burst, Decided, Filter, Order, PAGE, Queued},
};

/// Which part of the queue is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wanted {
    /// One tier only.
    pub tier: Option<Tier>,
    /// Only what I have claimed.
    pub mine: bool,
    /// One burst only, each of its items.
    pub burst: Option<Uuid>,
    /// In which order.
    pub order: Order,
    /// What stands after this item.
    pub after: Option<Uuid>,
}

/// A line of the queue.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Dates and facts, no words.
    pub queued: Queued,
    /// What families call the service, if it was named.
    pub service: Option<Bilingual>,
    /// Whether the one who asks has claimed it.
    pub mine: bool,
    /// Whether somebody else has claimed it and not looked at it for too long, or may no longer sign in: it may be taken
    /// over.
    pub left: bool,
    /// The burst that this line stands for.
    pub stands_for: Option<Burst>,
}

/// What waits on a desk.
#[derive(Debug, Clone)]
pub struct Queue {
    /// A page of lines, in the order that was asked for.
    pub lines: Vec<Waiting>,
    /// The item after which the next page begins, if there is one.
    pub next: Option<Uuid>,
    /// How many wait in each tier, held ones and all of a burst too.
    pub tiers: Vec<(Tier, Workload)>,
    /// How many the one who asks has claimed.
    pub mine: Workload,
    /// How many are held for a second person.
    pub held: Workload,
    /// Whether something should have been read by now.
    pub overdue: bool,
    /// Items about which somebody has to ring the front door now, and since when: the people who keep somebody safe have
    /// been told, and none of them has it.
    pub ring: Vec<(Uuid, Moment)>,
    /// Whom to ring, where somebody has to; none otherwise.
    pub numbers: Vec<Ring>,
}

/// Shows a page of a desk's queue.
#[tracing::instrument(name = "queue.queue", skip_all)]
pub async fn queue(ctx: &Ctx, grant: &Grant<SeeQueue>, asked: Wanted) -> Result<Queue> {
    let (place, person) = (grant.thing(), grant.person());
    let desk = place.desk.unwrap_or(Desk::Moderation);
    let Wanted { tier, mine, burst, order, after } = asked;
    // One line more than the page shows tells whether there is another page.
    let filter = Filter { tier, mine, person, burst, order, after, limit: PAGE + 1 };
    let mut tx = ctx.db.read().await?;
    let mut lines = moderation::queue(&mut tx, &place.authority, desk, filter).await?;
    let next = page(&mut lines, |line| line.id);
    let claimed = moderation::mine(&mut tx, &place.authority, desk, person).await?;
    let loads = moderation::workload(&mut tx, &place.authority, desk).await?;
    let bursts = moderation::bursts(&mut tx, &place.authority, desk).await?;
    let names = Names::of(&mut tx, &place.authority).await?;
    let held = moderation::held(&mut tx, &place.authority, desk).await?;
    let ring = match desk {
        Desk::Moderation => concerns::to_ring(&mut tx, &place.authority).await?,
        Desk::DesignatedOfficer | Desk::StatutoryDirector => Vec::new(),
    };
    let numbers = if ring.is_empty() {
        Vec::new()
    } else {
        safeguard::to_ring(&mut tx, &place.authority, ctx.now()).await?
    };
    let collapsed = |queued: &Queued| {
        let label = queued.burst.filter(|_| burst.is_none() && !mine)?;
        bursts.iter().find(|burst| burst.label == label).copied()
    };
    Ok(Queue {
        tiers: loads.iter().map(|of| (of.tier, load(of.n))).collect(),
        mine: load(claimed),
        held: load(held),
        ring,
        numbers,
        overdue: loads.iter().filter_map(|of| of.oldest_due).any(|due| due < ctx.now()),
        next,
        lines: lines
            .into_iter()
            .map(|queued| Waiting {
                service: names.get(queued.service),
                mine: queued.claimed.as_ref().is_some_and(|(holder, _)| *holder == person),
                left: queued.absent
                    || queued.looked.is_some_and(|looked| looked < idle_since(ctx, queued.tier)),
                stands_for: collapsed(&queued),
                queued,
            })
            .collect(),
    })
}

/// Cuts the lines to a page, and gives the item after which the next page begins.
fn page<T>(lines: &mut Vec<T>, id: impl Fn(&T) -> Uuid) -> Option<Uuid> {
    let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = lines.len() > page;
    lines.truncate(page);
    lines.last().map(id).filter(|_| more)
}

fn load(n: i64) -> Workload {
    Workload::up_to(u64::try_from(n).unwrap_or_default(), moderation::COUNTED_TO.unsigned_abs())
}

/// What families call the services of an authority.
struct Names(Vec<directory::Service>);

impl Names {
    async fn of(tx: &mut Tx, authority: &str) -> Result<Self> {
        Ok(Self(directory::of_authority(tx, authority).await?))
    }

    fn get(&self, id: Option<Uuid>) -> Option<Bilingual> {
        self.0.iter().find(|service| Some(service.id) == id).map(|service| service.name.clone())
    }
}

/// A line of what was decided.
#[derive(Debug, Clone)]
pub struct Past {
    /// Dates and facts, no words.
    pub decided: Decided,
    /// What families call the service, if it was named.
    pub service: Option<Bilingual>,
}

/// What was decided on a desk and can still be taken up again, newest first: a page of it, and the item after which the
/// next page begins.
#[tracing::instrument(name = "queue.decided", skip_all)]
pub async fn decided(
    ctx: &Ctx,
    grant: &Grant<SeeQueue>,
    after: Option<Uuid>,
) -> Result<(Vec<Past>, Option<Uuid>)> {
    let place = grant.thing();
    let desk = place.desk.unwrap_or(Desk::Moderation);
    let since = ctx.now().plus_days(-REOPEN_DAYS);
    let mut tx = ctx.db.read().await?;
    let here = (place.authority.as_str(), desk);
    let mut lines = moderation::decided(&mut tx, here, since, after, PAGE + 1).await?;
    let next = page(&mut lines, |line| line.id);
    let names = Names::of(&mut tx, &place.authority).await?;
    let past = |decided: Decided| Past { service: names.get(decided.service), decided };
    Ok((lines.into_iter().map(past).collect(), next))
}

/// An item whose claimant last looked at it before this moment may be taken over.
fn idle_since(ctx: &Ctx, tier: Tier) -> Moment {
    Moment(ctx.now().0 - tier.claim_lasts())
}
