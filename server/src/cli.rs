//! The command line.

use crate::{
    alerts,
    config::Config,
    demo, import, keys, office,
    releases::{self, ReleaseCommand},
    serve, setup,
    terminal::{Outcome, complain, say},
    tombstones,
};
use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(
    name = "clywed",
    version,
    about = "Hears what children and families say about services, and what came of it."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the application.
    Serve {
        /// Fill an empty database with made-up people, services and feedback, and say so on every page.
        #[arg(long)]
        demo: bool,
        /// How much feedback to make up for an empty demo.
        #[arg(long, value_name = "N", default_value_t = demo::FEEDBACK, requires = "demo")]
        feedback: u32,
    },
    /// Add made-up feedback to a demo: three years of it up to now, read, counted and released.
    Demo {
        /// How many.
        #[arg(long, value_name = "N", default_value_t = demo::FEEDBACK)]
        feedback: u32,
        /// Another seed gives other feedback; the same seed and number again adds nothing.
        #[arg(long, value_name = "S", default_value_t = demo::SEED)]
        seed: u64,
    },
    /// Remove a demo's file and keys. A database that is not stamped as a demo is left alone.
    CleanDemo,
    /// Bring the tables up to date.
    Migrate,
    /// Bring in comments that were collected elsewhere: all of them, or none.
    Import(Box<import::Arguments>),
    /// Say whether the settings can be used, and where alerts go.
    CheckConfig,
    /// Alerts that tell people to open Clywed.
    Alert {
        #[command(subcommand)]
        command: office::AlertCommand,
    },
    /// Authorities: who takes part, and when they read.
    Authority {
        #[command(subcommand)]
        command: office::AuthorityCommand,
    },
    /// Services that feedback can be about.
    Service {
        #[command(subcommand)]
        command: office::ServiceCommand,
    },
    /// Organisations that are no authority: providers, advocacy, boards, national bodies.
    Organisation {
        #[command(subcommand)]
        command: office::OrganisationCommand,
    },
    /// People who sign in.
    Person {
        #[command(subcommand)]
        command: office::PersonCommand,
    },
    /// Make an administrator, or give a known one a new password. The password is read from standard input.
    CreateAdmin(office::NewAdmin),
    /// The keys under which words are sealed.
    Keys {
        #[command(subcommand)]
        command: keys::KeysCommand,
    },
    /// What was taken back, so that it stays so when a backup is restored.
    Tombstones {
        #[command(subcommand)]
        command: tombstones::TombstonesCommand,
    },
    /// Releases: checking their JSON, and writing one as plain files.
    Release {
        #[command(subcommand)]
        command: ReleaseCommand,
    },
    /// Proofs that a response is counted in a release.
    Proof {
        #[command(subcommand)]
        command: releases::ProofCommand,
    },
    /// The audit trail.
    Audit {
        #[command(subcommand)]
        command: AuditCommand,
    },
}

#[derive(Subcommand)]
enum AuditCommand {
    /// Check the whole chain.
    Verify,
}

/// Reads the command line and does what it says.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    // These need nothing but the files that they are given.
    match &cli.command {
        Command::Release { command: ReleaseCommand::Check { files } } => return releases::release(files),
        Command::Proof { command } => return releases::proof(command),
        _ => {}
    }
    let config = match Config::read() {
        Ok(config) => config,
        Err(bad) => {
            complain(bad);
            return ExitCode::from(2);
        }
    };
    setup::logging();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            complain(error);
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(obey(cli.command, config)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(setup::chain(&*error));
            ExitCode::FAILURE
        }
    }
}

async fn obey(command: Command, config: Config) -> Outcome {
    match command {
        Command::Serve { demo, feedback } => serve::serve(config, demo.then_some(feedback)).await,
        Command::Demo { feedback, seed } => demo::add(&setup::context(&config).await?, feedback, seed).await,
        Command::Release { command: ReleaseCommand::Export(wanted) } => {
            releases::export(&setup::context(&config).await?, &wanted).await
        }
        Command::Release { .. } | Command::Proof { .. } => Ok(()),
        Command::CleanDemo => demo::clean(&config).await,
        Command::CheckConfig => {
            alerts::Outside::of(&config)?;
            say("The settings can be used.");
            alerts::told(&config.alerts).iter().for_each(say);
            Ok(())
        }
        Command::Alert { command } => office::alert(&setup::context(&config).await?, command).await,
        Command::Migrate => {
            setup::database(&config).await?.migrate().await?;
            say("The tables are up to date.");
            Ok(())
        }
        Command::Import(arguments) => import::run(&setup::context(&config).await?, &arguments).await,
        Command::Authority { command } => office::authority(&setup::context(&config).await?, command).await,
        Command::Service { command } => {
            office::service(&setup::context(&config).await?, &config.origin, command).await
        }
        Command::Organisation { command } => {
            office::organisation(&setup::context(&config).await?, command).await
        }
        Command::Person { command } => office::person(&setup::context(&config).await?, command).await,
        Command::CreateAdmin(new) => office::create_admin(&setup::context(&config).await?, &new).await,
        Command::Keys { command } => keys::keys(&config, command).await,
        Command::Tombstones { command } => {
            tombstones::tombstones(&setup::context(&config).await?, command).await
        }
        Command::Audit { command: AuditCommand::Verify } => {
            setup::verify_audit(&setup::context(&config).await?).await
        }
    }
}
