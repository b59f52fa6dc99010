//! Publishing: what is counted, what may be shown of it, and a quarter frozen for everyone.

mod check;
pub(crate) mod count;
pub(crate) mod differences;
mod figures;
pub mod fold;
mod prepare;
pub mod prints;
mod readiness;
pub mod releases;
pub mod take_down;

#[cfg(test)]
mod tests;
