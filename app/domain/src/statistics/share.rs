//! Shares of people, with their uncertainty.

use crate::disclosure::Number;

/// A 95 % interval; both ends lie between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// The two-sided 95 % point of the normal distribution.
const Z: f64 = 1.959_964;

/// The Wilson score interval for `part` of `whole`: centre `(p + z²/2n) / (1 + z²/n)`, half-width
/// `z·√(p(1−p)/n + z²/4n²) / (1 + z²/n)`. `None` when `whole` is 0 or less than `part`.
///
/// It describes noise and not how well those who answered stand for those who did not: they chose to answer.
/// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", *Journal of
/// the American Statistical Association* 22 (1927), 209–212.
pub fn wilson(part: u32, whole: u32) -> Option<Interval> {
    if whole == 0 || part > whole {
        return None;
    }
    let n = f64::from(whole);
    let p = f64::from(part) / n;
    let z2 = Z * Z;
    let centre = (p + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = Z * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt() / (1.0 + z2 / n);
    Some(Interval { low: (centre - half).max(0.0), high: (centre + half).min(1.0) })
}

/// What part of the people said something, from two published numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// How many, rounded by the gate.
    pub part: Number,
    /// Of how many, rounded by the gate.
    pub whole: Number,
    /// The uncertainty.
    pub interval: Interval,
}

/// Up to this many people a percentage is printed to the nearest 5.
const COARSE_BELOW: u64 = 50;

impl Share {
    /// The share of `part` in `whole`; `None` when the numbers are not part and whole.
    ///
    /// Whether there are enough people for a percentage is the table's to say: see
    /// [`crate::disclosure::Row::share`].
    pub fn of(part: Number, whole: Number) -> Option<Self> {
        let interval = wilson(u32::try_from(part.get()).ok()?, u32::try_from(whole.get()).ok()?)?;
        Some(Self { part, whole, interval })
    }

    /// The percentage to print: to the nearest 5 below 50 people, where whole percents would pretend to a
    /// precision that the rounded numbers do not have, else to the nearest 1.
    pub fn percent(&self) -> u64 {
        let step = if self.whole.get() < COARSE_BELOW { 5 } else { 1 };
        let doubled = self.part.get() * 200 / (self.whole.get() * step);
        doubled.div_ceil(2) * step
    }

    /// The ends of the interval in whole percents, outwards: what is printed never looks surer than it is.
    pub fn percent_range(&self) -> (u64, u64) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "both lie in 0..=100")]
        let whole = |value: f64| value.clamp(0.0, 100.0) as u64;
        (whole((self.interval.low * 100.0).floor()), whole((self.interval.high * 100.0).ceil()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_interval_agrees_with_the_worked_examples() {
        let examples = [
            (0, 10, 0.000, 0.278),
            (5, 5, 0.566, 1.000),
            (7, 9, 0.453, 0.937),
            (8, 10, 0.490, 0.943),
            (10, 10, 0.722, 1.000),
            (15, 30, 0.332, 0.668),
            (40, 50, 0.670, 0.888),
        ];
        for (part, whole, low, high) in examples {
            let interval = wilson(part, whole).unwrap();
            assert!((interval.low - low).abs() < 0.000_5, "{part}/{whole}: {interval:?}");
            assert!((interval.high - high).abs() < 0.000_5, "{part}/{whole}: {interval:?}");
        }
    }

    #[test]
    fn there_is_no_share_of_nobody_and_no_part_larger_than_its_whole() {
        assert_eq!(wilson(0, 0), None);
        assert_eq!(wilson(6, 5), None);
    }

    proptest! {
        #[test]
        fn the_share_lies_in_its_interval_and_more_people_make_it_narrower(part in 0_u32..500, rest in 0_u32..500) {
            prop_assume!(part + rest > 0);
            let whole = part + rest;
            let few = wilson(part, whole).unwrap();
            let p = f64::from(part) / f64::from(whole);
            prop_assert!(few.low <= p + 1e-12 && p <= few.high + 1e-12);
            let many = wilson(part * 4, whole * 4).unwrap();
            prop_assert!(many.high - many.low < few.high - few.low);
        }
    }
}
