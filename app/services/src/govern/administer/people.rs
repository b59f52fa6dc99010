//! The people of an organisation.

use super::here;
use crate::{
    Ctx, ErrorKind, Grant, Result,
    acts::Administer,
    govern::{
        office::{self, Appointee, Post, Unfit},
        passwords,
        people::{fits_name, fits_sign_in, folded},
    },
};
use domain::{Locale, clock::Moment, permission::Role};
use storage::{
    Tx, Uuid,
    directory::{self, Service},
    people::{self as stored, Person, RoleGrant},
};

/// Somebody with the roles that they hold in one organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Identifier: it stands in the address of their page, and tells nothing.
    pub id: Uuid,
    /// The name that colleagues see.
    pub name: String,
    /// The name typed at sign-in.
    pub sign_in: String,
    /// Is let in no more.
    pub disabled: bool,
    /// When they last signed in; none: never.
    pub signed_in: Option<Moment>,
    /// Their roles here, each with the one service that it is for.
    pub roles: Vec<(Role, Option<Service>)>,
}

/// Everybody who holds a role in the organisation of `grant`, in the order in which they came.
#[tracing::instrument(name = "administer.members", skip_all)]
pub async fn members(ctx: &Ctx, grant: &Grant<Administer>) -> Result<Vec<Member>> {
    let mut tx = ctx.db.read().await?;
    let mut members: Vec<Member> = Vec::new();
    for holder in stored::of_organisation(&mut tx, &grant.thing().authority).await? {
        let service = match holder.service {
            Some(id) => directory::by_id(&mut tx, id).await?,
            None => None,
        };
        let role = (holder.role, service);
        match members.last_mut().filter(|last| last.id == holder.person) {
            Some(last) => last.roles.push(role),
            None => members.push(Member {
                id: holder.person,
                name: holder.name,
                sign_in: holder.sign_in,
                disabled: holder.disabled,
                signed_in: holder.signed_in,
                roles: vec![role],
            }),
        }
    }
    Ok(members)
}

/// One of them, and whether they hold roles in other organisations too.
///
/// # Errors
/// [`ErrorKind::NotFound`] for somebody who holds no role here, as for somebody who does not exist.
#[tracing::instrument(name = "administer.member", skip_all)]
pub async fn member(ctx: &Ctx, grant: &Grant<Administer>, person: Uuid) -> Result<(Member, bool)> {
    let found = members(ctx, grant).await?.into_iter().find(|member| member.id == person);
    let found = found.ok_or(ErrorKind::NotFound)?;
    let mut tx = ctx.db.read().await?;
    Ok((found, is_elsewhere(&mut tx, grant, person).await?))
}

async fn is_elsewhere(tx: &mut Tx, grant: &Grant<Administer>, person: Uuid) -> Result<bool> {
    let held = stored::grants(tx, person).await?;
    Ok(held.iter().any(|held| held.organisation != grant.thing().authority))
}

/// A role as a form asks for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewPost {
    /// The role; none was chosen.
    pub role: Option<Role>,
    /// The code on the poster of the one service that it is for; empty: for the whole organisation.
    pub service: String,
}

impl NewPost {
    fn of<'a>(&'a self, organisation: &'a str) -> Option<Post<'a>> {
        let service = Some(self.service.trim()).filter(|code| !code.is_empty());
        Some(Post { role: self.role?, organisation, service })
    }
}

/// Somebody as a form describes them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewMember {
    /// The name that colleagues see.
    pub name: String,
    /// The name typed at sign-in.
    pub sign_in: String,
    /// Preferred language; Welsh where nothing else was chosen.
    pub locale: Option<Locale>,
    /// Their first role here.
    pub post: NewPost,
}

/// What is wrong with a form about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// The name is empty or too long.
    Name,
    /// The sign-in name is not one word of at most eighty letters.
    SignIn,
    /// No role was chosen.
    Role,
    /// They cannot have the role, or lose it.
    Unfit(Unfit),
}

/// What came of adding somebody.
#[derive(Clone, PartialEq, Eq)]
pub enum Added {
    /// They are new. The password is told once, now, and can be found nowhere.
    New {
        /// Who.
        person: Uuid,
        /// Their first password.
        password: String,
    },
    /// Somebody signs in under that name already: they have the role, and their own password and name as before.
    Known {
        /// Who.
        person: Uuid,
        /// They did not have the role before.
        given: bool,
    },
}

/// Adds somebody with a role in the organisation of `grant`. Somebody who signs in under that name already gets the role
/// and keeps password, name and language: they may work elsewhere, where this administrator decides nothing.
#[tracing::instrument(name = "administer.add", skip_all)]
pub async fn add(ctx: &Ctx, grant: &Grant<Administer>, new: &NewMember) -> Result<Result<Added, Vec<Wrong>>> {
    let mut wrong = Vec::new();
    if !fits_name(&new.name) {
        wrong.push(Wrong::Name);
    }
    if !fits_sign_in(&new.sign_in) {
        wrong.push(Wrong::SignIn);
    }
    let post = new.post.of(&grant.thing().authority);
    let (Some(post), true) = (post, wrong.is_empty()) else {
        wrong.extend(post.is_none().then_some(Wrong::Role));
        return Ok(Err(wrong));
    };
    let unfit = |unfit| Ok(Err(vec![Wrong::Unfit(unfit)]));
    let password = passwords::made(ctx);
    let hash = passwords::hash(ctx, &password).await?;
    let by = Some(grant.person());
    let mut tx = ctx.db.begin().await?;
    if let Some(known) = stored::by_sign_in(&mut tx, &folded(&new.sign_in)).await? {
        return match office::give(ctx, tx, by, &known, post).await? {
            Ok(given) => Ok(Ok(Added::Known { person: known.id, given })),
            Err(bad) => unfit(bad),
        };
    }
    let held = match office::check(&mut tx, None, post).await? {
        Ok(held) => held,
        Err(bad) => return unfit(bad),
    };
    let one =
        Appointee { name: new.name.trim(), sign_in: &new.sign_in, locale: new.locale.unwrap_or(Locale::Cy) };
    let person = office::enter(ctx, &mut tx, by, one, &held, (&password, hash)).await?.id;
    tx.commit().await?;
    Ok(Ok(Added::New { person, password }))
}

/// Gives somebody of the organisation a further role. False: they had it.
///
/// # Errors
/// [`ErrorKind::NotFound`] for somebody who holds no role here.
#[tracing::instrument(name = "administer.give_role", skip_all)]
pub async fn give_role(
    ctx: &Ctx,
    grant: &Grant<Administer>,
    person: Uuid,
    post: &NewPost,
) -> Result<Result<bool, Wrong>> {
    let mut tx = ctx.db.begin().await?;
    let known = here(&mut tx, grant, person).await?;
    let Some(post) = post.of(&grant.thing().authority) else { return Ok(Err(Wrong::Role)) };
    Ok(office::give(ctx, tx, Some(grant.person()), &known, post).await?.map_err(Wrong::Unfit))
}

/// Takes one role away. What they had claimed under it goes back to its desk.
///
/// # Errors
/// [`ErrorKind::NotFound`] for somebody who holds no role here.
#[tracing::instrument(name = "administer.take_role", skip_all)]
pub async fn take_role(
    ctx: &Ctx,
    grant: &Grant<Administer>,
    person: Uuid,
    (role, service): (Role, Option<Uuid>),
) -> Result<Result<(), Unfit>> {
    let mut tx = ctx.db.begin().await?;
    let known = here(&mut tx, grant, person).await?;
    let held = RoleGrant { role, organisation: grant.thing().authority.clone(), service };
    office::take(ctx, tx, Some(grant.person()), &known, &held).await
}

/// Somebody of the organisation about whom this administrator alone may decide.
async fn only_here(tx: &mut Tx, grant: &Grant<Administer>, person: Uuid) -> Result<Result<Person, Unfit>> {
    let known = here(tx, grant, person).await?;
    Ok(if is_elsewhere(tx, grant, person).await? { Err(Unfit::Elsewhere) } else { Ok(known) })
}

/// Gives somebody a new password, which is told once, now; lets them in again if they were shut out, and ends what they
/// have open.
///
/// # Errors
/// [`ErrorKind::NotFound`] for somebody who holds no role here.
#[tracing::instrument(name = "administer.renew_password", skip_all)]
pub async fn renew_password(
    ctx: &Ctx,
    grant: &Grant<Administer>,
    person: Uuid,
) -> Result<Result<String, Unfit>> {
    let password = passwords::made(ctx);
    let hash = passwords::hash(ctx, &password).await?;
    let mut tx = ctx.db.begin().await?;
    let known = match only_here(&mut tx, grant, person).await? {
        Ok(known) => known,
        Err(unfit) => return Ok(Err(unfit)),
    };
    office::renew(ctx, tx, Some(grant.person()), &known, &hash).await?;
    Ok(Ok(password))
}

/// Lets somebody in no more, ends what they have open and gives back what they had claimed.
///
/// # Errors
/// [`ErrorKind::NotFound`] for somebody who holds no role here.
#[tracing::instrument(name = "administer.shut_out", skip_all)]
pub async fn shut_out(ctx: &Ctx, grant: &Grant<Administer>, person: Uuid) -> Result<Result<(), Unfit>> {
    let mut tx = ctx.db.begin().await?;
    match only_here(&mut tx, grant, person).await? {
        Ok(known) => office::shut(ctx, tx, Some(grant.person()), &known).await,
        Err(unfit) => Ok(Err(unfit)),
    }
}
