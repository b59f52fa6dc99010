//! Krippendorff's alpha: how far readers who coded the same feedback agree beyond chance.
//!
//! `α = 1 − Dₒ/Dₑ`, observed over expected disagreement, from the coincidences of values within each unit. With `o(c, k)`
//! the coincidences of `c` and `k` (each pair of a unit with `m` values counts `1/(m − 1)`), `n(c)` their sums and `n`
//! the sum of all:
//!
//! ```text
//! α = 1 − (n − 1) · Σ o(c, k)·δ²(c, k) / Σ n(c)·n(k)·δ²(c, k)
//! ```
//!
//! Source: K. Krippendorff, "Computing Krippendorff's alpha-reliability" (2011, University of Pennsylvania), and
//! *Content Analysis* (4th edition, 2019), chapter 12. Tested against the examples printed there and against the Python
//! package `krippendorff`.

use std::collections::BTreeMap;

/// What the values are, which decides how far two of them are apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Names: two values are the same or not.
    Nominal,
    /// Steps in an order: two values are as far apart as there are values between them, half of each end counted.
    Ordinal,
    /// Numbers: two values are as far apart as their difference.
    Interval,
}

/// Alpha of `readers`, one row of values a reader, one column a unit, `None` where a reader did not code the unit.
///
/// 1 is complete agreement, 0 what chance gives, less than 0 systematic disagreement. `None` when no unit has two values,
/// or when all such values are the same: where nothing varies, there is nothing to agree about.
pub fn alpha(readers: &[Vec<Option<i32>>], level: Level) -> Option<f64> {
    let mut coincidences: BTreeMap<(i32, i32), f64> = BTreeMap::new();
    let units = readers.iter().map(Vec::len).max()?;
    for unit in 0..units {
        let values: Vec<i32> = readers.iter().filter_map(|reader| *reader.get(unit)?).collect();
        let Some(others) = values.len().checked_sub(1).filter(|others| *others > 0) else { continue };
        for (one, value) in values.iter().enumerate() {
            for (other, with) in values.iter().enumerate() {
                if one != other {
                    *coincidences.entry((*value, *with)).or_default() += 1.0 / float(others);
                }
            }
        }
    }
    let mut sums: BTreeMap<i32, f64> = BTreeMap::new();
    for ((value, _), count) in &coincidences {
        *sums.entry(*value).or_default() += count;
    }
    let observed: f64 =
        coincidences.iter().map(|((value, with), count)| count * distance(*value, *with, level, &sums)).sum();
    let pairs = sums.iter().flat_map(|one| sums.iter().map(move |other| (one, other)));
    let expected: f64 =
        pairs.map(|((value, n), (with, k))| n * k * distance(*value, *with, level, &sums)).sum();
    let all: f64 = sums.values().sum();
    (expected > 0.0).then(|| 1.0 - (all - 1.0) * observed / expected)
}

/// The square of the distance of two values.
fn distance(one: i32, other: i32, level: Level, sums: &BTreeMap<i32, f64>) -> f64 {
    let (low, high) = (one.min(other), one.max(other));
    if low == high {
        return 0.0;
    }
    let distance = match level {
        Level::Nominal => 1.0,
        Level::Ordinal => {
            let between: f64 = sums.range(low..=high).map(|(_, count)| count).sum();
            let end = |value: i32| sums.get(&value).copied().unwrap_or_default();
            between - f64::midpoint(end(low), end(high))
        }
        Level::Interval => f64::from(high) - f64::from(low),
    };
    distance * distance
}

fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// One reader a line, one digit a unit, a point where nothing was coded.
    fn readers(lines: &[&str]) -> Vec<Vec<Option<i32>>> {
        let value = |sign: char| sign.to_digit(10).and_then(|digit| i32::try_from(digit).ok());
        lines.iter().map(|line| line.chars().map(value).collect()).collect()
    }

    fn is(readers: &[Vec<Option<i32>>], level: Level, wanted: f64) {
        let found = alpha(readers, level).unwrap();
        assert!((found - wanted).abs() < 0.000_5, "{level:?}: {found}");
    }

    #[test]
    fn two_readers_of_ten_units_are_as_krippendorff_prints_them() {
        is(&readers(&["0100000010", "1110010000"]), Level::Nominal, 0.095);
    }

    #[test]
    fn four_readers_with_missing_values_are_as_krippendorff_prints_them() {
        let four = readers(&["123321412...", "1233224125.3", ".3332342251.", "12332441251."]);
        is(&four, Level::Nominal, 0.743);
        is(&four, Level::Ordinal, 0.815);
        is(&four, Level::Interval, 0.849);
    }

    #[test]
    fn where_nothing_varies_or_nobody_coded_twice_there_is_no_alpha() {
        assert_eq!(alpha(&readers(&["111", "111"]), Level::Nominal), None);
        assert_eq!(alpha(&readers(&["12.", "..3"]), Level::Nominal), None);
        assert_eq!(alpha(&[], Level::Nominal), None);
    }

    #[test]
    fn complete_agreement_is_one() {
        for level in [Level::Nominal, Level::Ordinal, Level::Interval] {
            is(&readers(&["1234512345", "1234512345"]), level, 1.0);
        }
    }

    proptest! {
        #[test]
        fn the_order_of_readers_and_of_units_does_not_matter(
            rows in proptest::collection::vec(proptest::collection::vec(proptest::option::of(1_i32..5), 8), 2..5),
        ) {
            let mut turned = rows.clone();
            turned.reverse();
            for row in &mut turned {
                row.reverse();
            }
            for level in [Level::Nominal, Level::Ordinal, Level::Interval] {
                match (alpha(&rows, level), alpha(&turned, level)) {
                    (Some(one), Some(other)) => {
                        prop_assert!((one - other).abs() < 1e-9 && one <= 1.0 + 1e-12);
                    }
                    (one, other) => prop_assert_eq!(one, other),
                }
            }
        }
    }
}
