//! The audit trail: written by each command, chained by one sealer, checked by anyone with the database.

use crate::{Ctx, Grant, Result, acts::ReadAudit};
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, btree_map::Entry as MapEntry},
    time::Duration,
};
pub use storage::audit::Entry;
use storage::{Tx, Uuid, audit, leases, people};

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

/// Hash of an entry and of everything before it: each field is preceded by its length, so that no two entries
/// have the same text.
fn chained(before: &[u8], seq: i64, entry: &Entry) -> Vec<u8> {
    let mut hash = Sha256::new();
    let mut part = |bytes: &[u8]| {
        hash.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(bytes);
    };
    part(before);
    part(&seq.to_be_bytes());
    part(entry.id.as_bytes());
    part(&entry.at.to_be_bytes());
    part(entry.actor.as_ref().map_or(&[], |actor| actor.as_bytes().as_slice()));
    for text in [
        &entry.action,
        &entry.thing,
        &entry.thing_id,
        entry.authority.as_ref().unwrap_or(&String::new()),
        &entry.detail,
    ] {
        part(text.as_bytes());
    }
    hash.finalize().to_vec()
}

/// Chains the entries that wait. One process at a time does it; another that asks meanwhile does nothing.
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
        hash = chained(&hash, seq, entry);
        audit::seal(&mut tx, entry.id, seq, &hash).await?;
    }
    tx.commit().await?;
    Ok(waiting.len())
}

/// Writes entries and chains them at once, for whoever writes more than the sealer could chain within minutes. If somebody
/// else holds the sealer's lease they are left to it.
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
            hash = chained(&hash, seq, entry);
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
}

/// Checks the whole chain.
#[tracing::instrument(name = "audit.verify", skip_all)]
pub async fn verify(ctx: &Ctx) -> Result<Verified> {
    let mut tx = ctx.db.read().await?;
    let (mut seq, mut hash) = (0, Vec::new());
    let unsealed = audit::tail(&mut tx).await?;
    loop {
        let page = audit::after(&mut tx, seq).await?;
        if page.is_empty() {
            break;
        }
        for entry in &page {
            let expected = chained(&hash, seq + 1, entry);
            if entry.seq != Some(seq + 1) || entry.hash.as_ref() != Some(&expected) {
                return Ok(Verified { sealed: seq, broken_at: Some(seq + 1), unsealed, head: None });
            }
            (seq, hash) = (seq + 1, expected);
        }
    }
    Ok(Verified { sealed: seq, broken_at: None, unsealed, head: (seq > 0).then_some(hash) })
}

/// The newest entries about an authority's things.
#[tracing::instrument(name = "audit.newest", skip_all)]
pub async fn newest(ctx: &Ctx, grant: &Grant<ReadAudit>, limit: i64) -> Result<Vec<Entry>> {
    let mut tx = ctx.db.read().await?;
    Ok(audit::newest(&mut tx, &grant.thing().authority, limit).await?)
}

/// The newest entries, each with the name of the colleague who did it, where it was one.
#[tracing::instrument(name = "audit.newest_named", skip_all)]
pub async fn newest_named(
    ctx: &Ctx,
    grant: &Grant<ReadAudit>,
    limit: i64,
) -> Result<Vec<(Entry, Option<String>)>> {
    let mut tx = ctx.db.read().await?;
    let entries = audit::newest(&mut tx, &grant.thing().authority, limit).await?;
    let mut names: BTreeMap<Uuid, Option<String>> = BTreeMap::new();
    for actor in entries.iter().filter_map(|entry| entry.actor) {
        if let MapEntry::Vacant(place) = names.entry(actor) {
            place.insert(people::by_id(&mut tx, actor).await?.map(|person| person.name));
        }
    }
    let with_name = |entry: Entry| {
        let name = entry.actor.and_then(|actor| names.get(&actor).cloned().flatten());
        (entry, name)
    };
    Ok(entries.into_iter().map(with_name).collect())
}

/// How often the sealer looks.
pub const EVERY: Duration = Duration::from_millis(900);
