//! Keys, and what is sealed with them.
//!
//! Each feedback has a key of its own. It is wrapped by its authority's quarter key, which is wrapped by the master
//! key. The master key never reaches the database; quarter keys lie there wrapped, so that a backup of the database and
//! the recovery sheet are all that it takes to read everything again, and the database alone opens nothing.

mod addresses;
mod beside;
pub(crate) mod concern;
mod installation;
mod quarters;
mod seal;
mod veil;
mod words;

pub use installation::{expected, remember_master};
pub use quarters::{CheckedKeys, check_keys};

pub(crate) use beside::own;
pub(crate) use installation::KEYS;
pub(crate) use quarters::{QuarterKey, current, known};
pub(crate) use words::Told;

use domain::{hex, number::Number};
use seal::{Secret, mac};
use std::{collections::HashMap, sync::RwLock};
use storage::Uuid;
use zeroize::Zeroizing;

/// What can go wrong with keys.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// There is no such quarter key: it was destroyed on schedule.
    #[error("the key of {authority} for {epoch} is not in the database")]
    Missing {
        /// Code of the authority.
        authority: String,
        /// The quarter.
        epoch: String,
    },
    /// A quarter key does not open under the master key, or is not the one whose check value was kept.
    #[error("the key of {authority} for {epoch} is damaged or another's: {why}")]
    WrongQuarter {
        /// Code of the authority.
        authority: String,
        /// The quarter.
        epoch: String,
        /// What was found.
        why: &'static str,
    },
    /// Sealed bytes do not open: wrong key or damaged.
    #[error("sealed content does not open")]
    Broken,
}

/// What is derived from the master key, and the quarter keys that were used since the start.
pub struct Vault {
    wrap: Secret,
    number: Secret,
    number_hash: Secret,
    sending: Secret,
    digest: Secret,
    bucket: Secret,
    veil: Secret,
    addresses: Secret,
    draw: Secret,
    /// By authority and quarter. Only keys that are committed in the database are ever put here.
    quarters: RwLock<HashMap<(String, String), QuarterKey>>,
    audit: Secret,
}

impl Vault {
    /// Derives everything from the master key, which is not kept.
    pub fn new(master: &[u8; 32]) -> Self {
        let derive = |label: &str| Zeroizing::new(mac(master, &[b"clywed", label.as_bytes()]));
        Self {
            wrap: derive("wrap-1"),
            number: derive("number-1"),
            number_hash: derive("number-hash-1"),
            sending: derive("sending-1"),
            digest: derive("digest-1"),
            bucket: derive("bucket-1"),
            veil: derive("veil-1"),
            addresses: derive("addresses-1"),
            draw: derive("draw-1"),
            audit: derive("audit-1"),
            quarters: RwLock::default(),
        }
    }

    /// A value that tells whether a database and a master key belong together, and tells nothing of the key.
    pub fn check_value(&self) -> String {
        hex(&mac(&self.digest, &[b"check"])[..8])
    }

    /// The hash that links an entry of the audit trail to everything before it. It is keyed, so somebody who can only
    /// write to the database cannot make a chain that fits.
    pub(crate) fn audit_link(&self, parts: &[&[u8]]) -> [u8; 32] {
        mac(&self.audit, parts)
    }

    /// The draw of a figure: a keyed function of the sum of its record keys, the same for ever, so that the same people
    /// always print the same number. The key lies outside the database.
    pub(crate) fn draw(&self, key_sum: u64) -> u64 {
        let bytes = mac(&self.draw, &[&key_sum.to_be_bytes()]);
        bytes.split_first_chunk::<8>().map_or(0, |(head, _)| u64::from_be_bytes(*head))
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
}
