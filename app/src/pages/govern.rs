//! Signing in, where staff begin, the audit trail.

pub mod audit;
pub mod home;
pub mod jobs;
pub mod organisations;
pub mod sign_in;
