//! Telephone calls that were made about somebody's safety.

use crate::{Inconsistent, Result, Tx};
use domain::{calls::Rung, clock::Moment};
use uuid::Uuid;

statements! {
    /// Records a call.
    ADD_CALL = "INSERT INTO call_record (id, feedback, person, at, rung_at, rung, sealed)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// The calls, oldest first.
    CALLS = "SELECT c.id, c.person, p.name, c.at, c.rung_at, c.rung, c.sealed
        FROM call_record c JOIN person p ON p.id = c.person WHERE c.feedback = $1 ORDER BY c.at, c.id";
}

/// One call.
#[derive(Debug, Clone)]
pub struct CallRecord {
    /// Identifier.
    pub id: Uuid,
    /// Who rang and recorded it.
    pub person: Uuid,
    /// The name that colleagues see. Not written: read from the person.
    pub name: String,
    /// When it was recorded.
    pub at: Moment,
    /// When they rang.
    pub rung_at: Moment,
    /// Whom they rang.
    pub rung: Rung,
    /// Who answered, the reference, and what was said, under the feedback's own key.
    pub sealed: Vec<u8>,
}

/// Records a call about `feedback`.
pub async fn add_call(tx: &mut Tx, feedback: Uuid, call: &CallRecord) -> Result<()> {
    add_calls(tx, &[(feedback, call)]).await
}

/// Records calls, each with the feedback that it is about.
pub(crate) async fn add_calls(tx: &mut Tx, calls: &[(Uuid, &CallRecord)]) -> Result<()> {
    each!(tx, ADD_CALL, calls, |q, (feedback, call)| {
        q.bind(call.id)
            .bind(*feedback)
            .bind(call.person)
            .bind(call.at.0)
            .bind(call.rung_at.0)
            .bind(call.rung.code())
            .bind(&call.sealed)
    });
    Ok(())
}

/// The calls about `feedback`, oldest first.
pub async fn calls(tx: &mut Tx, feedback: Uuid) -> Result<Vec<CallRecord>> {
    type Row = (Uuid, Uuid, String, i64, i64, String, Vec<u8>);
    let rows: Vec<Row> = all!(tx, CALLS, feedback)?;
    rows.into_iter()
        .map(|(id, person, name, at, rung_at, rung, sealed)| {
            let rung = rung.parse().map_err(|_| Inconsistent::at("call_record", "rung", id))?;
            Ok(CallRecord { id, person, name, at: Moment(at), rung_at: Moment(rung_at), rung, sealed })
        })
        .collect()
}
