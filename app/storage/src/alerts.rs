//! How the sending of each alert goes. Who is alerted about what is written in [`crate::concerns`]; a row holds no content.

use crate::{Result, Tx};
use domain::clock::Moment;
use uuid::Uuid;

statements! {
    /// Whom an alert is for, if it was not sent yet.
    WAITING = "SELECT person FROM alert WHERE id = $1 AND sent IS NULL";
    /// The concern of an alert and the step that it was made by, for the person it was sent to.
    ABOUT = "SELECT concern, step FROM alert WHERE id = $1 AND person = $2";
    /// Notes that an alert was taken over by the server that it goes to.
    SENT = "UPDATE alert SET sent = $2, tries = tries + 1, last_fault = NULL WHERE id = $1 AND sent IS NULL";
    /// Notes why a try failed.
    FAILED = "UPDATE alert SET tries = tries + 1, last_fault = $2 WHERE id = $1 AND sent IS NULL";
}

/// Whom the alert `id` is for; `None` once it was sent, or if there is none.
pub async fn waiting(tx: &mut Tx, id: Uuid) -> Result<Option<Uuid>> {
    let row: Option<(Uuid,)> = one!(tx, WAITING, id)?;
    Ok(row.map(|(person,)| person))
}

/// The concern of the alert `id` and the name of the step that it was made by, if it was sent to `person`.
pub async fn about(tx: &mut Tx, id: Uuid, person: Uuid) -> Result<Option<(Uuid, String)>> {
    one!(tx, ABOUT, id, person)
}

/// Notes that the alert `id` was taken over by the server that it goes to.
pub async fn sent(tx: &mut Tx, id: Uuid, at: Moment) -> Result<()> {
    exec!(tx, SENT, id, at.0)
}

/// Notes why a try of the alert `id` failed, as a code.
pub async fn failed(tx: &mut Tx, id: Uuid, fault: &str) -> Result<()> {
    exec!(tx, FAILED, id, fault)
}
