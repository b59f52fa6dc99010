//! The audit trail: each command writes to it, one sealer chains the entries, and `clywed audit verify` checks the
//! chain with the database and the keys.

mod page;

use crate::{Ctx, Error, Result};
use domain::{clock::Quarter, release::Hash};
pub use page::{Before, Line, Page, page};
use serde::Deserialize;
use std::time::Duration;
pub use storage::audit::Entry;
use storage::{Tx, Uuid, audit, leases, releases};

/// What a command says of itself. `detail` holds codes and counts only.
pub(crate) struct Said<'a> {
    pub(crate) actor: Option<Uuid>,
    pub(crate) action: &'a str,
    pub(crate) thing: &'a str,
    pub(crate) thing_id: String,
    pub(crate) authority: Option<&'a str>,
    pub(crate) detail: String,
}

/// Writes an entry in the command's own transaction.
pub(crate) async fn write(ctx: &Ctx, tx: &mut Tx, said: Said<'_>) -> Result<()> {
    Ok(audit::write(tx, &[entry(ctx, said)]).await?)
}

/// The entry, for those who write many at once.
pub(crate) fn entry(ctx: &Ctx, said: Said<'_>) -> Entry {
    Entry {
        id: ctx.id(),
        at: ctx.now().0,
        actor: said.actor,
        action: said.action.to_owned(),
        thing: said.thing.to_owned(),
        thing_id: said.thing_id,
        authority: said.authority.map(str::to_owned),
        detail: said.detail,
        seq: None,
        hash: None,
    }
}

/// Keyed hash of an entry and of everything before it.
fn chained(ctx: &Ctx, before: &[u8], seq: i64, entry: &Entry) -> Vec<u8> {
    let link = ctx.vault.audit_link(&[
        before,
        &seq.to_be_bytes(),
        entry.id.as_bytes(),
        &entry.at.to_be_bytes(),
        entry.actor.as_ref().map_or(&[], |actor| actor.as_bytes().as_slice()),
        entry.action.as_bytes(),
        entry.thing.as_bytes(),
        entry.thing_id.as_bytes(),
        entry.authority.as_deref().unwrap_or_default().as_bytes(),
        entry.detail.as_bytes(),
    ]);
    link.to_vec()
}

/// Chains the entries that wait. One process at a time does this; another one returns at once.
#[tracing::instrument(name = "audit.seal", skip_all)]
pub async fn seal(ctx: &Ctx, holder: Uuid) -> Result<usize> {
    let mut tx = ctx.db.begin().await?;
    let until = domain::clock::Moment(ctx.now().0 + 30_000_000);
    if !leases::take(&mut tx, "audit-sealer", holder, ctx.now(), until).await? {
        return Ok(0);
    }
    let (mut seq, mut hash) = audit::head(&mut tx).await?.unwrap_or((0, Vec::new()));
    let waiting = audit::unsealed(&mut tx).await?;
    for entry in &waiting {
        seq += 1;
        hash = chained(ctx, &hash, seq, entry);
        audit::seal(&mut tx, entry.id, seq, &hash).await?;
    }
    tx.commit().await?;
    Ok(waiting.len())
}

/// Writes entries and chains them at once: for a demo, which writes more than the sealer could chain within minutes. If
/// another process holds the sealer's lease, that process chains them.
pub(crate) async fn write_chained(
    ctx: &Ctx,
    tx: &mut Tx,
    holder: Uuid,
    mut entries: Vec<Entry>,
) -> Result<()> {
    let until = domain::clock::Moment(ctx.now().0 + 30_000_000);
    if leases::take(tx, "audit-sealer", holder, ctx.now(), until).await? {
        let (mut seq, mut hash) = audit::head(tx).await?.unwrap_or((0, Vec::new()));
        for entry in &mut entries {
            seq += 1;
            hash = chained(ctx, &hash, seq, entry);
            (entry.seq, entry.hash) = (Some(seq), Some(hash.clone()));
        }
    }
    Ok(audit::write(tx, &entries).await?)
}

/// What a check of the trail found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Entries whose place and hash fit.
    pub sealed: i64,
    /// The first place that does not fit, if any: something before or at it was changed or removed.
    pub broken_at: Option<i64>,
    /// Entries that are not chained yet: a second's worth in a running system.
    pub unsealed: i64,
    /// The newest hash, for a release to carry.
    pub head: Option<Vec<u8>>,
    /// Releases that print a head which the chain does not have, oldest first: the trail that they were released with
    /// was cut off or written anew.
    pub unfit: Vec<Printed>,
}

/// A release and the head of the trail that it prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// Code of the authority.
    pub authority: String,
    /// The quarter.
    pub quarter: Quarter,
    /// 1, or more when it was corrected.
    pub version: i64,
    /// The head as printed.
    pub head: Vec<u8>,
}

/// The one part of a release's document that is read here.
#[derive(Deserialize)]
struct Head {
    audit_head: Hash,
}

/// The heads that releases print. A release of a time before the first entry was chained prints zeros: no head.
async fn printed(tx: &mut Tx) -> Result<Vec<Printed>> {
    let mut all = Vec::new();
    for listed in releases::list(tx).await?.into_iter().rev() {
        let Some(release) = releases::by_id(tx, listed.id).await? else { continue };
        let Head { audit_head: Hash(head) } = serde_json::from_str(&release.body).map_err(Error::internal)?;
        if head != [0; 32] {
            let (authority, quarter) = (listed.authority, listed.quarter);
            all.push(Printed { authority, quarter, version: listed.version, head: head.to_vec() });
        }
    }
    Ok(all)
}

/// Checks the whole chain, and every head that a release prints against it.
#[tracing::instrument(name = "audit.verify", skip_all)]
pub async fn verify(ctx: &Ctx) -> Result<Verified> {
    let mut tx = ctx.db.read().await?;
    let (mut seq, mut hash) = (0, Vec::new());
    let unsealed = audit::tail(&mut tx).await?;
    let mut unfit = printed(&mut tx).await?;
    loop {
        let page = audit::after(&mut tx, seq).await?;
        if page.is_empty() {
            break;
        }
        for entry in &page {
            let expected = chained(ctx, &hash, seq + 1, entry);
            if entry.seq != Some(seq + 1) || entry.hash.as_ref() != Some(&expected) {
                return Ok(Verified { sealed: seq, broken_at: Some(seq + 1), unsealed, head: None, unfit });
            }
            (seq, hash) = (seq + 1, expected);
            unfit.retain(|printed| printed.head != hash);
        }
    }
    Ok(Verified { sealed: seq, broken_at: None, unsealed, head: (seq > 0).then_some(hash), unfit })
}

/// How often the sealer looks.
pub const EVERY: Duration = Duration::from_millis(900);

#[cfg(test)]
mod tests;
