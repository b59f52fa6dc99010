//! What a service promised, and what it says of it since.

use crate::{
    Ctx, ErrorKind, Grant, Remit, Result,
    acts::{ReadSummaries, WriteReply},
    moderate::summaries::{Saved, record, sources, trimmed},
};
use domain::{
    Bilingual,
    catalogue::catalogue,
    clock::{Date, Moment},
    commitment::{EntryKind, Standing, Totals, entry_findings, owner_findings, standing},
    settings::Priority,
    summary::{Findings, ReplyState},
};
pub use storage::commitments::{About, Commitment, entries::Entry};
use storage::{
    Tx, Uuid,
    commitments::{self, entries},
    directory::{self, Service},
};

/// The longest name of a source of money, in characters.
const FUNDING_LIMIT: usize = 120;

/// A commitment as its people see it.
#[derive(Debug, Clone)]
pub struct Line {
    /// The commitment.
    pub commitment: Commitment,
    /// The service that promised; `None` where the authority itself did.
    pub service: Option<Service>,
    /// Where it stands today.
    pub standing: Standing,
}

/// The commitments of a service or an authority.
#[derive(Debug, Clone)]
pub struct Board {
    /// Each: what is overdue, then what is due, then what has ended, newest first.
    pub lines: Vec<Line>,
    /// How many stand how.
    pub totals: Totals,
}

/// One commitment with everything that was said of it.
#[derive(Debug, Clone)]
pub struct Whole {
    /// The commitment.
    pub line: Line,
    /// What was said of it, oldest first, whether a moderator has read it or not.
    pub entries: Vec<Entry>,
    /// The priorities of the authority, for choosing one.
    pub priorities: Vec<Priority>,
}

/// Whether a remit reaches a commitment: whoever answers for one service reaches that service's.
fn reaches(remit: &Remit, commitment: &Commitment) -> bool {
    commitment.authority == remit.authority
        && remit.service.is_none_or(|service| commitment.service == Some(service))
}

/// Totals of commitments on a day.
pub(crate) fn totals<'a>(all: impl Iterator<Item = &'a Commitment>, today: Date) -> Totals {
    Totals::of(all.map(|one| (one.made.date(), one.by, one.ended)), today)
}

/// The commitments that somebody may see, with how they stand.
#[tracing::instrument(name = "commitments.board", skip_all)]
pub async fn board(ctx: &Ctx, grant: &Grant<ReadSummaries>) -> Result<Board> {
    let (remit, today) = (grant.thing(), ctx.now().date());
    let mut tx = ctx.db.read().await?;
    let mut all = commitments::of_authority(&mut tx, &remit.authority).await?;
    all.retain(|commitment| reaches(remit, commitment));
    let services = directory::of_authority(&mut tx, &remit.authority).await?;
    let totals = totals(all.iter(), today);
    let lines = in_order(all).into_iter().map(|commitment| line(commitment, &services, today)).collect();
    Ok(Board { lines, totals })
}

/// In the order to read: what is not done, the one that is due first before the others; then what has ended, the newest
/// first. `all` is in the order of the promised days.
pub(crate) fn in_order(all: Vec<Commitment>) -> Vec<Commitment> {
    let (over, mut open): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.ended.is_some());
    open.extend(over.into_iter().rev());
    open
}

/// A commitment with its service and how it stands.
pub(crate) fn line(commitment: Commitment, services: &[Service], today: Date) -> Line {
    let service = services.iter().find(|service| Some(service.id) == commitment.service).cloned();
    let standing = standing(commitment.by, commitment.ended, today);
    Line { commitment, service, standing }
}

async fn found(tx: &mut Tx, remit: &Remit, id: Uuid) -> Result<Commitment> {
    let found = commitments::by_id(tx, id).await?.filter(|commitment| reaches(remit, commitment));
    Ok(found.ok_or(ErrorKind::NotFound)?)
}

/// One commitment with everything that was said of it.
///
/// # Errors
/// [`ErrorKind::NotFound`] if there is none within the grant's remit.
#[tracing::instrument(name = "commitments.one", skip_all)]
pub async fn one(ctx: &Ctx, grant: &Grant<ReadSummaries>, id: Uuid) -> Result<Whole> {
    let mut tx = ctx.db.read().await?;
    let commitment = found(&mut tx, grant.thing(), id).await?;
    let authority = directory::known_authority(&mut tx, &commitment.authority).await?;
    let services = directory::of_authority(&mut tx, &commitment.authority).await?;
    Ok(Whole {
        entries: entries::of_commitment(&mut tx, id).await?,
        line: line(commitment, &services, ctx.now().date()),
        priorities: authority.settings.priorities.clone(),
    })
}

/// Says who sees to a commitment and what it belongs to. `version` is the one that the writer saw; `looked`: the writer has
/// looked at the warnings.
///
/// # Errors
/// [`ErrorKind::NotFound`] as [`one`]; [`ErrorKind::Refused`] for a programme or priority that there is not, or a name of
/// the money that is too long.
#[tracing::instrument(name = "commitments.describe", skip_all)]
pub async fn describe(
    ctx: &Ctx,
    grant: &Grant<WriteReply>,
    id: Uuid,
    (version, looked): (i64, bool),
    about: &About,
) -> Result<Saved> {
    let mut tx = ctx.db.begin().await?;
    let commitment = found(&mut tx, grant.thing(), id).await?;
    let findings = owner_findings(&about.owner, ctx.now().date());
    if !findings.let_through(looked) {
        return Ok(Saved::Found(findings));
    }
    let settings = directory::known_authority(&mut tx, &commitment.authority).await?.settings;
    let programmes = &catalogue().programmes.programmes;
    let known = |code: &str| programmes.iter().any(|programme| programme.id == code);
    let kept = |code: &str| settings.priorities.iter().any(|priority| priority.code == code);
    let funding = about.funding.as_ref().is_none_or(|name| name.chars().count() <= FUNDING_LIMIT);
    if !(about.programme.as_deref().is_none_or(known)
        && about.priority.as_deref().is_none_or(kept)
        && funding)
    {
        return Err(ErrorKind::Refused.into());
    }
    let about = About { owner: trimmed(&about.owner), ..about.clone() };
    if !commitments::describe(&mut tx, id, version, &about).await? {
        return Ok(Saved::Changed);
    }
    changed(ctx, &mut tx, grant, &commitment, "describe-commitment").await?;
    tx.commit().await?;
    Ok(Saved::Done)
}

/// Records what was done to a commitment. If everybody may see it, public pages are made anew.
async fn changed(
    ctx: &Ctx,
    tx: &mut Tx,
    grant: &Grant<WriteReply>,
    commitment: &Commitment,
    action: &str,
) -> Result<()> {
    record(ctx, tx, grant.person(), grant.thing(), action, commitment.id).await?;
    if commitment.shown.is_some() {
        directory::bump(tx, &commitment.authority).await?;
    }
    Ok(())
}

/// What somebody says of a commitment.
#[derive(Debug, Clone)]
pub struct NewEntry {
    /// What it says.
    pub kind: EntryKind,
    /// Its words.
    pub body: Bilingual,
    /// The planned day of a milestone, or the day on which the commitment ended.
    pub on: Option<Date>,
    /// The writer has looked at the warnings.
    pub looked: bool,
}

/// Writes what a service says of its commitment; it then waits for a moderator. `token` comes with the form, as with a
/// reply; `anew` is the entry that is written anew, and when the text was written that its writer saw.
///
/// # Errors
/// [`ErrorKind::NotFound`] if there is no such commitment within the grant's remit, or no such entry of it.
#[tracing::instrument(name = "commitments.say", skip_all)]
pub async fn say(
    ctx: &Ctx,
    grant: &Grant<WriteReply>,
    id: Uuid,
    (token, anew): (Uuid, Option<(Uuid, Moment)>),
    new: &NewEntry,
) -> Result<Saved> {
    let mut tx = ctx.db.begin().await?;
    let commitment = found(&mut tx, grant.thing(), id).await?;
    // Nothing is added to what has ended: only a text that was sent back for it can still be written anew.
    if commitment.ended.is_some() {
        return Ok(Saved::Changed);
    }
    let findings = look(ctx, &mut tx, &commitment, new).await?;
    if !findings.let_through(new.looked) {
        return Ok(Saved::Found(findings));
    }
    let entry = Entry {
        id: anew.map_or_else(|| ctx.token(), |(entry, _)| entry),
        commitment: id,
        kind: new.kind,
        body: trimmed(&new.body),
        on: new.on.filter(|_| new.kind != EntryKind::Progress),
        state: ReplyState::Draft,
        writer: (grant.person(), String::new()),
        written: ctx.now(),
        reason: None,
    };
    let written = match anew {
        None => entries::add(&mut tx, &entry, token).await? || same(&mut tx, &entry, token).await?,
        Some((id, opened)) => {
            let of_it = |known: &Entry| known.commitment == commitment.id;
            let known = entries::by_id(&mut tx, id).await?.filter(of_it).ok_or(ErrorKind::NotFound)?;
            known.state.rewrite(opened, known.written).is_ok()
                && entries::rewrite(&mut tx, &entry, known.state, opened).await?
        }
    };
    if !written {
        return Ok(Saved::Changed);
    }
    record(ctx, &mut tx, grant.person(), grant.thing(), "write-entry", entry.id).await?;
    tx.commit().await?;
    Ok(Saved::Done)
}

/// Whether the form with `token` has made the same entry before: it was sent twice.
async fn same(tx: &mut Tx, entry: &Entry, token: Uuid) -> Result<bool> {
    let first = entries::by_token(tx, entry.commitment, token).await?;
    Ok(first.is_some_and(|first| (first.kind, &first.body, first.on) == (entry.kind, &entry.body, entry.on)))
}

/// What is found in an entry.
async fn look(ctx: &Ctx, tx: &mut Tx, commitment: &Commitment, new: &NewEntry) -> Result<Findings> {
    let Commitment { authority, quarter, theme, made, .. } = commitment;
    let sources = sources(ctx, tx, authority, *quarter, *theme).await?;
    let words: Vec<String> = sources.iter().map(|source| source.words.to_string()).collect();
    let days = (made.date(), ctx.now().date());
    Ok(entry_findings(new.kind, &new.body, new.on, days, words.iter().map(String::as_str)))
}
