//! The moderators' desk: the queue, claims, what was taken out of the words, coding, decisions.

use crate::{Inconsistent, Result, Tx, feedback::code};
use domain::{
    Locale,
    clock::{Moment, Quarter},
    coding::{Coding, Criticality, DeclineReason, ThemeMark},
    feedback::{Audience, Channel, Desk, Helper, State, Tier, Voice, WordBox},
    permission::Role,
    redaction::{Kind, Span},
};
use sqlx::{FromRow, query_scalar};
use std::collections::BTreeMap;
use uuid::Uuid;

statements! {
    /// What waits on a desk: tiers first, then oldest due. Not what this person has stepped back from, and not
    /// what this person has held for somebody else to read. It is read in the order of its index, and no further than asked.
    QUEUE = "SELECT f.id, f.authority, f.service, f.locale, f.audience, f.channel, f.received, f.due, f.state, f.tier,
            f.has_words, f.claimed_by, COALESCE(f.looked, f.claimed) AS claimed, p.name AS claimed_name
        FROM feedback f LEFT JOIN person p ON p.id = f.claimed_by
        WHERE f.authority = $1 AND f.desk = $2 AND f.state IN ('waiting', 'claimed', 'held')
            AND f.tier BETWEEN $3 AND $4
            AND NOT EXISTS (SELECT 1 FROM reading r WHERE r.feedback = f.id AND r.person = $5
                AND (r.decision = 'recused' OR (r.decision = 'held' AND f.state = 'held')))
        ORDER BY f.tier, f.due, f.id LIMIT $6";
    /// The same of what this person has claimed.
    QUEUE_MINE = "SELECT f.id, f.authority, f.service, f.locale, f.audience, f.channel, f.received, f.due, f.state, f.tier,
            f.has_words, f.claimed_by, COALESCE(f.looked, f.claimed) AS claimed, p.name AS claimed_name
        FROM feedback f LEFT JOIN person p ON p.id = f.claimed_by
        WHERE f.authority = $1 AND f.desk = $2 AND f.state IN ('claimed', 'held')
            AND f.tier BETWEEN $3 AND $4 AND f.claimed_by = $5
            AND NOT EXISTS (SELECT 1 FROM reading r WHERE r.feedback = f.id AND r.person = $5
                AND (r.decision = 'recused' OR (r.decision = 'held' AND f.state = 'held')))
        ORDER BY f.tier, f.due, f.id LIMIT $6";
    /// How many of one tier lie on a desk, counted up to a limit, and when the first of them is due.
    WORKLOAD = "SELECT COUNT(*) AS n, MIN(due) AS oldest FROM (SELECT due FROM feedback
        WHERE authority = $1 AND desk = $2 AND tier = $3 AND state IN ('waiting', 'claimed', 'held')
        ORDER BY due, id LIMIT $4) AS first_of_them";
    /// How many on a desk are held for a second person, counted up to a limit.
    HELD = "SELECT COUNT(*) FROM (SELECT 1 FROM feedback WHERE authority = $1 AND desk = $2 AND state = 'held'
        LIMIT $3) AS some_of_them";
    /// How many of a desk's items one person has claimed.
    MINE = "SELECT COUNT(*) FROM feedback WHERE claimed_by = $3 AND authority = $1 AND desk = $2
        AND state IN ('claimed', 'held')";
    /// How many items of a quarter nobody has decided yet, counted up to a limit.
    UNREAD = "SELECT COUNT(*) FROM (SELECT 1 FROM feedback WHERE authority = $1 AND desk = $2 AND quarter = $3
        AND state IN ('waiting', 'claimed', 'held') LIMIT $4) AS some_of_them";
    /// Takes an item, if nobody has it, or nobody has looked at it for too long.
    CLAIM = "UPDATE feedback SET claimed_by = $2, claimed = $3, looked = NULL,
            state = CASE WHEN state = 'held' THEN 'held' ELSE 'claimed' END
        WHERE id = $1 AND state IN ('waiting', 'claimed', 'held')
            AND (claimed_by IS NULL OR (claimed_by <> $2 AND COALESCE(looked, claimed) < $4))";
    /// Gives an item back.
    GIVE_BACK = "UPDATE feedback SET claimed_by = NULL, claimed = NULL, looked = NULL,
            state = CASE WHEN state = 'held' THEN 'held' ELSE 'waiting' END
        WHERE id = $1 AND claimed_by = $2 AND state IN ('claimed', 'held')";
    /// What a moderator needs to know of an item besides its words.
    FACTS = "SELECT id, authority, service, locale, audience, channel, helper, voice, received, due, promised, tier,
            state, may_summarise, may_quote, could_recur, withdrawn FROM feedback WHERE id = $1";
    /// Where words are taken out.
    SPANS = "SELECT word_box, span_start, span_end, kind FROM redaction WHERE feedback = $1
        ORDER BY word_box, span_start";
    /// Forgets where words are taken out.
    CLEAR_SPANS = "DELETE FROM redaction WHERE feedback = $1";
    /// Takes words out.
    ADD_SPAN = "INSERT INTO redaction (feedback, word_box, span_start, span_end, kind) VALUES ($1, $2, $3, $4, $5)";
    /// Forgets the themes.
    CLEAR_THEMES = "DELETE FROM coding WHERE feedback = $1";
    /// Gives a theme.
    ADD_THEME = "INSERT INTO coding (feedback, theme, polarity) VALUES ($1, $2, $3)";
    /// Forgets the rights.
    CLEAR_RIGHTS = "DELETE FROM raised_right WHERE feedback = $1";
    /// Says that a right was raised.
    ADD_RIGHT = "INSERT INTO raised_right (feedback, article) VALUES ($1, $2)";
    /// The rights that were raised.
    RIGHTS = "SELECT article FROM raised_right WHERE feedback = $1 ORDER BY article";
    /// Adds a reading.
    ADD_READING = "INSERT INTO reading (id, feedback, person, at, decision, criticality, reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// Forgets a person's unfinished readings.
    DROP_DRAFTS = "DELETE FROM reading WHERE feedback = $1 AND person = $2 AND decision = 'draft'";
    /// The readings, oldest first.
    READINGS = "SELECT r.person, p.name, r.at, r.decision, r.criticality, r.reason
        FROM reading r JOIN person p ON p.id = r.person WHERE r.feedback = $1 ORDER BY r.at, r.id";
    /// Marks whether it could happen again, before a decision.
    SET_COULD_RECUR = "UPDATE feedback SET could_recur = $2 WHERE id = $1";
    /// Decides. Only who has claimed it and looked at it, and only once.
    DECIDE = "UPDATE feedback SET state = CASE WHEN withdrawn IS NULL THEN $3 ELSE 'withdrawn' END, decided = $4,
            decided_by = $2, criticality = $5, decline_reason = $6, claimed_by = NULL, claimed = NULL, looked = NULL
        WHERE id = $1 AND claimed_by = $2 AND looked IS NOT NULL AND state IN ('claimed', 'held')";
    /// Holds for a second person. Only who has claimed it and looked at it.
    HOLD = "UPDATE feedback SET state = 'held', claimed_by = NULL, claimed = NULL, looked = NULL
        WHERE id = $1 AND claimed_by = $2 AND looked IS NOT NULL AND state IN ('claimed', 'held')";
    /// How many others could read an item: people who may sign in and have a role over its whole authority, and have not
    /// stepped back from it.
    OTHERS = "SELECT COUNT(DISTINCT g.person) FROM role_grant g JOIN person p ON p.id = g.person
        JOIN feedback f ON f.authority = g.authority
        WHERE f.id = $1 AND g.role = $2 AND g.person <> $3 AND g.service IS NULL AND p.disabled = FALSE
            AND NOT EXISTS (SELECT 1 FROM reading r
                WHERE r.feedback = f.id AND r.person = g.person AND r.decision = 'recused')";
    /// Forgets redacted words.
    CLEAR_REDACTED = "DELETE FROM redacted WHERE feedback = $1";
    /// Keeps redacted words.
    ADD_REDACTED = "INSERT INTO redacted (feedback, sealed) VALUES ($1, $2)";
}

/// One line of the queue: dates, tier and facts, never words.
#[derive(Debug, Clone)]
pub struct Queued {
    /// Identifier.
    pub id: Uuid,
    /// Code of its authority.
    pub authority: String,
    /// Its service.
    pub service: Option<Uuid>,
    /// Language of the form.
    pub locale: Locale,
    /// Whom the questions were worded for.
    pub audience: Audience,
    /// How it came.
    pub channel: Channel,
    /// When it was received.
    pub received: Moment,
    /// When it should be read by.
    pub due: Moment,
    /// Where it stands.
    pub state: State,
    /// How soon a person must look.
    pub tier: Tier,
    /// Something was written in a box.
    pub has_words: bool,
    /// Who has claimed it, with the name that colleagues see.
    pub claimed: Option<(Uuid, String)>,
    /// When whoever has claimed it last looked at it.
    pub looked: Option<Moment>,
}

#[derive(FromRow)]
struct QueuedRow {
    id: Uuid,
    authority: String,
    service: Option<Uuid>,
    locale: String,
    audience: String,
    channel: String,
    received: i64,
    due: i64,
    state: String,
    tier: String,
    has_words: bool,
    claimed_by: Option<Uuid>,
    claimed: Option<i64>,
    claimed_name: Option<String>,
}

/// What part of a queue is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Filter {
    /// One tier only.
    pub tier: Option<Tier>,
    /// Only what this person has claimed.
    pub mine: bool,
    /// Who asks: what they stepped back from, or held for somebody else, is not shown to them.
    pub person: Uuid,
    /// At most so many.
    pub limit: i64,
}

/// What waits on a desk, most urgent first.
pub async fn queue(tx: &mut Tx, authority: &str, desk: Desk, filter: Filter) -> Result<Vec<Queued>> {
    let (first, last) = filter.tier.map_or((Tier::Button, Tier::Ordinary), |tier| (tier, tier));
    let sql = if filter.mine { QUEUE_MINE } else { QUEUE };
    let rows: Vec<QueuedRow> =
        all!(tx, sql, authority, desk.code(), first.code(), last.code(), filter.person, filter.limit)?;
    rows.into_iter()
        .map(|row| {
            Ok(Queued {
                id: row.id,
                locale: code(row.id, "locale", &row.locale)?,
                audience: code(row.id, "audience", &row.audience)?,
                channel: code(row.id, "channel", &row.channel)?,
                state: code(row.id, "state", &row.state)?,
                tier: code(row.id, "tier", &row.tier)?,
                authority: row.authority,
                service: row.service,
                received: Moment(row.received),
                due: Moment(row.due),
                has_words: row.has_words,
                claimed: row.claimed_by.zip(row.claimed_name),
                looked: row.claimed.map(Moment),
            })
        })
        .collect()
}

/// Items are counted up to here: beyond it nobody needs to know how many more there are, and the page must not grow.
pub const COUNTED_TO: i64 = 1_000;

/// How many items of a tier lie on a desk. A workload count, never a figure about people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    /// Their tier.
    pub tier: Tier,
    /// How many, at most [`COUNTED_TO`].
    pub n: i64,
    /// When the oldest should be read by.
    pub oldest_due: Option<Moment>,
}

/// How much lies on a desk, by tier.
pub async fn workload(tx: &mut Tx, authority: &str, desk: Desk) -> Result<Vec<Load>> {
    let mut loads = Vec::with_capacity(Tier::ALL.len());
    for tier in Tier::ALL {
        let found: Option<(i64, Option<i64>)> =
            one!(tx, WORKLOAD, authority, desk.code(), tier.code(), COUNTED_TO)?;
        let (n, oldest) = found.unwrap_or_default();
        loads.push(Load { tier: *tier, n, oldest_due: oldest.map(Moment) });
    }
    Ok(loads)
}

/// How many items on a desk are held for a second person, at most [`COUNTED_TO`].
pub async fn held(tx: &mut Tx, authority: &str, desk: Desk) -> Result<i64> {
    Ok(on!(tx, |c| query_scalar(HELD).bind(authority).bind(desk.code()).bind(COUNTED_TO).fetch_one(c).await)?)
}

/// How many items of a desk `person` has claimed.
pub async fn mine(tx: &mut Tx, authority: &str, desk: Desk, person: Uuid) -> Result<i64> {
    Ok(on!(tx, |c| query_scalar(MINE).bind(authority).bind(desk.code()).bind(person).fetch_one(c).await)?)
}

/// How many items that were received in a quarter nobody has decided yet, at most [`COUNTED_TO`].
pub async fn unread(tx: &mut Tx, authority: &str, desk: Desk, quarter: Quarter) -> Result<i64> {
    Ok(on!(tx, |c| query_scalar(UNREAD)
        .bind(authority)
        .bind(desk.code())
        .bind(quarter.to_string())
        .bind(COUNTED_TO)
        .fetch_one(c)
        .await)?)
}

/// Takes an item, also from somebody who has not looked at it since `idle_since`. False: somebody has it, or it was
/// decided.
pub async fn claim(tx: &mut Tx, id: Uuid, person: Uuid, at: Moment, idle_since: Moment) -> Result<bool> {
    changed!(tx, CLAIM, id, person, at.0, idle_since.0)
}

/// How many people besides `person` have `role` over the whole authority of `id` and have not stepped back from it.
pub async fn others(tx: &mut Tx, id: Uuid, role: Role, person: Uuid) -> Result<i64> {
    Ok(on!(tx, |c| query_scalar(OTHERS).bind(id).bind(role.code()).bind(person).fetch_one(c).await)?)
}

/// Gives an item back. False: this person does not have it.
pub async fn give_back(tx: &mut Tx, id: Uuid, person: Uuid) -> Result<bool> {
    changed!(tx, GIVE_BACK, id, person)
}

/// What a moderator needs to know of an item besides its words.
#[derive(Debug, Clone)]
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
    /// When the contributor took it back: it is here because of the worry, and nothing will be drawn from it.
    pub withdrawn: Option<Moment>,
}

#[derive(FromRow)]
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
    }))
}

/// Where words of `id` are taken out.
pub async fn spans(tx: &mut Tx, id: Uuid) -> Result<Vec<(WordBox, Span)>> {
    let rows: Vec<(String, i64, i64, String)> = all!(tx, SPANS, id)?;
    rows.into_iter()
        .map(|(word_box, start, end, kind)| {
            let bad = |column| Inconsistent::at("redaction", column, id);
            let word_box: WordBox = word_box.parse().map_err(|_| bad("word_box"))?;
            let kind: Kind = kind.parse().map_err(|_| bad("kind"))?;
            let start = u32::try_from(start).map_err(|_| bad("span_start"))?;
            let end = u32::try_from(end).map_err(|_| bad("span_end"))?;
            Ok((word_box, Span { start, end, kind }))
        })
        .collect()
}

/// Says anew where words of `id` are taken out. The spans of a box must not overlap.
pub async fn set_spans(tx: &mut Tx, id: Uuid, spans: &[(WordBox, Span)]) -> Result<()> {
    exec!(tx, CLEAR_SPANS, id)?;
    let spans: Vec<_> = spans.iter().map(|span| (id, *span)).collect();
    add_spans(tx, &spans).await
}

/// Says of each feedback where words are taken out.
pub(crate) async fn add_spans(tx: &mut Tx, spans: &[(Uuid, (WordBox, Span))]) -> Result<()> {
    each!(tx, ADD_SPAN, spans, |q, (id, (word_box, span))| {
        q.bind(*id)
            .bind(word_box.code())
            .bind(i64::from(span.start))
            .bind(i64::from(span.end))
            .bind(span.kind.code())
    });
    Ok(())
}

/// The coding of `id` without its level and reason, which stand in its readings.
pub async fn coding(tx: &mut Tx, id: Uuid) -> Result<Coding> {
    let rows = crate::feedback::codings(tx, id).await?;
    let mut themes: BTreeMap<String, ThemeMark> = BTreeMap::new();
    for (theme, polarity) in rows {
        let bad = |column| Inconsistent::at("coding", column, id);
        let code = theme.parse().map_err(|_| bad("theme"))?;
        let polarity = polarity.parse().map_err(|_| bad("polarity"))?;
        themes
            .entry(theme)
            .or_insert_with(|| ThemeMark { theme: code, polarity: std::collections::BTreeSet::new() })
            .polarity
            .insert(polarity);
    }
    let mut themes: Vec<ThemeMark> = themes.into_values().collect();
    themes.sort_by_key(|mark| mark.theme);
    let articles: Vec<i64> = on!(tx, |c| query_scalar(RIGHTS).bind(id).fetch_all(c).await)?;
    let rights = articles
        .into_iter()
        .map(|article| u8::try_from(article).map_err(|_| Inconsistent::at("raised_right", "article", id)))
        .collect::<Result<_, _>>()?;
    let could_happen_again = facts(tx, id).await?.is_some_and(|facts| facts.could_recur);
    Ok(Coding { themes, rights, could_happen_again, ..Coding::empty() })
}

/// Replaces the coding of `id`, without level and reason.
pub async fn set_coding(tx: &mut Tx, id: Uuid, coding: &Coding) -> Result<()> {
    exec!(tx, CLEAR_THEMES, id)?;
    exec!(tx, CLEAR_RIGHTS, id)?;
    add_codings(tx, &[(id, coding)]).await?;
    exec!(tx, SET_COULD_RECUR, id, coding.could_happen_again)
}

/// Gives each feedback its themes and rights.
pub(crate) async fn add_codings(tx: &mut Tx, codings: &[(Uuid, &Coding)]) -> Result<()> {
    let marks = codings.iter().flat_map(|(id, coding)| coding.themes.iter().map(move |mark| (*id, mark)));
    let themes: Vec<_> = marks
        .flat_map(|(id, mark)| {
            mark.polarity.iter().map(move |polarity| (id, mark.theme.to_string(), *polarity))
        })
        .collect();
    each!(tx, ADD_THEME, themes, |q, (id, theme, polarity)| q.bind(*id).bind(theme).bind(polarity.code()));
    let rights: Vec<_> = codings
        .iter()
        .flat_map(|(id, coding)| coding.rights.iter().map(move |n| (*id, i64::from(*n))))
        .collect();
    each!(tx, ADD_RIGHT, rights, |q, (id, article)| q.bind(*id).bind(*article));
    Ok(())
}

/// One step of a decision.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Who.
    pub person: Uuid,
    /// The name that colleagues see. Not written: read from the person.
    pub name: String,
    /// When.
    pub at: Moment,
    /// What they did: `draft`, `recused`, `held`, `accepted`, `declined`.
    pub decision: String,
    /// The level they gave.
    pub criticality: Option<Criticality>,
    /// Why, in a line: sealed under the feedback's own key.
    pub reason: Option<Vec<u8>>,
}

/// Adds a reading of `feedback`.
pub async fn add_reading(tx: &mut Tx, id: Uuid, feedback: Uuid, reading: &Reading) -> Result<()> {
    add_readings(tx, &[(id, feedback, reading)]).await
}

/// Adds readings, each with its identifier and the feedback that was read.
pub(crate) async fn add_readings(tx: &mut Tx, readings: &[(Uuid, Uuid, &Reading)]) -> Result<()> {
    each!(tx, ADD_READING, readings, |q, (id, feedback, reading)| {
        q.bind(*id)
            .bind(*feedback)
            .bind(reading.person)
            .bind(reading.at.0)
            .bind(&reading.decision)
            .bind(reading.criticality.map(level))
            .bind(&reading.reason)
    });
    Ok(())
}

pub(crate) fn level(criticality: Criticality) -> i64 {
    criticality.code().parse().unwrap_or_default()
}

/// The readings of `feedback`, oldest first.
pub async fn readings(tx: &mut Tx, feedback: Uuid) -> Result<Vec<Reading>> {
    type Row = (Uuid, String, i64, String, Option<i64>, Option<Vec<u8>>);
    let rows: Vec<Row> = all!(tx, READINGS, feedback)?;
    rows.into_iter()
        .map(|(person, name, at, decision, criticality, reason)| {
            let criticality = criticality
                .map(|level| level.to_string().parse())
                .transpose()
                .map_err(|_| Inconsistent::at("reading", "criticality", feedback))?;
            Ok(Reading { person, name, at: Moment(at), decision, criticality, reason })
        })
        .collect()
}

/// Forgets what `person` has not finished on `feedback`.
pub async fn drop_drafts(tx: &mut Tx, feedback: Uuid, person: Uuid) -> Result<()> {
    exec!(tx, DROP_DRAFTS, feedback, person)
}

/// How an item ends.
#[derive(Debug, Clone, Copy)]
pub struct Decision {
    /// Accepted or declined.
    pub state: State,
    /// When.
    pub at: Moment,
    /// The level, for what is accepted.
    pub criticality: Option<Criticality>,
    /// Why, for what is declined.
    pub reason: Option<DeclineReason>,
}

/// Accepts or declines. False: this person does not have it, or it was decided.
pub async fn decide(tx: &mut Tx, id: Uuid, person: Uuid, decision: Decision) -> Result<bool> {
    changed!(
        tx,
        DECIDE,
        id,
        person,
        decision.state.code(),
        decision.at.0,
        decision.criticality.map(level),
        decision.reason.map(DeclineReason::code)
    )
}

/// Holds for a second person. False: this person does not have it, or it was decided.
pub async fn hold(tx: &mut Tx, id: Uuid, person: Uuid) -> Result<bool> {
    changed!(tx, HOLD, id, person)
}

/// Keeps the sealed redacted words of `id` in place of any kept before; `None` if nothing was written.
pub async fn set_redacted(tx: &mut Tx, id: Uuid, sealed: Option<&[u8]>) -> Result<()> {
    exec!(tx, CLEAR_REDACTED, id)?;
    let rows: Vec<_> = sealed.into_iter().map(|sealed| (id, sealed)).collect();
    add_redacted(tx, &rows).await
}

/// Keeps the sealed redacted words of each feedback.
pub(crate) async fn add_redacted(tx: &mut Tx, rows: &[(Uuid, &[u8])]) -> Result<()> {
    each!(tx, ADD_REDACTED, rows, |q, (id, sealed)| q.bind(*id).bind(*sealed));
    Ok(())
}
