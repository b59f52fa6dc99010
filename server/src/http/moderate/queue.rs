//! What waits to be read.

use crate::http::{
    App, Asked, Failure, Here, Reply, Staff,
    staff::{failed, leave},
};
use app::{
    pages::moderate::queue::{self, Done},
    routes,
    staff::Part,
};
use axum::extract::State;
use services::{
    acts::SeeQueue,
    moderate::{self, Asked as Wanted},
};

/// `/cy/staff/{organisation}/ciw`.
pub(super) async fn queue(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
    Asked(asked): Asked,
) -> Result<Reply, Failure> {
    let leave = leave::<SeeQueue>(&app, l, &staff.actor)?;
    let tier = asked.get("tier").and_then(|code| code.parse().ok());
    let wanted = Wanted { tier, mine: asked.get("mine") == Some("1") };
    let queue = moderate::queue(&app.ctx, &leave, wanted).await.map_err(failed(&app, l))?;
    let frame =
        staff.frame(&app, l, routes::STAFF_QUEUE.path_with(l.other(), [&staff.organisation]), Part::Queue);
    let done = asked.get("done").and_then(Done::from_code);
    Ok(Reply::private(queue::page(&frame, &queue, wanted, done, app.ctx.now())))
}
