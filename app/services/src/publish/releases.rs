//! Releases: a quarter frozen for everyone.
//! A release is prepared without a write lock and written in short steps that nobody sees. The last step publishes it,
//! if everything that it was made from is unchanged; otherwise it is dropped and made anew. So people can send and sign
//! in meanwhile, and feedback that is taken back while a release is made is in no release that is published afterwards.

use super::prepare::{self, Draft};
pub use super::readiness::{Blocker, Caution, Readiness, readiness};
use crate::{
    Ctx, Error, ErrorKind, Grant, Result, acts,
    govern::audit::{Said, write},
    public::search,
};
use domain::{
    Bilingual,
    clock::{Moment, Quarter},
    summary::BODY_LIMIT,
};
pub use storage::releases::Listed;
use storage::{Uuid, commitments, directory, periods, prepared};

/// What somebody says when they release.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// The version that they were offered. If it is there already, a second press finds it.
    pub version: Option<i64>,
    /// It may go without what the checklist names.
    pub in_spite: bool,
    /// Why there is another version.
    pub correction: Option<Bilingual>,
}

impl Wish {
    /// Why there is another version, if that was said in both languages and not at too great a length.
    fn reason(&self) -> Option<Bilingual> {
        let trimmed = |text: &str| text.trim().to_owned();
        let why = self.correction.as_ref()?;
        let why = Bilingual { cy: trimmed(&why.cy), en: trimmed(&why.en) };
        (says_why(&why.cy) && says_why(&why.en)).then_some(why)
    }
}

/// Whether a text can stand as the reason for another version, in one language.
pub fn says_why(text: &str) -> bool {
    !text.trim().is_empty() && text.trim().chars().count() <= BODY_LIMIT
}

/// How often a release is made anew because something that it was made from has changed meanwhile.
const TURNS: usize = 5;

/// How far a release is made. The tests change something at each of these steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// It was read, sealed and hashed.
    Drafted,
    /// Some of its rows are written.
    Written,
}

/// Releases a quarter: its figures as they are printed, its summaries and replies, in both languages, under one
/// hash tree. If anything prevents the release, that is returned and nothing is released. A second press of the same
/// button finds what the first one released.
///
/// # Errors
/// [`ErrorKind::Stale`] if what it is made from changes again and again.
#[tracing::instrument(name = "releases.release", skip_all)]
pub async fn release(
    ctx: &Ctx,
    grant: &Grant<acts::Release>,
    quarter: Quarter,
    demo: bool,
    wish: &Wish,
) -> Result<Result<Uuid, Vec<Blocker>>> {
    make(ctx, grant, quarter, demo, wish, async |_| ()).await
}

/// The same, and `at` is called at each step.
pub(crate) async fn make(
    ctx: &Ctx,
    grant: &Grant<acts::Release>,
    quarter: Quarter,
    demo: bool,
    wish: &Wish,
    at: impl AsyncFn(Step),
) -> Result<Result<Uuid, Vec<Blocker>>> {
    let authority = &grant.thing().authority;
    for _ in 0..TURNS {
        let ready = readiness(ctx, grant, quarter, demo).await?;
        let offered = |version: i64| wish.version.is_some_and(|offered| version >= offered);
        if let Some(there) = ready.released.as_ref().filter(|release| offered(release.version)) {
            return Ok(Ok(there.id));
        }
        let missing = missing(&ready, wish);
        if !missing.is_empty() {
            return Ok(Err(missing));
        }
        let correction = wish.reason().filter(|_| ready.released.is_some());
        let Some(draft) = prepare::draft(ctx, authority, &ready, correction).await? else { break };
        at(Step::Drafted).await;
        let id = ctx.token();
        let published = match keep(ctx, id, &draft, grant.person(), &at).await {
            Ok(()) => publish(ctx, id, &draft, &ready, grant).await,
            Err(error) => Err(error),
        };
        if matches!(published, Ok(true)) {
            return Ok(Ok(id));
        }
        drop_prepared(ctx, id).await?;
        published?;
    }
    Err(ErrorKind::Stale.into())
}

/// What prevents the release, including missing confirmations and reasons.
fn missing(ready: &Readiness, wish: &Wish) -> Vec<Blocker> {
    let mut missing = ready.blockers.clone();
    if missing.is_empty() && !ready.cautions.is_empty() && !wish.in_spite {
        missing.push(Blocker::NotTicked);
    }
    if ready.blockers.is_empty() && ready.released.is_some() && wish.reason().is_none() {
        missing.push(Blocker::NoReason);
    }
    missing
}

/// Writes a release that nobody sees yet, in short transactions.
async fn keep(ctx: &Ctx, id: Uuid, draft: &Draft, by: Uuid, at: &impl AsyncFn(Step)) -> Result<()> {
    let release = draft.frozen.release();
    let leaves: Vec<u8> = draft.frozen.leaves().iter().flat_map(|leaf| leaf.0).collect();
    let row = prepared::Prepared {
        id,
        authority: &release.authority,
        quarter: release.quarter,
        figures: draft.figures,
        responses: draft.responses,
        moves: &draft.moves,
        prepared: ctx.now(),
        by,
        correction: release.correction.as_ref(),
        root: &draft.frozen.root().0,
        body: &draft.frozen.json().map_err(Error::internal)?,
    };
    let mut tx = ctx.db.begin().await?;
    prepared::keep(&mut tx, &row, &leaves).await?;
    tx.commit().await?;
    for counted in draft.counted.chunks(prepared::STEP) {
        let mut tx = ctx.db.begin().await?;
        prepared::count(&mut tx, id, counted).await?;
        tx.commit().await?;
        at(Step::Written).await;
    }
    Ok(())
}

/// Publishes a prepared release if what it was made from still stands. Nothing is counted, taken out or published for the
/// authority's quarter meanwhile.
async fn publish(
    ctx: &Ctx,
    id: Uuid,
    draft: &Draft,
    ready: &Readiness,
    grant: &Grant<acts::Release>,
) -> Result<bool> {
    let (authority, quarter) = (&grant.thing().authority, ready.quarter);
    let mut tx = ctx.db.begin().await?;
    directory::lock(&mut tx, authority).await?;
    periods::lock(&mut tx, authority, quarter).await?;
    // What joins now is in the next version. What was taken out must be in no draw that is published afterwards.
    let taken_out = periods::of(&mut tx, authority, quarter).await?.map_or(0, |period| period.taken_out);
    if taken_out > draft.figures || prepare::basis(&mut tx, authority, quarter).await? != draft.basis {
        return Ok(false);
    }
    let version = draft.basis.before + 1;
    if !prepared::publish(&mut tx, id, version, ctx.now()).await? {
        return Ok(false);
    }
    commitments::show(&mut tx, authority, quarter, ctx.now()).await?;
    search::index(ctx, &mut tx, authority, quarter).await?;
    directory::bump(&mut tx, authority).await?;
    let said = Said {
        actor: Some(grant.person()),
        action: "release",
        thing: "release",
        thing_id: id.to_string(),
        authority: Some(authority),
        detail: format!(
            "{quarter} version {version} root {}{}",
            draft.frozen.root(),
            in_spite_of(&ready.cautions)
        ),
    };
    write(ctx, &mut tx, said).await?;
    tx.commit().await?;
    Ok(true)
}

/// What the release left out, for the audit trail.
fn in_spite_of(cautions: &[Caution]) -> String {
    let counts = cautions.iter().map(|caution| match caution {
        Caution::Unread(items) => format!(" unread={items}"),
        Caution::NoSummary(themes) => format!(" no-summary={}", themes.len()),
        Caution::NoReply(themes) => format!(" no-reply={}", themes.len()),
    });
    if cautions.is_empty() { String::new() } else { format!(" in spite of{}", counts.collect::<String>()) }
}

/// Drops a release that is not published, in short transactions.
async fn drop_prepared(ctx: &Ctx, id: Uuid) -> Result<()> {
    loop {
        let mut tx = ctx.db.begin().await?;
        let done = prepared::drop_some(&mut tx, id).await?;
        tx.commit().await?;
        if done {
            return Ok(());
        }
    }
}

/// How long a release may take to be made, in microseconds, before it counts as abandoned: an hour.
const ABANDONED: i64 = 3_600_000_000;

/// Drops releases whose making was stopped.
pub(crate) async fn drop_abandoned(ctx: &Ctx) -> Result<()> {
    let mut tx = ctx.db.read().await?;
    let abandoned = prepared::abandoned(&mut tx, Moment(ctx.now().0 - ABANDONED)).await?;
    drop(tx);
    for id in abandoned {
        drop_prepared(ctx, id).await?;
    }
    Ok(())
}
