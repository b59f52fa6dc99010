//! The feedback behind a number, as its contributor sees it.

use super::thing::{Thing, code};
use crate::{Result, Tx};
use domain::{
    Locale,
    clock::Moment,
    concern::Status,
    feedback::{Audience, State, Tier},
    lifecycle::{self, Shown},
};
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    /// The feedback behind a number, as its contributor sees it: what they took back is gone for them, even while a
    /// person still reads it as a worry.
    BY_NUMBER = "SELECT id, authority, service, locale, audience, received, promised, opened, decided, desk, tier,
            show_words, state, withdrawn, status FROM feedback WHERE number_hash = $1";
    /// Changes nothing, and so locks the feedback behind a number on either engine.
    LOCK = "UPDATE feedback SET state = state WHERE number_hash = $1";
}

/// The feedback behind a number: dates and state, nothing of what it says.
#[derive(Debug, Clone)]
pub struct Numbered {
    /// Its identity for the permission table.
    pub thing: Thing,
    /// Language of the form.
    pub locale: Locale,
    /// Whom the questions were worded for.
    pub audience: Audience,
    /// When it was received.
    pub received: Moment,
    /// When an answer is promised.
    pub promised: Moment,
    /// When a person first opened it.
    pub opened: Option<Moment>,
    /// When it was accepted or declined.
    pub decided: Option<Moment>,
    /// How soon a person must look.
    pub tier: Tier,
    /// The person chose to see the words again.
    pub show_words: bool,
    /// What the number shows of where it stands.
    pub shown: Shown,
    /// The sentence that its reader chose for the number.
    pub status: Option<Status>,
}

#[derive(FromRow)]
struct NumberedRow {
    id: Uuid,
    authority: String,
    service: Option<Uuid>,
    locale: String,
    audience: String,
    received: i64,
    promised: i64,
    opened: Option<i64>,
    decided: Option<i64>,
    state: String,
    desk: String,
    tier: String,
    show_words: bool,
    withdrawn: Option<i64>,
    status: Option<String>,
}

/// The feedback whose number has this keyed hash.
pub async fn by_number(tx: &mut Tx, number_hash: &[u8]) -> Result<Option<Numbered>> {
    let row: Option<NumberedRow> = one!(tx, BY_NUMBER, number_hash)?;
    let Some(row) = row else { return Ok(None) };
    let mut thing = Thing {
        id: row.id,
        state: code(row.id, "state", &row.state)?,
        desk: code(row.id, "desk", &row.desk)?,
        authority: row.authority,
        service: row.service,
        claimed_by: None,
    };
    let tier: Tier = code(row.id, "tier", &row.tier)?;
    let withdrawn = row.withdrawn.is_some();
    let shown = lifecycle::shown(thing.state, withdrawn, thing.desk, tier.is_worry());
    if withdrawn {
        thing.state = State::Withdrawn;
    }
    let numbered = Numbered {
        locale: code(row.id, "locale", &row.locale)?,
        audience: code(row.id, "audience", &row.audience)?,
        received: Moment(row.received),
        promised: Moment(row.promised),
        opened: row.opened.map(Moment),
        decided: row.decided.map(Moment),
        tier,
        show_words: row.show_words,
        shown,
        status: row.status.as_deref().map(|status| code(row.id, "status", status)).transpose()?,
        thing,
    };
    Ok(Some(numbered))
}

/// Waits for any transaction that is changing the feedback behind this number, and locks the feedback until this
/// transaction ends. What is read after the lock cannot change meanwhile.
pub async fn lock(tx: &mut Tx, number_hash: &[u8]) -> Result<()> {
    exec!(tx, LOCK, number_hash)
}
