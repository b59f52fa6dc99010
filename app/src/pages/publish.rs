//! Releasing a quarter.

pub mod figures;
pub mod quarter;
pub mod take_down;
