//! The only place that knows SQL.
//!
//! Two engines, one text: every statement is a constant that runs unchanged on SQLite and PostgreSQL, and
//! `on!` runs one expression against whichever engine a transaction holds. Functions take `&mut Tx` and are
//! grouped by aggregate; there are no repository traits, since there is one implementation.
//!
//! Nothing here commits: only `services` does.

#[macro_use]
mod on;

pub mod alert_addresses;
pub mod alerts;
pub mod answers;
pub mod attempts;
pub mod audit;
pub mod board;
pub mod bulk;
pub mod bursts;
pub mod commitments;
pub mod concerns;
mod db;
pub mod dialect;
pub mod differences;
pub mod directory;
mod error;
pub mod feedback;
pub mod imports;
pub mod instance;
pub mod jobs;
pub mod leases;
pub mod moderation;
pub mod notices;
pub mod organisations;
pub mod outcome;
pub mod people;
pub mod periods;
pub mod prepared;
pub mod printed;
pub mod quarter_keys;
pub mod releases;
pub mod replies;
pub mod search;
pub mod sessions;
pub mod settings;
pub mod staging;
pub mod summaries;
pub mod take_down;
pub mod tallies;
#[cfg(feature = "testkit")]
pub mod testkit;
pub mod withdrawals;

pub use db::{Db, Tx, Way, way_to_postgres};
pub use error::{Error, Inconsistent};
pub use uuid::Uuid;

/// A result of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Every statement of every module, by name: a test prepares each of them on both engines.
pub fn statements() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    [
        ("alert_addresses", alert_addresses::STATEMENTS),
        ("alerts", alerts::STATEMENTS),
        ("answers", answers::STATEMENTS),
        ("attempts", attempts::STATEMENTS),
        ("audit", audit::STATEMENTS),
        ("board", board::STATEMENTS),
        ("bulk", bulk::STATEMENTS),
        ("bursts", bursts::STATEMENTS),
        ("commitments", commitments::STATEMENTS),
        ("commitments::entries", commitments::entries::STATEMENTS),
        ("differences", differences::STATEMENTS),
        ("directory", directory::STATEMENTS),
        ("imports", imports::STATEMENTS),
        ("instance", instance::STATEMENTS),
        ("jobs", jobs::STATEMENTS),
        ("leases", leases::STATEMENTS),
        ("notices", notices::STATEMENTS),
        ("organisations", organisations::STATEMENTS),
        ("outcome", outcome::STATEMENTS),
        ("people", people::STATEMENTS),
        ("periods", periods::STATEMENTS),
        ("prepared", prepared::STATEMENTS),
        ("printed", printed::STATEMENTS),
        ("quarter_keys", quarter_keys::STATEMENTS),
        ("releases", releases::STATEMENTS),
        ("replies", replies::STATEMENTS),
        ("search", search::STATEMENTS),
        ("sessions", sessions::STATEMENTS),
        ("settings", settings::STATEMENTS),
        ("staging", staging::STATEMENTS),
        ("summaries", summaries::STATEMENTS),
        ("take_down", take_down::STATEMENTS),
        ("tallies", tallies::STATEMENTS),
        ("withdrawals", withdrawals::STATEMENTS),
    ]
    .into_iter()
    .chain(feedback::STATEMENTS)
    .chain(moderation::STATEMENTS)
    .chain(concerns::STATEMENTS)
    .flat_map(|(module, list)| list.iter().map(move |(name, sql)| (module, *name, *sql)))
}
