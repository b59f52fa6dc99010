//! Servers that alerts go to: one for mail, one for text messages. They speak over real connections, keep one alert of each
//! identifier however often it comes, write down every byte that they were told, and behave badly when they are asked to.

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
    /// It takes everything.
    Takes,
    /// It says no with this code.
    Refuses(u16),
    /// It takes the connection and says nothing.
    Hangs,
    /// It takes an alert, and the connection breaks before it can say so.
    TakesAndBreaks,
    /// It sends whoever asks on to another address (the gateway's only).
    Redirects,
}

/// How a sink keeps its connections from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrap {
    /// Not at all.
    Open,
    /// From the first byte.
    Tls,
    /// After `STARTTLS`.
    StartTls,
}

/// What a sink has been given.
#[derive(Debug, Default)]
pub(crate) struct Got {
    /// One of each identifier, as it came first: the whole mail, or the body of the call.
    pub(crate) kept: BTreeMap<String, String>,
    /// How often each identifier came.
    pub(crate) came: BTreeMap<String, usize>,
    /// To whom, in the order in which it came.
    pub(crate) to: Vec<String>,
    /// Why something was not even looked at.
    pub(crate) odd: Vec<&'static str>,
    /// Every byte.
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

/// A server that alerts go to. Dropping it ends it.
pub(crate) struct Sink {
    /// Where it listens.
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

    /// Keeps an alert; a second one of the same identifier is counted and not kept.
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

    /// A mail server that can be reached encrypted, by `certificate`.
    pub(crate) async fn covered_mail(wrap: Wrap, certificate: &Certificate) -> Self {
        Self::start(free().await, true, wrap, Some(certificate.acceptor()))
    }

    /// A gateway for text messages.
    pub(crate) async fn gateway() -> Self {
        Self::start(free().await, false, Wrap::Open, None)
    }

    /// A gateway that is reached encrypted, by `certificate`.
    pub(crate) async fn covered_gateway(certificate: &Certificate) -> Self {
        Self::start(free().await, false, Wrap::Tls, Some(certificate.acceptor()))
    }

    /// A mail server at an address at which nobody listened before.
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
            // Ended together with the server.
            let mut open = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                of.got().connections += 1;
                open.spawn(answer(stream, of.clone(), mail));
            }
        });
        Self { address, state, server }
    }

    /// Changes how it behaves from the next word on.
    pub(crate) fn behave(&self, manner: Manner) {
        *self.state.manner.lock().unwrap() = manner;
    }

    /// What it was given.
    pub(crate) fn got(&self) -> MutexGuard<'_, Got> {
        self.state.got()
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        self.server.abort();
    }
}

/// A place of this machine at which nobody listens, ready to be listened at.
async fn free() -> TcpListener {
    TcpListener::bind("127.0.0.1:0").await.unwrap()
}

/// An address at which nobody listens now.
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

/// A certificate that only whoever is told to trusts.
pub(crate) struct Certificate(rcgen::CertifiedKey<rcgen::KeyPair>);

impl Certificate {
    /// One that proves the name `localhost`.
    pub(crate) fn of_localhost() -> Self {
        Self(rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap())
    }

    /// It as a file that can be trusted.
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
