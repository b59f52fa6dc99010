//! The items that wait on a desk, a page at a time.

use crate::{Result, Tx, feedback::code};
use domain::{
    Locale,
    clock::{Moment, Quarter},
    feedback::{Audience, Channel, Desk, State, Tier},
    lifecycle,
};
use sqlx::{FromRow, query_scalar};
use uuid::Uuid;

/// So many lines stand on a page of the queue.
pub const PAGE: i64 = 50;

/// Items that wait on a desk and that this person may read: not those from which they stepped back, and not those that
/// they hold for a second person, as long as there is one. Of a burst of five or more only the first, unless the
/// burst's own page is asked for.
macro_rules! waiting {
    () => {
        "SELECT f.id, f.authority, f.service, f.locale, f.audience, f.channel, f.received, f.due, f.state, f.tier,
            f.hint IS NOT NULL AS soon, f.has_words, f.claimed_by, COALESCE(f.looked, f.claimed) AS claimed, f.burst,
            p.name AS claimed_name,
            COALESCE(p.disabled, FALSE) AS absent
        FROM feedback f LEFT JOIN person p ON p.id = f.claimed_by
        WHERE f.authority = $1 AND f.desk = $2 AND f.state IN ('waiting', 'claimed', 'held', 'reopened')
            AND (f.tier = $6 OR CAST($6 AS TEXT) IS NULL)
            AND (f.claimed_by = $8 OR $7 = FALSE)
            AND (f.burst = $9 OR $9 IS NULL)
            AND NOT EXISTS (SELECT 1 FROM reading r WHERE r.feedback = f.id AND r.person = $8 AND r.decision = 'recused')
            AND (f.held_by IS NULL OR f.held_by <> $8 OR NOT EXISTS (
                SELECT 1 FROM role_grant g JOIN person o ON o.id = g.person
                WHERE g.organisation = f.authority AND g.role = $10 AND g.service IS NULL AND g.person <> $8
                    AND o.disabled = FALSE AND NOT EXISTS (SELECT 1 FROM reading r
                        WHERE r.feedback = f.id AND r.person = g.person AND r.decision = 'recused')))
            AND (f.burst IS NULL OR $7 OR f.burst = $9
                OR NOT EXISTS (SELECT 1 FROM feedback e WHERE e.burst = f.burst AND e.authority = f.authority
                    AND e.desk = f.desk AND (e.tier, e.due, e.id) < (f.tier, f.due, f.id)
                    AND NOT EXISTS (SELECT 1 FROM reading r
                        WHERE r.feedback = e.id AND r.person = $8 AND r.decision = 'recused'))
                OR (SELECT COUNT(*) FROM (SELECT 1 FROM feedback e WHERE e.burst = f.burst AND e.authority = f.authority
                    AND e.desk = f.desk LIMIT 5) AS first_few) < 5)"
    };
}

statements! {
    /// Most urgent first; within a tier what hints at danger, then oldest due.
    QUEUE = concat!(waiting!(),
        " AND (f.tier, f.turn, f.due, f.id) > ($3, $12, $4, $5) ORDER BY f.tier, f.turn, f.due, f.id LIMIT $11"
    );
    /// The same the other way round.
    QUEUE_BACK = concat!(
        waiting!(),
        " AND (f.tier, f.turn, f.due, f.id) < ($3, $12, $4, $5)
            ORDER BY f.tier DESC, f.turn DESC, f.due DESC, f.id DESC LIMIT $11"
    );
    /// Where an item stands in the order, for the place from which a page goes on.
    PLACE = "SELECT tier, turn, due FROM feedback WHERE id = $1";
    /// How many of one tier lie on a desk, counted up to a limit, and when the first of those is due.
    WORKLOAD = "SELECT COUNT(*) AS n, MIN(due) AS oldest FROM (SELECT due FROM feedback
        WHERE authority = $1 AND desk = $2 AND tier = $3 AND state IN ('waiting', 'claimed', 'held', 'reopened')
        ORDER BY turn, due, id LIMIT $4) AS first_of_them";
    /// How many on a desk are held for a second person, counted up to a limit.
    HELD = "SELECT COUNT(*) FROM (SELECT 1 FROM feedback WHERE authority = $1 AND desk = $2 AND held_by IS NOT NULL
        LIMIT $3) AS some_of_them";
    /// How many of a desk's items one person has claimed.
    MINE = "SELECT COUNT(*) FROM feedback WHERE claimed_by = $3 AND authority = $1 AND desk = $2";
    /// How many items of a quarter nobody has decided yet, counted up to a limit.
    UNREAD = "SELECT COUNT(*) FROM (SELECT 1 FROM feedback WHERE authority = $1 AND desk = $2 AND quarter = $3
        AND state IN ('waiting', 'claimed', 'held', 'reopened') LIMIT $4) AS some_of_them";
    /// Bursts that wait on a desk.
    BURSTS = "SELECT burst, COUNT(*) AS n, MIN(received) AS oldest, MAX(received) AS newest FROM feedback
        WHERE authority = $1 AND desk = $2 AND burst IS NOT NULL
        GROUP BY burst HAVING COUNT(*) >= 5";
}

/// One line of the queue: dates, tier and facts, never words.
#[derive(Debug, Clone)]
pub struct Queued {
    /// Identifier.
    pub id: Uuid,
    /// Code of its authority.
    pub authority: String,
    /// Its service.
    pub service: Option<Uuid>,
    /// Language of the form.
    pub locale: Locale,
    /// Whom the questions were worded for.
    pub audience: Audience,
    /// How it came.
    pub channel: Channel,
    /// When it was received.
    pub received: Moment,
    /// When it should be read by.
    pub due: Moment,
    /// Where it stands.
    pub state: State,
    /// How soon a person must look.
    pub tier: Tier,
    /// Its words hint at danger: it is read before others of its tier. What the hint is, only who has claimed it sees.
    pub soon: bool,
    /// Something was written in a box.
    pub has_words: bool,
    /// Who has claimed it, with the name that colleagues see.
    pub claimed: Option<(Uuid, String)>,
    /// When its claimant last looked at it.
    pub looked: Option<Moment>,
    /// Its claimant may no longer sign in.
    pub absent: bool,
    /// The burst that it came in, if it came in one.
    pub burst: Option<Uuid>,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    authority: String,
    service: Option<Uuid>,
    locale: String,
    audience: String,
    channel: String,
    received: i64,
    due: i64,
    state: String,
    tier: String,
    soon: bool,
    has_words: bool,
    claimed_by: Option<Uuid>,
    claimed: Option<i64>,
    claimed_name: Option<String>,
    absent: bool,
    burst: Option<Uuid>,
}

/// In which order a page shows the items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// Most urgent first; within a tier what hints at danger, then oldest due.
    #[default]
    Oldest,
    /// The other way round.
    Newest,
}

/// What part of a queue is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Filter {
    /// One tier only.
    pub tier: Option<Tier>,
    /// Only what this person has claimed.
    pub mine: bool,
    /// Who asks: what they may not read is not shown to them.
    pub person: Uuid,
    /// One burst only, each of its items.
    pub burst: Option<Uuid>,
    /// In which order.
    pub order: Order,
    /// Only items after this one, in that order.
    pub after: Option<Uuid>,
    /// At most so many.
    pub limit: i64,
}

/// The items that wait on a desk.
pub async fn queue(tx: &mut Tx, authority: &str, desk: Desk, filter: Filter) -> Result<Vec<Queued>> {
    let place: Option<(String, i64, i64)> = match filter.after {
        Some(id) => one!(tx, PLACE, id)?,
        None => None,
    };
    let (sql, start) = match filter.order {
        Order::Oldest => (QUEUE, (String::new(), 0, i64::MIN, Uuid::nil())),
        Order::Newest => (QUEUE_BACK, ("9".to_owned(), 1, i64::MAX, Uuid::max())),
    };
    let (tier, turn, due, id) =
        place.zip(filter.after).map_or(start, |((tier, turn, due), id)| (tier, turn, due, id));
    let rows: Vec<Row> = all!(
        tx,
        sql,
        authority,
        desk.code(),
        &tier,
        due,
        id,
        filter.tier.map(Tier::code),
        filter.mine,
        filter.person,
        filter.burst,
        lifecycle::reader(desk).code(),
        filter.limit,
        turn
    )?;
    rows.into_iter()
        .map(|row| {
            Ok(Queued {
                id: row.id,
                locale: code(row.id, "locale", &row.locale)?,
                audience: code(row.id, "audience", &row.audience)?,
                channel: code(row.id, "channel", &row.channel)?,
                state: code(row.id, "state", &row.state)?,
                tier: code(row.id, "tier", &row.tier)?,
                authority: row.authority,
                service: row.service,
                received: Moment(row.received),
                due: Moment(row.due),
                soon: row.soon,
                has_words: row.has_words,
                claimed: row.claimed_by.zip(row.claimed_name),
                looked: row.claimed.map(Moment),
                absent: row.absent,
                burst: row.burst,
            })
        })
        .collect()
}

/// Items are counted up to this number: nobody needs to know how many more there are, and the time for a page must not
/// grow with them.
pub const COUNTED_TO: i64 = 200;

/// How many items of a tier lie on a desk. A workload count, never a figure about people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    /// Their tier.
    pub tier: Tier,
    /// How many, at most [`COUNTED_TO`].
    pub n: i64,
    /// When the oldest should be read by.
    pub oldest_due: Option<Moment>,
}

/// How much lies on a desk, by tier.
pub async fn workload(tx: &mut Tx, authority: &str, desk: Desk) -> Result<Vec<Load>> {
    let mut loads = Vec::with_capacity(Tier::ALL.len());
    for tier in Tier::ALL {
        let found: Option<(i64, Option<i64>)> =
            one!(tx, WORKLOAD, authority, desk.code(), tier.code(), COUNTED_TO)?;
        let (n, oldest) = found.unwrap_or_default();
        loads.push(Load { tier: *tier, n, oldest_due: oldest.map(Moment) });
    }
    Ok(loads)
}

/// How many items on a desk are held for a second person, at most [`COUNTED_TO`].
pub async fn held(tx: &mut Tx, authority: &str, desk: Desk) -> Result<i64> {
    Ok(on!(tx, |c| query_scalar(HELD).bind(authority).bind(desk.code()).bind(COUNTED_TO).fetch_one(c).await)?)
}

/// How many items of a desk `person` has claimed.
pub async fn mine(tx: &mut Tx, authority: &str, desk: Desk, person: Uuid) -> Result<i64> {
    Ok(on!(tx, |c| query_scalar(MINE).bind(authority).bind(desk.code()).bind(person).fetch_one(c).await)?)
}

/// How many items that were received in a quarter nobody has decided yet, at most [`COUNTED_TO`].
pub async fn unread(tx: &mut Tx, authority: &str, desk: Desk, quarter: Quarter) -> Result<i64> {
    Ok(on!(tx, |c| query_scalar(UNREAD)
        .bind(authority)
        .bind(desk.code())
        .bind(quarter.to_string())
        .bind(COUNTED_TO)
        .fetch_one(c)
        .await)?)
}

/// Five or more worries that came from one place within an hour and still wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Burst {
    /// Its label: it says which belong together, and not where they came from.
    pub label: Uuid,
    /// How many wait.
    pub n: i64,
    /// When the oldest of them was received.
    pub oldest: Moment,
    /// When the newest of them was received.
    pub newest: Moment,
}

/// The bursts that wait on a desk.
pub async fn bursts(tx: &mut Tx, authority: &str, desk: Desk) -> Result<Vec<Burst>> {
    let rows: Vec<(Uuid, i64, i64, i64)> = all!(tx, BURSTS, authority, desk.code())?;
    let burst =
        |(label, n, oldest, newest)| Burst { label, n, oldest: Moment(oldest), newest: Moment(newest) };
    Ok(rows.into_iter().map(burst).collect())
}
