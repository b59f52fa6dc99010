//! For tests: a way out that keeps what it is given, and misbehaves as it is told.

use super::{Alert, Fault, Going, Outlet, Way};
use crate::{Ctx, rig::Rig};
use std::sync::{Arc, Mutex};
use storage::Uuid;

/// What a server does with an alert.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Manner {
    /// Takes it.
    #[default]
    Takes,
    /// Does not.
    Fails(Fault),
    /// Says nothing for ever.
    Hangs,
    /// Takes it and says nothing for ever.
    TakesAndHangs,
}

/// A mail server and a gateway in memory.
#[derive(Default)]
pub(crate) struct Tray {
    given: Mutex<Vec<Alert>>,
    mail: Mutex<Manner>,
    text: Mutex<Manner>,
    no_texts: bool,
}

impl Tray {
    /// One whose gateway is not set up.
    pub(crate) fn without_texts() -> Self {
        Self { no_texts: true, ..Self::default() }
    }

    /// The surroundings of `rig` with this way out.
    pub(crate) fn at(self, rig: &Rig) -> (Ctx, Arc<Self>) {
        let tray = Arc::new(self);
        (rig.ctx.clone().alerting(tray.clone()), tray)
    }

    /// Changes what one server does.
    pub(crate) fn set(&self, way: Way, manner: Manner) {
        *self.of(way).lock().unwrap() = manner;
    }

    fn of(&self, way: Way) -> &Mutex<Manner> {
        match way {
            Way::Mail => &self.mail,
            Way::Text => &self.text,
        }
    }

    fn manner(&self, way: Way) -> Manner {
        *self.of(way).lock().unwrap()
    }

    /// What it was given, in order.
    pub(crate) fn given(&self) -> Vec<Alert> {
        self.given.lock().unwrap().clone()
    }

    /// The identifiers of what it was given by one way, in order.
    pub(crate) fn ids(&self, way: Way) -> Vec<Uuid> {
        self.given().into_iter().filter(|alert| alert.way == way).map(|alert| alert.id).collect()
    }
}

impl Outlet for Tray {
    fn is_set_up(&self, way: Way) -> bool {
        !(self.no_texts && way == Way::Text)
    }

    fn send(&self, alert: Alert) -> Going<'_> {
        Box::pin(async move {
            let manner = self.manner(alert.way);
            if matches!(manner, Manner::Takes | Manner::TakesAndHangs) {
                self.given.lock().unwrap().push(alert);
            }
            match manner {
                Manner::Takes => Ok(()),
                Manner::Fails(fault) => Err(fault),
                Manner::Hangs | Manner::TakesAndHangs => std::future::pending().await,
            }
        })
    }

    fn look(&self, way: Way) -> Going<'_> {
        let manner = self.manner(way);
        Box::pin(async move {
            match manner {
                Manner::Fails(fault) => Err(fault),
                _ => Ok(()),
            }
        })
    }
}
