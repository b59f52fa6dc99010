//! What each kind of work does. A new kind is a variant and a line in [`Kind`], an `impl` of [`Work`], and an arm in
//! [`perform`].

use super::{
    engine::{Job, KEPT, Work},
    kinds::Kind,
    truncate_log::TruncateLog,
};
use crate::{
    Ctx, Error, Result,
    alerts::{DeliverMail, DeliverText, Nudge},
    answer::{digest, promises},
    publish::{differences, fold, prints, releases},
    safeguard,
};
use domain::{clock::Moment, urgency};
use storage::{Tx, Uuid, attempts, bursts, imports, jobs, notices, sessions};

/// Does a piece of work.
#[tracing::instrument(name = "job", skip_all, fields(kind = job.kind().map_or("unknown", Kind::code)))]
pub(super) async fn perform(ctx: Ctx, job: Job) -> Result<()> {
    match job.kind() {
        Some(Kind::FoldTallies) => job.run::<FoldTallies>(&ctx).await,
        Some(Kind::Prints) => job.run::<Prints>(&ctx).await,
        Some(Kind::Sweep) => job.run::<Sweep>(&ctx).await,
        Some(Kind::TruncateLog) => job.run::<TruncateLog>(&ctx).await,
        Some(Kind::ClearStaged) => job.run::<ClearStaged>(&ctx).await,
        Some(Kind::Answers) => job.run::<Answers>(&ctx).await,
        Some(Kind::Escalate) => job.run::<Escalate>(&ctx).await,
        Some(Kind::ForgetConcerns) => job.run::<ForgetConcerns>(&ctx).await,
        Some(Kind::CheckMonths) => job.run::<CheckMonths>(&ctx).await,
        Some(Kind::DeliverMail) => job.run::<DeliverMail>(&ctx).await,
        Some(Kind::DeliverText) => job.run::<DeliverText>(&ctx).await,
        Some(Kind::Digest) => job.run::<Digest>(&ctx).await,
        Some(Kind::Nudge) => job.run::<Nudge>(&ctx).await,
        None => Err(Error::internal("this program does not know this kind of work")),
    }
}

struct FoldTallies;

impl Work for FoldTallies {
    const KIND: Kind = Kind::FoldTallies;
    type Ids = ();

    async fn outside(ctx: &Ctx, (): &(), holder: Uuid) -> Result<()> {
        fold::fold(ctx, holder).await
    }
}

struct Prints;

impl Work for Prints {
    const KIND: Kind = Kind::Prints;
    type Ids = ();

    async fn outside(ctx: &Ctx, (): &(), holder: Uuid) -> Result<()> {
        prints::print_due(ctx, holder).await?;
        differences::print_due(ctx).await
    }
}

struct Sweep;

impl Work for Sweep {
    const KIND: Kind = Kind::Sweep;
    type Ids = ();

    async fn outside(ctx: &Ctx, (): &(), _: Uuid) -> Result<()> {
        releases::drop_abandoned(ctx).await
    }

    async fn within(ctx: &Ctx, tx: &mut Tx, (): &()) -> Result<()> {
        let now = ctx.now();
        sessions::sweep(tx, now).await?;
        // Uploaded files whose columns nobody named within the hour are deleted: they hold words.
        imports::forget_before(tx, Moment(now.0 - 3_600_000_000)).await?;
        attempts::forget_before(tx, now.0 / 1_000_000 - 3600).await?;
        notices::forget(tx, urgency::from(now.plus_days(-1).date())).await?;
        bursts::forget_before(tx, now.plus_days(-1)).await?;
        jobs::prune(tx, Moment(now.0 - KEPT)).await?;
        Ok(())
    }
}

struct ClearStaged;

impl Work for ClearStaged {
    const KIND: Kind = Kind::ClearStaged;
    type Ids = ();

    async fn outside(ctx: &Ctx, (): &(), _: Uuid) -> Result<()> {
        crate::moderate::import::clear_staged(ctx).await
    }
}

struct Answers;

impl Work for Answers {
    const KIND: Kind = Kind::Answers;
    type Ids = ();

    async fn outside(ctx: &Ctx, (): &(), holder: Uuid) -> Result<()> {
        promises::give_due(ctx, holder).await.map(drop)
    }
}

/// Tells the people of a desk. It recurs and has no row for a single concern: a list of what is to be done would tell how
/// many there are.
struct Escalate;

impl Work for Escalate {
    const KIND: Kind = Kind::Escalate;
    type Ids = ();

    async fn outside(ctx: &Ctx, (): &(), _: Uuid) -> Result<()> {
        safeguard::tell_due(ctx).await
    }
}

struct ForgetConcerns;

impl Work for ForgetConcerns {
    const KIND: Kind = Kind::ForgetConcerns;
    type Ids = ();

    async fn outside(ctx: &Ctx, (): &(), _: Uuid) -> Result<()> {
        safeguard::forget_due(ctx).await
    }
}

/// Sees whose weekly mail is due. What is due next is written together with the mails that are to be sent, so nobody gets two.
struct Digest;

impl Work for Digest {
    const KIND: Kind = Kind::Digest;
    type Ids = ();

    async fn within(ctx: &Ctx, tx: &mut Tx, (): &()) -> Result<()> {
        digest::due(ctx, tx).await
    }
}

struct CheckMonths;

impl Work for CheckMonths {
    const KIND: Kind = Kind::CheckMonths;
    type Ids = ();

    async fn outside(ctx: &Ctx, (): &(), _: Uuid) -> Result<()> {
        safeguard::raise_missed(ctx).await?;
        safeguard::check_months(ctx).await
    }
}
