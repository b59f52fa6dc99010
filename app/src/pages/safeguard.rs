//! Acting on concerns: what an alert leads to.

pub mod alert;
