//! The key of a concern. It outlives the keys of the quarters from which its feedback came: it is wrapped by a key of its
//! authority's that serves a year of concerns and nothing else.

use super::{
    QuarterKey, VaultError, current, known,
    seal::{Secret, decrypt, encrypt, secret},
    words::filled,
};
use crate::{Ctx, Result};
use domain::clock::Moment;
use serde::{Serialize, de::DeserializeOwned};
use storage::{Tx, Uuid};

/// Keeps the seals of a concern's story apart from the key itself.
const ENTRY: &[u8] = b"concern-entry";
const KEY: &[u8] = b"concern-key";

/// The key of one concern, open.
pub(crate) struct ConcernKey {
    concern: Uuid,
    key: Secret,
}

/// The name of the key that wraps the keys of concerns raised at `at`.
pub(crate) fn epoch(at: Moment) -> String {
    format!("concerns-{}", at.date().year())
}

/// The key that wraps the keys of concerns raised now, made if there is none yet. As [`current`]: never while a
/// transaction that writes is held.
pub(crate) async fn of_year(ctx: &Ctx, authority: &str) -> Result<QuarterKey> {
    current(ctx, authority, &epoch(ctx.now())).await
}

/// The key of a concern that is there.
pub(crate) async fn of_concern(
    ctx: &Ctx,
    tx: &mut Tx,
    (concern, authority): (Uuid, &str),
    (wrapped, epoch): (&[u8], &str),
) -> Result<ConcernKey> {
    let year = known(ctx, tx, authority, epoch).await?;
    Ok(year.concern_key(concern, wrapped)?)
}

impl QuarterKey {
    /// A fresh key for a concern, and the same wrapped. `random`: the key and a nonce.
    pub(crate) fn new_concern_key(
        &self,
        concern: Uuid,
        random: &[u8; 56],
    ) -> Result<(ConcernKey, Vec<u8>), VaultError> {
        let (key, nonce) = random.split_at(32);
        let key = secret(key)?;
        let nonce = nonce.try_into().map_err(|_| VaultError::Broken)?;
        let name = [concern.as_bytes().as_slice(), KEY].concat();
        let wrapped = encrypt(&self.key, nonce, &name, key.as_slice())?;
        Ok((ConcernKey { concern, key }, wrapped))
    }

    fn concern_key(&self, concern: Uuid, wrapped: &[u8]) -> Result<ConcernKey, VaultError> {
        let name = [concern.as_bytes().as_slice(), KEY].concat();
        Ok(ConcernKey { concern, key: secret(&decrypt(&self.key, &name, wrapped)?)? })
    }
}

impl ConcernKey {
    /// Seals the words of one entry. They open in its place alone. `nonce` has to be fresh.
    pub(crate) fn seal<T: Serialize + ?Sized>(
        &self,
        entry: Uuid,
        content: &T,
        nonce: [u8; 24],
    ) -> Result<Vec<u8>, VaultError> {
        let plain = filled(serde_json::to_vec(content).map_err(|_| VaultError::Broken)?);
        encrypt(&self.key, nonce, &self.name(entry), &plain)
    }

    /// Opens what [`ConcernKey::seal`] sealed.
    pub(crate) fn open<T: DeserializeOwned>(&self, entry: Uuid, sealed: &[u8]) -> Result<T, VaultError> {
        let plain = decrypt(&self.key, &self.name(entry), sealed)?;
        serde_json::from_slice(&plain).map_err(|_| VaultError::Broken)
    }

    fn name(&self, entry: Uuid) -> Vec<u8> {
        [self.concern.as_bytes().as_slice(), ENTRY, entry.as_bytes().as_slice()].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Vault;
    use storage::quarter_keys::WrappedKey;

    fn year() -> QuarterKey {
        let vault = Vault::new(&[7; 32]);
        let key = vault.wrapped("W06000008", "concerns-2026", &zeroize::Zeroizing::new([3; 32]), [4; 24], 0);
        let key: WrappedKey = key.unwrap();
        vault.unwrapped(&key).unwrap()
    }

    #[test]
    fn an_entry_opens_in_its_own_place_of_its_own_concern_alone_and_its_size_tells_little() {
        let (one, entry) = (Uuid::from_u128(1), Uuid::from_u128(11));
        let (key, wrapped) = year().new_concern_key(one, &[5; 56]).unwrap();
        let sealed = key.seal(entry, "Made up: they will visit today.", [6; 24]).unwrap();
        let again = year().concern_key(one, &wrapped).unwrap();
        assert_eq!(again.open::<String>(entry, &sealed).unwrap(), "Made up: they will visit today.");
        assert!(again.open::<String>(Uuid::from_u128(12), &sealed).is_err(), "another entry's place");
        assert!(year().concern_key(Uuid::from_u128(2), &wrapped).is_err(), "another concern's key");
        let (other, _) = year().new_concern_key(Uuid::from_u128(2), &[5; 56]).unwrap();
        assert!(other.open::<String>(entry, &sealed).is_err(), "another concern's entry");
        assert_eq!(sealed.len(), key.seal(entry, "", [7; 24]).unwrap().len());
    }

    #[test]
    fn each_year_has_a_key_of_its_own_by_the_local_calendar() {
        let new_year = Moment::at_start_of("2027-01-01".parse().unwrap()).unwrap();
        assert_eq!(epoch(new_year), "concerns-2027");
        assert_eq!(epoch(Moment(new_year.0 - 1)), "concerns-2026");
    }
}
