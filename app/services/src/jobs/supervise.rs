//! Keeps a task running that must never end: it is started again after a panic, and its health can be asked for.

use domain::{clock::Moment, schedule::restart_pause};
use std::{
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64, AtomicU32, AtomicU64, Ordering},
    },
};
use tokio::{task::JoinSet, time::sleep};

/// So many failures in a row make a task unwell.
const UNWELL_AFTER: u32 = 3;
/// How long after its last failure an idle task counts as well again, in microseconds: a task without work cannot show
/// that it works.
const FORGIVEN_AFTER: i64 = 30_000_000;

/// The health of one task, shared with the code that reports it. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Pulse(Arc<Beat>);

#[derive(Debug, Default)]
struct Beat {
    down: AtomicBool,
    failures: AtomicU32,
    last_failure: AtomicI64,
    panics: AtomicU64,
}

impl Pulse {
    /// The task has done a piece of work.
    pub fn worked(&self) {
        self.0.failures.store(0, Ordering::Relaxed);
    }

    /// The task has failed at a piece of work. Returns how many failures in a row that makes.
    pub fn failed(&self, now: Moment) -> u32 {
        self.0.last_failure.store(now.0, Ordering::Relaxed);
        self.0.failures.fetch_add(1, Ordering::Relaxed).saturating_add(1)
    }

    /// The task, or a piece of its work, panicked. Returns how many panics that makes since the start.
    pub fn panicked(&self, now: Moment) -> u64 {
        self.failed(now);
        self.0.panics.fetch_add(1, Ordering::Relaxed).saturating_add(1)
    }

    /// Whether the task runs and has not failed several times in a row just now.
    pub fn is_well(&self, now: Moment) -> bool {
        let since = now.0.saturating_sub(self.0.last_failure.load(Ordering::Relaxed));
        let failing = self.0.failures.load(Ordering::Relaxed) >= UNWELL_AFTER;
        !self.0.down.load(Ordering::Relaxed) && (!failing || since > FORGIVEN_AFTER)
    }

    /// How often it has panicked since the start.
    pub fn panics(&self) -> u64 {
        self.0.panics.load(Ordering::Relaxed)
    }
}

/// Runs what `make` makes until it ends by itself. A panic is reported and followed by a new start, after a pause that
/// grows with each failure in a row. Dropping this future ends the task.
pub async fn supervise<F, R>(name: &'static str, pulse: Pulse, now: impl Fn() -> Moment, make: F)
where
    F: Fn() -> R,
    R: Future<Output = ()> + Send + 'static,
{
    loop {
        let mut task = JoinSet::new();
        task.spawn(make());
        match task.join_next().await {
            Some(Err(error)) if error.is_panic() => {
                pulse.0.down.store(true, Ordering::Relaxed);
                let count = pulse.panicked(now());
                tracing::error!(event = "task.panicked", task = name, count);
                sleep(restart_pause(pulse.0.failures.load(Ordering::Relaxed))).await;
                pulse.0.down.store(false, Ordering::Relaxed);
            }
            _ => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(1_000_000_000);

    #[tokio::test(start_paused = true)]
    async fn a_task_that_panics_is_started_again_and_counted() {
        let (starts, pulse) = (Arc::new(AtomicU32::new(0)), Pulse::default());
        let of = |starts: Arc<AtomicU32>| async move {
            assert!(starts.fetch_add(1, Ordering::Relaxed) >= 4, "made up: it panics four times");
        };
        supervise("made-up", pulse.clone(), || NOW, || of(starts.clone())).await;
        assert_eq!((starts.load(Ordering::Relaxed), pulse.panics()), (5, 4));
        assert!(!pulse.is_well(NOW), "four failures in a row");
        pulse.worked();
        assert!(pulse.is_well(NOW));
    }

    #[test]
    fn a_task_without_work_is_not_held_unwell_for_ever() {
        let pulse = Pulse::default();
        for failures in 1..=UNWELL_AFTER {
            assert_eq!(pulse.failed(NOW), failures);
            assert_eq!(pulse.is_well(NOW), failures < UNWELL_AFTER);
        }
        assert!(pulse.is_well(Moment(NOW.0 + FORGIVEN_AFTER + 1)));
    }
}
