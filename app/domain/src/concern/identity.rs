//! Disclosing who somebody is to a named body: asked for under a concern, and agreed or refused by the custodian; in an
//! emergency opened at once, and reviewed afterwards.
//!
//! Whoever answers sees times, the kind of the concern, the body and the reason, and never what somebody said.

use crate::{calendar::Calendar, clock::Moment};

codes! {
    /// What was answered.
    pub enum Answer {
        /// The custodian agrees.
        Agreed = "agreed",
        /// The custodian refuses.
        Refused = "refused",
        /// It was right to open it at once.
        Right = "right",
        /// It should not have been opened. It is closed again.
        Wrong = "wrong",
    }
}

/// A wish to disclose, as far as the rule needs to know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Request<P> {
    /// Who asks.
    pub by: P,
    /// When.
    pub asked: Moment,
    /// It was an emergency: opened at once.
    pub urgent: bool,
    /// What was answered, and when.
    pub answered: Option<(Moment, Answer)>,
}

/// Why an answer is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoAnswer {
    /// Somebody has answered.
    #[error("it is answered")]
    Answered,
    /// A request is agreed or refused, and what was opened at once is reviewed.
    #[error("this is no answer to it")]
    OtherKind,
    /// Nobody answers what they asked for.
    #[error("nobody answers their own request")]
    Own,
}

const DAY: i64 = 24 * 3_600_000_000;

impl<P: Copy + Eq> Request<P> {
    /// Whether who somebody is may be shown to the people of the desk for this body: once it is agreed, and in an emergency
    /// until somebody finds that it should not have been opened.
    pub const fn opens(&self) -> bool {
        match self.answered {
            None => self.urgent,
            Some((_, answer)) => matches!(answer, Answer::Agreed | Answer::Right),
        }
    }

    /// By when it has to be answered: the end of the next working day.
    pub fn due(&self, calendar: &Calendar) -> Moment {
        calendar.end_of_working_day(self.asked, 1)
    }

    /// Whether nobody has answered it in time.
    pub fn is_late(&self, calendar: &Calendar, now: Moment) -> bool {
        self.answered.is_none() && now > self.due(calendar)
    }

    /// When those who answer are next told, after they were told so many times, the last time at `last`: at once, when the
    /// time is over, and then every day until somebody has answered.
    pub fn next_telling(&self, calendar: &Calendar, last: Option<Moment>) -> Option<Moment> {
        if self.answered.is_some() {
            return None;
        }
        let due = self.due(calendar);
        Some(match last {
            None => self.asked,
            Some(last) if last < due => due,
            Some(last) => Moment(last.0 + DAY),
        })
    }

    /// The request once it is answered.
    ///
    /// # Errors
    /// [`NoAnswer`]: then nothing may be written.
    pub fn answer(&self, by: P, at: Moment, answer: Answer) -> Result<Self, NoAnswer> {
        let reviews = matches!(answer, Answer::Right | Answer::Wrong);
        match self.answered {
            Some(_) => Err(NoAnswer::Answered),
            None if reviews != self.urgent => Err(NoAnswer::OtherKind),
            None if by == self.by => Err(NoAnswer::Own),
            None => Ok(Self { answered: Some((at, answer)), ..*self }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::of_local(text.parse().unwrap()).unwrap()
    }

    fn asked(urgent: bool) -> Request<u8> {
        Request { by: 1, asked: at("2026-11-27T16:00:00"), urgent, answered: None }
    }

    #[test]
    fn only_an_answer_of_its_own_kind_by_somebody_else_is_taken_and_only_once() {
        let now = at("2026-11-27T17:00:00");
        for (urgent, answer, opens) in [
            (false, Answer::Agreed, true),
            (false, Answer::Refused, false),
            (true, Answer::Right, true),
            (true, Answer::Wrong, false),
        ] {
            let request = asked(urgent);
            assert_eq!(request.opens(), urgent, "before anybody has answered");
            assert_eq!(request.answer(1, now, answer), Err(NoAnswer::Own));
            let answered = request.answer(2, now, answer).unwrap();
            assert_eq!(answered.opens(), opens, "{answer}");
            assert_eq!(answered.answer(3, now, answer), Err(NoAnswer::Answered));
            assert_eq!(asked(!urgent).answer(2, now, answer), Err(NoAnswer::OtherKind));
        }
    }

    #[test]
    fn it_is_due_at_the_end_of_the_next_working_day_and_told_of_again_each_day_after_that() {
        let calendar = Calendar::default();
        for urgent in [false, true] {
            let request = asked(urgent);
            let due = request.due(&calendar);
            assert_eq!(due.date(), "2026-11-30".parse().unwrap(), "Friday afternoon: Monday");
            assert!(!request.is_late(&calendar, due) && request.is_late(&calendar, Moment(due.0 + 1)));
            assert_eq!(request.next_telling(&calendar, None), Some(request.asked));
            assert_eq!(request.next_telling(&calendar, Some(request.asked)), Some(due));
            assert_eq!(request.next_telling(&calendar, Some(due)), Some(due.plus_days(1)));
            let answer = if urgent { Answer::Right } else { Answer::Refused };
            let answered = request.answer(2, due, answer).unwrap();
            assert_eq!(answered.next_telling(&calendar, Some(due)), None);
            assert!(!answered.is_late(&calendar, due.plus_days(9)));
        }
    }
}
