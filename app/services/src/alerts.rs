//! Alerts: what tells a person outside Clywed to open it, and nothing else.
//!
//! This crate does no network. It is given an [`Outlet`], as it is given its clock, and the server's reaches a mail server
//! and a gateway for text messages. `docs/alerts.md` says what leaves.

mod addresses;
mod deliver;
mod outlet;
mod signature;
mod targets;
#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) mod tray;

pub use addresses::{Unfit, Wish, of_sign_in, own, set, set_of_sign_in};
pub use deliver::{Tried, try_of_sign_in, try_out};
pub use outlet::{Alert, Going, Outlet};
pub use signature::signature;
pub use targets::{Standing, Targets};

pub(crate) use deliver::{DeliverMail, DeliverText, Nudge, deliver, ways};

pub use domain::alert::{Addresses, Fault, Way};
