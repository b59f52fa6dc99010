//! `clywed`: the server and its tools, one binary.
#![expect(
    unreachable_pub,
    reason = "a binary exports nothing; `pub` marks what other modules of it may call"
)]

mod alerts;
mod cli;
mod config;
mod demo;
mod http;
mod import;
mod jobs;
mod keys;
mod listen;
mod office;
mod panics;
mod releases;
mod security;
mod serve;
mod setup;
mod terminal;
mod tombstones;

use std::process::ExitCode;

fn main() -> ExitCode {
    panics::report_without_message();
    cli::run()
}
