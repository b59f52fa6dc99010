//! Work that is done later: a command adds it within its own transaction, the first free process does it, a failure is
//! tried again, and after too many failures the work is given up and shown to a person.
//! What a piece of work writes is committed together with its end, so it happens exactly once, however often the work
//! was begun: a worker that is stopped leaves nothing behind, and one that has lost its lease cannot commit. Effects
//! outside the database (a file, another server) may happen more than once, so they must be repeatable.

use super::kinds::{Kind, Lane, Rule};
use crate::{Ctx, Error, ErrorKind, Grant, Result, acts::Administer};
use domain::{
    clock::Moment,
    schedule::{AfterFailure, LONGEST_PAUSE, after_failure, next_turn},
};
use std::{future::Future, time::Duration};
pub use storage::jobs::{Counts, Listed};
use storage::{
    Tx, Uuid,
    jobs::{self, Again, Claimed, End, New},
};
use tokio::{
    task::JoinSet,
    time::{MissedTickBehavior, interval, sleep},
};

/// How long a lease lasts, in microseconds. After this time the work of a killed process is taken up by another.
const LEASE: i64 = 60_000_000;
/// How often a worker renews its lease.
const RENEWED: Duration = Duration::from_secs(20);
/// How often a worker looks for work.
const LOOKS: Duration = Duration::from_secs(1);
/// Work that was due longer ago than this is late, in microseconds.
const LATE: i64 = 300_000_000;
/// Work that was done longer ago than this is forgotten, in microseconds: seven days.
pub(super) const KEPT: i64 = 7 * domain::clock::DAY_MICROS;

/// What work is about: identifiers alone. The type has no room for words.
pub(crate) trait Ids: Sized + Send + Sync {
    /// As it is stored.
    fn pack(&self) -> String;
    /// From what is stored; none if it is of another kind of work.
    fn unpack(text: &str) -> Option<Self>;
}

impl Ids for () {
    fn pack(&self) -> String {
        String::new()
    }
    fn unpack(text: &str) -> Option<Self> {
        text.is_empty().then_some(())
    }
}

impl Ids for Uuid {
    fn pack(&self) -> String {
        self.to_string()
    }
    fn unpack(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

/// One kind of work. Everything has a default: a kind says only what it does, and where.
pub(crate) trait Work {
    /// Its kind.
    const KIND: Kind;
    /// What it is about.
    type Ids: Ids;

    /// The part that is slow, or is not in the database. It may happen more than once.
    fn outside(_: &Ctx, _: &Self::Ids, _holder: Uuid) -> impl Future<Output = Result<()>> + Send {
        async { Ok(()) }
    }

    /// The part that is committed together with the end of the work, and so happens exactly once.
    fn within(_: &Ctx, _: &mut Tx, _: &Self::Ids) -> impl Future<Output = Result<()>> + Send {
        async { Ok(()) }
    }
}

/// Adds work within the transaction `tx`: the work is done only if `tx` is committed. If the same work already waits,
/// nothing is added and it is done at the earlier of the two times. If it is being done just now, it is done once more.
pub(crate) async fn enqueue<W: Work>(ctx: &Ctx, tx: &mut Tx, ids: &W::Ids, due: Moment) -> Result<()> {
    let ids = ids.pack();
    let lane = W::KIND.lane().code();
    let new = New { id: ctx.id(), kind: W::KIND.code(), key: &ids, ids: &ids, due, lane };
    jobs::enqueue(tx, &new, ctx.now()).await?;
    Ok(())
}

/// Adds all recurring work that is not waiting yet. Every process calls this at its start.
#[tracing::instrument(name = "jobs.arm", skip_all)]
pub(super) async fn arm(ctx: &Ctx) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    for kind in Kind::ALL.iter().filter(|kind| kind.rule().every.is_some()) {
        if !jobs::is_pending(&mut tx, kind.code()).await? {
            let lane = kind.lane().code();
            let new = New { id: ctx.id(), kind: kind.code(), key: "", ids: "", due: ctx.now(), lane };
            jobs::enqueue(&mut tx, &new, ctx.now()).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// Work whose lease this worker holds.
#[derive(Debug, Clone)]
pub(crate) struct Job {
    claimed: Claimed,
    pub(super) holder: Uuid,
}

impl Job {
    /// Its kind, unless another version of the program added it.
    pub(super) fn kind(&self) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|kind| kind.code() == self.claimed.kind)
    }

    const fn lease(&self) -> (Uuid, Uuid, i64) {
        (self.claimed.id, self.holder, self.claimed.tries)
    }

    /// Runs both parts of its work.
    pub(super) async fn run<W: Work>(&self, ctx: &Ctx) -> Result<()> {
        let ids = W::Ids::unpack(&self.claimed.ids);
        let ids = ids.ok_or_else(|| Error::internal("the work is about something else than its kind"))?;
        W::outside(ctx, &ids, self.holder).await?;
        let mut tx = ctx.db.begin().await?;
        W::within(ctx, &mut tx, &ids).await?;
        self.complete(ctx, tx).await
    }

    /// Commits what the work wrote together with its end, or with its next turn if it recurs.
    ///
    /// # Errors
    /// [`ErrorKind::Stale`] if the lease was lost: then nothing is committed, and the worker that holds it now does the
    /// work.
    pub(super) async fn complete(&self, ctx: &Ctx, mut tx: Tx) -> Result<()> {
        let now = ctx.now();
        // Work about certain identifiers was added by a command, so it does not recur even if its kind does.
        let recurs = self.kind().filter(|_| self.claimed.ids.is_empty()).and_then(|kind| kind.rule().every);
        if let Some(every) = recurs {
            let due = next_turn(Moment(self.claimed.due), every, now);
            let again = Again { due, tries: 0, error: None, finished: Some(now) };
            if jobs::again(&mut tx, self.lease(), again).await? {
                tx.commit().await?;
                return Ok(());
            }
        }
        if !jobs::end(&mut tx, self.lease(), End::Done, now, None).await? {
            return Err(ErrorKind::Stale.into());
        }
        tx.commit().await?;
        Ok(())
    }

    /// Keeps the lease for as long as the work takes. Returns once the lease is lost.
    async fn keep(&self, ctx: &Ctx) -> Error {
        let mut ticks = interval(RENEWED);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        ticks.tick().await;
        loop {
            ticks.tick().await;
            let renewed = async {
                let (id, holder, tries) = self.lease();
                let mut tx = ctx.db.begin().await?;
                let kept = jobs::renew(&mut tx, id, holder, tries, Moment(ctx.now().0 + LEASE)).await?;
                tx.commit().await?;
                Ok::<_, Error>(kept)
            };
            // If the database does not answer now, it may answer at the next try, well before the lease ends.
            if matches!(renewed.await, Ok(false)) {
                return ErrorKind::Stale.into();
            }
        }
    }

    /// Notes a failure: the work is tried again later, or given up.
    async fn failed(&self, ctx: &Ctx, error: &str) -> Result<()> {
        let now = ctx.now();
        let tries = u32::try_from(self.claimed.tries).unwrap_or(u32::MAX);
        let rule = self.kind().map_or(UNKNOWN, Kind::rule);
        let next = after_failure(tries, rule.tries, rule.longest_pause, now);
        let mut tx = ctx.db.begin().await?;
        match next {
            AfterFailure::Again(due) => {
                let again = Again { due, tries: self.claimed.tries, error: Some(error), finished: None };
                if !jobs::again(&mut tx, self.lease(), again).await? {
                    // The same work was added meanwhile and takes the place of this one.
                    jobs::end(&mut tx, self.lease(), End::Done, now, Some(error)).await?;
                }
            }
            AfterFailure::Dead => {
                jobs::end(&mut tx, self.lease(), End::Dead, now, Some(error)).await?;
            }
        }
        tx.commit().await?;
        let dead = next == AfterFailure::Dead;
        tracing::warn!(event = "job.failed", kind = self.claimed.kind, tries, dead, cause = error);
        Ok(())
    }
}

/// For work whose kind this program does not know: another version may be running beside it.
const UNKNOWN: Rule = Rule { every: None, tries: Some(10), longest_pause: LONGEST_PAUSE };

/// Takes up one piece of work of a lane that is due and does it with `perform`. False: there was none.
pub(super) async fn turn<F, R>(ctx: &Ctx, lane: Lane, holder: Uuid, perform: F) -> Result<bool>
where
    F: FnOnce(Ctx, Job) -> R,
    R: Future<Output = Result<()>> + Send + 'static,
{
    let Some(job) = claim(ctx, lane, holder).await? else { return Ok(false) };
    // In a task of its own, so that a panic is a failure like any other.
    let mut task = JoinSet::new();
    task.spawn(perform(ctx.clone(), job.clone()));
    let result = tokio::select! {
        done = task.join_next() => match done {
            Some(Ok(result)) => result,
            Some(Err(error)) => Err(Error::internal(error)),
            None => Err(ErrorKind::Internal.into()),
        },
        lost = job.keep(ctx) => Err(lost),
    };
    drop(task);
    if let Err(error) = result {
        job.failed(ctx, &format!("{:?}: {}", error.kind(), error.causes())).await?;
    }
    Ok(true)
}

/// Takes up one piece of work of a lane that is due. It takes the write lock only when there is work.
async fn claim(ctx: &Ctx, lane: Lane, holder: Uuid) -> Result<Option<Job>> {
    let now = ctx.now();
    let mut tx = ctx.db.read().await?;
    let any = jobs::any_due(&mut tx, lane.code(), now).await?;
    drop(tx);
    if !any {
        return Ok(None);
    }
    let mut tx = ctx.db.begin().await?;
    let claimed = jobs::claim(&mut tx, lane.code(), holder, now, Moment(now.0 + LEASE)).await?;
    tx.commit().await?;
    Ok(claimed.map(|claimed| Job { claimed, holder }))
}

/// Does the work of a lane for ever.
pub(super) async fn work<F, R>(ctx: Ctx, lane: Lane, holder: Uuid, perform: F)
where
    F: Fn(Ctx, Job) -> R,
    R: Future<Output = Result<()>> + Send + 'static,
{
    while let Err(error) = arm(&ctx).await {
        tracing::warn!(event = "jobs.away", kind = ?error.kind(), cause = %error.causes());
        sleep(LOOKS).await;
    }
    loop {
        match turn(&ctx, lane, holder, &perform).await {
            Ok(true) => {}
            Ok(false) => sleep(LOOKS).await,
            Err(error) => {
                tracing::warn!(event = "jobs.away", kind = ?error.kind(), cause = %error.causes());
                sleep(LOOKS).await;
            }
        }
    }
}

/// How much waits, is late, or was given up. Alerts are not counted: anybody may ask, and a count that moves would tell
/// that somebody was alerted.
pub async fn counts(ctx: &Ctx) -> Result<Counts> {
    let mut tx = ctx.db.read().await?;
    Ok(jobs::counts(&mut tx, Moment(ctx.now().0 - LATE)).await?)
}

/// What is not done, for the administrator: what was given up stands first. Alerts are not listed.
#[tracing::instrument(name = "jobs.list", skip_all)]
pub async fn list(ctx: &Ctx, _: &Grant<Administer>) -> Result<(Counts, Vec<Listed>)> {
    let mut tx = ctx.db.read().await?;
    let counts = jobs::counts(&mut tx, Moment(ctx.now().0 - LATE)).await?;
    Ok((counts, jobs::list(&mut tx).await?))
}

/// Takes up again what was given up.
///
/// # Errors
/// [`ErrorKind::Stale`] if somebody else did, or the same work waits.
#[tracing::instrument(name = "jobs.revive", skip_all)]
pub async fn revive(ctx: &Ctx, grant: &Grant<Administer>, id: Uuid) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    if !jobs::revive(&mut tx, id, ctx.now()).await? {
        return Err(ErrorKind::Stale.into());
    }
    let said = crate::govern::audit::Said {
        actor: Some(grant.person()),
        action: "retry-job",
        thing: "job",
        thing_id: id.to_string(),
        authority: Some(grant.thing().authority.as_str()),
        detail: String::new(),
    };
    crate::govern::audit::write(ctx, &mut tx, said).await?;
    tx.commit().await?;
    Ok(())
}
