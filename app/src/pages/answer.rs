//! A manager's pages: the themes, and the replies to them.

pub mod board;
pub mod commitments;
mod model;
pub mod reply;
pub mod search;
pub mod theme;
pub mod themes;

pub use model::{Answering, Model};
