//! Releasing a quarter.

pub mod figures;
pub mod quarter;
