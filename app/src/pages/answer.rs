//! A manager's themes and answers.

mod model;
pub mod reply;
pub mod themes;

pub use model::{Answering, Model};
