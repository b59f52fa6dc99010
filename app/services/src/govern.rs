//! Governing: organisations, people and their roles, signing in, the audit trail.

pub mod administer;
pub mod audit;
pub(crate) mod homes;
pub mod kept;
pub mod office;
pub mod passwords;
pub mod people;
pub mod settings;
pub mod sign_in;

use sha2::{Digest, Sha256};

/// What the database keeps of a session's cookie: a thief of the database can open no session.
pub(crate) fn cookie_hash(cookie: &str) -> Vec<u8> {
    Sha256::digest(cookie.as_bytes()).to_vec()
}
