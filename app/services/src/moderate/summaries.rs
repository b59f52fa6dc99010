//! Summaries, the thing that goes up, and replies, the thing that comes back.

use crate::{
    Ctx, Error, ErrorKind, Grant, Remit, Result,
    acts::WriteSummary,
    govern::audit::{Said, write as write_audit},
    publish::count,
    vault,
};
use domain::{
    Bilingual,
    answer::AnswerKind,
    catalogue::{ThemeCode, catalogue},
    clock::{Moment, Quarter},
    disclosure::Workload,
    redaction::Redacted,
    summary::{Findings, MIN_SOURCES, Refusal, Seen, SummaryState, summary_findings},
};
use std::collections::BTreeMap;
use storage::{Tx, Uuid, answers, periods, replies, summaries, tallies};
pub use storage::{replies::Reply, summaries::Summary};

/// The work on one theme of a quarter.
#[derive(Debug, Clone)]
pub struct ThemeWork {
    /// One of the ten.
    pub theme: ThemeCode,
    /// On how many accepted feedback a summary may draw: work for the writer, not a figure.
    pub material: Workload,
    /// The summary, if it was written.
    pub summary: Option<Summary>,
    /// The replies to it.
    pub replies: Vec<Reply>,
}

/// A quarter's summaries and what could still be written.
#[derive(Debug, Clone)]
pub struct QuarterWork {
    /// Which quarter.
    pub quarter: Quarter,
    /// Quarters in which there is something, newest first.
    pub quarters: Vec<Quarter>,
    /// The ten, in order.
    pub themes: Vec<ThemeWork>,
}

/// The quarter to show when none was asked for: the newest with anything accepted, else this one.
pub(crate) fn chosen(asked: Option<Quarter>, quarters: &[Quarter], now: Moment) -> Quarter {
    asked.or_else(|| quarters.first().copied()).unwrap_or_else(|| now.quarter())
}

/// What a moderator sees of a quarter.
#[tracing::instrument(name = "summaries.work", skip_all)]
pub async fn work(ctx: &Ctx, grant: &Grant<WriteSummary>, asked: Option<Quarter>) -> Result<QuarterWork> {
    let authority = &grant.thing().authority;
    let mut tx = ctx.db.read().await?;
    let quarters = periods::quarters(&mut tx, authority).await?;
    let quarter = chosen(asked, &quarters, ctx.now());
    let enough = material(&mut tx, authority, quarter).await?;
    let mut themes = of_quarter(&mut tx, authority, quarter).await?;
    for work in &mut themes {
        work.material = enough.get(&work.theme).copied().unwrap_or_default();
    }
    Ok(QuarterWork { quarter, quarters, themes })
}

/// On how many feedback a summary of each theme may draw, from the rollup.
pub(crate) async fn material(
    tx: &mut Tx,
    authority: &str,
    quarter: Quarter,
) -> Result<BTreeMap<ThemeCode, Workload>> {
    let quarter = quarter.to_string();
    let found = tallies::material(tx, authority, &quarter).await?;
    found
        .into_iter()
        .map(|(theme, n)| {
            let theme = theme.parse().map_err(Error::internal)?;
            Ok((theme, Workload::new(u64::try_from(n).unwrap_or_default())))
        })
        .collect()
}

pub(crate) async fn of_quarter(tx: &mut Tx, authority: &str, quarter: Quarter) -> Result<Vec<ThemeWork>> {
    let written = summaries::of_quarter(tx, authority, quarter).await?;
    let replies = replies::of_quarter(tx, authority, quarter).await?;
    let work = |theme: ThemeCode| {
        let summary = written.iter().find(|summary| summary.theme == theme).cloned();
        let of_it = |reply: &&Reply| summary.as_ref().is_some_and(|summary| summary.id == reply.summary);
        let replies = replies.iter().filter(of_it).cloned().collect();
        ThemeWork { theme, material: Workload::default(), summary, replies }
    };
    Ok(catalogue().codebook.themes.iter().map(|theme| work(theme.code)).collect())
}

/// What a writer sees of one theme: the redacted words to draw on, and the summary so far.
#[derive(Debug, Clone)]
pub struct Desk {
    /// Which quarter.
    pub quarter: Quarter,
    /// One of the ten.
    pub theme: ThemeCode,
    /// The words to draw on, without identities.
    pub sources: Vec<Source>,
    /// The summary so far.
    pub summary: Option<Summary>,
}

/// Redacted words of one accepted feedback.
#[derive(Debug, Clone)]
pub struct Source {
    /// The feedback.
    pub feedback: Uuid,
    /// Its words, without identities.
    pub words: Redacted,
}

/// Opens the redacted words that a summary of `theme` may draw on: at most as many as a page shows.
pub(crate) async fn sources(
    ctx: &Ctx,
    tx: &mut Tx,
    authority: &str,
    quarter: Quarter,
    theme: ThemeCode,
) -> Result<Vec<Source>> {
    let sealed = summaries::material(tx, authority, quarter, theme).await?;
    let mut sources = Vec::with_capacity(sealed.len());
    for source in sealed {
        // The feedback was erased since: its words cannot be opened any more.
        let Some(wrapped) = source.wrapped_key else { continue };
        let key = vault::known(ctx, tx, authority, &source.key_epoch).await?;
        let words = key.own(source.feedback, &wrapped)?.open_redacted(&source.sealed)?;
        sources.push(Source { feedback: source.feedback, words });
    }
    Ok(sources)
}

/// Opens a theme of a quarter for writing or reading.
///
/// # Errors
/// [`ErrorKind::NotFound`] for what is none of the ten.
#[tracing::instrument(name = "summaries.desk", skip_all)]
pub async fn desk(
    ctx: &Ctx,
    grant: &Grant<WriteSummary>,
    quarter: Quarter,
    theme: ThemeCode,
) -> Result<Desk> {
    broad(theme)?;
    let authority = &grant.thing().authority;
    let mut tx = ctx.db.read().await?;
    let sources = sources(ctx, &mut tx, authority, quarter, theme).await?;
    let summary = of_theme(&mut tx, authority, quarter, theme).await?;
    Ok(Desk { quarter, theme, sources, summary })
}

fn broad(theme: ThemeCode) -> Result<()> {
    let known = !theme.is_sub_theme() && catalogue().theme(&theme.to_string()).is_some();
    if known { Ok(()) } else { Err(ErrorKind::NotFound.into()) }
}

/// What somebody saves of a summary.
#[derive(Debug, Clone)]
pub struct SummaryText {
    /// Its words.
    pub body: Bilingual,
    /// When the text was written that the writer saw; none if there was none.
    pub opened: Option<Moment>,
    /// The writer has looked at the warnings and saves the text all the same.
    pub looked: bool,
}

/// What became of a text that somebody saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// It is written.
    Done,
    /// Nothing is written: this was found in it.
    Found(Findings),
    /// Nothing is written: somebody else changed the text after this person opened it.
    Changed,
}

/// Writes a theme's summary of a quarter, which a second moderator must read then.
#[tracing::instrument(name = "summaries.write", skip_all)]
pub async fn write(
    ctx: &Ctx,
    grant: &Grant<WriteSummary>,
    quarter: Quarter,
    theme: ThemeCode,
    text: &SummaryText,
) -> Result<Saved> {
    broad(theme)?;
    let authority = &grant.thing().authority;
    let mut tx = ctx.db.begin().await?;
    let stands = of_theme(&mut tx, authority, quarter, theme).await?.map(|summary| summary.written);
    let Ok(state) = SummaryState::write(text.opened, stands) else { return Ok(Saved::Changed) };
    let sources = sources(ctx, &mut tx, authority, quarter, theme).await?;
    let words: Vec<String> = sources.iter().map(|source| source.words.to_string()).collect();
    let found = summary_findings(&text.body, words.iter().map(String::as_str));
    if !found.let_through(text.looked) {
        return Ok(Saved::Found(found));
    }
    let sources: Vec<Uuid> = sources.iter().map(|source| source.feedback).collect();
    let new = summaries::NewSummary {
        id: ctx.token(),
        authority,
        quarter,
        theme,
        body: &trimmed(&text.body),
        state,
        writer: grant.person(),
        written: ctx.now(),
        opened: text.opened,
        sources: &sources,
    };
    let Some(id) = summaries::write(&mut tx, &new).await? else { return Ok(Saved::Changed) };
    replies::summary_rewritten(&mut tx, id).await?;
    record(ctx, &mut tx, grant.person(), grant.thing(), "write-summary", id).await?;
    tx.commit().await?;
    Ok(Saved::Done)
}

/// A text without white space around it.
pub(crate) fn trimmed(body: &Bilingual) -> Bilingual {
    Bilingual { cy: body.cy.trim().to_owned(), en: body.en.trim().to_owned() }
}

async fn of_theme(
    tx: &mut Tx,
    authority: &str,
    quarter: Quarter,
    theme: ThemeCode,
) -> Result<Option<Summary>> {
    let written = summaries::of_quarter(tx, authority, quarter).await?;
    Ok(written.into_iter().find(|summary| summary.theme == theme))
}

/// On how many feedback a summary draws now: families may have taken some back.
fn drawn_on(summary: &Summary) -> usize {
    usize::try_from(summary.sources).unwrap_or_default()
}

/// Whether a summary still draws on as many feedback as it must.
pub(crate) fn draws_on_enough(summary: &Summary) -> bool {
    drawn_on(summary) >= MIN_SOURCES
}

/// What people are told when a rule refuses.
pub(crate) fn refused(refusal: Refusal) -> ErrorKind {
    match refusal {
        Refusal::Changed => ErrorKind::Stale,
        Refusal::Own | Refusal::TooFewSources => ErrorKind::Refused,
    }
}

/// Says that a second moderator has read the theme's summary of a quarter, as it was `written`.
///
/// # Errors
/// [`ErrorKind::Refused`] for its own writer, or if it draws on too few by now; [`ErrorKind::Stale`] if it has changed
/// since.
#[tracing::instrument(name = "summaries.second_read", skip_all)]
pub async fn second_read(
    ctx: &Ctx,
    grant: &Grant<WriteSummary>,
    quarter: Quarter,
    theme: ThemeCode,
    written: Moment,
) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    let found = of_theme(&mut tx, &grant.thing().authority, quarter, theme).await?;
    let summary = found.ok_or(ErrorKind::NotFound)?;
    let reader = grant.person();
    let seen = Seen { own: summary.writer.0 == reader, seen: written, written: summary.written };
    let to = summary.state.read(seen, drawn_on(&summary)).map_err(refused)?;
    let (id, from, at) = (summary.id, summary.state, ctx.now());
    // The feedback is locked first: a withdrawal locks it first too, so the two cannot deadlock.
    for feedback in answers::settle(&mut tx, id, at).await? {
        count::answered(&mut tx, feedback, AnswerKind::Summarised, at).await?;
    }
    if !summaries::settle(&mut tx, summaries::Settled { id, from, to, written, reader, at }).await? {
        return Err(ErrorKind::Stale.into());
    }
    record(ctx, &mut tx, reader, grant.thing(), "read-summary", id).await?;
    tx.commit().await?;
    Ok(())
}

/// Writes in the trail what was done to a summary, a reply, a commitment or an entry of one.
pub(crate) async fn record(
    ctx: &Ctx,
    tx: &mut Tx,
    person: Uuid,
    place: &Remit,
    action: &str,
    id: Uuid,
) -> Result<()> {
    let thing = match action {
        action if action.ends_with("summary") => "summary",
        action if action.contains("entry") => "entry",
        action if action.ends_with("commitment") => "commitment",
        _ => "reply",
    };
    let said = Said {
        actor: Some(person),
        action,
        thing,
        thing_id: id.to_string(),
        authority: Some(&place.authority),
        detail: String::new(),
    };
    write_audit(ctx, tx, said).await
}
