//! Reads how an item stands, and writes the next state that `domain::lifecycle` gives, unless somebody has changed the
//! item meanwhile.

use super::{level, readings};
use crate::{
    Inconsistent, Result, Tx,
    concerns::{self, Over},
    feedback::code,
};
use domain::{
    clock::Moment,
    coding::{Criticality, DeclineReason},
    concern::Status,
    feedback::{Desk, State, Tier},
    lifecycle::{Concern, Judgement, Next, Standing},
    permission::Role,
};
use sqlx::{FromRow, query_scalar};
use uuid::Uuid;

statements! {
    /// How an item stands.
    STANDING = "SELECT f.id, f.state, f.desk, f.tier, f.version, f.claimed_by, COALESCE(f.looked, f.claimed) AS since,
            f.looked, f.held_by, f.decided, f.withdrawn, f.reopened, f.sealed IS NOT NULL AS kept,
            COALESCE(p.disabled, FALSE) AS absent
        FROM feedback f LEFT JOIN person p ON p.id = f.claimed_by WHERE f.id = $1";
    /// When the last call about an item was recorded.
    LAST_CALL = "SELECT MAX(at) FROM call_record WHERE feedback = $1";
    /// How many other people may sign in, have a role over an item's whole authority and have not stepped back from it.
    OTHERS = "SELECT COUNT(DISTINCT g.person) FROM role_grant g JOIN person p ON p.id = g.person
        JOIN feedback f ON f.authority = g.organisation
        WHERE f.id = $1 AND g.role = $2 AND g.person <> $3 AND g.service IS NULL AND p.disabled = FALSE
            AND NOT EXISTS (SELECT 1 FROM reading r
                WHERE r.feedback = f.id AND r.person = g.person AND r.decision = 'recused')";
    /// Moves an open item to another state in which it is open.
    MOVE_ON = "UPDATE feedback SET state = $3, claimed_by = $4, claimed = $5, looked = NULL, held_by = $6,
            version = version + 1 WHERE id = $1 AND version = $2";
    /// Notes that something of the work on an item was changed.
    TOUCH = "UPDATE feedback SET version = version + 1 WHERE id = $1 AND version = $2";
    /// Chooses the sentence that the number shows.
    SHOW = "UPDATE feedback SET status = $3, version = version + 1 WHERE id = $1 AND version = $2";
    /// Decides, and forgets the burst that the item came in and what its words hinted at.
    DECIDE = "UPDATE feedback SET state = $3, decided = $4, decided_by = $5, criticality = $6, decline_reason = $7,
            claimed_by = NULL, claimed = NULL, looked = NULL, held_by = NULL, burst = NULL,
            hint = NULL, version = version + 1
        WHERE id = $1 AND version = $2";
    /// What one person has claimed and not decided.
    CLAIMED = "SELECT id FROM feedback WHERE claimed_by = $1 ORDER BY claimed, id";
    /// Takes up again what was decided.
    REOPEN = "UPDATE feedback SET state = $3, reopened = $4, decided = NULL, decided_by = NULL, decline_reason = NULL,
            criticality = NULL, version = version + 1
        WHERE id = $1 AND version = $2";
}

/// How an item stands, with what is needed to write the next step.
#[derive(Debug, Clone)]
pub struct Stands {
    /// As the rule weighs it. Whether it holds a worry is known from its tier and desk alone: everything else that was
    /// said about safety is sealed.
    pub standing: Standing<Uuid>,
    /// Whose desk it lies on.
    pub desk: Desk,
    /// How soon a person must look.
    pub tier: Tier,
    /// The number of changes up to now: a step is written only while it is the same.
    pub version: i64,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    state: String,
    desk: String,
    tier: String,
    version: i64,
    claimed_by: Option<Uuid>,
    since: Option<i64>,
    looked: Option<i64>,
    held_by: Option<Uuid>,
    decided: Option<i64>,
    withdrawn: Option<i64>,
    reopened: Option<i64>,
    kept: bool,
    absent: bool,
}

/// How `id` stands at `now`.
pub async fn standing(tx: &mut Tx, id: Uuid, now: Moment) -> Result<Option<Stands>> {
    let row: Option<Row> = one!(tx, STANDING, id)?;
    let Some(row) = row else { return Ok(None) };
    let last_call: Option<i64> = on!(tx, |c| query_scalar(LAST_CALL).bind(id).fetch_one(c).await)?;
    let readings = readings(tx, id).await?;
    let concerns = concerns::of_feedback(tx, id).await?;
    let bad = |column| Inconsistent::at("feedback", column, row.id);
    let state: State = code(id, "state", &row.state)?;
    let (desk, tier): (Desk, Tier) = (code(id, "desk", &row.desk)?, code(id, "tier", &row.tier)?);
    if row.held_by.is_some() != (state == State::Held) {
        return Err(bad("held_by").into());
    }
    // A call or a finding from before the item was reopened no longer counts.
    let since_reopened = |at: i64| row.reopened.is_none_or(|reopened| at > reopened);
    let idle = row.since.is_some_and(|since| since < now.0 - tier.claim_lasts());
    let standing = Standing {
        state,
        claimed_by: row.claimed_by,
        looked: row.looked.is_some(),
        left: row.claimed_by.is_some() && (idle || row.absent),
        held_by: row.held_by,
        recused: readings
            .iter()
            .filter(|reading| reading.judgement == Judgement::Recused)
            .map(|reading| reading.person)
            .collect(),
        worry: tier.is_worry() || desk.is_apart(),
        called: last_call.is_some_and(since_reopened),
        no_concern: readings
            .iter()
            .any(|reading| reading.judgement == Judgement::NoConcern && since_reopened(reading.at.0)),
        concern: concern(&concerns, since_reopened),
        decided: row.decided.map(Moment),
        withdrawn: row.withdrawn.is_some(),
        kept: row.kept,
    };
    Ok(Some(Stands { standing, desk, tier, version: row.version }))
}

/// How the concerns about an item stand for it: one that is open counts before those that are over.
fn concern(concerns: &[Over], since_reopened: impl Fn(i64) -> bool) -> Option<Concern> {
    if let Some(open) = concerns.iter().find(|over| over.closed.is_none()) {
        return Some(if open.acknowledged.is_some() { Concern::Taken } else { Concern::Waits });
    }
    let lasts = concerns.iter().any(|over| over.closed.is_some_and(|closed| since_reopened(closed.0)));
    let is_over = if lasts { Concern::Taken } else { Concern::Past };
    (!concerns.is_empty()).then_some(is_over)
}

/// How many people besides `person` may sign in, have `role` over the whole authority of `id` and have not stepped back
/// from it.
pub async fn others(tx: &mut Tx, id: Uuid, role: Role, person: Uuid) -> Result<usize> {
    let n: i64 =
        on!(tx, |c| query_scalar(OTHERS).bind(id).bind(role.code()).bind(person).fetch_one(c).await)?;
    Ok(usize::try_from(n).unwrap_or_default())
}

/// Everything that `person` has claimed, on any desk of any authority, oldest claim first.
pub async fn claimed(tx: &mut Tx, person: Uuid) -> Result<Vec<Uuid>> {
    Ok(on!(tx, |c| query_scalar(CLAIMED).bind(person).fetch_all(c).await)?)
}

/// Moves `id` to a state in which it is open. `at`: when its new claimant, if there is one, took it. False: it was
/// changed since `version`.
pub async fn move_on(tx: &mut Tx, id: Uuid, version: i64, next: &Next<Uuid>, at: Moment) -> Result<bool> {
    let claimed = next.claimed_by.map(|_| at.0);
    changed!(tx, MOVE_ON, id, version, next.state.code(), next.claimed_by, claimed, next.held_by)
}

/// Notes that something of the work on `id` was changed. False: it was changed by somebody else since `version`.
pub async fn touch(tx: &mut Tx, id: Uuid, version: i64) -> Result<bool> {
    changed!(tx, TOUCH, id, version)
}

/// Chooses the sentence that the number of `id` shows. False: it was changed by somebody else since `version`.
pub async fn show(tx: &mut Tx, id: Uuid, version: i64, status: Status) -> Result<bool> {
    changed!(tx, SHOW, id, version, status.code())
}

/// How an item ends.
#[derive(Debug, Clone, Copy)]
pub struct Decision {
    /// Who decided.
    pub by: Uuid,
    /// When.
    pub at: Moment,
    /// The level, for what is accepted.
    pub criticality: Option<Criticality>,
    /// Why, for what is declined.
    pub reason: Option<DeclineReason>,
}

/// Closes `id` in `state`. False: it was changed since `version`.
pub async fn decide(tx: &mut Tx, id: Uuid, version: i64, state: State, decision: Decision) -> Result<bool> {
    changed!(
        tx,
        DECIDE,
        id,
        version,
        state.code(),
        decision.at.0,
        decision.by,
        decision.criticality.map(level),
        decision.reason.map(DeclineReason::code)
    )
}

/// Takes `id` up again in `state`. False: it was changed since `version`.
pub async fn reopen(tx: &mut Tx, id: Uuid, version: i64, state: State, at: Moment) -> Result<bool> {
    changed!(tx, REOPEN, id, version, state.code(), at.0)
}
