//! Where a person of the staff is alerted: sealed under a key of the installation, since it belongs to no authority and no
//! quarter.

use super::{
    Vault, VaultError,
    seal::{decrypt, encrypt},
    words::filled,
};
use domain::alert::Addresses;
use storage::Uuid;

impl Vault {
    /// Seals the addresses of `person`. `nonce` has to be fresh.
    pub(crate) fn seal_addresses(
        &self,
        person: Uuid,
        addresses: &Addresses,
        nonce: [u8; 24],
    ) -> Result<Vec<u8>, VaultError> {
        let plain = filled(serde_json::to_vec(addresses).map_err(|_| VaultError::Broken)?);
        encrypt(&self.addresses, nonce, &name(person), &plain)
    }

    /// Opens what [`Vault::seal_addresses`] sealed for the same person.
    pub(crate) fn open_addresses(&self, person: Uuid, sealed: &[u8]) -> Result<Addresses, VaultError> {
        let plain = decrypt(&self.addresses, &name(person), sealed)?;
        serde_json::from_slice(&plain).map_err(|_| VaultError::Broken)
    }
}

/// What a seal is bound to: a row moved to another person does not open.
fn name(person: Uuid) -> Vec<u8> {
    [person.as_bytes().as_slice(), b"addresses"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Locale;

    #[test]
    fn addresses_open_for_their_person_alone_and_their_size_tells_little() {
        let (vault, gwen, elin) = (Vault::new(&[7; 32]), Uuid::from_u128(1), Uuid::from_u128(2));
        let long = Addresses {
            mail: Some(format!("{}@post.example", "g".repeat(60))),
            telephone: Some("+447700900123".into()),
            language: Some(Locale::Cy),
        };
        let short = Addresses { mail: Some("g@p.example".into()), ..Addresses::default() };
        let sealed = vault.seal_addresses(gwen, &long, [1; 24]).unwrap();
        assert!(vault.open_addresses(gwen, &sealed).unwrap() == long);
        assert!(vault.open_addresses(elin, &sealed).is_err(), "another's row");
        assert!(Vault::new(&[8; 32]).open_addresses(gwen, &sealed).is_err(), "another installation's");
        assert_eq!(vault.seal_addresses(gwen, &short, [2; 24]).unwrap().len(), sealed.len());
    }
}
