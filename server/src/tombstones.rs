//! `clywed tombstones`: what was taken back stays taken back when a backup is restored.

use crate::terminal::{Outcome, say};
use clap::Subcommand;
use services::{
    Ctx,
    number::{self, Tombstone},
};
use std::path::{Path, PathBuf};

/// `clywed tombstones`.
#[derive(Subcommand)]
pub enum TombstonesCommand {
    /// Print what was taken back, one line each. Keep the newest list apart from the backups of the database.
    List,
    /// Take back again what a restored backup still holds. Do it before anybody is served.
    Replay {
        /// The newest list.
        file: PathBuf,
    },
}

/// `clywed tombstones`.
pub async fn tombstones(ctx: &Ctx, command: TombstonesCommand) -> Outcome {
    match command {
        TombstonesCommand::List => {
            for tombstone in number::tombstones(ctx).await? {
                say(tombstone);
            }
        }
        TombstonesCommand::Replay { file } => {
            let list = read(&file)?;
            let done = number::replay(ctx, &list).await?;
            say(format_args!("Of {} on the list, {done} were still here and are taken back.", list.len()));
        }
    }
    Ok(())
}

/// The whole list, or which line is wrong: nothing is taken back then.
fn read(file: &Path) -> Outcome<Vec<Tombstone>> {
    let shown = file.display();
    let text =
        std::fs::read_to_string(file).map_err(|error| format!("{shown}: it cannot be read ({error})"))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let read = lines.map(|(place, line)| {
        line.parse().map_err(|_| {
            format!("{shown}: line {} is no tombstone: nothing was taken back", place + 1).into()
        })
    });
    read.collect()
}
