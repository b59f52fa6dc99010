//! Notices of what does not wait for a quarter (`domain::urgency`): given when feedback is accepted, read by the service's
//! managers and by whoever answers for the whole authority, and answered by what somebody did.

use crate::{
    Ctx, Error, ErrorKind, Grant, Remit, Result,
    acts::{ReadSummaries, WriteReply},
    alerts::Nudge,
    govern::audit::{Said, write},
};
use domain::{
    catalogue::ThemeCode,
    clock::Date,
    coding::Criticality,
    feedback::WordBox,
    figures::Facts,
    urgency::{DID_LIMIT, GRAVE, from, is_urgent, shown_from},
};
use std::collections::BTreeSet;
pub use storage::notices::{Did, Notice};
use storage::{
    Tx, Uuid,
    directory::{self, Service},
    notices,
};

/// A notice with its service and what was done.
#[derive(Debug, Clone)]
pub struct Given {
    /// The notice.
    pub notice: Notice,
    /// The service.
    pub service: Service,
    /// What was done, oldest first.
    pub did: Vec<Did>,
}

/// What a feedback adds to the days of its service.
struct Weight {
    service: Uuid,
    day: Date,
    problems: BTreeSet<ThemeCode>,
    grave: bool,
}

impl Weight {
    /// `None` for feedback about no service, or that is gone.
    async fn of(tx: &mut Tx, feedback: Uuid, facts: &Facts) -> Result<Option<Self>> {
        let Some(service) = facts.service.as_deref() else { return Ok(None) };
        let service = service.parse().map_err(Error::internal)?;
        let Some((received, level)) = notices::weight(tx, feedback).await? else { return Ok(None) };
        let level = level.and_then(|level| level.to_string().parse::<Criticality>().ok());
        let problems = facts
            .themes
            .iter()
            .filter(|(_, polarity)| *polarity == WordBox::Problem)
            .filter_map(|(theme, _)| theme.parse::<ThemeCode>().ok())
            .map(ThemeCode::theme)
            .collect();
        let grave = level.is_some_and(|level| level >= GRAVE);
        Ok(Some(Self { service, day: received.date(), problems, grave }))
    }

    async fn add(&self, tx: &mut Tx, theme: ThemeCode, by: i64) -> Result<()> {
        let grave = if self.grave { by } else { 0 };
        Ok(notices::add(tx, (self.service, theme, self.day), (by, grave)).await?)
    }
}

/// Weighs an accepted feedback in. If a theme of its service is urgent now, a notice is given, in the same transaction.
pub(crate) async fn weigh_in(
    ctx: &Ctx,
    tx: &mut Tx,
    feedback: Uuid,
    (authority, facts): (&str, &Facts),
) -> Result<()> {
    let Some(weight) = Weight::of(tx, feedback, facts).await? else { return Ok(()) };
    let (service, today) = (weight.service, ctx.now().date());
    for theme in weight.problems.iter().copied() {
        weight.add(tx, theme, 1).await?;
        let pressing = notices::between(tx, (service, theme), (from(today), today)).await?;
        if !is_urgent(pressing) {
            continue;
        }
        let notice = Notice { id: ctx.token(), service, theme, day: today, answered: false };
        if notices::post(tx, authority, notice, ctx.now().quarter()).await? {
            let said = Said {
                actor: None,
                action: "give-notice",
                thing: "notice",
                thing_id: notice.id.to_string(),
                authority: Some(authority),
                detail: String::new(),
            };
            write(ctx, tx, said).await?;
            for person in notices::told(tx, authority, service).await? {
                Nudge::add(ctx, tx, person).await?;
            }
        }
    }
    Ok(())
}

/// Weighs a feedback that counts no more out again. A notice stays: it says nothing of anybody.
pub(crate) async fn weigh_out(tx: &mut Tx, feedback: Uuid, facts: &Facts) -> Result<()> {
    let Some(weight) = Weight::of(tx, feedback, facts).await? else { return Ok(()) };
    for theme in weight.problems.iter().copied() {
        weight.add(tx, theme, -1).await?;
    }
    Ok(())
}

/// Whether a remit reaches a notice.
fn reaches(remit: &Remit, notice: &Notice) -> bool {
    remit.service.is_none_or(|service| notice.service == service)
}

/// The notices of a quarter's days that somebody may see: what nobody has answered first, then the newest.
#[tracing::instrument(name = "notices.list", skip_all)]
pub async fn list(ctx: &Ctx, grant: &Grant<ReadSummaries>) -> Result<Vec<Given>> {
    let remit = grant.thing();
    let mut tx = ctx.db.read().await?;
    let since = shown_from(ctx.now().date());
    let mut here = notices::since(&mut tx, &remit.authority, since).await?;
    here.retain(|notice| reaches(remit, notice));
    here.sort_by_key(|notice| (notice.answered, std::cmp::Reverse(notice.day)));
    let mut given = Vec::with_capacity(here.len());
    for notice in here {
        let Some(service) = directory::by_id(&mut tx, notice.service).await? else { continue };
        given.push(Given { notice, service, did: notices::said(&mut tx, notice.id).await? });
    }
    Ok(given)
}

/// Says what somebody did because of a notice. `token` comes with the form, so that pressing twice says it once. False: nothing
/// was said, or too much.
///
/// # Errors
/// [`ErrorKind::NotFound`] if there is no such notice within the grant's remit.
#[tracing::instrument(name = "notices.say", skip_all)]
pub async fn say(ctx: &Ctx, grant: &Grant<WriteReply>, id: Uuid, token: Uuid, body: &str) -> Result<bool> {
    let body = body.trim();
    if body.is_empty() || body.chars().count() > DID_LIMIT {
        return Ok(false);
    }
    let remit = grant.thing();
    let mut tx = ctx.db.begin().await?;
    let found = notices::by_id(&mut tx, &remit.authority, id).await?;
    found.filter(|notice| reaches(remit, notice)).ok_or(ErrorKind::NotFound)?;
    let person = grant.person();
    if notices::say(&mut tx, (ctx.token(), id, token), (person, ctx.now()), body).await? {
        let said = Said {
            actor: Some(person),
            action: "answer-notice",
            thing: "notice",
            thing_id: id.to_string(),
            authority: Some(&remit.authority),
            detail: String::new(),
        };
        write(ctx, &mut tx, said).await?;
    }
    tx.commit().await?;
    Ok(true)
}
