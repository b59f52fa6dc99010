//! Whether the server lives, and whether it can do its work. A job checks once a second, and answers give
//! what it saw last. So anybody may ask often: asking costs nothing and takes no database connection from
//! others.

use super::App;
use axum::{Router, extract::State, http::StatusCode, routing::get};
use domain::clock::Moment;
use services::{
    alerts::Standing,
    jobs::{self, supervise::Pulse},
};
use std::{
    fmt::Write,
    sync::{Mutex, PoisonError},
};
use storage::dialect;

/// A check older than this, in microseconds, does not count: the job that checks is stuck.
const STALE: i64 = 15_000_000;

/// What the job saw last, and the tasks that never end.
#[derive(Default)]
pub struct Health {
    seen: Mutex<Option<Seen>>,
    tasks: Mutex<Vec<(&'static str, Pulse)>>,
}

#[derive(Clone, Copy)]
struct Seen {
    at: Moment,
    database: bool,
    jobs: jobs::Counts,
}

impl Health {
    /// Adds a task to report on.
    pub fn watch(&self, name: &'static str, pulse: Pulse) {
        self.tasks.lock().unwrap_or_else(PoisonError::into_inner).push((name, pulse));
    }

    fn seen(&self) -> Option<Seen> {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tasks(&self) -> Vec<(&'static str, Pulse)> {
        self.tasks.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Checks whether the database answers, whether a writing transaction can begin, and how much work waits.
pub async fn look(app: &App) -> services::Result<()> {
    let result = match dialect::ping(&app.ctx.db).await {
        Ok(()) => jobs::counts(&app.ctx).await,
        Err(error) => Err(error.into()),
    };
    let before = app.health.seen().map(|seen| seen.jobs).unwrap_or_default();
    let (database, jobs) = (result.is_ok(), result.as_ref().copied().unwrap_or(before));
    let seen = Seen { at: app.ctx.now(), database, jobs };
    *app.health.seen.lock().unwrap_or_else(PoisonError::into_inner) = Some(seen);
    result.map(drop)
}

/// `/health`, `/health/live` and `/health/ready`.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/health", get(health))
        .route("/health/live", get(async || "live\n"))
        .route("/health/ready", get(ready))
}

/// What prevents the server from working; `None` if nothing does.
fn trouble(app: &App) -> Option<&'static str> {
    let now = app.ctx.now();
    match app.health.seen() {
        None => Some("nobody has looked yet\n"),
        Some(seen) if now.0.saturating_sub(seen.at.0) > STALE => Some("nobody has looked for a while\n"),
        Some(seen) if !seen.database => Some("the database is away\n"),
        Some(_) if !app.sends.pulse().is_well(now) => Some("feedback cannot be written\n"),
        Some(_) => None,
    }
}

async fn ready(State(app): State<App>) -> (StatusCode, &'static str) {
    match trouble(&app) {
        None => (StatusCode::OK, "ready\n"),
        Some(trouble) => (StatusCode::SERVICE_UNAVAILABLE, trouble),
    }
}

/// The state for monitoring, one fact a line: codes and counts alone.
async fn health(State(app): State<App>) -> (StatusCode, String) {
    let (now, trouble) = (app.ctx.now(), trouble(&app));
    let jobs = app.health.seen().map(|seen| seen.jobs).unwrap_or_default();
    let mut text = format!("state {}", trouble.unwrap_or("ready\n"));
    let writer = ("send-writer", app.sends.pulse().clone());
    for (name, pulse) in std::iter::once(writer).chain(app.health.tasks()) {
        let state = if pulse.is_well(now) { "well" } else { "unwell" };
        // Writing to a String cannot fail.
        let _ = writeln!(text, "task {name} {state} panics {}", pulse.panics());
    }
    for (way, standing) in app.ctx.targets().standing() {
        let _ = writeln!(text, "alerts {way} {}", stands(standing));
    }
    if app.ctx.targets().is_nobody_alerted() {
        text.push_str("alerts none: nobody is alerted by Clywed\n");
    }
    let _ = writeln!(text, "jobs waiting {} late {} dead {}", jobs.waiting, jobs.late, jobs.dead);
    (trouble.map_or(StatusCode::OK, |_| StatusCode::SERVICE_UNAVAILABLE), text)
}

/// The state of the server of a way for alerts. The server is checked whether or not anybody is alerted, so
/// its state does not tell that somebody was.
fn stands(standing: Standing) -> String {
    match standing {
        Standing::NotSetUp => "not-set-up".to_owned(),
        Standing::Unseen => "unseen".to_owned(),
        Standing::Well => "well".to_owned(),
        Standing::Away(_, fault) => format!("away {fault}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::{rig, router};
    use std::sync::Arc;
    use storage::testkit::{self, Inside};

    async fn looked(app: &Mutex<Option<App>>) -> App {
        let app = app.lock().unwrap().clone().unwrap();
        let _ = look(&app).await;
        app
    }

    #[tokio::test]
    async fn readiness_follows_the_database_and_the_writer_and_is_known_without_asking_them() {
        let fresh = testkit::sqlite().await.unwrap();
        let setting = fresh.setting.clone();
        let kept = Arc::new(Mutex::new(None));
        let keep = kept.clone();
        let rig = rig::Rig::with(fresh, move |app| {
            *keep.lock().unwrap() = Some(app.clone());
            router(app)
        })
        .await;
        assert_eq!(rig.get("/health/ready").await.status, 503, "nobody has looked yet");
        let app = looked(&kept).await;
        assert_eq!(rig.get("/health/ready").await.status, 200);
        // The answer does not wait for the write lock, which another connection holds.
        let mut elsewhere = Inside::of(&setting).await.unwrap();
        elsewhere.run("BEGIN IMMEDIATE").await.unwrap();
        assert_eq!(rig.get("/health/ready").await.status, 200, "what was seen last");
        looked(&kept).await;
        let page = rig.get("/health/ready").await;
        assert_eq!((page.status, page.html.as_str()), (503, "the database is away\n"));
        elsewhere.run("ROLLBACK").await.unwrap();
        looked(&kept).await;
        assert_eq!(rig.get("/health/ready").await.status, 200);

        for _ in 0..3 {
            app.sends.pulse().failed(app.ctx.now());
        }
        let page = rig.get("/health/ready").await;
        assert_eq!((page.status, page.html.as_str()), (503, "feedback cannot be written\n"));
        let page = rig.get("/health").await;
        assert!(
            page.status == 503 && page.html.contains("task send-writer unwell panics 0\n"),
            "{}",
            page.html
        );
        app.sends.pulse().worked();
        let page = rig.get("/health").await;
        assert_eq!(
            page.html,
            concat!(
                "state ready\ntask send-writer well panics 0\nalerts mail not-set-up\nalerts text not-set-up\n",
                "alerts none: nobody is alerted by Clywed\njobs waiting 0 late 0 dead 0\n"
            )
        );
    }
}
