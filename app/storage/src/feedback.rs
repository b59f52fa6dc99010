//! Feedback as it lies in the tables: sealed, with the facts that queues and the contributor's page need.

use crate::{Inconsistent, Result, Tx, bulk::Accepted, moderation::level};
use domain::{
    Locale,
    clock::Moment,
    feedback::{Audience, Channel, Desk, Helper, State, Tier, Voice},
    lifecycle::{self, Shown},
};
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    /// Adds feedback as it was sent, or as it stands after its decision, unless this sending or this number is there
    /// already.
    INSERT = "INSERT INTO feedback (id, send_key, content_digest, number_hash, number_generation, authority, service,
            questionnaire, locale, audience, channel, helper, voice, received, month, quarter, due, promised,
            state, desk, tier, has_words, may_summarise, may_quote, show_words, answers, sealed, wrapped_key,
            key_epoch, import_batch, opened, decided, decided_by, criticality, could_recur, counted, burst)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
            $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37)
        ON CONFLICT DO NOTHING";
    /// What was sent under a sending's key before.
    SENT = "SELECT content_digest, number_generation, due, promised, withdrawn FROM feedback WHERE send_key = $1";
    /// Any feedback at all.
    ANY = "SELECT id FROM feedback LIMIT 1";
    /// The feedback behind a number, as its contributor sees it: what they took back is gone, whoever still reads it.
    BY_NUMBER = "SELECT id, authority, service, locale, audience, received, promised, opened, decided, desk, tier,
            show_words, state, withdrawn FROM feedback WHERE number_hash = $1";
    /// Changes nothing, and so locks a feedback on either engine.
    LOCK_ITEM = "UPDATE feedback SET state = state WHERE id = $1";
    /// Changes nothing, and so locks the feedback behind a number on either engine.
    LOCK = "UPDATE feedback SET state = state WHERE number_hash = $1";
    /// What the permission table needs to know about one.
    THING = "SELECT id, authority, service, state, desk, claimed_by FROM feedback WHERE id = $1";
    /// The sealed words.
    SEALED = "SELECT authority, key_epoch, wrapped_key, sealed FROM feedback WHERE id = $1";
    /// Takes words, key, answers, judgement and permissions away, and the digest of what was sent: answers without words are
    /// few enough to be tried one after the other. The key of the sending stays, so that it is never taken in again.
    ERASE = "UPDATE feedback SET state = 'withdrawn', withdrawn = $2, sealed = NULL, wrapped_key = NULL, answers = $3,
            content_digest = $3, criticality = NULL, could_recur = FALSE, decline_reason = NULL, may_summarise = FALSE,
            may_quote = FALSE, show_words = FALSE, has_words = FALSE, claimed_by = NULL, claimed = NULL, looked = NULL,
            held_by = NULL, burst = NULL, version = version + 1 WHERE id = $1 AND withdrawn IS NULL";
    /// Takes a worry back: nobody but whoever acts on it sees it any more. It waits on until it is read.
    KEEP_WORRY = "UPDATE feedback SET withdrawn = $2, content_digest = $3, may_summarise = FALSE, may_quote = FALSE,
            show_words = FALSE, state = $4, version = version + 1 WHERE id = $1 AND withdrawn IS NULL";
    /// Everything that was taken back, and when.
    TAKEN_BACK = "SELECT id, withdrawn FROM feedback WHERE withdrawn IS NOT NULL ORDER BY withdrawn, id";
    /// Removes where words were taken out.
    ERASE_SPANS = "DELETE FROM redaction WHERE feedback = $1";
    /// Removes the redacted words.
    ERASE_REDACTED = "DELETE FROM redacted WHERE feedback = $1";
    /// Removes the themes.
    ERASE_CODING = "DELETE FROM coding WHERE feedback = $1";
    /// Removes the rights.
    ERASE_RIGHTS = "DELETE FROM raised_right WHERE feedback = $1";
    /// Removes what its readers wrote about it. Who read it stays in the audit trail.
    ERASE_READINGS = "DELETE FROM reading WHERE feedback = $1";
    /// Removes the link to releases' leaves: the release stays valid, the link is gone.
    ERASE_LEAVES = "DELETE FROM counted WHERE feedback = $1";
    /// Remembers when a person first opened it, and when whoever has it did so last.
    MARK_OPENED = "UPDATE feedback SET opened = COALESCE(opened, $2), looked = $2 WHERE id = $1";
    /// Themes with polarity.
    CODINGS = "SELECT theme, polarity FROM coding WHERE feedback = $1 ORDER BY theme, polarity";
    /// Where one counts. What lies on the designated officer's desk counts nowhere: nobody may guess that it exists.
    COUNTED_AS = "SELECT authority, service, quarter, audience, channel, answers, counted, may_summarise = TRUE
            AND EXISTS (SELECT 1 FROM redacted r WHERE r.feedback = feedback.id) AS material
        FROM feedback WHERE id = $1 AND desk = 'moderation'";
    /// A page of rows for a rebuild of the figures.
    ACCEPTED_AFTER = "SELECT id, authority, service, quarter, audience, channel, answers, counted, may_summarise = TRUE
            AND EXISTS (SELECT 1 FROM redacted r WHERE r.feedback = feedback.id) AS material FROM feedback
        WHERE state = 'accepted' AND desk = 'moderation' AND id > $1 ORDER BY id LIMIT 500";
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

/// What the permission table needs to know about one feedback.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Identifier.
    pub id: Uuid,
    /// Code of its authority.
    pub authority: String,
    /// Its service.
    pub service: Option<Uuid>,
    /// Where it stands.
    pub state: State,
    /// Whose desk it lies on.
    pub desk: Desk,
    /// Who has claimed it.
    pub claimed_by: Option<Uuid>,
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
}

/// Sealed words with what is needed to open them.
#[derive(Debug, FromRow)]
pub struct Sealed {
    /// Code of the authority.
    pub authority: String,
    /// Which authority key wrapped the key.
    pub key_epoch: String,
    /// The wrapped key; none once erased.
    pub wrapped_key: Option<Vec<u8>>,
    /// The sealed words; none once erased.
    pub sealed: Option<Vec<u8>>,
}

/// Where one feedback counts.
#[derive(Debug, FromRow)]
pub struct CountedAs {
    /// Code of the authority.
    pub authority: String,
    /// Its service.
    pub service: Option<Uuid>,
    /// The quarter it was received in.
    pub quarter: String,
    /// Audience code.
    pub audience: String,
    /// Channel code.
    pub channel: String,
    /// Packed answers.
    pub answers: Vec<u8>,
    /// Its place in the order of counting; `None` while it counts nowhere.
    pub counted: Option<i64>,
    /// A summary may draw on its words. Counted as work for the writer, never as a figure.
    pub material: bool,
}

/// Adds feedback. False: this sending, or (beyond all likelihood) this number, is there already.
pub async fn insert(tx: &mut Tx, new: &NewFeedback) -> Result<bool> {
    Ok(insert_all(tx, &[(new, None)]).await? == 1)
}

/// Adds feedback, waiting or as it was accepted, and gives how many were not there already.
pub(crate) async fn insert_all(tx: &mut Tx, rows: &[(&NewFeedback, Option<&Accepted>)]) -> Result<u64> {
    Ok(each!(tx, INSERT, rows, |q, (new, accepted)| {
        let state = if accepted.is_some() { State::Accepted } else { State::Waiting };
        q.bind(new.id)
            .bind(&new.send_key)
            .bind(&new.content_digest)
            .bind(&new.number_hash)
            .bind(new.number_generation)
            .bind(&new.authority)
            .bind(new.service)
            .bind(&new.questionnaire)
            .bind(new.locale.code())
            .bind(new.audience.code())
            .bind(new.channel.code())
            .bind(new.helper.code())
            .bind(new.voice.code())
            .bind(new.received.0)
            .bind(new.received.month().to_string())
            .bind(new.received.quarter().to_string())
            .bind(new.due.0)
            .bind(new.promised.0)
            .bind(state.code())
            .bind(new.desk.code())
            .bind(new.tier.code())
            .bind(new.has_words)
            .bind(new.may_summarise)
            .bind(new.may_quote)
            .bind(new.show_words)
            .bind(&new.answers)
            .bind(&new.sealed)
            .bind(&new.wrapped_key)
            .bind(&new.key_epoch)
            .bind(new.import_batch)
            .bind(accepted.map(|accepted| accepted.at.0))
            .bind(accepted.map(|accepted| accepted.at.0))
            .bind(accepted.map(|accepted| accepted.by))
            .bind(accepted.map(|accepted| level(accepted.criticality)))
            .bind(accepted.is_some_and(|accepted| accepted.coding.could_happen_again))
            .bind(accepted.and_then(|accepted| accepted.counted))
            .bind(new.burst)
    }))
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

/// Reads a closed list's code from a cell of `feedback`.
pub(crate) fn code<T: std::str::FromStr>(
    row: Uuid,
    column: &'static str,
    text: &str,
) -> Result<T, Inconsistent> {
    text.parse().map_err(|_| Inconsistent::at("feedback", column, row))
}

#[derive(FromRow)]
struct ThingRow {
    id: Uuid,
    authority: String,
    service: Option<Uuid>,
    state: String,
    desk: String,
    claimed_by: Option<Uuid>,
}

impl TryFrom<ThingRow> for Thing {
    type Error = Inconsistent;
    fn try_from(row: ThingRow) -> Result<Self, Inconsistent> {
        let (state, desk) = (code(row.id, "state", &row.state)?, code(row.id, "desk", &row.desk)?);
        let ThingRow { id, authority, service, claimed_by, .. } = row;
        Ok(Self { id, authority, service, state, desk, claimed_by })
    }
}

/// What the permission table needs to know about `id`.
pub async fn thing(tx: &mut Tx, id: Uuid) -> Result<Option<Thing>> {
    let row: Option<ThingRow> = one!(tx, THING, id)?;
    Ok(row.map(Thing::try_from).transpose()?)
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
}

/// The feedback whose number has this keyed hash.
pub async fn by_number(tx: &mut Tx, number_hash: &[u8]) -> Result<Option<Numbered>> {
    let row: Option<NumberedRow> = one!(tx, BY_NUMBER, number_hash)?;
    let Some(row) = row else { return Ok(None) };
    let mut thing = Thing::try_from(ThingRow {
        id: row.id,
        authority: row.authority,
        service: row.service,
        state: row.state,
        desk: row.desk,
        claimed_by: None,
    })?;
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
        thing,
    };
    Ok(Some(numbered))
}

/// Waits for whoever is changing the feedback behind this number, and lets nobody else change it until the transaction
/// ends. What is read after it is what stands.
pub async fn lock(tx: &mut Tx, number_hash: &[u8]) -> Result<()> {
    exec!(tx, LOCK, number_hash)
}

/// The same for the feedback `id`.
pub async fn lock_item(tx: &mut Tx, id: Uuid) -> Result<()> {
    exec!(tx, LOCK_ITEM, id)
}

/// The sealed words of `id`.
pub async fn sealed(tx: &mut Tx, id: Uuid) -> Result<Option<Sealed>> {
    one!(tx, SEALED, id)
}

/// Takes back: words, their key and the permissions are gone, with all that was made of them; `answers` replaces
/// the packed answers. False: it was taken back before.
pub async fn erase(tx: &mut Tx, id: Uuid, at: Moment, answers: &[u8]) -> Result<bool> {
    let erased = changed!(tx, ERASE, id, at.0, answers)?;
    forget_work(tx, id).await?;
    Ok(erased)
}

/// Takes a worry back: its contributor sees it no more and nothing is drawn from it, but its sealed words stay, and so
/// does its place in the queue, until a person has read them. `state`: where it stands from now on. False: it was taken
/// back before.
pub async fn keep_worry(tx: &mut Tx, id: Uuid, at: Moment, state: State) -> Result<bool> {
    let nothing: &[u8] = &[];
    changed!(tx, KEEP_WORRY, id, at.0, nothing, state.code())
}

/// Everything that was taken back, with the time in microseconds, oldest first. Reads all feedback: for the command line,
/// never for a page.
pub async fn taken_back(tx: &mut Tx) -> Result<Vec<(Uuid, i64)>> {
    all!(tx, TAKEN_BACK)
}

/// Forgets all that was made of the words of `id`. Summaries that draw on it must be read again without it.
pub async fn forget_work(tx: &mut Tx, id: Uuid) -> Result<()> {
    let made = [ERASE_SPANS, ERASE_REDACTED, ERASE_CODING, ERASE_RIGHTS, ERASE_READINGS, ERASE_LEAVES];
    for sql in made {
        exec!(tx, sql, id)?;
    }
    crate::summaries::lose_source(tx, id).await
}

/// Where `id` counts.
pub async fn counted_as(tx: &mut Tx, id: Uuid) -> Result<Option<CountedAs>> {
    one!(tx, COUNTED_AS, id)
}

/// Up to 500 accepted feedback after `id`, in order, for rebuilding the figures from the answers.
pub async fn accepted_after(tx: &mut Tx, id: Uuid) -> Result<Vec<(Uuid, CountedAs)>> {
    #[derive(FromRow)]
    struct Row {
        id: Uuid,
        #[sqlx(flatten)]
        as_: CountedAs,
    }
    let rows: Vec<Row> = all!(tx, ACCEPTED_AFTER, id)?;
    Ok(rows.into_iter().map(|row| (row.id, row.as_)).collect())
}

/// Remembers when a person first opened it, and when whoever has it did so last.
pub async fn mark_opened(tx: &mut Tx, id: Uuid, at: Moment) -> Result<()> {
    exec!(tx, MARK_OPENED, id, at.0)
}

/// The themes that a moderator gave, each with its polarity.
pub async fn codings(tx: &mut Tx, id: Uuid) -> Result<Vec<(String, String)>> {
    all!(tx, CODINGS, id)
}
