//! What a manager's first page shows: what was passed and answered, and when they were last there. It reads summaries,
//! replies and promises by authority, and nothing of which each response adds a row.

use crate::{Inconsistent, Result, Tx};
use domain::{
    board::Visit,
    catalogue::ThemeCode,
    clock::{Moment, Quarter},
    commitment::EntryKind,
    summary::ReplyState,
};
use uuid::Uuid;

statements! {
    /// The summaries of an authority that stand, newest quarter first.
    PASSED = "SELECT id, quarter, theme, read_at FROM summary WHERE authority = $1 AND state = 'valid' AND read_at IS NOT NULL
        ORDER BY quarter DESC, id";
    /// Every reply to one of them.
    REPLIED = "SELECT r.summary, r.service, r.state, r.read_at FROM summary s JOIN reply r ON r.summary = s.id
        WHERE s.authority = $1 AND s.state = 'valid' ORDER BY r.written, r.id";
    /// What moderators have read of commitments since a time, newest first.
    ENTRIES_READ = "SELECT e.commitment, e.kind, e.state, e.read_at FROM commitment c JOIN commitment_entry e ON e.commitment = c.id
        WHERE c.authority = $1 AND e.read_at > $2 ORDER BY e.read_at DESC, e.id LIMIT 50";
    /// When somebody was last on their board.
    VISIT = "SELECT since, seen FROM board_visit WHERE person = $1 AND reach = $2";
    /// They are there now.
    VISITS = "INSERT INTO board_visit (person, reach, since, seen) VALUES ($1, $2, $3, $4)
        ON CONFLICT (person, reach) DO UPDATE SET since = excluded.since, seen = excluded.seen";
    /// The views that somebody keeps, oldest first.
    VIEWS = "SELECT id, name, filters FROM saved_view WHERE person = $1 AND organisation = $2 ORDER BY kept, id";
    /// Keeps a view, over the one of the same name.
    KEEP_VIEW = "INSERT INTO saved_view (id, person, organisation, name, filters, kept) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (person, organisation, name) DO UPDATE SET filters = excluded.filters";
    /// Somebody asks for the weekly mail.
    ASK_DIGEST = "INSERT INTO digest (person, due) VALUES ($1, $2) ON CONFLICT (person) DO NOTHING";
    /// They want it no more.
    END_DIGEST = "DELETE FROM digest WHERE person = $1";
    /// When it is due for somebody.
    DIGEST = "SELECT due FROM digest WHERE person = $1";
    /// For whom it is due, the longest first.
    DIGESTS_DUE = "SELECT person FROM digest WHERE due <= $1 ORDER BY due, person LIMIT 100";
    /// When it is due next.
    NEXT_DIGEST = "UPDATE digest SET due = $2 WHERE person = $1";
    /// Removes a view of somebody's own.
    DROP_VIEW = "DELETE FROM saved_view WHERE id = $1 AND person = $2";
}

/// A summary that stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passed {
    /// The summary.
    pub id: Uuid,
    /// Its quarter.
    pub quarter: Quarter,
    /// Its theme.
    pub theme: ThemeCode,
    /// When a second person passed it.
    pub at: Moment,
}

/// That somebody has replied to a summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Replied {
    /// The summary.
    pub summary: Uuid,
    /// The service that answers; `None` where the authority itself does.
    pub service: Option<Uuid>,
    /// How the reply stands.
    pub state: ReplyState,
    /// When a moderator has read it.
    pub read: Option<Moment>,
}

/// That a moderator has read what a service says of its commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryRead {
    /// The commitment.
    pub commitment: Uuid,
    /// What it says.
    pub kind: EntryKind,
    /// Whether it stands or was sent back.
    pub state: ReplyState,
    /// When.
    pub at: Moment,
}

/// The summaries of an authority that stand, newest quarter first.
pub async fn passed(tx: &mut Tx, authority: &str) -> Result<Vec<Passed>> {
    let rows: Vec<(Uuid, String, String, i64)> = all!(tx, PASSED, authority)?;
    let read = |(id, quarter, theme, at): (Uuid, String, String, i64)| {
        let bad = |column| Inconsistent::at("summary", column, id);
        Ok(Passed {
            id,
            quarter: quarter.parse().map_err(|_| bad("quarter"))?,
            theme: theme.parse().map_err(|_| bad("theme"))?,
            at: Moment(at),
        })
    };
    Ok(rows.into_iter().map(read).collect::<Result<_, Inconsistent>>()?)
}

/// Every reply to a summary of an authority that stands, oldest first.
pub async fn replied(tx: &mut Tx, authority: &str) -> Result<Vec<Replied>> {
    let rows: Vec<(Uuid, Option<Uuid>, String, Option<i64>)> = all!(tx, REPLIED, authority)?;
    let read = |(summary, service, state, read): (Uuid, Option<Uuid>, String, Option<i64>)| {
        let state = state.parse().map_err(|_| Inconsistent::at("reply", "state", summary))?;
        Ok(Replied { summary, service, state, read: read.map(Moment) })
    };
    Ok(rows.into_iter().map(read).collect::<Result<_, Inconsistent>>()?)
}

/// What moderators have read of an authority's commitments since `since`, newest first: at most 50.
pub async fn entries_read(tx: &mut Tx, authority: &str, since: Moment) -> Result<Vec<EntryRead>> {
    let rows: Vec<(Uuid, String, String, i64)> = all!(tx, ENTRIES_READ, authority, since.0)?;
    let read = |(commitment, kind, state, at): (Uuid, String, String, i64)| {
        let bad = |column| Inconsistent::at("commitment_entry", column, commitment);
        Ok(EntryRead {
            commitment,
            kind: kind.parse().map_err(|_| bad("kind"))?,
            state: state.parse().map_err(|_| bad("state"))?,
            at: Moment(at),
        })
    };
    Ok(rows.into_iter().map(read).collect::<Result<_, Inconsistent>>()?)
}

/// When `person` was last on the board of what they answer for.
pub async fn visit(tx: &mut Tx, person: Uuid, reach: &str) -> Result<Option<Visit>> {
    let row: Option<(Option<i64>, i64)> = one!(tx, VISIT, person, reach)?;
    Ok(row.map(|(since, seen)| Visit { since: since.map(Moment), seen: Moment(seen) }))
}

/// `person` is on the board of what they answer for now.
pub async fn visits(tx: &mut Tx, person: Uuid, reach: &str, visit: Visit) -> Result<()> {
    exec!(tx, VISITS, person, reach, visit.since.map(|since| since.0), visit.seen.0)
}

/// A combination of filters that somebody keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Identifier.
    pub id: Uuid,
    /// Its name, as they wrote it.
    pub name: String,
    /// The filters, as they stand in an address.
    pub filters: String,
}

/// The views that `person` keeps in an organisation, oldest first.
pub async fn views(tx: &mut Tx, person: Uuid, organisation: &str) -> Result<Vec<View>> {
    let rows: Vec<(Uuid, String, String)> = all!(tx, VIEWS, person, organisation)?;
    Ok(rows.into_iter().map(|(id, name, filters)| View { id, name, filters }).collect())
}

/// Keeps a view for `person`, over the one of the same name.
pub async fn keep_view(
    tx: &mut Tx,
    (person, organisation): (Uuid, &str),
    view: &View,
    now: Moment,
) -> Result<()> {
    exec!(tx, KEEP_VIEW, view.id, person, organisation, &view.name, &view.filters, now.0)
}

/// Removes the view `id` if it is `person`'s own.
pub async fn drop_view(tx: &mut Tx, person: Uuid, id: Uuid) -> Result<()> {
    exec!(tx, DROP_VIEW, id, person)
}

/// `person` asks for the weekly mail, next due at `due`, or wants it no more.
pub async fn ask_digest(tx: &mut Tx, person: Uuid, due: Option<Moment>) -> Result<()> {
    match due {
        Some(due) => exec!(tx, ASK_DIGEST, person, due.0),
        None => exec!(tx, END_DIGEST, person),
    }
}

/// Whether `person` has asked for it.
pub async fn has_asked(tx: &mut Tx, person: Uuid) -> Result<bool> {
    let row: Option<(i64,)> = one!(tx, DIGEST, person)?;
    Ok(row.is_some())
}

/// For whom the weekly mail is due at `now`: at most 100.
pub async fn digests_due(tx: &mut Tx, now: Moment) -> Result<Vec<Uuid>> {
    let rows: Vec<(Uuid,)> = all!(tx, DIGESTS_DUE, now.0)?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}

/// When it is due next for `person`.
pub async fn next_digest(tx: &mut Tx, person: Uuid, due: Moment) -> Result<()> {
    exec!(tx, NEXT_DIGEST, person, due.0)
}
