//! Concerns: one matter of harm each, with its feedback, its story, who was told of it, and what is counted of a year.
//!
//! Which desk's people may see a row is decided above; every statement that lists concerns takes the desk.

/// The columns that say how a concern stands, in the order in which `matter::Row` has them.
macro_rules! columns {
    () => {
        "c.id, c.reference, c.authority, c.kind, c.about, c.about_person, c.source, c.raised_by, c.received, c.raised,
            c.round, c.routed, c.owner, c.acknowledge_by, c.acknowledged, c.acknowledged_by, c.called, c.written, c.chased,
            c.heard, c.closed, c.closed_by, c.outcome, c.decide_until, c.chase_until,
            c.finish_until, c.status, c.front_door, c.keep_until, c.wrapped_key, c.key_epoch, c.version"
    };
}

/// Whether the person `g.person` is kept from the concern `c`: they, or people of a role of theirs there, are complained of.
macro_rules! barred {
    () => {
        "(g.person IS NOT DISTINCT FROM c.about_person OR EXISTS (SELECT 1 FROM role_grant k
            WHERE k.person = g.person AND k.organisation = c.authority AND (
                (c.kind = 'moderator' AND k.role = 'moderator') OR (c.kind = 'lead' AND k.role = 'safeguarding-lead')
                OR (c.kind = 'officer' AND k.role = 'designated-officer'))))"
    };
}

mod alerts;
mod counts;
mod ending;
mod entries;
mod identity;
mod links;
mod list;
mod matter;
mod unfinished;

pub use alerts::{
    Alert, Channel, Reached, Telling, add_alert, alerts, due_to_tell, newest_alert, reached, steps, tell,
};
pub use counts::{add_to_year, open_now, year, years};
pub use ending::{due_to_go, forget, forget_alone, kept_alone};
pub use entries::{Entry, add, entries, entry};
pub use identity::{
    Asked, answer, answered_requests, ask, due_to_answer, lock_request, of_concern, open_requests, request,
    tell_of,
};
pub use links::{
    About, Over, add_feedback, feedback, move_feedback, of_feedback, read, release_feedback, status_of,
    to_ring,
};
pub use list::{Able, Asking, Line, PAGE, able, closed, holders, lacks_somebody, mine, open, owned};
pub use matter::{Beside, Matter, New, Stored, insert, lock, matter, stored, update, wake};
pub use unfinished::{Unfinished, check_month, found, months, not_raised, unfinished};

/// The statements of every file of this folder.
pub(crate) const STATEMENTS: [(&str, &[(&str, &str)]); 9] = [
    ("concerns::alerts", alerts::STATEMENTS),
    ("concerns::counts", counts::STATEMENTS),
    ("concerns::ending", ending::STATEMENTS),
    ("concerns::entries", entries::STATEMENTS),
    ("concerns::identity", identity::STATEMENTS),
    ("concerns::links", links::STATEMENTS),
    ("concerns::list", list::STATEMENTS),
    ("concerns::matter", matter::STATEMENTS),
    ("concerns::unfinished", unfinished::STATEMENTS),
];
