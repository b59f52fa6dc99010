//! Limits on tries, shared by all processes. Keyed by a hash: no address is stored.

use crate::{Ctx, ErrorKind, Result};
use storage::attempts;

/// A kind of try that is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Wrong numbers from one caller.
    WrongNumber,
    /// Wrong passwords for one name.
    WrongPassword,
    /// Wrong passwords from one caller.
    WrongPasswordFrom,
    /// Feedback sent by one caller: generous, since a whole school may share an address.
    Sending,
}

impl Limit {
    const fn rule(self) -> (&'static str, i64, i64) {
        // name, window in seconds, tries
        match self {
            Self::WrongNumber => ("number", 600, 10),
            Self::WrongPassword => ("password", 900, 8),
            Self::WrongPasswordFrom => ("password-from", 900, 40),
            Self::Sending => ("sending", 600, 240),
        }
    }

    fn window(self, ctx: &Ctx) -> i64 {
        let (_, seconds, _) = self.rule();
        ctx.now().0 / 1_000_000 / seconds * seconds
    }
}

/// Whether `caller` may try: refused once the window's tries are used up.
///
/// # Errors
/// [`ErrorKind::TooMany`].
pub async fn check(ctx: &Ctx, limit: Limit, caller: &str) -> Result<()> {
    let (name, _, most) = limit.rule();
    let mut tx = ctx.db.read().await?;
    let tries = attempts::tries(&mut tx, &ctx.vault.bucket(name, caller), limit.window(ctx)).await?;
    if tries >= most { Err(ErrorKind::TooMany.into()) } else { Ok(()) }
}

/// Counts a try of `caller`.
pub async fn count(ctx: &Ctx, limit: Limit, caller: &str) -> Result<()> {
    let (name, ..) = limit.rule();
    let mut tx = ctx.db.begin().await?;
    attempts::count(&mut tx, &ctx.vault.bucket(name, caller), limit.window(ctx)).await?;
    tx.commit().await?;
    Ok(())
}
