//! What goes into a release, read at one moment, and the leaves of the feedback behind its figures.

use super::{
    figures::{self, Drawn},
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
    release::{Frozen, Hash, Release, Reply, Summary, canonical, commitment},
    summary::SummaryState,
};
use std::collections::HashMap;
use storage::{
    Tx, Uuid, audit,
    directory::{self, Service},
    periods,
    prepared::{self, Behind, Counted, Counting},
    releases, replies, summaries,
};
use tokio::task::spawn_blocking;

/// What a release is made from, for telling whether it still stands when the release is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Basis {
    /// The version of the release before it; 0 if there was none.
    pub(super) before: i64,
    summaries: Vec<summaries::Summary>,
    replies: Vec<replies::Reply>,
}

/// Reads what a release would be made from now.
pub(super) async fn basis(tx: &mut Tx, authority: &str, quarter: Quarter) -> Result<Basis> {
    let before = releases::of_quarter(tx, authority, quarter).await?.map_or(0, |release| release.version);
    Ok(Basis {
        before,
        summaries: summaries::of_quarter(tx, authority, quarter).await?,
        replies: replies::of_quarter(tx, authority, quarter).await?,
    })
}

/// A release that is ready to be written.
pub(super) struct Draft {
    pub(super) basis: Basis,
    /// The version of the period up to which its figures count.
    pub(super) figures: i64,
    /// For each population, how often a response had joined or left it when its numbers were drawn, JSON.
    pub(super) moves: String,
    pub(super) frozen: Frozen,
    /// The number of responses as it is printed.
    pub(super) responses: Option<i64>,
    pub(super) counted: Vec<Counted>,
}

/// Reads, seals and hashes a release. It holds no lock: publishing checks again that nothing it was made from has
/// changed. `None` if nothing is counted.
pub(super) async fn draft(
    ctx: &Ctx,
    authority: &str,
    ready: &Readiness,
    correction: Option<Bilingual>,
) -> Result<Option<Draft>> {
    let quarter = ready.quarter;
    let mut tx = ctx.db.read().await?;
    let Some(period) = periods::of(&mut tx, authority, quarter).await? else { return Ok(None) };
    let basis = basis(&mut tx, authority, quarter).await?;
    let Drawn { figures, moves, responses } = figures::draw(ctx, &mut tx, authority, quarter).await?;
    let past = figures::past(&mut tx, authority, quarter).await?;
    let services = directory::of_authority(&mut tx, authority).await?;
    let release = Release {
        authority: authority.to_owned(),
        quarter,
        version: u32::try_from(basis.before + 1).map_err(Error::internal)?,
        correction,
        unwritten: ready.is_unwritten(),
        catalogue: catalogue().version.clone(),
        figures,
        past,
        summaries: words(ctx, &basis, &services),
        method: method(),
        audit_head: head(&mut tx).await?,
    };
    let leaves = leaves(ctx, &mut tx, authority, quarter, period.version).await?;
    drop(tx);
    let seed = Hash(ctx.random());
    let frozen = spawn_blocking(move || freeze(release, leaves, &seed));
    let (frozen, counted) = frozen.await.map_err(Error::internal)??;
    Ok(Some(Draft { basis, figures: period.version, moves, frozen, responses, counted }))
}

fn freeze(release: Release, leaves: Vec<Leaf>, seed: &Hash) -> Result<(Frozen, Vec<Counted>)> {
    let commitments: Vec<Hash> = leaves.iter().map(|leaf| leaf.hash).collect();
    let frozen = release.freeze(&commitments, seed).map_err(Error::internal)?;
    let places: HashMap<&Hash, usize> = frozen.leaves().iter().zip(0..).collect();
    let counted = leaves.into_iter().map(|leaf| {
        let place = places.get(&leaf.hash).copied().unwrap_or(usize::MAX);
        let place = i64::try_from(place).map_err(Error::internal)?;
        Ok(Counted { feedback: leaf.feedback, leaf: place, sealed_salt: leaf.sealed_salt })
    });
    let counted = counted.collect::<Result<_>>()?;
    Ok((frozen, counted))
}

/// Summaries that a second person has read and that draw on enough, with the replies that a moderator has read.
fn words(ctx: &Ctx, basis: &Basis, services: &[Service]) -> Vec<Summary> {
    let of = |reply: &replies::Reply| services.iter().find(|service| Some(service.id) == reply.service);
    let reply = |reply: &replies::Reply, theme: &str| Reply {
        salt: Hash(ctx.random()),
        theme: theme.to_owned(),
        service: of(reply).map(|service| service.code.clone()).unwrap_or_default(),
        service_name: of(reply).map(|service| service.name.clone()),
        kind: reply.kind,
        text: reply.body.clone(),
        by: reply.by,
        taken_down: None,
    };
    let goes_in =
        |summary: &&summaries::Summary| summary.state == SummaryState::Valid && draws_on_enough(summary);
    let whole = |summary: &summaries::Summary| {
        let theme = summary.theme.to_string();
        let of_it = |found: &&replies::Reply| found.summary == summary.id && found.state.may_be_shown();
        let replies = basis.replies.iter().filter(of_it).map(|found| reply(found, &theme)).collect();
        Summary { salt: Hash(ctx.random()), text: summary.body.clone(), theme, replies, taken_down: None }
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
    let figures = Counting { authority, quarter, version };
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
    let answers = feedback.facts.counted().map_err(Error::internal)?;
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
            "Mae adborth a roddodd pobl ar eu pen eu hunain, adborth a roddwyd gyda help, ac adborth a gasglwyd mewn ffordd arall mewn tablau ar wahân. Mae plant, pobl ifanc a rhieni ar wahân hefyd.",
            "Feedback that people gave by themselves, feedback given with help and feedback collected in another way stand in tables of their own. So do children, young people and parents.",
        ),
        text(
            "Mae pob rhif wedi’i dalgrynnu ar hap i luosrif o 5, i fyny neu i lawr, fel na all neb ddod o hyd i un person. Mae’r un bobl bob amser yn rhoi’r un rhif. Mae 0 yn golygu 0 i 4. Dydy’r cyfansymiau ddim bob amser yn adio.",
            "Every number is rounded at random to a multiple of 5, up or down, so that nobody can find one person. The same people always give the same number. 0 means 0 to 4. Totals do not always add up.",
        ),
        text(
            "Lle mae llai na 10 ymateb, dydyn ni ddim yn dangos rhifau.",
            "Where there are fewer than 10 responses, no numbers are shown.",
        ),
        text(
            "Gall un adborth sôn am sawl thema, felly dydy’r rhesi ddim yn adio i’r cyfanswm. Gofynnon ni am ganmoliaeth ac am broblemau ar wahân, felly peidiwch â phwyso un yn erbyn y llall.",
            "One response may speak of several themes, so the rows do not add up to the total. We asked for praise and for problems separately, so do not weigh one against the other.",
        ),
    ]
}
