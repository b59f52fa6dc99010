//! What anybody can check with a release's files, without a database or keys; and writing those files.

mod export;

pub use export::export;

use crate::terminal::{complain, say};
use attacker::{Depth, Print, Verdict, attack, documents};
use clap::Subcommand;
use domain::release::{Hash, Proof, commitment};
use serde::Deserialize;
use std::{fs, path::PathBuf, process::ExitCode};

/// Commands about releases.
#[derive(Subcommand)]
pub enum ReleaseCommand {
    /// Try to find people in the figures of releases, from their JSON alone, oldest file first.
    Check {
        /// The JSON of each release.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Write the newest release of a quarter as plain files, for any web server: pages in both languages, data, leaves.
    Export(export::Wanted),
}

/// Commands about proofs.
#[derive(Subcommand)]
pub enum ProofCommand {
    /// Check that a response is counted under a release's code, from the text on the number's page.
    Check {
        /// The text, saved as a file.
        file: PathBuf,
    },
}

/// Lets the attacker try to find people in the JSON of releases.
pub fn release(files: &[PathBuf]) -> ExitCode {
    match check(files) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            complain(why);
            ExitCode::from(2)
        }
    }
}

fn check(files: &[PathBuf]) -> Result<bool, String> {
    let mut prints: Vec<Print> = Vec::new();
    for (time, file) in (0..).zip(files) {
        let name = file.display();
        let text = fs::read_to_string(file).map_err(|error| format!("{name}: {error}"))?;
        let found = documents(&text).map_err(|error| format!("{name}: {error}"))?;
        prints.extend(found.into_iter().map(|document| Print {
            document,
            time,
            known: None,
            own: Vec::new(),
        }));
    }
    let targets: Vec<usize> = (0..prints.len()).collect();
    let report = attack(&prints, &targets, Depth::Whole);
    let mut kept = true;
    for table in &report.tables {
        let verdict = table.verdict();
        if verdict != Verdict::Kept {
            kept = false;
            let of = &prints[table.print].document;
            say(format!(
                "{verdict:?}: {} of {} {} {} {} {}",
                table.measure, of.period, of.channel, of.audience, of.cut, of.value
            ));
        }
    }
    for (values, cells) in report.distribution() {
        say(format!("{cells} cells can be {values} values"));
    }
    say(if kept { "Nobody was found." } else { "Somebody could be found." });
    Ok(kept)
}

/// A proof as the page of a number gives it.
#[derive(Deserialize)]
struct Stored {
    root: Hash,
    salt: Hash,
    counted: String,
    index: usize,
    size: usize,
    path: Vec<Hash>,
}

/// Obeys a command about proofs.
pub fn proof(command: &ProofCommand) -> ExitCode {
    let ProofCommand::Check { file } = command;
    let read = fs::read_to_string(file).map_err(|error| error.to_string());
    let stored: Result<Stored, String> =
        read.and_then(|text| serde_json::from_str(&text).map_err(|error| error.to_string()));
    match stored {
        Ok(Stored { root, salt, counted, index, size, path }) => {
            let leaf = commitment(&salt, counted.as_bytes());
            let holds = Proof { index, size, path }.holds(leaf, root);
            say(if holds { "It is counted in this release." } else { "It is not counted under this code." });
            if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(why) => {
            complain(format!("{}: {why}", file.display()));
            ExitCode::from(2)
        }
    }
}
