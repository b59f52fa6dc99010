//! How to reach whoever is behind a concern: opened by somebody who acts on it, with a reason, and written into its story.

use super::{
    case::{Case, Written},
    steps::Stepped,
    words::{self, Words},
};
use crate::{
    Ctx, ErrorKind, Grant, Result,
    acts::ActOnConcern,
    original::{self, Opened},
};
use domain::{calls::ReachReason, concern::Act};
use storage::{Uuid, concerns};

/// What came of asking how to reach somebody.
#[derive(Debug)]
pub enum Looked {
    /// How to reach them and what they said about safety, without what they wrote.
    Opened(Opened),
    /// It was not opened, and why. Nothing was written.
    No(Stepped),
}

/// Opens how to reach the person behind one feedback of a concern. The reason stands in the story, in code and words; the look
/// itself is in the trail.
///
/// # Errors
/// [`ErrorKind::NotFound`] for a feedback that the concern is not about, or whose words are gone.
#[tracing::instrument(name = "concern.open_identity", skip_all)]
pub async fn open_identity(
    ctx: &Ctx,
    grant: &Grant<ActOnConcern>,
    feedback: Uuid,
    (reason, why): (ReachReason, &str),
) -> Result<Looked> {
    if let Some(problem) = words::check(why) {
        return Ok(Looked::No(Stepped::Words(problem)));
    }
    let mut tx = ctx.db.begin().await?;
    let case = Case::of(&mut tx, (grant.thing(), grant.person()), None).await?;
    let about = concerns::feedback(&mut tx, grant.thing().id).await?;
    if !about.iter().any(|about| about.id == feedback) {
        return Err(ErrorKind::NotFound.into());
    }
    let next = match case.next(ctx, Act::OpenIdentity) {
        Ok(next) => next,
        Err(refusal) => return Ok(Looked::No(Stepped::Refused(refusal))),
    };
    let opened = original::for_redaction(ctx, &mut tx, feedback).await?.without_words();
    let words = Words::text(why);
    let written = Written { words: Some(&words), code: Some(reason.code()) };
    case.write(ctx, &mut tx, &next, written, "concern-open-identity").await?;
    tx.commit().await?;
    Ok(Looked::Opened(opened))
}
