//! How alerts leave: by SMTP, and by a signed call of a gateway for text messages. `docs/alerts.md` says what they hold.
//!
//! Each connection is for one alert, none lasts longer than [`LONGEST`], and a fault is a code: no answer of a server and no
//! address of a person is kept or logged.

mod smtp;
#[cfg(test)]
mod tests;
mod webhook;

use crate::config::{Alerts, Config, Cover};
use app::{routes, tr};
use domain::Locale;
use services::{
    Uuid,
    alerts::{Alert, Fault, Going, Outlet, Way},
};
use std::{error::Error as StdError, io, time::Duration};
use tokio::time::timeout;
use tokio_rustls::rustls;

/// Nothing that has to do with one alert takes longer.
const LONGEST: Duration = Duration::from_secs(20);

/// The servers that alerts go to.
pub struct Outside {
    mail: Option<smtp::Mailer>,
    text: Option<webhook::Gateway>,
    origin: String,
}

impl Outside {
    /// Those of the settings; `None` if nobody is to be alerted by Clywed.
    ///
    /// # Errors
    /// If this machine has no certificates by which a server could prove its name.
    pub fn of(config: &Config) -> Result<Option<Self>, NoCertificates> {
        let Alerts { mail, text } = &config.alerts;
        if mail.is_none() && text.is_none() {
            return Ok(None);
        }
        let origin = config.origin.clone();
        let host = config.origin.split("://").last().unwrap_or_default();
        let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
        let mail = mail.as_ref().map(|mail| smtp::Mailer::new(mail, host)).transpose()?;
        let text = text.as_ref().map(webhook::Gateway::new).transpose()?;
        Ok(Some(Self { mail, text, origin }))
    }

    /// The address that an alert shows. It says nothing about anybody.
    fn address(&self, id: Uuid, l: Locale) -> String {
        format!("{}{}", self.origin, routes::OPEN.path_with(l, [&id.to_string()]))
    }

    async fn send(&self, alert: &Alert) -> Result<(), Fault> {
        let address = self.address(alert.id, alert.language);
        match (alert.way, &self.mail, &self.text) {
            (Way::Mail, Some(mailer), _) => {
                let body = format!("{}\r\n\r\n{address}", tr!(alert.language, "alert-mail-body"));
                mailer.send(alert, body).await
            }
            (Way::Text, _, Some(gateway)) => gateway.send(alert, &address).await,
            _ => Err(Fault::NotSetUp),
        }
    }

    async fn look(&self, way: Way) -> Result<(), Fault> {
        match (way, &self.mail, &self.text) {
            (Way::Mail, Some(mailer), _) => mailer.look().await,
            (Way::Text, _, Some(gateway)) => gateway.look().await,
            _ => Err(Fault::NotSetUp),
        }
    }
}

impl Outlet for Outside {
    fn is_set_up(&self, way: Way) -> bool {
        match way {
            Way::Mail => self.mail.is_some(),
            Way::Text => self.text.is_some(),
        }
    }

    fn send(&self, alert: Alert) -> Going<'_> {
        Box::pin(async move { timeout(LONGEST, self.send(&alert)).await.unwrap_or(Err(Fault::Late)) })
    }

    fn look(&self, way: Way) -> Going<'_> {
        Box::pin(async move { timeout(LONGEST, self.look(way)).await.unwrap_or(Err(Fault::Late)) })
    }
}

/// This machine trusts nobody: no server could prove its name.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error(
    "alerts are to go to another machine, and this one has no certificates by which that could prove its name: install \
     the package `ca-certificates`, or name a file of them in SSL_CERT_FILE"
)]
pub struct NoCertificates;

/// What an error of a connection means: no text of it goes any further.
fn fault(error: &(dyn StdError + 'static)) -> Fault {
    let mut next = Some(error);
    while let Some(error) = next {
        if error.is::<rustls::Error>() {
            return Fault::Unproven;
        }
        if let Some(error) = error.downcast_ref::<io::Error>() {
            if error.get_ref().is_some_and(<dyn StdError + Send + Sync>::is::<rustls::Error>) {
                return Fault::Unproven;
            }
            match error.kind() {
                io::ErrorKind::TimedOut => return Fault::Late,
                io::ErrorKind::ConnectionRefused
                | io::ErrorKind::HostUnreachable
                | io::ErrorKind::NetworkUnreachable
                | io::ErrorKind::AddrNotAvailable => return Fault::Refused,
                _ => {}
            }
        }
        next = error.source();
    }
    Fault::Broken
}

/// What whoever runs the server is told about where alerts go, a line each.
pub fn told(alerts: &Alerts) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(mail) = &alerts.mail {
        let cover = match mail.cover {
            Cover::Tls => "encrypted",
            Cover::StartTls => "encrypted by STARTTLS",
            Cover::ThisMachine => "on this machine",
        };
        lines.push(format!(
            "Alerts go by mail from {}, by port {} of {}, {cover}.",
            mail.from, mail.port, mail.host
        ));
    }
    if let Some(text) = &alerts.text {
        let cover = if text.tls { "encrypted" } else { "on this machine" };
        lines.push(format!("Alerts go by text message, by the gateway at {}, {cover}.", text.host));
    }
    if lines.is_empty() {
        lines.push(
            "NOBODY IS ALERTED BY CLYWED: whoever must know of a concern sees it on their desk and nowhere else. Set \
             CLYWED_SMTP_URL and CLYWED_ALERT_FROM, or CLYWED_ALERT_WEBHOOK and CLYWED_ALERT_SECRET (docs/alerts.md)."
                .to_owned(),
        );
    }
    lines
}
