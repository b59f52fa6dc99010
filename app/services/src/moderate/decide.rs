//! Saving, accepting, declining and holding a claimed item.

use super::life::{Life, refused, said};
use crate::{
    Ctx, Grant, Result,
    acts::Decide,
    original::{self, Opened},
    publish::count,
    vault,
};
use domain::{
    coding::{Circumstances, Coding, CodingProblem, SecondPerson},
    feedback::{State, WordBox},
    lifecycle::{Act, Counting, Judgement, Next, Refusal},
    redaction::{Redacted, Span},
};
use storage::{
    Tx, Uuid,
    moderation::{self, Facts, Reading},
};

/// A moderator's work on an item: what is hidden, and the coding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What is to be hidden.
    pub spans: Vec<(WordBox, Span)>,
    /// What it is about.
    pub coding: Coding,
    /// The version of the item that the work began with: work on what was changed since is not written over it. None
    /// where nobody could have changed it meanwhile.
    pub seen: Option<i64>,
}

/// What came of accepting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Accepted {
    /// It is accepted, and counted unless it lies on the designated officer's desk.
    Done,
    /// It waits for a second person.
    Held(SecondPerson),
    /// Something is missing. Nothing was written.
    Problems(Vec<CodingProblem>),
    /// A telephone call has to be recorded first. Nothing was written.
    NeedsCall,
}

/// What came of declining.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Declined {
    /// It is declined.
    Done,
    /// No reason was chosen. Nothing was written.
    NoReason,
    /// A telephone call has to be recorded first. Nothing was written.
    NeedsCall,
}

/// Why something is declined. The person is told kindly, in these words' fixed sentences and no others.
pub use domain::coding::DeclineReason;

/// Spans in order, those that overlap made one: the table takes one span a place.
pub(crate) fn in_order(mut spans: Vec<(WordBox, Span)>) -> Vec<(WordBox, Span)> {
    spans.retain(|(_, span)| span.start < span.end);
    spans.sort_unstable();
    let mut kept: Vec<(WordBox, Span)> = Vec::with_capacity(spans.len());
    for (word_box, span) in spans {
        match kept.last_mut() {
            Some((last_box, last)) if *last_box == word_box && span.start < last.end => {
                last.end = last.end.max(span.end);
            }
            _ => kept.push((word_box, span)),
        }
    }
    kept
}

async fn keep(
    ctx: &Ctx,
    tx: &mut Tx,
    grant: &Grant<Decide>,
    draft: &Draft,
    judgement: Judgement,
) -> Result<()> {
    let id = grant.thing().id;
    moderation::set_spans(tx, id, &in_order(draft.spans.clone())).await?;
    moderation::set_coding(tx, id, &draft.coding).await?;
    let own = vault::own(ctx, tx, id).await?;
    let reading = Reading {
        person: grant.person(),
        name: String::new(),
        at: ctx.now(),
        judgement,
        criticality: draft.coding.criticality,
        reason: own.seal_reason(&draft.coding.reason, ctx.random())?,
    };
    moderation::drop_drafts(tx, id, grant.person()).await?;
    moderation::add_reading(tx, ctx.id(), id, &reading).await?;
    Ok(())
}

/// Keeps the work so far.
///
/// # Errors
/// [`crate::ErrorKind::Stale`] if this person no longer has the item, or it was changed since the work began.
#[tracing::instrument(name = "decide.save", skip_all)]
pub async fn save(ctx: &Ctx, grant: &Grant<Decide>, draft: &Draft) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    let life = Life::of(ctx, &mut tx, grant.thing(), grant.person(), draft.seen).await?;
    life.next(Act::Save).map_err(refused)?;
    keep(ctx, &mut tx, grant, draft, Judgement::Draft).await?;
    life.touch(&mut tx).await?;
    tx.commit().await?;
    Ok(())
}

/// The item with its facts and its words, which no step but a decision needs.
async fn opened(
    ctx: &Ctx,
    tx: &mut Tx,
    grant: &Grant<Decide>,
    seen: Option<i64>,
) -> Result<(Life, Facts, Opened)> {
    let mut life = Life::of(ctx, tx, grant.thing(), grant.person(), seen).await?;
    // A person who no longer has the item is told so before its words are opened.
    life.next(Act::Save).map_err(refused)?;
    let facts = moderation::facts(tx, grant.thing().id).await?.ok_or(crate::ErrorKind::NotFound)?;
    let words = original::for_redaction(ctx, tx, grant.thing().id).await?;
    life.standing.worry |= words.carries_worry();
    Ok((life, facts, words))
}

/// Accepts an item: its redacted words are kept and its coding is counted. Where a second person is needed the item is
/// held instead, and only somebody else can accept it then. Where somebody may be in danger, a telephone call must be
/// recorded first, or a second person must have recorded that there is no concern. An item that its contributor has
/// taken back is closed, and neither kept nor counted.
///
/// # Errors
/// [`crate::ErrorKind::Stale`] if this person no longer has the item, or it was changed since the work began;
/// [`crate::ErrorKind::Refused`] for its own first reader.
#[tracing::instrument(name = "decide.accept", skip_all)]
pub async fn accept(ctx: &Ctx, grant: &Grant<Decide>, draft: &Draft) -> Result<Accepted> {
    let mut tx = ctx.db.begin().await?;
    let (life, facts, words) = opened(ctx, &mut tx, grant, draft.seen).await?;
    let problems = draft.coding.problems(facts.has_words);
    if !problems.is_empty() {
        return Ok(Accepted::Problems(problems));
    }
    let criticality = draft.coding.criticality;
    let circumstances =
        Circumstances { criticality, audience: facts.audience, quoted: false, draw: draw(facts.id) };
    let next = match life.next(Act::Accept(circumstances)) {
        Err(Refusal::NeedsCall) => return Ok(Accepted::NeedsCall),
        next => next.map_err(refused)?,
    };
    if let Some(why) = next.held {
        wait(ctx, &mut tx, grant, draft, (&life, &next)).await?;
        tx.commit().await?;
        return Ok(Accepted::Held(why));
    }
    keep(ctx, &mut tx, grant, draft, Judgement::Accepted).await?;
    close(ctx, &mut tx, grant, (&life, &next), (criticality, None)).await?;
    if next.state == State::Accepted {
        let redacted = Redacted::new(words.words(), &draft.spans, facts.locale);
        let own = vault::own(ctx, &mut tx, facts.id).await?;
        let sealed = own.seal_redacted(&redacted, ctx.random())?;
        moderation::set_redacted(&mut tx, facts.id, sealed.as_deref()).await?;
    }
    // Counted last: feedback on which a summary may draw is counted too, which depends on its redacted words being
    // kept.
    counting(ctx, &mut tx, facts.id, next.counting).await?;
    tx.commit().await?;
    Ok(Accepted::Done)
}

/// A number that nobody chose and that stays the same: the random end of the identifier.
pub(crate) fn draw(id: Uuid) -> u64 {
    let (_, end) = id.as_bytes().split_at(8);
    end.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// Writes a decision with what follows from it.
async fn close(
    ctx: &Ctx,
    tx: &mut Tx,
    grant: &Grant<Decide>,
    (life, next): (&Life, &Next<Uuid>),
    (criticality, reason): (Option<domain::coding::Criticality>, Option<DeclineReason>),
) -> Result<()> {
    let (id, by) = (grant.thing().id, grant.person());
    life.decide(tx, next, moderation::Decision { by, at: ctx.now(), criticality, reason }).await?;
    if next.state == State::Withdrawn {
        // Its contributor has taken it back: nothing that was made of it stays.
        moderation::forget_work(tx, id).await?;
    }
    let accepted = next.judgement == Some(Judgement::Accepted);
    said(ctx, tx, by, grant.thing(), if accepted { "accept" } else { "decline" }).await
}

/// Adds what was accepted to the figures, or takes it out of them again.
pub(super) async fn counting(ctx: &Ctx, tx: &mut Tx, id: Uuid, counting: Counting) -> Result<()> {
    match counting {
        Counting::Unchanged => Ok(()),
        Counting::Count => count::count(ctx, tx, id).await,
        Counting::Uncount => count::uncount(tx, id).await,
    }
}

async fn wait(
    ctx: &Ctx,
    tx: &mut Tx,
    grant: &Grant<Decide>,
    draft: &Draft,
    (life, next): (&Life, &Next<Uuid>),
) -> Result<()> {
    keep(ctx, tx, grant, draft, Judgement::Held).await?;
    life.move_on(ctx, tx, next).await?;
    said(ctx, tx, grant.person(), grant.thing(), "hold").await
}

/// Holds an item for a second person, with the work so far.
///
/// # Errors
/// [`crate::ErrorKind::Stale`] if this person no longer has the item, or it was changed since the work began;
/// [`crate::ErrorKind::Alone`] if there is nobody else who could read it.
#[tracing::instrument(name = "decide.hold", skip_all)]
pub async fn hold(ctx: &Ctx, grant: &Grant<Decide>, draft: &Draft) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    let life = Life::of(ctx, &mut tx, grant.thing(), grant.person(), draft.seen).await?;
    let next = life.next(Act::Hold).map_err(refused)?;
    wait(ctx, &mut tx, grant, draft, (&life, &next)).await?;
    tx.commit().await?;
    Ok(())
}

/// Declines kindly. Nothing of it is counted; the sealed words are kept until their retention ends. Where somebody may be
/// in danger, the same has to be recorded first as for accepting. `seen` as in [`Draft`].
///
/// # Errors
/// [`crate::ErrorKind::Stale`] if this person no longer has the item, or it was changed since it was opened.
#[tracing::instrument(name = "decide.decline", skip_all)]
pub async fn decline(
    ctx: &Ctx,
    grant: &Grant<Decide>,
    reason: Option<DeclineReason>,
    seen: Option<i64>,
) -> Result<Declined> {
    let mut tx = ctx.db.begin().await?;
    let (life, ..) = opened(ctx, &mut tx, grant, seen).await?;
    let next = match life.next(Act::Decline) {
        Err(Refusal::NeedsCall) => return Ok(Declined::NeedsCall),
        next => next.map_err(refused)?,
    };
    if reason.is_none() {
        return Ok(Declined::NoReason);
    }
    let nothing = Draft { spans: Vec::new(), coding: Coding::empty(), seen };
    keep(ctx, &mut tx, grant, &nothing, Judgement::Declined).await?;
    close(ctx, &mut tx, grant, (&life, &next), (None, reason)).await?;
    tx.commit().await?;
    Ok(Declined::Done)
}
