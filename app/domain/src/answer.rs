//! What a contributor is told by the number: which kind of answer there is, and what became of the promised day.
//!
//! Every accepted or declined feedback has an answer of some kind by its day: the summary that drew on it with what
//! the service says, or why there is none. Nothing here tells how many others there are.

use crate::{
    clock::{Date, Moment},
    feedback::{Desk, State},
};

codes! {
    /// Which kind of answer a contributor has.
    pub enum AnswerKind {
        /// The service has answered a summary that draws on it.
        Replied = "replied",
        /// A summary draws on it; the service has not answered yet.
        Summarised = "summarised",
        /// No summary draws on it: too few people have spoken about the same thing.
        TooFew = "too-few",
        /// Its sender kept it out of summaries.
        KeptOut = "kept-out",
        /// There are answers and no words, so there is nothing for a summary to draw on.
        NoWords = "no-words",
        /// It was kindly declined, for a reason.
        Declined = "declined",
        /// The day has come, enough people have spoken and no summary is there: an answer is owed. This is no answer.
        Owed = "owed",
    }
}

/// What the answer depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerFacts {
    /// Where the feedback stands, as its contributor sees it.
    pub state: State,
    /// Whose desk it lies on. Nothing on the designated officer's is ever drawn on.
    pub desk: Desk,
    /// Summaries may draw on it.
    pub may_summarise: bool,
    /// Something was written in a box.
    pub has_words: bool,
    /// When it was accepted or declined.
    pub decided: Option<Moment>,
    /// Since when a summary that draws on it may be seen.
    pub summarised: Option<Moment>,
    /// Since when a reply to such a summary may be seen.
    pub replied: Option<Moment>,
}

/// An answer of some kind, and since when it can be seen. Nothing is owed any more.
pub type Answered = (AnswerKind, Moment);

impl AnswerFacts {
    /// The answer that can be seen at once, whatever the day. `None`: it waits for its day.
    pub fn at_once(&self) -> Option<Answered> {
        let decided = self.decided?;
        match self.state {
            State::Declined => Some((AnswerKind::Declined, decided)),
            State::Accepted => match self.replied {
                Some(replied) => Some((AnswerKind::Replied, replied)),
                None if !self.may_summarise => Some((AnswerKind::KeptOut, decided)),
                None if !self.has_words => Some((AnswerKind::NoWords, decided)),
                None => None,
            },
            State::Waiting | State::Claimed | State::Held | State::Reopened | State::Withdrawn => None,
        }
    }

    /// The answer on the promised day, given at `now`. `enough`: enough people have spoken about one of its themes for
    /// a summary. `None` in place of a moment: it is owed. `None` altogether: it was not decided, or was taken back.
    pub fn by_the_day(&self, enough: bool, now: Moment) -> Option<(AnswerKind, Option<Moment>)> {
        if let Some((kind, since)) = self.at_once() {
            return Some((kind, Some(since)));
        }
        if self.state != State::Accepted {
            return None;
        }
        Some(match self.summarised {
            Some(since) => (AnswerKind::Summarised, Some(since)),
            None if enough && self.desk == Desk::Moderation => (AnswerKind::Owed, None),
            None => (AnswerKind::TooFew, Some(now)),
        })
    }
}

/// What became of the promised day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promise {
    /// The day has not come.
    Open,
    /// Answered by the day.
    Kept,
    /// Answered, but after the day.
    Late,
    /// The day went by without an answer.
    Missed,
}

impl Promise {
    /// What became of the day `promised`, seen on the day `today`. The promise holds until the end of its day.
    pub fn of(promised: Date, answered: Option<Date>, today: Date) -> Self {
        match answered {
            Some(answered) if answered <= promised => Self::Kept,
            Some(_) => Self::Late,
            None if today <= promised => Self::Open,
            None => Self::Missed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn facts() -> impl Strategy<Value = AnswerFacts> {
        let moment = || proptest::option::of((0..100_i64).prop_map(Moment));
        (
            proptest::sample::select(State::ALL),
            proptest::sample::select(Desk::ALL),
            any::<bool>(),
            any::<bool>(),
            (0..100_i64).prop_map(Moment),
            moment(),
            moment(),
        )
            .prop_map(|(state, desk, may_summarise, has_words, decided, summarised, replied)| {
                let done = matches!(state, State::Accepted | State::Declined);
                AnswerFacts {
                    state,
                    desk,
                    may_summarise,
                    has_words,
                    decided: done.then_some(decided),
                    summarised,
                    replied,
                }
            })
    }

    proptest! {
        #[test]
        fn whatever_was_decided_has_an_answer_on_its_day_unless_a_summary_is_owed(
            facts in facts(), enough in any::<bool>()
        ) {
            let answer = facts.by_the_day(enough, Moment(100));
            let decided = matches!(facts.state, State::Accepted | State::Declined);
            prop_assert_eq!(answer.is_some(), decided);
            if let Some((kind, since)) = answer {
                prop_assert_eq!(kind == AnswerKind::Owed, since.is_none());
                prop_assert!(kind != AnswerKind::Owed || enough);
            }
        }

        #[test]
        fn what_can_be_seen_at_once_is_the_answer_on_the_day_too(facts in facts(), enough in any::<bool>()) {
            if let Some((kind, since)) = facts.at_once() {
                prop_assert_eq!(facts.by_the_day(enough, Moment(100)), Some((kind, Some(since))));
            }
        }

        #[test]
        fn nothing_tells_that_something_lies_on_the_officers_desk(facts in facts(), now in 0..100_i64) {
            // No summary draws on feedback of the officer's desk, so it has neither summary nor reply.
            let there = AnswerFacts { desk: Desk::DesignatedOfficer, summarised: None, replied: None, ..facts };
            let elsewhere = AnswerFacts { desk: Desk::Moderation, ..there };
            prop_assert_eq!(there.by_the_day(true, Moment(now)), elsewhere.by_the_day(false, Moment(now)));
        }
    }

    #[test]
    fn a_promise_is_kept_until_the_end_of_its_day_and_broken_on_the_next() {
        let day = |day| Date::constant(2026, 12, day);
        assert_eq!(Promise::of(day(19), None, day(19)), Promise::Open);
        assert_eq!(Promise::of(day(19), None, day(20)), Promise::Missed);
        assert_eq!(Promise::of(day(19), Some(day(19)), day(30)), Promise::Kept);
        assert_eq!(Promise::of(day(19), Some(day(20)), day(30)), Promise::Late);
    }
}
