//! Who is told of a concern: each step once, each person and way once a step. Nothing here holds a word.

use crate::{Inconsistent, Result, Tx};
use domain::{clock::Moment, concern::clocks::What};
use std::collections::BTreeSet;
use uuid::Uuid;

statements! {
    /// Concerns for which a step is due, the oldest first.
    DUE = "SELECT id FROM concern WHERE wakes <= $1 ORDER BY wakes, id LIMIT $2";
    /// The steps that were taken since a concern came to its desk.
    STEPS = "SELECT what, at FROM concern_step WHERE concern = $1 AND round = $2 ORDER BY at, step";
    /// Everybody who was told since then.
    TOLD = "SELECT DISTINCT person FROM alert WHERE concern = $1 AND round = $2";
    /// Takes a step, unless it is taken.
    TELL = "INSERT INTO concern_step (concern, round, step, what, at, people, front_door)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
    /// Adds an alert, unless this person is told by this step and way already.
    ADD = "INSERT INTO alert (id, concern, round, step, person, channel, made, sent, tries)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0) ON CONFLICT DO NOTHING";
    /// When the newest alert for a person left, or is to leave, by a way.
    NEWEST = "SELECT made FROM alert WHERE person = $1 AND channel = $2 ORDER BY made DESC LIMIT 1";
    /// Who was told of a concern, when and by which way.
    ALERTS = "SELECT a.id, a.person, p.name, a.round, a.step, a.channel, a.made, a.sent, a.tries, a.last_fault
        FROM alert a JOIN person p ON p.id = a.person WHERE a.concern = $1 ORDER BY a.made, a.id";
}

/// The way in which somebody is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// On the pages after sign-in: nothing has to be sent.
    Desk,
    /// By mail.
    Mail,
    /// By a signed call of another service, such as a gateway for text messages.
    Webhook,
}

impl Channel {
    /// As it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Mail => "mail",
            Self::Webhook => "webhook",
        }
    }

    fn read(row: Uuid, code: &str) -> Result<Self, Inconsistent> {
        let found = [Self::Desk, Self::Mail, Self::Webhook].into_iter().find(|way| way.code() == code);
        found.ok_or_else(|| Inconsistent::at("alert", "channel", row))
    }
}

/// A step of telling somebody.
#[derive(Debug, Clone)]
pub struct Telling<'a> {
    /// The concern.
    pub concern: Uuid,
    /// How often it had come to another desk.
    pub round: i64,
    /// The step's name, unique for the concern and the round.
    pub step: &'a str,
    /// Which clock it is about.
    pub what: What,
    /// When it was taken.
    pub at: Moment,
    /// How many of the desk's people it tells.
    pub people: i64,
    /// Whether the moderators are asked to ring the front door.
    pub front_door: bool,
}

/// An alert to be added: one person, one step, one way.
#[derive(Debug, Clone)]
pub struct Alert<'a> {
    /// Identifier: it stands in the address that the alert shows, and tells nothing.
    pub id: Uuid,
    /// The concern.
    pub concern: Uuid,
    /// How often it had come to another desk.
    pub round: i64,
    /// The step's name.
    pub step: &'a str,
    /// Who is told.
    pub person: Uuid,
    /// By which way.
    pub channel: Channel,
    /// When it was made; for one that is to leave later, when it leaves.
    pub made: Moment,
    /// When it was sent; for [`Channel::Desk`] when it was made.
    pub sent: Option<Moment>,
}

/// That somebody was told of a concern.
#[derive(Debug, Clone)]
pub struct Reached {
    /// Identifier.
    pub id: Uuid,
    /// Who.
    pub person: Uuid,
    /// The name that colleagues see.
    pub name: String,
    /// How often the concern had come to another desk.
    pub round: i64,
    /// The step's name.
    pub step: String,
    /// By which way.
    pub channel: Channel,
    /// When the alert was made.
    pub made: Moment,
    /// When it was sent.
    pub sent: Option<Moment>,
    /// How often it was tried.
    pub tries: i64,
    /// Why the last try failed, as a code.
    pub last_fault: Option<String>,
}

/// Up to `limit` concerns for which a step is due at `now`.
pub async fn due_to_tell(tx: &mut Tx, now: Moment, limit: i64) -> Result<Vec<Uuid>> {
    let rows: Vec<(Uuid,)> = all!(tx, DUE, now.0, limit)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The steps that were taken since `concern` came to its desk: which clock each was about, and when.
pub async fn steps(tx: &mut Tx, concern: Uuid, round: i64) -> Result<Vec<(What, Moment)>> {
    let rows: Vec<(String, i64)> = all!(tx, STEPS, concern, round)?;
    rows.into_iter()
        .map(|(what, at)| {
            let what = what.parse().map_err(|_| Inconsistent::at("concern_step", "what", concern))?;
            Ok((what, Moment(at)))
        })
        .collect()
}

/// Everybody who was told since `concern` came to its desk.
pub async fn reached(tx: &mut Tx, concern: Uuid, round: i64) -> Result<BTreeSet<Uuid>> {
    let rows: Vec<(Uuid,)> = all!(tx, TOLD, concern, round)?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}

/// Takes a step. False: it was taken before, and nobody is to be told a second time.
pub async fn tell(tx: &mut Tx, telling: &Telling<'_>) -> Result<bool> {
    let Telling { concern, round, step, what, at, people, front_door } = telling;
    changed!(tx, TELL, *concern, *round, *step, what.code(), at.0, *people, *front_door)
}

/// Adds an alert. False: this person is told by this step and way already.
pub async fn add_alert(tx: &mut Tx, alert: &Alert<'_>) -> Result<bool> {
    changed!(
        tx,
        ADD,
        alert.id,
        alert.concern,
        alert.round,
        alert.step,
        alert.person,
        alert.channel.code(),
        alert.made.0,
        alert.sent.map(|at| at.0)
    )
}

/// When the newest alert for `person` left, or is to leave, by `channel`.
pub async fn newest_alert(tx: &mut Tx, person: Uuid, channel: Channel) -> Result<Option<Moment>> {
    let row: Option<(i64,)> = one!(tx, NEWEST, person, channel.code())?;
    Ok(row.map(|(made,)| Moment(made)))
}

/// Who was told of `concern`, oldest first.
pub async fn alerts(tx: &mut Tx, concern: Uuid) -> Result<Vec<Reached>> {
    type Row = (Uuid, Uuid, String, i64, String, String, i64, Option<i64>, i64, Option<String>);
    let rows: Vec<Row> = all!(tx, ALERTS, concern)?;
    rows.into_iter()
        .map(|(id, person, name, round, step, channel, made, sent, tries, last_fault)| {
            Ok(Reached {
                id,
                person,
                name,
                round,
                step,
                channel: Channel::read(id, &channel)?,
                made: Moment(made),
                sent: sent.map(Moment),
                tries,
                last_fault,
            })
        })
        .collect()
}
