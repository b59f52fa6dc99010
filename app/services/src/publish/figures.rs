//! Figures: from counts, through the disclosure gate, to snapshots. Pages read snapshots, never counts.

use crate::{
    Ctx, Error, ErrorKind, Grant, Result,
    acts::ReadSnapshots,
    govern::audit::{Said, write},
};
use domain::{
    catalogue::catalogue,
    clock::{Moment, Quarter},
    disclosure::{
        Disclosed, Ledger, Policy, SNAPSHOT_STEP, Scope, ThemeTable, ThemeTally, gate, snapshot_due,
    },
    feedback::Channel,
};
use storage::{
    Tx, Uuid, directory, leases,
    releases::{self, Snapshot},
    tallies,
};
use tokio::task::spawn_blocking;

/// The name of the themes' table among the snapshots.
const THEMES: &str = "themes";

/// The channel that the themes' table counts. Channels are never mixed: what came with a helper, on paper, from
/// a group or by import is read and summarised like everything else, and stands in tables of its own.
pub(crate) const COUNTED: Channel = Channel::Alone;

/// A snapshot as staff read it.
#[derive(Debug, Clone)]
pub struct Themes {
    /// When it was taken.
    pub taken: Moment,
    /// The table, out of the gate.
    pub table: Disclosed<ThemeTable>,
}

/// The true counts of a quarter's themes, and the true number of responses.
async fn counts(tx: &mut Tx, authority: &str, quarter: Quarter) -> Result<(ThemeTally, u64)> {
    let cells = tallies::of_quarter(tx, authority, &quarter.to_string()).await?;
    let of_channel = || cells.iter().filter(|cell| cell.channel == COUNTED.code());
    let sum = |measure: &str| -> i64 {
        of_channel().filter(|cell| cell.measure == measure).map(|cell| cell.n).sum()
    };
    let responses = u64::try_from(sum("responses")).unwrap_or(0);
    let themes = catalogue().codebook.themes.iter().map(|theme| theme.code.to_string());
    let mut tally = ThemeTally::new(themes, responses);
    let mut summed: std::collections::BTreeMap<&str, i64> = std::collections::BTreeMap::new();
    for cell in of_channel().filter(|cell| cell.measure == "theme") {
        *summed.entry(&cell.value).or_default() += cell.n;
    }
    for (value, n) in summed {
        let (theme, polarity) = value.split_once(':').unwrap_or((value, ""));
        let polarity = polarity.parse().map_err(Error::internal)?;
        tally.add(theme, polarity, u64::try_from(n).unwrap_or(0)).map_err(Error::internal)?;
    }
    Ok((tally, responses))
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
    let Some(snapshot) = releases::newest_snapshot(tx, authority, quarter, THEMES).await? else {
        return Ok(None);
    };
    let table = Disclosed::from_stored_snapshot(&snapshot.body).map_err(Error::internal)?;
    let themes = Themes { taken: Moment(snapshot.taken), table };
    Ok(Some((snapshot, themes)))
}

/// The counts of a quarter if a snapshot of them is due: five further responses at least, and, unless `for_release`, no
/// snapshot of this quarter yet in the running month.
async fn due(
    ctx: &Ctx,
    tx: &mut Tx,
    authority: &str,
    quarter: Quarter,
    for_release: bool,
) -> Result<Option<(ThemeTally, u64)>> {
    let (tally, responses) = counts(tx, authority, quarter).await?;
    let before = newest(tx, authority, quarter).await?;
    let this_month = |snapshot: &Snapshot| Moment(snapshot.taken).month() == ctx.now().month();
    if !for_release && before.as_ref().is_some_and(|(snapshot, _)| this_month(snapshot)) {
        return Ok(None);
    }
    let known = before.map(|(snapshot, _)| u64::try_from(snapshot.responses).unwrap_or(0));
    // A first snapshot of one to four people would be about those people, and would be all there is for a month.
    let due = responses >= SNAPSHOT_STEP && snapshot_due(known, responses);
    Ok(due.then_some((tally, responses)))
}

/// So often it is begun again because somebody else published figures of the same authority meanwhile.
const TURNS: usize = 5;

/// Takes a snapshot of a quarter's themes if one is due.
///
/// The gate is slow and holds no transaction. What it was held against must still be all that is published when its table
/// is kept: if it is not, it begins again.
pub(crate) async fn refresh(ctx: &Ctx, authority: &str, quarter: Quarter, for_release: bool) -> Result<()> {
    for _ in 0..TURNS {
        let mut tx = ctx.db.read().await?;
        let Some((tally, responses)) = due(ctx, &mut tx, authority, quarter, for_release).await? else {
            return Ok(());
        };
        let published = releases::ledger(&mut tx, authority).await?;
        drop(tx);
        let scope = Scope { channel: Some(COUNTED), ..Scope::quarter(authority, quarter) };
        let ledger = ledger(&published)?;
        let table = spawn_blocking(move || gate(&tally, &scope, &Policy::default(), &ledger));
        let table = table.await.map_err(Error::internal)?;
        let snapshot = Snapshot {
            id: ctx.id(),
            taken: ctx.now().0,
            responses: i64::try_from(responses).unwrap_or(i64::MAX),
            body: serde_json::to_string(&table).map_err(Error::internal)?,
        };
        let mut tx = ctx.db.begin().await?;
        directory::lock(&mut tx, authority).await?;
        if releases::ledger(&mut tx, authority).await? != published {
            continue;
        }
        releases::keep_snapshot(&mut tx, authority, quarter, THEMES, &snapshot).await?;
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

/// Takes the snapshots that are due. One process at a time.
pub async fn take_snapshots(ctx: &Ctx, holder: Uuid) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    let until = Moment(ctx.now().0 + 300_000_000);
    if !leases::take(&mut tx, "snapshots", holder, ctx.now(), until).await? {
        return Ok(());
    }
    let quarters = releases::counted_quarters(&mut tx).await?;
    tx.commit().await?;
    for (authority, quarter) in quarters {
        // What is wrong with one quarter keeps nobody else from their figures.
        if let Err(error) = refresh(ctx, &authority, quarter, false).await {
            tracing::error!(event = "snapshot.failed", authority, %quarter, error = ?error);
        }
    }
    Ok(())
}

/// What staff may see of a quarter's figures; `None` until enough people have answered.
pub async fn themes(ctx: &Ctx, grant: &Grant<ReadSnapshots>, quarter: Quarter) -> Result<Option<Themes>> {
    let mut tx = ctx.db.read().await?;
    Ok(newest(&mut tx, &grant.thing().authority, quarter).await?.map(|(_, themes)| themes))
}
