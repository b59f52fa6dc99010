//! A manager's themes and answers.

pub mod reply;
pub mod themes;
