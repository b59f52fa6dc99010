//! Where staff begin.

use super::{App, Staff, could, failed, leave};
use crate::http::{Failure, Here, Reply};
use app::{
    pages::staff::{Part, home},
    routes,
};
use axum::extract::State;
use domain::{disclosure::Workload, permission::Action};
use services::{
    acts::{SeeQueue, WriteSummary},
    moderation::{self, Asked},
    summaries,
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
        let queue = moderation::queue(&app.ctx, &leave, Asked::default()).await.map_err(failed(&app, l))?;
        let waiting = queue.tiers.iter().map(|(_, load)| load.items()).sum();
        model.queue = Some((Workload::new(waiting), queue.overdue));
        model.mine = Some(queue.mine);
    }
    if could(actor, Action::ReadReply) && could(actor, Action::WriteSummary) {
        let leave = leave::<WriteSummary>(&app, l, actor)?;
        let unread = summaries::unread_replies(&app.ctx, &leave).await.map_err(failed(&app, l))?;
        model.replies = Some(Workload::new(unread.iter().map(|(_, count)| count).sum()));
    }
    let frame = staff.frame(&app, l, routes::STAFF.path(l.other()), Part::Home);
    Ok(Reply::private(home::page(&frame, &model)))
}
