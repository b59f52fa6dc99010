//! Coming back by the number.

mod difference;
mod proofs;
mod tombstones;
mod withdraw;

pub use difference::{Promised, say_difference};
pub use proofs::{Counted, proof};
pub use tombstones::{NoTombstone, Tombstone, replay, tombstones};
pub use withdraw::withdraw;

use crate::{
    Ctx, ErrorKind, Result,
    limits::{self, Limit},
    original::{self, Opened},
    safeguard::{self, Reads},
};
use domain::{
    answer::{AnswerKind, Promise},
    clock::Moment,
    coding::DeclineReason,
    concern::Status,
    feedback::State,
    lifecycle::{Shown, sentence},
    number::Number,
};
use storage::{
    answers, concerns,
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

/// What came of one feedback.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The service it was about, if it was known.
    pub service: Option<Service>,
    /// Summaries that draw on it, each with the replies to it, oldest first.
    pub summaries: Vec<(DrawnSummary, Vec<DrawnReply>)>,
    /// What services promised in their replies, and what came of it.
    pub promised: Vec<Promised>,
    /// Which kind of answer there is to see today; none yet, or none any more.
    pub answer: Option<AnswerKind>,
    /// Why it was declined.
    pub declined: Option<DeclineReason>,
    /// What became of the promised day.
    pub promise: Promise,
    /// Where the feedback stands, in agreement with the fixed sentence.
    pub shown: Shown,
    /// The fixed sentence beside it, if one is shown.
    pub status: Option<Status>,
    /// When a person next reads what is added here; none where nobody does within a year.
    pub reads: Option<Reads>,
}

/// What came of feedback that was found by its number. A withdrawn feedback shows nothing any more.
#[tracing::instrument(name = "number.outcome", skip_all)]
pub async fn outcome(ctx: &Ctx, found: &Found) -> Result<Outcome> {
    let thing = &found.feedback.thing;
    let today = ctx.now().date();
    let mut tx = ctx.db.read().await?;
    let service = match thing.service {
        Some(id) => directory::by_id(&mut tx, id).await?,
        None => None,
    };
    // What the people who keep somebody safe chose goes before what a reader chose.
    let chosen = concerns::status_of(&mut tx, thing.id).await?.or(found.feedback.status);
    let state = found.feedback.shown;
    let nothing = Outcome {
        service,
        shown: if chosen.is_some() { state.beside_a_status() } else { state },
        status: sentence(state, false, chosen),
        reads: safeguard::reads(&mut tx, &thing.authority, ctx.now()).await?,
        summaries: Vec::new(),
        promised: Vec::new(),
        answer: None,
        declined: None,
        promise: Promise::of(found.feedback.promised.date(), None, today),
    };
    // While the feedback is read again, the answer that was shown before may not hold.
    if thing.state == State::Withdrawn || thing.state.is_open() {
        return Ok(nothing);
    }
    let answerable = answers::of_one(&mut tx, thing.id).await?.ok_or(ErrorKind::NotFound)?;
    let replies = outcome::replies(&mut tx, thing.id).await?;
    let answers = |id| replies.iter().filter(|reply| reply.said.summary == id).cloned().collect();
    let summaries = outcome::summaries(&mut tx, thing.id).await?;
    let summaries: Vec<_> =
        summaries.into_iter().map(|summary| (summary.clone(), answers(summary.id))).collect();
    let promised = difference::promised(ctx, &mut tx, thing.id).await?;
    let seen = answerable.facts.at_once();
    let written = answerable.given.and_then(|(kind, since)| Some((kind, since?)));
    // The answer that was written down may not be visible now: a summary must be read again when somebody takes
    // feedback back.
    let shows =
        |(kind, _): &(AnswerKind, Moment)| !matches!(kind, AnswerKind::Summarised | AnswerKind::Replied);
    let answer = match seen {
        Some((kind, _)) => Some(kind),
        None if !summaries.is_empty() => Some(AnswerKind::Summarised),
        None => written.filter(shows).map(|(kind, _)| kind),
    };
    let answered = seen.into_iter().chain(written).map(|(_, since)| since.date()).min();
    let promise = Promise::of(found.feedback.promised.date(), answered, today);
    // Nobody at home may learn that feedback about danger was declined: it shows the answer of feedback that no summary
    // draws on.
    let quiet = found.feedback.shown == Shown::Read && answer == Some(AnswerKind::Declined);
    let answer = if quiet { Some(AnswerKind::TooFew) } else { answer };
    let declined = answerable.declined.filter(|_| !quiet);
    let answered = !matches!(answer, None | Some(AnswerKind::Owed | AnswerKind::Summarised));
    let status = sentence(state, answered, chosen);
    Ok(Outcome { summaries, promised, answer, declined, promise, status, ..nothing })
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
