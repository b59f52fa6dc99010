//! Releases: a quarter frozen for everyone.

use crate::{
    Ctx, Error, ErrorKind, Grant, Result, acts,
    govern::audit::{Said, write},
    moderate::summaries::draws_on_enough,
    publish::figures::{self, COUNTED},
};
use domain::{
    Bilingual,
    catalogue::catalogue,
    clock::{Moment, Quarter},
    disclosure::{Disclosed, ThemeTable},
    release::{Frozen, Hash, Release, Reply, Summary, canonical, commitment},
    summary::{DraftState, ReplyKind},
};
use serde::Deserialize;
use std::collections::HashMap;
use storage::{Tx, Uuid, audit, directory, releases, summaries};

/// What stands in the way of a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blocker {
    /// The quarter is not over yet.
    NotOver,
    /// There are no figures: fewer than five people have answered by themselves.
    NoFigures,
    /// So many summaries wait for their second reader.
    UnreadSummaries(usize),
    /// So many replies wait for a moderator.
    UnreadReplies(usize),
    /// It was released before, and nothing has changed since.
    Released,
}

/// Whether a quarter can be released.
#[derive(Debug, Clone)]
pub struct Readiness {
    /// Which quarter.
    pub quarter: Quarter,
    /// What stands in the way.
    pub blockers: Vec<Blocker>,
    /// How many summaries would go in.
    pub summaries: usize,
    /// How many replies would go in.
    pub replies: usize,
    /// The release that is there already.
    pub released: Option<Uuid>,
}

/// What stands in the way of releasing a quarter. `demo`: in a demo a running quarter may be released, so that
/// the whole story can be seen in a day.
pub async fn readiness(
    ctx: &Ctx,
    grant: &Grant<acts::Release>,
    quarter: Quarter,
    demo: bool,
) -> Result<Readiness> {
    let mut tx = ctx.db.read().await?;
    look(ctx, &mut tx, &grant.thing().authority, quarter, demo).await
}

async fn look(ctx: &Ctx, tx: &mut Tx, authority: &str, quarter: Quarter, demo: bool) -> Result<Readiness> {
    let written = summaries::of_quarter(tx, authority, quarter).await?;
    let replies = summaries::replies(tx, authority, quarter).await?;
    let released = releases::of_quarter(tx, authority, quarter).await?;
    // One that draws on too few by now cannot be read any more: it stays behind, and keeps no quarter waiting.
    let drawn = written.iter().filter(|summary| draws_on_enough(summary));
    let (unread, valid): (Vec<_>, Vec<_>) = drawn.partition(|summary| summary.state == DraftState::Draft);
    let unread = unread.len();
    let unread_replies = replies.iter().filter(|reply| reply.state == DraftState::Draft).count();
    let mut blockers = Vec::new();
    if quarter >= ctx.now().quarter() && !demo {
        blockers.push(Blocker::NotOver);
    }
    if figures::newest(tx, authority, quarter).await?.is_none() {
        blockers.push(Blocker::NoFigures);
    }
    if unread > 0 {
        blockers.push(Blocker::UnreadSummaries(unread));
    }
    if unread_replies > 0 {
        blockers.push(Blocker::UnreadReplies(unread_replies));
    }
    let newer = |moment: Moment| released.as_ref().is_none_or(|release| moment > release.released);
    let changed = written.iter().any(|summary| newer(summary.written))
        || replies.iter().any(|reply| newer(reply.written));
    if released.is_some() && !changed {
        blockers.push(Blocker::Released);
    }
    Ok(Readiness {
        quarter,
        blockers,
        summaries: valid.len(),
        replies: replies.len() - unread_replies,
        released: released.map(|release| release.id),
    })
}

/// Releases a quarter: its figures as the gate let them through, its summaries and replies, in both languages,
/// under one hash tree. What stands in the way comes back, and then nothing is released.
pub async fn release(
    ctx: &Ctx,
    grant: &Grant<acts::Release>,
    quarter: Quarter,
    demo: bool,
) -> Result<Result<Uuid, Vec<Blocker>>> {
    let authority = grant.thing().authority.clone();
    // New figures are kept, and count against those to come, only for a release that nothing else stands in the way of.
    let before = readiness(ctx, grant, quarter, demo).await?;
    if before.blockers.iter().any(|blocker| *blocker != Blocker::NoFigures) {
        return Ok(Err(before.blockers));
    }
    figures::refresh(ctx, &authority, quarter, true).await?;
    let mut tx = ctx.db.begin().await?;
    let found = look(ctx, &mut tx, &authority, quarter, demo).await?;
    if !found.blockers.is_empty() {
        return Ok(Err(found.blockers));
    }
    let (snapshot, themes) =
        figures::newest(&mut tx, &authority, quarter).await?.ok_or(ErrorKind::NotFound)?;
    let version =
        releases::of_quarter(&mut tx, &authority, quarter).await?.map_or(1, |before| before.version + 1);
    let release = Release {
        authority: authority.clone(),
        quarter,
        version: u32::try_from(version).map_err(Error::internal)?,
        catalogue: catalogue().version.clone(),
        figures: themes.table,
        summaries: words(ctx, &mut tx, &authority, quarter).await?,
        method: method(),
        audit_head: head(&mut tx).await?,
    };
    let behind = releases::behind(&mut tx, &authority, quarter, snapshot.taken, COUNTED.code()).await?;
    let leaves = behind.iter().map(|feedback| leaf(ctx, feedback)).collect::<Result<Vec<_>>>()?;
    let commitments: Vec<Hash> = leaves.iter().map(|(hash, _)| *hash).collect();
    let frozen = release.freeze(&commitments, &Hash(ctx.random())).map_err(Error::internal)?;
    let id = ctx.token();
    keep(ctx, &mut tx, id, &frozen, grant.person()).await?;
    let places: HashMap<&Hash, usize> = frozen.leaves().iter().zip(0..).collect();
    let counted = behind.iter().zip(leaves).map(|(feedback, (hash, sealed_salt))| {
        let place = places.get(&hash).copied().unwrap_or(usize::MAX);
        let leaf = i64::try_from(place).map_err(Error::internal)?;
        Ok(releases::Counted { feedback: feedback.id, leaf, sealed_salt })
    });
    releases::count(&mut tx, id, &counted.collect::<Result<Vec<_>>>()?).await?;
    directory::bump(&mut tx, &authority).await?;
    let said = Said {
        actor: Some(grant.person()),
        action: "release",
        thing: "release",
        thing_id: id.to_string(),
        authority: Some(&authority),
        detail: format!("{quarter} version {version} root {}", frozen.root()),
    };
    write(ctx, &mut tx, said).await?;
    tx.commit().await?;
    Ok(Ok(id))
}

async fn keep(ctx: &Ctx, tx: &mut Tx, id: Uuid, frozen: &Frozen, by: Uuid) -> Result<()> {
    let release = frozen.release();
    let row = releases::Release {
        id,
        authority: release.authority.clone(),
        quarter: release.quarter,
        version: i64::from(release.version),
        root: frozen.root().0.to_vec(),
        leaves: frozen.leaves().iter().flat_map(|leaf| leaf.0).collect(),
        body: frozen.json().map_err(Error::internal)?,
        released: ctx.now(),
    };
    if releases::insert(tx, &row, by).await? { Ok(()) } else { Err(ErrorKind::Stale.into()) }
}

/// Summaries that a second person has read, with the replies that a moderator has read, oldest first.
async fn words(ctx: &Ctx, tx: &mut Tx, authority: &str, quarter: Quarter) -> Result<Vec<Summary>> {
    let replies = summaries::replies(tx, authority, quarter).await?;
    let mut written = summaries::of_quarter(tx, authority, quarter).await?;
    written.sort_by_key(|summary| summary.theme);
    let reply = |reply: &summaries::Reply, theme: &str| Reply {
        salt: Hash(ctx.random()),
        theme: theme.to_owned(),
        service: String::new(),
        kind: reply.kind,
        text: reply.body.clone(),
        by: reply.by,
    };
    Ok(written
        .iter()
        .filter(|summary| summary.state == DraftState::Valid && draws_on_enough(summary))
        .map(|summary| {
            let theme = summary.theme.to_string();
            let of_it = replies
                .iter()
                .filter(|reply| reply.summary == summary.id && reply.state == DraftState::Valid);
            let replies = of_it.map(|found| reply(found, &theme)).collect();
            Summary { salt: Hash(ctx.random()), text: summary.body.clone(), theme, replies }
        })
        .collect())
}

/// The leaf of one counted feedback, and its salt sealed under the feedback's own key: when that key goes, nobody
/// can tell any more which leaf was whose.
fn leaf(ctx: &Ctx, feedback: &releases::Behind) -> Result<(Hash, Vec<u8>)> {
    let cells = crate::publish::tally::of(&feedback.counted, feedback.themes.iter().cloned())?;
    let answers: Vec<[String; 2]> = cells.into_iter().map(|cell| [cell.measure, cell.value]).collect();
    let salt = Hash(ctx.random());
    let hash = commitment(&salt, canonical(&answers).map_err(Error::internal)?.as_bytes());
    let key = feedback.wrapped_key.as_deref().ok_or(ErrorKind::NotFound)?;
    let sealed = ctx.vault.seal_beside(
        (&feedback.counted.authority, &feedback.key_epoch),
        feedback.id,
        key,
        &salt.0,
        ctx.random(),
    )?;
    Ok((hash, sealed))
}

async fn head(tx: &mut Tx) -> Result<Hash> {
    let newest = audit::head(tx).await?.and_then(|(_, hash)| hash.try_into().ok());
    Ok(Hash(newest.unwrap_or_default()))
}

/// How the figures were made and what they cannot say.
fn method() -> Vec<Bilingual> {
    let text = |cy: &str, en: &str| Bilingual { cy: cy.to_owned(), en: en.to_owned() };
    vec![
        text(
            "Pobl ddewisodd ateb sydd yma. Dydyn nhw ddim yn sampl, felly dydy hyn ddim yn dangos beth mae pawb yn ei feddwl.",
            "These are people who chose to answer. They are not a sample, so this does not show what everybody thinks.",
        ),
        text(
            "Darnau o adborth sy'n cael eu cyfrif, nid pobl: gall un person fod wedi dweud mwy nag unwaith. Darllenodd person bob un cyn ei gyfrif.",
            "These are responses, not people: one person may have told us more than once. A person read each one before it was counted.",
        ),
        text(
            "Dim ond adborth a roddodd pobl ar eu pen eu hunain sydd yn y tabl. Dydy adborth a roddwyd gyda help, neu a gasglwyd mewn ffordd arall, ddim ynddo.",
            "Only feedback that people gave by themselves is in the table. Feedback given with help, or collected in another way, is not in it.",
        ),
        text(
            "Mae pob rhif wedi’i dalgrynnu i’r 5 agosaf. Lle mae rhy ychydig o bobl, dydyn ni ddim yn dangos rhif.",
            "Every number is rounded to the nearest 5. Where there are too few people, no number is shown.",
        ),
        text(
            "Gall un adborth sôn am sawl thema, felly dydy’r rhesi ddim yn adio i’r cyfanswm. Gofynnon ni am ganmoliaeth ac am broblemau ar wahân, felly peidiwch â phwyso un yn erbyn y llall.",
            "One response may speak of several themes, so the rows do not add up to the total. We asked for praise and for problems separately, so do not weigh one against the other.",
        ),
    ]
}

/// A release as anyone reads it.
#[derive(Debug, Clone)]
pub struct Published {
    /// Identifier.
    pub id: Uuid,
    /// When it was released.
    pub released: Moment,
    /// Root of the hash tree.
    pub root: Hash,
    /// What it says.
    pub release: Release,
    /// The published document itself, JSON.
    pub json: String,
}

#[derive(Deserialize)]
struct StoredReply {
    salt: Hash,
    theme: String,
    service: String,
    kind: ReplyKind,
    text: Bilingual,
    by: Option<String>,
}

#[derive(Deserialize)]
struct StoredSummary {
    salt: Hash,
    theme: String,
    text: Bilingual,
    #[serde(default)]
    replies: Vec<StoredReply>,
}

#[derive(Deserialize)]
struct StoredRelease {
    version: u32,
    catalogue: String,
    figures: serde_json::Value,
    summaries: Vec<StoredSummary>,
    method: Vec<Bilingual>,
    audit_head: Hash,
}

impl TryFrom<StoredReply> for Reply {
    type Error = Error;
    fn try_from(stored: StoredReply) -> Result<Self> {
        let StoredReply { salt, theme, service, kind, text, by } = stored;
        let by = by.map(|day| day.parse()).transpose().map_err(Error::internal)?;
        Ok(Self { salt, theme, service, kind, text, by })
    }
}

impl TryFrom<StoredSummary> for Summary {
    type Error = Error;
    fn try_from(stored: StoredSummary) -> Result<Self> {
        let StoredSummary { salt, theme, text, replies } = stored;
        let replies = replies.into_iter().map(Reply::try_from).collect::<Result<_>>()?;
        Ok(Self { salt, theme, text, replies })
    }
}

fn published(row: releases::Release) -> Result<Published> {
    let stored: StoredRelease = serde_json::from_str(&row.body).map_err(Error::internal)?;
    let figures: Disclosed<ThemeTable> =
        Disclosed::from_stored_snapshot(&stored.figures.to_string()).map_err(Error::internal)?;
    let root = row.root.try_into().map_err(|_| Error::internal("a release's root is not a hash"))?;
    Ok(Published {
        id: row.id,
        released: row.released,
        root: Hash(root),
        json: row.body,
        release: Release {
            authority: row.authority,
            quarter: row.quarter,
            version: stored.version,
            catalogue: stored.catalogue,
            figures,
            summaries: stored.summaries.into_iter().map(Summary::try_from).collect::<Result<_>>()?,
            method: stored.method,
            audit_head: stored.audit_head,
        },
    })
}

/// Every release, newest first.
pub async fn list(ctx: &Ctx) -> Result<Vec<Published>> {
    let mut tx = ctx.db.read().await?;
    releases::list(&mut tx).await?.into_iter().map(published).collect()
}

/// One release.
///
/// # Errors
/// [`ErrorKind::NotFound`].
pub async fn one(ctx: &Ctx, id: Uuid) -> Result<Published> {
    let mut tx = ctx.db.read().await?;
    published(releases::by_id(&mut tx, id).await?.ok_or(ErrorKind::NotFound)?)
}

/// The leaves of a release's hash tree, in order: hashes that tell nothing by themselves, and whose root is the release's.
///
/// # Errors
/// [`ErrorKind::NotFound`].
pub async fn leaves(ctx: &Ctx, id: Uuid) -> Result<Vec<Hash>> {
    let mut tx = ctx.db.read().await?;
    let stored = releases::leaves(&mut tx, id).await?.ok_or(ErrorKind::NotFound)?;
    let (leaves, rest) = stored.as_chunks::<32>();
    if rest.is_empty() {
        Ok(leaves.iter().copied().map(Hash).collect())
    } else {
        Err(Error::internal("half a leaf"))
    }
}

/// The releases that counted one feedback, or whose summaries draw on it, newest first.
pub(crate) async fn about(tx: &mut Tx, feedback: Uuid) -> Result<Vec<Published>> {
    releases::about(tx, feedback).await?.into_iter().map(published).collect()
}
