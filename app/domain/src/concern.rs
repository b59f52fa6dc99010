//! Concerns: a matter of harm to a child, an unborn child or an adult at risk, from the moment it is raised until its end.
//!
//! A concern is a record of its own. It lies on one desk, belongs to one or several feedback, and outlives their
//! withdrawal. [`next`] says what may become of it, [`clocks`] what is due when, and [`rota`] who is told.

mod band;
pub mod clocks;
mod duty;
pub mod identity;
mod reference;
pub mod rota;
mod rule;
mod standing;

pub use band::{Band, Measure};
pub use reference::{REFERENCE_SIGNS, Reference};
pub use rule::{Act, Limits, Next, Refusal, Step, next};
pub use standing::{Standing, Times, Until};

use crate::{
    calls::Rung,
    clock::Moment,
    feedback::{self, Audience, Safety},
    permission::Role,
};
use jiff::ToSpan;

codes! {
    /// What a concern is about. The kind alone decides whose desk it lies on.
    pub enum Kind {
        /// Harm to a child or an unborn child.
        HarmChild = "harm-child",
        /// Harm to an adult at risk.
        AdultAtRisk = "adult-at-risk",
        /// An allegation about a worker.
        Worker = "worker",
        /// About a moderator here.
        Moderator = "moderator",
        /// About a safeguarding lead or a deputy here.
        Lead = "lead",
        /// About the designated officer here.
        Officer = "officer",
    }
}

codes! {
    /// Who may be harmed.
    pub enum About {
        /// A child.
        Child = "child",
        /// A child that is not born yet.
        Unborn = "unborn",
        /// An adult at risk.
        Adult = "adult",
    }
}

codes! {
    /// Whose desk a concern lies on. The people of a desk see their own desk, and to everybody else nothing on it exists.
    pub enum Desk {
        /// Safeguarding leads and their deputies.
        Lead = "lead",
        /// The designated officer: allegations about workers, and what is about a moderator or a lead.
        Officer = "officer",
        /// The statutory director: what is about the designated officer.
        Director = "director",
    }
}

codes! {
    /// Where a concern came from.
    pub enum Source {
        /// The button, or "not safe" with words or a wish for contact: raised while it was sent, before anybody read it.
        System = "system",
        /// A moderator who read it.
        Moderator = "moderator",
        /// An advocate.
        Advocate = "advocate",
        /// Its contributor wrote to the people who keep somebody safe.
        SaidMore = "said-more",
    }
}

codes! {
    /// How far a concern has come.
    pub enum State {
        /// Nobody has it yet.
        Raised = "raised",
        /// Somebody has it.
        Acknowledged = "acknowledged",
        /// It was reported by telephone.
        Called = "called",
        /// The telephone report was confirmed in writing.
        Written = "written",
        /// It was confirmed in writing, and social services said what follows.
        Heard = "heard",
        /// It is over.
        Closed = "closed",
    }
}

codes! {
    /// One line of a concern's story.
    pub enum EntryKind {
        /// It was raised; the words are why.
        Raised = "raised",
        /// Somebody has it.
        Acknowledged = "acknowledged",
        /// Somebody rang.
        Called = "called",
        /// The written confirmation.
        Written = "written",
        /// What came back.
        Heard = "heard",
        /// Somebody asked again what came of it.
        Chased = "chased",
        /// A clock was extended; the words are why.
        Extended = "extended",
        /// Somebody else has it from now on.
        HandedOver = "handed-over",
        /// It lies on another desk from now on; the words are why.
        Moved = "moved",
        /// A fixed sentence is shown by the number.
        Status = "status",
        /// What its contributor wrote by the number, for this desk alone.
        SaidMore = "said-more",
        /// Another feedback was added to it.
        Added = "added",
        /// Somebody opened who sent it; the words are why.
        IdentityOpened = "identity-opened",
        /// Somebody asked for who it is to be disclosed to a named body; the words are to whom and why.
        DisclosureAsked = "disclosure-asked",
        /// It was opened at once for a named body, in an emergency; the words are to whom and why.
        DisclosedAtOnce = "disclosed-at-once",
        /// The custodian agreed or refused, or somebody reviewed what was opened at once; the words are why.
        DisclosureAnswered = "disclosure-answered",
        /// A note of whoever acts on it.
        Note = "note",
        /// A second person found no concern; the words are why.
        NoConcern = "no-concern",
        /// It was closed; the words are what came of it.
        Closed = "closed",
    }
}

codes! {
    /// How a concern ended.
    pub enum Outcome {
        /// Social services have taken it up.
        TakenUp = "taken-up",
        /// It was known, and somebody acts on it already.
        Known = "known",
        /// Help was offered without an enquiry.
        Helped = "helped",
        /// The police have it.
        Police = "police",
        /// Another authority has it.
        Elsewhere = "elsewhere",
        /// What is known was reported, and nobody can be found by it.
        NotTraced = "not-traced",
        /// It was reported, and nothing further follows.
        NothingFurther = "nothing-further",
        /// A second person found no concern.
        NoConcern = "no-concern",
        /// It goes on in another concern.
        Joined = "joined",
    }
}

impl Outcome {
    /// The outcomes that somebody may choose when they close a concern; the others follow from a step of their own.
    pub const CHOSEN: &[Self] = &[
        Self::TakenUp,
        Self::Known,
        Self::Helped,
        Self::Police,
        Self::Elsewhere,
        Self::NotTraced,
        Self::NothingFurther,
    ];
}

codes! {
    /// What a contributor reads by the number, chosen by whoever acts on the concern, or by whoever reads the feedback. Each
    /// sentence is true of any feedback and stands by many ([`crate::lifecycle::sentence`]): it tells nobody at home that
    /// there is a concern.
    pub enum Status {
        /// A person has read it.
        Read = "read",
        /// Somebody thinks about what can be done.
        Thinking = "thinking",
        /// Somebody does something about it.
        Doing = "doing",
        /// There is a question: the number takes an answer.
        Question = "question",
        /// What could be done has been done for now.
        Done = "done",
    }
}

impl Kind {
    /// Whose desk it lies on.
    pub const fn desk(self) -> Desk {
        match self {
            Self::HarmChild | Self::AdultAtRisk => Desk::Lead,
            Self::Worker | Self::Moderator | Self::Lead => Desk::Officer,
            Self::Officer => Desk::Director,
        }
    }

    /// The role whose holders must not learn of it: it is about one of them.
    pub const fn complained_of(self) -> Option<Role> {
        match self {
            Self::HarmChild | Self::AdultAtRisk | Self::Worker => None,
            Self::Moderator => Some(Role::Moderator),
            Self::Lead => Some(Role::SafeguardingLead),
            Self::Officer => Some(Role::DesignatedOfficer),
        }
    }

    /// The kind once it is known which roles the person complained of holds here: the highest desk wins, so that nobody
    /// finds a concern about themselves on a desk of their own. Whoever holds any other role is a worker: the leads' desk is
    /// watched by people who work here, and one of them could be the person complained of.
    #[must_use]
    pub fn about_holder_of(self, roles: &[Role]) -> Self {
        let about = [
            (Role::DesignatedOfficer, Self::Officer),
            (Role::SafeguardingLead, Self::Lead),
            (Role::Moderator, Self::Moderator),
        ];
        let found = about.into_iter().find(|(role, _)| roles.contains(role)).map(|(_, kind)| kind);
        let found =
            found.or_else(|| (!roles.is_empty() && self.desk() == Desk::Lead).then_some(Self::Worker));
        found.map_or(self, |found| if found.desk() >= self.desk() { found } else { self })
    }

    /// What it is taken for before anybody has read it, where only the desk is known on which its feedback lies.
    pub const fn on_desk(desk: feedback::Desk, audience: Audience) -> Self {
        match (desk, audience) {
            (feedback::Desk::DesignatedOfficer, _) => Self::Worker,
            (feedback::Desk::StatutoryDirector, _) => Self::Officer,
            (feedback::Desk::Moderation, Audience::Child | Audience::YoungPerson) => Self::HarmChild,
            (feedback::Desk::Moderation, Audience::Parent) => Self::AdultAtRisk,
        }
    }

    /// What the system raises when it is sent, from what was said about safety.
    pub fn of_safety(safety: Safety, audience: Audience) -> Self {
        Self::on_desk(safety.desk(), audience)
    }
}

impl About {
    /// Who may be harmed, as far as the form tells before anybody has read it.
    pub const fn of_audience(audience: Audience) -> Self {
        match audience {
            Audience::Child | Audience::YoungPerson => Self::Child,
            Audience::Parent => Self::Adult,
        }
    }
}

impl Desk {
    /// The role that acts on this desk.
    pub const fn role(self) -> Role {
        match self {
            Self::Lead => Role::SafeguardingLead,
            Self::Officer => Role::DesignatedOfficer,
            Self::Director => Role::StatutoryDirector,
        }
    }

    /// The desk on which feedback lies while such a concern is about it.
    pub const fn of_feedback(self) -> feedback::Desk {
        match self {
            Self::Lead => feedback::Desk::Moderation,
            Self::Officer => feedback::Desk::DesignatedOfficer,
            Self::Director => feedback::Desk::StatutoryDirector,
        }
    }

    /// The desk whose people act on what lies on a desk of feedback.
    pub const fn for_feedback(desk: feedback::Desk) -> Self {
        match desk {
            feedback::Desk::Moderation => Self::Lead,
            feedback::Desk::DesignatedOfficer => Self::Officer,
            feedback::Desk::StatutoryDirector => Self::Director,
        }
    }
}

/// Whom somebody on a desk rings with a concern: never a person who could be on the other side of it.
pub const fn may_ring(desk: Desk) -> &'static [Rung] {
    match desk {
        Desk::Lead => &[Rung::FrontDoor, Rung::DutyTeam, Rung::Police, Rung::DesignatedOfficer, Rung::Other],
        Desk::Officer | Desk::Director => &[Rung::FrontDoor, Rung::DutyTeam, Rung::Police, Rung::Other],
    }
}

/// The moment before which a worry that no concern is about has to have come, for its time to be over at `now`: it is kept
/// as long as a concern, from when it came.
pub fn kept_since(now: Moment, months: u16) -> Moment {
    let day = now.date().saturating_sub(i32::from(months).months());
    day.tomorrow().ok().and_then(Moment::at_start_of).unwrap_or(Moment(i64::MIN))
}

/// The moment at which a concern that was closed at `closed` goes, with its keys and whatever was kept for it: as many
/// months later as the settings say, at the start of that local day.
pub fn kept_until(closed: Moment, months: u16) -> Moment {
    let day = closed.date().saturating_add(i32::from(months).months());
    Moment::at_start_of(day).unwrap_or(Moment(i64::MAX))
}

#[cfg(test)]
mod tests;
