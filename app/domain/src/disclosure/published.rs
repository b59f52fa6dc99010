//! Numbers that have passed the gate.

use serde::Serialize;
use std::fmt;

/// A number the gate has published: rounded, and not too small.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Published(u64);

impl Published {
    /// A number that the gate has rounded: only the gate makes one.
    pub(super) const fn rounded(number: u64) -> Self {
        Self(number)
    }

    /// The rounded number.
    pub const fn get(self) -> u64 {
        self.0
    }
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}
