//! Which worries came from one place within an hour, without keeping the place.
//! A keyed hash of the caller leads to a random label. Feedback carries the label and never the hash, and the hash is
//! deleted within a day. From then on nothing leads from a feedback to a caller, but the queue still knows which
//! worries belong together until they are decided.

use crate::{Result, Tx};
use domain::clock::Moment;
use sqlx::query_scalar;
use uuid::Uuid;

statements! {
    /// The label of a caller's burst; a new one where there is none, or it began too long ago.
    LABEL = "INSERT INTO burst (bucket, label, began) VALUES ($1, $2, $3)
        ON CONFLICT (bucket) DO UPDATE SET
            label = CASE WHEN burst.began < $4 THEN excluded.label ELSE burst.label END,
            began = CASE WHEN burst.began < $4 THEN excluded.began ELSE burst.began END
        RETURNING label";
    /// Forgets callers.
    FORGET = "DELETE FROM burst WHERE began < $1";
}

/// The label for what comes from the caller of `bucket` at `now`: `fresh`, unless that caller's burst began at `since` or
/// later.
pub async fn label(tx: &mut Tx, bucket: &[u8], fresh: Uuid, now: Moment, since: Moment) -> Result<Uuid> {
    Ok(on!(tx, |c| query_scalar(LABEL)
        .bind(bucket)
        .bind(fresh)
        .bind(now.0)
        .bind(since.0)
        .fetch_one(c)
        .await)?)
}

/// Forgets the callers of bursts that began before `before`.
pub async fn forget_before(tx: &mut Tx, before: Moment) -> Result<()> {
    exec!(tx, FORGET, before.0)
}
