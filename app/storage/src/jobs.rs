//! Work that is done later: what is to be done, when, which worker does it, and how it went. One row a piece of work.
//! A row is `waiting`, `running` under a lease, `done`, or `dead` once it was given up. While a row waits, no second
//! one of its kind and key can be added. A lease is held by `(holder, tries)`: a worker that has lost its lease can
//! change nothing any more.
//!
//! Each kind belongs to a lane that has its own workers. Only the [`MAIN`] lane is counted and listed: a count of another
//! lane would tell an onlooker that somebody was alerted.

use crate::{Result, Tx};
use domain::clock::Moment;
use sqlx::FromRow;
use uuid::Uuid;

/// The lane of everything that stays inside the server.
pub const MAIN: &str = "main";

statements! {
    /// Adds work. If the same already waits and has not failed, it is done at the earlier of the two times.
    ENQUEUE = "INSERT INTO job (id, kind, job_key, ids, state, due, tries, created, lane)
        VALUES ($1, $2, $3, $4, 'waiting', $5, 0, $6, $7)
        ON CONFLICT (kind, job_key) WHERE state = 'waiting'
        DO UPDATE SET due = excluded.due WHERE job.tries = 0 AND excluded.due < job.due";
    /// Whether any work of a kind is on its way.
    PENDING = "SELECT id FROM job WHERE kind = $1 AND state IN ('waiting', 'running') LIMIT 1";
    /// Whether any work of a lane can be taken.
    ANY_DUE = "SELECT id FROM job WHERE lane = $2
        AND ((state = 'waiting' AND due <= $1) OR (state = 'running' AND until < $1)) LIMIT 1";
    /// Takes the work of a lane that has been due longest, or whose worker has gone. Work is left while other work of
    /// its kind and key is running. PostgreSQL needs the outer condition: two workers may choose the same row, and the
    /// second then sees that it has changed.
    CLAIM = "UPDATE job SET state = 'running', holder = $1, until = $2, tries = tries + 1
        WHERE id = (SELECT j.id FROM job AS j
            WHERE j.lane = $4 AND ((j.state = 'running' AND j.until < $3)
                OR (j.state = 'waiting' AND j.due <= $3 AND NOT EXISTS (SELECT 1 FROM job AS other
                    WHERE other.kind = j.kind AND other.job_key = j.job_key AND other.state = 'running')))
            ORDER BY j.due, j.id LIMIT 1)
        AND ((state = 'waiting' AND due <= $3) OR (state = 'running' AND until < $3))
        RETURNING id, kind, ids, due, tries";
    /// Keeps a lease a little longer.
    RENEW = "UPDATE job SET until = $4 WHERE id = $1 AND holder = $2 AND tries = $3 AND state = 'running'";
    /// Ends work: done, or given up.
    END = "UPDATE job SET state = $4, finished = $5, last_error = $6, holder = NULL, until = NULL
        WHERE id = $1 AND holder = $2 AND tries = $3 AND state = 'running'";
    /// Lets work wait again, unless the same work was added meanwhile and waits in its place.
    AGAIN = "UPDATE job SET state = 'waiting', due = $4, tries = $5, last_error = $6, finished = COALESCE($7, finished),
            holder = NULL, until = NULL
        WHERE id = $1 AND holder = $2 AND tries = $3 AND state = 'running' AND NOT EXISTS (SELECT 1 FROM job AS other
            WHERE other.kind = job.kind AND other.job_key = job.job_key AND other.state = 'waiting')";
    /// Takes up again what was given up, unless the same waits.
    REVIVE = "UPDATE job SET state = 'waiting', due = $2, tries = 0 WHERE id = $1 AND state = 'dead'
        AND NOT EXISTS (SELECT 1 FROM job AS other
            WHERE other.kind = job.kind AND other.job_key = job.job_key AND other.state = 'waiting')";
    /// Forgets what was done long ago, and what was given up long ago where nobody takes it up again.
    PRUNE = "DELETE FROM job WHERE finished < $1 AND (state = 'done' OR (state = 'dead' AND lane <> 'main'))";
    /// How much waits, how much of it is late, and how much was given up, on the main lane.
    COUNTS = "SELECT CAST(COUNT(*) FILTER (WHERE state <> 'dead') AS BIGINT) AS waiting,
            CAST(COUNT(*) FILTER (WHERE state <> 'dead' AND due < $1) AS BIGINT) AS late,
            CAST(COUNT(*) FILTER (WHERE state = 'dead') AS BIGINT) AS dead
        FROM job WHERE state <> 'done' AND lane = 'main'";
    /// What is not done on the main lane, given up first.
    LIST = "SELECT id, kind, state, due, tries, last_error, finished FROM job WHERE state <> 'done' AND lane = 'main'
        ORDER BY CASE state WHEN 'dead' THEN 0 ELSE 1 END, due, id LIMIT 200";
}

/// Work to be added.
#[derive(Debug, Clone)]
pub struct New<'a> {
    /// Identifier.
    pub id: Uuid,
    /// What kind of work.
    pub kind: &'a str,
    /// Tells it from other work of its kind.
    pub key: &'a str,
    /// What it is about: identifiers, never words.
    pub ids: &'a str,
    /// Not to be done before.
    pub due: Moment,
    /// Whose workers do it.
    pub lane: &'a str,
}

/// Work that somebody holds the lease of.
#[derive(Debug, Clone, FromRow)]
pub struct Claimed {
    /// Identifier.
    pub id: Uuid,
    /// What kind of work.
    pub kind: String,
    /// What it is about.
    pub ids: String,
    /// When it was due, microseconds.
    pub due: i64,
    /// How often it was tried, this time counted.
    pub tries: i64,
}

/// How work ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// It is done.
    Done,
    /// It is given up.
    Dead,
}

/// When work is tried again, and with what history.
#[derive(Debug, Clone, Copy)]
pub struct Again<'a> {
    /// When.
    pub due: Moment,
    /// The tries that count against it.
    pub tries: i64,
    /// Why it failed, as codes.
    pub error: Option<&'a str>,
    /// When it was done last, if it just was.
    pub finished: Option<Moment>,
}

/// How much is there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, FromRow)]
pub struct Counts {
    /// Not done yet, given up not counted.
    pub waiting: i64,
    /// Of these, due for a long time.
    pub late: i64,
    /// Given up.
    pub dead: i64,
}

/// One piece of work as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Listed {
    /// Identifier.
    pub id: Uuid,
    /// What kind of work.
    pub kind: String,
    /// `waiting`, `running` or `dead`.
    pub state: String,
    /// When it is or was due, microseconds.
    pub due: i64,
    /// How often it was tried since it last succeeded.
    pub tries: i64,
    /// Why the last try failed, as codes.
    pub last_error: Option<String>,
    /// When it was last done, microseconds.
    pub finished: Option<i64>,
}

/// Adds work. False: the same already waits, and no later.
pub async fn enqueue(tx: &mut Tx, new: &New<'_>, now: Moment) -> Result<bool> {
    changed!(tx, ENQUEUE, new.id, new.kind, new.key, new.ids, new.due.0, now.0, new.lane)
}

/// Whether work of `kind` waits or is being done.
pub async fn is_pending(tx: &mut Tx, kind: &str) -> Result<bool> {
    let found: Option<(Uuid,)> = one!(tx, PENDING, kind)?;
    Ok(found.is_some())
}

/// Whether any work of `lane` can be taken.
pub async fn any_due(tx: &mut Tx, lane: &str, now: Moment) -> Result<bool> {
    let found: Option<(Uuid,)> = one!(tx, ANY_DUE, now.0, lane)?;
    Ok(found.is_some())
}

/// Takes the work of `lane` that has been due longest, until `until`.
pub async fn claim(
    tx: &mut Tx,
    lane: &str,
    holder: Uuid,
    now: Moment,
    until: Moment,
) -> Result<Option<Claimed>> {
    one!(tx, CLAIM, holder, until.0, now.0, lane)
}

/// Keeps a lease until `until`. False: it is lost.
pub async fn renew(tx: &mut Tx, id: Uuid, holder: Uuid, tries: i64, until: Moment) -> Result<bool> {
    changed!(tx, RENEW, id, holder, tries, until.0)
}

/// Ends work. False: the lease is lost, and nothing of the transaction may be kept.
pub async fn end(
    tx: &mut Tx,
    (id, holder, tries): (Uuid, Uuid, i64),
    end: End,
    now: Moment,
    error: Option<&str>,
) -> Result<bool> {
    let state = match end {
        End::Done => "done",
        End::Dead => "dead",
    };
    changed!(tx, END, id, holder, tries, state, now.0, error)
}

/// Lets work wait again. False: the same waits already, or the lease is lost.
pub async fn again(tx: &mut Tx, (id, holder, tries): (Uuid, Uuid, i64), again: Again<'_>) -> Result<bool> {
    let finished = again.finished.map(|at| at.0);
    changed!(tx, AGAIN, id, holder, tries, again.due.0, again.tries, again.error, finished)
}

/// Takes up again what was given up. False: it was not, or the same waits.
pub async fn revive(tx: &mut Tx, id: Uuid, now: Moment) -> Result<bool> {
    changed!(tx, REVIVE, id, now.0)
}

/// Forgets what was done before `before`, and what was given up before on another lane than the main one.
pub async fn prune(tx: &mut Tx, before: Moment) -> Result<()> {
    exec!(tx, PRUNE, before.0)
}

/// How much waits on the main lane; late is what was due before `late`.
pub async fn counts(tx: &mut Tx, late: Moment) -> Result<Counts> {
    Ok(one!(tx, COUNTS, late.0)?.unwrap_or_default())
}

/// What is not done on the main lane.
pub async fn list(tx: &mut Tx) -> Result<Vec<Listed>> {
    all!(tx, LIST)
}
