//! What a page carries in a hidden field without showing it: the answers about safety between *check* and *send*, whose
//! form it is, and a form that waits until its person has signed in again.
//!
//! The seal needs no database and no memory of the server, so any process with the same master key opens it.

use super::{
    Vault,
    seal::{decrypt, encrypt},
};
use domain::hex;
use storage::Uuid;

/// What is sealed is filled up to a multiple of this many bytes. All the answers about safety, with a way to be
/// reached of ordinary length, fit into one: the size of a page does not tell how they were answered.
const STEP: usize = 512;
/// Each of these keeps its seals apart from all others under the same key.
const SAFETY: &[u8] = b"veil";
const FORM: &[u8] = b"kept-form";
const TOKEN: &[u8] = b"form-token";

impl Vault {
    /// Seals the answers about safety for a hidden field. `nonce` has to be fresh: the same answers never look alike twice,
    /// so nobody can tell one answer by sealing each of the few there are. `None` never happens with a text that a form
    /// takes.
    pub fn veil(&self, text: &str, nonce: [u8; 24]) -> Option<String> {
        self.hide(SAFETY, text, nonce)
    }

    /// The text that [`Vault::veil`] sealed; `None` for anything else.
    pub fn unveil(&self, veil: &str) -> Option<String> {
        self.show(SAFETY, veil)
    }

    /// Seals a form of staff's that arrived after its session had ended. `nonce` has to be fresh.
    pub(crate) fn keep_form(&self, form: &str, nonce: [u8; 24]) -> Option<String> {
        self.hide(FORM, form, nonce)
    }

    /// The form that [`Vault::keep_form`] sealed; `None` for anything else.
    pub(crate) fn kept_form(&self, sealed: &str) -> Option<String> {
        self.show(FORM, sealed)
    }

    /// A token for the forms of one session, with its person under the seal: it tells whose form it is even when the
    /// session is gone. Nobody can make one, and nobody can read one. `nonce` has to be fresh.
    pub(crate) fn form_token(&self, person: Uuid, nonce: [u8; 24]) -> Option<String> {
        encrypt(&self.veil, nonce, TOKEN, person.as_bytes()).ok().map(|sealed| hex(&sealed))
    }

    /// For whom [`Vault::form_token`] made a token; `None` for anything else.
    pub(crate) fn form_person(&self, token: &str) -> Option<Uuid> {
        let plain = decrypt(&self.veil, TOKEN, &bytes(token)?).ok()?;
        Uuid::from_slice(&plain).ok()
    }

    fn hide(&self, name: &[u8], text: &str, nonce: [u8; 24]) -> Option<String> {
        let mut plain = text.as_bytes().to_vec();
        plain.push(b'.');
        let filled = plain.len().next_multiple_of(STEP);
        plain.resize(filled, 0);
        encrypt(&self.veil, nonce, name, &plain).ok().map(|sealed| hex(&sealed))
    }

    fn show(&self, name: &[u8], sealed: &str) -> Option<String> {
        let plain = decrypt(&self.veil, name, &bytes(sealed)?).ok()?;
        let end = plain.iter().rposition(|byte| *byte == b'.')?;
        String::from_utf8(plain.get(..end)?.to_vec()).ok()
    }
}

/// Bytes written as hexadecimal digits.
fn bytes(digits: &str) -> Option<Vec<u8>> {
    let (pairs, []) = digits.as_bytes().as_chunks::<2>() else { return None };
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    pairs.iter().map(|&[high, low]| Some(digit(high)? << 4 | digit(low)?)).collect()
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

    #[test]
    fn a_form_s_token_tells_its_person_and_is_no_other_seal() {
        let (vault, nia) = (vault(7), storage::Uuid::from_u128(5));
        let token = vault.form_token(nia, [1; 24]).unwrap();
        assert_eq!(vault.form_person(&token), Some(nia));
        assert!(!token.contains(&nia.simple().to_string()));
        let form = vault.keep_form("made up", [2; 24]).unwrap();
        assert_eq!(vault.kept_form(&form).as_deref(), Some("made up"));
        let veil = vault.veil("made up", [2; 24]).unwrap();
        for other in ["", "00", &veil, &form, &token[2..]] {
            assert_eq!(vault.form_person(other), None, "{other}");
        }
        assert_eq!((vault.kept_form(&veil), vault.unveil(&form)), (None, None));
        assert_eq!(Vault::new(&[8; 32]).form_person(&token), None);
    }
}
