//! Publishing: what is counted, what may be shown of it, and a quarter frozen for everyone.

pub mod figures;
pub mod releases;
pub(crate) mod tally;
