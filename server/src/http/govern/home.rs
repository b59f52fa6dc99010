//! Where staff begin.

use crate::http::{
    App, Failure, Here, Reply, Staff,
    staff::{could, failed, leave},
};
use app::{pages::govern::home, routes, staff::Part};
use axum::extract::State;
use domain::{disclosure::Workload, permission::Action};
use services::{
    acts::{SeeQueue, WriteSummary},
    moderate::{self, Asked, replies},
};

/// `/cy/staff`.
pub(super) async fn home(State(app): State<App>, Here(l): Here, staff: Staff) -> Result<Reply, Failure> {
    let actor = &staff.actor;
    let mut model = home::Home {
        summaries: could(actor, Action::WriteSummary),
        import: could(actor, Action::Import),
        themes: could(actor, Action::WriteReply),
        quarter: could(actor, Action::Release),
        audit: could(actor, Action::ReadAudit),
        ..home::Home::default()
    };
    if could(actor, Action::SeeQueue) {
        let leave = leave::<SeeQueue>(&app, l, actor)?;
        let queue = moderate::queue(&app.ctx, &leave, Asked::default()).await.map_err(failed(&app, l))?;
        let waiting = queue.tiers.iter().map(|(_, load)| load.items()).sum();
        model.queue = Some((Workload::new(waiting), queue.overdue));
        model.mine = Some(queue.mine);
    }
    if could(actor, Action::ReadReply) && could(actor, Action::WriteSummary) {
        let leave = leave::<WriteSummary>(&app, l, actor)?;
        let unread = replies::unread_replies(&app.ctx, &leave).await.map_err(failed(&app, l))?;
        model.replies = Some(Workload::new(unread.iter().map(|(_, count)| count).sum()));
    }
    let frame = staff.frame(&app, l, routes::STAFF.path(l.other()), Part::Home);
    Ok(Reply::private(home::page(&frame, &model)))
}
