//! Releasing a quarter.

pub mod quarter;
