//! What waits to be read.

use super::{App, Staff, failed, leave};
use crate::http::{Failure, Here, Reply};
use app::{
    pages::staff::{
        Part,
        queue::{self, Done},
    },
    routes,
};
use axum::extract::{Query, State};
use serde::Deserialize;
use services::{
    acts::SeeQueue,
    moderation::{self, Asked},
};

/// What the address asks for. Anything that cannot be read is not asked for.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Ask {
    #[serde(default)]
    tier: String,
    #[serde(default)]
    mine: String,
    #[serde(default)]
    done: String,
}

/// `/cy/staff/ciw`.
pub(super) async fn queue(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
    Query(ask): Query<Ask>,
) -> Result<Reply, Failure> {
    let leave = leave::<SeeQueue>(&app, l, &staff.actor)?;
    let asked = Asked { tier: ask.tier.parse().ok(), mine: ask.mine == "1" };
    let queue = moderation::queue(&app.ctx, &leave, asked).await.map_err(failed(&app, l))?;
    let frame = staff.frame(&app, l, routes::STAFF_QUEUE.path(l.other()), Part::Queue);
    let done = Done::from_code(&ask.done);
    Ok(Reply::private(queue::page(&frame, &queue, asked, done, app.ctx.now())))
}
