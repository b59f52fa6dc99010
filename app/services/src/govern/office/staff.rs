//! People of an authority: who may be given which role, and who is let in no more.

use super::said;
use crate::{
    Ctx, Result,
    govern::{
        passwords,
        people::{self, NewPerson, folded},
    },
};
use domain::{
    feedback::Desk,
    permission::{Action, Need, Role, allows},
};
use storage::{
    Tx, Uuid, directory,
    people::{self as stored, Person, RoleGrant},
    sessions,
};

/// Why somebody cannot have a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// The authority does not take part.
    NoSuchAuthority,
    /// There is nothing yet that this role may do.
    Idle(Role),
    /// They have roles in this authority, and the pages of staff show one authority to one person.
    Elsewhere(String),
    /// They have this role, which works at the other desk, and the pages of staff show one desk to one person. Whoever
    /// acts on an allegation about a worker is not whoever reads first, either.
    OtherDesk(Role),
    /// The password is shorter than [`passwords::SHORTEST`].
    ShortPassword,
}

/// What became of somebody who was given a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appointed {
    /// Nobody had that sign-in name before.
    pub new: bool,
    /// They did not have the role before.
    pub given: bool,
}

/// Somebody who can sign in, or could.
pub struct Colleague {
    /// The name that colleagues see.
    pub name: String,
    /// The name typed at sign-in.
    pub sign_in: String,
    /// Is let in no more.
    pub disabled: bool,
    /// Their roles.
    pub grants: Vec<RoleGrant>,
}

/// Where a role reads, if it does.
fn desk(role: Role) -> Option<Desk> {
    match allows(role, Action::SeeQueue)? {
        Need::ModerationDesk | Need::ClaimedModeration => Some(Desk::Moderation),
        Need::OfficerDesk | Need::ClaimedOfficer => Some(Desk::DesignatedOfficer),
        Need::Reach => None,
    }
}

/// The rule: whatever it gives, the pages of staff can show.
fn fits(had: &[RoleGrant], role: Role, authority: &str) -> Result<(), Unfit> {
    if !Action::ALL.iter().any(|action| allows(role, *action).is_some()) {
        return Err(Unfit::Idle(role));
    }
    if let Some(other) = had.iter().find(|grant| grant.authority != authority) {
        return Err(Unfit::Elsewhere(other.authority.clone()));
    }
    let other =
        |grant: &&RoleGrant| desk(role).is_some_and(|here| desk(grant.role).is_some_and(|d| d != here));
    match had.iter().find(other) {
        Some(other) => Err(Unfit::OtherDesk(other.role)),
        None => Ok(()),
    }
}

async fn check(tx: &mut Tx, sign_in: &str, role: Role, authority: &str) -> Result<Result<(), Unfit>> {
    if directory::authority(tx, authority).await?.is_none() {
        return Ok(Err(Unfit::NoSuchAuthority));
    }
    let had = match stored::by_sign_in(tx, &folded(sign_in)).await? {
        Some(known) => stored::grants(tx, known.id).await?,
        None => Vec::new(),
    };
    Ok(fits(&had, role, authority))
}

/// Whether `sign_in`, known or not, may have a role: to be asked before a password is.
#[tracing::instrument(name = "staff.may_have", skip_all)]
pub async fn may_have(ctx: &Ctx, sign_in: &str, role: Role, authority: &str) -> Result<Result<(), Unfit>> {
    check(&mut ctx.db.read().await?, sign_in, role, authority).await
}

/// Gives somebody their roles and a password as [`people::put`] does, if they may have them.
#[tracing::instrument(name = "staff.appoint", skip_all)]
pub async fn appoint(ctx: &Ctx, new: &NewPerson<'_>) -> Result<Result<Appointed, Unfit>> {
    if passwords::is_short(new.password) {
        return Ok(Err(Unfit::ShortPassword));
    }
    let hash = passwords::hash(ctx, new.password).await?;
    let mut tx = ctx.db.begin().await?;
    for (role, authority, _) in new.roles {
        if let Err(unfit) = check(&mut tx, new.sign_in, *role, authority).await? {
            return Ok(Err(unfit));
        }
    }
    let entered = people::enter(ctx, &mut tx, new, hash).await?;
    let action = if entered.new { "person-add" } else { "person-password" };
    let roles: Vec<&str> = entered.given.iter().map(|role| role.code()).collect();
    let detail = if roles.is_empty() { String::new() } else { format!("role={}", roles.join(",")) };
    let authority = new.roles.first().map_or("", |(_, authority, _)| authority);
    said(ctx, &mut tx, action, ("person", entered.id.to_string()), authority, detail).await?;
    tx.commit().await?;
    Ok(Ok(Appointed { new: entered.new, given: !entered.given.is_empty() }))
}

/// Lets somebody in no more, and ends every session of theirs. What they did stays theirs. False: nobody has that
/// sign-in name.
#[tracing::instrument(name = "staff.shut_out", skip_all)]
pub async fn shut_out(ctx: &Ctx, sign_in: &str) -> Result<bool> {
    let mut tx = ctx.db.begin().await?;
    let Some(Person { id, .. }) = stored::by_sign_in(&mut tx, &folded(sign_in)).await? else {
        return Ok(false);
    };
    stored::disable(&mut tx, id).await?;
    sessions::delete_of(&mut tx, id).await?;
    let authority = home(&mut tx, id).await?.unwrap_or_default();
    said(ctx, &mut tx, "person-disable", ("person", id.to_string()), &authority, String::new()).await?;
    tx.commit().await?;
    Ok(true)
}

/// The authority that somebody works in, so that its custodian sees their coming and going.
pub(crate) async fn home(tx: &mut Tx, person: Uuid) -> Result<Option<String>> {
    Ok(stored::grants(tx, person).await?.into_iter().next().map(|grant| grant.authority))
}

/// Everybody, in the order in which they came.
#[tracing::instrument(name = "staff.everybody", skip_all)]
pub async fn everybody(ctx: &Ctx) -> Result<Vec<Colleague>> {
    let mut tx = ctx.db.read().await?;
    let mut all = Vec::new();
    for Person { id, name, sign_in, disabled, .. } in stored::all(&mut tx).await? {
        all.push(Colleague { name, sign_in, disabled, grants: stored::grants(&mut tx, id).await? });
    }
    Ok(all)
}
