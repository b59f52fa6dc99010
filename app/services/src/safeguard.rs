//! The concern desk: raising, acknowledging and acting on matters of harm, telling the people who keep somebody safe, and
//! letting nothing wait, be buried or be exposed.
//!
//! The rules are in [`domain::concern`]. A concern exists for the people of its desk alone: its grant says "not found" to
//! everybody else.

mod alerted;
mod case;
mod colleagues;
mod desk;
mod disclose;
mod ending;
mod escalate;
mod house;
mod identity;
mod join;
mod raise;
mod rang;
mod rota;
mod said;
mod steps;
mod view;
mod watch;
mod words;

pub use alerted::{Alerted, Wanted, alerted, take_alerted};
pub use colleagues::{Colleague, NamesColleagues, colleagues};
pub use desk::{Desk, Line, closed, desk, mine};
pub use disclose::{
    Answered, Answers, Disclosed, Disclosure, Wish, answer, ask, disclosures, open_disclosure, reviews,
};
pub use house::{Reads, Ring};
pub use identity::{Looked, open_identity};
pub use join::join;
pub use raise::{NewConcern, RaiseProblem, Raised, raise};
pub use rota::{Away, Duty, Handed, Rostered, RotaView, change_rota, rota};
pub use said::{say_more, status_of};
pub use steps::{
    Stepped, acknowledge, chase, close, confirm, extend, hand_over, heard, move_to, no_concern, note,
    record_call, show,
};
pub use storage::concerns::{Able, About, Channel, Matter, Reached, Unfinished};
pub use view::{ConcernView, Entry, Facts, May, Shown, Told, open};
pub use watch::{Times, Year, times, unfinished};
pub use words::{Letter, LetterText, Words, WordsProblem};

pub(crate) use ending::{check_months, forget_due};
pub(crate) use house::{reads, to_ring};
pub(crate) use raise::{BySystem, by_system, raise_missed, write_by_system};
pub(crate) use rang::rang;

/// Alerts everybody who is to be alerted now: about a concern, or about a disclosure that waits for its answer.
pub(crate) async fn tell_due(ctx: &crate::Ctx) -> crate::Result<()> {
    let told = escalate::tell_due(ctx).await;
    told.and(disclose::tell_due(ctx).await)
}

#[cfg(test)]
mod tests;
