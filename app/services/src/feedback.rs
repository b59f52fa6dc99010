//! Sending feedback, once, and never losing it.

mod sends;
mod submission;
mod withdraw;

pub(crate) use sends::write_one;
pub use sends::{Receipt, SendError, Sends};
pub use submission::{Permissions, Submission};
pub(crate) use submission::{Prepared, prepare};
pub use withdraw::withdraw;
