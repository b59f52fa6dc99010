//! The trail as the custodian reads it, a page at a time.
//! Nobody else may open, count or guess what lies on the designated officer's or the statutory director's desk. So the
//! custodian's pages leave out every entry about it, and show no numbers in which a gap would tell of it. Of a concern
//! on the leads' desk they show only who did what and when. The chain holds all those entries, and `clywed audit
//! verify` checks them.

use super::Entry;
use crate::{Ctx, Grant, Result, acts::ReadAudit};
use domain::{concern, permission::Role};
use std::{
    collections::{BTreeMap, BTreeSet, btree_map::Entry as MapEntry},
    fmt,
    str::FromStr,
};
use storage::{Tx, Uuid, audit, concerns, feedback, people};

/// So many entries stand on a page.
const LINES: usize = 100;
/// So many are read at once.
const BATCH: i64 = 200;
/// The most batches that are read for a page: where nearly every entry is left out, a page must not read the whole
/// trail.
const BATCHES: usize = 10;

/// Where a page begins: with what is older than one entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Before {
    at: i64,
    id: Uuid,
}

impl fmt::Display for Before {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.at, self.id.simple())
    }
}

impl FromStr for Before {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let (at, id) = text.split_once('.').ok_or(())?;
        Ok(Self { at: at.parse().map_err(drop)?, id: id.parse().map_err(drop)? })
    }
}

impl Before {
    fn of(entry: &Entry) -> Self {
        Self { at: entry.at, id: entry.id }
    }
}

/// An entry with the name of the colleague who did it, where it was one.
pub type Line = (Entry, Option<String>);

/// A page of the trail, newest first.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// Its entries.
    pub lines: Vec<Line>,
    /// Where the next page begins, if anything is older.
    pub older: Option<Before>,
}

/// The newest entries about an authority's things, or those before an entry.
#[tracing::instrument(name = "audit.page", skip_all)]
pub async fn page(ctx: &Ctx, grant: &Grant<ReadAudit>, before: Option<Before>) -> Result<Page> {
    let authority = &grant.thing().authority;
    let mut tx = ctx.db.read().await?;
    let mut sieve = Sieve::for_custodian(&mut tx, authority).await?;
    let (mut shown, mut from) = (Vec::new(), before);
    for _ in 0..BATCHES {
        let batch = match from {
            None => audit::newest(&mut tx, authority, BATCH).await?,
            Some(Before { at, id }) => audit::before(&mut tx, authority, (at, id), BATCH).await?,
        };
        let last = batch.len() < usize::try_from(BATCH).unwrap_or(usize::MAX);
        let mut rest = batch.into_iter().peekable();
        while let Some(entry) = rest.next() {
            from = Some(Before::of(&entry));
            if !sieve.hides(&mut tx, &entry).await? {
                shown.push(entry);
            }
            if shown.len() == LINES && (rest.peek().is_some() || !last) {
                return named(&mut tx, shown, from).await;
            }
        }
        if last {
            return named(&mut tx, shown, None).await;
        }
    }
    named(&mut tx, shown, from).await
}

/// Puts the names of colleagues beside what they did.
async fn named(tx: &mut Tx, entries: Vec<Entry>, older: Option<Before>) -> Result<Page> {
    let mut names: BTreeMap<Uuid, Option<String>> = BTreeMap::new();
    for actor in entries.iter().filter_map(|entry| entry.actor) {
        if let MapEntry::Vacant(place) = names.entry(actor) {
            place.insert(people::by_id(tx, actor).await?.map(|person| person.name));
        }
    }
    let with_name = |entry: Entry| {
        let name = entry.actor.and_then(|actor| names.get(&actor).cloned().flatten());
        (entry, name)
    };
    Ok(Page { lines: entries.into_iter().map(with_name).collect(), older })
}

/// Keeps back what lies apart: on the designated officer's desk or the statutory director's.
struct Sieve {
    apart: BTreeSet<Uuid>,
    /// Feedback and concerns that were looked up, and whether they lie apart.
    known: BTreeMap<String, bool>,
}

impl Sieve {
    async fn for_custodian(tx: &mut Tx, authority: &str) -> Result<Self> {
        let holders = people::of_organisation(tx, authority).await?;
        let apart = [Role::DesignatedOfficer, Role::StatutoryDirector];
        let readers = holders.into_iter().filter(|holder| apart.contains(&holder.role));
        Ok(Self { apart: readers.map(|holder| holder.person).collect(), known: BTreeMap::new() })
    }

    async fn hides(&mut self, tx: &mut Tx, entry: &Entry) -> Result<bool> {
        if matches!(entry.thing.as_str(), "feedback" | "concern") {
            return self.lies_apart(tx, entry).await;
        }
        // Sign-ins and sign-outs of the people of these desks are shown; everything else that they do is about their
        // desk.
        Ok(entry.thing != "person" && entry.actor.is_some_and(|actor| self.apart.contains(&actor)))
    }

    async fn lies_apart(&mut self, tx: &mut Tx, entry: &Entry) -> Result<bool> {
        if let Some(known) = self.known.get(&entry.thing_id) {
            return Ok(*known);
        }
        let id: Option<Uuid> = entry.thing_id.parse().ok();
        let hidden = match (entry.thing.as_str(), id) {
            // A concern that is not there any more may have lain apart.
            ("concern", Some(id)) => {
                let matter = concerns::matter(tx, id).await?;
                matter.is_none_or(|matter| matter.kind.desk() != concern::Desk::Lead)
            }
            ("concern", None) => true,
            (_, Some(id)) => feedback::thing(tx, id).await?.is_some_and(|thing| thing.desk.is_apart()),
            (_, None) => false,
        };
        self.known.insert(entry.thing_id.clone(), hidden);
        Ok(hidden)
    }
}
