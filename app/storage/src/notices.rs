//! Notices of what does not wait for a quarter, what was done because of them, and the day counts that they are decided by.

use crate::{Inconsistent, Result, Tx};
use domain::{
    catalogue::ThemeCode,
    clock::{Date, Moment, Quarter},
    urgency::Pressing,
};
use uuid::Uuid;

statements! {
    /// How grave a feedback is, and when it came.
    WEIGHT = "SELECT received, criticality FROM feedback WHERE id = $1";
    /// Adds to a day of a theme of a service.
    ADD = "INSERT INTO pressing (service, theme, day, problems, grave) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (service, theme, day) DO UPDATE SET problems = pressing.problems + excluded.problems,
        grave = pressing.grave + excluded.grave";
    /// What came about a theme of a service between two days, both included.
    BETWEEN = "SELECT CAST(COALESCE(SUM(problems), 0) AS BIGINT), CAST(COALESCE(SUM(grave), 0) AS BIGINT) FROM pressing
        WHERE service = $1 AND theme = $2 AND day >= $3 AND day <= $4";
    /// Days that are over and count no more.
    FORGET = "DELETE FROM pressing WHERE day < $1";
    /// Gives a notice, unless this service has one about the theme in the quarter.
    POST = "INSERT INTO notice (id, authority, service, theme, quarter, day) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (service, theme, quarter) DO NOTHING";
    /// The notices of an authority since a day, newest first, each with whether somebody has said what they did.
    SINCE = "SELECT n.id, n.service, n.theme, n.day, EXISTS (SELECT 1 FROM notice_entry e WHERE e.notice = n.id) AS answered
        FROM notice n WHERE n.authority = $1 AND n.day >= $2 ORDER BY n.day DESC, n.theme, n.id";
    /// A notice.
    BY_ID = "SELECT n.id, n.service, n.theme, n.day, EXISTS (SELECT 1 FROM notice_entry e WHERE e.notice = n.id) AS answered
        FROM notice n WHERE n.id = $1 AND n.authority = $2";
    /// Who is told of a service's notices: its managers, those of its whole authority, and the director.
    TOLD = "SELECT DISTINCT g.person FROM role_grant g JOIN person p ON p.id = g.person
        WHERE p.disabled = FALSE AND ((g.role = 'service-manager' AND g.service = $2)
            OR (g.organisation = $1 AND g.service IS NULL AND g.role IN ('service-manager', 'statutory-director')))";
    /// Says what was done, unless the form has said it already.
    SAY = "INSERT INTO notice_entry (id, notice, token, body, written_by, written) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (notice, token) DO NOTHING";
    /// What was done because of a notice, oldest first.
    SAID = "SELECT e.body, p.name, e.written FROM notice_entry e JOIN person p ON p.id = e.written_by WHERE e.notice = $1
        ORDER BY e.written, e.id";
}

/// A notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notice {
    /// Identifier.
    pub id: Uuid,
    /// The service.
    pub service: Uuid,
    /// The theme.
    pub theme: ThemeCode,
    /// On which day it was given.
    pub day: Date,
    /// Whether somebody has said what they did.
    pub answered: bool,
}

/// What somebody did because of a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Did {
    /// In their own words.
    pub body: String,
    /// Who, by the name that colleagues see.
    pub who: String,
    /// When.
    pub at: Moment,
}

/// When a feedback came, and its level.
pub async fn weight(tx: &mut Tx, feedback: Uuid) -> Result<Option<(Moment, Option<i64>)>> {
    let row: Option<(i64, Option<i64>)> = one!(tx, WEIGHT, feedback)?;
    Ok(row.map(|(received, level)| (Moment(received), level)))
}

/// Adds to a day of a theme of a service: below zero where feedback is taken out.
pub async fn add(
    tx: &mut Tx,
    (service, theme, day): (Uuid, ThemeCode, Date),
    (problems, grave): (i64, i64),
) -> Result<()> {
    exec!(tx, ADD, service, theme.to_string(), day.to_string(), problems, grave)
}

/// What came about a theme of a service from one day to another.
pub async fn between(
    tx: &mut Tx,
    (service, theme): (Uuid, ThemeCode),
    (from, to): (Date, Date),
) -> Result<Pressing> {
    let row: Option<(i64, i64)> =
        one!(tx, BETWEEN, service, theme.to_string(), from.to_string(), to.to_string())?;
    let (problems, grave) = row.unwrap_or_default();
    Ok(Pressing {
        problems: u64::try_from(problems).unwrap_or_default(),
        grave: u64::try_from(grave).unwrap_or_default(),
    })
}

/// Forgets the days before `day`.
pub async fn forget(tx: &mut Tx, day: Date) -> Result<()> {
    exec!(tx, FORGET, day.to_string())
}

/// Gives a notice. False: the service has one about the theme in the quarter.
pub async fn post(tx: &mut Tx, authority: &str, notice: Notice, quarter: Quarter) -> Result<bool> {
    let Notice { id, service, theme, day, .. } = notice;
    changed!(tx, POST, id, authority, service, theme.to_string(), quarter.to_string(), day.to_string())
}

type Row = (Uuid, Uuid, String, String, bool);

fn read((id, service, theme, day, answered): Row) -> Result<Notice, Inconsistent> {
    let bad = |column| Inconsistent::at("notice", column, id);
    Ok(Notice {
        id,
        service,
        theme: theme.parse().map_err(|_| bad("theme"))?,
        day: day.parse().map_err(|_| bad("day"))?,
        answered,
    })
}

/// The notices of an authority since a day, newest first.
pub async fn since(tx: &mut Tx, authority: &str, day: Date) -> Result<Vec<Notice>> {
    let rows: Vec<Row> = all!(tx, SINCE, authority, day.to_string())?;
    Ok(rows.into_iter().map(read).collect::<Result<_, _>>()?)
}

/// The notice `id` of an authority.
pub async fn by_id(tx: &mut Tx, authority: &str, id: Uuid) -> Result<Option<Notice>> {
    let row: Option<Row> = one!(tx, BY_ID, id, authority)?;
    Ok(row.map(read).transpose()?)
}

/// Says what `person` did because of a notice. False: the form with `token` has said it already.
pub async fn say(
    tx: &mut Tx,
    (id, notice, token): (Uuid, Uuid, Uuid),
    (person, at): (Uuid, Moment),
    body: &str,
) -> Result<bool> {
    changed!(tx, SAY, id, notice, token, body, person, at.0)
}

/// What was done because of a notice, oldest first.
pub async fn said(tx: &mut Tx, notice: Uuid) -> Result<Vec<Did>> {
    let rows: Vec<(String, String, i64)> = all!(tx, SAID, notice)?;
    Ok(rows.into_iter().map(|(body, who, at)| Did { body, who, at: Moment(at) }).collect())
}

/// Who is told of the notices of a service of an authority: its managers, and who answers for the whole authority.
pub async fn told(tx: &mut Tx, authority: &str, service: Uuid) -> Result<Vec<Uuid>> {
    let rows: Vec<(Uuid,)> = all!(tx, TOLD, authority, service)?;
    let mut people: Vec<Uuid> = rows.into_iter().map(|(person,)| person).collect();
    people.sort_unstable();
    Ok(people)
}
