//! `clywed keys`: the master key back from the recovery sheet, and whether every key opens.

use crate::{
    config::{Config, Database},
    security::{self, sheet},
    setup,
    terminal::{Outcome, say},
};
use clap::Subcommand;
use services::{Ctx, vault};
use std::io::{BufRead, IsTerminal, Read, Write, stderr, stdin};

/// `clywed keys`.
#[derive(Subcommand)]
pub enum KeysCommand {
    /// Write the master key into an empty key folder, from the recovery sheet on standard input. The database must be
    /// there: the sheet is checked against it.
    Restore,
    /// Open every quarter key, and look for feedback whose quarter key is gone. Nothing is written.
    Check,
}

/// `clywed keys`.
pub async fn keys(config: &Config, command: KeysCommand) -> Outcome {
    match command {
        KeysCommand::Restore => restore(config).await,
        KeysCommand::Check => check(&setup::context(config).await?).await,
    }
}

async fn restore(config: &Config) -> Outcome {
    if let Database::Sqlite(path) = &config.database
        && !path.exists()
    {
        return Err(format!(
            "{}: there is no database. Put the backup of the database there first",
            path.display()
        )
        .into());
    }
    let db = setup::database(config).await?;
    db.migrate().await?;
    let expected = vault::expected(&db).await?;
    db.close().await;
    let expected = expected.ok_or(
        "this database has no master key yet. Put the backup of the database in its place first, then restore the key",
    )?;
    let key = sheet::read(&typed()?)?;
    let folder = config.keys.display();
    say(if security::restore(&config.keys, &key, &expected)? {
        format!(
            "The master key of this database is in {folder} again. Now check every key: clywed keys check"
        )
    } else {
        format!("The master key of this database was in {folder} already.")
    });
    Ok(())
}

/// Reads until all groups are typed or the input ends. The groups are shown while they are typed: nobody can type
/// sixteen groups unseen, and the person who types them has the sheet on the table.
fn typed() -> Outcome<String> {
    if stdin().is_terminal() {
        let _ = write!(stderr(), "Type the {} groups of the recovery sheet: ", sheet::GROUPS);
        let _ = stderr().flush();
    }
    let mut lines = stdin().lock().take(4096);
    let mut text = String::new();
    while text.split_whitespace().count() < sheet::GROUPS && lines.read_line(&mut text)? > 0 {}
    Ok(text)
}

async fn check(ctx: &Ctx) -> Outcome {
    let found = vault::check_keys(ctx, true).await?;
    say(format_args!("The master key is this database's. Quarter keys that open: {}.", found.whole));
    if found.wrong.is_empty() {
        return Ok(());
    }
    for line in &found.wrong {
        say(line);
    }
    Err(format!(
        "quarter keys that are wrong or gone: {}. What was sealed under them cannot be read",
        found.wrong.len()
    )
    .into())
}
