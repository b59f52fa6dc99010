//! How long the server waits for a request's body. A child with a long story and a bad connection must not
//! lose it because it arrives slowly. But a client that announces a long body and sends nothing must not hold
//! a place. So the server counts the bytes that arrive, not the time alone.

use axum::{
    body::{Body, Bytes},
    extract::Request,
};
use http_body::{Body as HttpBody, Frame, SizeHint};
use std::{
    pin::Pin,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};
use tokio::time::{Instant, Sleep, sleep};

/// Another [`PORTION`], or the end of the body, must arrive within this time.
const PATIENCE: Duration = Duration::from_secs(20);
/// The bytes of a portion: a kilobyte a second, which the slowest telephone can send.
const PORTION: usize = 20 * 1024;

/// What is known about the arrival of a request's body.
#[derive(Clone)]
pub struct Arrival(Arc<(Mutex<Instant>, AtomicBool)>);

impl Arrival {
    /// When bytes last arrived; before any did, when the request began.
    pub fn last(&self) -> Instant {
        *self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the body came too slowly and was given up.
    pub fn was_too_slow(&self) -> bool {
        self.0.1.load(Ordering::Relaxed)
    }

    fn goes_on(&self) {
        *self.0.0.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    fn gives_up(&self) {
        self.0.1.store(true, Ordering::Relaxed);
    }
}

/// The request with a body that fails if it arrives too slowly.
pub fn paced(request: Request) -> (Request, Arrival) {
    let arrival = Arrival(Arc::new((Mutex::new(Instant::now()), AtomicBool::new(false))));
    if request.body().is_end_stream() {
        return (request, arrival);
    }
    let known = arrival.clone();
    let request = request
        .map(|body| Body::new(Paced { body, arrival: known, portion: 0, alarm: Box::pin(sleep(PATIENCE)) }));
    (request, arrival)
}

struct Paced {
    body: Body,
    arrival: Arrival,
    /// Bytes since the timer was set.
    portion: usize,
    alarm: Pin<Box<Sleep>>,
}

impl HttpBody for Paced {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) {
            self.arrival.goes_on();
            let bytes = match &frame {
                Some(Ok(frame)) => frame.data_ref().map_or(0, Bytes::len),
                _ => 0,
            };
            self.portion += bytes;
            if self.portion >= PORTION {
                self.portion = 0;
                self.alarm.as_mut().reset(Instant::now() + PATIENCE);
            }
            return Poll::Ready(frame);
        }
        if self.alarm.as_mut().poll(context).is_pending() {
            return Poll::Pending;
        }
        self.arrival.gives_up();
        Poll::Ready(Some(Err(axum::Error::new(std::io::Error::from(std::io::ErrorKind::TimedOut)))))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::to_bytes;
    use tokio::sync::mpsc;

    struct Pieces(mpsc::Receiver<Bytes>);

    impl HttpBody for Pieces {
        type Data = Bytes;
        type Error = axum::Error;
        fn poll_frame(
            mut self: Pin<&mut Self>,
            context: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
            self.0.poll_recv(context).map(|piece| piece.map(|piece| Ok(Frame::data(piece))))
        }
    }

    /// A body that arrives in pieces of `bytes`, one every `pause`.
    fn trickle(bytes: usize, pause: Duration, pieces: usize) -> Request {
        let (send, receive) = mpsc::channel::<Bytes>(1);
        tokio::spawn(async move {
            for _ in 0..pieces {
                sleep(pause).await;
                if send.send(Bytes::from(vec![b'a'; bytes])).await.is_err() {
                    return;
                }
            }
        });
        Request::new(Body::new(Pieces(receive)))
    }

    #[tokio::test(start_paused = true)]
    async fn a_long_story_on_a_slow_line_arrives_whole() {
        let (request, arrival) = paced(trickle(1_100, Duration::from_secs(1), 120));
        assert_eq!(to_bytes(request.into_body(), usize::MAX).await.unwrap().len(), 132_000);
        assert!(!arrival.was_too_slow());
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_only_drips_is_given_up_however_much_came_before() {
        for (bytes, pause) in [(1, 1), (20_000, 29), (500_000, 40)] {
            let (request, arrival) = paced(trickle(bytes, Duration::from_secs(pause), 1_000));
            assert!(
                to_bytes(request.into_body(), usize::MAX).await.is_err(),
                "{bytes} bytes every {pause} s"
            );
            assert!(arrival.was_too_slow());
        }
    }
}
