//! When made-up feedback is received: over three years and the quarter that runs, more of it the nearer to the end.

use crate::clock::{Date, Moment, Quarter};

/// How many quarters are over.
pub const QUARTERS: usize = 12;

/// How much is received in a day of each quarter beside the others, oldest first: more and more people hear of it.
const DENSITY: [i64; QUARTERS + 1] = [1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4];

/// The time up to a moment, in which later feedback stands closer together.
#[derive(Debug, Clone)]
pub(super) struct Times {
    /// Start, length and density of each quarter.
    quarters: Vec<(i64, i64, i64)>,
    mass: i64,
}

impl Times {
    pub(super) fn until(until: Moment) -> Self {
        let mut starts = vec![first(until)];
        while let Some(last) = starts.last().filter(|_| starts.len() <= QUARTERS) {
            starts.push(last.next());
        }
        let start = |quarter: &Quarter| {
            let (month, _) = quarter.months();
            let date = Date::constant(month.year, month.month, 1);
            Moment::at_start_of(date).map_or(until.0, |moment| moment.0)
        };
        let starts: Vec<i64> = starts.iter().map(start).chain([until.0]).collect();
        let quarters: Vec<_> = starts
            .windows(2)
            .zip(DENSITY)
            .map(|(pair, density)| (pair[0], (pair[1] - pair[0]).max(0), density))
            .collect();
        // A demo made in the first minute of a quarter has no time in it.
        let mass = quarters.iter().map(|(_, length, density)| length * density).sum();
        Self { quarters, mass }
    }

    /// How much time, as dense as it is, each of `count` feedback has.
    pub(super) fn share(&self, count: u32) -> i64 {
        self.mass / i64::from(count.max(1))
    }

    /// The moment at which so much of the dense time is left.
    pub(super) fn before_end(&self, mut left: i64) -> Moment {
        let mut at = 0;
        for (start, length, density) in self.quarters.iter().rev() {
            at = *start;
            if left <= length * density {
                return Moment(start + length - (left + density - 1) / density);
            }
            left -= length * density;
        }
        Moment(at)
    }
}

/// The first of the quarters in which feedback is made up, for a demo that ends at `until`.
pub fn first(until: Moment) -> Quarter {
    (0..QUARTERS).fold(until.quarter(), |quarter, _| quarter.previous())
}

/// Whether a moment is so near to `until` that what was received then still waits to be read.
pub fn waits(received: Moment, until: Moment) -> bool {
    received.plus_days(super::WAITS_DAYS) > until
}
