//! Numbers that have passed the draw.

use serde::{Serialize, Serializer};

/// A printed number: a multiple of 5. A printed 0 stands for 0 to 4, any other `p` for `p` − 4 to `p` + 4. A sum of
/// printed numbers knows how many it adds up, because each of them was rounded by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number {
    number: u64,
    terms: u32,
}

impl Number {
    /// A number that the draw has rounded: only printing makes one.
    pub(super) const fn printed(number: u64) -> Self {
        Self { number, terms: 1 }
    }

    /// Both together.
    pub(super) const fn plus(self, other: Self) -> Self {
        Self { number: self.number + other.number, terms: self.terms + other.terms }
    }

    /// The printed number.
    pub const fn get(self) -> u64 {
        self.number
    }

    /// How many numbers were rounded and added up; 1 for a number that was printed as it is.
    pub const fn terms(self) -> u32 {
        self.terms
    }

    /// The smallest and the largest true count that print this number.
    pub const fn range(self) -> (u64, u64) {
        let around = 4 * self.terms as u64;
        (self.number.saturating_sub(around), self.number + around)
    }
}

/// As the number alone.
impl Serialize for Number {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_u64(self.number)
    }
}
