//! The audit trail.

use crate::http::{
    App, Failure, Here, Reply, Staff,
    staff::{failed, leave},
};
use app::{pages::govern::audit as page, routes, staff::Part};
use axum::extract::State;
use services::{acts::ReadAudit, govern::audit};

/// How many entries are shown.
const SHOWN: i64 = 200;

/// `/cy/staff/{organisation}/archwilio`.
pub(super) async fn audit(State(app): State<App>, Here(l): Here, staff: Staff) -> Result<Reply, Failure> {
    let leave = leave::<ReadAudit>(&app, l, &staff.actor)?;
    let entries = audit::newest_named(&app.ctx, &leave, SHOWN).await.map_err(failed(&app, l))?;
    let frame =
        staff.frame(&app, l, routes::STAFF_AUDIT.path_with(l.other(), [&staff.organisation]), Part::Audit);
    Ok(Reply::private(page::page(&frame, &entries)))
}
