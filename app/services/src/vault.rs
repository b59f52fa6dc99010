//! Keys, and what is sealed with them.
//!
//! Each feedback has a key of its own; it is wrapped by its authority's key for the quarter, which is wrapped
//! by the master key. Master and quarter keys live in a [`KeyStore`], never in the database: a copy of the
//! database opens nothing, and destroying a quarter's key erases what it wrapped in every backup.

mod veil;

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use domain::{
    feedback::{Original, Safety, WordBox},
    hex,
    number::Number,
};
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::{collections::HashMap, io, sync::RwLock};
use storage::Uuid;
use zeroize::Zeroizing;

/// Where keys lie. The server's is a folder apart from the database.
pub trait KeyStore: Send + Sync {
    /// The key called `name`.
    fn load(&self, name: &str) -> io::Result<Option<Vec<u8>>>;
    /// Writes a key that is not there yet and returns the one that stands: when two processes race, both get
    /// the same.
    fn put_new(&self, name: &str, key: &[u8]) -> io::Result<Vec<u8>>;
}

/// What can go wrong with keys.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The key store failed.
    #[error("the key store failed")]
    Store(#[from] io::Error),
    /// A key is not there: destroyed on schedule, or the wrong key folder.
    #[error("the key of {0} is missing")]
    Missing(String),
    /// Sealed bytes do not open: wrong key or damaged.
    #[error("sealed content does not open")]
    Broken,
}

type Secret = Zeroizing<[u8; 32]>;

/// The keys of this installation.
pub struct Vault {
    store: Box<dyn KeyStore>,
    wrap: Secret,
    number: Secret,
    number_hash: Secret,
    sending: Secret,
    digest: Secret,
    bucket: Secret,
    veil: Secret,
    quarters: RwLock<HashMap<String, Secret>>,
}

/// What is sealed for one feedback.
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

fn mac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    // HMAC takes a key of any length, so the fallback is never used.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return [0; 32] };
    for part in parts {
        mac.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

fn encrypt(key: &[u8; 32], nonce: [u8; 24], name: &[u8], plain: &[u8]) -> Result<Vec<u8>, VaultError> {
    let cipher = XChaCha20Poly1305::new(&(*key).into());
    let sealed = cipher
        .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: name })
        .map_err(|_| VaultError::Broken)?;
    Ok([nonce.as_slice(), &sealed].concat())
}

fn decrypt(key: &[u8; 32], name: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let (nonce, sealed) = sealed.split_first_chunk::<24>().ok_or(VaultError::Broken)?;
    let cipher = XChaCha20Poly1305::new(&(*key).into());
    cipher
        .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: name })
        .map(Zeroizing::new)
        .map_err(|_| VaultError::Broken)
}

fn secret(bytes: &[u8]) -> Result<Secret, VaultError> {
    Ok(Zeroizing::new(bytes.try_into().map_err(|_| VaultError::Broken)?))
}

impl Vault {
    /// Opens the vault over its master key.
    pub fn new(master: &[u8; 32], store: Box<dyn KeyStore>) -> Self {
        let derive = |label: &str| Zeroizing::new(mac(master, &[b"clywed", label.as_bytes()]));
        Self {
            store,
            wrap: derive("wrap-1"),
            number: derive("number-1"),
            number_hash: derive("number-hash-1"),
            sending: derive("sending-1"),
            digest: derive("digest-1"),
            bucket: derive("bucket-1"),
            veil: derive("veil-1"),
            quarters: RwLock::default(),
        }
    }

    /// A value that tells whether a database and these keys belong together, and tells nothing of the keys.
    pub fn check_value(&self) -> String {
        hex(&mac(&self.digest, &[b"check"])[..8])
    }

    /// The number of a sending, in its `generation`: a function of the token that only the sender holds, so
    /// that sending twice shows the same number, and nobody else can work it out.
    pub fn number(&self, token: Uuid, generation: i64) -> Number {
        let bytes = mac(&self.number, &[token.as_bytes(), &generation.to_be_bytes()]);
        let (head, _) = bytes.split_first_chunk::<8>().unwrap_or((&[0; 8], &[]));
        Number::from_value(u64::from_be_bytes(*head))
    }

    /// What is stored of a number.
    pub fn number_hash(&self, number: &Number) -> Vec<u8> {
        mac(&self.number_hash, &[number.digits().as_bytes()]).to_vec()
    }

    /// What is stored of a sending's token.
    pub(crate) fn send_key(&self, token: &[u8]) -> Vec<u8> {
        mac(&self.sending, &[token]).to_vec()
    }

    /// The token of an imported row, from its digest: the same row is the same sending, and nobody without the
    /// key can work it out.
    pub(crate) fn import_token(&self, authority: &str, digest: &[u8; 32]) -> [u8; 16] {
        let bytes = mac(&self.sending, &[b"import", authority.as_bytes(), digest]);
        bytes.split_first_chunk::<16>().map_or([0; 16], |(head, _)| *head)
    }

    /// A keyed digest of what was sent, to tell a repeat from something else.
    pub(crate) fn content_digest(&self, parts: &[&[u8]]) -> Vec<u8> {
        mac(&self.digest, parts).to_vec()
    }

    /// A limiter's bucket: no address or name is stored, only this.
    pub(crate) fn bucket(&self, kind: &str, caller: &str) -> Vec<u8> {
        mac(&self.bucket, &[kind.as_bytes(), caller.as_bytes()]).to_vec()
    }

    /// Seals what was told in the feedback `id` of `authority` in `epoch`. `random`: a fresh key
    /// and three fresh nonces.
    pub(crate) fn seal(
        &self,
        authority: &str,
        epoch: &str,
        id: Uuid,
        told: &Told<'_>,
        random: &[u8; 136],
    ) -> Result<SealedWords, VaultError> {
        let mut random = random.as_slice();
        let key: Secret = secret(take(&mut random, 32)?)?;
        let (n1, n2) = (take24(&mut random)?, take24(&mut random)?);
        let Told { words, contact, safety } = *told;
        let inside =
            Inside { words: words.expose_words().to_vec(), contact: contact.map(str::to_owned), safety };
        let mut plain = Zeroizing::new(serde_json::to_vec(&inside).map_err(|_| VaultError::Broken)?);
        let filled = plain.len().next_multiple_of(STEP);
        plain.resize(filled, b' ');
        let quarter = self.quarter_key(authority, epoch, random)?;
        Ok(SealedWords {
            sealed: encrypt(&key, n1, id.as_bytes(), &plain)?,
            wrapped_key: encrypt(&quarter, n2, id.as_bytes(), key.as_slice())?,
        })
    }

    /// Opens what [`Vault::seal`] sealed. Only `services::original` calls it.
    pub(crate) fn open(
        &self,
        authority: &str,
        epoch: &str,
        id: Uuid,
        sealed: &[u8],
        wrapped_key: &[u8],
    ) -> Result<(Original, Option<String>, Safety), VaultError> {
        let key = self.own_key(authority, epoch, id, wrapped_key)?;
        let plain = decrypt(&key, id.as_bytes(), sealed)?;
        let inside: Inside = serde_json::from_slice(&plain).map_err(|_| VaultError::Broken)?;
        Ok((Original::new(inside.words), inside.contact, inside.safety))
    }

    /// Seals a little more under a feedback's own key, so that it goes when that key goes. `random`: a fresh
    /// nonce.
    pub(crate) fn seal_beside(
        &self,
        (authority, epoch): (&str, &str),
        id: Uuid,
        wrapped_key: &[u8],
        plain: &[u8],
        random: [u8; 24],
    ) -> Result<Vec<u8>, VaultError> {
        let key = self.own_key(authority, epoch, id, wrapped_key)?;
        encrypt(&key, random, &[id.as_bytes().as_slice(), b"beside"].concat(), plain)
    }

    fn own_key(
        &self,
        authority: &str,
        epoch: &str,
        id: Uuid,
        wrapped_key: &[u8],
    ) -> Result<Secret, VaultError> {
        let name = quarter_name(authority, epoch);
        let quarter = self.known_quarter_key(&name)?.ok_or(VaultError::Missing(name))?;
        secret(&decrypt(&quarter, id.as_bytes(), wrapped_key)?)
    }

    fn known_quarter_key(&self, name: &str) -> Result<Option<Secret>, VaultError> {
        if let Ok(known) = self.quarters.read()
            && let Some(key) = known.get(name)
        {
            return Ok(Some(key.clone()));
        }
        let Some(wrapped) = self.store.load(name)? else { return Ok(None) };
        self.remember(name, &wrapped).map(Some)
    }

    fn remember(&self, name: &str, wrapped: &[u8]) -> Result<Secret, VaultError> {
        let key = secret(&decrypt(&self.wrap, name.as_bytes(), wrapped)?)?;
        if let Ok(mut known) = self.quarters.write() {
            known.insert(name.to_owned(), key.clone());
        }
        Ok(key)
    }

    fn quarter_key(&self, authority: &str, epoch: &str, mut random: &[u8]) -> Result<Secret, VaultError> {
        let name = quarter_name(authority, epoch);
        if let Some(key) = self.known_quarter_key(&name)? {
            return Ok(key);
        }
        let fresh = secret(take(&mut random, 32)?)?;
        let wrapped = encrypt(&self.wrap, take24(&mut random)?, name.as_bytes(), fresh.as_slice())?;
        let stands = self.store.put_new(&name, &wrapped)?;
        self.remember(&name, &stands)
    }
}

fn quarter_name(authority: &str, epoch: &str) -> String {
    format!("{authority}-{epoch}")
}

fn take<'a>(random: &mut &'a [u8], count: usize) -> Result<&'a [u8], VaultError> {
    let (head, rest) = random.split_at_checked(count).ok_or(VaultError::Broken)?;
    *random = rest;
    Ok(head)
}

fn take24(random: &mut &[u8]) -> Result<[u8; 24], VaultError> {
    take(random, 24)?.try_into().map_err(|_| VaultError::Broken)
}
