//! The moderators' desk: the queue, claims, what was taken out of the words, coding, decisions.

mod calls;
mod decided;
mod item;
mod orphans;
mod queue;
mod readings;
mod standing;
mod work;

pub use calls::{CallRecord, add_call, calls};
pub use decided::{Decided, decided};
pub use item::{Facts, facts};
pub use orphans::{Orphans, orphans};
pub use queue::{
    Burst, COUNTED_TO, Filter, Load, Order, PAGE, Queued, bursts, held, mine, queue, unread, workload,
};
pub use readings::{Reading, add_reading, drop_drafts, readings};
pub use standing::{Decision, Stands, claimed, decide, move_on, others, reopen, show, standing, touch};
pub use work::{coding, forget_work, set_coding, set_redacted, set_spans, spans, unused};

pub(crate) use calls::add_calls;
pub(crate) use readings::{add_readings, level};
pub(crate) use work::{add_codings, add_redacted, add_spans};

/// The statements of every file of this folder.
pub(crate) const STATEMENTS: [(&str, &[(&str, &str)]); 8] = [
    ("moderation::calls", calls::STATEMENTS),
    ("moderation::decided", decided::STATEMENTS),
    ("moderation::item", item::STATEMENTS),
    ("moderation::orphans", orphans::STATEMENTS),
    ("moderation::queue", queue::STATEMENTS),
    ("moderation::readings", readings::STATEMENTS),
    ("moderation::standing", standing::STATEMENTS),
    ("moderation::work", work::STATEMENTS),
];
