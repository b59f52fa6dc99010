//! Publishing: what is counted, what may be shown of it, and a quarter frozen for everyone.

pub mod figures;
mod prepare;
mod readiness;
pub mod releases;
pub(crate) mod tally;

#[cfg(test)]
mod tests;
