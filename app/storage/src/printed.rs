//! Figures as they were printed for staff.

use crate::{
    Inconsistent, Result, Tx,
    tallies::{OfRow, audience, channel},
};
use domain::{
    disclosure::{Disclosed, Figures},
    figures::{Cut, Of, Period},
};
use sqlx::FromRow;

statements! {
    /// The newest prints of a period, for one value of a cut.
    NEWEST = "SELECT body FROM printed
        WHERE authority = $1 AND period = $2 AND cut = $3 AND value = $4 AND newest = TRUE
        ORDER BY channel, lineage, audience";
    /// The newest prints of a period, for every value of a cut.
    OF_CUT = "SELECT body FROM printed WHERE authority = $1 AND period = $2 AND cut = $3 AND newest = TRUE
        ORDER BY value, channel, lineage, audience";
    /// How often a response had joined or left each population of a period when it was last printed.
    MOVES = "SELECT cut, value, channel, lineage, audience, moves FROM printed
        WHERE authority = $1 AND period = $2 AND newest = TRUE";
    /// The former print of a population is the newest no more.
    OLDER = "UPDATE printed SET newest = FALSE WHERE authority = $1 AND period = $2 AND cut = $3 AND value = $4
        AND channel = $5 AND lineage = $6 AND audience = $7 AND newest = TRUE";
    /// Keeps a print.
    KEEP = "INSERT INTO printed (authority, period, cut, value, channel, lineage, audience, drawn, moves, responses, newest,
            body)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, TRUE, $11)";
    /// Every print of a period, oldest first: what somebody may have kept.
    EVERY = "SELECT body, moves, responses FROM printed WHERE authority = $1 AND period = $2 ORDER BY drawn";
}

/// A print, and how often a response had joined or left its population by then.
#[derive(Debug, Clone)]
pub struct Print {
    /// What was printed.
    pub figures: Disclosed<Figures>,
    /// The moves by then.
    pub moves: u64,
    /// The true number of responses by then: for the attacker, never shown.
    pub responses: u64,
}

/// The newest prints of a period, for one value of a cut: one for each channel, lineage and audience.
pub async fn newest(
    tx: &mut Tx,
    authority: &str,
    period: Period,
    (cut, value): (Cut, &str),
) -> Result<Vec<Disclosed<Figures>>> {
    let rows: Vec<(String,)> = all!(tx, NEWEST, authority, period.to_string(), cut.code(), value)?;
    read(rows)
}

/// The newest prints of a period for every value of a cut.
pub async fn of_cut(
    tx: &mut Tx,
    authority: &str,
    period: Period,
    cut: Cut,
) -> Result<Vec<Disclosed<Figures>>> {
    read(all!(tx, OF_CUT, authority, period.to_string(), cut.code())?)
}

/// Every print of a period, oldest first.
pub async fn every(tx: &mut Tx, authority: &str, period: Period) -> Result<Vec<Print>> {
    let rows: Vec<(String, i64, i64)> = all!(tx, EVERY, authority, period.to_string())?;
    let read = |(body, moves, responses): (String, i64, i64)| {
        let figures = Disclosed::from_stored(&body);
        let figures = figures.map_err(|_| Inconsistent::at("printed", "body", "a population"))?;
        Ok(Print { figures, moves: moves.unsigned_abs(), responses: responses.unsigned_abs() })
    };
    Ok(rows.into_iter().map(read).collect::<Result<_, Inconsistent>>()?)
}

fn read(rows: Vec<(String,)>) -> Result<Vec<Disclosed<Figures>>> {
    let read = |(body,): (String,)| {
        Disclosed::from_stored(&body).map_err(|_| Inconsistent::at("printed", "body", "a population"))
    };
    Ok(rows.into_iter().map(read).collect::<Result<_, _>>()?)
}

/// How often a response had joined or left each population of a period when it was last printed.
pub async fn moves(tx: &mut Tx, authority: &str, period: Period) -> Result<Vec<(Of, u64)>> {
    #[derive(FromRow)]
    struct Row {
        #[sqlx(flatten)]
        of: OfRow,
        moves: i64,
    }
    let rows: Vec<Row> = all!(tx, MOVES, authority, period.to_string())?;
    let read = |row: Row| Ok((row.of.read("printed")?, row.moves.unsigned_abs()));
    Ok(rows.into_iter().map(read).collect::<Result<_, Inconsistent>>()?)
}

/// Keeps prints of an authority, each as the newest of its population.
pub async fn keep(tx: &mut Tx, prints: &[Print]) -> Result<()> {
    for Print { figures, moves, responses } in prints {
        let population = figures.population();
        let (of, period) = (&population.of, population.period.to_string());
        exec!(
            tx,
            OLDER,
            &population.authority,
            &period,
            of.cut.code(),
            &of.value,
            channel(of),
            &of.lineage,
            audience(of)
        )?;
        let body = figures.to_json();
        let body = body.map_err(|_| Inconsistent::at("printed", "body", "a population"))?;
        exec!(
            tx,
            KEEP,
            &population.authority,
            &period,
            of.cut.code(),
            &of.value,
            channel(of),
            &of.lineage,
            audience(of),
            figures.drawn().to_string(),
            i64::try_from(*moves).unwrap_or(i64::MAX),
            i64::try_from(*responses).unwrap_or(i64::MAX),
            body
        )?;
    }
    Ok(())
}
