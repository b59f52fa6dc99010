//! What anyone may ask.

pub mod commitments;
pub mod directory;
pub mod lists;
pub mod regions;
pub mod releases;
pub mod reports;
pub mod search;
