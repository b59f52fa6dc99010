//! Which feedback a concern is about, and on which desk that feedback lies because of it.

use super::matter::{code, code_of};
use crate::{Result, Tx};
use domain::{
    clock::Moment,
    concern::{Kind, Status},
    feedback::Desk,
};
use uuid::Uuid;

statements! {
    /// Adds a feedback to a concern, unless it is in an open one.
    ADD_FEEDBACK = "INSERT INTO concern_feedback (concern, feedback, added, open) VALUES ($1, $2, $3, TRUE)
        ON CONFLICT DO NOTHING";
    /// Takes one that was there up again.
    OPEN_AGAIN = "UPDATE concern_feedback SET open = TRUE WHERE concern = $1 AND feedback = $2 AND open = FALSE
        AND NOT EXISTS (SELECT 1 FROM concern_feedback o WHERE o.feedback = $2 AND o.open = TRUE)";
    /// Says that a concern is over for its feedback.
    RELEASE = "UPDATE concern_feedback SET open = FALSE WHERE concern = $1";
    /// The feedback that a concern is about, in the order in which it came.
    FEEDBACK = "SELECT f.id, f.received, f.locale, f.audience, f.withdrawn, f.sealed IS NOT NULL
        FROM concern_feedback x JOIN feedback f ON f.id = x.feedback
        WHERE x.concern = $1 ORDER BY x.added, f.received, f.id";
    /// The concerns about a feedback, newest first.
    OF_FEEDBACK = "SELECT c.id, c.kind, c.raised, c.acknowledged, c.called, c.closed, c.front_door
        FROM concern_feedback x JOIN concern c ON c.id = x.concern WHERE x.feedback = $1 ORDER BY c.raised DESC, c.id";
    /// The feedback about which moderators are asked to ring the front door, since nobody has the concern about it.
    TO_RING = "SELECT x.feedback, c.front_door FROM concern c JOIN concern_feedback x ON x.concern = c.id
        WHERE c.authority = $1 AND c.desk = 'lead' AND c.closed IS NULL AND c.acknowledged IS NULL
            AND c.called IS NULL AND c.front_door IS NOT NULL ORDER BY c.front_door, x.feedback LIMIT 20";
    /// The sentence that the number shows.
    STATUS_OF = "SELECT c.id, c.status FROM concern_feedback x JOIN concern c ON c.id = x.concern
        WHERE x.feedback = $1 AND c.status IS NOT NULL ORDER BY c.raised DESC, c.id LIMIT 1";
    /// Remembers that a person has read the feedback of a concern, where no reader has opened it yet: the number says so
    /// beside a sentence that was chosen for it, as it does for any feedback.
    READ = "UPDATE feedback SET opened = $2 WHERE opened IS NULL
        AND id IN (SELECT feedback FROM concern_feedback WHERE concern = $1)";
    /// Puts an item on another desk. Whoever had it there has it no more.
    MOVE_ITEM = "UPDATE feedback SET desk = $2, claimed_by = NULL, claimed = NULL, looked = NULL, held_by = NULL,
            burst = NULL, version = version + 1,
            state = CASE WHEN state IN ('claimed', 'held') THEN 'waiting' ELSE state END
        WHERE id = $1 AND desk <> $2";
}

/// A feedback that a concern is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Identifier.
    pub id: Uuid,
    /// When it was received.
    pub received: Moment,
    /// Language of the form.
    pub locale: domain::Locale,
    /// Whom the questions were worded for.
    pub audience: domain::feedback::Audience,
    /// When its contributor took it back: it is kept for the concern alone.
    pub withdrawn: Option<Moment>,
    /// Its sealed words are still there.
    pub kept: bool,
}

/// A concern about a feedback, as far as the feedback's own life depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Over {
    /// The concern.
    pub concern: Uuid,
    /// What it is about.
    pub kind: Kind,
    /// When it was raised.
    pub raised: Moment,
    /// When somebody took it.
    pub acknowledged: Option<Moment>,
    /// When somebody first reported it by telephone.
    pub called: Option<Moment>,
    /// When it ended.
    pub closed: Option<Moment>,
    /// Since when the moderators are asked to ring the front door.
    pub front_door: Option<Moment>,
}

impl Over {
    /// Whether the readers of its feedback are asked to ring the front door: everybody of its desk was told, nobody has it,
    /// and nobody has rung. Only ever for the leads' desk.
    pub const fn asks_to_ring(&self) -> bool {
        let waits = self.acknowledged.is_none() && self.closed.is_none();
        self.front_door.is_some() && waits && self.called.is_none()
    }
}

/// Adds `feedback` to `concern`. False: it is in an open concern.
pub async fn add_feedback(tx: &mut Tx, concern: Uuid, feedback: Uuid, at: Moment) -> Result<bool> {
    Ok(changed!(tx, ADD_FEEDBACK, concern, feedback, at.0)? || changed!(tx, OPEN_AGAIN, concern, feedback)?)
}

/// Says that `concern` is over for its feedback.
pub async fn release_feedback(tx: &mut Tx, concern: Uuid) -> Result<()> {
    exec!(tx, RELEASE, concern)
}

/// The feedback that `concern` is about, in the order in which it came.
pub async fn feedback(tx: &mut Tx, concern: Uuid) -> Result<Vec<About>> {
    type Row = (Uuid, i64, String, String, Option<i64>, bool);
    let rows: Vec<Row> = all!(tx, FEEDBACK, concern)?;
    rows.into_iter()
        .map(|(id, received, locale, audience, withdrawn, kept)| {
            Ok(About {
                id,
                received: Moment(received),
                locale: crate::feedback::code(id, "locale", &locale)?,
                audience: crate::feedback::code(id, "audience", &audience)?,
                withdrawn: withdrawn.map(Moment),
                kept,
            })
        })
        .collect()
}

/// The concerns about `feedback`, newest first.
pub async fn of_feedback(tx: &mut Tx, feedback: Uuid) -> Result<Vec<Over>> {
    type Row = (Uuid, String, i64, Option<i64>, Option<i64>, Option<i64>, Option<i64>);
    let rows: Vec<Row> = all!(tx, OF_FEEDBACK, feedback)?;
    rows.into_iter()
        .map(|(concern, kind, raised, acknowledged, called, closed, front_door)| {
            Ok(Over {
                concern,
                kind: code(concern, "kind", &kind)?,
                raised: Moment(raised),
                acknowledged: acknowledged.map(Moment),
                called: called.map(Moment),
                closed: closed.map(Moment),
                front_door: front_door.map(Moment),
            })
        })
        .collect()
}

/// The first 20 feedback of an authority about which moderators are asked to ring the front door, and since when.
pub async fn to_ring(tx: &mut Tx, authority: &str) -> Result<Vec<(Uuid, Moment)>> {
    let rows: Vec<(Uuid, i64)> = all!(tx, TO_RING, authority)?;
    Ok(rows.into_iter().map(|(feedback, since)| (feedback, Moment(since))).collect())
}

/// The sentence that the number of `feedback` shows, where whoever acts on a concern about it has chosen one.
pub async fn status_of(tx: &mut Tx, feedback: Uuid) -> Result<Option<Status>> {
    let row: Option<(Uuid, Option<String>)> = one!(tx, STATUS_OF, feedback)?;
    let Some((concern, status)) = row else { return Ok(None) };
    Ok(code_of(concern, "status", status.as_deref())?)
}

/// Remembers that a person has read the feedback of `concern` by `at`.
pub async fn read(tx: &mut Tx, concern: Uuid, at: Moment) -> Result<()> {
    exec!(tx, READ, concern, at.0)
}

/// Puts `feedback` on another desk. Whoever had it has it no more; what waited for a second person waits anew. False: it
/// lies there already.
pub async fn move_feedback(tx: &mut Tx, feedback: Uuid, desk: Desk) -> Result<bool> {
    changed!(tx, MOVE_ITEM, feedback, desk.code())
}
