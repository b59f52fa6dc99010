//! What was printed, read back with libraries and programs that are not ours.

#![expect(clippy::unwrap_used, reason = "a test that cannot read what it checks has failed")]

mod hostile;
mod outside;
mod sample;
mod sheet;
mod structure;
mod tree;
