//! Hash trees as in RFC 9162, section 2.1: SHA-256, leaves prefixed with 0x00, inner nodes with 0x01.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{fmt, str::FromStr};

/// A SHA-256 hash, written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

/// A text that is not a hash.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a hash is 64 hexadecimal digits")]
pub struct NotHex;

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hash({self})")
    }
}

impl FromStr for Hash {
    type Err = NotHex;
    fn from_str(text: &str) -> Result<Self, NotHex> {
        let mut hash = [0; 32];
        if text.len() != 64 || !text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)) {
            return Err(NotHex);
        }
        for (byte, pair) in hash.iter_mut().zip(text.as_bytes().chunks(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| NotHex)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| NotHex)?;
        }
        Ok(Self(hash))
    }
}

impl Serialize for Hash {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

/// The hash of a leaf: `SHA-256(0x00 || data)`.
pub fn leaf_hash(data: &[u8]) -> Hash {
    Hash(Sha256::new().chain_update([0]).chain_update(data).finalize().into())
}

/// The hash of an inner node: `SHA-256(0x01 || left || right)`.
fn node_hash(left: Hash, right: Hash) -> Hash {
    Hash(Sha256::new().chain_update([1]).chain_update(left.0).chain_update(right.0).finalize().into())
}

/// The largest power of two smaller than `n`; `n` is at least 2.
fn split(n: usize) -> usize {
    n.next_power_of_two() / 2
}

/// The root over leaf hashes (`MTH` of the RFC); of no leaves it is `SHA-256("")`.
pub fn root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Hash(Sha256::digest(b"").into()),
        [leaf] => *leaf,
        more => {
            let (left, right) = more.split_at(split(more.len()));
            node_hash(root(left), root(right))
        }
    }
}

/// Proof that a leaf stands at `index` in a tree of `size` leaves: the neighbours on the way up, from the
/// bottom (`PATH` of the RFC).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// The place of the leaf, from 0.
    pub index: usize,
    /// The number of leaves.
    pub size: usize,
    /// The neighbours' hashes.
    pub path: Vec<Hash>,
}

impl Proof {
    /// The proof for the leaf at `index`; `None` when there is no such leaf.
    pub fn of(leaves: &[Hash], index: usize) -> Option<Self> {
        let mut path = Vec::new();
        let (mut part, mut at) = (leaves, index);
        if index >= leaves.len() {
            return None;
        }
        while part.len() > 1 {
            let (left, right) = part.split_at(split(part.len()));
            if at < left.len() {
                path.push(root(right));
                part = left;
            } else {
                path.push(root(left));
                at -= left.len();
                part = right;
            }
        }
        path.reverse();
        Some(Self { index, size: leaves.len(), path })
    }

    /// Whether `leaf` stands at this place under `root`: the verification of RFC 9162, section 2.1.3.2.
    pub fn holds(&self, leaf: Hash, root: Hash) -> bool {
        if self.index >= self.size {
            return false;
        }
        let (mut at, mut last, mut hash) = (self.index, self.size - 1, leaf);
        for neighbour in &self.path {
            if last == 0 {
                return false;
            }
            if at % 2 == 1 || at == last {
                hash = node_hash(*neighbour, hash);
                while at.is_multiple_of(2) && at != 0 {
                    at /= 2;
                    last /= 2;
                }
            } else {
                hash = node_hash(hash, *neighbour);
            }
            at /= 2;
            last /= 2;
        }
        last == 0 && hash == root
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The leaves of the reference tests of Certificate Transparency.
    const LEAVES: [&[u8]; 8] = [
        b"",
        b"\x00",
        b"\x10",
        b"\x20\x21",
        b"\x30\x31",
        b"\x40\x41\x42\x43",
        b"\x50\x51\x52\x53\x54\x55\x56\x57",
        b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
    ];

    /// The roots over the first 0, 1, … 8 of them.
    const ROOTS: [&str; 9] = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    #[test]
    fn roots_agree_with_the_reference_tests_of_certificate_transparency() {
        let leaves: Vec<Hash> = LEAVES.iter().map(|data| leaf_hash(data)).collect();
        for (n, expected) in ROOTS.iter().enumerate() {
            assert_eq!(root(&leaves[..n]).to_string(), *expected, "{n} leaves");
        }
    }

    #[test]
    fn a_hash_reads_back_what_it_wrote_and_nothing_else() {
        let hash = leaf_hash(b"x");
        assert_eq!(hash.to_string().parse(), Ok(hash));
        for bad in ["", "zz", &"A".repeat(64), &"é".repeat(32), &"+f".repeat(32)] {
            assert_eq!(bad.parse::<Hash>(), Err(NotHex));
        }
    }

    proptest! {
        #[test]
        fn every_leaf_can_be_proved_and_no_other_in_its_place(size in 1_usize..40, at in 0_usize..40, flip in 0_usize..40) {
            let leaves: Vec<Hash> = (0..size).map(|i| leaf_hash(&i.to_be_bytes())).collect();
            let (top, at) = (root(&leaves), at % size);
            let proof = Proof::of(&leaves, at).unwrap();
            prop_assert!(proof.holds(leaves[at], top));
            prop_assert!(!proof.holds(leaf_hash(b"other"), top));
            let outside = Proof { index: at + size, ..proof.clone() };
            prop_assert!(!outside.holds(leaves[at], top));
            let elsewhere = Proof { index: (at + 1) % size, ..proof.clone() };
            prop_assert!(size == 1 || !elsewhere.holds(leaves[at], top));
            if !proof.path.is_empty() {
                let mut broken = proof.clone();
                let place = flip % broken.path.len();
                broken.path[place].0[0] ^= 1;
                prop_assert!(!broken.holds(leaves[at], top));
                broken.path.pop();
                prop_assert!(!broken.holds(leaves[at], top));
            }
            prop_assert_eq!(Proof::of(&leaves, size), None);
        }
    }
}
