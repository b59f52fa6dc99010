//! Bringing database, keys, clock and random source together; and the small tools of the command line.

use crate::{
    alerts::Outside,
    config::{Config, Database},
    security::{self, SystemClock, SystemEntropy},
    terminal::{Outcome, complain, say},
};
use services::{
    Ctx, ErrorKind,
    govern::audit::{self, Printed},
    vault,
};
use std::{
    error::Error,
    io::{IsTerminal, stdout},
    path::Path,
    sync::Arc,
};
use storage::Db;
use tracing_subscriber::{EnvFilter, fmt::format::FmtSpan};

/// Logs to standard error: warnings, and what `RUST_LOG` asks for. With `CLYWED_TEST_TIMES` every command, query and job
/// also says how long it took.
pub fn logging() {
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| EnvFilter::new("warn,clywed=info,services=info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_target(true)
        .with_span_events(if crate::config::times() { FmtSpan::CLOSE } else { FmtSpan::NONE })
        .with_writer(std::io::stderr)
        .init();
}

/// An error with its causes, on one line.
pub fn chain(error: &(dyn Error + 'static)) -> String {
    let mut line = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        line.push_str(": ");
        line.push_str(&cause.to_string());
        next = cause.source();
    }
    line
}

/// Opens the database.
pub async fn database(config: &Config) -> Outcome<Db> {
    Ok(match &config.database {
        Database::Sqlite(path) => {
            security::private_file(path).map_err(|error| format!("{}: {error}", path.display()))?;
            Db::sqlite(path).await?
        }
        Database::Postgres(url) => Db::postgres(url).await?,
    })
}

/// Opens database and keys, brings the tables up to date, and finds the way for alerts. A new database and an empty key folder get a master key;
/// from then on the database remembers which, and refuses any other before anything is written.
pub async fn context(config: &Config) -> Outcome<Ctx> {
    let db = database(config).await?;
    db.migrate().await?;
    let expected = vault::expected(&db).await?;
    let (opened, sheet) = security::open(&config.keys, expected.as_deref(), &SystemEntropy)?;
    if let Some(sheet) = sheet {
        tell_of(&sheet, &config.keys, stdout().is_terminal());
    }
    let mut ctx = Ctx::new(db, Arc::new(opened), Arc::new(SystemClock), Arc::new(SystemEntropy));
    if let Some(outside) = Outside::of(config)? {
        ctx = ctx.alerting(Arc::new(outside));
    }
    if expected.is_none() {
        // Two machines may start on one new database: the key that is remembered first wins.
        match vault::remember_master(&ctx).await {
            Err(error) if error.kind() == ErrorKind::Refused => {
                return Err(security::KeysError::Foreign(config.keys.clone()).into());
            }
            remembered => remembered?,
        }
    }
    Ok(ctx)
}

/// Says that a master key was made. The key itself is printed at a terminal only: other output goes to a journal, which
/// many people may read and which is copied to other machines.
fn tell_of(sheet: &str, keys: &Path, to_eyes: bool) {
    let file = keys.join(security::MASTER);
    if to_eyes {
        say(format_args!(
            "A new master key was made in `{}`. RECOVERY SHEET: write this down and keep it away from this\n\
             machine. With it and a backup of the database everything can be read again (clywed keys restore).\n\
             Without it, and without the key folder, nobody can ever read what people sent:\n\n    {}\n",
            keys.display(),
            sheet
                .split(' ')
                .collect::<Vec<_>>()
                .chunks(4)
                .map(|four| four.join(" "))
                .collect::<Vec<_>>()
                .join("\n    ")
        ));
    } else {
        say(format_args!(
            "A new master key was made: {}. Write down what is in that file and keep it away from this machine.",
            file.display()
        ));
    }
}

/// `clywed audit verify`.
pub async fn verify_audit(ctx: &Ctx) -> Outcome {
    let found = audit::verify(ctx).await?;
    say(format_args!("{} entries are chained, {} wait to be.", found.sealed, found.unsealed));
    for Printed { authority, quarter, version, head } in &found.unfit {
        complain(format_args!(
            "the release of {quarter} of {authority}, version {version}, prints a head that the chain does not have: {}",
            domain::hex(head)
        ));
    }
    match (found.broken_at, found.head) {
        (Some(place), _) => {
            Err(format!("the chain is broken at entry {place}: it, or one before it, was changed or removed")
                .into())
        }
        (None, _) if !found.unfit.is_empty() => Err(
            "entries that stood in the trail when these releases were made are missing or were written anew"
                .into(),
        ),
        (None, Some(head)) => {
            say(format_args!("The chain is whole. Its head: {}", domain::hex(&head)));
            Ok(())
        }
        (None, None) => Ok(()),
    }
}
