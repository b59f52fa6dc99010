//! A manager's themes and answers.

pub mod themes;
