//! How many items wait for a person who does not exist; never which.

use crate::{Result, Tx};
use domain::{feedback::Desk, permission::Role};
use sqlx::query_scalar;

/// Somebody who may sign in, reads on the desk and has not stepped back from the item `f`.
macro_rules! a_reader_of_f {
    () => {
        "SELECT 1 FROM role_grant g JOIN person p ON p.id = g.person
            WHERE g.organisation = f.authority AND g.role = $3 AND g.service IS NULL AND p.disabled = FALSE
                AND NOT EXISTS (SELECT 1 FROM reading r
                    WHERE r.feedback = f.id AND r.person = g.person AND r.decision = 'recused')"
    };
}

statements! {
    /// Whether anybody reads on a desk.
    READERS = "SELECT COUNT(*) FROM role_grant g JOIN person p ON p.id = g.person
        WHERE g.organisation = $1 AND g.role = $2 AND g.service IS NULL AND p.disabled = FALSE";
    /// Everything that waits on a desk.
    ALL_OPEN = "SELECT COUNT(*) FROM feedback WHERE authority = $1 AND desk = $2
        AND state IN ('waiting', 'claimed', 'held', 'reopened')";
    /// Waiting items from which every reader has stepped back.
    LEFT_BY_ALL = concat!(
        "SELECT COUNT(*) FROM feedback f WHERE f.authority = $1 AND f.desk = $2
            AND f.state IN ('waiting', 'claimed', 'held', 'reopened')
            AND f.id IN (SELECT feedback FROM reading WHERE decision = 'recused')
            AND NOT EXISTS (", a_reader_of_f!(), ")"
    );
    /// Held items whose first reader is the only reader left.
    NO_SECOND = concat!(
        "SELECT COUNT(*) FROM feedback f WHERE f.authority = $1 AND f.desk = $2 AND f.held_by IS NOT NULL
            AND EXISTS (", a_reader_of_f!(), ")
            AND NOT EXISTS (", a_reader_of_f!(), " AND g.person <> f.held_by)"
    );
}

/// How much waits on a desk for a person who does not exist. Workload counts, never figures about people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Orphans {
    /// Items that nobody may read.
    pub nobody: i64,
    /// Items that wait for a second person, and there is none.
    pub no_second: i64,
}

/// What waits on a desk for a person who does not exist. `reader`: the role that reads there.
pub async fn orphans(tx: &mut Tx, authority: &str, desk: Desk, reader: Role) -> Result<Orphans> {
    let readers: i64 =
        on!(tx, |c| query_scalar(READERS).bind(authority).bind(reader.code()).fetch_one(c).await)?;
    if readers == 0 {
        let nobody =
            on!(tx, |c| query_scalar(ALL_OPEN).bind(authority).bind(desk.code()).fetch_one(c).await)?;
        return Ok(Orphans { nobody, no_second: 0 });
    }
    let mut counted = [0, 0];
    for (sql, n) in [LEFT_BY_ALL, NO_SECOND].into_iter().zip(&mut counted) {
        *n = on!(tx, |c| query_scalar(sql)
            .bind(authority)
            .bind(desk.code())
            .bind(reader.code())
            .fetch_one(c)
            .await)?;
    }
    let [nobody, no_second] = counted;
    Ok(Orphans { nobody, no_second })
}
