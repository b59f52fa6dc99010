//! What a number shows of the life of a feedback.

use crate::{
    concern::Status,
    feedback::{Desk, State},
};

codes! {
    /// What the contributor reads by the number about where their feedback stands. It holds nothing that somebody at
    /// home could use: not that a second person has to look, nor that something was declined that spoke of danger.
    pub enum Shown {
        /// Nobody has opened it.
        Waiting = "waiting",
        /// Somebody is reading it.
        Reading = "reading",
        /// A person has read it.
        Read = "read",
        /// A person has read it, and it counts in the figures.
        Counted = "counted",
        /// A person has read it, and it does not count in the figures.
        Declined = "declined",
        /// Taken back.
        Withdrawn = "withdrawn",
    }
}

impl Shown {
    /// What the number shows where it also shows a sentence of the people who keep somebody safe: they have read it, even
    /// if no moderator has.
    #[must_use]
    pub const fn beside_a_status(self) -> Self {
        match self {
            Self::Waiting => Self::Reading,
            other => other,
        }
    }
}

/// The fixed sentence that the number shows beside where the feedback stands. `chosen`: the one that somebody who reads the
/// feedback or acts on a concern about it has chosen. Where nobody has, feedback that was read and has no answer yet shows
/// one all the same, so that a sentence is nothing out of the ordinary.
pub const fn sentence(shown: Shown, answered: bool, chosen: Option<Status>) -> Option<Status> {
    match (shown, chosen) {
        (Shown::Withdrawn, _) => None,
        (_, Some(chosen)) => Some(chosen),
        (Shown::Read | Shown::Counted, None) if !answered => Some(Status::Thinking),
        _ => None,
    }
}

/// What the number shows. `worry`: it spoke of danger, or lies on the designated officer's desk.
pub const fn shown(state: State, withdrawn: bool, desk: Desk, worry: bool) -> Shown {
    match (state, desk) {
        _ if withdrawn => Shown::Withdrawn,
        (State::Withdrawn, _) => Shown::Withdrawn,
        (State::Waiting, _) => Shown::Waiting,
        (State::Claimed | State::Held | State::Reopened, _) => Shown::Reading,
        (State::Accepted, Desk::Moderation) => Shown::Counted,
        (State::Declined, Desk::Moderation) if !worry => Shown::Declined,
        (State::Accepted | State::Declined, _) => Shown::Read,
    }
}
