//! The send path: many senders, one transaction, an answer only after it is on disk.
//! Request tasks seal and prepare. One writer takes all feedback that waits, writes it in one transaction and answers
//! each sender after the commit. An answer therefore means that the feedback is kept; no answer means that sending
//! again is safe.

#[cfg(test)]
mod tests;
mod writer;

use super::submission::{Prepared, Submission, prepare};
use crate::{
    Ctx, Error, ErrorKind, Result,
    jobs::supervise::{Pulse, supervise},
    limits::Limit,
};
use domain::{clock::Moment, number::Number};
use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{
    sync::{Mutex, mpsc, oneshot},
    task::JoinHandle,
};
use writer::{Line, write_all};

/// How long a sender waits. After that the form comes back with everything in it, while the request can still be
/// answered.
const PATIENCE: Duration = Duration::from_secs(10);

/// How many may wait, and how many are written together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Places {
    /// Places for everybody; once they are taken, a sender is told to try again, with everything kept.
    pub(super) ordinary: usize,
    /// Additional places that only worries about somebody's safety may take.
    pub(super) worries: usize,
    /// At most this many share a transaction.
    pub(super) batch: usize,
}

const PLACES: Places = Places { ordinary: 4096, worries: 1024, batch: 128 };

/// What the contributor is shown.
#[derive(Debug, Clone)]
pub struct Receipt {
    /// The number.
    pub number: Number,
    /// When an answer is promised.
    pub promised: Moment,
    /// By when a person reads it: for a worry the next reading day and hour, for anything else a few days later.
    pub due: Moment,
    /// It had been sent before: nothing was added.
    pub repeat: bool,
}

/// Why there is no receipt.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// Something else was sent under this token before.
    #[error("other content was sent under this token")]
    Conflict,
    /// It was sent and taken back.
    #[error("it was sent and taken back")]
    Withdrawn,
    /// It may have been written or not: the sender waited too long, or the answer of the database was lost. Sending again
    /// is safe, and adds it only if it is not there.
    #[error("it is not known whether it was written")]
    Unsure,
    /// It was not written. Sending again is safe.
    #[error(transparent)]
    Failed(#[from] Error),
}

type Answer = Result<Receipt, SendError>;
type Waiting = (Prepared, oneshot::Sender<Answer>);

/// The way in. Cheap to clone; when the last clone is dropped, the writer writes all feedback that waits, and ends.
#[derive(Clone)]
pub struct Sends {
    ctx: Ctx,
    ordinary: mpsc::Sender<Waiting>,
    worries: mpsc::Sender<Waiting>,
    pulse: Pulse,
    in_line: Arc<AtomicUsize>,
}

/// A sender's place in the line, until they are answered or go away.
struct InLine(Arc<AtomicUsize>);

impl InLine {
    fn new(line: &Arc<AtomicUsize>) -> Self {
        line.fetch_add(1, Ordering::Relaxed);
        Self(line.clone())
    }
}

impl Drop for InLine {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Sends {
    /// Starts the writer. Await the handle at shutdown: it ends when everything that was taken in is written.
    pub fn start(ctx: Ctx) -> (Self, JoinHandle<()>) {
        Self::with(ctx, PLACES)
    }

    fn with(ctx: Ctx, places: Places) -> (Self, JoinHandle<()>) {
        let (ordinary, waiting) = mpsc::channel(places.ordinary);
        let (worries, waiting_worries) = mpsc::channel(places.worries);
        let line = Line::new(waiting_worries, waiting, places.batch);
        let line = Arc::new(Mutex::new(line));
        let (pulse, clock, of) = (Pulse::default(), ctx.clone(), (ctx.clone(), line));
        let beat = pulse.clone();
        let writer = tokio::spawn(async move {
            let write = || write_all(of.0.clone(), of.1.clone(), beat.clone());
            supervise("send-writer", beat.clone(), move || clock.now(), write).await;
        });
        (Self { ctx, ordinary, worries, pulse, in_line: Arc::default() }, writer)
    }

    /// How the writer is.
    pub const fn pulse(&self) -> &Pulse {
        &self.pulse
    }

    /// How many senders wait for their answer now.
    pub fn waiting(&self) -> usize {
        self.in_line.load(Ordering::Relaxed)
    }

    /// Sends feedback and waits until it is on disk, but not for ever. `caller` is where it comes from: it is limited
    /// how much one caller sends, but never for somebody who is not safe, or only sometimes.
    ///
    /// Whatever is answered, sending the same again is safe.
    #[tracing::instrument(name = "send", skip_all)]
    pub async fn send(&self, submission: Submission, caller: Option<&str>) -> Answer {
        let mut prepared = prepare(&self.ctx, &submission).await?;
        let worry = prepared.new.tier.is_worry();
        prepared.bucket = caller.filter(|_| !worry).map(|caller| Limit::Sending.bucket(&self.ctx, caller));
        prepared.burst = caller.filter(|_| worry).map(|caller| self.ctx.vault.bucket("burst", caller));
        let (answer, answered) = oneshot::channel();
        self.stand_in_line(worry, (prepared, answer))?;
        let _place = InLine::new(&self.in_line);
        match tokio::time::timeout(PATIENCE, answered).await {
            Ok(Ok(answer)) => answer,
            // The writer may be writing this feedback now, or may have been interrupted.
            Ok(Err(_)) | Err(_) => Err(SendError::Unsure),
        }
    }

    /// Takes a place. Worries have places of their own and may take any other too.
    fn stand_in_line(&self, worry: bool, waiting: Waiting) -> Result<(), SendError> {
        let waiting = if worry {
            match self.worries.try_send(waiting) {
                Ok(()) => return Ok(()),
                Err(mpsc::error::TrySendError::Full(back) | mpsc::error::TrySendError::Closed(back)) => back,
            }
        } else {
            waiting
        };
        self.ordinary.try_send(waiting).map_err(|_| {
            tracing::warn!(event = "send.line-full", worry);
            SendError::Failed(ErrorKind::Unavailable.into())
        })
    }
}
