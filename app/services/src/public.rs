//! What anyone may ask.

pub mod directory;
