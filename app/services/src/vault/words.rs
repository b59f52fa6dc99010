//! What is sealed for one feedback, under a key of its own.

use super::{
    QuarterKey, VaultError,
    seal::{Secret, decrypt, encrypt, secret},
};
use domain::feedback::{Original, Safety, WordBox};
use serde::{Deserialize, Serialize};
use storage::Uuid;
use zeroize::Zeroizing;

/// The sealed words of one feedback, and its key, wrapped.
pub(crate) struct SealedWords {
    pub(crate) sealed: Vec<u8>,
    pub(crate) wrapped_key: Vec<u8>,
}

/// What goes under one seal.
pub(crate) struct Told<'a> {
    /// The words as written.
    pub(crate) words: &'a Original,
    /// How the contributor wants to be reached.
    pub(crate) contact: Option<&'a str>,
    /// What was said about safety: where it would be unsafe to reach somebody is never in the clear.
    pub(crate) safety: Safety,
}

/// The same, as it is inside the seal.
#[derive(Serialize, Deserialize)]
struct Inside {
    words: Vec<(WordBox, String)>,
    contact: Option<String>,
    // What was sealed before it was kept has none.
    #[serde(default)]
    safety: Safety,
}

/// Sealed content is filled up to a multiple of this many bytes, so that its size tells little.
const STEP: usize = 256;

/// `plain` filled up with spaces, which JSON skips, to a multiple of [`STEP`].
pub(super) fn filled(mut plain: Vec<u8>) -> Zeroizing<Vec<u8>> {
    let to = plain.len().next_multiple_of(STEP);
    // Reserve first: growing would leave a copy of the words behind in memory that is not overwritten.
    let mut whole = Zeroizing::new(Vec::with_capacity(to));
    whole.extend_from_slice(&plain);
    whole.resize(to, b' ');
    zeroize::Zeroize::zeroize(&mut plain);
    whole
}

impl QuarterKey {
    /// Seals what was told in the feedback `id` under a fresh key. `random`: that key and two nonces.
    pub(crate) fn seal(
        &self,
        id: Uuid,
        told: &Told<'_>,
        random: &[u8; 80],
    ) -> Result<SealedWords, VaultError> {
        let (key, nonces) = random.split_at(32);
        let (first, second) = nonces.split_at(24);
        let nonce = |bytes: &[u8]| bytes.try_into().map_err(|_| VaultError::Broken);
        let key: Secret = secret(key)?;
        let Told { words, contact, safety } = *told;
        let inside =
            Inside { words: words.expose_words().to_vec(), contact: contact.map(str::to_owned), safety };
        let plain = filled(serde_json::to_vec(&inside).map_err(|_| VaultError::Broken)?);
        Ok(SealedWords {
            sealed: encrypt(&key, nonce(first)?, id.as_bytes(), &plain)?,
            wrapped_key: encrypt(&self.key, nonce(second)?, id.as_bytes(), key.as_slice())?,
        })
    }

    /// Opens what [`QuarterKey::seal`] sealed. `services::original` calls it for feedback, `moderate::import` for a file
    /// that waits.
    pub(crate) fn open(
        &self,
        id: Uuid,
        sealed: &[u8],
        wrapped_key: &[u8],
    ) -> Result<(Original, Option<String>, Safety), VaultError> {
        let key = self.own_key(id, wrapped_key)?;
        let plain = decrypt(&key, id.as_bytes(), sealed)?;
        let inside: Inside = serde_json::from_slice(&plain).map_err(|_| VaultError::Broken)?;
        Ok((Original::new(inside.words), inside.contact, inside.safety))
    }

    /// Seals a little more under a feedback's own key, so that it goes when that key goes. `random`: a fresh
    /// nonce.
    pub(crate) fn seal_beside(
        &self,
        id: Uuid,
        wrapped_key: &[u8],
        plain: &[u8],
        random: [u8; 24],
    ) -> Result<Vec<u8>, VaultError> {
        let key = self.own_key(id, wrapped_key)?;
        encrypt(&key, random, &[id.as_bytes().as_slice(), b"beside"].concat(), plain)
    }

    /// Opens what [`QuarterKey::seal_beside`] sealed.
    pub(crate) fn open_beside(
        &self,
        id: Uuid,
        wrapped_key: &[u8],
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let key = self.own_key(id, wrapped_key)?;
        decrypt(&key, &[id.as_bytes().as_slice(), b"beside"].concat(), sealed)
    }

    /// The key of the feedback `id`.
    pub(super) fn own_key(&self, id: Uuid, wrapped_key: &[u8]) -> Result<Secret, VaultError> {
        secret(&decrypt(&self.key, id.as_bytes(), wrapped_key)?)
    }
}
