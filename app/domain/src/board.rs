//! The first page of somebody who answers for services: what is new since they were last here, and what they owe.

use crate::clock::Moment;
use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

/// A longer pause ends a visit. Within one, everything that was new stays new: a page that is opened again, or read in two
/// languages, must not call the same thing old.
pub const PAUSE_MINUTES: i64 = 30;
/// A promise whose day is so near is named among what is new.
pub const SOON_DAYS: i32 = 14;

/// Somebody's visit of their board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Visit {
    /// When they last looked before this visit; `None` if they never did.
    pub since: Option<Moment>,
    /// When they last looked.
    pub seen: Moment,
}

impl Visit {
    /// The visit of somebody who looks at `now`; `before` is what is known of their last one.
    #[must_use]
    pub fn at(before: Option<Self>, now: Moment) -> Self {
        let Some(before) = before else { return Self { since: None, seen: now } };
        let over = now.0 - before.seen.0 > PAUSE_MINUTES * 60_000_000;
        Self { since: if over { Some(before.seen) } else { before.since }, seen: now.max(before.seen) }
    }

    /// Whether what happened at `at` is new in this visit. On the first one everything is.
    pub fn is_new(self, at: Moment) -> bool {
        self.since.is_none_or(|since| at > since)
    }
}

/// How a reply that is owed stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReplyDue {
    /// By when.
    pub by: Date,
    /// Days left; below 0 the days that it is late.
    pub days: i32,
}

/// By when a service owes its reply to a summary that a second person passed on `passed`. It has as many days as the authority
/// promises families until an answer (`days`), so a service is never given longer than they were told.
pub fn reply_due(passed: Date, days: u16, today: Date) -> ReplyDue {
    let by = passed.saturating_add(i32::from(days).days());
    let left = by.since(today).map_or(0, |left| left.get_days());
    ReplyDue { by, days: left }
}

/// When the weekly mail is due next for somebody who had it, or asked for it, at `now`: the next Monday, at eight in the morning.
pub fn next_digest(now: Moment) -> Moment {
    let days = std::iter::successors(now.date().tomorrow().ok(), |day| day.tomorrow().ok()).take(7);
    let monday = days.into_iter().find(|day| day.weekday() == Weekday::Monday);
    let at = monday.and_then(|day| Moment::of_local(day.at(8, 0, 0, 0)));
    at.unwrap_or_else(|| now.plus_days(7))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MINUTE: i64 = 60_000_000;

    #[test]
    fn everything_is_new_to_somebody_who_was_never_here() {
        assert!(Visit::at(None, Moment(5)).is_new(Moment(-1)));
    }

    #[test]
    fn a_page_that_is_opened_twice_does_not_make_its_news_old() {
        let first = Visit::at(None, Moment(0));
        let later = Visit::at(Some(first), Moment(100 * MINUTE));
        let news = Moment(50 * MINUTE);
        assert!(later.is_new(news) && !later.is_new(Moment(0)));
        let again = Visit::at(Some(later), Moment(110 * MINUTE));
        assert!(again.is_new(news));
        assert!(!Visit::at(Some(again), Moment(200 * MINUTE)).is_new(news));
    }

    #[test]
    fn a_reply_is_owed_for_as_long_as_families_were_told_to_wait() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let due = reply_due(day("2026-10-01"), 28, day("2026-10-27"));
        assert_eq!((due.by, due.days), (day("2026-10-29"), 2));
        assert_eq!(reply_due(day("2026-10-01"), 28, day("2026-11-01")).days, -3);
    }

    #[test]
    fn the_weekly_mail_is_due_on_the_next_monday_morning_also_when_clocks_change() {
        let at = |text: &str| Moment::of_local(text.parse().unwrap()).unwrap();
        for (now, next) in [
            ("2026-10-01T12:00", "2026-10-05T08:00"),
            ("2026-10-05T07:59", "2026-10-12T08:00"),
            ("2026-10-24T23:00", "2026-10-26T08:00"),
        ] {
            assert_eq!(next_digest(at(now)), at(next), "{now}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_came_after_a_visit_is_missed_by_the_next(times in proptest::collection::vec(0..500_i64, 1..20), news in 0..500_i64) {
            let mut times = times;
            times.sort_unstable();
            let news = Moment(news * MINUTE + 1);
            let mut visit = None;
            let mut shown = false;
            for time in &times {
                let now = Moment(time * MINUTE);
                let here = Visit::at(visit, now);
                shown |= news <= now && here.is_new(news);
                visit = Some(here);
            }
            prop_assert_eq!(shown, times.iter().any(|time| Moment(time * MINUTE) >= news));
        }
    }
}
