//! Counts about people, as they lie in the tables. They leave `services` only through the draw.

use crate::{Inconsistent, Result, Tx};
use domain::{
    disclosure::Tally,
    figures::{Facts, Of},
};
use sqlx::{FromRow, query_as};

/// So many changes are folded in one transaction, so that nobody waits long for SQLite's writer.
pub const STEP: i64 = 2_000;

statements! {
    /// Appends a change.
    APPEND = "INSERT INTO tally_delta (authority, quarter, facts_before, facts_after) VALUES ($1, $2, $3, $4)";
    /// Any change that is not folded yet.
    ANY = "SELECT id FROM tally_delta ORDER BY id LIMIT 1";
    /// The next changes to fold.
    OLDEST = "SELECT id, authority, quarter, facts_before, facts_after FROM tally_delta ORDER BY id LIMIT $1";
    /// The changes of a quarter that are not folded yet.
    PENDING = "SELECT id, authority, quarter, facts_before, facts_after FROM tally_delta
        WHERE authority = $1 AND quarter = $2 ORDER BY id";
    /// Forgets the changes that were folded.
    FOLDED = "DELETE FROM tally_delta WHERE id <= $1";
    /// The counts of one population in a quarter.
    OF = "SELECT cut, value, channel, lineage, audience, counts FROM tally
        WHERE authority = $1 AND quarter = $2 AND cut = $3 AND value = $4 AND channel = $5 AND lineage = $6
            AND audience = $7";
    /// The counts of every population in a quarter.
    OF_QUARTER = "SELECT cut, value, channel, lineage, audience, counts FROM tally
        WHERE authority = $1 AND quarter = $2 ORDER BY cut, value, channel, lineage, audience";
    /// Keeps the counts of a population.
    KEEP = "INSERT INTO tally (authority, quarter, cut, value, channel, lineage, audience, counts)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (authority, quarter, cut, value, channel, lineage, audience)
        DO UPDATE SET counts = excluded.counts";
    /// Adds to the feedback on which a summary of a theme may draw.
    ADD_MATERIAL = "INSERT INTO material (authority, quarter, theme, n) VALUES ($1, $2, $3, $4)
        ON CONFLICT (authority, quarter, theme) DO UPDATE SET n = material.n + excluded.n";
    /// On how many feedback a summary of each theme may draw.
    MATERIAL = "SELECT theme, n FROM material WHERE authority = $1 AND quarter = $2 ORDER BY theme";
}

/// A change of what one response counts as: nothing before if it joins, nothing after if it leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Code of the authority.
    pub authority: String,
    /// The quarter.
    pub quarter: String,
    /// What it counted as.
    pub before: Option<Facts>,
    /// What it counts as.
    pub after: Option<Facts>,
}

#[derive(FromRow)]
struct ChangeRow {
    id: i64,
    authority: String,
    quarter: String,
    facts_before: Option<String>,
    facts_after: Option<String>,
}

impl TryFrom<ChangeRow> for Change {
    type Error = Inconsistent;
    fn try_from(row: ChangeRow) -> Result<Self, Inconsistent> {
        let read = |facts: Option<String>, column| {
            let facts = facts.map(|facts| Facts::from_json(&facts)).transpose();
            facts.map_err(|_| Inconsistent::at("tally_delta", column, row.id))
        };
        Ok(Self {
            before: read(row.facts_before, "facts_before")?,
            after: read(row.facts_after, "facts_after")?,
            authority: row.authority,
            quarter: row.quarter,
        })
    }
}

#[derive(FromRow)]
struct TallyRow {
    #[sqlx(flatten)]
    of: OfRow,
    counts: String,
}

/// The columns that say which responses of an authority's period a row is about.
#[derive(FromRow)]
pub(crate) struct OfRow {
    cut: String,
    value: String,
    channel: String,
    lineage: String,
    audience: String,
}

impl OfRow {
    pub(crate) fn read(self, table: &'static str) -> Result<Of, Inconsistent> {
        let bad = |column| Inconsistent::at(table, column, "a population");
        let all = |code: &str| code != ALL;
        let channel = Some(self.channel.as_str()).filter(|code| all(code)).map(str::parse).transpose();
        let audience = Some(self.audience.as_str()).filter(|code| all(code)).map(str::parse).transpose();
        Ok(Of {
            channel: channel.map_err(|_| bad("channel"))?,
            audience: audience.map_err(|_| bad("audience"))?,
            cut: self.cut.parse().map_err(|_| bad("cut"))?,
            lineage: self.lineage,
            value: self.value,
        })
    }
}

/// What stands for all channels or audiences together.
const ALL: &str = "all";

/// The channel's code, or `all`.
pub(crate) fn channel(of: &Of) -> &'static str {
    of.channel.map_or(ALL, domain::feedback::Channel::code)
}

/// The audience's code, or `all`.
pub(crate) fn audience(of: &Of) -> &'static str {
    of.audience.map_or(ALL, domain::feedback::Audience::code)
}

/// Appends changes.
pub async fn append(tx: &mut Tx, changes: &[Change]) -> Result<()> {
    let json = |facts: &Option<Facts>| {
        let json = facts.as_ref().map(Facts::to_json).transpose();
        json.map_err(|_| Inconsistent::at("tally_delta", "facts", "a response"))
    };
    let mut rows = Vec::with_capacity(changes.len());
    for change in changes {
        rows.push((change, json(&change.before)?, json(&change.after)?));
    }
    each!(tx, APPEND, rows, |q, (change, before, after)| {
        q.bind(&change.authority).bind(&change.quarter).bind(before).bind(after)
    });
    Ok(())
}

/// Whether there are changes to fold.
pub async fn any_to_fold(tx: &mut Tx) -> Result<bool> {
    let found: Option<(i64,)> = one!(tx, ANY)?;
    Ok(found.is_some())
}

/// The oldest changes, [`STEP`] at most, and the number of the last of them for [`folded`]. The caller must hold the
/// lease, since two folds at once would count twice. Its transaction must see one moment's state
/// ([`Db::begin_at_one_moment`](crate::Db)): otherwise a change with a lower number that is committed during the fold
/// would be deleted without having been added.
pub async fn to_fold(tx: &mut Tx) -> Result<(Vec<Change>, i64)> {
    let rows: Vec<ChangeRow> = all!(tx, OLDEST, STEP)?;
    let last = rows.last().map_or(0, |row| row.id);
    Ok((changes(rows)?, last))
}

/// Forgets the changes up to a number.
pub async fn folded(tx: &mut Tx, last: i64) -> Result<()> {
    exec!(tx, FOLDED, last)
}

/// The changes of a quarter that are not folded yet: at most what came in since the last fold.
pub async fn pending(tx: &mut Tx, authority: &str, quarter: &str) -> Result<Vec<Change>> {
    changes(all!(tx, PENDING, authority, quarter)?)
}

fn changes(rows: Vec<ChangeRow>) -> Result<Vec<Change>> {
    Ok(rows.into_iter().map(Change::try_from).collect::<Result<_, _>>()?)
}

/// The folded counts of one population in a quarter; none if nobody was ever counted there.
pub async fn of(tx: &mut Tx, authority: &str, quarter: &str, of: &Of) -> Result<Option<Tally>> {
    let row: Option<TallyRow> = on!(tx, |c| query_as(OF)
        .bind(authority)
        .bind(quarter)
        .bind(of.cut.code())
        .bind(&of.value)
        .bind(channel(of))
        .bind(&of.lineage)
        .bind(audience(of))
        .fetch_optional(c)
        .await)?;
    Ok(row.map(|row| read(&row.counts)).transpose()?)
}

/// The folded counts of every population of an authority's quarter.
pub async fn of_quarter(tx: &mut Tx, authority: &str, quarter: &str) -> Result<Vec<(Of, Tally)>> {
    let rows: Vec<TallyRow> = all!(tx, OF_QUARTER, authority, quarter)?;
    let whole = |row: TallyRow| Ok((row.of.read("tally")?, read(&row.counts)?));
    Ok(rows.into_iter().map(whole).collect::<Result<_, Inconsistent>>()?)
}

fn read(counts: &str) -> Result<Tally, Inconsistent> {
    Tally::unpack(counts).map_err(|_| Inconsistent::at("tally", "counts", "a population"))
}

/// Keeps the counts of populations in a quarter.
pub async fn keep(tx: &mut Tx, authority: &str, quarter: &str, tallies: &[(Of, Tally)]) -> Result<()> {
    let mut rows = Vec::with_capacity(tallies.len());
    for (of, tally) in tallies {
        let packed = tally.pack().map_err(|_| Inconsistent::at("tally", "counts", "a population"))?;
        rows.push((of, packed));
    }
    each!(tx, KEEP, rows, |q, (of, packed)| {
        q.bind(authority)
            .bind(quarter)
            .bind(of.cut.code())
            .bind(&of.value)
            .bind(channel(of))
            .bind(&of.lineage)
            .bind(audience(of))
            .bind(packed)
    });
    Ok(())
}

/// Adds `n`, which may be negative, to the feedback on which summaries of these themes may draw.
pub async fn add_material(
    tx: &mut Tx,
    authority: &str,
    quarter: &str,
    themes: &[(String, i64)],
) -> Result<()> {
    each!(tx, ADD_MATERIAL, themes, |q, (theme, n)| q.bind(authority).bind(quarter).bind(theme).bind(*n));
    Ok(())
}

/// On how many feedback a summary of each theme of a quarter may draw.
pub async fn material(tx: &mut Tx, authority: &str, quarter: &str) -> Result<Vec<(String, i64)>> {
    all!(tx, MATERIAL, authority, quarter)
}
