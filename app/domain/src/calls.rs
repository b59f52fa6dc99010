//! Telephone calls about somebody's safety: what has to be recorded of one. Concerns with their clocks begin with these.

use crate::clock::Moment;

codes! {
    /// Who was rung.
    pub enum Rung {
        /// The safeguarding lead, or a deputy.
        Lead = "safeguarding-lead",
        /// Social services' front door.
        FrontDoor = "front-door",
        /// The emergency duty team.
        DutyTeam = "duty-team",
        /// The designated officer, about a worker.
        DesignatedOfficer = "designated-officer",
        /// The police.
        Police = "police",
        /// The person who asked for somebody to get in touch.
        Contributor = "contributor",
        /// Somebody else.
        Other = "other",
    }
}

codes! {
    /// Why somebody looks up how to reach a person after the decision.
    pub enum ReachReason {
        /// To get in touch as they asked.
        InTouch = "in-touch",
        /// To check what was done.
        Check = "check",
    }
}

/// The longest text of a call's record, in characters.
pub const SAID_LIMIT: usize = 2_000;
/// The longest name or reference, in characters.
pub const LINE_LIMIT: usize = 120;

/// A call as its caller writes it down. It may hold names and what was said: `Debug` prints neither.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Call {
    /// Whom they rang.
    pub rung: Option<Rung>,
    /// When.
    pub rung_at: Option<Moment>,
    /// The name of the person who answered.
    pub who: String,
    /// The reference that was given; may be empty.
    pub reference: String,
    /// What was said, in the caller's words.
    pub said: String,
}

impl std::fmt::Debug for Call {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Call({:?})", self.rung)
    }
}

codes! {
    /// What a record of a call lacks.
    pub enum CallProblem {
        /// Nobody was chosen.
        NoRung = "no-rung",
        /// The name of the person who answered is missing.
        NoWho = "no-who",
        /// No day and time.
        NoTime = "no-time",
        /// A time that is still to come, or before the feedback came.
        WrongTime = "wrong-time",
        /// Nothing of what was said.
        NoSaid = "no-said",
        /// Something is too long.
        TooLong = "too-long",
    }
}

impl Call {
    /// What is missing, all at once, in the order of the form. `received`: when the feedback came; `now`: now.
    pub fn problems(&self, received: Moment, now: Moment) -> Vec<CallProblem> {
        // Forms give whole minutes: the minute in which the feedback came and the current minute are both allowed.
        const MINUTE: i64 = 60_000_000;
        let mut problems = Vec::new();
        if self.rung.is_none() {
            problems.push(CallProblem::NoRung);
        }
        if self.who.trim().is_empty() {
            problems.push(CallProblem::NoWho);
        }
        match self.rung_at {
            None => problems.push(CallProblem::NoTime),
            Some(at) if at.0 > now.0 + MINUTE || at.0 < received.0 - MINUTE => {
                problems.push(CallProblem::WrongTime);
            }
            Some(_) => {}
        }
        if self.said.trim().is_empty() {
            problems.push(CallProblem::NoSaid);
        }
        let long = |text: &str, limit| text.chars().count() > limit;
        if long(&self.who, LINE_LIMIT) || long(&self.reference, LINE_LIMIT) || long(&self.said, SAID_LIMIT) {
            problems.push(CallProblem::TooLong);
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_says_who_was_rung_when_and_what_was_said_and_shows_none_of_it_by_chance() {
        let (received, now) = (Moment(1_000_000_000), Moment(9_000_000_000));
        let missing = Call::default().problems(received, now);
        let all = [CallProblem::NoRung, CallProblem::NoWho, CallProblem::NoTime, CallProblem::NoSaid];
        assert_eq!(missing, all);
        let call = Call {
            rung: Some(Rung::Lead),
            rung_at: Some(Moment(5_000_000_000)),
            who: "Made Up".into(),
            reference: String::new(),
            said: "Made up: they will visit today.".into(),
        };
        assert_eq!(call.problems(received, now), []);
        for wrong in [Moment(0), Moment(19_000_000_000)] {
            let call = Call { rung_at: Some(wrong), ..call.clone() };
            assert_eq!(call.problems(received, now), [CallProblem::WrongTime]);
        }
        assert_eq!(format!("{call:?}"), "Call(Some(Lead))");
    }
}
