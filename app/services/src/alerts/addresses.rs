//! Where people are alerted: set by themselves, or at the terminal; sealed; never shown to a colleague.

use crate::{
    Ctx, ErrorKind, Result,
    govern::{
        audit::{self, Said},
        homes::homes,
        people::folded,
    },
};
use domain::{
    Locale,
    alert::{self, Addresses, Way},
};
use storage::{Tx, Uuid, alert_addresses, people};

/// What somebody wishes to have from now on, as it was typed. `None` leaves what there is.
#[derive(Clone, Copy, Default)]
pub struct Wish<'a> {
    /// A mail address; empty takes it away.
    pub mail: Option<&'a str>,
    /// A telephone number; empty takes it away.
    pub telephone: Option<&'a str>,
    /// The language of alerts.
    pub language: Option<Locale>,
}

/// Why a wish cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// It is no mail address: [`alert::mail`].
    Mail,
    /// It is no telephone number: [`alert::telephone`].
    Telephone,
}

/// Where a person is alerted, and in which language when they did not choose one.
pub(super) async fn stored(ctx: &Ctx, tx: &mut Tx, person: Uuid) -> Result<Addresses> {
    match alert_addresses::get(tx, person).await? {
        Some(sealed) => Ok(ctx.vault.open_addresses(person, &sealed)?),
        None => Ok(Addresses::default()),
    }
}

/// Somebody's own addresses, for themselves.
#[tracing::instrument(name = "alerts.own", skip_all)]
pub async fn own(ctx: &Ctx, person: Uuid) -> Result<Addresses> {
    let mut tx = ctx.db.read().await?;
    stored(ctx, &mut tx, person).await
}

/// The same for whoever signs in as `sign_in`, at the terminal; `None` if nobody does.
#[tracing::instrument(name = "alerts.of_sign_in", skip_all)]
pub async fn of_sign_in(ctx: &Ctx, sign_in: &str) -> Result<Option<Addresses>> {
    let mut tx = ctx.db.read().await?;
    match people::by_sign_in(&mut tx, &folded(sign_in)).await? {
        Some(person) => Ok(Some(stored(ctx, &mut tx, person.id).await?)),
        None => Ok(None),
    }
}

/// What a wish makes of what there is.
fn wished(had: Addresses, wish: &Wish<'_>) -> Result<Addresses, Unfit> {
    let one = |had: Option<String>, typed: Option<&str>, read: fn(&str) -> Option<String>| match typed {
        None => Some(had),
        Some(text) if text.trim().is_empty() => Some(None),
        Some(text) => read(text).map(Some),
    };
    Ok(Addresses {
        mail: one(had.mail, wish.mail, alert::mail).ok_or(Unfit::Mail)?,
        telephone: one(had.telephone, wish.telephone, alert::telephone).ok_or(Unfit::Telephone)?,
        language: wish.language.or(had.language),
    })
}

/// Keeps where `person` is alerted from now on. The custodian sees that it was changed and which ways there are, never an
/// address. `actor`: who changed it; none at the terminal.
async fn keep(
    ctx: &Ctx,
    actor: Option<Uuid>,
    person: Uuid,
    wish: &Wish<'_>,
) -> Result<Result<Addresses, Unfit>> {
    let mut tx = ctx.db.begin().await?;
    people::lock(&mut tx, person).await?;
    let addresses = match wished(stored(ctx, &mut tx, person).await?, wish) {
        Ok(addresses) => addresses,
        Err(unfit) => return Ok(Err(unfit)),
    };
    if addresses == Addresses::default() {
        alert_addresses::forget(&mut tx, person).await?;
    } else {
        let sealed = ctx.vault.seal_addresses(person, &addresses, ctx.random())?;
        alert_addresses::put(&mut tx, person, &sealed, ctx.now()).await?;
    }
    let ways: Vec<&str> = addresses.ways().map(Way::code).collect();
    for home in homes(&mut tx, person).await? {
        let said = Said {
            actor,
            action: "alert-address",
            thing: "person",
            thing_id: person.to_string(),
            authority: Some(&home),
            detail: format!("ways={}", ways.join(",")),
        };
        audit::write(ctx, &mut tx, said).await?;
    }
    tx.commit().await?;
    Ok(Ok(addresses))
}

/// Keeps where somebody wishes to be alerted themselves. Gives what stands from now on.
#[tracing::instrument(name = "alerts.set", skip_all)]
pub async fn set(ctx: &Ctx, person: Uuid, wish: &Wish<'_>) -> Result<Result<Addresses, Unfit>> {
    keep(ctx, Some(person), person, wish).await
}

/// The same for whoever signs in as `sign_in`, at the terminal.
///
/// # Errors
/// [`ErrorKind::NotFound`] if nobody does.
#[tracing::instrument(name = "alerts.set_of_sign_in", skip_all)]
pub async fn set_of_sign_in(ctx: &Ctx, sign_in: &str, wish: &Wish<'_>) -> Result<Result<Addresses, Unfit>> {
    let mut tx = ctx.db.read().await?;
    let person = people::by_sign_in(&mut tx, &folded(sign_in)).await?.ok_or(ErrorKind::NotFound)?;
    drop(tx);
    keep(ctx, None, person.id, wish).await
}
