//! A desk's concerns, most urgent first, and the people who may act on one.

use super::matter::{Row, Stored};
use crate::{Inconsistent, Result, Tx};
use domain::{Locale, concern::Desk, permission::Role};
use sqlx::{FromRow, query_scalar};
use uuid::Uuid;

/// So many lines stand on a page of a desk's list.
pub const PAGE: i64 = 50;

/// The lines of a desk that the person `$3` may see.
macro_rules! lines {
    () => {
        concat!(
            "SELECT ",
            columns!(),
            ", p.name AS owner_name, COALESCE(p.disabled, FALSE) AS owner_gone,
                (SELECT COUNT(*) FROM concern_feedback x WHERE x.concern = c.id) AS feedback
            FROM concern c LEFT JOIN person p ON p.id = c.owner
            WHERE c.authority = $1 AND c.desk = $2
                AND NOT EXISTS (SELECT 1 FROM role_grant g WHERE g.person = $3 AND ",
            barred!(),
            ")"
        )
    };
}

statements! {
    /// What is open on a desk, in the order in which something is due.
    OPEN = concat!(lines!(), " AND c.closed IS NULL AND (c.next_due, c.id) > ($4, $5) ORDER BY c.next_due, c.id LIMIT $6");
    /// The same of what the person `$3` has.
    MINE = concat!(
        lines!(),
        " AND c.owner = $3 AND c.closed IS NULL AND (c.next_due, c.id) > ($4, $5) ORDER BY c.next_due, c.id LIMIT $6"
    );
    /// Where one stands in that order.
    PLACE = "SELECT next_due FROM concern WHERE id = $1";
    /// What was closed on a desk, newest first.
    CLOSED = concat!(
        lines!(),
        " AND c.closed IS NOT NULL AND (c.closed < $4 OR (c.closed = $4 AND c.id < $5))
            ORDER BY c.closed DESC, c.id DESC LIMIT $6"
    );
    /// Where one stands in that order.
    CLOSED_AT = "SELECT closed FROM concern WHERE id = $1 AND closed IS NOT NULL";
    /// Who may act on a concern: they hold the role of its desk, may sign in, and are not kept from it.
    ABLE = concat!(
        "SELECT DISTINCT p.id, p.name, p.locale, p.created FROM concern c
            JOIN role_grant g ON g.organisation = c.authority AND g.role = $2 AND g.service IS NULL
            JOIN person p ON p.id = g.person WHERE c.id = $1 AND p.disabled = FALSE AND NOT ", barred!()
    );
    /// Who holds a role over the whole authority and may sign in.
    HOLDERS = "SELECT DISTINCT p.id, p.name, p.locale, p.created FROM role_grant g JOIN person p ON p.id = g.person
        WHERE g.organisation = $1 AND g.role = $2 AND g.service IS NULL AND p.disabled = FALSE";
    /// Whether anybody at all acts on a desk.
    ANYBODY = "SELECT COUNT(*) FROM role_grant g JOIN person p ON p.id = g.person
        WHERE g.organisation = $1 AND g.role = $2 AND g.service IS NULL AND p.disabled = FALSE";
    /// Whether something open on a desk is out of everybody's reach.
    OUT_OF_REACH = concat!(
        "SELECT COUNT(*) FROM (SELECT 1 FROM concern c WHERE c.authority = $1 AND c.desk = $2 AND c.closed IS NULL
            AND NOT EXISTS (SELECT 1 FROM role_grant g JOIN person p ON p.id = g.person
                WHERE g.organisation = c.authority AND g.role = $3 AND g.service IS NULL AND p.disabled = FALSE
                    AND NOT ", barred!(), ") LIMIT 1) AS first_of_them"
    );
    /// How many open concerns somebody has.
    OWNED = "SELECT COUNT(*) FROM concern WHERE owner = $1 AND authority = $2 AND closed IS NULL";
}

/// One line of a desk's list.
#[derive(Debug, Clone)]
pub struct Line {
    /// The concern.
    pub stored: Stored,
    /// Who has it, by the name that colleagues see.
    pub owner: Option<String>,
    /// Whoever has it may no longer sign in.
    pub owner_gone: bool,
    /// How many feedback it is about.
    pub feedback: i64,
}

#[derive(FromRow)]
struct LineRow {
    #[sqlx(flatten)]
    row: Row,
    owner_name: Option<String>,
    owner_gone: bool,
    feedback: i64,
}

impl TryFrom<LineRow> for Line {
    type Error = Inconsistent;
    fn try_from(line: LineRow) -> Result<Self, Inconsistent> {
        let LineRow { row, owner_name: owner, owner_gone, feedback } = line;
        Ok(Self { stored: row.try_into()?, owner, owner_gone, feedback })
    }
}

/// Somebody who may act on a concern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Able {
    /// Who.
    pub person: Uuid,
    /// The name that colleagues see.
    pub name: String,
    /// Preferred language.
    pub locale: Locale,
}

/// Whose list is asked for: the authority, the desk, and who asks.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    /// Code of the authority.
    pub authority: &'a str,
    /// The desk.
    pub desk: Desk,
    /// Who asks: what is about them is not there.
    pub person: Uuid,
}

/// What is open on a desk, in the order in which something is due: at most `limit` after the concern `after`.
pub async fn open(tx: &mut Tx, of: Asking<'_>, after: Option<Uuid>, limit: i64) -> Result<Vec<Line>> {
    let (due, id) = place(tx, after).await?;
    let rows: Vec<LineRow> = all!(tx, OPEN, of.authority, of.desk.code(), of.person, due, id, limit)?;
    rows.into_iter().map(|row| Ok(row.try_into()?)).collect()
}

/// The same of what the one who asks has.
pub async fn mine(tx: &mut Tx, of: Asking<'_>, after: Option<Uuid>, limit: i64) -> Result<Vec<Line>> {
    let (due, id) = place(tx, after).await?;
    let rows: Vec<LineRow> = all!(tx, MINE, of.authority, of.desk.code(), of.person, due, id, limit)?;
    rows.into_iter().map(|row| Ok(row.try_into()?)).collect()
}

/// Where the concern `after` stands among what is open; before everything without one.
async fn place(tx: &mut Tx, after: Option<Uuid>) -> Result<(i64, Uuid)> {
    let place: Option<(Option<i64>,)> = match after {
        Some(id) => one!(tx, PLACE, id)?,
        None => None,
    };
    let from = place.and_then(|(due,)| due).zip(after);
    Ok(from.unwrap_or((i64::MIN, Uuid::nil())))
}

/// What was closed on a desk, newest first: at most `limit` after the concern `after`.
pub async fn closed(tx: &mut Tx, of: Asking<'_>, after: Option<Uuid>, limit: i64) -> Result<Vec<Line>> {
    let place: Option<(i64,)> = match after {
        Some(id) => one!(tx, CLOSED_AT, id)?,
        None => None,
    };
    let (before, id) = place.zip(after).map_or((i64::MAX, Uuid::max()), |((at,), id)| (at, id));
    let rows: Vec<LineRow> = all!(tx, CLOSED, of.authority, of.desk.code(), of.person, before, id, limit)?;
    rows.into_iter().map(|row| Ok(row.try_into()?)).collect()
}

/// Who may act on `concern`, in the order in which they came. `role`: the role of its desk.
pub async fn able(tx: &mut Tx, concern: Uuid, role: Role) -> Result<Vec<Able>> {
    read(all!(tx, ABLE, concern, role.code())?)
}

/// Who holds `role` over all of `authority` and may sign in, in the order in which they came.
pub async fn holders(tx: &mut Tx, authority: &str, role: Role) -> Result<Vec<Able>> {
    read(all!(tx, HOLDERS, authority, role.code())?)
}

fn read(mut rows: Vec<(Uuid, String, String, i64)>) -> Result<Vec<Able>> {
    rows.sort_by_key(|(person, _, _, created)| (*created, *person));
    rows.into_iter()
        .map(|(person, name, locale, _)| {
            let locale = locale.parse().map_err(|_| Inconsistent::at("person", "locale", person))?;
            Ok(Able { person, name, locale })
        })
        .collect()
}

/// Whether a desk lacks somebody: nobody acts on it at all, or something on it is out of everybody's reach. It does not
/// tell which of the two, nor of how much.
pub async fn lacks_somebody(tx: &mut Tx, authority: &str, desk: Desk) -> Result<bool> {
    let role = desk.role().code();
    let anybody: i64 =
        on!(&mut *tx, |c| query_scalar(ANYBODY).bind(authority).bind(role).fetch_one(c).await)?;
    let out: i64 = on!(tx, |c| query_scalar(OUT_OF_REACH)
        .bind(authority)
        .bind(desk.code())
        .bind(role)
        .fetch_one(c)
        .await)?;
    Ok(anybody == 0 || out > 0)
}

/// How many open concerns of an authority `person` has.
pub async fn owned(tx: &mut Tx, person: Uuid, authority: &str) -> Result<i64> {
    Ok(on!(tx, |c| query_scalar(OWNED).bind(person).bind(authority).fetch_one(c).await)?)
}
