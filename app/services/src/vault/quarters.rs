//! Quarter keys: random, wrapped by the master key, kept in the database.

use super::{
    Vault, VaultError,
    seal::{Secret, decrypt, encrypt, mac, secret},
};
use crate::{Ctx, Result};
use domain::hex;
use storage::{
    Tx,
    quarter_keys::{self, WrappedKey},
};
use zeroize::Zeroizing;

/// The key of an authority and quarter, open.
#[derive(Clone)]
pub(crate) struct QuarterKey {
    epoch: String,
    pub(super) key: Secret,
}

impl QuarterKey {
    /// Its quarter, such as `2026-Q4`: what is kept beside everything that is sealed under it.
    pub(crate) fn epoch(&self) -> &str {
        &self.epoch
    }
}

/// The quarter key of `authority` in `epoch`, made if there is none yet.
///
/// Making one is a transaction of its own, which is committed before this returns: nothing is ever sealed under a key
/// that a crash could lose. Do not call it while holding a transaction that writes, since SQLite has one writer.
pub(crate) async fn current(ctx: &Ctx, authority: &str, epoch: &str) -> Result<QuarterKey> {
    if let Some(key) = ctx.vault.remembered(authority, epoch) {
        return Ok(key);
    }
    let mut tx = ctx.db.read().await?;
    let found = quarter_keys::get(&mut tx, authority, epoch).await?;
    drop(tx);
    if let Some(found) = found {
        return Ok(ctx.vault.remember(&found)?);
    }
    let new =
        ctx.vault.wrapped(authority, epoch, &Zeroizing::new(ctx.random()), ctx.random(), ctx.now().0)?;
    let mut tx = ctx.db.begin().await?;
    // Another process may be making the same key: the first commit wins, and both use its key.
    let stands = quarter_keys::put_new(&mut tx, &new).await?;
    tx.commit().await?;
    Ok(ctx.vault.remember(&stands)?)
}

/// The quarter key under which something was sealed.
///
/// # Errors
/// [`VaultError::Missing`] once it is destroyed; [`VaultError::WrongQuarter`].
pub(crate) async fn known(ctx: &Ctx, tx: &mut Tx, authority: &str, epoch: &str) -> Result<QuarterKey> {
    if let Some(key) = ctx.vault.remembered(authority, epoch) {
        return Ok(key);
    }
    let missing = || VaultError::Missing { authority: authority.to_owned(), epoch: epoch.to_owned() };
    let found = quarter_keys::get(tx, authority, epoch).await?.ok_or_else(missing)?;
    Ok(ctx.vault.remember(&found)?)
}

/// What [`check_keys`] found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CheckedKeys {
    /// How many quarter keys open.
    pub whole: usize,
    /// What is wrong, one line each, by authority and quarter.
    pub wrong: Vec<String>,
}

/// Opens every quarter key, and looks for sealed feedback whose quarter key is gone. `thorough` asks for the latter,
/// which reads all feedback.
pub async fn check_keys(ctx: &Ctx, thorough: bool) -> Result<CheckedKeys> {
    let mut tx = ctx.db.read().await?;
    let mut checked = CheckedKeys::default();
    for key in quarter_keys::all(&mut tx).await? {
        match ctx.vault.unwrapped(&key) {
            Ok(_) => checked.whole += 1,
            Err(error) => checked.wrong.push(error.to_string()),
        }
    }
    if thorough {
        let gone = quarter_keys::missing(&mut tx).await?;
        let missing = |(authority, epoch)| VaultError::Missing { authority, epoch }.to_string();
        checked.wrong.extend(gone.into_iter().map(missing));
    }
    Ok(checked)
}

/// What a wrapped key is bound to: a row moved to another authority or quarter does not open.
fn name(authority: &str, epoch: &str) -> Vec<u8> {
    format!("{authority}-{epoch}").into_bytes()
}

/// Tells a wrong quarter key, and tells nothing of the key.
fn check_value(key: &Secret, name: &[u8]) -> String {
    hex(&mac(key, &[b"check", name])[..8])
}

impl Vault {
    fn remembered(&self, authority: &str, epoch: &str) -> Option<QuarterKey> {
        let known = self.quarters.read().ok()?;
        known.get(&(authority.to_owned(), epoch.to_owned())).cloned()
    }

    fn remember(&self, stored: &WrappedKey) -> Result<QuarterKey, VaultError> {
        let key = self.unwrapped(stored)?;
        if let Ok(mut known) = self.quarters.write() {
            known.insert((stored.authority.clone(), stored.epoch.clone()), key.clone());
        }
        Ok(key)
    }

    pub(super) fn wrapped(
        &self,
        authority: &str,
        epoch: &str,
        key: &Secret,
        nonce: [u8; 24],
        made: i64,
    ) -> Result<WrappedKey, VaultError> {
        let name = name(authority, epoch);
        Ok(WrappedKey {
            authority: authority.to_owned(),
            epoch: epoch.to_owned(),
            wrapped: encrypt(&self.wrap, nonce, &name, key.as_slice())?,
            check_value: check_value(key, &name),
            made,
        })
    }

    pub(super) fn unwrapped(&self, stored: &WrappedKey) -> Result<QuarterKey, VaultError> {
        let wrong = |why| VaultError::WrongQuarter {
            authority: stored.authority.clone(),
            epoch: stored.epoch.clone(),
            why,
        };
        let name = name(&stored.authority, &stored.epoch);
        let plain = decrypt(&self.wrap, &name, &stored.wrapped);
        let key =
            plain.and_then(|plain| secret(&plain)).map_err(|_| wrong("the master key does not open it"))?;
        if check_value(&key, &name) != stored.check_value {
            return Err(wrong("its check value is another's"));
        }
        Ok(QuarterKey { epoch: stored.epoch.clone(), key })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ErrorKind,
        rig::{AUTHORITY, story},
    };
    use std::sync::Arc;
    use tokio::task::JoinSet;

    const EPOCH: &str = "2026-Q4";

    story!(of_many_that_make_the_same_quarter_key_at_once_all_get_the_one_that_stays, |rig| {
        let mut makers = JoinSet::new();
        for _ in 0..12 {
            // Each is a process of its own: nothing is shared but the master key and the database.
            let mut alone = rig.ctx.clone();
            alone.vault = Arc::new(Vault::new(&[7; 32]));
            makers.spawn(async move { current(&alone, AUTHORITY, "2027-Q3").await.unwrap().key });
        }
        let made = makers.join_all().await;
        let mut tx = rig.ctx.db.read().await.unwrap();
        let stays = known(&rig.ctx, &mut tx, AUTHORITY, "2027-Q3").await.unwrap().key;
        assert!(made.iter().all(|key| *key == stays));
        let all = quarter_keys::all(&mut tx).await.unwrap();
        assert_eq!(all.iter().filter(|key| key.epoch == "2027-Q3").count(), 1);
    });

    story!(a_quarter_key_of_another_installation_is_found_and_its_authority_and_quarter_are_named, |rig| {
        current(&rig.ctx, AUTHORITY, EPOCH).await.unwrap();
        current(&rig.ctx, AUTHORITY, "2027-Q1").await.unwrap();
        // And the key of this year's concerns.
        let whole = CheckedKeys { whole: 3, wrong: Vec::new() };
        assert_eq!(check_keys(&rig.ctx, true).await.unwrap(), whole);
        let mut other = rig.ctx.clone();
        other.vault = Arc::new(Vault::new(&[8; 32]));
        let found = check_keys(&other, true).await.unwrap();
        assert_eq!((found.whole, found.wrong.len()), (0, 3));
        assert!(found.wrong[0].contains(AUTHORITY) && found.wrong[0].contains(EPOCH), "{found:?}");
        let refused = current(&other, AUTHORITY, EPOCH).await.map(drop).unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::Internal);
    });

    #[test]
    fn a_quarter_key_in_anothers_place_or_with_anothers_check_value_does_not_open() {
        let vault = Vault::new(&[7; 32]);
        let key = vault.wrapped(AUTHORITY, EPOCH, &Zeroizing::new([1; 32]), [2; 24], 0).unwrap();
        assert!(vault.unwrapped(&key).is_ok());
        for moved in [
            WrappedKey { epoch: "2027-Q1".into(), ..key.clone() },
            WrappedKey { authority: "W06000001".into(), ..key.clone() },
            WrappedKey { check_value: "0000000000000000".into(), ..key.clone() },
        ] {
            assert!(matches!(vault.unwrapped(&moved), Err(VaultError::WrongQuarter { .. })), "{moved:?}");
        }
    }
}
