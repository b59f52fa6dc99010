//! The start page of staff.

use crate::http::{
    App, Failure, Here, Reply, SignedIn, Staff, safeguard,
    staff::{could, failed, leave},
};
use app::{
    pages::govern::{home, organisations},
    routes,
    staff::Part,
};
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    disclosure::Workload,
    permission::{Action, Role},
};
use services::{
    acts::{Administer, ReadAudit, ReadSummaries, SeeQueue, WriteSummary},
    answer::{commitments, notices},
    govern::{administer, office},
    moderate::{self, Wanted, entries, replies},
};

/// `/cy/staff`: redirects to the only organisation that somebody acts in, or shows the choice between
/// several.
pub(super) async fn choose(State(app): State<App>, Here(l): Here, signed_in: SignedIn) -> Response {
    let SignedIn { actor, organisations, csrf, .. } = signed_in;
    if let [only] = organisations.as_slice() {
        // Who answers for services begins with what is new and owed.
        if could(&actor, Action::WriteReply) {
            return Redirect::to(&routes::STAFF_BOARD.path_with(l, [&only.code])).into_response();
        }
        return Redirect::to(&routes::STAFF_HOME.path_with(l, [&only.code])).into_response();
    }
    let frame = app.frame(l, routes::STAFF.path(l.other()));
    let frame = app::staff::frame_of_none(frame, &actor, &csrf);
    Reply::private(organisations::choose(&frame, &organisations)).into_response()
}

/// `/cy/staff/{organisation}`.
pub(super) async fn home(State(app): State<App>, Here(l): Here, staff: Staff) -> Result<Reply, Failure> {
    let actor = &staff.actor;
    let mut roles: Vec<Role> = Vec::new();
    for grant in &actor.grants {
        if !roles.contains(&grant.role) {
            roles.push(grant.role);
        }
    }
    let mut model = home::Home {
        roles,
        summaries: could(actor, Action::WriteSummary),
        import: could(actor, Action::Import),
        themes: could(actor, Action::ReadFigures).then(|| could(actor, Action::WriteReply)),
        quarter: could(actor, Action::Release),
        audit: could(actor, Action::ReadAudit),
        ..home::Home::default()
    };
    if could(actor, Action::SeeQueue) {
        let leave = leave::<SeeQueue>(&app, l, actor).await?;
        let queue = moderate::queue(&app.ctx, &leave, Wanted::default()).await.map_err(failed(&app, l))?;
        let waiting = queue.tiers.iter().map(|(_, load)| *load).fold(Workload::default(), Workload::and);
        model.queue = Some((waiting, queue.overdue));
        model.mine = Some(queue.mine);
        model.ring = (queue.ring, queue.numbers);
    }
    for desk in safeguard::desks(actor) {
        let leave = safeguard::leave(&app, l, actor, Some(desk)).await?;
        model
            .concerns
            .push(services::safeguard::desk(&app.ctx, &leave, None).await.map_err(failed(&app, l))?);
    }
    if could(actor, Action::SeeReviews) {
        let [waiting, _] = safeguard::to_answer(&app, l, &staff).await?;
        let late = waiting.iter().any(|one| one.late);
        model.disclosures = Some((Workload::new(u64::try_from(waiting.len()).unwrap_or(u64::MAX)), late));
    }
    if could(actor, Action::ReadReply) && could(actor, Action::WriteSummary) {
        let leave = leave::<WriteSummary>(&app, l, actor).await?;
        let unread = replies::unread_replies(&app.ctx, &leave).await.map_err(failed(&app, l))?;
        let entries = entries::unread(&app.ctx, &leave).await.map_err(failed(&app, l))?;
        let entries = u64::try_from(entries.len()).unwrap_or(u64::MAX);
        model.replies = Some(Workload::new(unread.iter().map(|(_, count)| count).sum::<u64>() + entries));
    }
    if could(actor, Action::ReadFigures) {
        let leave = leave::<ReadSummaries>(&app, l, actor).await?;
        let totals = commitments::board(&app.ctx, &leave).await.map_err(failed(&app, l))?.totals;
        let notices = notices::list(&app.ctx, &leave).await.map_err(failed(&app, l))?;
        let waiting = notices.iter().filter(|given| !given.notice.answered).count();
        model.notices = Some(u32::try_from(waiting).unwrap_or(u32::MAX));
        model.commitments = Some((totals.due + totals.overdue, totals.overdue));
    }
    if could(actor, Action::ReadAudit) {
        let leave = leave::<ReadAudit>(&app, l, actor).await?;
        model.missing = moderate::orphans(&app.ctx, &leave).await.map_err(failed(&app, l))?;
    } else if could(actor, Action::Administer) {
        let leave = leave::<Administer>(&app, l, actor).await?;
        model.missing = moderate::orphans(&app.ctx, &leave).await.map_err(failed(&app, l))?;
    }
    if could(actor, Action::Administer) {
        let leave = leave::<Administer>(&app, l, actor).await?;
        model.office = Some(administer::overview(&app.ctx, &leave).await.map_err(failed(&app, l))?);
    }
    let frame =
        staff.frame(&app, l, routes::STAFF_HOME.path_with(l.other(), [&staff.organisation]), Part::Home);
    Ok(Reply::private(home::page(&frame, &model)))
}

/// `/cy/staff/{organisation}/sefydliadau`.
pub(super) async fn organisations(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
) -> Result<Reply, Failure> {
    leave::<Administer>(&app, l, &staff.actor).await?;
    let all = office::organisations(&app.ctx).await.map_err(failed(&app, l))?;
    let twin = routes::STAFF_ORGANISATIONS.path_with(l.other(), [&staff.organisation]);
    let frame = staff.frame(&app, l, twin, Part::Organisations);
    Ok(Reply::private(organisations::all(&frame, &all, &staff.organisations)))
}
