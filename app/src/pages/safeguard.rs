//! The concern desk: what an alert leads to, what must be done now, one concern, its written confirmation, and watching over the times.
//!
//! Nothing a contributor wrote stands in a title, a heading, an address or on a button.

pub mod alert;
pub mod concern;
pub mod desk;
pub mod home;
pub mod letter;
pub(crate) mod names;
pub mod watch;
