//! The queue of items to read.

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
    moderate::{self, Order, Wanted},
};

/// `/cy/staff/{organisation}/ciw`.
pub(super) async fn queue(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
    Asked(asked): Asked,
) -> Result<Reply, Failure> {
    let leave = leave::<SeeQueue>(&app, l, &staff.actor).await?;
    let failed = failed(&app, l);
    let frame =
        staff.frame(&app, l, routes::STAFF_QUEUE.path_with(l.other(), [&staff.organisation]), Part::Queue);
    let id = |name| asked.get(name).and_then(|id| id.parse().ok());
    let after = id("after");
    if asked.get("decided") == Some("1") {
        let (lines, next) = moderate::decided(&app.ctx, &leave, after).await.map_err(failed)?;
        return Ok(Reply::private(queue::decided(&frame, &lines, next, after.is_some())));
    }
    let wanted = Wanted {
        tier: asked.get("tier").and_then(|code| code.parse().ok()),
        mine: asked.get("mine") == Some("1"),
        burst: id("burst"),
        order: if asked.get("order") == Some("newest") { Order::Newest } else { Order::Oldest },
        after,
    };
    let queue = moderate::queue(&app.ctx, &leave, wanted).await.map_err(failed)?;
    let done = asked.get("done").and_then(Done::from_code);
    Ok(Reply::private(queue::page(&frame, &queue, wanted, done, app.ctx.now())))
}
