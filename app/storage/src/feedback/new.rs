//! Feedback as it is sent.

use crate::{Result, Tx};
use domain::{
    Locale,
    clock::Moment,
    danger::Hint,
    feedback::{Audience, Channel, Desk, Helper, State, Tier, Voice},
};
use sqlx::FromRow;
use uuid::Uuid;

/// The columns of feedback as it is sent: their names, the places of their values, and the values of a [`NewFeedback`]
/// in a state. Three statements write them: for one feedback, for a batch of made-up ones, for a row of an import.
macro_rules! as_sent {
    (names) => {
        "id, send_key, content_digest, number_hash, number_generation, authority, service, questionnaire, locale,
            audience, channel, helper, voice, received, month, quarter, due, promised, state, desk, tier, has_words,
            may_summarise, may_quote, show_words, answers, sealed, wrapped_key, key_epoch, import_batch, hint"
    };
    (places) => {
        "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
            $24, $25, $26, $27, $28, $29, $30, $31"
    };
    (bind $new:ident to $query:ident, $state:expr) => {
        $query
            .bind($new.id)
            .bind(&$new.send_key)
            .bind(&$new.content_digest)
            .bind(&$new.number_hash)
            .bind($new.number_generation)
            .bind(&$new.authority)
            .bind($new.service)
            .bind(&$new.questionnaire)
            .bind($new.locale.code())
            .bind($new.audience.code())
            .bind($new.channel.code())
            .bind($new.helper.code())
            .bind($new.voice.code())
            .bind($new.received.0)
            .bind($new.received.month().to_string())
            .bind($new.received.quarter().to_string())
            .bind($new.due.0)
            .bind($new.promised.0)
            .bind($state.code())
            .bind($new.desk.code())
            .bind($new.tier.code())
            .bind($new.has_words)
            .bind($new.may_summarise)
            .bind($new.may_quote)
            .bind($new.show_words)
            .bind(&$new.answers)
            .bind(&$new.sealed)
            .bind(&$new.wrapped_key)
            .bind(&$new.key_epoch)
            .bind($new.import_batch)
            // What is decided keeps no hint.
            .bind($new.hint.filter(|_| $state.is_open()).map(domain::danger::Hint::code))
    };
}

pub(crate) use as_sent;

statements! {
    /// Adds feedback as it was sent, unless this sending or this number is there already.
    INSERT = concat!(
        "INSERT INTO feedback (", as_sent!(names), ", burst) VALUES (", as_sent!(places), ", $32) ON CONFLICT DO NOTHING"
    );
    /// What was sent under a sending's key before.
    SENT = "SELECT content_digest, number_generation, due, promised, withdrawn FROM feedback WHERE send_key = $1";
    /// Any feedback at all.
    ANY = "SELECT id FROM feedback LIMIT 1";
}

/// Everything about one feedback that is written when it is sent.
#[expect(clippy::struct_excessive_bools, reason = "a row of the table, each a choice of its own")]
#[derive(Debug, Clone)]
pub struct NewFeedback {
    /// Internal identifier; the contributor never sees it.
    pub id: Uuid,
    /// Keyed hash of the sending's token: makes a second sending the same one.
    pub send_key: Vec<u8>,
    /// Keyed digest of the content, to tell a repeat from something else under the same token.
    pub content_digest: Vec<u8>,
    /// Keyed hash of the number.
    pub number_hash: Vec<u8>,
    /// How many numbers this one has had before.
    pub number_generation: i64,
    /// Code of the authority that looks after it.
    pub authority: String,
    /// The service, if it was known.
    pub service: Option<Uuid>,
    /// Which questionnaire, with its version.
    pub questionnaire: String,
    /// Language of the form.
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
    /// When it should be read by, for the queue's order.
    pub due: Moment,
    /// When an answer is promised.
    pub promised: Moment,
    /// Whose desk it lies on.
    pub desk: Desk,
    /// How soon a person must look.
    pub tier: Tier,
    /// Something was written in a box.
    pub has_words: bool,
    /// Summaries may draw on the words.
    pub may_summarise: bool,
    /// A sentence may be quoted once names are out.
    pub may_quote: bool,
    /// The number may show the words again.
    pub show_words: bool,
    /// Structured answers, packed and versioned. No words.
    pub answers: Vec<u8>,
    /// Words and contact details, sealed.
    pub sealed: Vec<u8>,
    /// The key of `sealed`, wrapped.
    pub wrapped_key: Vec<u8>,
    /// Which authority key wrapped it.
    pub key_epoch: String,
    /// The import that brought it.
    pub import_batch: Option<Uuid>,
    /// The burst that it came in.
    pub burst: Option<Uuid>,
    /// What its words may be about: it orders the queue and does nothing else.
    pub hint: Option<Hint>,
}

/// What was sent before under the same token.
#[derive(Debug, FromRow)]
pub struct Sent {
    /// Keyed digest of what was sent.
    pub content_digest: Vec<u8>,
    /// How many numbers it has had before the one that stands.
    pub number_generation: i64,
    /// When it should be read by, microseconds.
    pub due: i64,
    /// When an answer was promised, microseconds.
    pub promised: i64,
    /// When it was taken back, microseconds.
    pub withdrawn: Option<i64>,
}

/// Adds feedback that waits to be read. False: this sending, or (beyond all likelihood) this number, is there already.
pub async fn insert(tx: &mut Tx, new: &NewFeedback) -> Result<bool> {
    let added = each!(tx, INSERT, [new], |q, new| as_sent!(bind new to q, State::Waiting).bind(new.burst));
    Ok(added == 1)
}

/// Whether nobody has sent anything yet.
pub async fn is_empty(tx: &mut Tx) -> Result<bool> {
    let found: Option<(Uuid,)> = one!(tx, ANY)?;
    Ok(found.is_none())
}

/// What was sent before under this sending's key.
pub async fn sent(tx: &mut Tx, send_key: &[u8]) -> Result<Option<Sent>> {
    one!(tx, SENT, send_key)
}
