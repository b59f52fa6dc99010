//! Feedback as it lies in the tables: sealed, with the facts that queues and the contributor's page need.

mod counted;
mod new;
mod number;
mod thing;

pub use counted::{CountedAs, accepted_after, codings, counted_as, rights};
pub use new::{NewFeedback, Sent, insert, is_empty, sent};
pub use number::{Numbered, by_number, lock};
pub use thing::{Sealed, Thing, lock_item, mark_opened, sealed, thing};

pub(crate) use new::as_sent;
pub(crate) use thing::code;

/// The statements of every file of this folder.
pub(crate) const STATEMENTS: [(&str, &[(&str, &str)]); 4] = [
    ("feedback::counted", counted::STATEMENTS),
    ("feedback::new", new::STATEMENTS),
    ("feedback::number", number::STATEMENTS),
    ("feedback::thing", thing::STATEMENTS),
];
