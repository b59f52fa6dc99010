//! Numbers as they are printed.

use serde::{Serialize, Serializer};
use std::fmt;

/// A count as it is printed: rounded at random to a multiple of 5.
///
/// Everything in this module is computed from such numbers, so that no statistic gives away more than the
/// numbers beside it do. A sum of several such counts is one too: it knows how many were rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Printed {
    number: u64,
    terms: u32,
}

impl Printed {
    /// The largest variance that the rounding can have.
    ///
    /// A count `n` with remainder `r = n mod 5` is printed as `n + 5 − r` with probability `r/5` and as `n − r`
    /// otherwise. The mean of the error is 0 and its variance is `r(5 − r)`: 0, 4, 6, 6 or 4. The remainder is not
    /// known to a reader, so the largest is taken.
    pub const VARIANCE: f64 = 6.0;

    /// Zero, printed as "0 to 4".
    pub const ZERO: Self = Self { number: 0, terms: 1 };

    /// `number` as printed; `None` when it is not a multiple of 5, so no printed number.
    pub const fn new(number: u64) -> Option<Self> {
        if number.is_multiple_of(5) { Some(Self { number, terms: 1 }) } else { None }
    }

    /// The number.
    pub const fn get(self) -> u64 {
        self.number
    }

    /// The largest variance of the rounding: of each of the numbers that it adds up, as they are drawn independently.
    pub(super) fn variance(self) -> f64 {
        Self::VARIANCE * f64::from(self.terms)
    }

    /// The number for a computation. Counts of responses are far below the limit at which this would round.
    pub(super) fn float(self) -> f64 {
        f64::from(u32::try_from(self.number).unwrap_or(u32::MAX))
    }
}

/// As the number alone.
impl Serialize for Printed {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_u64(self.number)
    }
}

impl fmt::Display for Printed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.number)
    }
}

/// The only tie to the disclosure module: what it publishes is printed.
impl From<crate::disclosure::Number> for Printed {
    fn from(published: crate::disclosure::Number) -> Self {
        Self { number: published.get(), terms: published.terms() }
    }
}
