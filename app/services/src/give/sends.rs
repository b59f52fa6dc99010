//! The send path: many senders, one transaction, an answer only after it is on disk.
//!
//! Request tasks seal and prepare; one writer takes whatever waits, writes it in one transaction and answers
//! each sender after the commit. An answer therefore means that the feedback is there; no answer means that
//! sending again is safe.

use super::submission::{Prepared, Submission, prepare};
use crate::{
    Ctx, Error, ErrorKind, Result,
    limits::{self, Limit},
};
use domain::{clock::Moment, number::Number};
use std::time::Duration;
use storage::{Tx, dialect, feedback};
use tokio::{
    sync::{mpsc, oneshot},
    task::JoinHandle,
};

/// At most this many sendings share a transaction.
const BATCH: usize = 128;
/// At most this many wait; beyond it a sender is told to try again, with everything kept.
const WAITING: usize = 4096;
/// So long a sender waits. Then the form comes back with everything in it, while there is still time to answer at all.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often a number that is taken is replaced by another. Twice in a row is beyond all likelihood.
const GENERATIONS: i64 = 5;

/// What the contributor is shown.
#[derive(Debug, Clone)]
pub struct Receipt {
    /// The number.
    pub number: Number,
    /// When an answer is promised.
    pub promised: Moment,
    /// It had been sent before: nothing was added.
    pub repeat: bool,
}

/// Why nothing was added.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// Something else was sent under this token before.
    #[error("other content was sent under this token")]
    Conflict,
    /// It was sent and taken back.
    #[error("it was sent and taken back")]
    Withdrawn,
    /// It could not be written. Sending again is safe.
    #[error(transparent)]
    Failed(#[from] Error),
}

type Answer = Result<Receipt, SendError>;
type Waiting = (Prepared, oneshot::Sender<Answer>);

/// The way in. Cheap to clone; when the last one is dropped, what waits is written and the writer ends.
#[derive(Clone)]
pub struct Sends {
    ctx: Ctx,
    queue: mpsc::Sender<Waiting>,
}

impl Sends {
    /// Starts the writer. Await the handle at shutdown: it ends when everything that was taken in is written.
    pub fn start(ctx: Ctx) -> (Self, JoinHandle<()>) {
        let (queue, waiting) = mpsc::channel(WAITING);
        let writer = tokio::spawn(write_all(ctx.clone(), waiting));
        (Self { ctx, queue }, writer)
    }

    /// Sends feedback and waits until it is on disk, but not for ever. `caller` is where it comes from: it is limited
    /// how much one caller sends, but never for somebody who is not safe, or only sometimes.
    ///
    /// Whatever is answered, sending the same again is safe.
    pub async fn send(&self, submission: Submission, caller: Option<&str>) -> Answer {
        let mut prepared = prepare(&self.ctx, &submission)?;
        prepared.bucket = caller
            .filter(|_| !prepared.new.tier.is_worry())
            .map(|caller| Limit::Sending.bucket(&self.ctx, caller));
        let (answer, answered) = oneshot::channel();
        let full = || SendError::Failed(ErrorKind::Unavailable.into());
        self.queue.try_send((prepared, answer)).map_err(|_| full())?;
        let answered = tokio::time::timeout(PATIENCE, answered).await.map_err(|_| full())?;
        answered.map_err(|_| full())?
    }
}

async fn write_all(ctx: Ctx, mut queue: mpsc::Receiver<Waiting>) {
    let mut batch = Vec::with_capacity(BATCH);
    while queue.recv_many(&mut batch, BATCH).await > 0 {
        // Whoever waits no longer was told that it was not kept, and has the form back: then it must not be kept behind
        // their back, in case they think better of it.
        batch.retain(|(_, answer)| !answer.is_closed());
        if batch.is_empty() {
            continue;
        }
        // Limits are counted in one order, so that two writers never wait for each other in a circle.
        batch.sort_by(|(a, _), (b, _)| a.bucket.cmp(&b.bucket));
        let (prepared, answers): (Vec<_>, Vec<_>) = batch.drain(..).unzip();
        match write(&ctx, prepared).await {
            Ok(receipts) => {
                for (answer, receipt) in answers.into_iter().zip(receipts) {
                    // A sender that has gone away will ask again with the same token.
                    let _ = answer.send(receipt);
                }
            }
            Err(error) => {
                tracing::error!(event = "send.failed", kind = ?error.kind(), source = ?std::error::Error::source(&error));
                for answer in answers {
                    let _ = answer.send(Err(SendError::Failed(error.kind().into())));
                }
            }
        }
    }
}

/// Writes a batch in one transaction. An item that fails alone is undone alone.
async fn write(ctx: &Ctx, batch: Vec<Prepared>) -> Result<Vec<Answer>> {
    let mut tx = ctx.db.begin().await?;
    let mut answers = Vec::with_capacity(batch.len());
    for prepared in batch {
        dialect::savepoint(&mut tx).await?;
        let answer = write_within_limit(ctx, &mut tx, prepared).await;
        if let Err(SendError::Failed(error)) = &answer {
            if error.kind() == ErrorKind::Unavailable {
                return Err(ErrorKind::Unavailable.into());
            }
            dialect::to_savepoint(&mut tx).await?;
        }
        answers.push(answer);
    }
    tx.commit().await?;
    Ok(answers)
}

/// Writes one and counts it against its caller's limit. What was there before is not counted.
async fn write_within_limit(ctx: &Ctx, tx: &mut Tx, mut prepared: Prepared) -> Answer {
    let bucket = prepared.bucket.take();
    let receipt = write_one(ctx, tx, prepared).await?;
    if let Some(bucket) = bucket.filter(|_| !receipt.repeat) {
        limits::count(ctx, tx, Limit::Sending, &bucket).await?;
    }
    Ok(receipt)
}

/// Writes one, or finds that it is there. Used by the batch and by imports, which have a transaction of
/// their own.
pub(crate) async fn write_one(ctx: &Ctx, tx: &mut Tx, mut prepared: Prepared) -> Answer {
    let promised = prepared.new.promised;
    for generation in 0..GENERATIONS {
        let number = ctx.vault.number(prepared.token, generation);
        prepared.new.number_generation = generation;
        prepared.new.number_hash = ctx.vault.number_hash(&number);
        if feedback::insert(tx, &prepared.new).await.map_err(Error::from)? {
            return Ok(Receipt { number, promised, repeat: false });
        }
        let Some(sent) = feedback::sent(tx, &prepared.new.send_key).await.map_err(Error::from)? else {
            continue; // Not this sending, so it is the number that is taken.
        };
        if sent.state == domain::feedback::State::Withdrawn.code() {
            return Err(SendError::Withdrawn);
        }
        if sent.content_digest != prepared.new.content_digest {
            return Err(SendError::Conflict);
        }
        let number = ctx.vault.number(prepared.token, sent.number_generation);
        return Ok(Receipt { number, promised: Moment(sent.promised), repeat: true });
    }
    Err(SendError::Failed(Error::internal("five numbers in a row were taken")))
}
