//! The pages that anyone may read.
//!
//! Each takes the frame, and a model if it shows anything beyond the catalogue, and returns the whole
//! document. They hold nothing about the visitor, so the server renders each once and caches it.

pub mod about;
pub mod charter;
pub mod commitments;
pub mod find;
pub mod front;
pub mod help;
pub mod messages;
pub mod method;
pub mod questions;
pub mod region;
pub mod release;
pub mod report;
pub mod rights;
pub mod search;
pub mod why;
