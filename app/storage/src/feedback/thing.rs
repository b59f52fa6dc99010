//! What every command needs to know about one feedback, and its sealed words.

use crate::{Inconsistent, Result, Tx};
use domain::{
    clock::Moment,
    feedback::{Desk, State},
};
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    /// What the permission table needs to know about one.
    THING = "SELECT id, authority, service, state, desk, claimed_by FROM feedback WHERE id = $1";
    /// Changes nothing, and so locks a feedback on either engine.
    LOCK_ITEM = "UPDATE feedback SET state = state WHERE id = $1";
    /// The sealed words.
    SEALED = "SELECT authority, key_epoch, wrapped_key, sealed FROM feedback WHERE id = $1";
    /// Remembers when a person first opened it, and when its claimant opened it last.
    MARK_OPENED = "UPDATE feedback SET opened = COALESCE(opened, $2), looked = $2 WHERE id = $1";
}

/// What the permission table needs to know about one feedback.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Identifier.
    pub id: Uuid,
    /// Code of its authority.
    pub authority: String,
    /// Its service.
    pub service: Option<Uuid>,
    /// Where it stands.
    pub state: State,
    /// Whose desk it lies on.
    pub desk: Desk,
    /// Who has claimed it.
    pub claimed_by: Option<Uuid>,
}

/// Sealed words with what is needed to open them.
#[derive(Debug, FromRow)]
pub struct Sealed {
    /// Code of the authority.
    pub authority: String,
    /// Which authority key wrapped the key.
    pub key_epoch: String,
    /// The wrapped key; none once erased.
    pub wrapped_key: Option<Vec<u8>>,
    /// The sealed words; none once erased.
    pub sealed: Option<Vec<u8>>,
}

/// Reads a closed list's code from a cell of `feedback`.
pub(crate) fn code<T: std::str::FromStr>(
    row: Uuid,
    column: &'static str,
    text: &str,
) -> Result<T, Inconsistent> {
    text.parse().map_err(|_| Inconsistent::at("feedback", column, row))
}

#[derive(FromRow)]
struct ThingRow {
    id: Uuid,
    authority: String,
    service: Option<Uuid>,
    state: String,
    desk: String,
    claimed_by: Option<Uuid>,
}

impl TryFrom<ThingRow> for Thing {
    type Error = Inconsistent;
    fn try_from(row: ThingRow) -> Result<Self, Inconsistent> {
        let (state, desk) = (code(row.id, "state", &row.state)?, code(row.id, "desk", &row.desk)?);
        let ThingRow { id, authority, service, claimed_by, .. } = row;
        Ok(Self { id, authority, service, state, desk, claimed_by })
    }
}

/// What the permission table needs to know about `id`.
pub async fn thing(tx: &mut Tx, id: Uuid) -> Result<Option<Thing>> {
    let row: Option<ThingRow> = one!(tx, THING, id)?;
    Ok(row.map(Thing::try_from).transpose()?)
}

/// Waits for any transaction that is changing the feedback `id`, and locks the feedback until this transaction ends.
/// What is read after the lock cannot change meanwhile.
pub async fn lock_item(tx: &mut Tx, id: Uuid) -> Result<()> {
    exec!(tx, LOCK_ITEM, id)
}

/// The sealed words of `id`.
pub async fn sealed(tx: &mut Tx, id: Uuid) -> Result<Option<Sealed>> {
    one!(tx, SEALED, id)
}

/// Remembers when a person first opened it, and when its claimant opened it last.
pub async fn mark_opened(tx: &mut Tx, id: Uuid, at: Moment) -> Result<()> {
    exec!(tx, MARK_OPENED, id, at.0)
}
