//! The signature of what is handed to a gateway.

use domain::hex;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// HMAC-SHA-256 under `secret` of the timestamp in decimal, a full stop, and the body, as small hexadecimal digits. The
/// timestamp (seconds since 1970) is signed so that nobody can send an old alert again under a new one.
pub fn signature(secret: &[u8], timestamp: i64, body: &[u8]) -> String {
    // HMAC takes a key of any length, so the fallback is never used; an empty signature fits nothing.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret) else { return String::new() };
    mac.update(timestamp.to_string().as_bytes());
    mac.update(b".");
    mac.update(body);
    hex(&mac.finalize().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::signature;

    /// The signature is what `openssl dgst -sha256 -hmac` says of `1790000000.{"open":"Clywed"}`.
    #[test]
    fn a_signature_is_what_another_program_works_out() {
        let made = signature(b"a made-up secret of some length", 1_790_000_000, br#"{"open":"Clywed"}"#);
        assert_eq!(made, "7132014ee20cf842ca6b10969377bd4d5aa3b64cbc15275d0a9ac9a3b60b1dc3");
        assert_ne!(
            made,
            signature(b"another secret of the same size", 1_790_000_000, br#"{"open":"Clywed"}"#)
        );
        assert_ne!(
            made,
            signature(b"a made-up secret of some length", 1_790_000_001, br#"{"open":"Clywed"}"#)
        );
        assert_ne!(
            made,
            signature(b"a made-up secret of some length", 1_790_000_000, br#"{"open":"clywed"}"#)
        );
    }
}
