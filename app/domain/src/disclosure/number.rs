//! Numbers that have passed the draw.

use serde::Serialize;

/// A printed number: a multiple of 5. A printed 0 stands for 0 to 4, any other `p` for `p` − 4 to `p` + 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Number(u64);

impl Number {
    /// A number that the draw has rounded: only printing makes one.
    pub(super) const fn printed(number: u64) -> Self {
        Self(number)
    }

    /// The printed number.
    pub const fn get(self) -> u64 {
        self.0
    }

    /// The smallest and the largest true count that print this number.
    pub const fn range(self) -> (u64, u64) {
        (self.0.saturating_sub(4), self.0 + 4)
    }
}
