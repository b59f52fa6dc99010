//! Many rows a statement: for made-up feedback by the hundred thousand. Real feedback comes one by one.

use crate::{
    Result, Tx,
    audit::Entry,
    feedback::NewFeedback,
    moderation::{Reading, level},
};
use domain::{
    clock::Moment,
    coding::{Coding, Criticality},
    feedback::{State, WordBox},
    redaction::{Redacted, Span},
};
use sqlx::{AssertSqlSafe, query};
use uuid::Uuid;

/// So many rows share a statement. Every batch but the last has the same text, so it is prepared once.
const ROWS: usize = 50;

statements! {
    /// Adds feedback as it stands after its decision, or waiting.
    FEEDBACK = "INSERT INTO feedback (id, send_key, content_digest, number_hash, number_generation, authority, service,
            questionnaire, locale, audience, channel, helper, voice, received, month, quarter, due, promised,
            state, desk, tier, has_words, may_summarise, may_quote, show_words, answers, sealed, wrapped_key,
            key_epoch, import_batch, opened, decided, decided_by, criticality, could_recur)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
            $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35)";
    /// Says where words were taken out.
    SPAN = "INSERT INTO redaction (feedback, word_box, span_start, span_end, kind) VALUES ($1, $2, $3, $4, $5)";
    /// Keeps redacted words.
    REDACTED = "INSERT INTO redacted (feedback, word_box, body) VALUES ($1, $2, $3)";
    /// Gives a theme.
    THEME = "INSERT INTO coding (feedback, theme, polarity) VALUES ($1, $2, $3)";
    /// Says that a right was raised.
    RIGHT = "INSERT INTO raised_right (feedback, article) VALUES ($1, $2)";
    /// Adds a reading.
    READING = "INSERT INTO reading (id, feedback, person, at, decision, criticality, reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// Writes an entry of the trail.
    ENTRY = "INSERT INTO audit (id, at, actor, action, thing, thing_id, authority, detail)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
}

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
    /// The words without them.
    pub redacted: Redacted,
    /// What it is about.
    pub coding: Coding,
    /// Who read it, each with the identifier of the reading, oldest first.
    pub readings: Vec<(Uuid, Reading)>,
}

/// The statement for so many rows, from the one for a single row.
fn rows_of(single: &str, rows: usize) -> String {
    let (head, values) = single.split_once("VALUES").unwrap_or((single, ""));
    let columns = values.matches('$').count();
    let row = |row: usize| {
        let places: Vec<String> = (1..=columns).map(|place| format!("${}", row * columns + place)).collect();
        format!("({})", places.join(", "))
    };
    format!("{head}VALUES {}", (0..rows).map(row).collect::<Vec<_>>().join(", "))
}

/// Runs a statement over all of `$rows`, a batch at a time: `$bind` binds one row.
macro_rules! each {
    ($tx:expr, $sql:ident, $rows:expr, |$query:ident, $row:pat_param| $bind:expr) => {
        for batch in $rows.chunks(ROWS) {
            let sql = rows_of($sql, batch.len());
            on!(&mut *$tx, |c| {
                let mut $query = query(AssertSqlSafe(sql));
                for $row in batch {
                    $query = $bind;
                }
                $query.execute(c).await.map(drop)
            })?;
        }
    };
}

/// Adds feedback that is in no table yet, with all that belongs to it.
///
/// # Errors
/// If any of it is there already: then nothing of the transaction may be kept.
pub async fn insert(tx: &mut Tx, rows: &[Row]) -> Result<()> {
    each!(tx, FEEDBACK, rows, |q, Row { new, accepted }| {
        let accepted = accepted.as_ref();
        let state = if accepted.is_some() { State::Accepted } else { State::Waiting };
        q.bind(new.id)
            .bind(&new.send_key)
            .bind(&new.content_digest)
            .bind(&new.number_hash)
            .bind(new.number_generation)
            .bind(&new.authority)
            .bind(new.service)
            .bind(&new.questionnaire)
            .bind(new.locale.code())
            .bind(new.audience.code())
            .bind(new.channel.code())
            .bind(new.helper.code())
            .bind(new.voice.code())
            .bind(new.received.0)
            .bind(new.received.month().to_string())
            .bind(new.received.quarter().to_string())
            .bind(new.due.0)
            .bind(new.promised.0)
            .bind(state.code())
            .bind(new.desk.code())
            .bind(new.tier.code())
            .bind(new.has_words)
            .bind(new.may_summarise)
            .bind(new.may_quote)
            .bind(new.show_words)
            .bind(&new.answers)
            .bind(&new.sealed)
            .bind(&new.wrapped_key)
            .bind(&new.key_epoch)
            .bind(new.import_batch)
            .bind(accepted.map(|accepted| accepted.at.0))
            .bind(accepted.map(|accepted| accepted.at.0))
            .bind(accepted.map(|accepted| accepted.by))
            .bind(accepted.map(|accepted| level(accepted.criticality)))
            .bind(accepted.is_some_and(|accepted| accepted.coding.could_happen_again))
    });
    let accepted: Vec<(Uuid, &Accepted)> =
        rows.iter().filter_map(|row| Some((row.new.id, row.accepted.as_ref()?))).collect();
    let all = || accepted.iter().copied();
    let spans: Vec<_> = all().flat_map(|(id, a)| a.spans.iter().map(move |span| (id, span))).collect();
    each!(tx, SPAN, spans, |q, (id, (word_box, span))| {
        q.bind(*id)
            .bind(word_box.code())
            .bind(i64::from(span.start))
            .bind(i64::from(span.end))
            .bind(span.kind.code())
    });
    let words: Vec<_> = all().flat_map(|(id, a)| a.redacted.boxes().iter().map(move |b| (id, b))).collect();
    each!(tx, REDACTED, words, |q, (id, (word_box, body))| q.bind(*id).bind(word_box.code()).bind(body));
    let themes: Vec<_> = all()
        .flat_map(|(id, a)| a.coding.themes.iter().map(move |mark| (id, mark)))
        .flat_map(|(id, mark)| {
            mark.polarity.iter().map(move |polarity| (id, mark.theme.to_string(), polarity))
        })
        .collect();
    each!(tx, THEME, themes, |q, (id, theme, polarity)| q.bind(*id).bind(theme).bind(polarity.code()));
    let rights: Vec<_> =
        all().flat_map(|(id, a)| a.coding.rights.iter().map(move |n| (id, i64::from(*n)))).collect();
    each!(tx, RIGHT, rights, |q, (id, article)| q.bind(*id).bind(*article));
    let readings: Vec<_> = all().flat_map(|(id, a)| a.readings.iter().map(move |r| (id, r))).collect();
    each!(tx, READING, readings, |q, (feedback, (id, reading))| {
        q.bind(*id)
            .bind(*feedback)
            .bind(reading.person)
            .bind(reading.at.0)
            .bind(&reading.decision)
            .bind(reading.criticality.map(level))
            .bind(&reading.reason)
    });
    Ok(())
}

/// Writes entries of the trail, unlinked.
pub async fn audit(tx: &mut Tx, entries: &[Entry]) -> Result<()> {
    each!(tx, ENTRY, entries, |q, entry| {
        q.bind(entry.id)
            .bind(entry.at)
            .bind(entry.actor)
            .bind(&entry.action)
            .bind(&entry.thing)
            .bind(&entry.thing_id)
            .bind(&entry.authority)
            .bind(&entry.detail)
    });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_for_many_rows_counts_its_places_on() {
        assert_eq!(
            rows_of("INSERT INTO t (a, b) VALUES ($1, $2)", 3),
            "INSERT INTO t (a, b) VALUES ($1, $2), ($3, $4), ($5, $6)"
        );
    }
}
