//! Sending feedback, once, and never losing it.

mod sends;
mod submission;
mod withdraw;

pub(crate) use sends::write_one;
pub use sends::{Receipt, SendError, Sends};
pub(crate) use submission::prepare;
pub use submission::{Permissions, Submission};
pub use withdraw::withdraw;
