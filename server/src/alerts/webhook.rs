//! Alerts by a signed call of a gateway for text messages.
//!
//! One request a connection. It follows no redirect, asks no proxy, keeps no cookie and reads nothing but the status.

use super::{NoCertificates, fault};
use crate::config::Webhook;
use axum::http::{Method, Request, StatusCode, header};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use serde::Serialize;
use services::alerts::{Alert, Fault, Way, signature};
use std::{pin::pin, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
    time::timeout,
};
use tokio_rustls::{
    TlsConnector,
    rustls::{ClientConfig, RootCertStore, crypto::ring, pki_types::ServerName},
};

/// So long the gateway may take to be reached.
const CONNECTS: Duration = Duration::from_secs(8);
/// The longest head of an answer that is read, in bytes.
const LONGEST_HEAD: usize = 16 * 1024;

/// The gateway of the settings.
pub(super) struct Gateway {
    to: Webhook,
    tls: Option<(TlsConnector, ServerName<'static>)>,
}

/// What the gateway is told, as `docs/alerts.md` promises it.
#[derive(Serialize)]
struct Body<'a> {
    /// All that there is to say.
    open: &'static str,
    /// The address that the person opens.
    address: &'a str,
    /// The language for the text message.
    language: &'static str,
    /// The same for every try.
    id: String,
    /// The telephone number.
    to: &'a str,
}

impl Gateway {
    /// That of the settings.
    pub(super) fn new(to: &Webhook) -> Result<Self, NoCertificates> {
        let tls = if to.tls { Some(proven(&to.host)?) } else { None };
        Ok(Self { to: to.clone(), tls })
    }

    /// Hands an alert over.
    pub(super) async fn send(&self, alert: &Alert, address: &str) -> Result<(), Fault> {
        debug_assert_eq!(alert.way, Way::Text);
        let body = Body {
            open: "Clywed",
            address,
            language: alert.language.code(),
            id: alert.id.to_string(),
            to: &alert.to,
        };
        let body = serde_json::to_string(&body).map_err(|_| Fault::Broken)?;
        let timestamp = alert.at.0 / 1_000_000;
        let signed = signature(self.to.secret.expose().as_bytes(), timestamp, body.as_bytes());
        let request = self
            .request(Method::POST)
            .header(header::CONTENT_TYPE, "application/json")
            .header("clywed-alert", alert.id.to_string())
            .header("clywed-timestamp", timestamp)
            .header("clywed-signature", format!("sha256={signed}"))
            .body(body);
        let status = self.call(request.map_err(|_| Fault::Broken)?).await?;
        if status.is_success() { Ok(()) } else { Err(Fault::Text(status.as_u16())) }
    }

    /// Asks for the head of the same address. Whatever is answered, somebody is there; what is answered only to say that
    /// the gateway does not work is not enough.
    pub(super) async fn look(&self) -> Result<(), Fault> {
        let request = self.request(Method::HEAD).body(String::new()).map_err(|_| Fault::Broken)?;
        let status = self.call(request).await?;
        if status.is_server_error() { Err(Fault::Text(status.as_u16())) } else { Ok(()) }
    }

    fn request(&self, method: Method) -> axum::http::request::Builder {
        let host =
            if self.to.host.contains(':') { format!("[{}]", self.to.host) } else { self.to.host.clone() };
        Request::builder()
            .method(method)
            .uri(&self.to.target)
            .header(header::HOST, format!("{host}:{}", self.to.port))
            .header(header::USER_AGENT, "clywed")
    }

    async fn call(&self, request: Request<String>) -> Result<StatusCode, Fault> {
        let stream = TcpStream::connect((self.to.host.as_str(), self.to.port));
        let stream = timeout(CONNECTS, stream).await.map_err(|_| Fault::Late)?;
        let stream = stream.map_err(|error| match fault(&error) {
            // Its name leads nowhere.
            Fault::Broken => Fault::Refused,
            fault => fault,
        })?;
        match &self.tls {
            None => ask(stream, request).await,
            Some((tls, name)) => {
                let stream = timeout(CONNECTS, tls.connect(name.clone(), stream)).await;
                let stream = stream.map_err(|_| Fault::Late)?.map_err(|error| match fault(&error) {
                    Fault::Broken => Fault::Unproven,
                    fault => fault,
                })?;
                ask(stream, request).await
            }
        }
    }
}

/// One request on a connection of its own; the rest of the answer is never read.
async fn ask(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    request: Request<String>,
) -> Result<StatusCode, Fault> {
    let mut builder = http1::Builder::new();
    builder.max_buf_size(LONGEST_HEAD);
    let (mut sender, connection) =
        builder.handshake(TokioIo::new(stream)).await.map_err(|error| fault(&error))?;
    let (mut connection, mut answer) = (pin!(connection), pin!(sender.send_request(request)));
    let mut open = true;
    loop {
        tokio::select! {
            answer = answer.as_mut() => {
                return answer.map(|answer| answer.status()).map_err(|error| fault(&error));
            }
            _ = connection.as_mut(), if open => open = false,
        }
    }
}

/// A way to a host that has to prove its name.
fn proven(host: &str) -> Result<(TlsConnector, ServerName<'static>), NoCertificates> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if roots.is_empty() {
        return Err(NoCertificates);
    }
    let mut config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|_| NoCertificates)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    let name = ServerName::try_from(host.to_owned()).map_err(|_| NoCertificates)?;
    Ok((TlsConnector::from(Arc::new(config)), name))
}
