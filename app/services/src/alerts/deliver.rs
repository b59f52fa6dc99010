//! Sending alerts: those of concerns through the engine, and trial alerts at once.

use super::{Alert, addresses::stored};
use crate::{
    Ctx, Error, ErrorKind, Result,
    govern::people::folded,
    jobs::{Kind, Work, enqueue},
    limits::{self, Limit},
};
use domain::{
    alert::{Fault, Way},
    clock::Moment,
};
use storage::{Tx, Uuid, alerts, people};
use tokio::task::JoinSet;

/// An alert to `person` as it stands now.
///
/// # Errors
/// [`Fault::NoAddress`] inside if they have none for this way, or are let in no more.
async fn made(ctx: &Ctx, tx: &mut Tx, id: Uuid, person: Uuid, way: Way) -> Result<Result<Alert, Fault>> {
    let person = people::by_id(tx, person).await?.filter(|person| !person.disabled);
    let Some(person) = person else { return Ok(Err(Fault::NoAddress)) };
    let addresses = stored(ctx, tx, person.id).await?;
    let language = addresses.language.unwrap_or(person.locale);
    let Some(to) = addresses.of(way) else { return Ok(Err(Fault::NoAddress)) };
    Ok(Ok(Alert { id, way, to: to.to_owned(), language, at: ctx.now() }))
}

/// The ways by which `person` can be alerted now: they gave an address, and the way is set up. Addresses that do not open
/// are none: nobody else is to be told later because of them.
pub(crate) async fn ways(ctx: &Ctx, tx: &mut Tx, person: Uuid) -> Result<Vec<Way>> {
    if ctx.targets().is_nobody_alerted() {
        return Ok(Vec::new());
    }
    match stored(ctx, tx, person).await {
        Ok(addresses) => Ok(addresses.ways().filter(|way| ctx.targets().is_set_up(*way)).collect()),
        Err(error) if error.kind() == ErrorKind::Internal => {
            tracing::error!(event = "alert-address.broken", cause = %error.causes());
            Ok(Vec::new())
        }
        Err(error) => Err(error),
    }
}

/// Sees to it that the alert `id`, a row that the same transaction adds, is sent by `way` once it is `due`.
pub(crate) async fn deliver(ctx: &Ctx, tx: &mut Tx, id: Uuid, (way, due): (Way, Moment)) -> Result<()> {
    match way {
        Way::Mail => enqueue::<DeliverMail>(ctx, tx, &id, due).await,
        Way::Text => enqueue::<DeliverText>(ctx, tx, &id, due).await,
    }
}

/// One try. Why it failed is kept with the alert, for the desk that it is about.
async fn attempt(ctx: &Ctx, id: Uuid, way: Way) -> Result<()> {
    let mut tx = ctx.db.read().await?;
    // Sent before its work could be ended, or gone with its concern: there is nothing to do.
    let Some(person) = alerts::waiting(&mut tx, id).await? else { return Ok(()) };
    let alert = made(ctx, &mut tx, id, person, way).await?;
    drop(tx);
    let sent = match alert {
        Ok(alert) => ctx.targets().send(alert).await,
        Err(fault) => Err(fault),
    };
    if let Err(fault) = sent {
        let mut tx = ctx.db.begin().await?;
        alerts::failed(&mut tx, id, &fault.to_string()).await?;
        tx.commit().await?;
        return Err(fault.into());
    }
    Ok(())
}

macro_rules! deliveries {
    ($($(#[$meta:meta])* $name:ident: $way:expr;)+) => { $(
        $(#[$meta])*
        pub(crate) struct $name;

        impl Work for $name {
            const KIND: Kind = Kind::$name;
            type Ids = Uuid;

            async fn outside(ctx: &Ctx, id: &Uuid, _: Uuid) -> Result<()> {
                attempt(ctx, *id, $way).await
            }

            async fn within(ctx: &Ctx, tx: &mut Tx, id: &Uuid) -> Result<()> {
                Ok(alerts::sent(tx, *id, ctx.now()).await?)
            }
        }
    )+ };
}

deliveries! {
    /// Sends one alert by mail.
    DeliverMail: Way::Mail;
    /// Sends one alert by the gateway for text messages.
    DeliverText: Way::Text;
}

/// Sends a person one mail that says "open Clywed" like every other: something waits on their pages. It is about no concern, so
/// no desk keeps whether it was sent. While one waits for somebody, an equal one is not added.
pub(crate) struct Nudge;

impl Nudge {
    /// Sees to it that `person` is written to, if they gave an address and mail is set up.
    pub(crate) async fn add(ctx: &Ctx, tx: &mut Tx, person: Uuid) -> Result<()> {
        if ways(ctx, tx, person).await?.contains(&Way::Mail) {
            enqueue::<Self>(ctx, tx, &person, ctx.now()).await?;
        }
        Ok(())
    }
}

impl Work for Nudge {
    const KIND: Kind = Kind::Nudge;
    type Ids = Uuid;

    async fn outside(ctx: &Ctx, person: &Uuid, _: Uuid) -> Result<()> {
        let mut tx = ctx.db.read().await?;
        let alert = made(ctx, &mut tx, ctx.token(), *person, Way::Mail).await?;
        drop(tx);
        match alert {
            Ok(alert) => Ok(ctx.targets().send(alert).await?),
            // They took their address away, or are let in no more: there is nobody to write to.
            Err(_) => Ok(()),
        }
    }
}

/// What became of a trial alert, one for each way.
pub type Tried = Vec<(Way, Result<(), Fault>)>;

/// Sends somebody a trial alert by every way that they gave, all at once, and says what became of each.
async fn trial(ctx: &Ctx, person: Uuid) -> Result<Tried> {
    let mut tx = ctx.db.read().await?;
    let gave = stored(ctx, &mut tx, person).await?;
    let mut trials = JoinSet::new();
    for way in gave.ways() {
        let alert = made(ctx, &mut tx, ctx.token(), person, way).await?;
        let ctx = ctx.clone();
        trials.spawn(async move {
            match alert {
                Ok(alert) => (way, ctx.targets().send(alert).await),
                Err(fault) => (way, Err(fault)),
            }
        });
    }
    drop(tx);
    let mut tried = Tried::new();
    while let Some(one) = trials.join_next().await {
        tried.push(one.map_err(Error::internal)?);
    }
    tried.sort_by_key(|(way, _)| *way);
    Ok(tried)
}

/// Sends somebody a trial alert by every way that they gave. It looks like every other, so that whoever sees the telephone
/// cannot tell.
///
/// # Errors
/// [`ErrorKind::TooMany`] for more than a few within ten minutes.
#[tracing::instrument(name = "alerts.try", skip_all)]
pub async fn try_out(ctx: &Ctx, person: Uuid) -> Result<Tried> {
    limits::take(ctx, &[(Limit::TrialAlert, &person.to_string())]).await?;
    trial(ctx, person).await
}

/// The same for whoever signs in as `sign_in`, at the terminal.
///
/// # Errors
/// [`ErrorKind::NotFound`] if nobody does.
#[tracing::instrument(name = "alerts.try_of_sign_in", skip_all)]
pub async fn try_of_sign_in(ctx: &Ctx, sign_in: &str) -> Result<Tried> {
    let mut tx = ctx.db.read().await?;
    let person = people::by_sign_in(&mut tx, &folded(sign_in)).await?.ok_or(ErrorKind::NotFound)?;
    drop(tx);
    trial(ctx, person.id).await
}
