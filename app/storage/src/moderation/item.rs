//! One item, as far as it is known besides its words.

use crate::{Result, Tx, feedback::code};
use domain::{
    Locale,
    clock::Moment,
    concern::Status,
    danger::Hint,
    feedback::{Audience, Channel, Helper, State, Tier, Voice},
};
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    /// What a moderator needs to know of an item besides its words.
    FACTS = "SELECT f.id, f.authority, f.service, f.locale, f.audience, f.channel, f.helper, f.voice, f.received, f.due,
            f.promised, f.tier, f.state, f.may_summarise, f.may_quote, f.could_recur, f.withdrawn, f.has_words, f.answers,
            f.version, f.claimed_by, p.name AS claimed_name, f.decided, f.decided_by, f.hint, f.status
        FROM feedback f LEFT JOIN person p ON p.id = f.claimed_by WHERE f.id = $1";
}

/// What a moderator needs to know of an item besides its words.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "facts that stand by themselves")]
pub struct Facts {
    /// Identifier.
    pub id: Uuid,
    /// Code of its authority.
    pub authority: String,
    /// Its service.
    pub service: Option<Uuid>,
    /// Language of the form, and so of the words.
    pub locale: Locale,
    /// Whom the questions were worded for.
    pub audience: Audience,
    /// How it came.
    pub channel: Channel,
    /// Who was beside the contributor.
    pub helper: Helper,
    /// Whose words they are.
    pub voice: Voice,
    /// When it was received.
    pub received: Moment,
    /// When it should be read by.
    pub due: Moment,
    /// When an answer is promised.
    pub promised: Moment,
    /// How soon a person must look.
    pub tier: Tier,
    /// Where it stands.
    pub state: State,
    /// Summaries may draw on the words.
    pub may_summarise: bool,
    /// A sentence may be quoted once names are out.
    pub may_quote: bool,
    /// Could happen to someone else tomorrow.
    pub could_recur: bool,
    /// When the contributor took it back. It is still here because of a worry about safety; no summary may draw on it.
    pub withdrawn: Option<Moment>,
    /// Something was written in a box.
    pub has_words: bool,
    /// The packed answers; none where an import brought it.
    pub answers: Vec<u8>,
    /// Counts every change of its work or its state: a form that was opened before another change carries another number.
    pub version: i64,
    /// Who has it, with the name that colleagues see.
    pub claimed: Option<(Uuid, String)>,
    /// When it was decided, and by whom.
    pub decided: Option<(Moment, Uuid)>,
    /// What its words may be about: for whoever has claimed it.
    pub hint: Option<Hint>,
    /// The sentence that its reader chose for the number.
    pub status: Option<Status>,
}

#[derive(FromRow)]
#[expect(clippy::struct_excessive_bools, reason = "facts that stand by themselves")]
struct FactsRow {
    id: Uuid,
    authority: String,
    service: Option<Uuid>,
    locale: String,
    audience: String,
    channel: String,
    helper: String,
    voice: String,
    received: i64,
    due: i64,
    promised: i64,
    tier: String,
    state: String,
    may_summarise: bool,
    may_quote: bool,
    could_recur: bool,
    withdrawn: Option<i64>,
    has_words: bool,
    answers: Vec<u8>,
    version: i64,
    claimed_by: Option<Uuid>,
    claimed_name: Option<String>,
    decided: Option<i64>,
    decided_by: Option<Uuid>,
    hint: Option<String>,
    status: Option<String>,
}

/// The facts of `id`.
pub async fn facts(tx: &mut Tx, id: Uuid) -> Result<Option<Facts>> {
    let row: Option<FactsRow> = one!(tx, FACTS, id)?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Facts {
        locale: code(id, "locale", &row.locale)?,
        audience: code(id, "audience", &row.audience)?,
        channel: code(id, "channel", &row.channel)?,
        helper: code(id, "helper", &row.helper)?,
        voice: code(id, "voice", &row.voice)?,
        tier: code(id, "tier", &row.tier)?,
        state: code(id, "state", &row.state)?,
        hint: row.hint.as_deref().map(|hint| code(id, "hint", hint)).transpose()?,
        status: row.status.as_deref().map(|status| code(id, "status", status)).transpose()?,
        id: row.id,
        authority: row.authority,
        service: row.service,
        received: Moment(row.received),
        due: Moment(row.due),
        promised: Moment(row.promised),
        may_summarise: row.may_summarise,
        may_quote: row.may_quote,
        could_recur: row.could_recur,
        withdrawn: row.withdrawn.map(Moment),
        has_words: row.has_words,
        answers: row.answers,
        version: row.version,
        claimed: row.claimed_by.zip(row.claimed_name),
        decided: row.decided.map(Moment).zip(row.decided_by),
    }))
}
