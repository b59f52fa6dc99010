//! Leases: one holder a name at a time, for jobs that must not run twice.

use crate::{Result, Tx};
use domain::clock::Moment;
use uuid::Uuid;

statements! {
    /// Takes a lease that is free, run out, or already ours.
    TAKE = "INSERT INTO lease (name, holder, until) VALUES ($1, $2, $3)
        ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
        WHERE lease.holder = excluded.holder OR lease.until < $4";
}

/// Takes or renews the lease `name` for `holder` until `until`. False: somebody else has it.
pub async fn take(tx: &mut Tx, name: &str, holder: Uuid, now: Moment, until: Moment) -> Result<bool> {
    changed!(tx, TAKE, name, holder, until.0, now.0)
}
