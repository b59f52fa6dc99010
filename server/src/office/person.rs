//! People, at the terminal.

use super::{
    alert::{self, AlertAddresses},
    known_authority, open,
    role::{self, RoleCommand, WantedRole, refused},
    unfit,
};
use crate::terminal::{Outcome, say};
use clap::{Args, Subcommand};
use domain::{Locale, permission::Role};
use services::{
    Ctx,
    govern::{
        office::{self, Appointee, Post},
        people,
    },
};
use std::io::{IsTerminal, stdin};

/// `clywed person`.
#[derive(Subcommand)]
pub enum PersonCommand {
    /// Make a person with a role; the password is read from standard input. Somebody known gets the further role, and
    /// their password stays as it is.
    Add(AddPerson),
    /// Give or take away one role.
    Role {
        #[command(subcommand)]
        command: RoleCommand,
    },
    /// Give a person a new password, read from standard input, and their way back in if they were shut out.
    Password {
        /// The name typed at sign-in.
        sign_in: String,
    },
    /// Say where a person is alerted, or change it. What is not said stays as it is; no address is ever printed.
    Alert(AlertAddresses),
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
    #[command(flatten)]
    wanted: WantedRole,
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
            let post = new.wanted.post()?;
            let locale = (new.locale.parse()).map_err(|_| {
                unfit("--locale", format_args!("`{}` is neither cy nor en", new.locale), "cy")
            })?;
            open(ctx).await?;
            if office::is_known(ctx, &new.sign_in).await? {
                return role::give(ctx, &new.sign_in, post).await;
            }
            appoint(ctx, Appointee { name: new.name.trim(), sign_in: &new.sign_in, locale }, post).await
        }
        PersonCommand::Role { command } => role::role(ctx, command).await,
        PersonCommand::Password { sign_in } => {
            open(ctx).await?;
            let post = Post::whole(Role::Administrator, "");
            if !office::is_known(ctx, &sign_in).await? {
                return Err(refused(office::Unfit::Nobody, &sign_in, post).into());
            }
            let renewed = office::renew_password(ctx, &sign_in, &password()?).await?;
            renewed.map_err(|bad| refused(bad, &sign_in, post))?;
            say(format_args!("{sign_in} has a new password, and has to sign in again."));
            Ok(())
        }
        PersonCommand::Alert(addresses) => alert::addresses(ctx, &addresses).await,
        PersonCommand::Disable { sign_in } => {
            let post = Post::whole(Role::Administrator, "");
            office::shut_out(ctx, &sign_in).await?.map_err(|bad| refused(bad, &sign_in, post))?;
            say(format_args!("{sign_in} is let in no more."));
            Ok(())
        }
        PersonCommand::List => list(ctx).await,
    }
}

/// `clywed create-admin`: the first step of an installation, so it also makes the organisation in which the role is held.
pub async fn create_admin(ctx: &Ctx, new: &NewAdmin) -> Outcome {
    known_authority("--authority", &new.authority)?;
    open(ctx).await?;
    people::put_council(ctx, &new.authority).await?;
    let one = Appointee { name: new.name.trim(), sign_in: &new.sign_in, locale: Locale::Cy };
    appoint(ctx, one, Post::whole(Role::Administrator, &new.authority)).await
}

/// Makes somebody with a role and a password, or gives somebody known both.
async fn appoint(ctx: &Ctx, new: Appointee<'_>, post: Post<'_>) -> Outcome {
    if !people::fits_sign_in(new.sign_in) {
        return Err("the sign-in name: it is one word of at most 80 letters. Example: n.jones".into());
    }
    if !people::fits_name(new.name) {
        return Err(unfit("--name", "a name has 1 to 80 letters on one line", "'Full Name'"));
    }
    let why = |bad| refused(bad, new.sign_in, post);
    office::may_have(ctx, new.sign_in, post).await?.map_err(why)?;
    let done = office::appoint(ctx, new, post, &password()?).await?.map_err(why)?;
    let (sign_in, role) = (new.sign_in.trim().to_lowercase(), post.role);
    say(match (done.new, done.given) {
        (true, _) => format!("{sign_in} can sign in, as {role}."),
        (false, true) => format!("{sign_in} was known: {role} was added, and the password is new."),
        (false, false) => format!("{sign_in} was {role} already: the password is new."),
    });
    Ok(())
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
            one.grants.iter().map(|grant| format!("{} in {}", grant.role, grant.organisation)).collect();
        let shut = if one.disabled { "  (let in no more)" } else { "" };
        say(format_args!("{:<20}{:<28}{}{shut}", one.sign_in, one.name, roles.join(", ")));
    }
    Ok(())
}
