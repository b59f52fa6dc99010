//! What anyone may ask.

pub mod directory;
pub mod releases;
