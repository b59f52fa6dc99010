//! The servers that alerts go to, and how they were when they were last looked at.
//!
//! They are looked at on a beat of their own, whether anybody is alerted or not: a dead server is seen before it is needed,
//! and how it stands tells nobody that somebody was alerted.

use super::outlet::{Alert, Outlet};
use domain::{
    alert::{Fault, Way},
    clock::Moment,
};
use std::sync::{Arc, Mutex, PoisonError};

/// How the server of one way stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Whoever runs Clywed has not set this way up.
    NotSetUp,
    /// Nobody has looked yet.
    Unseen,
    /// It was there when it was last looked at.
    Well,
    /// It was not there, since then, for this reason.
    Away(Moment, Fault),
}

/// What a look at a server found: it is there, or since when it is not, and why.
type Look = Result<(), (Moment, Fault)>;

/// Where alerts go.
#[derive(Default)]
pub struct Targets {
    outlet: Option<Arc<dyn Outlet>>,
    /// What was seen, one place a way in the order of [`Way::ALL`].
    seen: Mutex<[Option<Look>; Way::ALL.len()]>,
}

impl Targets {
    /// Those that `outlet` reaches.
    pub(crate) fn new(outlet: Arc<dyn Outlet>) -> Self {
        Self { outlet: Some(outlet), seen: Mutex::default() }
    }

    /// Whether alerts can leave by this way.
    pub fn is_set_up(&self, way: Way) -> bool {
        self.outlet.as_ref().is_some_and(|outlet| outlet.is_set_up(way))
    }

    /// Whether Clywed alerts nobody at all, by no way.
    pub fn is_nobody_alerted(&self) -> bool {
        !Way::ALL.iter().any(|way| self.is_set_up(*way))
    }

    /// Each way and how its server stands.
    pub fn standing(&self) -> Vec<(Way, Standing)> {
        let seen = *self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let standing = |(way, seen): (&Way, Option<Look>)| match seen {
            _ if !self.is_set_up(*way) => (*way, Standing::NotSetUp),
            None => (*way, Standing::Unseen),
            Some(Ok(())) => (*way, Standing::Well),
            Some(Err((since, fault))) => (*way, Standing::Away(since, fault)),
        };
        Way::ALL.iter().zip(seen).map(standing).collect()
    }

    /// Hands an alert over.
    pub(super) async fn send(&self, alert: Alert) -> Result<(), Fault> {
        match &self.outlet {
            Some(outlet) if outlet.is_set_up(alert.way) => outlet.send(alert).await,
            _ => Err(Fault::NotSetUp),
        }
    }

    /// Looks at every server at `now`. A fault is logged once, when it begins.
    pub async fn look(&self, now: Moment) {
        let Some(outlet) = &self.outlet else { return };
        for (place, way) in Way::ALL.iter().enumerate().filter(|(_, way)| outlet.is_set_up(**way)) {
            let found = outlet.look(*way).await;
            let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
            let Some(seen) = seen.get_mut(place) else { continue };
            let since = match seen {
                Some(Err((since, _))) => Some(*since),
                _ => None,
            };
            match (found, since) {
                (Ok(()), Some(_)) => tracing::info!(event = "alert-target.back", way = way.code()),
                (Err(fault), None) => {
                    tracing::error!(event = "alert-target.away", way = way.code(), cause = %fault);
                }
                _ => {}
            }
            *seen = Some(found.map_err(|fault| (since.unwrap_or(now), fault)));
        }
    }
}
