//! Test servers that receive alerts: one for mail, one for text messages. They use real connections, keep one
//! alert for each identifier however often it comes, record every byte that they receive, and misbehave when
//! they are told to.

#[path = "sink/http.rs"]
mod http;
#[path = "sink/smtp.rs"]
mod smtp;

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard},
};
use tokio::{
    net::{TcpListener, TcpStream},
    task::{JoinHandle, JoinSet},
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::ring,
        pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
    },
};

/// The secret that the gateway of the tests shares with Clywed.
pub(crate) const SECRET: &str = "made-up-secret-of-the-tests-0123456789";

/// How a sink behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Accepts everything.
    Takes,
    /// Refuses with this code.
    Refuses(u16),
    /// Accepts the connection and says nothing.
    Hangs,
    /// Accepts an alert, and breaks the connection before saying so.
    TakesAndBreaks,
    /// Redirects to another address (the gateway only).
    Redirects,
}

/// How a sink's connections are encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrap {
    /// Not at all.
    Open,
    /// With TLS from the first byte.
    Tls,
    /// With TLS after `STARTTLS`.
    StartTls,
}

/// What a sink has received.
#[derive(Debug, Default)]
pub(crate) struct Got {
    /// The first alert of each identifier: the whole mail, or the body of the call.
    pub(crate) kept: BTreeMap<String, String>,
    /// How often each identifier was received.
    pub(crate) came: BTreeMap<String, usize>,
    /// The recipients, in the order of arrival.
    pub(crate) to: Vec<String>,
    /// Why a request was rejected before it was read.
    pub(crate) odd: Vec<&'static str>,
    /// Every received byte.
    pub(crate) bytes: Vec<u8>,
    /// How many connections were made.
    pub(crate) connections: usize,
}

#[derive(Clone)]
struct State {
    got: Arc<Mutex<Got>>,
    manner: Arc<Mutex<Manner>>,
    tls: Option<TlsAcceptor>,
    wrap: Wrap,
}

/// A test server that receives alerts. Dropping it stops it.
pub(crate) struct Sink {
    /// The address that it listens at.
    pub(crate) address: SocketAddr,
    state: State,
    server: JoinHandle<()>,
}

impl State {
    fn got(&self) -> MutexGuard<'_, Got> {
        self.got.lock().unwrap()
    }

    fn manner(&self) -> Manner {
        *self.manner.lock().unwrap()
    }

    /// Keeps an alert. A second one with the same identifier is counted and not kept.
    fn take(&self, id: String, to: &str, whole: String) {
        let mut got = self.got();
        *got.came.entry(id.clone()).or_default() += 1;
        got.to.push(to.to_owned());
        got.kept.entry(id).or_insert(whole);
    }
}

impl Sink {
    /// A mail server.
    pub(crate) async fn mail() -> Self {
        Self::start(free().await, true, Wrap::Open, None)
    }

    /// A mail server that is reached with TLS and proves its name by `certificate`.
    pub(crate) async fn covered_mail(wrap: Wrap, certificate: &Certificate) -> Self {
        Self::start(free().await, true, wrap, Some(certificate.acceptor()))
    }

    /// A gateway for text messages.
    pub(crate) async fn gateway() -> Self {
        Self::start(free().await, false, Wrap::Open, None)
    }

    /// A gateway that is reached with TLS and proves its name by `certificate`.
    pub(crate) async fn covered_gateway(certificate: &Certificate) -> Self {
        Self::start(free().await, false, Wrap::Tls, Some(certificate.acceptor()))
    }

    /// A mail server at an address where nobody was listening before.
    pub(crate) async fn mail_at(address: SocketAddr) -> Self {
        let listener = TcpListener::bind(address).await.unwrap();
        Self::start(listener, true, Wrap::Open, None)
    }

    fn start(listener: TcpListener, mail: bool, wrap: Wrap, tls: Option<TlsAcceptor>) -> Self {
        let address = listener.local_addr().unwrap();
        let manner = Arc::new(Mutex::new(Manner::Takes));
        let state = State { got: Arc::default(), manner, tls, wrap };
        let of = state.clone();
        let server = tokio::spawn(async move {
            // These connections end together with the server.
            let mut open = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                of.got().connections += 1;
                open.spawn(answer(stream, of.clone(), mail));
            }
        });
        Self { address, state, server }
    }

    /// Changes its behaviour from the next message on.
    pub(crate) fn behave(&self, manner: Manner) {
        *self.state.manner.lock().unwrap() = manner;
    }

    /// What it has received.
    pub(crate) fn got(&self) -> MutexGuard<'_, Got> {
        self.state.got()
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        self.server.abort();
    }
}

/// A free port of this machine, bound and ready to listen on.
async fn free() -> TcpListener {
    TcpListener::bind("127.0.0.1:0").await.unwrap()
}

/// An address where nobody listens now.
pub(crate) async fn nobody() -> SocketAddr {
    free().await.local_addr().unwrap()
}

async fn answer(stream: TcpStream, state: State, mail: bool) {
    match (&state.tls, state.wrap, mail) {
        (Some(tls), Wrap::Tls, true) => {
            if let Ok(stream) = tls.clone().accept(stream).await {
                let _ = smtp::talk(stream, &state, false).await;
            }
        }
        (Some(tls), Wrap::Tls, false) => {
            if let Ok(stream) = tls.clone().accept(stream).await {
                let _ = http::talk(stream, &state).await;
            }
        }
        (Some(tls), Wrap::StartTls, _) => {
            if let Some(stream) = smtp::talk(stream, &state, true).await
                && let Ok(stream) = tls.clone().accept(stream).await
            {
                let _ = smtp::talk(stream, &state, false).await;
            }
        }
        (_, _, true) => {
            let _ = smtp::talk(stream, &state, false).await;
        }
        (_, _, false) => {
            let _ = http::talk(stream, &state).await;
        }
    }
}

/// A certificate that only those trust who are told to.
pub(crate) struct Certificate(rcgen::CertifiedKey<rcgen::KeyPair>);

impl Certificate {
    /// A certificate for the name `localhost`.
    pub(crate) fn of_localhost() -> Self {
        Self(rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap())
    }

    /// The certificate as a PEM file, for those who are to trust it.
    pub(crate) fn pem(&self) -> String {
        self.0.cert.pem()
    }

    fn acceptor(&self) -> TlsAcceptor {
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(self.0.signing_key.serialize_der()));
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![self.0.cert.der().clone()], key)
            .unwrap();
        TlsAcceptor::from(Arc::new(config))
    }
}
