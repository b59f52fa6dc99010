//! The concern desk: the page behind an alert, the list of concerns, one concern, its written confirmation,
//! the rota, and the response times.
//!
//! No title, heading, address or button shows anything that a contributor wrote.

pub mod alert;
pub mod concern;
pub mod desk;
pub mod disclosure;
pub mod disclosures;
pub mod home;
pub mod letter;
pub(crate) mod names;
pub mod rota;
pub mod watch;
