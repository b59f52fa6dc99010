//! The response times of concerns.

use crate::http::{App, Failure, Here, Reply, Staff, staff::failed};
use app::{pages::safeguard::watch, routes, staff::Part};
use axum::extract::State;
use domain::concern::Desk;
use services::{ErrorKind, Reach, acts::WatchConcerns, authorise, safeguard};

/// `/cy/staff/{organisation}/gwylio`: the custodian sees the leads' desk, the independent reviewer every desk.
pub(super) async fn times(State(app): State<App>, Here(l): Here, staff: Staff) -> Result<Reply, Failure> {
    let mut desks = Vec::new();
    for desk in Desk::ALL {
        let reach = Reach::concerns(&staff.organisation, *desk);
        match authorise::<WatchConcerns>(&app.ctx, &staff.actor, reach).await {
            Ok(leave) => desks.push(safeguard::times(&app.ctx, &leave).await.map_err(failed(&app, l))?),
            // A desk that this person may not watch is left out.
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::Denied) => {}
            Err(error) => return Err(Failure::from_error(&app, l, &error)),
        }
    }
    if desks.is_empty() {
        return Err(Failure::of(&app, l, ErrorKind::Denied));
    }
    let twin = routes::STAFF_WATCH.path_with(l.other(), [&staff.organisation]);
    let frame = staff.frame(&app, l, twin, Part::Watch);
    Ok(Reply::private(watch::page(&frame, &desks)))
}
