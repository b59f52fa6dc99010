//! Lists that are read a part at a time. Where a part ends is a line of the list and no number of lines: whoever reads on
//! from there meets each line that was there when they began exactly once, however many are added meanwhile.

use crate::{Ctx, Result};
use domain::clock::{Moment, Quarter};
use storage::{
    Uuid,
    releases::{self, Listed},
};

/// The last line of a part. Lists stand newest first, and of two lines of the same moment the larger identifier first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct After {
    /// The moment of the line.
    pub at: Moment,
    /// Its identifier.
    pub id: Uuid,
}

impl After {
    /// Where to read on; from the top where nothing was read yet.
    pub(crate) fn place(after: Option<Self>) -> (Moment, Uuid) {
        after.map_or((Moment(i64::MAX), Uuid::max()), |after| (after.at, after.id))
    }
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The lines.
    pub lines: Vec<T>,
    /// Where the next part begins; `None` if this was the last.
    pub next: Option<After>,
}

/// The first `most` of the lines, and where they end if there are more.
pub(crate) fn page<T>(mut lines: Vec<T>, most: usize, place: impl Fn(&T) -> After) -> Page<T> {
    let more = lines.len() > most;
    lines.truncate(most);
    let next = lines.last().filter(|_| more).map(place);
    Page { lines, next }
}

/// A part of the list of all releases, of one authority and of one quarter where these are given.
#[tracing::instrument(name = "lists.releases", skip_all)]
pub async fn releases(
    ctx: &Ctx,
    of: (Option<&str>, Option<Quarter>),
    after: Option<After>,
    most: usize,
) -> Result<Page<Listed>> {
    let mut tx = ctx.db.read().await?;
    let asked = i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1);
    let found = releases::page(&mut tx, of, After::place(after), asked).await?;
    Ok(page(found, most, |one| After { at: one.released, id: one.id }))
}

#[cfg(test)]
mod tests;
