//! One concern: what permission needs of it, how it stands, and writing what its rule says, unless somebody changed it
//! meanwhile.

use crate::{Inconsistent, Result, Tx};
use domain::{
    clock::Moment,
    concern::{About, Kind, Outcome, Source, Standing, Status, Times, Until, clocks::What},
};
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    /// What the permission table needs to know about one.
    MATTER = "SELECT id, authority, kind, about_person FROM concern WHERE id = $1";
    /// Everything about one but its story.
    STORED = concat!("SELECT ", columns!(), " FROM concern c WHERE c.id = $1");
    /// Changes nothing, and so locks a concern on either engine.
    LOCK = "UPDATE concern SET version = version WHERE id = $1";
    /// Adds a concern, unless its reference is taken.
    INSERT = "INSERT INTO concern (id, reference, authority, kind, about, desk, about_person, source, raised_by, received,
            raised, round, routed, state, acknowledge_by, next_due, next_what, wakes, wrapped_key, key_epoch, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $11, $12, $13, $14, $15, $11, $16, $17, 0)
        ON CONFLICT DO NOTHING";
    /// Writes how it stands from now on.
    UPDATE = "UPDATE concern SET kind = $3, desk = $4, about_person = $5, round = $6, routed = $7, state = $8, owner = $9,
            acknowledge_by = $10, acknowledged = $11, acknowledged_by = $12, called = $13, written = $14, chased = $15,
            heard = $16, closed = $17, closed_by = $18, outcome = $19, decide_until = $20, chase_until = $21,
            finish_until = $22, status = $23, next_due = $24, next_what = $25, wakes = $26, front_door = $27,
            keep_until = $28, version = version + 1
        WHERE id = $1 AND version = $2";
    /// Says when the next telling is due. It changes nothing that somebody has before them.
    WAKE = "UPDATE concern SET wakes = $2, front_door = COALESCE(front_door, $3) WHERE id = $1";
}

/// What permission needs to know about a concern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// Identifier: drawn by chance, tells nothing.
    pub id: Uuid,
    /// Code of its authority.
    pub authority: String,
    /// What it is about, and so whose desk it lies on.
    pub kind: Kind,
    /// The colleague complained of.
    pub about_person: Option<Uuid>,
}

/// A concern to be added.
#[derive(Debug, Clone)]
pub struct New {
    /// Identifier.
    pub id: Uuid,
    /// The reference, as it is said on the telephone.
    pub reference: String,
    /// Code of its authority.
    pub authority: String,
    /// Who may be harmed.
    pub about: About,
    /// Where it came from.
    pub source: Source,
    /// Who raised it, where that was a colleague.
    pub raised_by: Option<Uuid>,
    /// When its first feedback was received.
    pub received: Moment,
    /// How it stands.
    pub standing: Standing<Uuid>,
    /// What is due first.
    pub next_due: Option<(Moment, What)>,
    /// Its key, wrapped.
    pub wrapped_key: Vec<u8>,
    /// Which authority key wrapped it.
    pub key_epoch: String,
}

/// A concern as it is stored, but for its story.
#[derive(Debug, Clone)]
pub struct Stored {
    /// What permission needs.
    pub matter: Matter,
    /// The reference, as it is said on the telephone.
    pub reference: String,
    /// Who may be harmed.
    pub about: About,
    /// Where it came from.
    pub source: Source,
    /// Who raised it, where that was a colleague.
    pub raised_by: Option<Uuid>,
    /// When its first feedback was received.
    pub received: Moment,
    /// How it stands.
    pub standing: Standing<Uuid>,
    /// Since when the moderators are asked to ring the front door.
    pub front_door: Option<Moment>,
    /// After its end: when it goes.
    pub keep_until: Option<Moment>,
    /// Its key, wrapped.
    pub wrapped_key: Vec<u8>,
    /// Which authority key wrapped it.
    pub key_epoch: String,
    /// The number of changes up to now: a step is written only while it is the same.
    pub version: i64,
}

#[derive(FromRow)]
pub(super) struct Row {
    id: Uuid,
    reference: String,
    authority: String,
    kind: String,
    about: String,
    about_person: Option<Uuid>,
    source: String,
    raised_by: Option<Uuid>,
    received: i64,
    raised: i64,
    round: i64,
    routed: i64,
    owner: Option<Uuid>,
    acknowledge_by: i64,
    acknowledged: Option<i64>,
    acknowledged_by: Option<Uuid>,
    called: Option<i64>,
    written: Option<i64>,
    chased: Option<i64>,
    heard: Option<i64>,
    closed: Option<i64>,
    closed_by: Option<Uuid>,
    outcome: Option<String>,
    decide_until: Option<i64>,
    chase_until: Option<i64>,
    finish_until: Option<i64>,
    status: Option<String>,
    front_door: Option<i64>,
    keep_until: Option<i64>,
    wrapped_key: Vec<u8>,
    key_epoch: String,
    version: i64,
}

/// Reads a closed list's code from a cell of `concern`.
pub(super) fn code<T: std::str::FromStr>(
    row: Uuid,
    column: &'static str,
    text: &str,
) -> Result<T, Inconsistent> {
    text.parse().map_err(|_| Inconsistent::at("concern", column, row))
}

/// The same for a cell that may be empty.
pub(super) fn code_of<T: std::str::FromStr>(
    row: Uuid,
    column: &'static str,
    text: Option<&str>,
) -> Result<Option<T>, Inconsistent> {
    text.map(|text| code(row, column, text)).transpose()
}

impl TryFrom<Row> for Stored {
    type Error = Inconsistent;
    fn try_from(row: Row) -> Result<Self, Inconsistent> {
        let id = row.id;
        let kind = code(id, "kind", &row.kind)?;
        let standing = Standing {
            kind,
            about_person: row.about_person,
            round: row.round,
            owner: row.owner,
            acknowledged_by: row.acknowledged_by,
            acknowledge_by: Moment(row.acknowledge_by),
            times: Times {
                raised: Moment(row.raised),
                routed: Moment(row.routed),
                acknowledged: row.acknowledged.map(Moment),
                called: row.called.map(Moment),
                written: row.written.map(Moment),
                chased: row.chased.map(Moment),
                heard: row.heard.map(Moment),
                closed: row.closed.map(Moment),
            },
            until: Until {
                decide: row.decide_until.map(Moment),
                chase: row.chase_until.map(Moment),
                finish: row.finish_until.map(Moment),
            },
            status: code_of(id, "status", row.status.as_deref())?,
            outcome: code_of(id, "outcome", row.outcome.as_deref())?,
            closed_by: row.closed_by,
        };
        Ok(Self {
            matter: Matter { id, authority: row.authority, kind, about_person: row.about_person },
            reference: row.reference,
            about: code(id, "about", &row.about)?,
            source: code(id, "source", &row.source)?,
            raised_by: row.raised_by,
            received: Moment(row.received),
            standing,
            front_door: row.front_door.map(Moment),
            keep_until: row.keep_until.map(Moment),
            wrapped_key: row.wrapped_key,
            key_epoch: row.key_epoch,
            version: row.version,
        })
    }
}

/// What permission needs to know about `id`.
pub async fn matter(tx: &mut Tx, id: Uuid) -> Result<Option<Matter>> {
    type Row = (Uuid, String, String, Option<Uuid>);
    let row: Option<Row> = one!(tx, MATTER, id)?;
    let Some((id, authority, kind, about_person)) = row else { return Ok(None) };
    Ok(Some(Matter { id, authority, kind: code(id, "kind", &kind)?, about_person }))
}

/// The concern `id` but for its story.
pub async fn stored(tx: &mut Tx, id: Uuid) -> Result<Option<Stored>> {
    let row: Option<Row> = one!(tx, STORED, id)?;
    Ok(row.map(Stored::try_from).transpose()?)
}

/// Waits for whoever is changing the concern `id`, and lets nobody else change it until the transaction ends.
pub async fn lock(tx: &mut Tx, id: Uuid) -> Result<()> {
    exec!(tx, LOCK, id)
}

/// Adds a concern. False: its reference is taken, and another has to be drawn.
pub async fn insert(tx: &mut Tx, new: &New) -> Result<bool> {
    let of = &new.standing;
    changed!(
        tx,
        INSERT,
        new.id,
        &new.reference,
        &new.authority,
        of.kind.code(),
        new.about.code(),
        of.desk().code(),
        of.about_person,
        new.source.code(),
        new.raised_by,
        new.received.0,
        of.times.raised.0,
        of.state().code(),
        of.acknowledge_by.0,
        new.next_due.map(|(due, _)| due.0),
        new.next_due.map(|(_, what)| what.code()),
        &new.wrapped_key,
        &new.key_epoch
    )
}

/// What is written beside how a concern stands.
#[derive(Debug, Clone, Copy)]
pub struct Beside {
    /// What is due next.
    pub next_due: Option<(Moment, What)>,
    /// When the next telling is due.
    pub wakes: Option<Moment>,
    /// Since when the moderators are asked to ring the front door.
    pub front_door: Option<Moment>,
    /// When it goes.
    pub keep_until: Option<Moment>,
}

/// Writes how `id` stands from now on. False: it was changed since `version`.
pub async fn update(
    tx: &mut Tx,
    id: Uuid,
    version: i64,
    of: &Standing<Uuid>,
    beside: Beside,
) -> Result<bool> {
    let micros = |at: Option<Moment>| at.map(|at| at.0);
    let (times, until) = (&of.times, &of.until);
    changed!(
        tx,
        UPDATE,
        id,
        version,
        of.kind.code(),
        of.desk().code(),
        of.about_person,
        of.round,
        times.routed.0,
        of.state().code(),
        of.owner,
        of.acknowledge_by.0,
        micros(times.acknowledged),
        of.acknowledged_by,
        micros(times.called),
        micros(times.written),
        micros(times.chased),
        micros(times.heard),
        micros(times.closed),
        of.closed_by,
        of.outcome.map(Outcome::code),
        micros(until.decide),
        micros(until.chase),
        micros(until.finish),
        of.status.map(Status::code),
        beside.next_due.map(|(due, _)| due.0),
        beside.next_due.map(|(_, what)| what.code()),
        micros(beside.wakes),
        micros(beside.front_door),
        micros(beside.keep_until)
    )
}

/// Says when the next telling of a locked concern is due, and since when the moderators are asked to ring the front door.
pub async fn wake(tx: &mut Tx, id: Uuid, wakes: Option<Moment>, front_door: Option<Moment>) -> Result<()> {
    exec!(tx, WAKE, id, wakes.map(|at| at.0), front_door.map(|at| at.0))
}
