//! Readings: who judged an item how, so that a second person's reading is a fact.

use crate::{Inconsistent, Result, Tx};
use domain::{clock::Moment, coding::Criticality, lifecycle::Judgement};
use uuid::Uuid;

statements! {
    /// Adds a reading.
    ADD_READING = "INSERT INTO reading (id, feedback, person, at, decision, criticality, reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// Forgets a person's unfinished readings.
    DROP_DRAFTS = "DELETE FROM reading WHERE feedback = $1 AND person = $2 AND decision = 'draft'";
    /// The readings, oldest first.
    READINGS = "SELECT r.person, p.name, r.at, r.decision, r.criticality, r.reason
        FROM reading r JOIN person p ON p.id = r.person WHERE r.feedback = $1 ORDER BY r.at, r.id";
}

/// One reading.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Who.
    pub person: Uuid,
    /// The name that colleagues see. Not written: read from the person.
    pub name: String,
    /// When.
    pub at: Moment,
    /// What it came to.
    pub judgement: Judgement,
    /// The level they gave.
    pub criticality: Option<Criticality>,
    /// Why: sealed under the feedback's own key.
    pub reason: Option<Vec<u8>>,
}

/// Adds a reading of `feedback`.
pub async fn add_reading(tx: &mut Tx, id: Uuid, feedback: Uuid, reading: &Reading) -> Result<()> {
    add_readings(tx, &[(id, feedback, reading)]).await
}

/// Adds readings, each with its identifier and the feedback that was read.
pub(crate) async fn add_readings(tx: &mut Tx, readings: &[(Uuid, Uuid, &Reading)]) -> Result<()> {
    each!(tx, ADD_READING, readings, |q, (id, feedback, reading)| {
        q.bind(*id)
            .bind(*feedback)
            .bind(reading.person)
            .bind(reading.at.0)
            .bind(reading.judgement.code())
            .bind(reading.criticality.map(level))
            .bind(&reading.reason)
    });
    Ok(())
}

/// A level as a number.
pub(crate) fn level(criticality: Criticality) -> i64 {
    criticality.code().parse().unwrap_or_default()
}

/// The readings of `feedback`, oldest first.
pub async fn readings(tx: &mut Tx, feedback: Uuid) -> Result<Vec<Reading>> {
    type Row = (Uuid, String, i64, String, Option<i64>, Option<Vec<u8>>);
    let rows: Vec<Row> = all!(tx, READINGS, feedback)?;
    rows.into_iter()
        .map(|(person, name, at, judgement, criticality, reason)| {
            let bad = |column| Inconsistent::at("reading", column, feedback);
            let judgement = judgement.parse().map_err(|_| bad("decision"))?;
            let criticality = criticality
                .map(|level| level.to_string().parse())
                .transpose()
                .map_err(|_| bad("criticality"))?;
            Ok(Reading { person, name, at: Moment(at), judgement, criticality, reason })
        })
        .collect()
}

/// Forgets what `person` has not finished on `feedback`.
pub async fn drop_drafts(tx: &mut Tx, feedback: Uuid, person: Uuid) -> Result<()> {
    exec!(tx, DROP_DRAFTS, feedback, person)
}
