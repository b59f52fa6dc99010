//! Whether the server lives, and whether it can do its work.

use super::App;
use axum::{Router, extract::State, http::StatusCode, routing::get};
use storage::dialect;

/// `/health/live` and `/health/ready`.
pub fn routes() -> Router<App> {
    Router::new().route("/health/live", get(async || "live\n")).route("/health/ready", get(ready))
}

async fn ready(State(app): State<App>) -> (StatusCode, &'static str) {
    match dialect::ping(&app.ctx.db).await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database is away\n"),
    }
}
