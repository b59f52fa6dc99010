//! Wishes to disclose who somebody is to a named body: who asked, and what was answered. The body and the reason are sealed
//! words of the concern's story.

use super::matter::{code, code_of};
use crate::{Result, Tx};
use domain::{
    clock::Moment,
    concern::{
        Kind,
        identity::{Answer, Request},
    },
};
use sqlx::FromRow;
use uuid::Uuid;

/// The columns of a wish, in the order in which [`Row`] has them.
macro_rules! columns {
    () => {
        "SELECT r.id, r.concern, r.feedback, r.authority, r.asked, r.asked_by, p.name AS asked_name, r.urgent, r.answered,
            r.answer, r.tellings, r.told, c.kind, c.about_person
        FROM identity_request r JOIN concern c ON c.id = r.concern JOIN person p ON p.id = r.asked_by "
    };
}

statements! {
    /// Adds a wish.
    ASK = "INSERT INTO identity_request (id, concern, feedback, authority, asked, asked_by, urgent, tellings, wakes)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $5)";
    /// Changes nothing, and so locks a wish on either engine.
    LOCK = "UPDATE identity_request SET tellings = tellings WHERE id = $1";
    /// One wish.
    REQUEST = concat!(columns!(), "WHERE r.id = $1");
    /// The wishes under a concern, oldest first.
    OF_CONCERN = concat!(columns!(), "WHERE r.concern = $1 ORDER BY r.asked, r.id");
    /// Those of an authority that nobody has answered, oldest first.
    OPEN = concat!(columns!(), "WHERE r.authority = $1 AND r.answered IS NULL ORDER BY r.asked, r.id LIMIT $2");
    /// Those of an authority that were answered last.
    ANSWERED = concat!(
        columns!(),
        "WHERE r.authority = $1 AND r.answered IS NOT NULL ORDER BY r.answered DESC, r.id LIMIT $2"
    );
    /// Writes an answer, once.
    ANSWER = "UPDATE identity_request SET answered = $2, answered_by = $3, answer = $4, wakes = NULL
        WHERE id = $1 AND answered IS NULL";
    /// Those about which somebody is to be told.
    DUE = "SELECT id FROM identity_request WHERE wakes <= $1 ORDER BY wakes, id LIMIT $2";
    /// Notes that those who answer were told.
    TOLD = "UPDATE identity_request SET tellings = tellings + 1, told = $2, wakes = $3 WHERE id = $1";
}

/// A wish to disclose who somebody is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Identifier, and that of the entry of the story that holds the body and the reason.
    pub id: Uuid,
    /// Under which concern.
    pub concern: Uuid,
    /// Who is behind which feedback.
    pub feedback: Uuid,
    /// Code of the authority.
    pub authority: String,
    /// What the concern is about.
    pub kind: Kind,
    /// The colleague complained of.
    pub about_person: Option<Uuid>,
    /// The name of whoever asked.
    pub by: String,
    /// As the rule sees it.
    pub request: Request<Uuid>,
    /// How often those who answer were told.
    pub tellings: i64,
    /// When they last were.
    pub told: Option<Moment>,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    concern: Uuid,
    feedback: Uuid,
    authority: String,
    asked: i64,
    asked_by: Uuid,
    asked_name: String,
    urgent: bool,
    answered: Option<i64>,
    answer: Option<String>,
    tellings: i64,
    told: Option<i64>,
    kind: String,
    about_person: Option<Uuid>,
}

fn read(row: Row) -> Result<Asked> {
    let answer: Option<Answer> = code_of(row.id, "answer", row.answer.as_deref())?;
    let answered = row.answered.map(Moment).zip(answer);
    Ok(Asked {
        id: row.id,
        concern: row.concern,
        feedback: row.feedback,
        authority: row.authority,
        kind: code(row.concern, "kind", &row.kind)?,
        about_person: row.about_person,
        by: row.asked_name,
        request: Request { by: row.asked_by, asked: Moment(row.asked), urgent: row.urgent, answered },
        tellings: row.tellings,
        told: row.told.map(Moment),
    })
}

/// Adds the wish `id` under `concern`, about `feedback`. Those who answer are told at once.
pub async fn ask(
    tx: &mut Tx,
    (id, concern, feedback): (Uuid, Uuid, Uuid),
    authority: &str,
    of: Request<Uuid>,
) -> Result<()> {
    exec!(tx, ASK, id, concern, feedback, authority, of.asked.0, of.by, of.urgent)
}

/// Waits for whoever is answering `id`, and lets nobody else do so until the transaction ends.
pub async fn lock_request(tx: &mut Tx, id: Uuid) -> Result<()> {
    exec!(tx, LOCK, id)
}

/// The wish `id`.
pub async fn request(tx: &mut Tx, id: Uuid) -> Result<Option<Asked>> {
    let row: Option<Row> = one!(tx, REQUEST, id)?;
    row.map(read).transpose()
}

/// The wishes under `concern`, oldest first.
pub async fn of_concern(tx: &mut Tx, concern: Uuid) -> Result<Vec<Asked>> {
    let rows: Vec<Row> = all!(tx, OF_CONCERN, concern)?;
    rows.into_iter().map(read).collect()
}

/// Up to `limit` wishes of an authority that nobody has answered, oldest first.
pub async fn open_requests(tx: &mut Tx, authority: &str, limit: i64) -> Result<Vec<Asked>> {
    let rows: Vec<Row> = all!(tx, OPEN, authority, limit)?;
    rows.into_iter().map(read).collect()
}

/// Up to `limit` wishes of an authority that were answered last, newest first.
pub async fn answered_requests(tx: &mut Tx, authority: &str, limit: i64) -> Result<Vec<Asked>> {
    let rows: Vec<Row> = all!(tx, ANSWERED, authority, limit)?;
    rows.into_iter().map(read).collect()
}

/// Writes what `by` answered. False: somebody else has answered it.
pub async fn answer(tx: &mut Tx, id: Uuid, by: Uuid, (at, answer): (Moment, Answer)) -> Result<bool> {
    changed!(tx, ANSWER, id, at.0, by, answer.code())
}

/// Up to `limit` wishes about which somebody is to be told at `now`.
pub async fn due_to_answer(tx: &mut Tx, now: Moment, limit: i64) -> Result<Vec<Uuid>> {
    let rows: Vec<(Uuid,)> = all!(tx, DUE, now.0, limit)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Notes that those who answer `id` were told at `at`, and when they next are.
pub async fn tell_of(tx: &mut Tx, id: Uuid, at: Moment, wakes: Option<Moment>) -> Result<()> {
    exec!(tx, TOLD, id, at.0, wakes.map(|at| at.0))
}
