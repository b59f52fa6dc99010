//! Withdrawals reach a restored backup: the list of what was taken back is kept apart from backups and replayed.

use super::withdraw::{empty_log, take_back};
use crate::{Ctx, Result};
use domain::clock::Moment;
use std::{fmt, str::FromStr};
use storage::{Uuid, feedback, moderation, withdrawals};

/// That a feedback was taken back, and when. Holds nothing of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tombstone {
    /// The feedback.
    pub feedback: Uuid,
    /// When it was taken back.
    pub at: Moment,
}

/// As a line of a file: the identifier, a space, microseconds since 1970.
impl fmt::Display for Tombstone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.feedback, self.at.0)
    }
}

/// A line that is no tombstone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoTombstone;

impl FromStr for Tombstone {
    type Err = NoTombstone;
    fn from_str(line: &str) -> Result<Self, NoTombstone> {
        let (feedback, at) = line.trim().split_once(' ').ok_or(NoTombstone)?;
        let feedback = feedback.parse().map_err(|_| NoTombstone)?;
        Ok(Self { feedback, at: Moment(at.parse().map_err(|_| NoTombstone)?) })
    }
}

/// Everything that was taken back, oldest first.
pub async fn tombstones(ctx: &Ctx) -> Result<Vec<Tombstone>> {
    let mut tx = ctx.db.read().await?;
    let found = withdrawals::taken_back(&mut tx).await?;
    Ok(found.into_iter().map(|(feedback, at)| Tombstone { feedback, at: Moment(at) }).collect())
}

/// Takes back again what a restored backup still holds, and gives how many. Feedback that is missing or already taken
/// back is skipped, so a list may be replayed twice. Each withdrawal is a transaction of its own.
pub async fn replay(ctx: &Ctx, tombstones: &[Tombstone]) -> Result<usize> {
    let mut done = 0;
    for tombstone in tombstones {
        let mut tx = ctx.db.begin().await?;
        feedback::lock_item(&mut tx, tombstone.feedback).await?;
        let Some(thing) = feedback::thing(&mut tx, tombstone.feedback).await? else { continue };
        let facts = moderation::facts(&mut tx, tombstone.feedback).await?;
        if facts.is_none_or(|facts| facts.withdrawn.is_some()) {
            continue;
        }
        take_back(ctx, &mut tx, &thing, tombstone.at).await?;
        tx.commit().await?;
        done += 1;
    }
    empty_log(ctx).await;
    Ok(done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_it_was_written_and_nothing_else_is_a_tombstone() {
        let tombstone = Tombstone { feedback: Uuid::from_u128(7), at: Moment(1_795_000_000_000_000) };
        assert_eq!(tombstone.to_string().parse(), Ok(tombstone));
        for wrong in
            ["", "x 1", "00000000-0000-0000-0000-000000000007", "00000000-0000-0000-0000-000000000007 x"]
        {
            assert_eq!(wrong.parse::<Tombstone>(), Err(NoTombstone), "{wrong}");
        }
    }
}
