//! What every command says to the person at the terminal, and how it ends.

use std::io::{Write, stderr, stdout};

/// A result whose error is for the person at the terminal.
pub type Outcome<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// Prints a line for people. A closed pipe is no reason to stop.
pub fn say(line: impl std::fmt::Display) {
    let _ = writeln!(stdout(), "{line}");
}

/// Prints a line about something that went wrong.
pub fn complain(line: impl std::fmt::Display) {
    let _ = writeln!(stderr(), "clywed: {line}");
}
