//! Feedback with all that belongs to it, many rows a statement: for made-up feedback by the hundred thousand. Real
//! feedback comes one by one.

use crate::{
    Inconsistent, Result, Tx,
    feedback::{self, NewFeedback},
    moderation::{self, Reading},
};
use domain::{
    clock::Moment,
    coding::{Coding, Criticality},
    feedback::WordBox,
    redaction::Span,
};
use uuid::Uuid;

/// One feedback, with its decision if it was accepted.
#[derive(Debug, Clone)]
pub struct Row {
    /// As it was sent.
    pub new: NewFeedback,
    /// How it was accepted; otherwise it waits.
    pub accepted: Option<Accepted>,
}

/// What accepting leaves behind.
#[derive(Debug, Clone)]
pub struct Accepted {
    /// Who accepted it.
    pub by: Uuid,
    /// When.
    pub at: Moment,
    /// The level.
    pub criticality: Criticality,
    /// Where words were taken out. The spans of a box must not overlap.
    pub spans: Vec<(WordBox, Span)>,
    /// The words without them, sealed; none if nothing was written.
    pub redacted: Option<Vec<u8>>,
    /// What it is about.
    pub coding: Coding,
    /// Who read it, each with the identifier of the reading, oldest first.
    pub readings: Vec<(Uuid, Reading)>,
    /// Its place in the order of counting; `None` where it counts nowhere.
    pub counted: Option<i64>,
}

/// Adds feedback that is in no table yet, with all that belongs to it.
///
/// # Errors
/// If any of it is there already: then nothing of the transaction may be kept.
pub async fn insert(tx: &mut Tx, rows: &[Row]) -> Result<()> {
    let sent: Vec<_> = rows.iter().map(|row| (&row.new, row.accepted.as_ref())).collect();
    if feedback::insert_all(tx, &sent).await? != rows.len() as u64 {
        return Err(Inconsistent::at("feedback", "send_key", "in a batch of made-up feedback").into());
    }
    let accepted = || rows.iter().filter_map(|row| Some((row.new.id, row.accepted.as_ref()?)));
    let spans: Vec<_> = accepted().flat_map(|(id, a)| a.spans.iter().map(move |span| (id, *span))).collect();
    moderation::add_spans(tx, &spans).await?;
    let words: Vec<_> = accepted().filter_map(|(id, a)| Some((id, a.redacted.as_deref()?))).collect();
    moderation::add_redacted(tx, &words).await?;
    let codings: Vec<_> = accepted().map(|(id, a)| (id, &a.coding)).collect();
    moderation::add_codings(tx, &codings).await?;
    let readings: Vec<_> = accepted()
        .flat_map(|(feedback, a)| a.readings.iter().map(move |(id, reading)| (*id, feedback, reading)))
        .collect();
    moderation::add_readings(tx, &readings).await
}
