//! What the server does by itself. Work that is done later is leased from the database, so that any number of servers
//! may run; the rest is a few loops in each process.

use crate::http::{App, health};
use services::{
    govern::audit,
    jobs::{
        self, Lane,
        supervise::{Pulse, supervise},
    },
    public::directory,
};
use std::{future::Future, sync::atomic::Ordering, time::Duration};

use tokio::{
    task::JoinSet,
    time::{MissedTickBehavior, interval},
};

/// The workers of a process: how many pieces of work of each lane it does at once, so that a slow one does not hold up
/// the others. Each server that alerts go to has its own workers, so that one that does not answer delays nothing else.
const WORKERS: [(&str, Lane); 6] = [
    ("worker-1", Lane::Main),
    ("worker-2", Lane::Main),
    ("mail-1", Lane::Mail),
    ("mail-2", Lane::Mail),
    ("text-1", Lane::Text),
    ("text-2", Lane::Text),
];
/// How often the servers that alerts go to are looked at.
const LOOKS_AT_TARGETS: Duration = Duration::from_mins(1);

/// Starts every job.
pub fn start(app: &App) -> JoinSet<()> {
    let mut set = JoinSet::new();
    let holder = app.ctx.token();
    for (name, lane) in WORKERS {
        let ctx = app.ctx.clone();
        watched(&mut set, app, name, move |_| jobs::work(ctx.clone(), lane, holder));
    }
    // The sealer is not work of the engine: every entry must be chained within a second, and writing a row for it each
    // second would be more work than the sealing.
    every(&mut set, app, "audit-sealer", audit::EVERY, move |app: App| async move {
        audit::seal(&app.ctx, holder).await.map(drop)
    });
    // The loops that each process runs for itself.
    every(&mut set, app, "epoch", Duration::from_secs(1), async |app: App| {
        let epoch = directory::epoch(&app.ctx).await?;
        // Without a turn nothing was read yet: every authority has one, since somebody reads at some minute.
        if epoch != app.epoch.load(Ordering::Relaxed) || app.turns.load(Ordering::Relaxed) == 0 {
            app.turns.store(directory::turns(&app.ctx).await?, Ordering::Relaxed);
            app.epoch.store(epoch, Ordering::Relaxed);
        }
        Ok(())
    });
    every(&mut set, app, "alert-targets", LOOKS_AT_TARGETS, async |app: App| {
        app.ctx.targets().look(app.ctx.now()).await;
        Ok(())
    });
    every(&mut set, app, "health", Duration::from_secs(1), async |app: App| health::look(&app).await);
    set
}

/// Runs a task that never ends, and reports on it.
fn watched<F, R>(set: &mut JoinSet<()>, app: &App, name: &'static str, task: F)
where
    F: Fn(Pulse) -> R + Send + 'static,
    R: Future<Output = ()> + Send + 'static,
{
    let (pulse, ctx) = (Pulse::default(), app.ctx.clone());
    app.health.watch(name, pulse.clone());
    set.spawn(async move {
        let beat = pulse.clone();
        supervise(name, pulse, move || ctx.now(), move || task(beat.clone())).await;
    });
}

/// Runs `job` again and again. A run that fails is logged, and the next is tried.
fn every<F, R>(set: &mut JoinSet<()>, app: &App, name: &'static str, pause: Duration, job: F)
where
    F: Fn(App) -> R + Clone + Send + Sync + 'static,
    R: Future<Output = services::Result<()>> + Send,
{
    let app_of = app.clone();
    watched(set, app, name, move |pulse| {
        let (app, job) = (app_of.clone(), job.clone());
        async move {
            let mut ticks = interval(pause);
            ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
            loop {
                ticks.tick().await;
                match job(app.clone()).await {
                    Ok(()) => pulse.worked(),
                    Err(error) => {
                        let failures = pulse.failed(app.ctx.now());
                        let (kind, cause) = (error.kind(), error.causes());
                        tracing::warn!(event = "task.failed", task = name, failures, ?kind, %cause);
                    }
                }
            }
        }
    });
}
