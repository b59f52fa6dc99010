//! `clywed serve`.

use crate::{
    alerts,
    config::Config,
    demo,
    http::{self, App, Work},
    jobs,
    listen::{self, Limits},
    setup,
    terminal::{Outcome, complain, say},
};
use services::{give::Sends, govern::people, vault};
use std::sync::Arc;
use storage::dialect;
use tokio::net::TcpListener;

/// Serves until it is told to stop, then finishes what it has taken in. `demo`: how much feedback to make up for
/// an empty demo; `None` for real data.
pub async fn serve(config: Config, demo: Option<u32>) -> Outcome {
    let ctx = setup::context(&config).await?;
    let wanted = if demo.is_some() { people::Stamp::Demo } else { people::Stamp::Real };
    let stamp = people::stamp(&ctx, wanted).await.map_err(|_| {
        "this database cannot be served like this: either the key folder is not its own, or it holds real data and \
         demo was asked for"
    })?;
    // Words that were sealed under missing keys cannot be read until the keys are restored; everything else works, so
    // the server starts.
    for wrong in vault::check_keys(&ctx, false).await?.wrong {
        complain(wrong);
    }
    let passwords = match demo {
        Some(feedback) => demo::begin(&ctx, feedback).await?,
        None => Vec::new(),
    };
    let (sends, writer) = Sends::start(ctx.clone());
    let app = App {
        ctx: ctx.clone(),
        sends,
        config: Arc::new(config.clone()),
        demo: stamp == people::Stamp::Demo,
        epoch: Arc::default(),
        turns: Arc::default(),
        cache: Arc::default(),
        health: Arc::default(),
        work: Work::default(),
        api: Arc::default(),
    };
    let mut jobs = jobs::start(&app);
    let listener =
        TcpListener::bind(config.addr).await.map_err(|error| format!("{}: {error}", config.addr))?;
    let stop = told_to_stop();
    let address = listener.local_addr()?;
    say(format_args!("Clywed is at http://{address} ({}).", dialect::name(&ctx.db)));
    for line in passwords.into_iter().chain(alerts::told(&config.alerts)) {
        say(line);
    }
    if ctx.targets().is_nobody_alerted() {
        tracing::warn!(event = "alerts.none");
    }
    listen::serve(listener, http::router(app), Limits::default(), stop).await;
    jobs.abort_all();
    drop(jobs);
    // The router and its `Sends` are dropped, so the writer writes all feedback that waits, and ends.
    writer.await?;
    ctx.db.close().await;
    Ok(())
}

/// Resolves at Ctrl-C or SIGTERM, where the system has it. It listens from the call on, not from the first poll, so
/// that a server that is told to stop just after its start still stops in order.
fn told_to_stop() -> impl Future<Output = ()> + Send + 'static {
    #[cfg(unix)]
    let terminate = {
        let signal = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
        async move {
            match signal {
                Ok(mut signal) => drop(signal.recv().await),
                Err(_) => std::future::pending().await,
            }
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    async move {
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            () = terminate => {}
        }
    }
}
