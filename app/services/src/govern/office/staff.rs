//! People of organisations: who may be given which role, and who has a new password.

use super::said;
use crate::{
    Ctx, Result,
    govern::{
        homes::homes,
        passwords,
        people::{self, Entered, NewPerson, folded},
    },
};
use domain::{
    Locale,
    organisation::OrganisationKind,
    permission::{Action, Role, allows, belongs, defeat, is_for_services},
};
use storage::{
    Tx, Uuid, directory, organisations,
    people::{self as stored, Person, RoleGrant},
    sessions,
};

/// Why somebody cannot be given a role, lose one, or be shut out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// No organisation has that code.
    NoSuchOrganisation,
    /// No service has that code.
    NoSuchService,
    /// Nobody signs in under that name.
    Nobody,
    /// There is nothing yet that this role may do.
    Idle(Role),
    /// An organisation of this kind has no such role.
    NotOfThisKind(Role, OrganisationKind),
    /// This role is held for a whole organisation, never for one service.
    NotForOneService(Role),
    /// A provider's manager answers for a named service: the service is missing.
    WhichService,
    /// They hold this role, and the two in one person would defeat each other.
    Defeated(Role),
    /// They do not hold the role.
    NotHeld,
    /// They are the last administrator of the organisation who can sign in.
    LastAdministrator,
    /// They hold roles in other organisations too: no administrator of one decides for all of them.
    Elsewhere,
    /// The password is shorter than [`passwords::SHORTEST`].
    ShortPassword,
}

/// A role in an organisation, as it is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Post<'a> {
    /// The role.
    pub role: Role,
    /// Code of the organisation.
    pub organisation: &'a str,
    /// Only for the service with this code on its poster.
    pub service: Option<&'a str>,
}

impl<'a> Post<'a> {
    /// A role over a whole organisation.
    pub const fn whole(role: Role, organisation: &'a str) -> Self {
        Self { role, organisation, service: None }
    }
}

/// Somebody who is to be appointed.
#[derive(Debug, Clone, Copy)]
pub struct Appointee<'a> {
    /// The name that colleagues see.
    pub name: &'a str,
    /// The name typed at sign-in.
    pub sign_in: &'a str,
    /// Preferred language.
    pub locale: Locale,
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
    /// May no longer sign in.
    pub disabled: bool,
    /// Their roles.
    pub grants: Vec<RoleGrant>,
}

/// The one rule about who may hold which role where.
fn fits(had: &[RoleGrant], role: Role, kind: OrganisationKind, service: bool) -> Result<(), Unfit> {
    if !Action::ALL.iter().any(|action| allows(role, *action).is_some()) {
        return Err(Unfit::Idle(role));
    }
    if !belongs(role, kind) {
        return Err(Unfit::NotOfThisKind(role, kind));
    }
    match (is_for_services(role), service) {
        (false, true) => return Err(Unfit::NotForOneService(role)),
        (true, false) if kind == OrganisationKind::Provider => return Err(Unfit::WhichService),
        _ => {}
    }
    match had.iter().find(|grant| defeat(grant.role, role)) {
        Some(grant) => Err(Unfit::Defeated(grant.role)),
        None => Ok(()),
    }
}

/// The role as it is stored, and the kind of its organisation.
pub(crate) async fn found(
    tx: &mut Tx,
    post: Post<'_>,
) -> Result<Result<(RoleGrant, OrganisationKind), Unfit>> {
    let Some(organisation) = organisations::by_code(tx, post.organisation).await? else {
        return Ok(Err(Unfit::NoSuchOrganisation));
    };
    let service = match post.service {
        None => None,
        Some(code) => match directory::by_code(tx, code).await? {
            // An authority's own manager answers for that authority's services and no other's.
            Some(service)
                if organisation.kind != OrganisationKind::Authority
                    || service.authority == organisation.code =>
            {
                Some(service.id)
            }
            _ => return Ok(Err(Unfit::NoSuchService)),
        },
    };
    let grant = RoleGrant { role: post.role, organisation: organisation.code, service };
    Ok(Ok((grant, organisation.kind)))
}

/// The role as it is stored, if somebody may have it who is `known` or new.
pub(crate) async fn check(
    tx: &mut Tx,
    known: Option<&Person>,
    post: Post<'_>,
) -> Result<Result<RoleGrant, Unfit>> {
    let (grant, kind) = match found(tx, post).await? {
        Ok(found) => found,
        Err(unfit) => return Ok(Err(unfit)),
    };
    let had = match known {
        Some(known) => {
            stored::lock(tx, known.id).await?;
            stored::grants(tx, known.id).await?
        }
        None => Vec::new(),
    };
    Ok(fits(&had, post.role, kind, grant.service.is_some()).map(|()| grant))
}

/// Whether anybody signs in as `sign_in`.
#[tracing::instrument(name = "staff.is_known", skip_all)]
pub async fn is_known(ctx: &Ctx, sign_in: &str) -> Result<bool> {
    let mut tx = ctx.db.read().await?;
    Ok(stored::by_sign_in(&mut tx, &folded(sign_in)).await?.is_some())
}

/// Whether `sign_in`, known or not, may have a role: to be asked before a password is.
#[tracing::instrument(name = "staff.may_have", skip_all)]
pub async fn may_have(ctx: &Ctx, sign_in: &str, post: Post<'_>) -> Result<Result<(), Unfit>> {
    let mut tx = ctx.db.begin().await?;
    let known = stored::by_sign_in(&mut tx, &folded(sign_in)).await?;
    Ok(check(&mut tx, known.as_ref(), post).await?.map(drop))
}

/// Gives somebody a role and a password. A known person gets the role if they lack it, and the new name, password and
/// language; their open sessions end.
#[tracing::instrument(name = "staff.appoint", skip_all)]
pub async fn appoint(
    ctx: &Ctx,
    new: Appointee<'_>,
    post: Post<'_>,
    password: &str,
) -> Result<Result<Appointed, Unfit>> {
    if passwords::is_short(password) {
        return Ok(Err(Unfit::ShortPassword));
    }
    let hash = passwords::hash(ctx, password).await?;
    let mut tx = ctx.db.begin().await?;
    let known = stored::by_sign_in(&mut tx, &folded(new.sign_in)).await?;
    let grant = match check(&mut tx, known.as_ref(), post).await? {
        Ok(grant) => grant,
        Err(unfit) => return Ok(Err(unfit)),
    };
    let entered = enter(ctx, &mut tx, None, new, &grant, (password, hash)).await?;
    tx.commit().await?;
    Ok(Ok(Appointed { new: entered.new, given: !entered.given.is_empty() }))
}

/// Writes somebody down with a role that they may have, and with the hash of their password. `by`: the administrator who
/// does it; none at the terminal.
pub(crate) async fn enter(
    ctx: &Ctx,
    tx: &mut Tx,
    by: Option<Uuid>,
    Appointee { name, sign_in, locale }: Appointee<'_>,
    grant: &RoleGrant,
    (password, hash): (&str, String),
) -> Result<Entered> {
    let roles = [(grant.role, grant.organisation.as_str(), grant.service)];
    let person = NewPerson { name, sign_in, password, locale, roles: &roles };
    let entered = people::enter(ctx, tx, &person, hash).await?;
    let action = if entered.new { "person-add" } else { "person-password" };
    let roles: Vec<&str> = entered.given.iter().map(|role| role.code()).collect();
    let detail = if roles.is_empty() { String::new() } else { format!("role={}", roles.join(",")) };
    let thing = ("person", entered.id.to_string());
    said(ctx, tx, by, action, thing, &grant.organisation, detail).await?;
    Ok(entered)
}

/// Gives a known person a further role; their password and sessions stay as they are. False: they had the role.
#[tracing::instrument(name = "staff.give_role", skip_all)]
pub async fn give_role(ctx: &Ctx, sign_in: &str, post: Post<'_>) -> Result<Result<bool, Unfit>> {
    let mut tx = ctx.db.begin().await?;
    match stored::by_sign_in(&mut tx, &folded(sign_in)).await? {
        Some(person) => give(ctx, tx, None, &person, post).await,
        None => Ok(Err(Unfit::Nobody)),
    }
}

/// Gives `person` a role, and commits. `by` as for [`enter`].
pub(crate) async fn give(
    ctx: &Ctx,
    mut tx: Tx,
    by: Option<Uuid>,
    person: &Person,
    post: Post<'_>,
) -> Result<Result<bool, Unfit>> {
    let grant = match check(&mut tx, Some(person), post).await? {
        Ok(grant) => grant,
        Err(unfit) => return Ok(Err(unfit)),
    };
    if stored::grants(&mut tx, person.id).await?.contains(&grant) {
        return Ok(Ok(false));
    }
    stored::give(&mut tx, ctx.id(), person.id, &grant, ctx.now()).await?;
    let (thing, detail) = (("person", person.id.to_string()), format!("role={}", grant.role));
    said(ctx, &mut tx, by, "role-add", thing, &grant.organisation, detail).await?;
    tx.commit().await?;
    Ok(Ok(true))
}

/// Gives a known person a new password, lets them sign in again if they were shut out, and ends their sessions.
#[tracing::instrument(name = "staff.renew_password", skip_all)]
pub async fn renew_password(ctx: &Ctx, sign_in: &str, password: &str) -> Result<Result<(), Unfit>> {
    if passwords::is_short(password) {
        return Ok(Err(Unfit::ShortPassword));
    }
    let hash = passwords::hash(ctx, password).await?;
    let mut tx = ctx.db.begin().await?;
    let Some(person) = stored::by_sign_in(&mut tx, &folded(sign_in)).await? else {
        return Ok(Err(Unfit::Nobody));
    };
    renew(ctx, tx, None, &person, &hash).await?;
    Ok(Ok(()))
}

/// Gives `person` the password with that hash, and commits. `by` as for [`enter`].
pub(crate) async fn renew(
    ctx: &Ctx,
    mut tx: Tx,
    by: Option<Uuid>,
    person: &Person,
    hash: &str,
) -> Result<()> {
    stored::renew(&mut tx, person.id, &person.name, hash, person.locale).await?;
    sessions::delete_of(&mut tx, person.id).await?;
    told_everywhere(ctx, &mut tx, by, person.id, "person-password").await?;
    tx.commit().await?;
    Ok(())
}

/// Writes an entry about somebody for the custodian of every organisation in which they hold a role.
pub(crate) async fn told_everywhere(
    ctx: &Ctx,
    tx: &mut Tx,
    by: Option<Uuid>,
    person: Uuid,
    action: &str,
) -> Result<()> {
    for organisation in homes(tx, person).await? {
        said(ctx, tx, by, action, ("person", person.to_string()), &organisation, String::new()).await?;
    }
    Ok(())
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
