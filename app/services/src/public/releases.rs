//! Releases as anyone reads them.

use crate::{Ctx, Error, ErrorKind, Result};
use domain::{
    Bilingual,
    clock::Moment,
    disclosure::{Disclosed, Figures},
    release::{Hash, Release, Reply, Summary, TakenDown},
    settings::Population,
    summary::ReplyKind,
};
use serde::Deserialize;
pub use storage::releases::Listed;
use storage::{Tx, Uuid, directory, releases};

/// The other versions of a release that stand next to it.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// The version that this one replaces.
    pub before: Option<Listed>,
    /// The version that replaces this one.
    pub after: Option<Listed>,
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
    /// The version before and the version after it, where there are any.
    pub beside: Beside,
    /// The published document itself, JSON.
    pub json: String,
    /// Published numbers of the people who live there, to stand beside who was heard: from the authority's settings as they
    /// are now, no part of the release.
    pub population: Vec<Population>,
}

#[derive(Deserialize)]
struct StoredReply {
    #[serde(flatten)]
    said: Said,
    theme: String,
    service: String,
    #[serde(default)]
    service_name: Option<Bilingual>,
    kind: ReplyKind,
    by: Option<String>,
}

/// The words of a summary or a reply, or that they were taken down.
#[derive(Deserialize)]
struct Said {
    salt: Option<Hash>,
    text: Option<Bilingual>,
    taken_down: Option<TakenDown>,
}

impl Said {
    fn words(self) -> Result<(Hash, Bilingual, Option<TakenDown>)> {
        match self {
            Self { salt: Some(salt), text: Some(text), taken_down: None } => Ok((salt, text, None)),
            Self { salt: None, text: None, taken_down: taken_down @ Some(_) } => {
                let nothing = Bilingual { cy: String::new(), en: String::new() };
                Ok((Hash([0; 32]), nothing, taken_down))
            }
            _ => Err(Error::internal("a released text has neither words nor a reason why not")),
        }
    }
}

#[derive(Deserialize)]
struct StoredSummary {
    #[serde(flatten)]
    said: Said,
    theme: String,
    #[serde(default)]
    replies: Vec<StoredReply>,
}

#[derive(Deserialize)]
struct StoredRelease {
    version: u32,
    #[serde(default)]
    correction: Option<Bilingual>,
    #[serde(default)]
    unwritten: bool,
    catalogue: String,
    figures: Vec<Disclosed<Figures>>,
    #[serde(default)]
    past: Vec<Disclosed<Figures>>,
    summaries: Vec<StoredSummary>,
    method: Vec<Bilingual>,
    audit_head: Hash,
}

impl TryFrom<StoredReply> for Reply {
    type Error = Error;
    fn try_from(stored: StoredReply) -> Result<Self> {
        let StoredReply { said, theme, service, service_name, kind, by } = stored;
        let by = by.map(|day| day.parse()).transpose().map_err(Error::internal)?;
        let (salt, text, taken_down) = said.words()?;
        Ok(Self { salt, theme, service, service_name, kind, text, by, taken_down })
    }
}

impl TryFrom<StoredSummary> for Summary {
    type Error = Error;
    fn try_from(stored: StoredSummary) -> Result<Self> {
        let StoredSummary { said, theme, replies } = stored;
        let replies = replies.into_iter().map(Reply::try_from).collect::<Result<_>>()?;
        let (salt, text, taken_down) = said.words()?;
        Ok(Self { salt, theme, text, replies, taken_down })
    }
}

fn published(row: releases::Release, beside: Beside, population: Vec<Population>) -> Result<Published> {
    let stored: StoredRelease = serde_json::from_str(&row.body).map_err(Error::internal)?;
    let root = root_of(row.root)?;
    Ok(Published {
        id: row.listed.id,
        released: row.listed.released,
        root,
        json: row.body,
        population,
        beside,
        release: Release {
            authority: row.listed.authority,
            quarter: row.listed.quarter,
            version: stored.version,
            correction: stored.correction,
            unwritten: stored.unwritten,
            catalogue: stored.catalogue,
            figures: stored.figures,
            past: stored.past,
            summaries: stored.summaries.into_iter().map(Summary::try_from).collect::<Result<_>>()?,
            method: stored.method,
            audit_head: stored.audit_head,
        },
    })
}

/// A root as it is stored.
pub(super) fn root_of(stored: Vec<u8>) -> Result<Hash> {
    Ok(Hash(stored.try_into().map_err(|_| Error::internal("a release's root is not a hash"))?))
}

/// Every release, newest first, without the documents.
#[tracing::instrument(name = "releases.list", skip_all)]
pub async fn list(ctx: &Ctx) -> Result<Vec<Listed>> {
    let mut tx = ctx.db.read().await?;
    Ok(releases::list(&mut tx).await?)
}

/// One release.
///
/// # Errors
/// [`ErrorKind::NotFound`].
#[tracing::instrument(name = "releases.one", skip_all)]
pub async fn one(ctx: &Ctx, id: Uuid) -> Result<Published> {
    let mut tx = ctx.db.read().await?;
    let row = releases::by_id(&mut tx, id).await?.ok_or(ErrorKind::NotFound)?;
    let beside = beside(&mut tx, &row.listed).await?;
    let settings = directory::known_authority(&mut tx, &row.listed.authority).await?.settings;
    let population = settings.population_by(row.listed.quarter.year).into_iter().cloned().collect();
    published(row, beside, population)
}

async fn beside(tx: &mut Tx, of: &Listed) -> Result<Beside> {
    let before = releases::version(tx, &of.authority, of.quarter, of.version - 1).await?;
    let after = releases::version(tx, &of.authority, of.quarter, of.version + 1).await?;
    Ok(Beside { before, after })
}

/// The leaves of a release's hash tree, in order: hashes that tell nothing by themselves, and whose root is the release's.
///
/// # Errors
/// [`ErrorKind::NotFound`].
#[tracing::instrument(name = "releases.leaves", skip_all)]
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
