//! Feedback with all that belongs to it, many rows a statement: for made-up feedback by the hundred thousand. Real
//! feedback comes one by one.

use crate::{
    Inconsistent, Result, Tx,
    feedback::{NewFeedback, as_sent},
    moderation::{self, CallRecord, Reading, level},
    periods,
};
use domain::{
    answer::AnswerKind,
    clock::Moment,
    coding::{Coding, Criticality},
    feedback::{State, WordBox},
    figures::Facts,
    redaction::Span,
};
use uuid::Uuid;

statements! {
    /// Adds feedback as it was sent, with its decision if it was accepted.
    INSERT = concat!(
        "INSERT INTO feedback (", as_sent!(names), ", burst, opened, decided, decided_by, criticality, could_recur,
            counted, counts_as, answer, answered)
            VALUES (", as_sent!(places), ", $32, $33, $34, $35, $36, $37, $38, $39, $40, $41) ON CONFLICT DO NOTHING"
    );
}

/// One feedback, with its decision if it was accepted.
#[derive(Debug, Clone)]
pub struct Row {
    /// As it was sent.
    pub new: NewFeedback,
    /// How it was accepted; otherwise it waits.
    pub accepted: Option<Acceptance>,
}

/// What accepting leaves behind.
#[derive(Debug, Clone)]
pub struct Acceptance {
    /// Who accepted it.
    pub by: Uuid,
    /// When.
    pub at: Moment,
    /// The level; none where nothing was written.
    pub criticality: Option<Criticality>,
    /// Where words were taken out. The spans of a box must not overlap.
    pub spans: Vec<(WordBox, Span)>,
    /// The words without them, sealed; none if nothing was written.
    pub redacted: Option<Vec<u8>>,
    /// What it is about.
    pub coding: Coding,
    /// The telephone calls about it, oldest first.
    pub calls: Vec<CallRecord>,
    /// Who read it, each with the identifier of the reading, oldest first.
    pub readings: Vec<(Uuid, Reading)>,
    /// Its place in the order of counting and what it counts as; `None` where it counts nowhere.
    pub counted: Option<(i64, Facts)>,
    /// The kind of answer that its contributor has, and since when; `None` where its day has not come, or where a job has
    /// to find that out.
    pub answer: Option<(AnswerKind, Option<Moment>)>,
}

/// Adds feedback that is in no table yet, with all that belongs to it.
///
/// # Errors
/// If any of it is there already: then nothing of the transaction may be kept.
pub async fn insert(tx: &mut Tx, rows: &[Row]) -> Result<()> {
    if insert_rows(tx, rows).await? != rows.len() as u64 {
        return Err(Inconsistent::at("feedback", "send_key", "in a batch of made-up feedback").into());
    }
    let accepted = || rows.iter().filter_map(|row| Some((row.new.id, row.accepted.as_ref()?)));
    let spans: Vec<_> = accepted().flat_map(|(id, a)| a.spans.iter().map(move |span| (id, *span))).collect();
    moderation::add_spans(tx, &spans).await?;
    let words: Vec<_> = accepted().filter_map(|(id, a)| Some((id, a.redacted.as_deref()?))).collect();
    moderation::add_redacted(tx, &words).await?;
    let codings: Vec<_> = accepted().map(|(id, a)| (id, &a.coding)).collect();
    moderation::add_codings(tx, &codings).await?;
    let calls: Vec<_> = accepted().flat_map(|(id, a)| a.calls.iter().map(move |call| (id, call))).collect();
    moderation::add_calls(tx, &calls).await?;
    let readings: Vec<_> = accepted()
        .flat_map(|(feedback, a)| a.readings.iter().map(move |(id, reading)| (*id, feedback, reading)))
        .collect();
    moderation::add_readings(tx, &readings).await
}

/// Adds the rows to the table of feedback alone, and gives how many were not there already.
async fn insert_rows(tx: &mut Tx, rows: &[Row]) -> Result<u64> {
    let mut with_facts = Vec::with_capacity(rows.len());
    for row in rows {
        let counted = row.accepted.as_ref().and_then(|accepted| accepted.counted.as_ref());
        with_facts.push((row, counted.map(|(_, facts)| periods::json(facts)).transpose()?));
    }
    Ok(each!(tx, INSERT, with_facts, |q, (Row { new, accepted }, facts)| {
        let state = if accepted.is_some() { State::Accepted } else { State::Waiting };
        let accepted = accepted.as_ref();
        as_sent!(bind new to q, state)
            .bind(new.burst)
            .bind(accepted.map(|accepted| accepted.at.0))
            .bind(accepted.map(|accepted| accepted.at.0))
            .bind(accepted.map(|accepted| accepted.by))
            .bind(accepted.and_then(|accepted| accepted.criticality).map(level))
            .bind(accepted.is_some_and(|accepted| accepted.coding.could_happen_again))
            .bind(accepted.and_then(|accepted| accepted.counted.as_ref()).map(|(place, _)| *place))
            .bind(facts)
            .bind(accepted.and_then(|accepted| accepted.answer).map(|(kind, _)| kind.code()))
            .bind(accepted.and_then(|accepted| accepted.answer?.1).map(|since| since.0))
    }))
}
