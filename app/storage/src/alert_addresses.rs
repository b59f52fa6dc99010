//! Where people are alerted: sealed, one row a person.

use crate::{Result, Tx};
use domain::clock::Moment;
use uuid::Uuid;

statements! {
    /// Somebody's sealed addresses.
    GET = "SELECT sealed FROM alert_address WHERE person = $1";
    /// Keeps somebody's addresses in place of those that they had.
    PUT = "INSERT INTO alert_address (person, sealed, changed) VALUES ($1, $2, $3)
        ON CONFLICT (person) DO UPDATE SET sealed = excluded.sealed, changed = excluded.changed";
    /// Forgets somebody's addresses.
    FORGET = "DELETE FROM alert_address WHERE person = $1";
}

/// The sealed addresses of `person`; `None` if they gave none.
pub async fn get(tx: &mut Tx, person: Uuid) -> Result<Option<Vec<u8>>> {
    let row: Option<(Vec<u8>,)> = one!(tx, GET, person)?;
    Ok(row.map(|(sealed,)| sealed))
}

/// Keeps the sealed addresses of `person` in place of those that they had.
pub async fn put(tx: &mut Tx, person: Uuid, sealed: &[u8], changed: Moment) -> Result<()> {
    exec!(tx, PUT, person, sealed, changed.0)
}

/// Forgets the addresses of `person`.
pub async fn forget(tx: &mut Tx, person: Uuid) -> Result<()> {
    exec!(tx, FORGET, person)
}
