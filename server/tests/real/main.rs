//! Stories about the real server: each starts the binary that people run, on a database and keys of its own,
//! and speaks to it as a browser without script does. SQLite always; PostgreSQL when `CLYWED_TEST_POSTGRES`
//! names a server, as the project's test command does.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

mod canary;
mod kill;
mod kit;
mod stories;
