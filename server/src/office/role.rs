//! One role of one person, at the terminal; and why somebody cannot have it.

use super::{LEAST, open, unfit};
use crate::terminal::{Outcome, say};
use clap::{Args, Subcommand};
use domain::permission::{Action, Role, allows};
use services::{
    Ctx,
    govern::{
        office::{self, Post, Unfit},
        passwords,
    },
};

/// `clywed person role`.
#[derive(Subcommand)]
pub enum RoleCommand {
    /// Give a known person a further role. Their password stays as it is.
    Add(OneRole),
    /// Take one role away. It reaches nothing from the person's next page on.
    Remove(OneRole),
}

/// What `clywed person role` is told.
#[derive(Args)]
pub struct OneRole {
    /// The name typed at sign-in.
    sign_in: String,
    #[command(flatten)]
    wanted: WantedRole,
}

/// A role, and where it is held.
#[derive(Args)]
pub struct WantedRole {
    /// What they do, such as moderator, designated-officer, service-manager, performance-lead or custodian.
    #[arg(long)]
    role: String,
    /// Code of the organisation, such as W06000015.
    #[arg(long, value_name = "CODE", alias = "authority")]
    organisation: String,
    /// Only for the service with this code on its poster.
    #[arg(long, value_name = "CODE")]
    service: Option<String>,
}

impl WantedRole {
    /// Where the role is held and what it is.
    pub(super) fn post(&self) -> Outcome<Post<'_>> {
        let busy = |role: &&Role| Action::ALL.iter().any(|action| allows(**role, *action).is_some());
        let role = self.role.parse().map_err(|_| {
            let roles: Vec<&str> = Role::ALL.iter().filter(busy).map(|role| role.code()).collect();
            unfit("--role", format_args!("`{}` is none of {}", self.role, roles.join(", ")), "moderator")
        })?;
        Ok(Post { role, organisation: &self.organisation, service: self.service.as_deref() })
    }
}

/// `clywed person role`.
pub async fn role(ctx: &Ctx, command: RoleCommand) -> Outcome {
    open(ctx).await?;
    match command {
        RoleCommand::Add(OneRole { sign_in, wanted }) => give(ctx, &sign_in, wanted.post()?).await,
        RoleCommand::Remove(OneRole { sign_in, wanted }) => {
            let post = wanted.post()?;
            office::take_role(ctx, &sign_in, post).await?.map_err(|bad| refused(bad, &sign_in, post))?;
            say(format_args!("{sign_in} is no longer {}.", held(post)));
            Ok(())
        }
    }
}

/// Gives somebody known a further role.
pub(super) async fn give(ctx: &Ctx, sign_in: &str, post: Post<'_>) -> Outcome {
    let new = office::give_role(ctx, sign_in, post).await?.map_err(|bad| refused(bad, sign_in, post))?;
    let role = held(post);
    say(if new {
        format!("{sign_in} was known: now also {role}. The password is as it was.")
    } else {
        format!("{sign_in} was {role} already: nothing has changed.")
    });
    Ok(())
}

fn held(Post { role, organisation, service }: Post<'_>) -> String {
    match service {
        None => format!("{role} in {organisation}"),
        Some(service) => format!("{role} in {organisation} for {service}"),
    }
}

/// Why not, on one line with an example.
pub(super) fn refused(bad: Unfit, sign_in: &str, post: Post<'_>) -> String {
    let Post { role, organisation, .. } = post;
    match bad {
        Unfit::NoSuchOrganisation => format!(
            "--organisation: {organisation} does not take part yet. Example: clywed authority set {organisation} \
             {LEAST}, or clywed organisation add"
        ),
        Unfit::NoSuchService => format!(
            "--service: no service of {organisation} has this code. `clywed service list` has the codes. Example: \
             --service K7QF2M"
        ),
        Unfit::Nobody => {
            format!("nobody signs in as `{sign_in}`. `clywed person list` has the names. Example: n.jones")
        }
        Unfit::Idle(role) => {
            unfit("--role", format_args!("there is nothing yet that {role} may do"), "moderator").to_string()
        }
        Unfit::NotOfThisKind(role, kind) => {
            let why = format!("{organisation} is of the kind {kind}, which has no {role}");
            unfit("--role", why, "administrator").to_string()
        }
        Unfit::NotForOneService(role) => {
            format!("--service: {role} is held for a whole organisation. Example: leave --service out")
        }
        Unfit::WhichService => format!(
            "--service: {role} of a provider answers for named services, so it must be said. Example: --service K7QF2M"
        ),
        Unfit::Defeated(other) => format!(
            "--role: {sign_in} is {other}, and {role} in the same person would defeat it. Give the role to somebody else. \
             Example: another sign-in name"
        ),
        Unfit::NotHeld => {
            format!(
                "{sign_in} does not hold this role. `clywed person list` has everybody's. Example: n.jones"
            )
        }
        Unfit::LastAdministrator => format!(
            "{sign_in} is the last administrator who can sign in. Example: give somebody else the role first"
        ),
        Unfit::Elsewhere => format!(
            "{sign_in} holds roles in other organisations too. Example: take the role in {organisation} away"
        ),
        Unfit::ShortPassword => format!(
            "the password: it must have at least {} characters. Example: three or four words that do not belong together",
            passwords::SHORTEST
        ),
    }
}
