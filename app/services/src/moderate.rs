//! Reading first: the queue, claiming, opening, hiding names, coding, deciding.

mod decide;
pub mod import;
mod item;
mod queue;
pub mod replies;
pub mod summaries;

pub use decide::{Accepted, DeclineReason, Draft, accept, decline, hold, save};
pub(crate) use decide::{draw, in_order};
pub(crate) use item::suggestions;
pub use item::{Item, open};
pub use queue::{Asked, Queue, Waiting, claim, give_back, queue, step_back, thing};
pub use storage::moderation::{Facts, Load, Queued, Reading};

#[cfg(test)]
mod tests;
