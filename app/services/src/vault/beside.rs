//! What is sealed under a feedback's own key beside its words: it goes when that key goes.

use super::{
    QuarterKey, VaultError, known,
    seal::{Secret, decrypt, encrypt},
    words::filled,
};
use crate::{Ctx, ErrorKind, Result};
use domain::{feedback::WordBox, redaction::Redacted};
use serde::{Serialize, de::DeserializeOwned};
use storage::{Tx, Uuid, feedback};

/// The key of one feedback, open.
pub(crate) struct OwnKey {
    id: Uuid,
    key: Secret,
}

/// Keeps the seals of one feedback apart: one never opens in another's place.
const REDACTED: &[u8] = b"redacted";
const REASON: &[u8] = b"reason";

/// The key of the feedback `id`.
///
/// # Errors
/// [`ErrorKind::NotFound`] once it is erased.
pub(crate) async fn own(ctx: &Ctx, tx: &mut Tx, id: Uuid) -> Result<OwnKey> {
    let sealed = feedback::sealed(tx, id).await?.ok_or(ErrorKind::NotFound)?;
    let wrapped = sealed.wrapped_key.ok_or(ErrorKind::NotFound)?;
    let quarter = known(ctx, tx, &sealed.authority, &sealed.key_epoch).await?;
    Ok(quarter.own(id, &wrapped)?)
}

impl QuarterKey {
    /// The key of the feedback `id`, unwrapped.
    pub(crate) fn own(&self, id: Uuid, wrapped: &[u8]) -> Result<OwnKey, VaultError> {
        Ok(OwnKey { id, key: self.own_key(id, wrapped)? })
    }
}

impl OwnKey {
    /// Seals redacted words; `None` where nothing was written. `nonce` has to be fresh.
    pub(crate) fn seal_redacted(
        &self,
        words: &Redacted,
        nonce: [u8; 24],
    ) -> Result<Option<Vec<u8>>, VaultError> {
        let boxes = words.boxes();
        if boxes.is_empty() { Ok(None) } else { self.seal(REDACTED, boxes, nonce).map(Some) }
    }

    /// Opens what [`OwnKey::seal_redacted`] sealed.
    pub(crate) fn open_redacted(&self, sealed: &[u8]) -> Result<Redacted, VaultError> {
        self.open::<Vec<(WordBox, String)>>(REDACTED, sealed).map(Redacted::from_stored)
    }

    /// Seals why a moderator judged as they did; `None` for nothing but white space. `nonce` has to be fresh.
    pub(crate) fn seal_reason(&self, reason: &str, nonce: [u8; 24]) -> Result<Option<Vec<u8>>, VaultError> {
        let reason = reason.trim();
        if reason.is_empty() { Ok(None) } else { self.seal(REASON, reason, nonce).map(Some) }
    }

    /// Opens what [`OwnKey::seal_reason`] sealed.
    pub(crate) fn open_reason(&self, sealed: &[u8]) -> Result<String, VaultError> {
        self.open(REASON, sealed)
    }

    fn seal<T: Serialize + ?Sized>(
        &self,
        what: &[u8],
        content: &T,
        nonce: [u8; 24],
    ) -> Result<Vec<u8>, VaultError> {
        let plain = filled(serde_json::to_vec(content).map_err(|_| VaultError::Broken)?);
        encrypt(&self.key, nonce, &self.name(what), &plain)
    }

    fn open<T: DeserializeOwned>(&self, what: &[u8], sealed: &[u8]) -> Result<T, VaultError> {
        let plain = decrypt(&self.key, &self.name(what), sealed)?;
        serde_json::from_slice(&plain).map_err(|_| VaultError::Broken)
    }

    fn name(&self, what: &[u8]) -> Vec<u8> {
        [self.id.as_bytes(), what].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use zeroize::Zeroizing;

    #[test]
    fn what_is_sealed_beside_the_words_opens_in_its_own_place_alone_and_its_size_tells_little() {
        let own = |id| OwnKey { id: Uuid::from_u128(id), key: Zeroizing::new([7; 32]) };
        let words = Redacted::from_stored(vec![(WordBox::Idea, "Made up: [person] rang.".into())]);
        let sealed = own(1).seal_redacted(&words, [1; 24]).unwrap().unwrap();
        assert_eq!(own(1).open_redacted(&sealed).unwrap(), words);
        assert!(own(2).open_redacted(&sealed).is_err(), "another feedback's");
        assert!(own(1).open_reason(&sealed).is_err(), "a reason is something else");
        let reason = own(1).seal_reason(" Made up: danger. ", [2; 24]).unwrap().unwrap();
        assert_eq!(own(1).open_reason(&reason).unwrap(), "Made up: danger.");
        assert_eq!(sealed.len(), reason.len());
        assert_eq!(own(1).seal_reason(" ", [3; 24]).unwrap(), None);
        assert_eq!(own(1).seal_redacted(&Redacted::from_stored(vec![]), [3; 24]).unwrap(), None);
    }
}
