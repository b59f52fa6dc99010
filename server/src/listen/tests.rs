//! Callers that take their time, over real sockets.

use super::Limits;
use crate::http::{rig::Rig, router};
use std::time::Duration;
use storage::testkit;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

/// Far longer than anything here takes.
const LONG: Duration = Duration::from_mins(1);

async fn rig(limits: Limits) -> Rig {
    Rig::limited(testkit::sqlite().await.unwrap(), router, limits).await
}

/// A caller that says `begin` and then no more.
async fn caller(rig: &Rig, begin: &str) -> TcpStream {
    let mut stream = TcpStream::connect(rig.address.trim_start_matches("http://")).await.unwrap();
    stream.write_all(begin.as_bytes()).await.unwrap();
    stream
}

/// What comes until the server closes the connection.
async fn heard(stream: &mut TcpStream) -> String {
    let mut all = Vec::new();
    // A connection may also be reset: then nothing more comes either.
    let _ = timeout(LONG, stream.read_to_end(&mut all)).await.expect("the server closes it");
    String::from_utf8(all).unwrap()
}

/// The answer to a visitor who comes by a connection of their own.
async fn visitor(rig: &Rig) -> String {
    heard(&mut caller(rig, "GET /en HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await).await
}

#[tokio::test]
async fn a_caller_that_never_ends_its_header_is_let_go() {
    let rig = rig(Limits { first: Duration::from_millis(200), ..Limits::default() }).await;
    for begin in ["", "GET /en HTTP/1.1\r\nHost: x\r\nX-Slow: "] {
        assert_eq!(heard(&mut caller(&rig, begin).await).await, "", "{begin:?}");
    }
}

#[tokio::test]
async fn a_connection_that_has_asked_is_not_cut_off_when_the_time_for_its_first_request_is_over() {
    let limits = Limits { first: Duration::from_millis(200), ..Limits::default() };
    let rig = rig(limits).await;
    let mut stream = caller(&rig, "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n").await;
    let mut answer = Vec::new();
    while !answer.ends_with(b"live\n") {
        assert_ne!(timeout(LONG, stream.read_buf(&mut answer)).await.unwrap().unwrap(), 0, "it is kept");
    }
    tokio::time::sleep(4 * limits.first).await;
    stream.write_all(b"GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.unwrap();
    assert!(heard(&mut stream).await.ends_with("live\n"), "its second request has an answer");
}

#[tokio::test]
async fn a_connection_is_not_kept_open_for_ever_between_two_requests() {
    let rig = rig(Limits { idle: Duration::from_millis(200), ..Limits::default() }).await;
    let mut stream = caller(&rig, "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n").await;
    assert!(heard(&mut stream).await.ends_with("live\n"));
}

#[tokio::test]
async fn while_many_hold_connections_and_say_nothing_a_visitor_is_served() {
    let rig = rig(Limits { connections: 8, pause: Duration::from_millis(20), ..Limits::default() }).await;
    let mut quiet = Vec::new();
    for begin in ["", "GET /en HT", "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n"].iter().cycle().take(60) {
        quiet.push(caller(&rig, begin).await);
    }
    assert!(visitor(&rig).await.starts_with("HTTP/1.1 200"));
    drop(quiet);
}

#[tokio::test]
async fn a_request_that_is_under_way_is_not_sent_away_for_another() {
    let rig = rig(Limits { connections: 2, pause: Duration::from_millis(20), ..Limits::default() }).await;
    let form = "number=1234";
    let head = format!(
        "POST /en/number HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Type: \
         application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
        form.len()
    );
    let mut slow = caller(&rig, &head).await;
    // The server says that it waits for the rest: the request is under way.
    let mut goes_on = [0; 25];
    timeout(LONG, slow.read_exact(&mut goes_on)).await.unwrap().unwrap();
    assert_eq!(&goes_on, b"HTTP/1.1 100 Continue\r\n\r\n");
    for _ in 0..8 {
        let _quiet = caller(&rig, "").await;
        assert!(visitor(&rig).await.starts_with("HTTP/1.1 200"));
    }
    slow.write_all(form.as_bytes()).await.unwrap();
    assert!(heard(&mut slow).await.starts_with("HTTP/1.1 422"), "it got its answer");
}
