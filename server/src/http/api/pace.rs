//! How often one caller may ask the interface. Kept in the memory of the process and nowhere else: it protects this
//! process, and counting each reading in the database would cost more than the reading.

use domain::clock::Moment;
use quick_cache::sync;
use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

/// How long a window is, in seconds.
const WINDOW: i64 = 300;
/// How often one caller may ask within a window: one a second.
const MOST: u32 = 300;
/// How many callers are remembered. Whoever has not asked for longest is forgotten first, and so begins anew.
const CALLERS: usize = 20_000;

/// The callers of the last minutes.
pub struct Pace(sync::Cache<(i64, String), Arc<AtomicU32>>);

/// The caller has asked too often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Refused {
    /// The seconds until the next window.
    pub(super) wait: i64,
}

impl Default for Pace {
    fn default() -> Self {
        Self(sync::Cache::new(CALLERS))
    }
}

impl Pace {
    /// Counts a request.
    pub(super) fn take(&self, caller: &str, now: Moment) -> Result<(), Refused> {
        let second = now.0.div_euclid(1_000_000);
        let window = second.div_euclid(WINDOW);
        let key = (window, caller.to_owned());
        let count = self.0.get_or_insert_with::<_, ()>(&key, || Ok(Arc::default())).unwrap_or_default();
        if count.fetch_add(1, Ordering::Relaxed) < MOST {
            return Ok(());
        }
        Err(Refused { wait: (window + 1) * WINDOW - second })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: i64 = 1_000_000;

    #[test]
    fn whoever_asks_too_often_waits_for_the_next_window_and_nobody_else_does() {
        let (pace, noon) = (Pace::default(), Moment(1_800_000_000 * SECOND));
        assert!((0..MOST).all(|_| pace.take("192.0.2.1", noon).is_ok()));
        let a_minute_later = Moment(noon.0 + 60 * SECOND);
        assert_eq!(pace.take("192.0.2.1", a_minute_later), Err(Refused { wait: 240 }));
        assert_eq!(pace.take("192.0.2.2", a_minute_later), Ok(()));
        assert_eq!(pace.take("192.0.2.1", Moment(noon.0 + 300 * SECOND)), Ok(()));
    }
}
