//! Reading first: the queue, claiming, opening, hiding names, coding, deciding.

mod claim;
mod cover;
mod decide;
pub mod entries;
pub mod import;
mod item;
mod leaving;
mod life;
mod orphans;
mod queue;
pub mod replies;
mod safety;
pub mod summaries;

pub use claim::{claim, give_back, step_back};
pub use cover::{Cover, cover, reopen};
pub use decide::{Accepted, DeclineReason, Declined, Draft, accept, decline, hold, save};
pub(crate) use decide::{draw, in_order};
pub(crate) use item::suggestions;
pub use item::{Item, MadeSure, open};
pub(crate) use leaving::put_down;
pub use orphans::{FindsDeputies, Missing, orphans};
pub use queue::{Past, Queue, Waiting, Wanted, decided, queue};
pub(crate) use safety::inside_of;
pub use safety::{REASON_LIMIT, Recorded, no_concern, record_call};
pub use storage::feedback::Thing;
pub use storage::moderation::{Burst, Decided, Facts, Load, Order, Queued, Reading};

#[cfg(test)]
mod always;
#[cfg(test)]
mod flood;
#[cfg(test)]
mod hints;
#[cfg(test)]
mod tests;
