//! The clock, the random source and the keys: what only the process may touch.

mod keys;
mod private;
pub mod sheet;
mod system;

pub use keys::{KeysError, MASTER, open, remove, restore};
pub use private::{private, private_file};
pub use system::{SystemClock, SystemEntropy};
