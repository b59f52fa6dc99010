//! What the operator of the server sets up: organisations, services, people. These commands are given at the terminal, so
//! they need no grant; they are in the audit trail like everything that staff do.

mod leaving;
mod staff;

pub(crate) use leaving::{shut, take};
pub use leaving::{shut_out, take_role};
pub use staff::{
    Appointed, Appointee, Colleague, Post, Unfit, appoint, everybody, give_role, is_known, may_have,
    renew_password,
};
pub(crate) use staff::{check, enter, give, renew};

use crate::{
    Ctx, ErrorKind, Result,
    govern::{
        audit::{Said, write},
        people,
    },
};
use domain::{Bilingual, organisation::Organisation};
use storage::{
    Tx, Uuid,
    directory::{self, Service},
};

/// Who may provide a service.
pub const PROVIDERS: [&str; 3] = ["council", "health-board", "third-sector"];

/// Adds an organisation that is no authority. False: its code is taken.
///
/// # Errors
/// [`crate::ErrorKind::Refused`] for a code that is none, and for an authority.
#[tracing::instrument(name = "office.add_organisation", skip_all)]
pub async fn add_organisation(ctx: &Ctx, new: &Organisation) -> Result<bool> {
    if !people::put_organisation(ctx, new).await? {
        return Ok(false);
    }
    let mut tx = ctx.db.begin().await?;
    let thing = ("organisation", new.code.clone());
    said(ctx, &mut tx, None, "organisation-add", thing, &new.code, format!("kind={}", new.kind)).await?;
    tx.commit().await?;
    Ok(true)
}

/// Every organisation, by code.
#[tracing::instrument(name = "office.organisations", skip_all)]
pub async fn organisations(ctx: &Ctx) -> Result<Vec<Organisation>> {
    Ok(storage::organisations::all(&mut ctx.db.read().await?).await?)
}

/// A service to be added.
#[derive(Debug, Clone, Copy)]
pub struct NewService<'a> {
    /// Code of an authority that takes part.
    pub authority: &'a str,
    /// Service type of the catalogue.
    pub kind: &'a str,
    /// Level of the catalogue.
    pub level: &'a str,
    /// One of [`PROVIDERS`].
    pub provider: &'a str,
    /// What families call it.
    pub name: &'a Bilingual,
}

/// The longest name of a service, in letters.
const LONGEST_NAME: usize = 120;

/// Whether families can be shown it as the name of a service: it is on one line, neither empty nor too long.
pub fn fits_service_name(name: &str) -> bool {
    !name.trim().is_empty() && name.chars().count() <= LONGEST_NAME && !name.contains(char::is_control)
}

/// Adds an open service under a code that tells nothing.
///
/// # Errors
/// [`ErrorKind::NotFound`] if the authority does not take part.
#[tracing::instrument(name = "office.add_service", skip_all)]
pub async fn add_service(ctx: &Ctx, new: &NewService<'_>) -> Result<Service> {
    found_service(ctx, None, new).await
}

/// [`add_service`], by an administrator or, with none, at the terminal.
pub(crate) async fn found_service(ctx: &Ctx, by: Option<Uuid>, new: &NewService<'_>) -> Result<Service> {
    let mut tx = ctx.db.begin().await?;
    if directory::authority(&mut tx, new.authority).await?.is_none() {
        return Err(ErrorKind::NotFound.into());
    }
    let mut service = Service {
        id: ctx.token(),
        authority: new.authority.to_owned(),
        kind: new.kind.to_owned(),
        level: new.level.to_owned(),
        provider: new.provider.to_owned(),
        name: new.name.clone(),
        code: poster_code(ctx),
        open: true,
    };
    // One in six hundred million; but a code once printed is somebody else's for good.
    while !directory::insert(&mut tx, &service, ctx.now()).await? {
        service.code = poster_code(ctx);
    }
    directory::bump(&mut tx, new.authority).await?;
    let detail = format!("kind={} level={} provider={}", new.kind, new.level, new.provider);
    said(ctx, &mut tx, by, "service-add", ("service", service.code.clone()), new.authority, detail).await?;
    tx.commit().await?;
    Ok(service)
}

/// Closes a service, or opens it again. A closed one takes no feedback; what was said stays. False: no service has that
/// code.
#[tracing::instrument(name = "office.set_open", skip_all)]
pub async fn set_open(ctx: &Ctx, code: &str, open: bool) -> Result<bool> {
    let mut tx = ctx.db.begin().await?;
    match directory::by_code(&mut tx, code).await? {
        Some(service) => open_or_close(ctx, tx, None, &service, open).await.map(|()| true),
        None => Ok(false),
    }
}

/// [`set_open`] for a service that is there; commits. `by` as for [`found_service`].
pub(crate) async fn open_or_close(
    ctx: &Ctx,
    mut tx: Tx,
    by: Option<Uuid>,
    service: &Service,
    open: bool,
) -> Result<()> {
    if service.open == open {
        return Ok(());
    }
    directory::set_open(&mut tx, service.id, open).await?;
    directory::bump(&mut tx, &service.authority).await?;
    let action = if open { "service-open" } else { "service-close" };
    let thing = ("service", service.code.clone());
    said(ctx, &mut tx, by, action, thing, &service.authority, String::new()).await?;
    tx.commit().await.map_err(Into::into)
}

/// The services of every authority, or of one.
#[tracing::instrument(name = "office.services", skip_all)]
pub async fn services(ctx: &Ctx, authority: Option<&str>) -> Result<Vec<Service>> {
    let mut tx = ctx.db.read().await?;
    let mut all = Vec::new();
    for found in directory::authorities(&mut tx).await? {
        if authority.is_none_or(|wanted| wanted == found.code) {
            all.extend(directory::of_authority(&mut tx, &found.code).await?);
        }
    }
    Ok(all)
}

/// Six letters and digits for a poster: none that look alike, no vowels that would make words of them.
fn poster_code(ctx: &Ctx) -> String {
    const SIGNS: &[u8; 28] = b"BCDFGHJKLMNPQRSTVWXYZ2345679";
    let mut code = String::new();
    while code.len() < 6 {
        // A byte past the last whole round would make the first signs likelier.
        let fair = ctx.random::<32>().into_iter().filter(|byte| *byte < 252);
        let signs = fair.filter_map(|byte| SIGNS.get(usize::from(byte) % SIGNS.len()));
        code = signs.take(6).copied().map(char::from).collect();
    }
    code
}

/// Writes an entry about what was set up. `by`: the administrator who did it; none at the terminal.
async fn said(
    ctx: &Ctx,
    tx: &mut Tx,
    by: Option<Uuid>,
    action: &str,
    (thing, thing_id): (&str, String),
    authority: &str,
    detail: String,
) -> Result<()> {
    write(ctx, tx, Said { actor: by, action, thing, thing_id, authority: Some(authority), detail }).await
}

#[cfg(test)]
mod tests;
