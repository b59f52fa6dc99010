//! Finds secrets in any encoding.

use super::planted::Fate;
use aho_corasick::AhoCorasick;
use std::{fs, path::Path};

/// Searches for all secrets at once, in every encoding that they could have.
pub(crate) struct Search {
    machine: AhoCorasick,
    /// What each pattern finds: the owner, and the secret with its encoding.
    meaning: Vec<(Owner, String)>,
}

/// The kind of a secret, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Owner {
    /// Words or contact details.
    Words(Fate),
    /// The number of feedback.
    Number(Fate),
    /// A session's cookie.
    Cookie(String),
}

impl Search {
    /// Looks for `secrets`.
    pub(crate) fn new(secrets: &[(Owner, String)]) -> Self {
        let mut patterns: Vec<Vec<u8>> = Vec::new();
        let mut meaning = Vec::new();
        for (owner, secret) in secrets {
            for (form, pattern) in forms(secret) {
                patterns.push(pattern);
                meaning.push((owner.clone(), format!("{secret} ({form})")));
            }
        }
        let machine = AhoCorasick::builder().ascii_case_insensitive(true).build(patterns).unwrap();
        Self { machine, meaning }
    }

    /// The first secret in `bytes` that `may` does not allow.
    pub(crate) fn first(&self, bytes: &[u8], may: impl Fn(&Owner) -> bool) -> Option<&(Owner, String)> {
        let found = self.machine.find_overlapping_iter(bytes);
        found.map(|found| &self.meaning[found.pattern().as_usize()]).find(|(owner, _)| !may(owner))
    }

    /// Whether any secret of `owner` is in `bytes`.
    pub(crate) fn has(&self, bytes: &[u8], owner: &Owner) -> bool {
        self.machine
            .find_overlapping_iter(bytes)
            .any(|found| &self.meaning[found.pattern().as_usize()].0 == owner)
    }

    /// Searches every file below a folder and returns how many there were. Files that disappear before they
    /// are read are skipped, because their server is running.
    pub(crate) fn folder(&self, folder: &Path, where_found: &str) -> usize {
        let mut files = 0;
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                files += self.folder(&path, where_found);
            } else if let Ok(bytes) = fs::read(&path) {
                files += 1;
                let found = self.first(&bytes, |_| false);
                assert!(found.is_none(), "{found:?} lies in {where_found}: {}", path.display());
            }
        }
        files
    }
}

/// The encodings of a text: as it is, percent-encoded as in an address or a form, as hexadecimal digits, as a
/// list of bytes, as base64, and with two bytes for each character.
fn forms(secret: &str) -> Vec<(&'static str, Vec<u8>)> {
    let bytes = secret.as_bytes();
    let encoded: String = form_urlencoded::byte_serialize(bytes).collect();
    let hexadecimal: String = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(digit).collect();
    let list = bytes.iter().map(u8::to_string).collect::<Vec<_>>().join(", ");
    let wide = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut forms = vec![
        ("as it is", bytes.to_vec()),
        ("as hexadecimal", hexadecimal.into_bytes()),
        ("as a list", list.into_bytes()),
        ("in two bytes", wide),
    ];
    if encoded != secret {
        forms.push(("in a form", encoded.clone().into_bytes()));
        forms.push(("in an address", encoded.replace('+', "%20").into_bytes()));
    }
    forms.extend((0..3).map(|shift| ("as base64", base64(bytes, shift))));
    forms
}

/// A hexadecimal digit.
fn digit(value: u8) -> char {
    char::from_digit(u32::from(value), 16).unwrap()
}

/// The middle of the base64 text of any bytes that hold `bytes` after `shift` other bytes. The first and the
/// last characters depend on the neighbouring bytes and are left out.
fn base64(bytes: &[u8], shift: usize) -> Vec<u8> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let inner = &bytes[(3 - shift) % 3..];
    let groups = inner.chunks_exact(3);
    let letters = groups.flat_map(|group| {
        let value = group.iter().fold(0_usize, |value, byte| value << 8 | usize::from(*byte));
        [18, 12, 6, 0].map(|place| LETTERS[value >> place & 63])
    });
    letters.collect()
}

#[test]
fn a_secret_is_found_in_every_form_and_its_absence_too() {
    let owner = Owner::Words(Fate::Waiting);
    let search = Search::new(&[(owner.clone(), "Llŷrgwynfabwen".to_owned())]);
    for text in [
        "xx Llŷrgwynfabwen yy",
        "o1=Ll%C5%B7rgwynfabwen&x",
        "o1=ll%c5%b7rgwynfabwen&x",
        "\\x4c6cc5b7726777796e66616277656e00",
        "[76, 108, 197, 183, 114, 103, 119, 121, 110, 102, 97, 98, 119, 101, 110]",
        // "Llŷrgwynfabwen" after no byte, one byte and two bytes.
        "TGzFt3Jnd3luZmFid2Vu",
        "eExsxbdyZ3d5bmZhYndlbg==",
        "eHhMbMW3cmd3eW5mYWJ3ZW4=",
    ] {
        assert!(search.has(text.as_bytes(), &owner), "{text}");
    }
    let wide: Vec<u8> = "aLlŷrgwynfabwen".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(search.has(&wide, &owner));
    assert_eq!(search.first("Llŷrgwynfab, heb ei ben".as_bytes(), |_| false), None);
}
