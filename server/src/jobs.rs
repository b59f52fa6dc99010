//! What the server does by itself. Each job takes a lease, so any number of servers may run.

use crate::http::App;
use services::{govern::audit, jobs, public::directory, publish::figures};
use std::{future::Future, sync::atomic::Ordering, time::Duration};
use storage::Uuid;
use tokio::{task::JoinSet, time::interval};

/// Starts every job.
pub fn start(app: &App) -> JoinSet<()> {
    let mut set = JoinSet::new();
    let holder = app.ctx.token();
    let of = |app: &App| (app.clone(), holder);
    every(&mut set, audit::EVERY, of(app), async |(app, holder): (App, Uuid)| {
        audit::seal(&app.ctx, holder).await.map(drop)
    });
    every(&mut set, Duration::from_secs(20), of(app), async |(app, holder)| {
        jobs::fold_tallies(&app.ctx, holder).await
    });
    every(&mut set, Duration::from_secs(15), of(app), async |(app, holder)| {
        figures::take_snapshots(&app.ctx, holder).await
    });
    every(&mut set, Duration::from_mins(5), of(app), async |(app, _)| jobs::sweep(&app.ctx).await);
    every(&mut set, Duration::from_secs(1), of(app), async |(app, _)| {
        app.epoch.store(directory::epoch(&app.ctx).await?, Ordering::Relaxed);
        Ok(())
    });
    set
}

/// Runs `job` again and again. A run that fails is logged, and the next is tried.
fn every<S, F, R>(set: &mut JoinSet<()>, pause: Duration, state: S, job: F)
where
    S: Clone + Send + 'static,
    F: Fn(S) -> R + Send + 'static,
    R: Future<Output = services::Result<()>> + Send,
{
    set.spawn(async move {
        let mut ticks = interval(pause);
        loop {
            ticks.tick().await;
            if let Err(error) = job(state.clone()).await {
                tracing::warn!(event = "job.failed", error = ?error);
            }
        }
    });
}
