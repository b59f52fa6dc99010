//! The audit trail.

use crate::http::{
    App, Asked, Failure, Here, Reply, Staff,
    staff::{failed, leave},
};
use app::{pages::govern::audit as page, routes, staff::Part};
use axum::extract::State;
use services::{acts::ReadAudit, govern::audit};

/// `/cy/staff/{organisation}/archwilio`.
pub(super) async fn audit(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
    Asked(asked): Asked,
) -> Result<Reply, Failure> {
    let leave = leave::<ReadAudit>(&app, l, &staff.actor).await?;
    let before = asked.get("before").and_then(|text| text.parse().ok());
    let found = audit::page(&app.ctx, &leave, before).await.map_err(failed(&app, l))?;
    let frame =
        staff.frame(&app, l, routes::STAFF_AUDIT.path_with(l.other(), [&staff.organisation]), Part::Audit);
    Ok(Reply::private(page::page(&frame, &found, before.is_some())))
}
