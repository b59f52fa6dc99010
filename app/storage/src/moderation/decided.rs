//! What was decided lately, and can be taken up again.

use crate::{Result, Tx, feedback::code};
use domain::{
    clock::Moment,
    feedback::{Audience, Desk, State, Tier},
};
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    /// What was decided on a desk since a moment, newest first, a page at a time.
    DECIDED = "SELECT f.id, f.service, f.audience, f.received, f.tier, f.state, f.decided, p.name AS by_name
        FROM feedback f JOIN person p ON p.id = f.decided_by
        WHERE f.authority = $1 AND f.desk = $2 AND f.decided >= $3 AND f.sealed IS NOT NULL
            AND (f.decided < $4 OR (f.decided = $4 AND f.id < $5))
        ORDER BY f.decided DESC, f.id DESC LIMIT $6";
    /// When an item was decided, for the place from which a page goes on.
    DECIDED_AT = "SELECT decided FROM feedback WHERE id = $1 AND decided IS NOT NULL";
}

/// One line of what was decided: dates, tier and facts, never words.
#[derive(Debug, Clone)]
pub struct Decided {
    /// Identifier.
    pub id: Uuid,
    /// Its service.
    pub service: Option<Uuid>,
    /// Whom the questions were worded for.
    pub audience: Audience,
    /// When it was received.
    pub received: Moment,
    /// How soon a person had to look.
    pub tier: Tier,
    /// How it was decided.
    pub state: State,
    /// When.
    pub decided: Moment,
    /// Who decided, by the name that colleagues see.
    pub by: String,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    service: Option<Uuid>,
    audience: String,
    received: i64,
    tier: String,
    state: String,
    decided: i64,
    by_name: String,
}

/// What was decided on a desk at `since` or later, newest first: at most `limit` after the item `after`.
pub async fn decided(
    tx: &mut Tx,
    (authority, desk): (&str, Desk),
    since: Moment,
    after: Option<Uuid>,
    limit: i64,
) -> Result<Vec<Decided>> {
    let from: Option<(i64,)> = match after {
        Some(id) => one!(tx, DECIDED_AT, id)?,
        None => None,
    };
    let (before, id) = from.zip(after).map_or((i64::MAX, Uuid::max()), |((at,), id)| (at, id));
    let rows: Vec<Row> = all!(tx, DECIDED, authority, desk.code(), since.0, before, id, limit)?;
    rows.into_iter()
        .map(|row| {
            Ok(Decided {
                id: row.id,
                service: row.service,
                audience: code(row.id, "audience", &row.audience)?,
                received: Moment(row.received),
                tier: code(row.id, "tier", &row.tier)?,
                state: code(row.id, "state", &row.state)?,
                decided: Moment(row.decided),
                by: row.by_name,
            })
        })
        .collect()
}
