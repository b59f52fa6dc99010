//! Stories about the real server. Each starts the real binary on a database and keys of its own, and uses it
//! as a browser without script does. They run on SQLite, and also on PostgreSQL when `CLYWED_TEST_POSTGRES`
//! names a server, as it does under the project's test command.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

mod canary;
mod kill;
mod kit;
mod stories;
