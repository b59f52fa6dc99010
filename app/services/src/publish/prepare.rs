//! What goes into a release, read at one moment, and the leaves of the feedback behind its figures.

use super::{
    figures::{self, COUNTED},
    readiness::Readiness,
};
use crate::{
    Ctx, Error, ErrorKind, Result,
    moderate::summaries::draws_on_enough,
    vault::{self, QuarterKey},
};
use domain::{
    Bilingual,
    catalogue::catalogue,
    clock::Quarter,
    disclosure::DisclosedTable as _,
    release::{Frozen, Hash, Release, Reply, Summary, canonical, commitment},
    summary::SummaryState,
};
use std::collections::HashMap;
use storage::{
    Tx, Uuid, audit, periods,
    prepared::{self, Behind, Counted, Figures},
    releases, replies, summaries,
};
use tokio::task::spawn_blocking;

/// What a release is made from, for telling whether it still stands when the release is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Basis {
    /// The snapshot whose figures it has.
    snapshot: Uuid,
    /// The version of the period that these count.
    pub(super) figures: i64,
    /// The version of the release before it; 0 if there was none.
    pub(super) before: i64,
    summaries: Vec<summaries::Summary>,
    replies: Vec<replies::Reply>,
}

/// Reads what a release would be made from now. None if its figures count feedback that was taken out since: then they
/// must be made anew.
pub(super) async fn basis(tx: &mut Tx, authority: &str, quarter: Quarter) -> Result<Option<Basis>> {
    let period = periods::of(tx, authority, quarter).await?;
    let snapshot = figures::newest(tx, authority, quarter).await?;
    let Some(((snapshot, _), period)) = snapshot.zip(period) else { return Ok(None) };
    if period.taken_out > snapshot.version {
        return Ok(None);
    }
    let before = releases::of_quarter(tx, authority, quarter).await?.map_or(0, |release| release.version);
    Ok(Some(Basis {
        snapshot: snapshot.id,
        figures: snapshot.version,
        before,
        summaries: summaries::of_quarter(tx, authority, quarter).await?,
        replies: replies::of_quarter(tx, authority, quarter).await?,
    }))
}

/// A release that is ready to be written.
pub(super) struct Draft {
    pub(super) basis: Basis,
    pub(super) frozen: Frozen,
    /// The number of responses as it is printed.
    pub(super) responses: Option<i64>,
    pub(super) counted: Vec<Counted>,
}

/// Reads, seals and hashes a release. It holds no lock: publishing checks again that nothing it was made from has
/// changed.
pub(super) async fn draft(
    ctx: &Ctx,
    authority: &str,
    ready: &Readiness,
    correction: Option<Bilingual>,
) -> Result<Option<Draft>> {
    let quarter = ready.quarter;
    let mut tx = ctx.db.read().await?;
    let Some(basis) = basis(&mut tx, authority, quarter).await? else { return Ok(None) };
    let (_, themes) = figures::newest(&mut tx, authority, quarter).await?.ok_or(ErrorKind::NotFound)?;
    let responses = themes.table.table().responses().shown();
    let responses = responses.map(|shown| i64::try_from(shown.get())).transpose().map_err(Error::internal)?;
    let release = Release {
        authority: authority.to_owned(),
        quarter,
        version: u32::try_from(basis.before + 1).map_err(Error::internal)?,
        correction,
        unwritten: ready.is_unwritten(),
        catalogue: catalogue().version.clone(),
        figures: themes.table,
        summaries: words(ctx, &basis),
        method: method(),
        audit_head: head(&mut tx).await?,
    };
    let leaves = leaves(ctx, &mut tx, authority, quarter, basis.figures).await?;
    drop(tx);
    let seed = Hash(ctx.random());
    spawn_blocking(move || freeze(release, leaves, basis, responses, &seed).map(Some))
        .await
        .map_err(Error::internal)?
}

fn freeze(
    release: Release,
    leaves: Vec<Leaf>,
    basis: Basis,
    responses: Option<i64>,
    seed: &Hash,
) -> Result<Draft> {
    let commitments: Vec<Hash> = leaves.iter().map(|leaf| leaf.hash).collect();
    let frozen = release.freeze(&commitments, seed).map_err(Error::internal)?;
    let places: HashMap<&Hash, usize> = frozen.leaves().iter().zip(0..).collect();
    let counted = leaves.into_iter().map(|leaf| {
        let place = places.get(&leaf.hash).copied().unwrap_or(usize::MAX);
        let place = i64::try_from(place).map_err(Error::internal)?;
        Ok(Counted { feedback: leaf.feedback, leaf: place, sealed_salt: leaf.sealed_salt })
    });
    let counted = counted.collect::<Result<_>>()?;
    Ok(Draft { basis, frozen, responses, counted })
}

/// Summaries that a second person has read and that draw on enough, with the replies that a moderator has read.
fn words(ctx: &Ctx, basis: &Basis) -> Vec<Summary> {
    let reply = |reply: &replies::Reply, theme: &str| Reply {
        salt: Hash(ctx.random()),
        theme: theme.to_owned(),
        service: String::new(),
        kind: reply.kind,
        text: reply.body.clone(),
        by: reply.by,
    };
    let goes_in =
        |summary: &&summaries::Summary| summary.state == SummaryState::Valid && draws_on_enough(summary);
    let whole = |summary: &summaries::Summary| {
        let theme = summary.theme.to_string();
        let of_it = |found: &&replies::Reply| found.summary == summary.id && found.state.may_be_shown();
        let replies = basis.replies.iter().filter(of_it).map(|found| reply(found, &theme)).collect();
        Summary { salt: Hash(ctx.random()), text: summary.body.clone(), theme, replies }
    };
    basis.summaries.iter().filter(goes_in).map(whole).collect()
}

/// The leaf of one counted feedback.
struct Leaf {
    feedback: Uuid,
    hash: Hash,
    sealed_salt: Vec<u8>,
}

/// The leaves of all feedback that figures of `version` count, some of it read and sealed at a time.
async fn leaves(
    ctx: &Ctx,
    tx: &mut Tx,
    authority: &str,
    quarter: Quarter,
    version: i64,
) -> Result<Vec<Leaf>> {
    let figures = Figures { authority, quarter, version, channel: COUNTED.code() };
    let mut leaves = Vec::new();
    let mut place = 0;
    loop {
        let behind = prepared::behind(tx, figures, place).await?;
        let Some(last) = behind.last() else { return Ok(leaves) };
        place = last.place;
        // Sealing has no database at hand.
        let mut keys = HashMap::new();
        for feedback in &behind {
            if !keys.contains_key(&feedback.key_epoch) {
                let key = vault::known(ctx, tx, authority, &feedback.key_epoch).await?;
                keys.insert(feedback.key_epoch.clone(), key);
            }
        }
        let ctx = ctx.clone();
        let sealed = spawn_blocking(move || {
            behind.iter().map(|feedback| leaf(&ctx, &keys, feedback)).collect::<Result<Vec<_>>>()
        });
        leaves.extend(sealed.await.map_err(Error::internal)??);
    }
}

/// The leaf of one counted feedback, and its salt sealed under the feedback's own key: when that key goes, nobody
/// can tell any more which leaf was whose.
fn leaf(ctx: &Ctx, keys: &HashMap<String, QuarterKey>, feedback: &Behind) -> Result<Leaf> {
    let cells = super::tally::of(&feedback.counted, feedback.themes.iter().cloned())?;
    let answers: Vec<[String; 2]> = cells.into_iter().map(|cell| [cell.measure, cell.value]).collect();
    let salt = Hash(ctx.random());
    let hash = commitment(&salt, canonical(&answers).map_err(Error::internal)?.as_bytes());
    let key = feedback.wrapped_key.as_deref().ok_or(ErrorKind::NotFound)?;
    let quarter = keys.get(&feedback.key_epoch).ok_or(ErrorKind::NotFound)?;
    let sealed_salt = quarter.seal_beside(feedback.id, key, &salt.0, ctx.random())?;
    Ok(Leaf { feedback: feedback.id, hash, sealed_salt })
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
