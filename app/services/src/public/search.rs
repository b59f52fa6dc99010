//! Searching what was released, and the index that the search reads. It is newest first, ranks nothing, counts nothing, and
//! shows nothing below five hits (`domain::search`).

use crate::{Ctx, Error, Result};
use domain::{
    Locale,
    clock::Quarter,
    release::said,
    search::{FEWEST, MOST, index as folded, wanted},
    summary::ReplyState,
};
use std::collections::BTreeSet;
pub use storage::search::{Kind, Text};
use storage::{
    Tx,
    commitments::{self, entries},
    directory::{self, Service},
    releases,
    search::{self, Hit},
};

/// What came of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Search {
    /// Nothing was typed.
    Nothing,
    /// Fewer than five texts, or none: nothing says which.
    TooFew,
    /// The newest of the texts, each with the service that says it.
    Found(Vec<(Text, Option<Service>)>),
}

/// Searches every text that everybody may read, or those of one authority. A text is found if it has every word that was typed,
/// all in one language.
#[tracing::instrument(name = "search.search", skip_all)]
pub async fn search(ctx: &Ctx, typed: &str, authority: Option<&str>) -> Result<Search> {
    let mut tx = ctx.db.read().await?;
    let mut hits: BTreeSet<Hit> = BTreeSet::new();
    for locale in [Locale::Cy, Locale::En] {
        let words = wanted(locale, typed);
        if words.is_empty() {
            return Ok(Search::Nothing);
        }
        let mut all: Option<BTreeSet<Hit>> = None;
        for forms in &words {
            let mut here = search::with(&mut tx, locale, forms).await?;
            here.retain(|hit| authority.is_none_or(|code| hit.authority == code));
            let both = all.map_or(here.clone(), |before| before.intersection(&here).cloned().collect());
            all = Some(both);
        }
        hits.extend(all.unwrap_or_default());
    }
    if hits.len() < FEWEST {
        return Ok(Search::TooFew);
    }
    let mut found = Vec::new();
    for hit in hits.iter().rev().take(MOST) {
        let Some(text) = search::text(&mut tx, hit.id).await? else { continue };
        let service = match text.service {
            Some(service) => directory::by_id(&mut tx, service).await?,
            None => None,
        };
        found.push((text, service));
    }
    Ok(Search::Found(found))
}

/// Makes the index of a quarter anew from what everybody may read of it now. It runs in the transaction that releases, takes
/// down or passes, so that no moment has a text that is gone.
pub(crate) async fn index(ctx: &Ctx, tx: &mut Tx, authority: &str, quarter: Quarter) -> Result<()> {
    search::clear(tx, authority, quarter).await?;
    let Some(newest) = releases::of_quarter(tx, authority, quarter).await? else { return Ok(()) };
    let Some(release) = releases::by_id(tx, newest.id).await? else { return Ok(()) };
    let first = releases::version(tx, authority, quarter, 1).await?.unwrap_or(newest);
    let services = directory::of_authority(tx, authority).await?;
    let mut texts = Vec::new();
    for (piece, service) in said(&release.body).map_err(Error::internal)? {
        texts.push(Text {
            id: ctx.token(),
            authority: authority.to_owned(),
            quarter,
            kind: if piece.reply { Kind::Reply } else { Kind::Summary },
            theme: piece.theme.parse().map_err(Error::internal)?,
            service: services.iter().find(|known| known.code == service).map(|known| known.id),
            release: Some(release.listed.id),
            day: first.released.date(),
            place: 0,
            body: piece.text,
        });
    }
    let promised = commitments::of_authority(tx, authority).await?;
    for one in promised.into_iter().filter(|one| one.quarter == quarter && one.shown.is_some()) {
        let entries = entries::of_commitment(tx, one.id).await?;
        for entry in entries.into_iter().filter(|entry| entry.state == ReplyState::Valid) {
            texts.push(Text {
                id: ctx.token(),
                authority: authority.to_owned(),
                quarter,
                kind: Kind::Since,
                theme: one.theme,
                service: one.service,
                release: None,
                day: entry.written.date().max(first.released.date()),
                place: 0,
                body: entry.body,
            });
        }
    }
    for (place, text) in (0_i64..).zip(texts) {
        let words = [
            (Locale::Cy, folded(Locale::Cy, &text.body.cy)),
            (Locale::En, folded(Locale::En, &text.body.en)),
        ];
        search::keep(tx, &Text { place, ..text }, &words).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
