//! The weekly mail of those who asked for it. It says "open Clywed" like every alert (`docs/alerts.md`): no word, no number, no
//! service. Nobody is written to in a week in which nothing waits for them.

use super::board;
use crate::{Actor, Ctx, ErrorKind, Reach, Remit, Result, alerts::Nudge, govern::sign_in};
use domain::{alert::Way, board::next_digest, permission::Action};
use storage::{Tx, Uuid, board as stored, directory, people};

/// How the weekly mail stands for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weekly {
    /// No mail leaves this installation.
    NotSetUp,
    /// They did not ask for it, or stopped it.
    Off,
    /// They asked for it.
    On,
}

/// How it stands for the person themselves.
#[tracing::instrument(name = "digest.stands", skip_all)]
pub async fn stands(ctx: &Ctx, actor: &Actor) -> Result<Weekly> {
    if !ctx.targets().is_set_up(Way::Mail) {
        return Ok(Weekly::NotSetUp);
    }
    let mut tx = ctx.db.read().await?;
    Ok(if stored::has_asked(&mut tx, actor.person).await? { Weekly::On } else { Weekly::Off })
}

/// Somebody asks for the weekly mail themselves, or stops it.
///
/// # Errors
/// [`ErrorKind::Denied`] for who answers for nothing.
#[tracing::instrument(name = "digest.ask", skip_all)]
pub async fn ask(ctx: &Ctx, actor: &Actor, wanted: bool) -> Result<()> {
    if !actor.could(Action::ReadFigures) {
        return Err(ErrorKind::Denied.into());
    }
    let due = wanted.then(|| next_digest(ctx.now()));
    let mut tx = ctx.db.begin().await?;
    stored::ask_digest(&mut tx, actor.person, due).await?;
    Ok(tx.commit().await?)
}

/// Sees to it that everybody whose weekly mail is due is written to, if anything waits for them.
pub(crate) async fn due(ctx: &Ctx, tx: &mut Tx) -> Result<()> {
    for person in stored::digests_due(tx, ctx.now()).await? {
        stored::next_digest(tx, person, next_digest(ctx.now())).await?;
        if waits(ctx, tx, person).await? {
            Nudge::add(ctx, tx, person).await?;
        }
    }
    Ok(())
}

/// Whether anything waits for a person on one of their boards.
async fn waits(ctx: &Ctx, tx: &mut Tx, person: Uuid) -> Result<bool> {
    let Some(person) = people::by_id(tx, person).await?.filter(|person| !person.disabled) else {
        return Ok(false);
    };
    let actor = sign_in::actor(tx, person).await?;
    for reach in actor.reaches(Action::ReadFigures) {
        let whole = |authority| Remit { authority, desk: None, concerns: None, service: None };
        let remit = match reach {
            Reach::Service(id) => {
                let Some(service) = directory::by_id(tx, id).await? else { continue };
                Remit { service: Some(id), ..whole(service.authority) }
            }
            Reach::Whole(code) => whole(code),
            Reach::Desk(..) | Reach::Concerns(..) => continue,
        };
        if directory::authority(tx, &remit.authority).await?.is_some()
            && board::waits(ctx, tx, &remit).await?
        {
            return Ok(true);
        }
    }
    Ok(false)
}
