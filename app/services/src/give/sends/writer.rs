//! The one writer: takes all feedback that waits, worries first, writes it in one transaction and answers after the
//! commit.

use super::{Answer, Receipt, SendError, Waiting};
use crate::{
    Ctx, Error, ErrorKind, Result,
    give::submission::Prepared,
    jobs::supervise::Pulse,
    limits::{self, Limit},
    safeguard,
};
use domain::clock::Moment;
use std::sync::Arc;
use storage::{Tx, bursts, dialect, feedback};
use tokio::{
    sync::{Mutex, mpsc},
    task::JoinSet,
};

/// Worries that one caller sends within this time, in microseconds, belong together in the queue.
const BURST_LASTS: i64 = 3_600_000_000;
/// How often a number that is taken is replaced by another. Twice in a row is beyond all likelihood.
const GENERATIONS: i64 = 5;

/// The senders that wait.
pub(super) struct Line {
    worries: mpsc::Receiver<Waiting>,
    ordinary: mpsc::Receiver<Waiting>,
    most: usize,
}

impl Line {
    pub(super) const fn new(
        worries: mpsc::Receiver<Waiting>,
        ordinary: mpsc::Receiver<Waiting>,
        most: usize,
    ) -> Self {
        Self { worries, ordinary, most }
    }

    /// The senders whose feedback is written next, worries first. Empty: nobody waits, and no way in is open any more.
    async fn next(&mut self) -> Vec<Waiting> {
        let first = tokio::select! {
            biased;
            Some(first) = self.worries.recv() => first,
            Some(first) = self.ordinary.recv() => first,
            else => return Vec::new(),
        };
        let mut batch = vec![first];
        while batch.len() < self.most {
            match self.worries.try_recv().or_else(|_| self.ordinary.try_recv()) {
                Ok(next) => batch.push(next),
                Err(_) => break,
            }
        }
        batch
    }
}

/// Writes until nobody can come any more.
pub(super) async fn write_all(ctx: Ctx, line: Arc<Mutex<Line>>, pulse: Pulse) {
    loop {
        let mut batch = line.lock().await.next().await;
        if batch.is_empty() {
            return;
        }
        // Skip callers that already timed out: they were told to send again, and sending again adds it.
        batch.retain(|(_, answer)| !answer.is_closed());
        if !batch.is_empty() {
            write_and_answer(&ctx, &pulse, batch).await;
        }
    }
}

async fn write_and_answer(ctx: &Ctx, pulse: &Pulse, mut batch: Vec<Waiting>) {
    // Limits are counted in one order, so that two processes cannot deadlock. Worries have no bucket and so stay first.
    batch.sort_by(|(a, _), (b, _)| (&a.bucket, &a.burst).cmp(&(&b.bucket, &b.burst)));
    let (prepared, answers): (Vec<_>, Vec<_>) = batch.into_iter().unzip();
    let prepared: Arc<[Prepared]> = prepared.into();
    let written = match guarded(ctx, pulse, prepared.clone()).await {
        // One item made the writer panic. Each is written alone, so that the others do not fail with it.
        Err(Trouble::Panicked) if prepared.len() > 1 => {
            let mut written = Vec::with_capacity(answers.len());
            for alone in prepared.iter() {
                written.extend(said(guarded(ctx, pulse, [alone.clone()].into()).await, 1));
            }
            written
        }
        result => said(result, answers.len()),
    };
    for (answer, receipt) in answers.into_iter().zip(written) {
        // A sender that has gone away will ask again with the same token.
        let _ = answer.send(receipt);
    }
}

/// The answer to each sender of a batch. If the batch failed as a whole, its `count` senders are all told the same.
fn said(written: Result<Vec<Answer>, Trouble>, count: usize) -> Vec<Answer> {
    let told = match written {
        Ok(answers) => return answers,
        Err(Trouble::NotWritten(kind)) => Some(kind),
        Err(Trouble::Unsure | Trouble::Panicked) => None,
    };
    let one = |_| Err(told.map_or(SendError::Unsure, |kind| SendError::Failed(kind.into())));
    (0..count).map(one).collect()
}

/// Why a batch as a whole has no answers.
enum Trouble {
    /// Nothing of it is in the database.
    NotWritten(ErrorKind),
    /// The commit was begun and its answer is lost.
    Unsure,
    /// The code panicked: its transaction is undone, unless that was after the commit.
    Panicked,
}

/// Writes a batch in a task of its own, so that a panic ends that task and not the writer. Failures are logged here.
async fn guarded(ctx: &Ctx, pulse: &Pulse, batch: Arc<[Prepared]>) -> Result<Vec<Answer>, Trouble> {
    let count = batch.len();
    let (mut task, of) = (JoinSet::new(), ctx.clone());
    task.spawn(async move { write(&of, &batch).await });
    let trouble = match task.join_next().await {
        Some(Ok(Ok(answers))) => {
            pulse.worked();
            return Ok(answers);
        }
        Some(Ok(Err((trouble, error)))) => {
            pulse.failed(ctx.now());
            tracing::error!(event = "send.failed", kind = ?error.kind(), count, cause = %error.causes());
            trouble
        }
        Some(Err(_)) | None => {
            let panics = pulse.panicked(ctx.now());
            tracing::error!(event = "send.panicked", count, panics);
            Trouble::Panicked
        }
    };
    Err(trouble)
}

/// Writes a batch in one transaction. An item that fails alone is undone alone; the transaction never holds more than one
/// savepoint.
async fn write(ctx: &Ctx, batch: &[Prepared]) -> Result<Vec<Answer>, (Trouble, Error)> {
    let not_written = |error: Error| (Trouble::NotWritten(error.kind()), error);
    let mut tx = ctx.db.begin().await.map_err(|error| not_written(error.into()))?;
    let mut answers = Vec::with_capacity(batch.len());
    for prepared in batch {
        answers.push(write_or_undo(ctx, &mut tx, prepared.clone()).await.map_err(not_written)?);
    }
    tx.commit().await.map_err(|error| (Trouble::Unsure, error.into()))?;
    Ok(answers)
}

/// Writes one feedback within a savepoint.
///
/// # Errors
/// If the database is away: then nothing of the whole batch is written.
async fn write_or_undo(ctx: &Ctx, tx: &mut Tx, prepared: Prepared) -> Result<Answer> {
    dialect::savepoint(tx).await?;
    match write_within_limit(ctx, tx, prepared).await {
        Err(SendError::Failed(error)) if error.kind() == ErrorKind::Unavailable => Err(error),
        Err(SendError::Failed(error)) => {
            if error.kind() == ErrorKind::Internal {
                tracing::error!(event = "send.item-failed", cause = %error.causes());
            }
            dialect::to_savepoint(tx).await?;
            Ok(Err(SendError::Failed(error.kind().into())))
        }
        answer => {
            dialect::release_savepoint(tx).await?;
            Ok(answer)
        }
    }
}

/// Writes one feedback and counts it against its caller's limit. One that was there before is not counted.
async fn write_within_limit(ctx: &Ctx, tx: &mut Tx, mut prepared: Prepared) -> Answer {
    let bucket = prepared.bucket.take();
    if let Some(burst) = prepared.burst.take() {
        let (now, fresh) = (ctx.now(), ctx.token());
        let since = Moment(now.0 - BURST_LASTS);
        let label = bursts::label(tx, &burst, fresh, now, since).await.map_err(Error::from)?;
        prepared.new.burst = Some(label);
    }
    let receipt = write_one(ctx, tx, prepared).await?;
    if let Some(bucket) = bucket.filter(|_| !receipt.repeat) {
        limits::count(ctx, tx, Limit::Sending, &bucket).await?;
    }
    Ok(receipt)
}

/// Writes one feedback, or finds that it is there already.
async fn write_one(ctx: &Ctx, tx: &mut Tx, mut prepared: Prepared) -> Answer {
    let (promised, due) = (prepared.new.promised, prepared.new.due);
    for generation in 0..GENERATIONS {
        let number = ctx.vault.number(prepared.token, generation);
        prepared.new.number_generation = generation;
        prepared.new.number_hash = ctx.vault.number_hash(&number);
        if feedback::insert(tx, &prepared.new).await.map_err(Error::from)? {
            if let Some(concern) = prepared.concern.take() {
                safeguard::write_by_system(ctx, tx, concern, prepared.new.id).await?;
            }
            return Ok(Receipt { number, promised, due, repeat: false });
        }
        let Some(sent) = feedback::sent(tx, &prepared.new.send_key).await.map_err(Error::from)? else {
            continue; // Not this sending, so it is the number that is taken.
        };
        if sent.withdrawn.is_some() {
            return Err(SendError::Withdrawn);
        }
        if sent.content_digest != prepared.new.content_digest {
            return Err(SendError::Conflict);
        }
        let number = ctx.vault.number(prepared.token, sent.number_generation);
        let (promised, due) = (Moment(sent.promised), Moment(sent.due));
        return Ok(Receipt { number, promised, due, repeat: true });
    }
    Err(SendError::Failed(Error::internal("five numbers in a row were taken")))
}
