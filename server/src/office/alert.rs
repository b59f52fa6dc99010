//! Where people are alerted, and trial alerts, at the terminal.

use super::{open, unfit};
use crate::terminal::{Outcome, say};
use clap::{Args, Subcommand};
use services::{
    Ctx, ErrorKind,
    alerts::{self, Addresses, Unfit, Way, Wish},
};
use std::error::Error;

/// `clywed alert`.
#[derive(Subcommand)]
pub enum AlertCommand {
    /// Send somebody a trial alert by every way that they gave. It looks like every other.
    Try {
        /// The name that they type at sign-in.
        #[arg(long, value_name = "SIGN-IN")]
        person: String,
    },
}

/// What `clywed person alert` is told.
#[derive(Args)]
pub struct AlertAddresses {
    /// The name typed at sign-in.
    sign_in: String,
    /// A mail address; '' takes it away.
    #[arg(long, value_name = "ADDRESS")]
    mail: Option<String>,
    /// The number of a telephone that takes text messages; '' takes it away.
    #[arg(long, value_name = "NUMBER")]
    telephone: Option<String>,
    /// The language of alerts: cy or en.
    #[arg(long)]
    language: Option<String>,
}

fn nobody(sign_in: &str) -> Box<dyn Error + Send + Sync> {
    format!("nobody signs in as `{sign_in}`. `clywed person list` has the names. Example: n.jones").into()
}

/// `clywed alert`.
pub async fn alert(ctx: &Ctx, command: AlertCommand) -> Outcome {
    let AlertCommand::Try { person } = command;
    open(ctx).await?;
    let tried = match alerts::try_of_sign_in(ctx, &person).await {
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(nobody(&person)),
        tried => tried?,
    };
    if tried.is_empty() {
        return Err(format!(
            "{person} has given no address. Example: clywed person alert {person} --mail name@council.example"
        )
        .into());
    }
    let mut failed = Vec::new();
    for (way, sent) in tried {
        match sent {
            Ok(()) => say(format_args!("{}: taken over by the server that it goes to.", called(way))),
            Err(fault) => failed.push(format!("{}: {fault}", called(way))),
        }
    }
    if failed.is_empty() {
        Ok(())
    } else {
        Err(format!("not sent by {} (docs/alerts.md says what each code means)", failed.join(", by ")).into())
    }
}

const fn called(way: Way) -> &'static str {
    match way {
        Way::Mail => "mail",
        Way::Text => "text message",
    }
}

/// `clywed person alert`.
pub async fn addresses(ctx: &Ctx, wanted: &AlertAddresses) -> Outcome {
    let AlertAddresses { sign_in, mail, telephone, language } = wanted;
    let language = match language {
        None => None,
        Some(text) => {
            let read = text.parse();
            Some(read.map_err(|_| unfit("--language", format_args!("`{text}` is neither cy nor en"), "cy"))?)
        }
    };
    open(ctx).await?;
    let wish = Wish { mail: mail.as_deref(), telephone: telephone.as_deref(), language };
    let stands = if mail.is_none() && telephone.is_none() && language.is_none() {
        alerts::of_sign_in(ctx, sign_in).await?.ok_or_else(|| nobody(sign_in))?
    } else {
        match alerts::set_of_sign_in(ctx, sign_in, &wish).await {
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(nobody(sign_in)),
            kept => kept?.map_err(refused)?,
        }
    };
    tell(sign_in, &stands);
    Ok(())
}

/// No address is repeated: what stands at a terminal may be copied into a journal.
fn refused(bad: Unfit) -> Box<dyn Error + Send + Sync> {
    match bad {
        Unfit::Mail => unfit("--mail", "it is no mail address", "name@council.example"),
        Unfit::Telephone => unfit("--telephone", "it is no whole telephone number", "'07700 900123'"),
    }
}

fn tell(sign_in: &str, stands: &Addresses) {
    let ways: Vec<&str> = stands.ways().map(called).collect();
    let language = stands.language.map_or("their own language", |language| match language {
        domain::Locale::Cy => "Welsh",
        domain::Locale::En => "English",
    });
    say(if ways.is_empty() {
        format!("{sign_in} is alerted by nothing but their desk.")
    } else {
        format!("{sign_in} is alerted by {}, in {language}.", ways.join(" and "))
    });
}
