//! What a reader of feedback does for a concern about it while nobody of its desk has it: they ring.

use super::{
    case::{Case, Line, Written, add_entry},
    words::Words,
};
use crate::{Ctx, Result};
use domain::{
    calls::{Call, Rung},
    concern::{Act, EntryKind, may_ring},
};
use storage::{Tx, Uuid, concerns};

/// Writes a call of a reader's, which is recorded with its feedback, into the story of the open concern about it, if there is
/// one. Where they rang somebody who can act, it is reported from now on: that was the first call of a person. It still
/// waits for somebody of its desk to take it.
pub(crate) async fn rang(
    ctx: &Ctx,
    tx: &mut Tx,
    (feedback, person): (Uuid, Uuid),
    (rung, call): (Rung, &Call),
) -> Result<()> {
    let about = concerns::of_feedback(tx, feedback).await?;
    let (Some(open), Some(rung_at)) = (about.iter().find(|over| over.closed.is_none()), call.rung_at) else {
        return Ok(());
    };
    let case = Case::beside_desk(tx, open.concern, person).await?;
    let trimmed = |text: &str| text.trim().to_owned();
    let (who, reference) = (trimmed(&call.who), trimmed(&call.reference));
    let words = Words::Call { rung_at, who, reference, said: trimmed(&call.said) };
    let reports = may_ring(case.stored.standing.desk()).contains(&rung);
    let own = case.name_of(person).is_some();
    let act = if own { Act::Call(rung_at) } else { Act::Rang(rung_at) };
    if let Some(next) = case.next(ctx, act).ok().filter(|_| reports) {
        let written = Written { words: Some(&words), code: Some(rung.code()) };
        case.write(ctx, tx, &next, written, "concern-call").await
    } else {
        // They rang the lead, or the contributor: that belongs to the story, and is no report.
        let (kind, code) = (EntryKind::Called, Some(rung.code()));
        let line = Line { person: Some(person), kind, code, words: Some(&words) };
        add_entry(ctx, tx, &case.stored, line).await
    }
}
