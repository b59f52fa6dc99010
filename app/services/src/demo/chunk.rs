//! Made-up feedback that is ready to be written.

use crate::publish::fold::Tallies;
use std::collections::BTreeMap;
use storage::{audit::Entry, bulk::Row};

/// A chunk that is ready to be written.
pub(super) struct Chunk {
    pub(super) rows: Vec<Row>,
    pub(super) entries: Vec<Entry>,
    /// What counts, by quarter.
    pub(super) counts: BTreeMap<String, Counts>,
}

/// What a chunk counts in one quarter.
#[derive(Default)]
pub(super) struct Counts {
    pub(super) tallies: Tallies,
    /// On how many feedback a summary of each theme may draw.
    pub(super) material: BTreeMap<String, i64>,
}
