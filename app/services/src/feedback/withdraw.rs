//! Taking feedback back.

use crate::{
    Ctx, ErrorKind, Result,
    audit::{Said, write},
};
use domain::{feedback::State, number::Number};
use storage::{dialect, feedback};

/// Takes back the feedback behind `number`: its words, their key, the redacted words and the permissions are
/// gone. What a release has counted stays in its figures; the link to it is destroyed.
///
/// # Errors
/// [`ErrorKind::NotFound`] for a number that is unknown or whose feedback was taken back before.
pub async fn withdraw(ctx: &Ctx, number: &Number) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    let hash = ctx.vault.number_hash(number);
    // Somebody may be accepting it, or taking it back from another page: what is taken out of the figures must be
    // what stands in them, once.
    feedback::lock(&mut tx, &hash).await?;
    let found = feedback::by_number(&mut tx, &hash).await?.ok_or(ErrorKind::NotFound)?;
    if found.thing.state == State::Withdrawn {
        return Err(ErrorKind::NotFound.into());
    }
    if found.thing.state == State::Accepted {
        crate::jobs::uncount(&mut tx, found.thing.id).await?;
    }
    if !feedback::erase(&mut tx, found.thing.id, &[]).await? {
        return Err(ErrorKind::NotFound.into());
    }
    let said = Said {
        actor: None,
        action: "withdraw",
        thing: "feedback",
        thing_id: found.thing.id.to_string(),
        authority: Some(&found.thing.authority),
        detail: found.thing.state.code().to_owned(),
    };
    write(ctx, &mut tx, said).await?;
    tx.commit().await?;
    // The overwritten words must not stay on in the write-ahead log either.
    dialect::truncate_log(&ctx.db).await?;
    Ok(())
}
