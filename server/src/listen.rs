//! Listening: connections with limits, so that a client that holds many of them and sends little keeps nobody out.
//! When every place is taken, the connection that has been quiet for longest is closed. A connection in the middle of a
//! request or an answer is never closed for another; `http::request::pace` and [`Limits::stalled`] limit how slow those
//! may be.

mod crowd;

use crate::http::Site;
use axum::{
    body::{Body, Bytes},
    extract::ConnectInfo,
};
use crowd::{Busy, Crowd, Guest};
use hyper::{
    Request,
    body::{Body as HttpBody, Frame, Incoming, SizeHint},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::{
    convert::Infallible,
    net::SocketAddr,
    pin::{Pin, pin},
    task::{Context, Poll},
    time::Duration,
};
use tokio::{
    net::{TcpListener, TcpStream},
    task::JoinSet,
    time::{sleep, timeout},
};
use tokio_io_timeout::TimeoutStream;

/// What a connection may do.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The most connections at once: few enough for a process that may open 1,024 files.
    pub connections: usize,
    /// Once all places are taken, a connection that is quiet for longer than this may be closed.
    pub pause: Duration,
    /// A new connection must send its first request within this time.
    pub first: Duration,
    /// How long a connection may stay open between two requests: longer than proxies keep theirs, so that they close
    /// first.
    pub idle: Duration,
    /// How long the client may accept no byte of an answer.
    pub stalled: Duration,
    /// When the server stops, how long requests that have begun may take to end.
    pub ending: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 800,
            pause: Duration::from_secs(1),
            first: Duration::from_secs(15),
            idle: Duration::from_secs(75),
            stalled: Duration::from_mins(1),
            ending: Duration::from_mins(1),
        }
    }
}

/// The most bytes of a request before its body.
const LONGEST_HEAD: usize = 64 * 1024;

/// Serves until `stop`, then lets the requests that have begun end.
pub async fn serve(listener: TcpListener, site: Site, limits: Limits, stop: impl Future<Output = ()>) {
    let crowd = Crowd::of(limits.connections, limits.pause);
    let mut guests = JoinSet::new();
    let mut stop = pin!(stop);
    loop {
        let accepted = async {
            let place = crowd.place().await;
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            () = &mut stop => break,
            accepted = accepted => accepted,
        };
        while guests.try_join_next().is_some() {}
        match accepted {
            Ok((stream, peer)) => {
                let (guest, site) = (crowd.enters(place), site.clone());
                guests.spawn(one(stream, peer, site, guest, limits));
            }
            Err(error) => {
                // Most likely there are no file handles left. They come back as connections end.
                tracing::warn!(event = "listen.refused", kind = ?error.kind());
                sleep(Duration::from_millis(100)).await;
            }
        }
    }
    drop(listener);
    crowd.all_leave();
    if timeout(limits.ending, async { while guests.join_next().await.is_some() {} }).await.is_err() {
        guests.shutdown().await;
    }
}

/// Serves one connection to its end.
async fn one(stream: TcpStream, peer: SocketAddr, site: Site, guest: Guest, limits: Limits) {
    // Answers are written at once and whole: nothing is gained by holding back the last packet.
    _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(limits.stalled));
    let answers = service_fn(|request: Request<Incoming>| {
        let busy = guest.asks();
        let site = &site;
        async move {
            let response = if let Some(kept) = site.kept(&request) {
                kept
            } else {
                let mut request = request.map(Body::new);
                request.extensions_mut().insert(ConnectInfo(peer));
                site.rendered(request).await
            };
            Ok::<_, Infallible>(response.map(|body| Answer { body, _busy: busy }))
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.idle)
        .max_buf_size(LONGEST_HEAD)
        .serve_connection(TokioIo::new(Box::pin(stream)), answers);
    let mut connection = pin!(connection);
    let mut first = pin!(sleep(limits.first));
    let mut leaving = false;
    loop {
        tokio::select! {
            // In this order: a request that has arrived is read before its connection is told to leave.
            biased;
            // An error here is the client's: it went away, or sent something that is no request.
            _ = connection.as_mut() => break,
            // The conditions hold when the wait begins. Each is asked once more when it ends: a request may have begun since.
            () = &mut first, if !guest.has_asked() => {
                if !guest.has_asked() {
                    break;
                }
            }
            () = guest.told_to_leave(), if !leaving => {
                if !guest.has_asked() {
                    break;
                }
                connection.as_mut().graceful_shutdown();
                leaving = true;
            }
            // It was told to leave between two requests, and the request that it then began did not end.
            () = sleep(limits.first), if leaving && guest.is_quiet() => {
                if guest.is_quiet() {
                    break;
                }
            }
        }
    }
}

/// The body of an answer. Its connection is busy until the last of it is written.
struct Answer {
    body: Body,
    _busy: Busy,
}

impl HttpBody for Answer {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests;
