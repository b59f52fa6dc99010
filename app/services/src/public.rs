//! What anyone may ask.

pub mod directory;
pub mod regions;
pub mod releases;
