//! Alerts by mail.

use super::{NoCertificates, fault};
use crate::config::{Cover, Mail};
use lettre::{
    Address, Message,
    message::{
        Body, Mailbox,
        header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue, MIME_VERSION_1_0},
    },
    transport::smtp::{
        Error,
        authentication::{Credentials, Mechanism},
        client::{AsyncSmtpConnection, TlsParameters},
        extension::ClientId,
    },
};
use services::alerts::{Alert, Fault};
use std::time::{Duration, SystemTime};
use tokio::time::timeout;

/// So long the server may take to say hello.
const CONNECTS: Duration = Duration::from_secs(8);
/// So long we wait for the server's good-bye, once it has what it needs.
const PARTS: Duration = Duration::from_secs(1);

/// The mail server of the settings.
pub(super) struct Mailer {
    host: String,
    port: u16,
    cover: Cover,
    tls: Option<TlsParameters>,
    sign_in: Option<Credentials>,
    from: String,
    hello: ClientId,
}

/// No line of a mail may be longer, in bytes (RFC 5322).
const LONGEST_LINE: usize = 990;
/// The subject of every mail, in both languages.
const SUBJECT: &str = "Clywed";

impl Mailer {
    /// That of the settings. `here`: by which name it greets the server.
    pub(super) fn new(mail: &Mail, here: &str) -> Result<Self, NoCertificates> {
        let tls = match mail.cover {
            Cover::ThisMachine => None,
            Cover::Tls | Cover::StartTls => {
                let tls = TlsParameters::builder(mail.host.clone()).build_rustls();
                Some(tls.map_err(|_| NoCertificates)?)
            }
        };
        let sign_in = mail
            .sign_in
            .as_ref()
            .map(|(name, word)| Credentials::new(name.clone(), word.expose().to_owned()));
        let hello = ClientId::Domain(here.to_owned());
        let Mail { host, port, cover, from, .. } = mail.clone();
        Ok(Self { host, port, cover, tls, sign_in, from, hello })
    }

    /// A connection on which a mail can be handed over.
    async fn connect(&self) -> Result<AsyncSmtpConnection, Fault> {
        let wrapped = self.tls.clone().filter(|_| self.cover == Cover::Tls);
        let server = (self.host.as_str(), self.port);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(server, Some(CONNECTS), &self.hello, wrapped, None)
                .await
                .map_err(|error| meaning(&error))?;
        if let Some(tls) = self.tls.clone().filter(|_| self.cover == Cover::StartTls) {
            let covered = connection.starttls(tls, &self.hello).await;
            covered.map_err(|error| match meaning(&error) {
                // The server offers no encryption, or breaks off when it is asked for.
                Fault::Broken | Fault::Mail(_) => Fault::Unproven,
                fault => fault,
            })?;
        }
        if let Some(sign_in) = &self.sign_in {
            let known = connection.auth(&[Mechanism::Plain, Mechanism::Login], sign_in).await;
            known.map_err(|error| meaning(&error))?;
        }
        Ok(connection)
    }

    /// Hands a mail over. Once the server has said that it has it, nothing that follows makes it go out again.
    pub(super) async fn send(&self, alert: &Alert, body: String) -> Result<(), Fault> {
        let message = self.message(alert, body).ok_or(Fault::NoAddress)?;
        let mut connection = self.connect().await?;
        let taken = connection.send(message.envelope(), &message.formatted()).await;
        taken.map_err(|error| meaning(&error))?;
        let _ = timeout(PARTS, connection.quit()).await;
        Ok(())
    }

    /// Greets the server, signs in and goes.
    pub(super) async fn look(&self) -> Result<(), Fault> {
        let mut connection = self.connect().await?;
        let _ = timeout(PARTS, connection.quit()).await;
        Ok(())
    }

    fn message(&self, alert: &Alert, body: String) -> Option<Message> {
        let mailbox = |text: &str| Some(Mailbox::new(None, text.parse::<Address>().ok()?));
        let domain = self.from.split('@').next_back().unwrap_or_default();
        // As it is, unless a letter or a length forbids it: an address that is broken over two lines cannot be pressed
        // everywhere.
        let body = if body.is_ascii() && body.lines().all(|line| line.len() < LONGEST_LINE) {
            Body::dangerous_pre_encoded(body.into_bytes(), ContentTransferEncoding::SevenBit)
        } else {
            Body::new(body)
        };
        let at = Duration::from_micros(u64::try_from(alert.at.0).unwrap_or(0));
        Message::builder()
            .from(mailbox(&self.from)?)
            .to(mailbox(&alert.to)?)
            .subject(SUBJECT)
            .date(SystemTime::UNIX_EPOCH + at)
            // The same for every try: a server that has it already can tell.
            .message_id(Some(format!("<{}@{domain}>", alert.id)))
            // Nobody's holiday notice is to come back.
            .raw_header(HeaderValue::new(
                HeaderName::new_from_ascii_str("Auto-Submitted"),
                "auto-generated".to_owned(),
            ))
            .header(MIME_VERSION_1_0)
            .header(ContentType::TEXT_PLAIN)
            .body(body)
            .ok()
    }
}

/// What the mail server's answer, or its silence, means.
fn meaning(error: &Error) -> Fault {
    match error.status() {
        Some(code) => Fault::Mail(code.into()),
        None if error.is_timeout() => Fault::Late,
        None if error.is_tls() => Fault::Unproven,
        None => fault(error),
    }
}
