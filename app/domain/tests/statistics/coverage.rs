//! The widened interval contains the true share as often as it says.
//!
//! This holds on average over shares, as it does for Wilson's interval itself: Brown, Cai and `DasGupta`,
//! "Interval estimation for a binomial proportion", *Statistical Science* 16 (2001), 101–133. For a single share the
//! coverage swings around it, because only every fifth count is ever printed: at 5 % of 400 the interval of a printed 30 just
//! misses 5 %, and 30 is printed often. The worst share is printed beside the mean.

use super::seeded::SplitMix64;
use domain::statistics::{Printed, widened, wilson};

const DRAWS: u32 = 1_000;

/// Of bases from 50 to 400, shares from 5 to 95 %: how often do the interval with and the one without the rounding contain
/// the share that was drawn from?
#[test]
#[expect(clippy::print_stdout, reason = "the figures are to be read")]
fn the_interval_contains_the_true_share_in_95_of_100_draws() {
    let mut random = SplitMix64::new(1);
    println!("coverage of 95 % intervals, {DRAWS} draws for each of 19 shares: mean (worst share)");
    for n in [50_u32, 57, 75, 98, 150, 211, 300, 400] {
        let (mut with, mut without, mut worst) = (0, 0, DRAWS);
        for step in 1..20_u32 {
            let share = f64::from(step) / 20.0;
            let mut covered = 0;
            for _ in 0..DRAWS {
                let x = random.binomial(n, share);
                let whole = random.printed(n);
                let part = random.printed(x).min(whole);
                let wide = widened(part, whole).unwrap();
                covered += u32::from(wide.low <= share && share <= wide.high);
                let narrow = wilson(short(part), short(whole)).unwrap();
                without += u32::from(narrow.low <= share && share <= narrow.high);
            }
            with += covered;
            worst = worst.min(covered);
        }
        let percent = |count: u32, of: u32| 100.0 * f64::from(count) / f64::from(of);
        let (mean, least) = (percent(with, 19 * DRAWS), percent(worst, DRAWS));
        let plain = percent(without, 19 * DRAWS);
        println!("n = {n:3}: widened {mean:.1} % ({least:.1} %), not widened {plain:.1} %");
        assert!(mean >= 95.0, "n = {n}: {mean}");
        assert!(least >= 87.0, "n = {n}: the worst share is covered in {least} %");
        assert!(n > 150 || plain < 95.0, "n = {n}: without the rounding the interval would do as well");
    }
}

fn short(number: Printed) -> u32 {
    u32::try_from(number.get()).unwrap()
}
