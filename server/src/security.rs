//! The clock, the random source and the keys: what only the process may touch.

mod keys;
mod system;

pub use keys::{open, remove};
pub use system::{SystemClock, SystemEntropy};
