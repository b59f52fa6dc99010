//! People, at the terminal.

use super::{known_authority, open, unfit};
use crate::terminal::{Outcome, say};
use clap::{Args, Subcommand};
use domain::{
    Locale,
    permission::{Action, Role, allows},
};
use services::{
    Ctx,
    govern::{
        office::{self, Unfit},
        passwords,
        people::{self, NewPerson},
    },
};
use std::io::{IsTerminal, stdin};

/// `clywed person`.
#[derive(Subcommand)]
pub enum PersonCommand {
    /// Make a person, or give a known one a further role, a new password, and their way back in if they were shut out.
    /// The password is read from standard input.
    Add(AddPerson),
    /// Let a person in no more, and end what they have open.
    Disable {
        /// The name typed at sign-in.
        sign_in: String,
    },
    /// List everybody with their roles.
    List,
}

/// What `clywed person add` is told.
#[derive(Args)]
pub struct AddPerson {
    /// The name typed at sign-in.
    sign_in: String,
    /// The name that colleagues see.
    #[arg(long)]
    name: String,
    /// What they do, such as moderator, designated-officer, service-manager, performance-lead or custodian.
    #[arg(long)]
    role: String,
    /// Code of an authority that takes part, such as W06000015.
    #[arg(long, value_name = "CODE")]
    authority: String,
    /// The language they prefer: cy or en.
    #[arg(long, default_value = "cy")]
    locale: String,
}

/// What `clywed create-admin` is told.
#[derive(Args)]
pub struct NewAdmin {
    /// The name typed at sign-in.
    #[arg(long)]
    sign_in: String,
    /// The name that colleagues see.
    #[arg(long)]
    name: String,
    /// Code of the authority, such as W06000015.
    #[arg(long)]
    authority: String,
}

/// `clywed person`.
pub async fn person(ctx: &Ctx, command: PersonCommand) -> Outcome {
    match command {
        PersonCommand::Add(new) => {
            let role = new.role()?;
            let locale = (new.locale.parse()).map_err(|_| {
                unfit("--locale", format_args!("`{}` is neither cy nor en", new.locale), "cy")
            })?;
            known_authority("--authority", &new.authority)?;
            open(ctx).await?;
            add(ctx, &new.sign_in, &new.name, locale, (role, &new.authority)).await
        }
        PersonCommand::Disable { sign_in } => {
            if !office::shut_out(ctx, &sign_in).await? {
                return Err(format!(
                    "person disable: nobody signs in as `{sign_in}`. `clywed person list` has the names"
                )
                .into());
            }
            say(format_args!("{sign_in} is let in no more."));
            Ok(())
        }
        PersonCommand::List => list(ctx).await,
    }
}

/// `clywed create-admin`: the first step of an installation, so it also lets the authority take part.
pub async fn create_admin(ctx: &Ctx, new: &NewAdmin) -> Outcome {
    known_authority("--authority", &new.authority)?;
    open(ctx).await?;
    people::put_authority(ctx, &new.authority).await?;
    add(ctx, &new.sign_in, &new.name, Locale::Cy, (Role::Administrator, &new.authority)).await
}

async fn add(
    ctx: &Ctx,
    sign_in: &str,
    name: &str,
    locale: Locale,
    (role, authority): (Role, &str),
) -> Outcome {
    let plain = |text: &str| {
        !text.trim().is_empty() && text.chars().count() <= 80 && !text.contains(char::is_control)
    };
    if !plain(sign_in) || sign_in.trim().contains(char::is_whitespace) {
        return Err("the sign-in name: it is one word of at most 80 letters. Example: n.jones".into());
    }
    if !plain(name) {
        return Err(unfit("--name", "a name has 1 to 80 letters on one line", "'Full Name'"));
    }
    if let Err(bad) = office::may_have(ctx, sign_in, role, authority).await? {
        return Err(refused(&bad, authority).into());
    }
    let password = password()?;
    let roles = [(role, authority, None)];
    let new = NewPerson { name: name.trim(), sign_in, password: &password, locale, roles: &roles };
    match office::appoint(ctx, &new).await? {
        Err(bad) => Err(refused(&bad, authority).into()),
        Ok(done) => {
            let sign_in = sign_in.trim().to_lowercase();
            say(match (done.new, done.given) {
                (true, _) => format!("{sign_in} can sign in, as {role}."),
                (false, true) => format!("{sign_in} was known: {role} was added, and the password is new."),
                (false, false) => format!("{sign_in} was {role} already: the password is new."),
            });
            Ok(())
        }
    }
}

/// Why somebody cannot have a role, on one line.
fn refused(bad: &Unfit, authority: &str) -> String {
    match bad {
        Unfit::NoSuchAuthority => format!(
            "--authority: {authority} does not take part yet. Example: clywed authority set {authority} \
             --reading-days mon,thu"
        ),
        Unfit::Idle(role) => {
            unfit("--role", format_args!("there is nothing yet that {role} may do"), "moderator").to_string()
        }
        Unfit::Elsewhere(other) => format!(
            "--authority: this person works in {other}, and the pages of staff show one authority to one person. Give \
             them a second sign-in name. Example: clywed person add n.jones-{} …",
            authority.to_lowercase()
        ),
        Unfit::OtherDesk(role) => format!(
            "--role: this person is {role}, which works at the other desk, and one person works at one. Give the role \
             to somebody else. Example: --role custodian"
        ),
        Unfit::ShortPassword => format!(
            "the password: it must have at least {} characters. Example: three or four words that do not belong together",
            passwords::SHORTEST
        ),
    }
}

/// The first line of standard input; at a terminal it is asked for, and not shown while it is typed.
fn password() -> Outcome<String> {
    if stdin().is_terminal() {
        return Ok(rpassword::prompt_password("Password (nothing is shown while you type): ")?);
    }
    let mut password = String::new();
    stdin().read_line(&mut password)?;
    password.truncate(password.trim_end_matches(['\r', '\n']).len());
    Ok(password)
}

async fn list(ctx: &Ctx) -> Outcome {
    for one in office::everybody(ctx).await? {
        let roles: Vec<String> =
            one.grants.iter().map(|grant| format!("{} in {}", grant.role, grant.authority)).collect();
        let shut = if one.disabled { "  (let in no more)" } else { "" };
        say(format_args!("{:<20}{:<28}{}{shut}", one.sign_in, one.name, roles.join(", ")));
    }
    Ok(())
}

impl AddPerson {
    fn role(&self) -> Outcome<Role> {
        let busy = |role: &&Role| Action::ALL.iter().any(|action| allows(**role, *action).is_some());
        self.role.parse().map_err(|_| {
            let roles: Vec<&str> = Role::ALL.iter().filter(busy).map(|role| role.code()).collect();
            unfit("--role", format_args!("`{}` is none of {}", self.role, roles.join(", ")), "moderator")
        })
    }
}
