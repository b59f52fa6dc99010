//! What every command and query is given: the database, the vault, the time, the random source, the way outside.

use crate::{
    Vault,
    alerts::{Outlet, Targets},
};
use domain::clock::Moment;
use std::sync::Arc;
use storage::{Db, Uuid};

/// Tells the time. The server's clock reads the system's; a test's stands still.
pub trait Clock: Send + Sync {
    /// Now, in whole microseconds.
    fn now(&self) -> Moment;
}

/// Gives unpredictable bytes. The server's source asks the operating system; a test's is seeded.
pub trait Entropy: Send + Sync {
    /// Fills `bytes`. Never gives less: a source that fails stops the process.
    fn fill(&self, bytes: &mut [u8]);
}

/// The surroundings of every command and query. Cheap to clone.
#[derive(Clone)]
pub struct Ctx {
    /// The database.
    pub db: Db,
    /// The keys.
    pub vault: Arc<Vault>,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
    targets: Arc<Targets>,
}

impl Ctx {
    /// Brings the surroundings together. Nobody is alerted: [`Ctx::alerting`].
    pub fn new(db: Db, vault: Arc<Vault>, clock: Arc<dyn Clock>, entropy: Arc<dyn Entropy>) -> Self {
        Self { db, vault, clock, entropy, targets: Arc::default() }
    }

    /// The same surroundings with a way for alerts to leave.
    #[must_use]
    pub fn alerting(self, outlet: Arc<dyn Outlet>) -> Self {
        Self { targets: Arc::new(Targets::new(outlet)), ..self }
    }

    /// Where alerts go, and how those servers were when they were last looked at.
    pub fn targets(&self) -> &Targets {
        &self.targets
    }

    /// The same surroundings with a clock that stands at `moment`: for made-up data, which is written as if its
    /// day were today and alerts nobody.
    pub(crate) fn at(&self, moment: Moment) -> Self {
        struct Standing(Moment);
        impl Clock for Standing {
            fn now(&self) -> Moment {
                self.0
            }
        }
        Self { clock: Arc::new(Standing(moment)), targets: Arc::default(), ..self.clone() }
    }

    /// Now.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// `N` unpredictable bytes.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.entropy.fill(&mut bytes);
        bytes
    }

    /// An identifier that sorts by time, and so shows its millisecond: never for an address, which takes
    /// [`Ctx::token`].
    pub fn id(&self) -> Uuid {
        let millis = u64::try_from(self.now().0 / 1000).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &self.random()).into_uuid()
    }

    /// An identifier that nobody can guess and that tells nothing.
    pub fn token(&self) -> Uuid {
        uuid::Builder::from_random_bytes(self.random()).into_uuid()
    }
}
