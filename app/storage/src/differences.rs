//! Whether changes made a difference, as those said who had asked for them, and the numbers printed of that.

use crate::{Inconsistent, Result, Tx};
use domain::{
    clock::Month,
    commitment::Difference,
    disclosure::{Disclosed, Figures},
    figures::Facts,
};
use uuid::Uuid;

statements! {
    /// Keeps an answer, or replaces the one that was given before.
    SAY = "INSERT INTO difference (commitment, feedback, answer) VALUES ($1, $2, $3)
        ON CONFLICT (commitment, feedback) DO UPDATE SET answer = excluded.answer";
    /// One more answer has come, changed or gone.
    MOVE = "INSERT INTO difference_print (commitment, moves, printed) VALUES ($1, 1, 0)
        ON CONFLICT (commitment) DO UPDATE SET moves = difference_print.moves + 1";
    /// What a feedback said.
    SAID = "SELECT commitment, answer FROM difference WHERE feedback = $1";
    /// The commitments of whose answers a feedback is part.
    OF_FEEDBACK = "SELECT commitment FROM difference WHERE feedback = $1";
    /// Takes a feedback's answers out.
    FORGET = "DELETE FROM difference WHERE feedback = $1";
    /// Commitments of which ten answers have come or gone since they were printed, and that were not printed this month.
    DUE = "SELECT p.commitment, p.moves, c.authority, c.quarter FROM difference_print p JOIN commitment c ON c.id = p.commitment
        WHERE p.moves - p.printed >= 10 AND (p.drawn IS NULL OR p.drawn < $1)";
    /// The answers to one commitment, each with what its feedback counts as.
    ANSWERS = "SELECT d.answer, f.counts_as FROM difference d JOIN feedback f ON f.id = d.feedback
        WHERE d.commitment = $1 AND f.counts_as IS NOT NULL";
    /// Keeps a print.
    PRINT = "UPDATE difference_print SET printed = $2, drawn = $3, body = $4 WHERE commitment = $1";
    /// The newest prints of an authority's commitments.
    PRINTED = "SELECT p.commitment, p.body FROM commitment c JOIN difference_print p ON p.commitment = c.id
        WHERE c.authority = $1 AND p.body IS NOT NULL";
}

/// Keeps what the contributor of `feedback` says of `commitment`.
pub async fn say(tx: &mut Tx, commitment: Uuid, feedback: Uuid, answer: Difference) -> Result<()> {
    exec!(tx, SAY, commitment, feedback, answer.code())?;
    exec!(tx, MOVE, commitment)
}

/// What `feedback` said of commitments.
pub async fn said(tx: &mut Tx, feedback: Uuid) -> Result<Vec<(Uuid, Difference)>> {
    let rows: Vec<(Uuid, String)> = all!(tx, SAID, feedback)?;
    let read = |(commitment, answer): (Uuid, String)| {
        let answer = answer.parse().map_err(|_| Inconsistent::at("difference", "answer", commitment))?;
        Ok((commitment, answer))
    };
    Ok(rows.into_iter().map(read).collect::<Result<_, Inconsistent>>()?)
}

/// Takes everything out that `feedback` said.
pub async fn forget(tx: &mut Tx, feedback: Uuid) -> Result<()> {
    let told: Vec<(Uuid,)> = all!(tx, OF_FEEDBACK, feedback)?;
    for (commitment,) in told {
        exec!(tx, MOVE, commitment)?;
    }
    exec!(tx, FORGET, feedback)
}

/// A commitment whose answers are to be printed.
#[derive(Debug, Clone)]
pub struct Due {
    /// Which.
    pub commitment: Uuid,
    /// How often an answer has come, changed or gone.
    pub moves: i64,
    /// Code of its authority.
    pub authority: String,
    /// The quarter of its summary.
    pub quarter: String,
}

/// Commitments whose answers are to be printed in `month`.
pub async fn due(tx: &mut Tx, month: Month) -> Result<Vec<Due>> {
    let rows: Vec<(Uuid, i64, String, String)> = all!(tx, DUE, month.to_string())?;
    let due = |(commitment, moves, authority, quarter)| Due { commitment, moves, authority, quarter };
    Ok(rows.into_iter().map(due).collect())
}

/// The answers to a commitment, each with what its feedback counts as.
pub async fn answers(tx: &mut Tx, commitment: Uuid) -> Result<Vec<(String, Facts)>> {
    let rows: Vec<(String, String)> = all!(tx, ANSWERS, commitment)?;
    let read = |(answer, facts): (String, String)| {
        let facts = Facts::from_json(&facts);
        Ok((answer, facts.map_err(|_| Inconsistent::at("feedback", "counts_as", commitment))?))
    };
    Ok(rows.into_iter().map(read).collect::<Result<_, Inconsistent>>()?)
}

/// Keeps a print of a commitment's answers, drawn in `month` after so many moves.
pub async fn print(
    tx: &mut Tx,
    (commitment, moves): (Uuid, i64),
    month: Month,
    figures: &Disclosed<Figures>,
) -> Result<()> {
    let body = figures.to_json().map_err(|_| Inconsistent::at("difference_print", "body", commitment))?;
    exec!(tx, PRINT, commitment, moves, month.to_string(), body)
}

/// The newest prints of an authority's commitments.
pub async fn printed(tx: &mut Tx, authority: &str) -> Result<Vec<(Uuid, Disclosed<Figures>)>> {
    let rows: Vec<(Uuid, String)> = all!(tx, PRINTED, authority)?;
    let read = |(commitment, body): (Uuid, String)| {
        let figures = Disclosed::from_stored(&body);
        Ok((commitment, figures.map_err(|_| Inconsistent::at("difference_print", "body", commitment))?))
    };
    Ok(rows.into_iter().map(read).collect::<Result<_, Inconsistent>>()?)
}
