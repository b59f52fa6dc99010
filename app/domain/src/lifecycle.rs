//! The life of a feedback: who may take which step with it, and what follows.
//!
//! [`next`] is the only place that says so. `storage` writes what it answers, on condition that nothing was changed since
//! the [`Standing`] was read.

mod shown;

pub use shown::{Shown, sentence, shown};

use crate::{
    clock::{DAY_MICROS, Moment},
    coding::{Circumstances, SecondPerson, needs_second_person},
    feedback::{Desk, State},
    permission::Role,
};
use std::collections::BTreeSet;

codes! {
    /// What one reading of a feedback came to.
    pub enum Judgement {
        /// Work that is kept and not finished.
        Draft = "draft",
        /// The reader knows the family, a worker or a carer, and reads it no more.
        Recused = "recused",
        /// It was read, and a second person must look.
        Held = "held",
        /// A second person found that nobody is in danger, and wrote why.
        NoConcern = "no-concern",
        /// Accepted.
        Accepted = "accepted",
        /// Declined.
        Declined = "declined",
        /// Taken up again after it was decided, with a reason.
        Reopened = "reopened",
    }
}

/// For how many days a decision can be taken up again.
pub const REOPEN_DAYS: i64 = 30;

/// The role that reads what lies on a desk.
pub const fn reader(desk: Desk) -> Role {
    match desk {
        Desk::Moderation => Role::Moderator,
        Desk::DesignatedOfficer => Role::DesignatedOfficer,
        Desk::StatutoryDirector => Role::StatutoryDirector,
    }
}

/// How far the people who keep somebody safe are with a concern about a feedback.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concern {
    /// Nobody has taken it yet.
    Waits,
    /// Somebody has it, or has closed it since the feedback was last taken up again.
    Taken,
    /// It was closed before that: it makes sure of nothing any more, but what was said is still kept for it.
    Past,
}

/// How a feedback stands, as far as its next step depends on it. `P` tells people apart.
#[expect(clippy::struct_excessive_bools, reason = "facts that the rule weighs, each by itself")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing<P> {
    /// Where it stands.
    pub state: State,
    /// Who has claimed it.
    pub claimed_by: Option<P>,
    /// The claimant has opened it since claiming it.
    pub looked: bool,
    /// The claimant has not looked at it for too long, or may no longer sign in: another reader may take it over.
    pub left: bool,
    /// Whose reading waits for a second person. Set exactly while it is [`State::Held`].
    pub held_by: Option<P>,
    /// Who has stepped back from it, for good.
    pub recused: BTreeSet<P>,
    /// Somebody may be in danger, or asked for somebody to get in touch.
    pub worry: bool,
    /// A telephone call about it was recorded since it came, or since it was last reopened.
    pub called: bool,
    /// A second person has recorded that there is no concern, since it came or was last reopened.
    pub no_concern: bool,
    /// The concern about it, if there is one.
    pub concern: Option<Concern>,
    /// When it was decided.
    pub decided: Option<Moment>,
    /// Its contributor has taken it back.
    pub withdrawn: bool,
    /// Its sealed words are still there.
    pub kept: bool,
}

/// A step that a reader may try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Take it.
    Claim,
    /// Give it back.
    GiveBack,
    /// Give it back for good: the reader knows somebody in it.
    StepBack,
    /// Keep the work so far.
    Save,
    /// Record a telephone call about it.
    Call,
    /// Choose the fixed sentence that the number shows.
    Show,
    /// Record that there is no concern.
    NoConcern,
    /// Ask for a second person.
    Hold,
    /// Accept it.
    Accept(Circumstances),
    /// Decline it.
    Decline,
    /// Take it up again after it was decided. The moment is now.
    Reopen(Moment),
}

/// Who takes a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<P> {
    /// A reader of the desk on which it lies.
    Read {
        /// Who.
        by: P,
        /// How many other people may sign in, read on this desk and have not stepped back from it.
        others: usize,
        /// What they try.
        act: Act,
    },
    /// Its contributor takes it back.
    Withdraw,
}

/// Why a step is not allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refusal {
    /// It was decided or taken back, or it waits and there is nothing to reopen.
    #[error("it does not stand where this step begins")]
    Gone,
    /// Somebody else has claimed it.
    #[error("somebody else has claimed it")]
    Taken,
    /// This person has not claimed it.
    #[error("this person has not claimed it")]
    NotTheirs,
    /// This person has claimed it and not opened it.
    #[error("this person has not opened it")]
    Unseen,
    /// This person has stepped back from it.
    #[error("this person has stepped back from it")]
    SteppedBack,
    /// It waits for a second person, and this person is the first.
    #[error("nobody is the second reader of their own reading")]
    OwnReading,
    /// A second person is needed, and nobody else reads on this desk.
    #[error("there is nobody else who may read it")]
    Alone,
    /// Somebody may be in danger, or a second person is needed and there is none: a telephone call has to be recorded
    /// first, or a second person has to record that there is no concern.
    #[error("a telephone call has to be recorded first")]
    NeedsCall,
    /// It was decided too long ago.
    #[error("it was decided more than thirty days ago")]
    TooLate,
}

/// What becomes of the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    /// Nothing.
    Unchanged,
    /// It is added to them.
    Count,
    /// It is taken out of them again.
    Uncount,
}

/// What follows from a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Next<P> {
    /// Where it stands from now on.
    pub state: State,
    /// Who has it from now on.
    pub claimed_by: Option<P>,
    /// Whose reading waits for a second person from now on.
    pub held_by: Option<P>,
    /// What the reading came to, if the step is one.
    pub judgement: Option<Judgement>,
    /// Why it waits for a second person, if this step made it wait.
    pub held: Option<SecondPerson>,
    /// What becomes of the figures.
    pub counting: Counting,
    /// Its words and their key are destroyed.
    pub erased: bool,
}

impl<P: Copy + Ord> Standing<P> {
    /// Whether this person may read it at all, now. `others` as in [`Step::Read`].
    ///
    /// The first reader of a held item is barred from it while a second person exists. When there is none any more,
    /// because they were shut out or stepped back, the first reader may have it again, and a telephone call stands in for
    /// the second person: an item that is held must never be out of everybody's reach.
    ///
    /// # Errors
    /// [`Refusal::SteppedBack`], [`Refusal::OwnReading`].
    pub fn may_read(&self, person: P, others: usize) -> Result<(), Refusal> {
        if self.recused.contains(&person) {
            Err(Refusal::SteppedBack)
        } else if self.held_by == Some(person) && others > 0 {
            Err(Refusal::OwnReading)
        } else {
            Ok(())
        }
    }

    /// Whether it may be accepted or declined as far as somebody's safety goes: whoever keeps people safe has it, or a
    /// telephone call was recorded, or a second person found no concern.
    pub const fn is_cleared(&self) -> bool {
        let made_sure = self.called || self.no_concern;
        match self.concern {
            Some(Concern::Taken) => true,
            Some(Concern::Waits) => made_sure,
            Some(Concern::Past) | None => !self.worry || made_sure,
        }
    }

    /// Whether somebody else than its readers knows of it, and so stands in for a second person where there is none.
    fn is_known_elsewhere(&self) -> bool {
        self.called || self.concern == Some(Concern::Taken)
    }

    /// Refuses a person who has not claimed the feedback.
    fn theirs(&self, by: P, others: usize, seen: bool) -> Result<(), Refusal> {
        if !self.state.is_open() {
            Err(Refusal::Gone)
        } else if self.claimed_by != Some(by) {
            Err(Refusal::NotTheirs)
        } else if seen && !self.looked {
            Err(Refusal::Unseen)
        } else {
            self.may_read(by, others)
        }
    }

    /// Only a reading is written; the feedback stays as it stands.
    const fn as_it_is(&self, judgement: Option<Judgement>) -> Next<P> {
        Next {
            state: self.state,
            claimed_by: self.claimed_by,
            held_by: self.held_by,
            judgement,
            held: None,
            counting: Counting::Unchanged,
            erased: false,
        }
    }

    /// The feedback waits on its desk again, claimed by nobody.
    fn put_down(&self, judgement: Option<Judgement>) -> Next<P> {
        let state = if self.state == State::Claimed { State::Waiting } else { self.state };
        Next { state, claimed_by: None, ..self.as_it_is(judgement) }
    }

    /// The feedback is closed. If its contributor has taken it back, it counts nowhere.
    fn close(&self, state: State, judgement: Judgement, counting: Counting) -> Next<P> {
        let (state, counting) =
            if self.withdrawn { (State::Withdrawn, Counting::Unchanged) } else { (state, counting) };
        Next { state, claimed_by: None, held_by: None, counting, ..self.as_it_is(Some(judgement)) }
    }

    fn hold(&self, by: P, why: SecondPerson) -> Next<P> {
        Next {
            state: State::Held,
            claimed_by: None,
            held_by: Some(by),
            held: Some(why),
            ..self.as_it_is(Some(Judgement::Held))
        }
    }

    fn claim(&self, by: P, others: usize) -> Result<Next<P>, Refusal> {
        if !self.state.is_open() {
            return Err(Refusal::Gone);
        }
        self.may_read(by, others)?;
        if self.claimed_by.is_some_and(|holder| holder != by) && !self.left {
            return Err(Refusal::Taken);
        }
        let state = if self.state == State::Waiting { State::Claimed } else { self.state };
        Ok(Next { state, claimed_by: Some(by), ..self.as_it_is(None) })
    }

    fn accept(&self, by: P, others: usize, of: Circumstances) -> Result<Next<P>, Refusal> {
        self.theirs(by, others, true)?;
        if !self.is_cleared() {
            return Err(Refusal::NeedsCall);
        }
        let second = self.held_by.is_some_and(|first| first != by);
        match needs_second_person(of) {
            Some(why) if !second && others > 0 => Ok(self.hold(by, why)),
            // The random sample checks readers, not danger: where there is no second reader it is skipped.
            Some(why) if !second && !self.is_known_elsewhere() && why != SecondPerson::OneInFour => {
                Err(Refusal::NeedsCall)
            }
            _ => Ok(self.close(State::Accepted, Judgement::Accepted, Counting::Count)),
        }
    }

    fn reopen(&self, by: P, others: usize, now: Moment) -> Result<Next<P>, Refusal> {
        let decided = self.decided.filter(|_| !self.state.is_open() && self.kept).ok_or(Refusal::Gone)?;
        self.may_read(by, others)?;
        if now.0 - decided.0 > REOPEN_DAYS * DAY_MICROS {
            return Err(Refusal::TooLate);
        }
        let counted = self.state == State::Accepted;
        let counting = if counted { Counting::Uncount } else { Counting::Unchanged };
        Ok(Next { state: State::Reopened, counting, ..self.put_down(Some(Judgement::Reopened)) })
    }

    /// A withdrawn worry, or feedback under a concern, keeps its sealed words: somebody who harms a child must not be
    /// able to remove the child's cry for help.
    fn withdraw(&self, kept_as_worry: bool) -> Result<Next<P>, Refusal> {
        if self.withdrawn || self.state == State::Withdrawn {
            return Err(Refusal::Gone);
        }
        let counted = self.state == State::Accepted;
        let counting = if counted { Counting::Uncount } else { Counting::Unchanged };
        if kept_as_worry && self.state.is_open() {
            return Ok(Next { counting, ..self.as_it_is(None) });
        }
        let gone = Next { state: State::Withdrawn, held_by: None, claimed_by: None, ..self.as_it_is(None) };
        Ok(Next { counting, erased: !kept_as_worry, ..gone })
    }
}

/// Says whether a step is allowed, and what follows from it.
///
/// # Errors
/// [`Refusal`]: then nothing may be written.
pub fn next<P: Copy + Ord>(of: &Standing<P>, step: Step<P>) -> Result<Next<P>, Refusal> {
    let Step::Read { by, others, act } = step else {
        return of.withdraw(of.worry || of.called || of.concern.is_some());
    };
    match act {
        Act::Claim => of.claim(by, others),
        Act::GiveBack if of.claimed_by == Some(by) && of.state.is_open() => Ok(of.put_down(None)),
        Act::GiveBack => Err(if of.state.is_open() { Refusal::NotTheirs } else { Refusal::Gone }),
        Act::StepBack => {
            of.theirs(by, 0, false)?;
            if others == 0 { Err(Refusal::Alone) } else { Ok(of.put_down(Some(Judgement::Recused))) }
        }
        Act::Save => of.theirs(by, others, false).map(|()| of.as_it_is(Some(Judgement::Draft))),
        Act::Call | Act::Show => of.theirs(by, others, true).map(|()| of.as_it_is(None)),
        Act::NoConcern => {
            of.theirs(by, others, true)?;
            match of.held_by {
                Some(first) if first != by => Ok(of.as_it_is(Some(Judgement::NoConcern))),
                _ => Err(Refusal::OwnReading),
            }
        }
        Act::Hold => {
            of.theirs(by, others, true)?;
            if others == 0 { Err(Refusal::Alone) } else { Ok(of.hold(by, SecondPerson::Asked)) }
        }
        Act::Accept(circumstances) => of.accept(by, others, circumstances),
        Act::Decline => {
            of.theirs(by, others, true)?;
            if of.is_cleared() {
                Ok(of.close(State::Declined, Judgement::Declined, Counting::Unchanged))
            } else {
                Err(Refusal::NeedsCall)
            }
        }
        Act::Reopen(now) => of.reopen(by, others, now),
    }
}

#[cfg(test)]
mod tests;
