//! Everybody who is connected, and who makes room for somebody else.

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

/// Everybody who is connected. Cheap to clone.
#[derive(Clone)]
pub(super) struct Crowd {
    places: Arc<Semaphore>,
    here: Arc<Mutex<Here>>,
    /// Whoever was busy within this time is not quiet: what they ask for may be on its way.
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
    /// Since when nothing is going on; nothing while something is.
    quiet: Mutex<Option<Instant>>,
}

/// Something is going on, until this is dropped.
pub(super) struct Busy(Arc<State>);

/// A lock that a panic elsewhere did not make useless: what it guards is always whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Crowd {
    /// With so many places; whoever says nothing for longer than `pause` makes room.
    pub(super) fn of(places: usize, pause: Duration) -> Self {
        Self { places: Arc::new(Semaphore::new(places)), here: Arc::default(), pause }
    }

    /// A place. While there is none, whoever has been quiet for longest is told to make room.
    pub(super) async fn place(&self) -> Option<OwnedSemaphorePermit> {
        if let Ok(place) = self.places.clone().try_acquire_owned() {
            return Some(place);
        }
        let mut place = pin!(self.places.clone().acquire_owned());
        loop {
            self.quietest_leaves();
            // Everybody may be busy now: somebody may be quiet in a moment.
            if let Ok(place) = timeout(self.pause / 4, &mut place).await {
                return place.ok();
            }
        }
    }

    /// Somebody takes the place.
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

    /// Tells everybody to leave, when what they have begun has ended.
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
    /// It asks for something.
    pub(super) fn asks(&self) -> Busy {
        self.state.has_asked.store(true, Ordering::Relaxed);
        *lock(&self.state.quiet) = None;
        Busy(self.state.clone())
    }

    /// Whether it has ever asked for anything.
    pub(super) fn has_asked(&self) -> bool {
        self.state.has_asked.load(Ordering::Relaxed)
    }

    /// Whether nothing is going on.
    pub(super) fn is_quiet(&self) -> bool {
        lock(&self.state.quiet).is_some()
    }

    /// Waits until it is told to leave.
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
