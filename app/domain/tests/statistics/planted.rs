//! Planted changes are found.
//!
//! The share rises from 50 %, where chance is greatest, after two years. A large rise is found within two months: 30 points
//! in a service with 30 to 120 responses a month, 15 points in an authority with 200 to 400. A rise of 15 points, which a
//! service cares about, is found within seven months by seven points on one side: no rule finds it within two, because at 75
//! responses it is two standard deviations of a month's share.

use super::{
    seeded::SplitMix64,
    series::{Made, percent, read},
};
use domain::statistics::Words;

const SERIES: usize = 200;
/// The first month of the change: two years are there before.
const AT: usize = 24;

/// How many of the series say "higher" at the latest at the first, second, fourth and seventh month of the change, in
/// percent, if the share rises by `size` from 50 %.
fn found(base: (u32, u32), size: f64) -> [f64; 4] {
    let made = Made { months: AT + 7, base, share: 0.5, moves: (AT, size), apart: 0.0 };
    let mut counts = [0_usize; 4];
    for seed in 0..SERIES {
        let mut random = SplitMix64::new(1_000 + u64::try_from(seed).unwrap());
        let said = read(&made.print(&mut random), AT);
        for (count, months) in counts.iter_mut().zip([1, 2, 4, 7]) {
            *count += usize::from(said[..months].iter().any(|words| matches!(words, Words::Higher { .. })));
        }
    }
    counts.map(|count| percent(count, SERIES))
}

/// The operating characteristic, and its floors.
#[test]
#[expect(clippy::print_stdout, reason = "the figures are to be read")]
fn a_planted_rise_is_found_within_two_months_if_it_is_large_and_within_seven_if_it_matters() {
    println!("found within 1, 2, 4, 7 months, % of {SERIES} series of {} months", AT + 7);
    // Points, and the least that is found within two and within seven months.
    let floors = [
        (
            (30, 120),
            [(10, 5.0, 55.0), (15, 25.0, 85.0), (20, 60.0, 95.0), (25, 78.0, 99.0), (30, 90.0, 99.0)],
        ),
        (
            (60, 120),
            [(10, 9.0, 70.0), (15, 34.0, 94.0), (20, 66.0, 99.0), (25, 85.0, 99.0), (30, 94.0, 99.0)],
        ),
        (
            (200, 400),
            [(10, 70.0, 99.0), (15, 95.0, 99.0), (20, 99.0, 99.0), (25, 99.0, 99.0), (30, 99.0, 99.0)],
        ),
    ];
    for (base, sizes) in floors {
        for (size, two, seven) in sizes {
            let found = found(base, f64::from(size) / 100.0);
            println!("{base:?} responses, {size} points: {found:.1?}");
            assert!(found[1] >= two, "{base:?} responses, {size} points within two months: {found:?}");
            assert!(found[3] >= seven, "{base:?} responses, {size} points within seven months: {found:?}");
        }
    }
}
