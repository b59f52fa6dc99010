//! Sending feedback, once, and never losing it.

mod sends;
mod submission;

pub use sends::{Receipt, SendError, Sends};
#[cfg(test)]
pub(crate) use submission::prepare;
pub use submission::{Permissions, Submission, read_by};
pub(crate) use submission::{Prepared, prepare_as, prepare_under};
