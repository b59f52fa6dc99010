//! The short reference by which two people on the telephone mean the same concern.

use std::{fmt, str::FromStr};

/// The signs of a reference: none that look or sound alike, no vowels that would make words.
pub const REFERENCE_SIGNS: &[u8; 28] = b"BCDFGHJKLMNPQRSTVWXYZ2345679";
/// How many signs follow the `C-`.
const LENGTH: usize = 6;

/// A reference, such as `C-7KQ2MF`. It is drawn by chance: no reference tells how many concerns there are, or which came
/// first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference(String);

impl Reference {
    /// The reference that random bytes make; `None` if too few of them are fair, and then fresh ones are needed. Thirty-two
    /// bytes fall short less than once in 10^27 draws.
    pub fn of(random: [u8; 32]) -> Option<Self> {
        // A byte past the last whole round would make the first signs likelier.
        let fair = random.into_iter().filter(|byte| usize::from(*byte) < 256 / 28 * 28);
        let signs = fair.filter_map(|byte| REFERENCE_SIGNS.get(usize::from(byte) % REFERENCE_SIGNS.len()));
        let signs: String = signs.take(LENGTH).copied().map(char::from).collect();
        (signs.len() == LENGTH).then(|| Self(format!("C-{signs}")))
    }

    /// As it is said and stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text that is no reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a reference is written like C-7KQ2MF")]
pub struct NotAReference;

impl FromStr for Reference {
    type Err = NotAReference;
    fn from_str(text: &str) -> Result<Self, NotAReference> {
        let text = text.trim().to_ascii_uppercase();
        let signs = text.strip_prefix("C-").ok_or(NotAReference)?;
        let whole = signs.len() == LENGTH && signs.bytes().all(|sign| REFERENCE_SIGNS.contains(&sign));
        if whole { Ok(Self(text)) } else { Err(NotAReference) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_reference_reads_back_as_it_was_drawn_however_it_is_typed(random: [u8; 32]) {
            if let Some(reference) = Reference::of(random) {
                prop_assert_eq!(reference.as_str().parse(), Ok(reference.clone()));
                prop_assert_eq!(reference.as_str().to_lowercase().parse(), Ok(reference));
            }
        }
    }

    #[test]
    fn what_is_no_reference_is_refused_and_unfair_bytes_make_none() {
        for wrong in ["", "C-", "C-7KQ2M", "C-7KQ2MFF", "7KQ2MF", "C-7KQ2MO", "C-7KQ2ŵ"] {
            assert_eq!(wrong.parse::<Reference>(), Err(NotAReference), "{wrong}");
        }
        assert_eq!(Reference::of([255; 32]), None);
        assert_eq!(Reference::of([0; 32]).unwrap().as_str(), "C-BBBBBB");
    }
}
