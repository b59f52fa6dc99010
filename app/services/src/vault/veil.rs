//! What a page carries in a hidden field without showing it: the answers about safety between *check* and *send*.
//!
//! The seal needs no database and no memory of the server, so any process with the same master key opens it.

use super::{
    Vault,
    seal::{decrypt, encrypt},
};
use domain::hex;

/// What is sealed is filled up to a multiple of this many bytes. All the answers about safety, with a way to be
/// reached of ordinary length, fit into one: the size of a page does not tell how they were answered.
const STEP: usize = 512;
/// Keeps these seals apart from all others under the same key.
const NAME: &[u8] = b"veil";

impl Vault {
    /// Seals a text for a hidden field. `nonce` has to be fresh: the same answers never look alike twice, so nobody
    /// can tell one answer by sealing each of the few there are. `None` never happens with a text that a form takes.
    pub fn veil(&self, text: &str, nonce: [u8; 24]) -> Option<String> {
        let mut plain = text.as_bytes().to_vec();
        plain.push(b'.');
        let filled = plain.len().next_multiple_of(STEP);
        plain.resize(filled, 0);
        encrypt(&self.veil, nonce, NAME, &plain).ok().map(|sealed| hex(&sealed))
    }

    /// The text that [`Vault::veil`] sealed; `None` for anything else.
    pub fn unveil(&self, veil: &str) -> Option<String> {
        let (pairs, []) = veil.as_bytes().as_chunks::<2>() else { return None };
        let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let sealed: Option<Vec<u8>> =
            pairs.iter().map(|&[high, low]| Some(digit(high)? << 4 | digit(low)?)).collect();
        let plain = decrypt(&self.veil, NAME, &sealed?).ok()?;
        let end = plain.iter().rposition(|byte| *byte == b'.')?;
        String::from_utf8(plain.get(..end)?.to_vec()).ok()
    }
}

#[cfg(test)]
mod tests {
    use crate::Vault;

    fn vault(master: u8) -> Vault {
        Vault::new(&[master; 32])
    }

    #[test]
    fn a_veil_opens_under_its_own_key_and_tells_nothing_by_its_size_or_its_letters() {
        let vault = vault(7);
        let answers =
            ["", "s1\0no", "s1\0yes", "s1\0no\0s2\0yes\0s3\0worker\0s4\0home\0r\0Ysgol y Bryn, ŷŵ..."];
        let veils: Vec<String> =
            answers.iter().zip(0..).map(|(text, n)| vault.veil(text, [n; 24]).unwrap()).collect();
        for (text, veil) in answers.iter().zip(&veils) {
            assert_eq!(vault.unveil(veil).as_deref(), Some(*text));
            assert_eq!(veil.len(), veils[0].len(), "{text}");
        }
        assert_ne!(vault.veil("s1\0no", [1; 24]), vault.veil("s1\0no", [2; 24]));
    }

    #[test]
    fn a_veil_that_was_touched_or_made_under_another_key_does_not_open() {
        let veil = vault(7).veil("s1\0no", [1; 24]).unwrap();
        assert_eq!(vault(8).unveil(&veil), None);
        let touched = veil.replacen(&veil[60..61], if &veil[60..61] == "0" { "1" } else { "0" }, 1);
        for wrong in ["", "zz", "0", "00", &touched, &veil[2..], "ŷŷ"] {
            assert_eq!(vault(7).unveil(wrong), None, "{wrong}");
        }
    }
}
