//! The steps that a desk's people take with a concern.
//!
//! Each is one transaction: the rule is asked, the story gets its lines, the clocks are set, the trail is written.

use super::{
    case::{Case, Written, lock_feedback},
    escalate,
    raise::person,
    words::{self, Letter, LetterText, Words, WordsProblem},
};
use crate::{Ctx, Error, Grant, Result, acts::ActOnConcern};
use domain::{
    calls::{Call, CallProblem},
    clock::Moment,
    concern::{Act, EntryKind, Kind, Outcome, Refusal, Status, clocks::What, may_ring},
};
use storage::{
    Tx, Uuid,
    concerns::{self, Stored},
    organisations,
};

/// What came of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stepped {
    /// It is done.
    Done,
    /// The rule does not allow it as the concern stands. Nothing was written.
    Refused(Refusal),
    /// About the words. Nothing was written.
    Words(WordsProblem),
    /// What the record of a call lacks. Nothing was written.
    Call(Vec<CallProblem>),
    /// Nobody here signs in under that name. Nothing was written.
    NoSuchPerson,
    /// No body is named to which something is to be disclosed, or its name is too long. Nothing was written.
    NoBody,
}

/// Takes a step whose words, if any, were checked.
async fn step(
    ctx: &Ctx,
    grant: &Grant<ActOnConcern>,
    seen: Option<i64>,
    act: Act<Uuid>,
    written: Written<'_>,
    action: &str,
) -> Result<Stepped> {
    let mut tx = ctx.db.begin().await?;
    let case = Case::of(&mut tx, (grant.thing(), grant.person()), seen).await?;
    commit(ctx, tx, &case, act, written, action).await
}

async fn commit(
    ctx: &Ctx,
    mut tx: Tx,
    case: &Case,
    act: Act<Uuid>,
    written: Written<'_>,
    action: &str,
) -> Result<Stepped> {
    let next = match case.next(ctx, act) {
        Ok(next) => next,
        Err(refusal) => return Ok(Stepped::Refused(refusal)),
    };
    case.write(ctx, &mut tx, &next, written, action).await?;
    tx.commit().await?;
    Ok(Stepped::Done)
}

/// The same for a step that needs words.
async fn step_with(
    ctx: &Ctx,
    grant: &Grant<ActOnConcern>,
    seen: Option<i64>,
    act: Act<Uuid>,
    (text, action): (&str, &str),
) -> Result<Stepped> {
    if let Some(problem) = words::check(text) {
        return Ok(Stepped::Words(problem));
    }
    let words = Words::text(text);
    step(ctx, grant, seen, act, Written { words: Some(&words), code: None }, action).await
}

/// "I have it": one press, from the alert. Whoever pressed it a second time is not told that it failed.
#[tracing::instrument(name = "concern.acknowledge", skip_all)]
pub async fn acknowledge(ctx: &Ctx, grant: &Grant<ActOnConcern>) -> Result<Stepped> {
    let mut tx = ctx.db.begin().await?;
    let case = Case::of(&mut tx, (grant.thing(), grant.person()), None).await?;
    if case.stored.standing.is_open() && case.stored.standing.owner == Some(grant.person()) {
        return Ok(Stepped::Done);
    }
    commit(ctx, tx, &case, Act::Acknowledge, Written::default(), "concern-acknowledge").await
}

/// Records a telephone report. Whoever records one has the concern from now on, if nobody had it.
#[tracing::instrument(name = "concern.record_call", skip_all)]
pub async fn record_call(
    ctx: &Ctx,
    grant: &Grant<ActOnConcern>,
    call: &Call,
    seen: Option<i64>,
) -> Result<Stepped> {
    let mut tx = ctx.db.begin().await?;
    let case = Case::of(&mut tx, (grant.thing(), grant.person()), seen).await?;
    let mut problems = call.problems(case.stored.received, ctx.now());
    let allowed = may_ring(case.stored.standing.desk());
    if call.rung.is_some_and(|rung| !allowed.contains(&rung)) {
        problems.insert(0, CallProblem::NoRung);
    }
    let (Some(rung), Some(rung_at), []) = (call.rung, call.rung_at, problems.as_slice()) else {
        return Ok(Stepped::Call(problems));
    };
    let trimmed = |text: &str| text.trim().to_owned();
    let words = Words::Call {
        rung_at,
        who: trimmed(&call.who),
        reference: trimmed(&call.reference),
        said: trimmed(&call.said),
    };
    let written = Written { words: Some(&words), code: Some(rung.code()) };
    commit(ctx, tx, &case, Act::Call(rung_at), written, "concern-call").await
}

/// Keeps the written confirmation of the telephone report. What is printed comes back with the story, in both languages.
#[tracing::instrument(name = "concern.confirm", skip_all)]
pub async fn confirm(
    ctx: &Ctx,
    grant: &Grant<ActOnConcern>,
    text: &LetterText,
    seen: Option<i64>,
) -> Result<Stepped> {
    let said = format!("{}{}", text.said.cy, text.said.en);
    if let Some(problem) = words::check(&said).or_else(|| words::check(&text.to)) {
        return Ok(Stepped::Words(problem));
    }
    let mut tx = ctx.db.begin().await?;
    let case = Case::of(&mut tx, (grant.thing(), grant.person()), seen).await?;
    let letter = letter(ctx, &mut tx, &case, grant.person(), text).await?;
    let words = Words::Letter { letter };
    let written = Written { words: Some(&words), code: None };
    commit(ctx, tx, &case, Act::Confirm, written, "concern-confirm").await
}

/// All that is printed of a confirmation: what was written, beside what is known of the call.
async fn letter(ctx: &Ctx, tx: &mut Tx, case: &Case, by: Uuid, text: &LetterText) -> Result<Letter> {
    let stored = &case.stored;
    let authority = organisations::by_code(tx, &stored.matter.authority).await?;
    let authority = authority.ok_or_else(|| Error::internal("a concern's authority is no organisation"))?;
    let key = case.key(ctx, tx).await?;
    let entries = concerns::entries(tx, stored.matter.id).await?;
    let call = entries.iter().rev().find(|entry| entry.kind == EntryKind::Called);
    let rung = call.and_then(|call| call.code.as_deref()?.parse().ok());
    let words = call.and_then(|call| call.sealed.as_deref().map(|sealed| key.open(call.id, sealed)));
    let (rung_at, who, their_reference) = match words.transpose()? {
        Some(Words::Call { rung_at, who, reference, .. }) => (Some(rung_at), who, reference),
        _ => (None, String::new(), String::new()),
    };
    Ok(Letter {
        authority: authority.name,
        reference: stored.reference.clone(),
        kind: stored.standing.kind,
        about: stored.about,
        raised: stored.standing.times.raised,
        rung,
        rung_at,
        who,
        their_reference,
        to: text.to.trim().to_owned(),
        said: text.said.clone(),
        by: case.name_of(by).unwrap_or_default().to_owned(),
        written: ctx.now(),
    })
}

/// Records what came back.
#[tracing::instrument(name = "concern.heard", skip_all)]
pub async fn heard(ctx: &Ctx, grant: &Grant<ActOnConcern>, what: &str, seen: Option<i64>) -> Result<Stepped> {
    step_with(ctx, grant, seen, Act::Hear, (what, "concern-heard")).await
}

/// Records that somebody asked what came of it.
#[tracing::instrument(name = "concern.chase", skip_all)]
pub async fn chase(ctx: &Ctx, grant: &Grant<ActOnConcern>, what: &str, seen: Option<i64>) -> Result<Stepped> {
    step_with(ctx, grant, seen, Act::Chase, (what, "concern-chase")).await
}

/// Extends a clock until a moment, with a reason.
#[tracing::instrument(name = "concern.extend", skip_all)]
pub async fn extend(
    ctx: &Ctx,
    grant: &Grant<ActOnConcern>,
    (what, until): (What, Moment),
    why: &str,
    seen: Option<i64>,
) -> Result<Stepped> {
    step_with(ctx, grant, seen, Act::Extend(what, until), (why, "concern-extend")).await
}

/// Gives the concern to somebody else of this desk, with what they need to know. They are told at once.
#[tracing::instrument(name = "concern.hand_over", skip_all)]
pub async fn hand_over(
    ctx: &Ctx,
    grant: &Grant<ActOnConcern>,
    to: Uuid,
    what: &str,
    seen: Option<i64>,
) -> Result<Stepped> {
    if let Some(problem) = words::too_long(what) {
        return Ok(Stepped::Words(problem));
    }
    let mut tx = ctx.db.begin().await?;
    let case = Case::of(&mut tx, (grant.thing(), grant.person()), seen).await?;
    let able = case.name_of(to).is_some();
    let words = Some(Words::text(what)).filter(|_| !what.trim().is_empty());
    let code = to.to_string();
    let written = Written { words: words.as_ref(), code: Some(&code) };
    let next = match case.next(ctx, Act::HandOver { to, able }) {
        Ok(next) => next,
        Err(refusal) => return Ok(Stepped::Refused(refusal)),
    };
    case.write(ctx, &mut tx, &next, written, "concern-hand-over").await?;
    let handed = Stored { standing: next.standing, ..case.stored };
    escalate::tell_of(ctx, &mut tx, &handed, What::Handed).await?;
    tx.commit().await?;
    Ok(Stepped::Done)
}

/// Says that it is of another kind, perhaps about a colleague, with a reason. Where that is another desk's kind, the concern
/// and its feedback leave this desk, and whoever moved it sees them no more.
#[tracing::instrument(name = "concern.move_to", skip_all)]
pub async fn move_to(
    ctx: &Ctx,
    grant: &Grant<ActOnConcern>,
    (kind, about_person): (Kind, &str),
    why: &str,
    seen: Option<i64>,
) -> Result<Stepped> {
    if let Some(problem) = words::check(why) {
        return Ok(Stepped::Words(problem));
    }
    let mut tx = ctx.db.begin().await?;
    lock_feedback(&mut tx, grant.thing().id).await?;
    let case = Case::of(&mut tx, (grant.thing(), grant.person()), seen).await?;
    let Ok((about, roles)) = person(&mut tx, &case.stored.matter.authority, about_person).await? else {
        return Ok(Stepped::NoSuchPerson);
    };
    let kind = kind.about_holder_of(&roles);
    let there = super::house::House::of(&mut tx, &case.stored.matter.authority, kind.desk()).await?;
    let acknowledge_by = there.acknowledge_by(ctx.now());
    let words = Words::text(why);
    let written = Written { words: Some(&words), code: None };
    commit(ctx, tx, &case, Act::Move { kind, about, acknowledge_by }, written, "concern-move").await
}

/// Chooses the fixed sentence that the number shows.
#[tracing::instrument(name = "concern.show", skip_all)]
pub async fn show(
    ctx: &Ctx,
    grant: &Grant<ActOnConcern>,
    status: Status,
    seen: Option<i64>,
) -> Result<Stepped> {
    let mut tx = ctx.db.begin().await?;
    let id = grant.thing().id;
    lock_feedback(&mut tx, id).await?;
    let case = Case::of(&mut tx, (grant.thing(), grant.person()), seen).await?;
    // No feedback shows a sentence before a person has read it, so this one shows that as well.
    concerns::read(&mut tx, id, ctx.now()).await?;
    commit(ctx, tx, &case, Act::Show(status), Written::default(), "concern-show").await
}

/// Keeps a note.
#[tracing::instrument(name = "concern.note", skip_all)]
pub async fn note(ctx: &Ctx, grant: &Grant<ActOnConcern>, what: &str, seen: Option<i64>) -> Result<Stepped> {
    step_with(ctx, grant, seen, Act::Note, (what, "concern-note")).await
}

/// Records that a second person finds no concern, with a reason. It is over.
#[tracing::instrument(name = "concern.no_concern", skip_all)]
pub async fn no_concern(
    ctx: &Ctx,
    grant: &Grant<ActOnConcern>,
    why: &str,
    seen: Option<i64>,
) -> Result<Stepped> {
    step_with(ctx, grant, seen, Act::NoConcern, (why, "concern-none")).await
}

/// Ends it with what came of it.
#[tracing::instrument(name = "concern.close", skip_all)]
pub async fn close(
    ctx: &Ctx,
    grant: &Grant<ActOnConcern>,
    outcome: Outcome,
    what: &str,
    seen: Option<i64>,
) -> Result<Stepped> {
    step_with(ctx, grant, seen, Act::Close(outcome), (what, "concern-close")).await
}
