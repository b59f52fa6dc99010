//! What does not wait for a quarter: many who say at once that the same thing goes wrong, or several to whom it does so gravely.
//!
//! The service's managers and the director get a notice on the same day, without words and without numbers. A notice is about
//! five people or more, like everything that is said of feedback ([`crate::summary::MIN_SOURCES`]), whichever rule it comes by,
//! and it does not say by which. One grave matter alone makes no notice: it would tell what one family said, and a person who
//! reads it acts on it anyway. There is one notice for a service, a theme and a quarter, so that no later one points at whoever
//! came last.

use crate::{criticality::Criticality, summary::MIN_SOURCES};
use jiff::{ToSpan, civil::Date};

/// Feedback that came within so many days stands together.
pub const DAYS: i32 = 28;
/// So many problems of one theme of one service within [`DAYS`] are a rush: as many as a service's figures need to be printed.
pub const RUSH: u64 = 15;
/// From this level on a problem is grave.
pub const GRAVE: Criticality = Criticality::VerySerious;
/// For so many days a notice stands on the board: a quarter.
const SHOWN_DAYS: i32 = 92;
/// The longest that somebody says of what they did, in characters.
pub const DID_LIMIT: usize = 500;

/// What came about a theme of a service within [`DAYS`]: how many problems, and how many of them are grave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pressing {
    /// Accepted feedback that tells of a problem.
    pub problems: u64,
    /// Those at level [`GRAVE`] or above.
    pub grave: u64,
}

/// The first day of what stands together on `today`.
pub fn from(today: Date) -> Date {
    today.saturating_sub(DAYS.days())
}

/// The first day of which a notice still stands on the board.
pub fn shown_from(today: Date) -> Date {
    today.saturating_sub(SHOWN_DAYS.days())
}

/// Whether a notice is due.
pub fn is_urgent(of: Pressing) -> bool {
    let least = u64::try_from(MIN_SOURCES).unwrap_or(u64::MAX);
    of.problems >= RUSH || of.grave.min(of.problems) >= least
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_rush_and_five_grave_problems_are_urgent_and_four_are_not() {
        for (problems, grave, urgent) in
            [(15, 0, true), (14, 4, false), (5, 5, true), (5, 4, false), (0, 0, false), (4, 4, false)]
        {
            assert_eq!(is_urgent(Pressing { problems, grave }), urgent, "{problems} {grave}");
        }
    }

    proptest! {
        #[test]
        fn no_notice_tells_of_fewer_than_five_and_more_problems_never_take_one_away(problems in 0..40_u64, grave in 0..40_u64, more in 0..5_u64) {
            let urgent = is_urgent(Pressing { problems, grave });
            prop_assert!(!urgent || problems >= 5);
            let later = is_urgent(Pressing { problems: problems + more, grave });
            prop_assert!(!urgent || later);
        }
    }
}
