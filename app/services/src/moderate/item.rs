//! A claimed item, opened.

use crate::{
    Ctx, ErrorKind, Grant, Result,
    acts::OpenOriginal,
    original::{self, Opened},
    vault,
};
use domain::{
    Bilingual,
    coding::Coding,
    feedback::{Original, WordBox},
    redaction::{Span, resolve, suggest},
};
use storage::{
    Tx, Uuid, directory,
    moderation::{self, Facts, Reading},
};

/// A claimed item with its words: one of the two things in which words may be seen.
#[derive(Debug)]
pub struct Item {
    /// What is known besides the words.
    pub facts: Facts,
    /// What families call the service, if it was named.
    pub service: Option<Bilingual>,
    /// The words as written.
    pub opened: Opened,
    /// What is to be hidden: as it was saved, or else as the rules suggest.
    pub spans: Vec<(WordBox, Span)>,
    /// Nobody has looked at the spans yet: they are suggestions.
    pub suggested: bool,
    /// The coding so far.
    pub coding: Coding,
    /// Who read it before, and what they did: a held item was coded by somebody else.
    pub readings: Vec<Reading>,
}

/// Opens a claimed item. Every call is audited, a reload too.
#[tracing::instrument(name = "item.open", skip_all)]
pub async fn open(ctx: &Ctx, grant: &Grant<OpenOriginal>) -> Result<Item> {
    let opened = original::open(ctx, grant).await?;
    let id = grant.thing().id;
    let mut tx = ctx.db.read().await?;
    let facts = moderation::facts(&mut tx, id).await?.ok_or(ErrorKind::NotFound)?;
    let service = match facts.service {
        Some(service) => directory::by_id(&mut tx, service).await?.map(|service| service.name),
        None => None,
    };
    let readings = moderation::readings(&mut tx, id).await?;
    let coding = coding(ctx, &mut tx, id, &readings).await?;
    let suggested = !readings.iter().any(|reading| matches!(reading.decision.as_str(), "draft" | "held"));
    let spans = if suggested { suggestions(opened.words()) } else { moderation::spans(&mut tx, id).await? };
    Ok(Item { facts, service, opened, spans, suggested, coding, readings })
}

/// What the rules suggest to hide in each box.
pub(crate) fn suggestions(words: &Original) -> Vec<(WordBox, Span)> {
    let of_box = |(word_box, words): &(WordBox, String)| {
        let word_box = *word_box;
        let spans: Vec<Span> = suggest(words).into_iter().map(|suggestion| suggestion.span).collect();
        resolve(words, &spans).into_iter().map(move |span| (word_box, span)).collect::<Vec<_>>()
    };
    words.expose_words().iter().flat_map(of_box).collect()
}

/// The coding with the level and reason of the last reading that gave them.
async fn coding(ctx: &Ctx, tx: &mut Tx, id: Uuid, readings: &[Reading]) -> Result<Coding> {
    let coding = moderation::coding(tx, id).await?;
    let last = readings.iter().rev().find(|reading| matches!(reading.decision.as_str(), "draft" | "held"));
    let reason = match last.and_then(|reading| reading.reason.as_deref()) {
        Some(sealed) => vault::own(ctx, tx, id).await?.open_reason(sealed)?,
        None => String::new(),
    };
    Ok(Coding { criticality: last.and_then(|reading| reading.criticality), reason, ..coding })
}
