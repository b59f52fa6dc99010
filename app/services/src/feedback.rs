//! Sending feedback, once, and never losing it.

mod sends;
mod submission;
mod withdraw;

pub use sends::{Receipt, SendError, Sends};
pub use submission::{Permissions, Submission};
pub use withdraw::withdraw;
