//! The clock, the random source and the keys: what only the process may touch.

mod keys;
mod private;
mod system;

pub use keys::{MASTER, open, remove};
pub use private::{private, private_file};
pub use system::{SystemClock, SystemEntropy};
