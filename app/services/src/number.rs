//! Coming back by the number.

mod tombstones;
mod withdraw;

pub use tombstones::{NoTombstone, Tombstone, replay, tombstones};
pub use withdraw::withdraw;

use crate::{
    Ctx, ErrorKind, Result,
    limits::{self, Limit},
    original::{self, Opened},
};
use domain::{clock::Moment, feedback::State, number::Number};
use storage::{
    directory::{self, Service},
    feedback, outcome,
    releases::{self, Listed},
};
pub use storage::{
    feedback::Numbered,
    outcome::{DrawnReply, DrawnSummary},
};

/// What a number shows.
#[derive(Debug)]
pub struct Found {
    /// Dates and state.
    pub feedback: Numbered,
    /// The words, only if the contributor chose so when sending.
    pub words: Option<Opened>,
    /// The releases that counted it, or whose summaries draw on it, newest first.
    pub releases: Vec<Listed>,
}

/// What came of feedback.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The service it was about, if it was known.
    pub service: Option<Service>,
    /// Summaries that draw on it, each with the replies to it, oldest first.
    pub summaries: Vec<(DrawnSummary, Vec<DrawnReply>)>,
}

impl Outcome {
    /// Since when there is an answer to anything in it.
    pub fn answered(&self) -> Option<Moment> {
        self.summaries.iter().flat_map(|(_, replies)| replies).filter_map(|reply| reply.shown).min()
    }
}

/// What came of feedback that was found by its number. Once it is withdrawn nothing is told of it any more.
#[tracing::instrument(name = "number.outcome", skip_all)]
pub async fn outcome(ctx: &Ctx, found: &Found) -> Result<Outcome> {
    let thing = &found.feedback.thing;
    let mut tx = ctx.db.read().await?;
    let service = match thing.service {
        Some(id) => directory::by_id(&mut tx, id).await?,
        None => None,
    };
    if thing.state == State::Withdrawn {
        return Ok(Outcome { service, summaries: Vec::new() });
    }
    let replies = outcome::replies(&mut tx, thing.id).await?;
    let answers = |id| replies.iter().filter(|reply| reply.summary == id).cloned().collect();
    let summaries = outcome::summaries(&mut tx, thing.id).await?;
    let summaries = summaries.into_iter().map(|summary| (summary.clone(), answers(summary.id))).collect();
    Ok(Outcome { service, summaries })
}

/// Looks up a number. `caller` is where the try comes from, for the limit only: wrong numbers slow down one
/// caller, not everyone.
///
/// # Errors
/// [`ErrorKind::NotFound`] for an unknown number; [`ErrorKind::TooMany`].
#[tracing::instrument(name = "number.look_up", skip_all)]
pub async fn look_up(ctx: &Ctx, number: &Number, caller: &str) -> Result<Found> {
    let limits = [(Limit::WrongNumber, caller)];
    limits::take(ctx, &limits).await?;
    let hash = ctx.vault.number_hash(number);
    let mut tx = ctx.db.read().await?;
    let found = feedback::by_number(&mut tx, &hash).await?;
    let found = found.ok_or(ErrorKind::NotFound)?;
    let releases = releases::about(&mut tx, found.thing.id).await?;
    drop(tx);
    limits::give_back(ctx, &limits).await?;
    let words = if found.show_words {
        let mut tx = ctx.db.begin().await?;
        let opened = original::echo(ctx, &mut tx, found.thing.id, &found.thing.authority).await?;
        tx.commit().await?;
        Some(opened)
    } else {
        None
    };
    Ok(Found { feedback: found, words, releases })
}
