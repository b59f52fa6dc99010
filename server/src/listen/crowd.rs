//! The open connections, and which of them is closed for a new one.

use std::{
    collections::HashMap,
    pin::pin,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::{
    sync::{Notify, OwnedSemaphorePermit, Semaphore},
    time::{Instant, timeout},
};

/// The open connections. Cheap to clone.
#[derive(Clone)]
pub(super) struct Crowd {
    places: Arc<Semaphore>,
    here: Arc<Mutex<Here>>,
    /// A connection that was busy within this time is not quiet: its next request may be on the way.
    pause: Duration,
}

#[derive(Default)]
struct Here {
    next: u64,
    all: HashMap<u64, Arc<State>>,
}

/// One connection. Dropping it makes room.
pub(super) struct Guest {
    state: Arc<State>,
    name: u64,
    crowd: Crowd,
    _place: Option<OwnedSemaphorePermit>,
}

struct State {
    leave: Notify,
    was_told: AtomicBool,
    has_asked: AtomicBool,
    /// Since when no request is going on; `None` while one is.
    quiet: Mutex<Option<Instant>>,
}

/// A request is going on, until this is dropped.
pub(super) struct Busy(Arc<State>);

/// The guard of a lock, also after a panic of another thread: what it guards is always consistent.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Crowd {
    /// A crowd of so many places, in which a connection that is quiet for longer than `pause` may be closed.
    pub(super) fn of(places: usize, pause: Duration) -> Self {
        Self { places: Arc::new(Semaphore::new(places)), here: Arc::default(), pause }
    }

    /// Waits for a place. While there is none, the connection that has been quiet for longest is told to leave.
    pub(super) async fn place(&self) -> Option<OwnedSemaphorePermit> {
        if let Ok(place) = self.places.clone().try_acquire_owned() {
            return Some(place);
        }
        let mut place = pin!(self.places.clone().acquire_owned());
        loop {
            self.quietest_leaves();
            // All connections may be busy now: one may be quiet in a moment.
            if let Ok(place) = timeout(self.pause / 4, &mut place).await {
                return place.ok();
            }
        }
    }

    /// A connection takes the place.
    pub(super) fn enters(&self, place: Option<OwnedSemaphorePermit>) -> Guest {
        let state = Arc::new(State {
            leave: Notify::new(),
            was_told: AtomicBool::new(false),
            has_asked: AtomicBool::new(false),
            quiet: Mutex::new(Some(Instant::now())),
        });
        let mut here = lock(&self.here);
        here.next += 1;
        let name = here.next;
        here.all.insert(name, state.clone());
        Guest { state, name, crowd: self.clone(), _place: place }
    }

    /// Tells every connection to leave once the request that it has begun has ended.
    pub(super) fn all_leave(&self) {
        lock(&self.here).all.values().for_each(|state| state.tell());
    }

    fn quietest_leaves(&self) {
        let here = lock(&self.here);
        let quiet = here.all.values().filter(|state| !state.was_told.load(Ordering::Relaxed));
        let quiet = quiet.filter_map(|state| (*lock(&state.quiet)).map(|since| (since, state)));
        if let Some((since, longest)) = quiet.min_by_key(|(since, _)| *since)
            && since.elapsed() >= self.pause
        {
            longest.tell();
        }
    }
}

impl State {
    fn tell(&self) {
        self.was_told.store(true, Ordering::Relaxed);
        self.leave.notify_one();
    }
}

impl Guest {
    /// The connection begins a request.
    pub(super) fn asks(&self) -> Busy {
        self.state.has_asked.store(true, Ordering::Relaxed);
        *lock(&self.state.quiet) = None;
        Busy(self.state.clone())
    }

    /// Whether it has ever begun a request.
    pub(super) fn has_asked(&self) -> bool {
        self.state.has_asked.load(Ordering::Relaxed)
    }

    /// Whether no request is going on.
    pub(super) fn is_quiet(&self) -> bool {
        lock(&self.state.quiet).is_some()
    }

    /// Waits until the connection is told to leave.
    pub(super) async fn told_to_leave(&self) {
        self.state.leave.notified().await;
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        *lock(&self.0.quiet) = Some(Instant::now());
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        lock(&self.crowd.here).all.remove(&self.name);
    }
}
