//! What was published before. Two safe tables can be unsafe together.

use super::{
    scope::Scope,
    table::{Disclosed, DisclosedTable, Table},
};

/// A snapshot is due when at least this many further responses stand behind it.
pub const SNAPSHOT_STEP: u64 = 5;

/// Whether a new snapshot is due: no earlier one, or at least five further responses. `before` and `now` are
/// the true numbers of responses behind the table.
///
/// When it is not due, the last snapshot is what pages show *and what a release freezes*. The few responses
/// since then wait for the next: a table that one to four people changed would be about those people.
pub const fn snapshot_due(before: Option<u64>, now: u64) -> bool {
    match before {
        Some(before) => now >= before.saturating_add(SNAPSHOT_STEP),
        None => true,
    }
}

/// Every table published before, staff snapshots and releases alike, oldest first.
///
/// Staff may read both, and a snapshot may be photographed, so the gate assumes that everybody knows all.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    tables: Vec<Table>,
}

impl Ledger {
    /// Nothing published yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a published table. Call it in the order of publication. The same table published again (a
    /// release that freezes a snapshot) is nothing new and is kept once.
    pub fn record<T: DisclosedTable>(&mut self, published: &Disclosed<T>) {
        if !self.tables.contains(published.table()) {
            self.tables.push(published.table().clone());
        }
    }

    /// What bears on a table of the same kind with this scope: tables about the same, enclosed or enclosing
    /// people, and the other parts of the enclosing ones. Tables that show nothing tell nothing.
    pub(super) fn bearing_on(&self, kind: super::Kind, scope: &Scope) -> Vec<&Table> {
        let same_kind = || self.tables.iter().filter(move |t| t.kind() == kind && !t.is_withheld());
        let comparable = |t: &Table| scope.contains(t.scope()) || t.scope().contains(scope);
        let encloses = |t: &Table| t.scope().contains(scope);
        same_kind()
            .filter(|t| {
                comparable(t) || same_kind().any(|whole| encloses(whole) && whole.scope().contains(t.scope()))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snapshot_waits_for_five_further_responses() {
        assert!(snapshot_due(None, 0));
        assert!(!snapshot_due(Some(20), 24));
        assert!(snapshot_due(Some(20), 25));
        assert!(!snapshot_due(Some(20), 12), "withdrawals alone never make a snapshot due");
    }
}
