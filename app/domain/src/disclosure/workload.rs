//! Counts of work, which are not about contributors.

use std::fmt;

/// A count of work for staff: items waiting, overdue, done this week. It counts tasks on a desk for those who
/// may see that desk; it is never a figure about contributors and never stands in a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Workload {
    items: u64,
    more: bool,
}

impl Workload {
    /// So many items of work.
    pub const fn new(items: u64) -> Self {
        Self { items, more: false }
    }

    /// So many items of work, which were counted up to `limit` and no further.
    pub const fn up_to(items: u64, limit: u64) -> Self {
        Self { items, more: items >= limit }
    }

    /// The number of items, as far as they were counted.
    pub const fn items(self) -> u64 {
        self.items
    }

    /// Whether there may be more than were counted.
    pub const fn is_more(self) -> bool {
        self.more
    }

    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self { items: self.items.saturating_add(other.items), more: self.more || other.more }
    }
}

/// `12`, or `1000+` where they were counted no further.
impl fmt::Display for Workload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.items, if self.more { "+" } else { "" })
    }
}
