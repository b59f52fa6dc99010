//! What a contributor writes by the number to the people who keep somebody safe, and the sentence that they chose for it.
//!
//! It is offered for every feedback alike, and answered alike: it proves nothing about whether there is a concern.

use super::{
    case::{Line, add_entry_as, trail},
    escalate,
    raise::{From, begin},
    words::{self, Words, WordsProblem},
};
use crate::{Ctx, ErrorKind, Result, vault};
use domain::concern::{About, EntryKind, Kind, Source, Status, clocks::What};
use storage::{Uuid, concerns, feedback::Thing, moderation};

/// Takes what a contributor writes to the people who keep somebody safe. It goes to the open concern about this feedback,
/// or raises one. `token` comes with the form: what was taken under it is not taken again. A problem comes back, and then
/// nothing is written.
///
/// # Errors
/// [`ErrorKind::NotFound`] once it was taken back.
#[tracing::instrument(name = "concern.say_more", skip_all)]
pub async fn say_more(ctx: &Ctx, thing: &Thing, token: Uuid, text: &str) -> Result<Option<WordsProblem>> {
    if let Some(problem) = words::check(text) {
        return Ok(Some(problem));
    }
    let year = vault::concern::of_year(ctx, &thing.authority).await?;
    let mut tx = ctx.db.begin().await?;
    storage::feedback::lock_item(&mut tx, thing.id).await?;
    let facts = moderation::facts(&mut tx, thing.id).await?.filter(|facts| facts.withdrawn.is_none());
    let facts = facts.ok_or(ErrorKind::NotFound)?;
    if is_taken(&mut tx, thing.id, token).await? {
        return Ok(None);
    }
    let now = storage::feedback::thing(&mut tx, thing.id).await?.ok_or(ErrorKind::NotFound)?;
    let kind = Kind::on_desk(now.desk, facts.audience);
    let (authority, about) = (thing.authority.as_str(), About::of_audience(facts.audience));
    // The time to a human is measured from what was written now, and not from when the feedback came.
    let received = ctx.now();
    let from = From { authority, kind, about, about_person: None, raised_by: None, received };
    let fresh = begin(ctx, &mut tx, &year, (from, Source::SaidMore), thing.id, None).await?;
    let id = open_about(&mut tx, thing.id).await?;
    concerns::lock(&mut tx, id).await?;
    let stored = concerns::stored(&mut tx, id).await?.ok_or(ErrorKind::NotFound)?;
    let words = Words::text(text);
    let line = Line { person: None, kind: EntryKind::SaidMore, code: None, words: Some(&words) };
    add_entry_as(ctx, &mut tx, &stored, (token, line)).await?;
    if !fresh {
        escalate::tell_of(ctx, &mut tx, &stored, What::Said).await?;
    }
    trail(ctx, &mut tx, None, &stored.matter, "concern-said-more").await?;
    tx.commit().await?;
    Ok(None)
}

/// Whether a concern about this feedback, open or closed since, holds what was written under `token`.
async fn is_taken(tx: &mut storage::Tx, feedback: Uuid, token: Uuid) -> Result<bool> {
    for over in concerns::of_feedback(tx, feedback).await? {
        if concerns::entry(tx, over.concern, token).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn open_about(tx: &mut storage::Tx, feedback: Uuid) -> Result<Uuid> {
    let about = concerns::of_feedback(tx, feedback).await?;
    let open = about.into_iter().find(|over| over.closed.is_none());
    Ok(open.ok_or(ErrorKind::NotFound)?.concern)
}

/// The fixed sentence that the number shows, where whoever keeps people safe has chosen one. It is asked for every feedback
/// alike.
#[tracing::instrument(name = "concern.status_of", skip_all)]
pub async fn status_of(ctx: &Ctx, feedback: Uuid) -> Result<Option<Status>> {
    let mut tx = ctx.db.read().await?;
    Ok(concerns::status_of(&mut tx, feedback).await?)
}
