//! When something is done again: pauses after failures, the next turn of what recurs, and when to give up.
//!
//! Pure arithmetic over [`Moment`]s; who waits and who works is in `services`.

use crate::clock::Moment;
use std::time::Duration;

/// The first pause after a failed try, in microseconds.
const FIRST_PAUSE: i64 = 10_000_000;
/// No pause between two tries of what is done once is longer: six hours.
pub const LONGEST_PAUSE: Duration = Duration::from_hours(6);

/// What follows a failed try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AfterFailure {
    /// Try again, no sooner than this.
    Again(Moment),
    /// Give up: a person must look.
    Dead,
}

/// What to do after `tries` tries have failed, the last of them at `now`. The first pause is ten seconds, and each is four
/// times the one before, up to `longest`. With `most`, the work is given up after that many tries; without it, it is
/// tried for ever.
pub fn after_failure(tries: u32, most: Option<u32>, longest: Duration, now: Moment) -> AfterFailure {
    if most.is_some_and(|most| tries >= most) {
        return AfterFailure::Dead;
    }
    let factor = 4_i64.saturating_pow(tries.saturating_sub(1));
    let longest = i64::try_from(longest.as_micros()).unwrap_or(i64::MAX).max(FIRST_PAUSE);
    let pause = FIRST_PAUSE.saturating_mul(factor).min(longest);
    AfterFailure::Again(Moment(now.0.saturating_add(pause)))
}

/// When work that recurs `every` so often is due again. It keeps its beat, measured from `due`; turns that were missed
/// while nobody worked are left out, so the next turn is always after `now` and at most one beat away.
pub fn next_turn(due: Moment, every: Duration, now: Moment) -> Moment {
    let beat = i64::try_from(every.as_micros()).unwrap_or(i64::MAX).max(1);
    if due.0 > now.0 {
        return Moment(due.0.min(now.0.saturating_add(beat)));
    }
    let missed = now.0.saturating_sub(due.0) / beat;
    Moment(due.0.saturating_add(beat.saturating_mul(missed.saturating_add(1))))
}

/// How long to wait before a task that panicked is started again, after so many failures in a row: a tenth of a second,
/// twice as long each time, at most five seconds.
pub fn restart_pause(failures: u32) -> Duration {
    let doubled = 2_u32.saturating_pow(failures.saturating_sub(1).min(16));
    Duration::from_millis(100).saturating_mul(doubled).min(Duration::from_secs(5))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pause(tries: u32) -> i64 {
        match after_failure(tries, None, LONGEST_PAUSE, Moment(0)) {
            AfterFailure::Again(at) => at.0,
            AfterFailure::Dead => panic!("without a limit nothing is given up"),
        }
    }

    #[test]
    fn the_first_pauses_are_ten_seconds_forty_and_so_on() {
        assert_eq!([1, 2, 3].map(pause), [10_000_000, 40_000_000, 160_000_000]);
        assert_eq!(after_failure(5, Some(5), LONGEST_PAUSE, Moment(0)), AfterFailure::Dead);
        assert_ne!(after_failure(4, Some(5), LONGEST_PAUSE, Moment(0)), AfterFailure::Dead);
    }

    proptest! {
        #[test]
        fn a_pause_is_never_nothing_never_shorter_than_the_one_before_and_never_beyond_six_hours(tries in 1..u32::MAX) {
            prop_assert!(pause(tries) >= FIRST_PAUSE);
            prop_assert!(pause(tries) <= pause(tries + 1));
            prop_assert!(pause(tries) <= 6 * 3_600_000_000);
        }

        #[test]
        fn a_pause_is_no_longer_than_the_longest_that_is_asked_for(tries in 1..u32::MAX, seconds in 10..100_000_u64) {
            let longest = Duration::from_secs(seconds);
            let at = i64::try_from(longest.as_micros()).unwrap();
            let next = after_failure(tries, None, longest, Moment(0));
            prop_assert!(matches!(next, AfterFailure::Again(again) if again.0 <= at && again.0 >= FIRST_PAUSE));
        }

        #[test]
        fn work_with_a_limit_is_given_up_after_exactly_that_many_tries(most in 1..1000_u32, tries in 1..2000_u32) {
            let dead = after_failure(tries, Some(most), LONGEST_PAUSE, Moment(7)) == AfterFailure::Dead;
            prop_assert_eq!(dead, tries >= most);
        }

        #[test]
        fn the_next_turn_is_after_now_at_most_one_beat_away_and_on_the_beat(
            due in 0..2_000_000_000_000_000_i64, now in 0..2_000_000_000_000_000_i64, seconds in 1..1_000_000_u64,
        ) {
            let every = Duration::from_secs(seconds);
            let beat = i64::try_from(every.as_micros()).unwrap();
            let next = next_turn(Moment(due), every, Moment(now));
            prop_assert!(next.0 > now && next.0 <= now + beat);
            if due <= now {
                prop_assert_eq!((next.0 - due) % beat, 0);
            }
        }

        #[test]
        fn a_restart_waits_longer_after_each_failure_but_never_beyond_five_seconds(failures in 1..u32::MAX) {
            prop_assert!(restart_pause(failures) >= Duration::from_millis(100));
            prop_assert!(restart_pause(failures) <= restart_pause(failures + 1));
            prop_assert!(restart_pause(failures) <= Duration::from_secs(5));
        }
    }
}
