//! Long work for one visitor, kept off the threads that serve everybody.

use services::ErrorKind;
use std::{sync::Arc, time::Duration};
use tokio::{sync::Semaphore, task::spawn_blocking, time::timeout};

/// A form of more bytes than this is long. A questionnaire with every box filled to its limit is shorter, so
/// feedback never waits behind a flood of long forms.
const LONG: usize = 256 * 1024;
/// How long a long form waits for a place.
const PATIENCE: Duration = Duration::from_secs(10);

/// The places for long work: one for each core. Cheap to clone.
#[derive(Clone)]
pub struct Work(Arc<Semaphore>);

impl Default for Work {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self(Arc::new(Semaphore::new(cores)))
    }
}

impl Work {
    /// Does `work` on a form of `bytes` bytes: at once if the form is short, otherwise on a thread of its own
    /// as soon as there is a place.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Unavailable`] if no place was free for [`PATIENCE`].
    pub async fn on<T: Send + 'static>(
        &self,
        bytes: usize,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, ErrorKind> {
        if bytes <= LONG {
            return Ok(work());
        }
        let place = timeout(PATIENCE, self.0.clone().acquire_owned()).await;
        let place = place.ok().and_then(Result::ok).ok_or(ErrorKind::Unavailable)?;
        let done = spawn_blocking(move || {
            let done = work();
            drop(place);
            done
        });
        done.await.map_err(|_| ErrorKind::Internal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn while_every_place_is_taken_what_is_short_is_done_and_what_is_long_is_told_to_come_back() {
        let work = Work(Arc::new(Semaphore::new(1)));
        let taken = work.0.clone().acquire_owned().await.unwrap();
        assert_eq!(work.on(LONG, || "a worry").await, Ok("a worry"));
        assert_eq!(work.on(LONG + 1, || "a flood").await, Err(ErrorKind::Unavailable));
        drop(taken);
        assert_eq!(work.on(LONG + 1, || "a flood").await, Ok("a flood"));
    }
}
