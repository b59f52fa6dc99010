//! Organisations: where people act. An authority is one of them, and keeps its official code.

use crate::Bilingual;

codes! {
    /// What an organisation is.
    pub enum OrganisationKind {
        /// A council: feedback belongs to it.
        Authority = "authority",
        /// A council department, health board or charity that provides services, perhaps to several authorities.
        Provider = "provider",
        /// Independent professional or parent advocates.
        Advocacy = "advocacy",
        /// A Partnership Board, Safeguarding Board or corporate parenting board.
        Board = "board",
        /// A body for all of Wales.
        National = "national",
    }
}

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// What stands in the addresses of its staff pages: an authority's GSS code, else a short code of letters and digits.
    pub code: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// What it is called.
    pub name: Bilingual,
}

/// The longest code.
const LONGEST_CODE: usize = 24;

/// Whether a text can be the code of an organisation that is no authority: small letters, digits and hyphens, beginning
/// with a letter. The codes of authorities begin with a capital, so the two can never be the same.
pub fn is_code(text: &str) -> bool {
    text.len() <= LONGEST_CODE
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_one_plain_word_that_no_authority_has() {
        for good in ["gobaith", "bae-abertawe-2", "a"] {
            assert!(is_code(good), "{good}");
        }
        for bad in ["", "2a", "-a", "Gobaith", "W06000008", "a b", "tŷ", "a/b", "abcdefghijklmnopqrstuvwxyz"]
        {
            assert!(!is_code(bad), "{bad}");
        }
    }
}
