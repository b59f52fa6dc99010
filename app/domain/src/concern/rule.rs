//! The life of a concern: who may take which step with it, and what follows.
//!
//! [`next`] is the only place that says so. `storage` writes what it answers, on condition that nothing was changed since
//! the [`Standing`] was read. Who may be there at all is decided before, by permission: whoever takes a step here is one of
//! the desk's people, may sign in, and is not the person complained of.

use super::{Desk, EntryKind, Kind, Outcome, Standing, State, Status, Times, Until, clocks::What};
use crate::clock::Moment;

/// A step that somebody may try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act<P> {
    /// "I have it."
    Acknowledge,
    /// Record a telephone report that was made at that moment.
    Call(Moment),
    /// Record that a reader of its feedback made the telephone report at that moment, since nobody had it. It is reported,
    /// and still has to be taken.
    Rang(Moment),
    /// Keep the written confirmation.
    Confirm,
    /// Record what came back.
    Hear,
    /// Record that somebody asked what came of it.
    Chase,
    /// Extend a clock until that moment.
    Extend(What, Moment),
    /// Give it to somebody else; `able`: they are of this desk, may sign in and are not the person complained of.
    HandOver {
        /// To whom.
        to: P,
        /// They may act on it.
        able: bool,
    },
    /// It is of another kind, perhaps about somebody here, and so perhaps another desk's.
    Move {
        /// What it is about.
        kind: Kind,
        /// The colleague complained of.
        about: Option<P>,
        /// By when somebody of the other desk has to take it.
        acknowledge_by: Moment,
    },
    /// Show a fixed sentence by the number.
    Show(Status),
    /// Write a note.
    Note,
    /// Add a feedback to it.
    Add,
    /// Open who sent it.
    OpenIdentity,
    /// Ask for who sent it to be disclosed to a named body.
    AskDisclosure,
    /// Disclose it at once, in an emergency.
    DiscloseAtOnce,
    /// Record that there is no concern.
    NoConcern,
    /// End it.
    Close(Outcome),
    /// End it because it goes on in another.
    Join,
}

/// Who takes a step, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step<P> {
    /// One of the desk's people.
    pub by: P,
    /// Now.
    pub at: Moment,
    /// How many other people could take it.
    pub others: usize,
    /// What they try.
    pub act: Act<P>,
}

/// Why a step is not allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refusal {
    /// It is over.
    #[error("it is closed")]
    Closed,
    /// Somebody else has taken it.
    #[error("somebody else has it")]
    Taken,
    /// Nobody has taken it yet.
    #[error("nobody has it yet")]
    NotTaken,
    /// A telephone report comes first.
    #[error("it has to be reported by telephone first")]
    NeedsCall,
    /// The written confirmation comes first.
    #[error("it has to be confirmed in writing first")]
    NeedsLetter,
    /// What social services said comes first.
    #[error("what came back has to be recorded first")]
    NeedsAnswer,
    /// There is nothing to ask for any more.
    #[error("it was heard back already")]
    Heard,
    /// This clock does not run, or that moment is not later than what is due, or too late.
    #[error("this clock cannot be extended to that moment")]
    WrongMoment,
    /// They have it already, or may not act on it.
    #[error("it cannot be handed over to them")]
    NotTheirs,
    /// It is of this kind already.
    #[error("it is of this kind already")]
    Same,
    /// Whoever took it cannot be the second person.
    #[error("nobody is the second reader of their own reading")]
    OwnReading,
    /// It takes somebody else, and there is nobody else.
    #[error("there is nobody else on this desk")]
    Alone,
    /// An outcome that follows from another step.
    #[error("this outcome cannot be chosen")]
    WrongOutcome,
}

/// What follows from a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next<P> {
    /// How it stands from now on.
    pub standing: Standing<P>,
    /// What is added to its story, in order, each with its code. The words of whoever takes the step belong to the last.
    pub entries: Vec<(EntryKind, Option<&'static str>)>,
    /// It comes to another desk: its feedback goes there too.
    pub moved: bool,
}

/// The limits of what may be asked for.
pub struct Limits;

impl Limits {
    /// No clock is extended further than this from now on, in days.
    pub const EXTENDED_DAYS: i64 = 28;
    /// The longest text of an entry, in characters.
    pub const WORDS: usize = 4_000;
}

impl<P: Copy + Ord> Standing<P> {
    /// The standing of a concern that has just been raised.
    pub const fn raised(kind: Kind, about_person: Option<P>, at: Moment, acknowledge_by: Moment) -> Self {
        Self {
            kind,
            about_person,
            round: 0,
            owner: None,
            acknowledged_by: None,
            acknowledge_by,
            times: Times {
                raised: at,
                routed: at,
                acknowledged: None,
                called: None,
                written: None,
                chased: None,
                heard: None,
                closed: None,
            },
            until: Until { decide: None, chase: None, finish: None },
            status: None,
            outcome: None,
            closed_by: None,
        }
    }

    /// Whose desk it lies on.
    pub const fn desk(&self) -> Desk {
        self.kind.desk()
    }

    /// How far it has come.
    pub const fn state(&self) -> State {
        match &self.times {
            Times { closed: Some(_), .. } => State::Closed,
            Times { acknowledged: None, .. } => State::Raised,
            Times { written: Some(_), heard: Some(_), .. } => State::Heard,
            Times { written: Some(_), .. } => State::Written,
            Times { called: Some(_), .. } => State::Called,
            _ => State::Acknowledged,
        }
    }

    /// Whether it is not over.
    pub const fn is_open(&self) -> bool {
        self.times.closed.is_none()
    }

    /// Somebody of its desk has it, or it is over.
    fn taken(&self) -> Result<(), Refusal> {
        if self.times.acknowledged.is_some() { Ok(()) } else { Err(Refusal::NotTaken) }
    }

    fn called(&self) -> Result<(), Refusal> {
        if self.times.called.is_some() { Ok(()) } else { Err(Refusal::NeedsCall) }
    }

    /// Somebody takes it, unless it is taken.
    fn take(&mut self, by: P, at: Moment) -> bool {
        let first = self.times.acknowledged.is_none();
        if first {
            self.times.acknowledged = Some(at);
            self.acknowledged_by = Some(by);
            self.owner = Some(by);
        }
        first
    }

    fn end(&mut self, by: P, at: Moment, outcome: Outcome) {
        self.times.closed = Some(at);
        self.closed_by = Some(by);
        self.outcome = Some(outcome);
    }

    fn reach(&mut self, kind: Kind, about: Option<P>, at: Moment, acknowledge_by: Moment) -> bool {
        let moved = kind.desk() != self.kind.desk();
        self.kind = kind;
        self.about_person = about;
        if moved {
            self.round += 1;
            self.times.routed = at;
            self.times.acknowledged = None;
            self.owner = None;
            self.acknowledged_by = None;
            self.acknowledge_by = acknowledge_by;
        }
        moved
    }

    /// Extends a clock. The telephone report and its confirmation are never extended: they are what the Procedures ask of
    /// whoever has the concern, and not of somebody else.
    fn extend(&mut self, what: What, until: Moment, now: Moment) -> Result<(), Refusal> {
        let (runs, place) = match what {
            What::Acknowledge
            | What::Call
            | What::Written
            | What::Told
            | What::Said
            | What::Handed
            | What::Identity => return Err(Refusal::WrongMoment),
            What::Decide => {
                (self.times.called.is_some() && self.times.heard.is_none(), &mut self.until.decide)
            }
            What::Chase => {
                (self.times.written.is_some() && self.times.heard.is_none(), &mut self.until.chase)
            }
            What::Finish => {
                (self.times.written.is_some() && self.times.heard.is_some(), &mut self.until.finish)
            }
        };
        let latest = now.plus_days(Limits::EXTENDED_DAYS);
        if !runs || until <= now || until > latest || place.is_some_and(|before| until <= before) {
            return Err(Refusal::WrongMoment);
        }
        *place = Some(until);
        Ok(())
    }
}

/// Says whether a step is allowed, and what follows from it.
///
/// # Errors
/// [`Refusal`]: then nothing may be written.
pub fn next<P: Copy + Ord>(of: &Standing<P>, step: Step<P>) -> Result<Next<P>, Refusal> {
    use EntryKind as E;
    let Step { by, at, others, act } = step;
    if !of.is_open() {
        return Err(Refusal::Closed);
    }
    let mut standing = of.clone();
    let mut entries = Vec::with_capacity(2);
    let mut moved = false;
    match act {
        Act::Acknowledge => {
            if !standing.take(by, at) {
                return Err(Refusal::Taken);
            }
            entries.push((E::Acknowledged, None));
        }
        Act::Call(rung_at) => {
            // Whoever has rung has it: nobody presses a second button on a bad night.
            if standing.take(by, at) {
                entries.push((E::Acknowledged, None));
            }
            standing.times.called.get_or_insert(rung_at);
            entries.push((E::Called, None));
        }
        Act::Rang(rung_at) => {
            standing.times.called.get_or_insert(rung_at);
            entries.push((E::Called, None));
        }
        Act::Confirm => {
            of.taken()?;
            of.called()?;
            standing.times.written.get_or_insert(at);
            entries.push((E::Written, None));
        }
        Act::Hear => {
            of.taken()?;
            of.called()?;
            standing.times.heard.get_or_insert(at);
            entries.push((E::Heard, None));
        }
        Act::Chase => {
            of.taken()?;
            of.called()?;
            if of.times.heard.is_some() {
                return Err(Refusal::Heard);
            }
            standing.times.chased = Some(at);
            standing.until.chase = None;
            entries.push((E::Chased, None));
        }
        Act::Extend(what, until) => {
            of.taken()?;
            standing.extend(what, until, at)?;
            entries.push((E::Extended, Some(what.code())));
        }
        Act::HandOver { to, able } => {
            of.taken()?;
            if !able || of.owner == Some(to) || of.about_person == Some(to) {
                return Err(Refusal::NotTheirs);
            }
            standing.owner = Some(to);
            entries.push((E::HandedOver, None));
        }
        Act::Move { kind, about, acknowledge_by } => {
            if kind == of.kind && about == of.about_person {
                return Err(Refusal::Same);
            }
            moved = standing.reach(kind, about, at, acknowledge_by);
            entries.push((E::Moved, Some(kind.code())));
        }
        Act::Show(status) => {
            of.taken()?;
            standing.status = Some(status);
            entries.push((E::Status, Some(status.code())));
        }
        Act::Note => entries.push((E::Note, None)),
        Act::Add => entries.push((E::Added, None)),
        Act::OpenIdentity => {
            of.taken()?;
            entries.push((E::IdentityOpened, None));
        }
        Act::AskDisclosure => {
            of.taken()?;
            entries.push((E::DisclosureAsked, None));
        }
        Act::DiscloseAtOnce => {
            of.taken()?;
            entries.push((E::DisclosedAtOnce, None));
        }
        Act::NoConcern => {
            of.taken()?;
            if of.acknowledged_by == Some(by) {
                return Err(if others == 0 { Refusal::Alone } else { Refusal::OwnReading });
            }
            standing.end(by, at, Outcome::NoConcern);
            entries.push((E::NoConcern, None));
        }
        Act::Close(outcome) => {
            of.taken()?;
            of.called()?;
            if of.times.written.is_none() {
                return Err(Refusal::NeedsLetter);
            }
            if of.times.heard.is_none() {
                return Err(Refusal::NeedsAnswer);
            }
            if !Outcome::CHOSEN.contains(&outcome) {
                return Err(Refusal::WrongOutcome);
            }
            standing.end(by, at, outcome);
            entries.push((E::Closed, Some(outcome.code())));
        }
        Act::Join => {
            standing.take(by, at);
            standing.end(by, at, Outcome::Joined);
            entries.push((E::Closed, Some(Outcome::Joined.code())));
        }
    }
    Ok(Next { standing, entries, moved })
}
