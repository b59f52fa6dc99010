//! Governing: organisations, people and their roles, signing in, the audit trail.

pub mod audit;
pub mod office;
pub mod passwords;
pub mod people;
pub mod sign_in;
