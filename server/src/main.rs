//! `clywed`: the server and its tools, one binary.

mod cli;
mod config;
mod demo;
mod http;
mod import;
mod jobs;
mod security;
mod serve;
mod setup;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
