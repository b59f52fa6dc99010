//! Staff sessions. The table holds a hash of the cookie: the database alone opens no session.

use crate::{Result, Tx};
use domain::clock::Moment;
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    /// Opens a session.
    INSERT = "INSERT INTO session (token, person, csrf, created, seen, expires) VALUES ($1, $2, $3, $4, $4, $5)";
    /// A session that has not run out, of a person who may still sign in.
    LIVE = "SELECT s.person, s.csrf, s.created, s.seen FROM session s JOIN person p ON p.id = s.person
        WHERE s.token = $1 AND s.expires > $2 AND p.disabled = FALSE";
    /// Moves the end of a session that is in use.
    TOUCH = "UPDATE session SET seen = $2, expires = $3 WHERE token = $1";
    /// Ends a session.
    DELETE = "DELETE FROM session WHERE token = $1";
    /// Ends every session of a person.
    DELETE_OF = "DELETE FROM session WHERE person = $1";
    /// Ends every session of a person but one.
    DELETE_OTHERS = "DELETE FROM session WHERE person = $1 AND token <> $2";
    /// Ends every session that has run out.
    SWEEP = "DELETE FROM session WHERE expires <= $1";
}

/// A live session.
#[derive(Debug, FromRow)]
pub struct Session {
    /// Whose.
    pub person: Uuid,
    /// The token that every form of this session carries.
    pub csrf: String,
    /// When it was opened, microseconds.
    pub created: i64,
    /// When it was last used, microseconds.
    pub seen: i64,
}

/// Opens a session under the hash `token`.
pub async fn insert(
    tx: &mut Tx,
    token: &[u8],
    person: Uuid,
    csrf: &str,
    now: Moment,
    expires: Moment,
) -> Result<()> {
    exec!(tx, INSERT, token, person, csrf, now.0, expires.0)
}

/// The live session under the hash `token`.
pub async fn live(tx: &mut Tx, token: &[u8], now: Moment) -> Result<Option<Session>> {
    one!(tx, LIVE, token, now.0)
}

/// Moves the end of a session.
pub async fn touch(tx: &mut Tx, token: &[u8], now: Moment, expires: Moment) -> Result<()> {
    exec!(tx, TOUCH, token, now.0, expires.0)
}

/// Ends a session.
pub async fn delete(tx: &mut Tx, token: &[u8]) -> Result<()> {
    exec!(tx, DELETE, token)
}

/// Ends every session of a person.
pub async fn delete_of(tx: &mut Tx, person: Uuid) -> Result<()> {
    exec!(tx, DELETE_OF, person)
}

/// Ends every session of a person but the one under the hash `token`.
pub async fn delete_others(tx: &mut Tx, person: Uuid, token: &[u8]) -> Result<()> {
    exec!(tx, DELETE_OTHERS, person, token)
}

/// Ends every session that has run out.
pub async fn sweep(tx: &mut Tx, now: Moment) -> Result<()> {
    exec!(tx, SWEEP, now.0)
}
