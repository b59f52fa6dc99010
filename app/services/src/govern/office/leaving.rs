//! Who leaves: a role is taken away, or somebody is let in no more. What they had claimed goes back to its desk.

use super::{
    said,
    staff::{Post, Unfit, found, told_everywhere},
};
use crate::{Ctx, Result, moderate::put_down};
use domain::{lifecycle::reader, permission::Role};
use storage::{
    Tx, Uuid, organisations,
    people::{self as stored, Person, RoleGrant},
    sessions,
};

/// Takes one role away from somebody; it reaches nothing from their next page on.
#[tracing::instrument(name = "staff.take_role", skip_all)]
pub async fn take_role(ctx: &Ctx, sign_in: &str, post: Post<'_>) -> Result<Result<(), Unfit>> {
    let mut tx = ctx.db.begin().await?;
    let Some(person) = stored::by_sign_in(&mut tx, &super::people::folded(sign_in)).await? else {
        return Ok(Err(Unfit::Nobody));
    };
    match found(&mut tx, post).await? {
        Ok((grant, _)) => take(ctx, tx, None, &person, &grant).await,
        Err(unfit) => Ok(Err(unfit)),
    }
}

/// Takes `grant` away from `person`, and commits. `by`: the administrator who does it; none at the terminal.
pub(crate) async fn take(
    ctx: &Ctx,
    mut tx: Tx,
    by: Option<Uuid>,
    person: &Person,
    grant: &RoleGrant,
) -> Result<Result<(), Unfit>> {
    organisations::lock(&mut tx, &grant.organisation).await?;
    let last = stored::holders(&mut tx, &grant.organisation, Role::Administrator).await? == 1;
    if !stored::take(&mut tx, person.id, grant).await? {
        return Ok(Err(Unfit::NotHeld));
    }
    if grant.role == Role::Administrator && last && !person.disabled {
        return Ok(Err(Unfit::LastAdministrator));
    }
    put_down(ctx, &mut tx, (person.id, by), |thing| {
        thing.authority == grant.organisation && reader(thing.desk) == grant.role
    })
    .await?;
    let (thing, detail) = (("person", person.id.to_string()), format!("role={}", grant.role));
    said(ctx, &mut tx, by, "role-remove", thing, &grant.organisation, detail).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Lets somebody in no more, and ends every session of theirs. What they did stays theirs.
#[tracing::instrument(name = "staff.shut_out", skip_all)]
pub async fn shut_out(ctx: &Ctx, sign_in: &str) -> Result<Result<(), Unfit>> {
    let mut tx = ctx.db.begin().await?;
    match stored::by_sign_in(&mut tx, &super::people::folded(sign_in)).await? {
        Some(person) => shut(ctx, tx, None, &person).await,
        None => Ok(Err(Unfit::Nobody)),
    }
}

/// Lets `person` in no more, and commits. `by` as for [`take`].
pub(crate) async fn shut(
    ctx: &Ctx,
    mut tx: Tx,
    by: Option<Uuid>,
    person: &Person,
) -> Result<Result<(), Unfit>> {
    for grant in stored::grants(&mut tx, person.id).await? {
        if grant.role == Role::Administrator && !person.disabled {
            organisations::lock(&mut tx, &grant.organisation).await?;
            if stored::holders(&mut tx, &grant.organisation, Role::Administrator).await? == 1 {
                return Ok(Err(Unfit::LastAdministrator));
            }
        }
    }
    stored::disable(&mut tx, person.id).await?;
    sessions::delete_of(&mut tx, person.id).await?;
    put_down(ctx, &mut tx, (person.id, by), |_| true).await?;
    told_everywhere(ctx, &mut tx, by, person.id, "person-disable").await?;
    tx.commit().await?;
    Ok(Ok(()))
}
