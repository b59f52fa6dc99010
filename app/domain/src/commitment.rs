//! Commitments: what a service promised to change, by when, and what came of it.
//!
//! A reply that says what will change, once a moderator has read it, makes a commitment. Its day is the promised one for
//! good: work that takes longer is late, and says so in public. What its owner says of it (a milestone, how far it is, that
//! it is done, that it is given up) is an [`EntryKind`]; each entry is read by a moderator before anybody else sees it, by the
//! rule of replies ([`crate::summary::ReplyState`]).

use crate::{
    Bilingual,
    summary::{BodyProblem, Findings, ReplyKind, reply_findings},
};
use jiff::civil::Date;

codes! {
    /// What an entry says of a commitment.
    pub enum EntryKind {
        /// A step on the way, with the day by which it is planned.
        Milestone = "milestone",
        /// How far it is, or what shows it: minutes, a leaflet, a rota.
        Progress = "progress",
        /// It is done: what has changed, and on which day.
        Kept = "kept",
        /// It will not be done: why.
        GivenUp = "given-up",
    }
}

impl EntryKind {
    /// Whether nothing follows it.
    pub const fn ends(self) -> bool {
        matches!(self, Self::Kept | Self::GivenUp)
    }
}

codes! {
    /// What somebody says who had said what was wrong: did the change make a difference?
    pub enum Difference {
        /// Yes.
        Yes = "yes",
        /// A little.
        Some = "some",
        /// No.
        No = "no",
        /// They cannot say.
        CannotSay = "cannot-say",
    }
}

/// How a commitment ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended {
    /// [`EntryKind::Kept`] or [`EntryKind::GivenUp`].
    pub how: EntryKind,
    /// On which day.
    pub on: Date,
}

/// Where a commitment stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// There is time left: so many days, 0 on the promised day itself.
    Due {
        /// Days left.
        days: i32,
    },
    /// The promised day is past.
    Overdue {
        /// Days since.
        days: i32,
    },
    /// Done by the promised day.
    Kept,
    /// Done after the promised day.
    KeptLate {
        /// Days after.
        days: i32,
    },
    /// Given up.
    GivenUp,
}

/// Where a commitment for the day `by` stands on the day `today`.
pub fn standing(by: Date, ended: Option<Ended>, today: Date) -> Standing {
    let after = |day: Date| (day - by).get_days();
    match ended {
        Some(Ended { how: EntryKind::Kept, on }) if on <= by => Standing::Kept,
        Some(Ended { how: EntryKind::Kept, on }) => Standing::KeptLate { days: after(on) },
        Some(_) => Standing::GivenUp,
        None if today <= by => Standing::Due { days: -after(today) },
        None => Standing::Overdue { days: after(today) },
    }
}

/// How many commitments of a place stand how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// All that were made.
    pub made: u32,
    /// Done by the promised day.
    pub kept: u32,
    /// Done after it.
    pub late: u32,
    /// Given up.
    pub given_up: u32,
    /// Not done, and the day is past.
    pub overdue: u32,
    /// Not done, and there is time left.
    pub due: u32,
    /// The median number of days from promise to change, of those that were done; an even number of them rounds up.
    pub median_days: Option<i32>,
}

impl Totals {
    /// Adds up. Each commitment is given by the day on which it was made, its promised day and how it ended.
    pub fn of(all: impl IntoIterator<Item = (Date, Date, Option<Ended>)>, today: Date) -> Self {
        let mut totals = Self::default();
        let mut took = Vec::new();
        for (made, by, ended) in all {
            totals.made += 1;
            let place = match standing(by, ended, today) {
                Standing::Kept => &mut totals.kept,
                Standing::KeptLate { .. } => &mut totals.late,
                Standing::GivenUp => &mut totals.given_up,
                Standing::Overdue { .. } => &mut totals.overdue,
                Standing::Due { .. } => &mut totals.due,
            };
            *place += 1;
            if let Some(Ended { how: EntryKind::Kept, on }) = ended {
                took.push((on - made).get_days().max(0));
            }
        }
        took.sort_unstable();
        totals.median_days = match took.as_slice() {
            [] => None,
            days if days.len() % 2 == 1 => days.get(days.len() / 2).copied(),
            days => {
                let upper = days.len() / 2;
                days.get(upper - 1).zip(days.get(upper)).map(|(one, other)| (one + other + 1) / 2)
            }
        };
        totals
    }
}

/// What is found in an entry. `on`: the planned day of a milestone, or the day on which it was done or given up; `made`: the
/// day on which the commitment was made; `sources`: the redacted words of each feedback behind it.
pub fn entry_findings<'a>(
    kind: EntryKind,
    body: &Bilingual,
    on: Option<Date>,
    (made, today): (Date, Date),
    sources: impl IntoIterator<Item = &'a str>,
) -> Findings {
    // A planned day obeys the rule of a promised one.
    let reads_as = if kind == EntryKind::Milestone { ReplyKind::Will } else { ReplyKind::Changed };
    let mut found = reply_findings(reads_as, body, on, today, sources);
    if kind.ends() {
        match on {
            None => found.problems.push(BodyProblem::NoDate),
            Some(on) if on > today => found.problems.push(BodyProblem::NotYet),
            Some(on) if on < made => found.problems.push(BodyProblem::PastDate),
            Some(_) => {}
        }
    }
    found
}

/// The longest name of who sees to a commitment, in characters of one language.
pub const OWNER_LIMIT: usize = 120;

/// What is found in the words for who sees to a commitment: a job in both languages, no person's name.
pub fn owner_findings(owner: &Bilingual, today: Date) -> Findings {
    let mut found = reply_findings(ReplyKind::WhyNot, owner, None, today, []);
    if [&owner.cy, &owner.en].iter().any(|text| text.chars().count() > OWNER_LIMIT) {
        found.problems.push(BodyProblem::TooLong);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const MADE: Date = date(2026, 10, 1);
    const BY: Date = date(2026, 12, 31);

    fn kept(on: Date) -> Ended {
        Ended { how: EntryKind::Kept, on }
    }

    #[test]
    fn a_commitment_is_due_until_the_end_of_its_day_and_overdue_from_the_next() {
        assert_eq!(standing(BY, None, date(2026, 12, 21)), Standing::Due { days: 10 });
        assert_eq!(standing(BY, None, BY), Standing::Due { days: 0 });
        assert_eq!(standing(BY, None, date(2027, 1, 1)), Standing::Overdue { days: 1 });
    }

    #[test]
    fn what_is_done_after_its_day_is_late_and_stays_late() {
        assert_eq!(standing(BY, Some(kept(BY)), date(2028, 1, 1)), Standing::Kept);
        assert_eq!(
            standing(BY, Some(kept(date(2027, 1, 31))), date(2028, 1, 1)),
            Standing::KeptLate { days: 31 }
        );
        let given_up = Some(Ended { how: EntryKind::GivenUp, on: MADE });
        assert_eq!(standing(BY, given_up, MADE), Standing::GivenUp);
    }

    #[test]
    fn what_is_said_to_be_done_says_what_changed_and_on_which_day_that_is_not_to_come() {
        let today = date(2026, 11, 10);
        let body = Bilingual { cy: "Rydyn ni'n ateb bob dydd.".into(), en: "We answer every day.".into() };
        let problems =
            |kind, body: &Bilingual, on| entry_findings(kind, body, on, (MADE, today), []).problems;
        assert_eq!(problems(EntryKind::Kept, &body, None), [BodyProblem::NoDate]);
        assert_eq!(problems(EntryKind::Kept, &body, Some(date(2026, 11, 11))), [BodyProblem::NotYet]);
        assert_eq!(problems(EntryKind::Kept, &body, Some(date(2026, 9, 1))), [BodyProblem::PastDate]);
        assert_eq!(problems(EntryKind::Kept, &body, Some(today)), []);
        let nothing = Bilingual { cy: String::new(), en: " ".into() };
        let said = problems(EntryKind::Kept, &nothing, Some(today));
        assert_eq!(said, [BodyProblem::NoWelsh, BodyProblem::NoEnglish]);
        assert_eq!(problems(EntryKind::Milestone, &body, None), [BodyProblem::NoDate]);
        assert_eq!(problems(EntryKind::Milestone, &body, Some(date(2026, 11, 1))), [BodyProblem::PastDate]);
        assert_eq!(problems(EntryKind::Progress, &body, None), []);
    }

    #[test]
    fn the_median_counts_days_from_the_promise_to_the_change() {
        let one = |days: i32| (MADE, BY, Some(kept(MADE + jiff::Span::new().days(days))));
        assert_eq!(Totals::of([one(10), one(40), one(20)], BY).median_days, Some(20));
        assert_eq!(Totals::of([one(10), one(21)], BY).median_days, Some(16));
        assert_eq!(Totals::of([(MADE, BY, None)], BY).median_days, None);
    }

    proptest! {
        #[test]
        fn every_commitment_stands_in_exactly_one_place(
            all in proptest::collection::vec((0..400_i32, proptest::option::of((any::<bool>(), 0..600_i32))), 0..30),
            now in 0..700_i32,
        ) {
            let day = |days: i32| MADE + jiff::Span::new().days(days);
            let all: Vec<_> = all
                .into_iter()
                .map(|(by, ended)| {
                    let ended = ended.map(|(kept, on)| Ended {
                        how: if kept { EntryKind::Kept } else { EntryKind::GivenUp },
                        on: day(on),
                    });
                    (MADE, day(by), ended)
                })
                .collect();
            let totals = Totals::of(all.iter().copied(), day(now));
            let sum = totals.kept + totals.late + totals.given_up + totals.overdue + totals.due;
            prop_assert_eq!(sum, totals.made);
            prop_assert_eq!(usize::try_from(totals.made).unwrap(), all.len());
        }
    }
}
