//! What is counted of concerns, for those who watch over the times: how many came how far, and how long people waited for
//! somebody's call. Counts of a reporting year; never one concern.

use crate::clock::Moment;

codes! {
    /// How long something took.
    pub enum Band {
        /// Up to an hour.
        Hour = "1h",
        /// Up to four hours.
        FourHours = "4h",
        /// Up to a day of 24 hours.
        Day = "24h",
        /// Longer.
        Longer = "longer",
    }
}

codes! {
    /// What is counted.
    pub enum Measure {
        /// They came to the desk.
        Came = "came",
        /// They went on to another desk.
        Moved = "moved",
        /// Somebody took them, by the time since they came to the desk.
        Taken = "taken",
        /// They were reported by telephone for the first time, by the time since the feedback was received: the time to a
        /// human.
        Called = "called",
        /// They ended with an outcome.
        Closed = "closed",
        /// A second person found no concern.
        NoConcern = "no-concern",
        /// They went on in another concern.
        Joined = "joined",
    }
}

impl Band {
    /// The band of the time from one moment to another.
    pub const fn of(from: Moment, to: Moment) -> Self {
        const HOUR: i64 = 3_600_000_000;
        match to.0.saturating_sub(from.0) {
            took if took <= HOUR => Self::Hour,
            took if took <= 4 * HOUR => Self::FourHours,
            took if took <= 24 * HOUR => Self::Day,
            _ => Self::Longer,
        }
    }
}

impl Measure {
    /// The name under which it is counted; `took` where it is counted by time.
    pub fn name(self, took: Option<Band>) -> String {
        took.map_or_else(|| self.code().to_owned(), |took| format!("{self}-{took}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_takes_in_its_end_and_not_a_moment_more() {
        let of = |micros| Band::of(Moment(0), Moment(micros));
        assert_eq!((of(0), of(3_600_000_000), of(3_600_000_001)), (Band::Hour, Band::Hour, Band::FourHours));
        assert_eq!((of(86_400_000_000), of(86_400_000_001)), (Band::Day, Band::Longer));
        assert_eq!(Measure::Called.name(Some(Band::Day)), "called-24h");
        assert_eq!(Measure::NoConcern.name(None), "no-concern");
    }
}
