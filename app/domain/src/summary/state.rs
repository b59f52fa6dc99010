//! The states of a summary and of a reply, and the rule of each transition.
//!
//! ```text
//! summary   nothing ─write─► draft ─read─► valid        valid ─rewrite, or a source is taken back─► draft
//! reply     nothing ─write─► draft ─read─► valid        draft ─send back─► returned ─rewrite─► draft
//!                                                       valid ─its summary is rewritten─► draft
//! either    anything ─a custodian takes it down─► taken down: its words are gone. A summary may be written anew.
//! ```
//!
//! `services` asks these rules and `storage` writes the state that they give, only over the state that they were
//! asked about.

use super::MIN_SOURCES;
use crate::clock::Moment;

codes! {
    /// Where a summary stands.
    pub enum SummaryState {
        /// Written, or changed since it was read.
        Draft = "draft",
        /// Read by a second moderator: it may be shown.
        Valid = "valid",
        /// Taken down after it was released: its words are gone, and pages say why.
        TakenDown = "taken-down",
    }
}

codes! {
    /// Where a reply stands.
    pub enum ReplyState {
        /// Written, or written anew: it waits for a moderator.
        Draft = "draft",
        /// Sent back with a reason: it waits for a manager.
        Returned = "returned",
        /// Read by a moderator: it may be shown.
        Valid = "valid",
        /// Taken down after it was released: its words are gone, and pages say why.
        TakenDown = "taken-down",
    }
}

/// Why a transition is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody reads what they wrote themselves.
    Own,
    /// It is not in a state from which this can happen, or it has changed since this person opened it.
    Changed,
    /// It draws on fewer than [`MIN_SOURCES`] by now.
    TooFewSources,
}

/// What somebody had before them when they decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// They are its writer.
    pub own: bool,
    /// When the text that they saw was written.
    pub seen: Moment,
    /// When the text that stands now was written.
    pub written: Moment,
}

impl Seen {
    fn allows(self) -> Result<(), Refusal> {
        if self.seen != self.written {
            Err(Refusal::Changed)
        } else if self.own {
            Err(Refusal::Own)
        } else {
            Ok(())
        }
    }
}

impl SummaryState {
    /// Written, or written anew: whatever it was, it must be read. `opened` is when the text was written that the
    /// writer had before them, and `stands` when the text that stands was written; `None` is no text.
    ///
    /// # Errors
    /// [`Refusal::Changed`] if they differ: somebody else has written meanwhile, whose words would be lost.
    pub fn write(opened: Option<Moment>, stands: Option<Moment>) -> Result<Self, Refusal> {
        if opened == stands { Ok(Self::Draft) } else { Err(Refusal::Changed) }
    }

    /// A second moderator has read it and found it fair. It draws on `sources` feedback now.
    ///
    /// # Errors
    /// [`Refusal::Own`] for its writer, [`Refusal::TooFewSources`] after withdrawals, [`Refusal::Changed`] if it was
    /// read already or has changed.
    pub fn read(self, seen: Seen, sources: usize) -> Result<Self, Refusal> {
        if self != Self::Draft {
            return Err(Refusal::Changed);
        }
        seen.allows()?;
        if sources < MIN_SOURCES { Err(Refusal::TooFewSources) } else { Ok(Self::Valid) }
    }

    /// Somebody took back feedback that it draws on: it must be read again without it.
    #[must_use]
    pub const fn lose_a_source(self) -> Self {
        match self {
            Self::Draft | Self::Valid => Self::Draft,
            Self::TakenDown => Self::TakenDown,
        }
    }
}

impl ReplyState {
    /// A moderator has read it: it answers, and names nobody.
    ///
    /// # Errors
    /// [`Refusal::Own`] for its writer; [`Refusal::Changed`] if it does not wait, or has changed.
    pub fn pass(self, seen: Seen) -> Result<Self, Refusal> {
        self.judged(seen, Self::Valid)
    }

    /// A moderator sends it back with a reason. Its text is kept.
    ///
    /// # Errors
    /// As [`ReplyState::pass`].
    pub fn send_back(self, seen: Seen) -> Result<Self, Refusal> {
        self.judged(seen, Self::Returned)
    }

    fn judged(self, seen: Seen, after: Self) -> Result<Self, Refusal> {
        if self != Self::Draft {
            return Err(Refusal::Changed);
        }
        seen.allows()?;
        Ok(after)
    }

    /// A manager writes it anew: after it was sent back, or before anybody has read it.
    ///
    /// # Errors
    /// [`Refusal::Changed`] once it may be shown (then another reply is written), or if somebody else has changed it.
    pub fn rewrite(self, opened: Moment, stands: Moment) -> Result<Self, Refusal> {
        match self {
            Self::Draft | Self::Returned if opened == stands => Ok(Self::Draft),
            Self::Draft | Self::Returned | Self::Valid | Self::TakenDown => Err(Refusal::Changed),
        }
    }

    /// Its summary was written anew: what was read as fit answered another text, and must be read again. What was sent
    /// back still waits for its writer.
    #[must_use]
    pub const fn summary_rewritten(self) -> Self {
        match self {
            Self::Draft | Self::Valid => Self::Draft,
            Self::Returned => Self::Returned,
            Self::TakenDown => Self::TakenDown,
        }
    }

    /// Whether everybody may see it.
    pub fn may_be_shown(self) -> bool {
        self == Self::Valid
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn seen() -> impl Strategy<Value = Seen> {
        (any::<bool>(), 0..3_i64, 0..3_i64).prop_map(|(own, seen, written)| Seen {
            own,
            seen: Moment(seen),
            written: Moment(written),
        })
    }

    /// What may happen to a reply.
    #[derive(Debug, Clone, Copy)]
    enum Step {
        Pass(Seen),
        SendBack(Seen),
        Rewrite(i64, i64),
        SummaryRewritten,
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            seen().prop_map(Step::Pass),
            seen().prop_map(Step::SendBack),
            (0..3_i64, 0..3_i64).prop_map(|(opened, stands)| Step::Rewrite(opened, stands)),
            Just(Step::SummaryRewritten),
        ]
    }

    proptest! {
        #[test]
        fn a_reply_is_shown_only_after_somebody_else_has_passed_the_text_that_stands(
            steps in proptest::collection::vec(step(), 0..30)
        ) {
            let mut state = ReplyState::Draft;
            let mut passed = false;
            for step in steps {
                let before = state;
                let after = match step {
                    Step::Pass(seen) => before.pass(seen),
                    Step::SendBack(seen) => before.send_back(seen),
                    Step::Rewrite(opened, stands) => before.rewrite(Moment(opened), Moment(stands)),
                    Step::SummaryRewritten => Ok(before.summary_rewritten()),
                };
                if let Ok(after) = after {
                    passed = match step {
                        Step::Pass(seen) => {
                            prop_assert!(!seen.own && seen.seen == seen.written);
                            prop_assert_eq!(before, ReplyState::Draft);
                            true
                        }
                        Step::SendBack(_) | Step::Rewrite(..) | Step::SummaryRewritten => false,
                    };
                    state = after;
                }
                prop_assert_eq!(state.may_be_shown(), passed);
            }
        }

        #[test]
        fn a_summary_is_valid_only_when_somebody_else_has_read_the_text_that_stands_from_five(
            seen in seen(), sources in 0..10_usize
        ) {
            let read = SummaryState::Draft.read(seen, sources);
            let fair = !seen.own && seen.seen == seen.written && sources >= MIN_SOURCES;
            prop_assert_eq!(read.is_ok(), fair);
            prop_assert_eq!(SummaryState::Valid.read(seen, sources), Err(Refusal::Changed));
        }

        #[test]
        fn nobody_writes_over_a_summary_that_they_have_not_seen(
            opened in proptest::option::of(0..3_i64), stands in proptest::option::of(0..3_i64)
        ) {
            let (opened, stands) = (opened.map(Moment), stands.map(Moment));
            prop_assert_eq!(SummaryState::write(opened, stands).is_ok(), opened == stands);
        }
    }

    #[test]
    fn a_reply_that_was_sent_back_waits_for_its_manager_and_then_for_a_moderator_again() {
        let seen = Seen { own: false, seen: Moment(1), written: Moment(1) };
        let returned = ReplyState::Draft.send_back(seen).unwrap();
        assert_eq!(returned, ReplyState::Returned);
        assert_eq!(returned.pass(seen), Err(Refusal::Changed));
        assert_eq!(returned.summary_rewritten(), ReplyState::Returned);
        assert_eq!(returned.rewrite(Moment(1), Moment(1)), Ok(ReplyState::Draft));
        assert_eq!(ReplyState::Valid.rewrite(Moment(1), Moment(1)), Err(Refusal::Changed));
    }

    #[test]
    fn what_was_taken_down_is_never_shown_again_unless_it_is_written_anew() {
        let seen = Seen { own: false, seen: Moment(1), written: Moment(1) };
        assert_eq!(SummaryState::TakenDown.read(seen, MIN_SOURCES), Err(Refusal::Changed));
        assert_eq!(SummaryState::TakenDown.lose_a_source(), SummaryState::TakenDown);
        assert_eq!(ReplyState::TakenDown.pass(seen), Err(Refusal::Changed));
        assert_eq!(ReplyState::TakenDown.send_back(seen), Err(Refusal::Changed));
        assert_eq!(ReplyState::TakenDown.rewrite(Moment(1), Moment(1)), Err(Refusal::Changed));
        assert_eq!(ReplyState::TakenDown.summary_rewritten(), ReplyState::TakenDown);
        assert!(!ReplyState::TakenDown.may_be_shown());
    }

    #[test]
    fn what_loses_a_source_is_read_again() {
        assert_eq!(SummaryState::Valid.lose_a_source(), SummaryState::Draft);
        assert_eq!(SummaryState::Draft.lose_a_source(), SummaryState::Draft);
    }
}
