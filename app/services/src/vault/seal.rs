//! The two primitives: a keyed hash, and encryption that finds every change.

use super::VaultError;
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

/// A key in memory. It is overwritten when it is dropped.
pub(super) type Secret = Zeroizing<[u8; 32]>;

/// HMAC-SHA-256 of `parts`, each with its length before it, so that no two lists of parts have the same input.
pub(super) fn mac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    // HMAC takes a key of any length, so the fallback is never used.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return [0; 32] };
    for part in parts {
        mac.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// XChaCha20-Poly1305 of `plain`, bound to `name`, with the nonce in front.
///
/// # Errors
/// [`VaultError::Broken`] only for content of more than 256 GiB.
pub(super) fn encrypt(
    key: &[u8; 32],
    nonce: [u8; 24],
    name: &[u8],
    plain: &[u8],
) -> Result<Vec<u8>, VaultError> {
    let cipher = XChaCha20Poly1305::new(&(*key).into());
    let sealed = cipher
        .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: name })
        .map_err(|_| VaultError::Broken)?;
    Ok([nonce.as_slice(), &sealed].concat())
}

/// The content of what [`encrypt`] made.
///
/// # Errors
/// [`VaultError::Broken`] for another key, another name, or any change.
pub(super) fn decrypt(key: &[u8; 32], name: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let (nonce, sealed) = sealed.split_first_chunk::<24>().ok_or(VaultError::Broken)?;
    let cipher = XChaCha20Poly1305::new(&(*key).into());
    cipher
        .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: name })
        .map(Zeroizing::new)
        .map_err(|_| VaultError::Broken)
}

/// Thirty-two bytes as a key.
pub(super) fn secret(bytes: &[u8]) -> Result<Secret, VaultError> {
    Ok(Zeroizing::new(bytes.try_into().map_err(|_| VaultError::Broken)?))
}
