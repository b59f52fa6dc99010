//! Who is told of a concern, and when they are told again: until somebody has it, and whenever something is late.
//!
//! Nothing here is about words: it says who, never what.

mod change;

pub use super::duty::Cover;
pub use change::{Change, Mistake, change};

use super::{
    Desk, Standing,
    clocks::{Clock, What},
};
use crate::{
    calendar::Calendar,
    clock::Moment,
    settings::{Clocks, Rota},
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The people of a desk as they are at this moment: only those who may sign in and are not the person complained of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct People<P> {
    /// Those on duty, in the order in which they are told.
    pub on_duty: Vec<P>,
    /// Everybody who is not away, on duty or not.
    pub here: Vec<P>,
    /// Everybody, away or not.
    pub all: Vec<P>,
    /// The desk has a rota. Without one everybody is told at once.
    pub has_rota: bool,
}

impl People<Uuid> {
    /// The people of a desk at a moment, as the rota has them. `able`: those who may act on the concern, in the order in
    /// which they came; `holders`: everybody who acts on the desk. The rota of an authority is one for all its desks.
    pub fn of(rota: &Rota, (able, holders): (&[Uuid], &[Uuid]), at: Moment, calendar: &Calendar) -> Self {
        let on_duty = rota.on_duty(at, calendar).into_iter().filter(|person| able.contains(person));
        let here = able.iter().copied().filter(|person| !rota.is_away(*person, at.date()));
        let has_rota = rota.is_for(|person| holders.contains(&person));
        Self { on_duty: on_duty.collect(), here: here.collect(), all: able.to_vec(), has_rota }
    }
}

impl Rota {
    /// Whether anybody for whom `counts` holds has a shift, or was handed the duty.
    pub fn is_for(&self, counts: impl Fn(Uuid) -> bool) -> bool {
        let shifts = self.shifts.iter().map(|shift| shift.person);
        let handed = self.handovers.iter().map(|handover| handover.person);
        shifts.chain(handed).any(counts)
    }
}

/// Who is told now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling<P> {
    /// The desk's people.
    pub people: Vec<P>,
    /// The moderators too: they ring the front door, unless somebody has. Only ever for the leads' desk; of the others
    /// nobody else may know.
    pub front_door: bool,
}

impl<P> Telling<P> {
    /// Nobody at all is there to be told: those who find deputies see that a person is missing.
    pub const fn is_nobody(&self) -> bool {
        self.people.is_empty() && !self.front_door
    }
}

/// What was told so far since it came to this desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told<P> {
    /// Who was told.
    pub people: BTreeSet<P>,
    /// One entry a step: which clock it was about, and when it was taken, in order.
    pub steps: Vec<(What, Moment)>,
}

impl<P> Default for Told<P> {
    fn default() -> Self {
        Self { people: BTreeSet::new(), steps: Vec::new() }
    }
}

impl<P> Told<P> {
    /// How many steps were about a clock, and when the last of them was taken.
    fn about(&self, what: What) -> (usize, Option<Moment>) {
        let of = self.steps.iter().filter(|(about, _)| *about == what);
        (of.clone().count(), of.map(|(_, at)| *at).max())
    }
}

/// A step that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueStep {
    /// Which clock it is about.
    pub what: What,
    /// The how manieth about this clock on this desk, from one.
    pub nth: usize,
    /// When it is due.
    pub at: Moment,
}

impl DueStep {
    /// Its name, unique for a concern and a round.
    pub fn name(&self) -> String {
        format!("{}-{}", self.what, self.nth)
    }
}

const MINUTE: i64 = 60_000_000;

/// After how many minutes somebody is told again of the same late thing.
fn again_after(what: What, set: &Clocks) -> i64 {
    match what {
        What::Acknowledge => set.acknowledge_minutes.into(),
        What::Call | What::Told | What::Said | What::Handed | What::Identity => 60,
        What::Written | What::Decide | What::Chase | What::Finish => 24 * 60,
    }
}

/// The next step: who is told at once when it is raised, then whenever nobody has taken it for the time of the setting; and
/// once somebody has it, when something is late, and again until it is done. `None` once it is closed.
pub fn next_step<P: Copy + Ord>(
    of: &Standing<P>,
    clocks: &[Clock],
    told: &Told<P>,
    set: &Clocks,
) -> Option<DueStep> {
    if !of.is_open() {
        return None;
    }
    let after = |what, first: Moment| {
        let (count, last) = told.about(what);
        let beat = again_after(what, set).max(1) * MINUTE;
        let at = last.map_or(first, |last| first.max(Moment(last.0 + beat)));
        DueStep { what, nth: count + 1, at }
    };
    if of.times.acknowledged.is_none() {
        return Some(after(What::Acknowledge, of.times.routed));
    }
    let running = clocks.iter().filter(|clock| clock.done.is_none());
    running.map(|clock| after(clock.what, clock.due)).min_by_key(|step| (step.at, step.what))
}

/// Who is told by a step that is due now.
pub fn tell<P: Copy + Ord>(
    of: &Standing<P>,
    step: &DueStep,
    people: &People<P>,
    told: &Told<P>,
) -> Telling<P> {
    let everybody = || if people.here.is_empty() { people.all.clone() } else { people.here.clone() };
    if step.what == What::Acknowledge {
        if !people.has_rota && step.nth == 1 && !people.all.is_empty() {
            return Telling { people: everybody(), front_door: false };
        }
        let fresh = people.on_duty.iter().find(|person| !told.people.contains(person));
        return if let Some(person) = fresh {
            Telling { people: vec![*person], front_door: false }
        } else {
            // Nobody is on duty, or nobody of them took it: everybody, whatever the rota says.
            let front_door = of.desk() == Desk::Lead && of.times.called.is_none();
            Telling { people: everybody(), front_door }
        };
    }
    // Whoever has it is told first; after that, or when they are away, everybody is. What its contributor writes goes to
    // whoever has it each time, and whoever is given it is told.
    let once = step.nth == 1 || matches!(step.what, What::Said | What::Handed);
    let owner = of.owner.filter(|owner| once && people.here.contains(owner));
    Telling { people: owner.map_or_else(everybody, |owner| vec![owner]), front_door: false }
}
