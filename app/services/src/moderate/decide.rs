//! Saving, accepting, declining and holding a claimed item.

use super::queue::{only_officer, said};
use crate::{Ctx, ErrorKind, Grant, Result, acts::Decide, original, publish::tally, vault};
use domain::{
    coding::{self, Acceptance, Circumstances, Coding, CodingProblem, SecondPerson},
    feedback::{State, WordBox},
    redaction::{Redacted, Span},
};
use storage::{
    Tx, Uuid, feedback,
    moderation::{self, Facts, Reading},
};

/// A moderator's work on an item: what is hidden, and the coding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What is to be hidden.
    pub spans: Vec<(WordBox, Span)>,
    /// What it is about.
    pub coding: Coding,
}

/// What came of accepting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Accepted {
    /// It is accepted and counted.
    Done,
    /// It waits for a second person.
    Held(SecondPerson),
    /// Something is missing. Nothing was written.
    Problems(Vec<CodingProblem>),
}

/// Why something is declined. The person is told kindly, in these words' fixed sentences and no others.
pub use domain::coding::DeclineReason;

/// Whoever decides must still have it, at the moment of deciding.
async fn mine(tx: &mut Tx, grant: &Grant<Decide>) -> Result<(Facts, Vec<Reading>)> {
    let id = grant.thing().id;
    // Before anything of it is written: its contributor may be taking it back, and each would wait for the other.
    feedback::lock_item(tx, id).await?;
    let now = feedback::thing(tx, id).await?.ok_or(ErrorKind::NotFound)?;
    if now.claimed_by != Some(grant.person()) || !matches!(now.state, State::Claimed | State::Held) {
        return Err(ErrorKind::Stale.into());
    }
    let facts = moderation::facts(tx, id).await?.ok_or(ErrorKind::NotFound)?;
    Ok((facts, moderation::readings(tx, id).await?))
}

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

async fn keep(ctx: &Ctx, tx: &mut Tx, grant: &Grant<Decide>, draft: &Draft, decision: &str) -> Result<()> {
    let id = grant.thing().id;
    moderation::set_spans(tx, id, &in_order(draft.spans.clone())).await?;
    moderation::set_coding(tx, id, &draft.coding).await?;
    let own = vault::own(ctx, tx, id).await?;
    let reading = Reading {
        person: grant.person(),
        name: String::new(),
        at: ctx.now(),
        decision: decision.to_owned(),
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
/// [`ErrorKind::Stale`] if this person no longer has the item.
#[tracing::instrument(name = "decide.save", skip_all)]
pub async fn save(ctx: &Ctx, grant: &Grant<Decide>, draft: &Draft) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    mine(&mut tx, grant).await?;
    keep(ctx, &mut tx, grant, draft, "draft").await?;
    tx.commit().await?;
    Ok(())
}

/// Accepts: the words are kept redacted, the coding is counted. Where the rules ask for a second person it is
/// held instead, and only somebody else can accept it then. What its contributor has taken back is closed, and neither
/// kept redacted nor counted.
///
/// # Errors
/// [`ErrorKind::Stale`] if this person no longer has the item; [`ErrorKind::Refused`] for its own first reader.
#[tracing::instrument(name = "decide.accept", skip_all)]
pub async fn accept(ctx: &Ctx, grant: &Grant<Decide>, draft: &Draft) -> Result<Accepted> {
    let problems = draft.coding.problems();
    let Some(criticality) = draft.coding.criticality.filter(|_| problems.is_empty()) else {
        return Ok(Accepted::Problems(problems));
    };
    let mut tx = ctx.db.begin().await?;
    let (facts, readings) = mine(&mut tx, grant).await?;
    let first = readings.iter().rev().find(|reading| reading.decision == "held");
    let first = first.filter(|_| facts.state == State::Held).map(|reading| reading.person);
    let circumstances =
        Circumstances { criticality, audience: facts.audience, quoted: false, draw: draw(facts.id) };
    let accepted = if only_officer(&mut tx, grant.thing(), grant.person()).await? {
        // Held for nobody, it would lie there for ever: the worst of all, as only the worst is held.
        Ok(Acceptance::Accepted)
    } else {
        coding::accept(circumstances, first.as_ref(), &grant.person())
    };
    match accepted.map_err(|_| ErrorKind::Refused)? {
        Acceptance::Held(why) => {
            wait(ctx, &mut tx, grant, draft).await?;
            tx.commit().await?;
            Ok(Accepted::Held(why))
        }
        Acceptance::Accepted => {
            keep(ctx, &mut tx, grant, draft, "accepted").await?;
            close(ctx, &mut tx, grant, State::Accepted, Some(criticality), None).await?;
            if !forgotten(&mut tx, facts.id).await? {
                let words = original::for_redaction(ctx, &mut tx, facts.id).await?;
                let redacted = Redacted::new(words.words(), &draft.spans, facts.locale);
                let own = vault::own(ctx, &mut tx, facts.id).await?;
                let sealed = own.seal_redacted(&redacted, ctx.random())?;
                moderation::set_redacted(&mut tx, facts.id, sealed.as_deref()).await?;
                tally::count(&mut tx, facts.id).await?;
            }
            tx.commit().await?;
            Ok(Accepted::Done)
        }
    }
}

/// A number that nobody chose and that stays the same: the random end of the identifier.
pub(crate) fn draw(id: Uuid) -> u64 {
    let (_, end) = id.as_bytes().split_at(8);
    end.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

async fn close(
    ctx: &Ctx,
    tx: &mut Tx,
    grant: &Grant<Decide>,
    state: State,
    criticality: Option<coding::Criticality>,
    reason: Option<DeclineReason>,
) -> Result<()> {
    let (id, person) = (grant.thing().id, grant.person());
    let decision = moderation::Decision { state, at: ctx.now(), criticality, reason };
    if !moderation::decide(tx, id, person, decision).await? {
        return Err(ErrorKind::Stale.into());
    }
    said(ctx, tx, person, grant.thing(), if state == State::Accepted { "accept" } else { "decline" }).await
}

/// Forgets the work on what its contributor has taken back, and says whether they have. Asked once it is closed: from
/// then on nobody can take it back under our hands.
async fn forgotten(tx: &mut Tx, id: Uuid) -> Result<bool> {
    let withdrawn = moderation::facts(tx, id).await?.is_some_and(|facts| facts.withdrawn.is_some());
    if withdrawn {
        feedback::forget_work(tx, id).await?;
    }
    Ok(withdrawn)
}

async fn wait(ctx: &Ctx, tx: &mut Tx, grant: &Grant<Decide>, draft: &Draft) -> Result<()> {
    keep(ctx, tx, grant, draft, "held").await?;
    if !moderation::hold(tx, grant.thing().id, grant.person()).await? {
        return Err(ErrorKind::Stale.into());
    }
    said(ctx, tx, grant.person(), grant.thing(), "hold").await
}

/// Holds an item for a second person, with the work so far.
///
/// # Errors
/// [`ErrorKind::Stale`] if this person no longer has the item; [`ErrorKind::Alone`] on the designated officer's desk, if
/// there is nobody else who could read it.
#[tracing::instrument(name = "decide.hold", skip_all)]
pub async fn hold(ctx: &Ctx, grant: &Grant<Decide>, draft: &Draft) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    mine(&mut tx, grant).await?;
    if only_officer(&mut tx, grant.thing(), grant.person()).await? {
        return Err(ErrorKind::Alone.into());
    }
    wait(ctx, &mut tx, grant, draft).await?;
    tx.commit().await?;
    Ok(())
}

/// Declines kindly. Nothing of it is counted; the sealed words are kept until their retention ends.
///
/// # Errors
/// [`ErrorKind::Stale`] if this person no longer has the item.
#[tracing::instrument(name = "decide.decline", skip_all)]
pub async fn decline(ctx: &Ctx, grant: &Grant<Decide>, reason: DeclineReason) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    mine(&mut tx, grant).await?;
    let nothing = Draft { spans: Vec::new(), coding: Coding::empty() };
    keep(ctx, &mut tx, grant, &nothing, "declined").await?;
    close(ctx, &mut tx, grant, State::Declined, None, Some(reason)).await?;
    forgotten(&mut tx, grant.thing().id).await?;
    tx.commit().await?;
    Ok(())
}
