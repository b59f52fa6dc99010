//! How a concern stands: what happened when, who has it, and what is due.

use super::{Kind, Outcome, Status};
use crate::clock::Moment;

/// When what happened to a concern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// It was raised.
    pub raised: Moment,
    /// It came to the desk on which it lies.
    pub routed: Moment,
    /// Somebody of this desk took it.
    pub acknowledged: Option<Moment>,
    /// The first telephone report was made.
    pub called: Option<Moment>,
    /// The first written confirmation was made.
    pub written: Option<Moment>,
    /// Somebody last asked what came of it.
    pub chased: Option<Moment>,
    /// Social services said what follows.
    pub heard: Option<Moment>,
    /// It ended.
    pub closed: Option<Moment>,
}

/// Until when a named person extended a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Until {
    /// The decision of social services.
    pub decide: Option<Moment>,
    /// Asking again.
    pub chase: Option<Moment>,
    /// The end.
    pub finish: Option<Moment>,
}

/// How a concern stands. `P` tells people apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing<P> {
    /// What it is about.
    pub kind: Kind,
    /// The colleague complained of, if one is named.
    pub about_person: Option<P>,
    /// How often it came to another desk.
    pub round: i64,
    /// Who has it.
    pub owner: Option<P>,
    /// Who took it first on this desk.
    pub acknowledged_by: Option<P>,
    /// By when somebody has to take it: fixed when it comes to a desk, whatever becomes of the rota later.
    pub acknowledge_by: Moment,
    /// When what happened.
    pub times: Times,
    /// What was extended.
    pub until: Until,
    /// The sentence that the number shows.
    pub status: Option<Status>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// Who ended it.
    pub closed_by: Option<P>,
}
