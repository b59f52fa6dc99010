//! What an administrator does for one organisation: its people, their roles, its services. The rules are those of the
//! terminal ([`super::office`]); beyond them, nothing here reaches further than the organisation that leave was given for.

mod people;
mod services;

pub use people::{
    Added, Member, NewMember, NewPost, Wrong, add, give_role, member, members, renew_password, shut_out,
    take_role,
};
pub use services::{ServiceForm, WrongService, add_service, services, set_open};

use crate::{Ctx, Grant, Result, acts::Administer};
use storage::{directory, organisations, people as stored};

/// How an organisation stands, for the first page of its administrator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Overview {
    /// People who hold a role here and may sign in.
    pub people: usize,
    /// Of those, how many have never signed in.
    pub never: usize,
    /// Services that take feedback; none where the organisation is no authority.
    pub services: Option<usize>,
    /// Organisations of this installation.
    pub organisations: usize,
}

/// How the organisation of `grant` stands.
#[tracing::instrument(name = "administer.overview", skip_all)]
pub async fn overview(ctx: &Ctx, grant: &Grant<Administer>) -> Result<Overview> {
    let members = members(ctx, grant).await?;
    let code = &grant.thing().authority;
    let mut tx = ctx.db.read().await?;
    let services = match directory::authority(&mut tx, code).await? {
        Some(_) => Some(directory::of_authority(&mut tx, code).await?),
        None => None,
    };
    let inside = || members.iter().filter(|member| !member.disabled);
    Ok(Overview {
        people: inside().count(),
        never: inside().filter(|member| member.signed_in.is_none()).count(),
        services: services.map(|all| all.iter().filter(|service| service.open).count()),
        organisations: organisations::all(&mut tx).await?.len(),
    })
}

/// Somebody who holds a role in the organisation of `grant`; nobody else can be found by an administrator.
async fn here(
    tx: &mut storage::Tx,
    grant: &Grant<Administer>,
    person: storage::Uuid,
) -> Result<stored::Person> {
    let holds = stored::grants(tx, person).await?;
    let holds = holds.iter().any(|held| held.organisation == grant.thing().authority);
    let known = stored::by_id(tx, person).await?.filter(|_| holds);
    Ok(known.ok_or(crate::ErrorKind::NotFound)?)
}

#[cfg(test)]
mod tests;
