//! Series of months as a service has them, and what is said about them.

use super::seeded::SplitMix64;
use domain::statistics::{PartAndWhole, Point, Rhythm, Words, change};

/// How a series is made.
pub(crate) struct Made {
    pub(crate) months: usize,
    /// Responses a month: from, to.
    pub(crate) base: (u32, u32),
    /// The share before the change.
    pub(crate) share: f64,
    /// The first month of the change, and by how much the share moves.
    pub(crate) moves: (usize, f64),
    /// The standard deviation of the months' own shares: the months differ beyond chance.
    pub(crate) apart: f64,
}

impl Made {
    /// The months as printed.
    pub(crate) fn print(&self, random: &mut SplitMix64) -> Vec<Point<usize, ()>> {
        (0..self.months).map(|month| self.month(month, random)).collect()
    }

    fn month(&self, period: usize, random: &mut SplitMix64) -> Point<usize, ()> {
        let (from, to) = self.base;
        let n = from + u32::try_from(random.below(u64::from(to - from + 1))).unwrap();
        let moved = if period < self.moves.0 { 0.0 } else { self.moves.1 };
        let share = (self.share + moved + self.apart * random.normal()).clamp(0.0, 1.0);
        let x = random.binomial(n, share);
        let whole = random.printed(n);
        let part = random.printed(x).min(whole);
        let in_groups = random.binomial(n, 0.2);
        let channels = vec![random.printed(n - in_groups), random.printed(in_groups)];
        Point { period, lineage: (), figures: Some(PartAndWhole { part, whole, channels }) }
    }
}

/// The words a page printed at the end of each month, from the one after `seen` months on.
pub(crate) fn read(points: &[Point<usize, ()>], seen: usize) -> Vec<Words<usize>> {
    (seen + 1..=points.len()).map(|seen| change(&points[..seen], Rhythm::Months).words).collect()
}

/// A share in percent.
pub(crate) fn percent(count: usize, of: usize) -> f64 {
    let float = |n: usize| f64::from(u32::try_from(n).unwrap());
    100.0 * float(count) / float(of)
}
