//! Counts about people, as they lie in the tables. They leave `services` only through the disclosure gate.

use crate::{Result, Tx};
use sqlx::{FromRow, query, query_as};
use uuid::Uuid;

/// So many changes are folded in one transaction, so that nobody waits long for SQLite's writer.
pub const STEP: i64 = 5_000;

statements! {
    /// Appends a change.
    APPEND = "INSERT INTO tally_delta (authority, service, quarter, measure, value, audience, channel, n)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// Any change that is not folded yet.
    ANY = "SELECT id FROM tally_delta ORDER BY id LIMIT 1";
    /// The last of the next changes to fold: those after it are folded another time.
    LAST = "SELECT CAST(COALESCE(MAX(id), 0) AS BIGINT) FROM (SELECT id FROM tally_delta ORDER BY id LIMIT $1) AS oldest";
    /// Adds all changes up to one to the totals.
    FOLD = "INSERT INTO tally (authority, service, quarter, measure, value, audience, channel, n)
        SELECT authority, service, quarter, measure, value, audience, channel, CAST(SUM(n) AS BIGINT)
        FROM tally_delta WHERE id <= $1
        GROUP BY authority, service, quarter, measure, value, audience, channel
        ON CONFLICT (authority, quarter, measure, channel, value, audience, service)
        DO UPDATE SET n = tally.n + excluded.n";
    /// Forgets the changes that were added.
    FOLDED = "DELETE FROM tally_delta WHERE id <= $1";
    /// One table of a quarter, folded and not: what one measure counts on one channel.
    TABLE = "SELECT value, CAST(SUM(n) AS BIGINT) AS n FROM (
            SELECT value, n FROM tally WHERE authority = $1 AND quarter = $2 AND measure = $3 AND channel = $4
            UNION ALL
            SELECT value, n FROM tally_delta WHERE authority = $1 AND quarter = $2 AND measure = $3 AND channel = $4
        ) AS both_of_them GROUP BY value ORDER BY value";
    /// Counts of a quarter, folded and not.
    OF_QUARTER = "SELECT service, measure, value, audience, channel, CAST(SUM(n) AS BIGINT) AS n FROM (
            SELECT service, measure, value, audience, channel, n FROM tally WHERE authority = $1 AND quarter = $2
            UNION ALL
            SELECT service, measure, value, audience, channel, n FROM tally_delta WHERE authority = $1 AND quarter = $2
        ) AS both_of_them GROUP BY service, measure, value, audience, channel
        ORDER BY service, measure, value, audience, channel";
}

/// One change, or one count: so many more (or fewer) of `value` in `measure`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, FromRow)]
pub struct TallyCell {
    /// The service; the nil identifier where none was named.
    pub service: Uuid,
    /// What is counted: `responses`, `C1` to `C5`, `theme`; `material` for work on summaries, which is no figure.
    pub measure: String,
    /// The value: a step, or a theme with its polarity.
    pub value: String,
    /// Audience code.
    pub audience: String,
    /// Channel code.
    pub channel: String,
    /// How many.
    pub n: i64,
}

/// Appends changes to the figures of an authority's quarter.
pub async fn append(tx: &mut Tx, authority: &str, quarter: &str, cells: &[TallyCell]) -> Result<()> {
    each!(tx, APPEND, cells, |q, cell| {
        q.bind(authority)
            .bind(cell.service)
            .bind(quarter)
            .bind(&cell.measure)
            .bind(&cell.value)
            .bind(&cell.audience)
            .bind(&cell.channel)
            .bind(cell.n)
    });
    Ok(())
}

/// Whether there are changes to fold.
pub async fn any_to_fold(tx: &mut Tx) -> Result<bool> {
    let found: Option<(i64,)> = one!(tx, ANY)?;
    Ok(found.is_some())
}

/// Adds the oldest changes, [`STEP`] at most, to the totals and deletes them. True if there may be more. The caller
/// must hold the lease, since two folds at once would count twice. Its transaction must see one moment's state
/// ([`Db::begin_at_one_moment`](crate::Db)): otherwise a change with a lower number that is committed during the fold
/// would be deleted without having been added.
pub async fn fold(tx: &mut Tx) -> Result<bool> {
    let (last,): (i64,) = on!(&mut *tx, |c| query_as(LAST).bind(STEP).fetch_one(c).await)?;
    exec!(tx, FOLD, last)?;
    let folded = on!(tx, |c| query(FOLDED).bind(last).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(i64::try_from(folded).is_ok_and(|folded| folded >= STEP))
}

/// What one measure counts in a quarter on one channel, by value, folded or not.
pub async fn table(
    tx: &mut Tx,
    authority: &str,
    quarter: &str,
    measure: &str,
    channel: &str,
) -> Result<Vec<(String, i64)>> {
    all!(tx, TABLE, authority, quarter, measure, channel)
}

/// Every count of an authority's quarter, folded or not.
pub async fn of_quarter(tx: &mut Tx, authority: &str, quarter: &str) -> Result<Vec<TallyCell>> {
    all!(tx, OF_QUARTER, authority, quarter)
}
