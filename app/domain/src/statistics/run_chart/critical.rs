//! How many runs chance gives.

/// The probability that is left in each tail.
const TAIL: f64 = 0.025;

/// The fewest and the most runs that chance gives to `above` points above the median and `below` points below it, with at
/// most 2.5 % on either side. `None` with fewer than ten of them.
///
/// Perla, Provost and Murray (2011) print such limits for 10 to 60 points, half of them on each side, after F. S. Swed
/// and C. Eisenhart, "Tables for testing randomness of grouping in a sequence of alternatives", *Annals of Mathematical
/// Statistics* 14 (1943), 66–87. They are computed here from the exact distribution that the table stands on, for the
/// number of points that really are on each side. In some rows the printed table is one run wider or narrower.
///
/// The number of orders with `2k` runs is `2·C(a−1, k−1)·C(b−1, k−1)`, with `2k + 1` runs
/// `C(a−1, k)·C(b−1, k−1) + C(a−1, k−1)·C(b−1, k)`, of `C(a+b, a)`.
pub(super) fn critical(above: usize, below: usize) -> Option<(usize, usize)> {
    if above + below < super::FEWEST || above == 0 || below == 0 {
        return None;
    }
    let all = choose(above + below, above);
    let (fewest, most) = (2, above + below);
    let exceeds = |tail: &mut f64, runs: usize| {
        *tail += orders(above, below, runs) / all;
        *tail > TAIL
    };
    let (mut few, mut many) = (0.0, 0.0);
    let lower = (fewest..=most).find(|runs| exceeds(&mut few, *runs))?;
    let upper = (fewest..=most).rev().find(|runs| exceeds(&mut many, *runs))?;
    Some((lower, upper))
}

/// The number of orders of so many points that make `runs` runs, at least two.
fn orders(above: usize, below: usize, runs: usize) -> f64 {
    let half = runs / 2;
    if runs.is_multiple_of(2) {
        2.0 * choose(above - 1, half - 1) * choose(below - 1, half - 1)
    } else {
        choose(above - 1, half) * choose(below - 1, half - 1)
            + choose(above - 1, half - 1) * choose(below - 1, half)
    }
}

/// The number of ways to choose `some` of `all`.
fn choose(all: usize, some: usize) -> f64 {
    if some > all {
        return 0.0;
    }
    let float = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    (0..some).fold(1.0, |ways, step| ways * float(all - step) / float(step + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of the table as printed in the paper and repeated by others.
    #[test]
    fn the_limits_are_those_of_the_printed_table() {
        let printed =
            [(10, 3, 9), (14, 4, 12), (16, 5, 13), (24, 8, 18), (30, 11, 21), (40, 15, 27), (50, 19, 33)];
        for (points, fewest, most) in printed.into_iter().chain([(60, 24, 38)]) {
            assert_eq!(critical(points / 2, points / 2), Some((fewest, most)), "{points} points");
        }
    }

    #[test]
    fn fewer_than_ten_points_or_one_side_alone_have_no_limits() {
        assert_eq!(critical(5, 4), None);
        assert_eq!(critical(12, 0), None);
    }

    /// Six points in all their orders, against the formula.
    #[test]
    fn the_number_of_orders_is_what_counting_gives() {
        for above in 1_usize..6 {
            let mut counts = [0_u32; 7];
            for order in 0_u32..64 {
                if order.count_ones() as usize == above {
                    let turns = (order ^ (order >> 1)) & 0b1_1111;
                    counts[turns.count_ones() as usize + 1] += 1;
                }
            }
            let below = 6 - above;
            for (runs, counted) in counts.iter().enumerate().skip(2) {
                let formula = orders(above, below, runs);
                assert!(
                    (formula - f64::from(*counted)).abs() < 1e-9,
                    "{above} above, {runs} runs: {counts:?}"
                );
            }
        }
    }
}
