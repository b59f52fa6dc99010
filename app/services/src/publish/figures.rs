//! Figures: from counts, through the disclosure gate, to snapshots. Pages read snapshots, never counts.

use crate::{
    Ctx, Error, ErrorKind, Grant, Result,
    acts::ReadSnapshots,
    govern::audit::{Said, write},
};
use domain::{
    catalogue::catalogue,
    clock::{Moment, Quarter},
    disclosure::{Disclosed, Ledger, SNAPSHOT_STEP, Scope, ThemeTable, ThemeTally, gate, snapshot_due},
    feedback::Channel,
};
use storage::{
    Tx, Uuid, directory, leases, periods,
    snapshots::{self, Snapshot},
    tallies,
};
use tokio::task::spawn_blocking;

/// The name of the themes' table among the snapshots.
const THEMES: &str = "themes";

/// The channel that the themes' table counts. Channels are never mixed: feedback that came with a helper, on paper,
/// from a group or by import is read and summarised like all other, and is counted in tables of its own.
pub(crate) const COUNTED: Channel = Channel::Alone;

/// A snapshot as staff read it.
#[derive(Debug, Clone)]
pub struct Themes {
    /// When it was taken.
    pub taken: Moment,
    /// The table, out of the gate.
    pub table: Disclosed<ThemeTable>,
}

/// The true counts of a quarter's themes.
struct Counts {
    tally: ThemeTally,
    /// The true number of responses.
    responses: u64,
    /// The version of the period that they count.
    version: i64,
}

/// The true number of responses that the themes' table of a quarter counts.
async fn responses(tx: &mut Tx, authority: &str, quarter: Quarter) -> Result<u64> {
    let quarter = quarter.to_string();
    let found = tallies::table(tx, authority, &quarter, "responses", COUNTED.code()).await?;
    Ok(u64::try_from(found.iter().map(|(_, n)| n).sum::<i64>()).unwrap_or(0))
}

async fn counts(tx: &mut Tx, authority: &str, quarter: Quarter, version: i64) -> Result<Counts> {
    let responses = responses(tx, authority, quarter).await?;
    let themes = catalogue().codebook.themes.iter().map(|theme| theme.code.to_string());
    let mut tally = ThemeTally::new(themes, responses);
    let quarter = quarter.to_string();
    for (value, n) in tallies::table(tx, authority, &quarter, "theme", COUNTED.code()).await? {
        let (theme, polarity) = value.split_once(':').unwrap_or((&value, ""));
        let polarity = polarity.parse().map_err(Error::internal)?;
        tally.add(theme, polarity, u64::try_from(n).unwrap_or(0)).map_err(Error::internal)?;
    }
    Ok(Counts { tally, responses, version })
}

/// Every table published so far about an authority, from the texts as they are stored.
fn ledger(published: &[String]) -> Result<Ledger> {
    let mut ledger = Ledger::new();
    for body in published {
        let table: Disclosed<ThemeTable> = Disclosed::from_stored_snapshot(body).map_err(Error::internal)?;
        ledger.record(&table);
    }
    Ok(ledger)
}

/// The newest snapshot of the themes of a quarter.
pub(crate) async fn newest(
    tx: &mut Tx,
    authority: &str,
    quarter: Quarter,
) -> Result<Option<(Snapshot, Themes)>> {
    let Some(snapshot) = snapshots::newest(tx, authority, quarter, THEMES).await? else {
        return Ok(None);
    };
    let table = Disclosed::from_stored_snapshot(&snapshot.body).map_err(Error::internal)?;
    let themes = Themes { taken: Moment(snapshot.taken), table };
    Ok(Some((snapshot, themes)))
}

/// Whether a release can have figures: at least five people have answered by themselves, and did not take it back.
pub(crate) async fn enough(tx: &mut Tx, authority: &str, quarter: Quarter) -> Result<bool> {
    Ok(responses(tx, authority, quarter).await? >= SNAPSHOT_STEP)
}

/// What a snapshot is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// The pages of staff: at most one a month, with five further responses.
    Staff,
    /// A release: whenever five further responses are there, and always when something was taken out of the newest.
    Release,
}

/// What is to be done about a period.
enum Due {
    /// Nothing, until the period moves again or another month begins.
    Nothing(Option<i64>),
    /// A snapshot.
    Snapshot(Counts),
}

async fn due(ctx: &Ctx, tx: &mut Tx, authority: &str, quarter: Quarter, purpose: Purpose) -> Result<Due> {
    let Some(period) = periods::of(tx, authority, quarter).await? else { return Ok(Due::Nothing(None)) };
    let before = snapshots::newest(tx, authority, quarter, THEMES).await?;
    let this_month = |snapshot: &Snapshot| Moment(snapshot.taken).month() == ctx.now().month();
    if purpose == Purpose::Staff && before.as_ref().is_some_and(this_month) {
        return Ok(Due::Nothing(None));
    }
    let stale = before.as_ref().is_some_and(|snapshot| period.taken_out > snapshot.version);
    let known = before.map(|snapshot| u64::try_from(snapshot.responses).unwrap_or(0));
    let now = responses(tx, authority, quarter).await?;
    let moved = snapshot_due(known, now) || (stale && purpose == Purpose::Release);
    // A first snapshot of one to four people would be about those people, and would be all there is for a month.
    if now < SNAPSHOT_STEP || !moved {
        return Ok(Due::Nothing(Some(period.version)));
    }
    Ok(Due::Snapshot(counts(tx, authority, quarter, period.version).await?))
}

/// How often it begins again because another process published figures of the same authority meanwhile.
const TURNS: usize = 5;

/// Takes a snapshot of a quarter's themes if one is due.
/// The gate is slow and holds no transaction. When its table is kept, the figures that it was compared with must still
/// be all that are published: otherwise it begins again.
pub(crate) async fn refresh(ctx: &Ctx, authority: &str, quarter: Quarter, purpose: Purpose) -> Result<()> {
    for _ in 0..TURNS {
        let mut tx = ctx.db.read().await?;
        let Counts { tally, responses, version } = match due(ctx, &mut tx, authority, quarter, purpose)
            .await?
        {
            Due::Snapshot(counts) => counts,
            Due::Nothing(version) => {
                drop(tx);
                return looked(ctx, authority, quarter, version.filter(|_| purpose == Purpose::Staff)).await;
            }
        };
        let published = snapshots::ledger(&mut tx, authority).await?;
        let policy = directory::known_authority(&mut tx, authority).await?.settings.disclosure;
        drop(tx);
        let scope = Scope { channel: Some(COUNTED), ..Scope::quarter(authority, quarter) };
        let ledger = ledger(&published)?;
        let table = spawn_blocking(move || gate(&tally, &scope, &policy, &ledger));
        let table = table.await.map_err(Error::internal)?;
        let snapshot = Snapshot {
            id: ctx.id(),
            taken: ctx.now().0,
            version,
            responses: i64::try_from(responses).unwrap_or(i64::MAX),
            body: serde_json::to_string(&table).map_err(Error::internal)?,
        };
        let mut tx = ctx.db.begin().await?;
        directory::lock(&mut tx, authority).await?;
        if snapshots::ledger(&mut tx, authority).await? != published {
            continue;
        }
        snapshots::keep(&mut tx, authority, quarter, THEMES, &snapshot).await?;
        periods::looked(&mut tx, authority, quarter, version).await?;
        let said = Said {
            actor: None,
            action: "snapshot",
            thing: "snapshot",
            thing_id: snapshot.id.to_string(),
            authority: Some(authority),
            detail: quarter.to_string(),
        };
        write(ctx, &mut tx, said).await?;
        tx.commit().await?;
        return Ok(());
    }
    Err(ErrorKind::Stale.into())
}

/// Remembers that nothing was due at a version, so that the job looks again only when the period moves.
async fn looked(ctx: &Ctx, authority: &str, quarter: Quarter, version: Option<i64>) -> Result<()> {
    let Some(version) = version else { return Ok(()) };
    let mut tx = ctx.db.begin().await?;
    periods::looked(&mut tx, authority, quarter, version).await?;
    tx.commit().await?;
    Ok(())
}

/// Periods that moved and have no snapshot in the running month.
async fn may_be_due(ctx: &Ctx) -> Result<Vec<(String, Quarter)>> {
    let mut tx = ctx.db.read().await?;
    let mut due = Vec::new();
    for (authority, quarter) in periods::moved(&mut tx).await? {
        let newest = snapshots::newest(&mut tx, &authority, quarter, THEMES).await?;
        if newest.is_none_or(|snapshot| Moment(snapshot.taken).month() != ctx.now().month()) {
            due.push((authority, quarter));
        }
    }
    Ok(due)
}

/// Takes the snapshots that are due. One process at a time does this, and takes no write lock when nothing has moved.
#[tracing::instrument(name = "figures.take_snapshots", skip_all)]
pub async fn take_snapshots(ctx: &Ctx, holder: Uuid) -> Result<()> {
    let quarters = may_be_due(ctx).await?;
    if quarters.is_empty() {
        return Ok(());
    }
    let mut tx = ctx.db.begin().await?;
    let until = Moment(ctx.now().0 + 300_000_000);
    if !leases::take(&mut tx, "snapshots", holder, ctx.now(), until).await? {
        return Ok(());
    }
    tx.commit().await?;
    for (authority, quarter) in quarters {
        // A failure in one quarter must not stop the figures of the others.
        if let Err(error) = refresh(ctx, &authority, quarter, Purpose::Staff).await {
            tracing::error!(event = "snapshot.failed", authority, %quarter, cause = %error.causes());
        }
    }
    Ok(())
}

/// What staff may see of a quarter's figures; `None` until enough people have answered.
#[tracing::instrument(name = "figures.themes", skip_all)]
pub async fn themes(ctx: &Ctx, grant: &Grant<ReadSnapshots>, quarter: Quarter) -> Result<Option<Themes>> {
    let mut tx = ctx.db.read().await?;
    Ok(newest(&mut tx, &grant.thing().authority, quarter).await?.map(|(_, themes)| themes))
}
