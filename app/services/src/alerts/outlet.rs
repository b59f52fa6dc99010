//! The way out for alerts. This crate is given one, as it is given its clock.

use domain::{
    Locale,
    alert::{Fault, Way},
    clock::Moment,
};
use std::{future::Future, pin::Pin};
use storage::Uuid;

/// One alert on its way out. It has no field for anything that a person might want to know beforehand.
#[derive(Clone, PartialEq, Eq)]
pub struct Alert {
    /// Tells it from every other and tells nothing more. A second try carries the same one, so that whoever takes it in can
    /// tell that it is no second alert.
    pub id: Uuid,
    /// By which way it goes.
    pub way: Way,
    /// The mail address or telephone number.
    pub to: String,
    /// In which language.
    pub language: Locale,
    /// When this try is made.
    pub at: Moment,
}

/// What an [`Outlet`] is doing.
pub type Going<'a> = Pin<Box<dyn Future<Output = Result<(), Fault>> + Send + 'a>>;

/// A way out for alerts. The server's speaks SMTP and HTTP; a test's may keep what it is given.
pub trait Outlet: Send + Sync {
    /// Whether whoever runs the server has set this way up.
    fn is_set_up(&self, way: Way) -> bool;
    /// Hands an alert to the server that it goes to. Done means that this server has taken it over. Always ends within
    /// twenty-five seconds.
    fn send(&self, alert: Alert) -> Going<'_>;
    /// Looks whether the server that alerts go to by this way is there, without sending one.
    fn look(&self, way: Way) -> Going<'_>;
}
