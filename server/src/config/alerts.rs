//! Where alerts go: a mail server, a gateway for text messages, both or neither.

use super::{BadSetting, bad};
use domain::alert;
use percent_encoding::percent_decode_str;
use std::fmt;
use url::{Host, Url};

/// The address of the mail server.
pub const SMTP_URL: &str = "CLYWED_SMTP_URL";
/// The mail address that alerts come from.
pub const ALERT_FROM: &str = "CLYWED_ALERT_FROM";
/// The address of the gateway for text messages.
pub const ALERT_WEBHOOK: &str = "CLYWED_ALERT_WEBHOOK";
/// The secret under which the gateway knows that an alert is ours.
pub const ALERT_SECRET: &str = "CLYWED_ALERT_SECRET";

const SMTP_EXAMPLE: &str = "smtps://clywed:PASSWORD@mail.example:465";
const WEBHOOK_EXAMPLE: &str = "https://gateway.example/clywed";
/// So many characters a secret has at least: as many as 16 random bytes as hexadecimal digits.
const SHORTEST_SECRET: usize = 32;

/// A text that is never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// The text, for whoever has to send it or sign with it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(secret)")
    }
}

/// Where alerts go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Alerts {
    /// The mail server; none if alerts are not sent by mail.
    pub mail: Option<Mail>,
    /// The gateway for text messages; none if there is none.
    pub text: Option<Webhook>,
}

/// How a connection to the mail server is kept from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cover {
    /// Encrypted from its first byte.
    Tls,
    /// Encrypted before anything is said; a server that cannot is told nothing.
    StartTls,
    /// Not at all: it does not leave this machine.
    ThisMachine,
}

/// A mail server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Its name, which its certificate proves.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is kept from others.
    pub cover: Cover,
    /// Name and password, if it asks for them.
    pub sign_in: Option<(String, Secret)>,
    /// The mail address that alerts come from.
    pub from: String,
}

/// A gateway for text messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Webhook {
    /// Its name, which its certificate proves.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Encrypted; not only on this machine.
    pub tls: bool,
    /// Path and query.
    pub target: String,
    /// The secret that it shares with us.
    pub secret: Secret,
}

impl Alerts {
    /// Reads the settings of alerts. `setting` gives one by its name.
    pub(super) fn read(setting: impl Fn(&'static str) -> Option<String>) -> Result<Self, BadSetting> {
        let setting = |name| setting(name).filter(|text| !text.trim().is_empty());
        let mail = match (setting(SMTP_URL), setting(ALERT_FROM)) {
            (None, None) => None,
            (Some(address), Some(from)) => Some(mail(&address, &from)?),
            (Some(_), None) => {
                let why = "alerts go by mail, so it must be said which address they come from";
                return Err(bad(ALERT_FROM, why, "clywed@council.example"));
            }
            (None, Some(_)) => {
                let why = format!("{ALERT_FROM} is set and there is no mail server");
                return Err(bad(SMTP_URL, why, SMTP_EXAMPLE));
            }
        };
        let text = match (setting(ALERT_WEBHOOK), setting(ALERT_SECRET)) {
            (None, None) => None,
            (Some(address), Some(secret)) => Some(webhook(&address, &secret)?),
            (Some(_), None) => {
                let why =
                    "alerts go to a gateway, so it must share a secret with Clywed by which it knows them";
                return Err(bad(ALERT_SECRET, why, "the output of `openssl rand -hex 32`"));
            }
            (None, Some(_)) => {
                let why = format!("{ALERT_SECRET} is set and there is no gateway");
                return Err(bad(ALERT_WEBHOOK, why, WEBHOOK_EXAMPLE));
            }
        };
        Ok(Self { mail, text })
    }
}

fn is_here(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => *name == "localhost",
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}

/// The name to connect to, without the brackets of an IPv6 address.
fn name(host: &Host<&str>) -> String {
    match host {
        Host::Domain(name) => (*name).to_owned(),
        Host::Ipv4(address) => address.to_string(),
        Host::Ipv6(address) => address.to_string(),
    }
}

/// An address is repeated in no message: it may hold a password.
fn mail(address: &str, from: &str) -> Result<Mail, BadSetting> {
    let unfit = |why: &str| bad(SMTP_URL, why, SMTP_EXAMPLE);
    let url = Url::parse(address.trim()).map_err(|_| unfit("it is no address of a mail server"))?;
    let host = url.host_str().unwrap_or_default();
    // The hosts of schemes that browsers do not know are kept as they were written.
    let host = Host::parse(host).map_err(|_| unfit("it names no mail server"))?;
    let host = match &host {
        Host::Domain(name) => Host::Domain(name.as_str()),
        Host::Ipv4(address) => Host::Ipv4(*address),
        Host::Ipv6(address) => Host::Ipv6(*address),
    };
    let (cover, usual) = match url.scheme() {
        "smtps" => (Cover::Tls, 465),
        "smtp" if is_here(&host) => (Cover::ThisMachine, 25),
        "smtp" => (Cover::StartTls, 587),
        _ => return Err(unfit("it begins with neither `smtps://` nor `smtp://`")),
    };
    if !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some() {
        return Err(unfit("nothing may follow the name and the port of the server"));
    }
    let decoded = |text: &str| percent_decode_str(text).decode_utf8().map(String::from);
    let sign_in = match (url.username(), url.password()) {
        ("", None) => None,
        (_, None) | ("", Some(_)) => {
            return Err(unfit("it has a name without a password, or the other way round"));
        }
        (name, Some(password)) => match (decoded(name), decoded(password)) {
            (Ok(name), Ok(password)) => Some((name, Secret(password))),
            _ => return Err(unfit("its name or its password is no text")),
        },
    };
    let from = alert::mail(from).ok_or_else(|| {
        bad(ALERT_FROM, format!("`{}` is no mail address", from.trim()), "clywed@council.example")
    })?;
    Ok(Mail { host: name(&host), port: url.port().unwrap_or(usual), cover, sign_in, from })
}

fn webhook(address: &str, secret: &str) -> Result<Webhook, BadSetting> {
    let unfit = |why: &str| bad(ALERT_WEBHOOK, why, WEBHOOK_EXAMPLE);
    let url = Url::parse(address.trim()).map_err(|_| unfit("it is no address of a gateway"))?;
    let host = url.host().ok_or_else(|| unfit("it names no gateway"))?;
    let tls = match url.scheme() {
        "https" => true,
        "http" if is_here(&host) => false,
        "http" => return Err(unfit("the gateway is on another machine, so it must be reached by https")),
        _ => return Err(unfit("it does not begin with `https://`")),
    };
    if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
        return Err(unfit("it may hold no name, no password and no `#`: the signature says who we are"));
    }
    if secret.trim().chars().count() < SHORTEST_SECRET {
        let why = format!("it has less than {SHORTEST_SECRET} characters");
        return Err(bad(ALERT_SECRET, why, "the output of `openssl rand -hex 32`"));
    }
    let target = match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    };
    let port = url.port_or_known_default().unwrap_or(443);
    Ok(Webhook { host: name(&host), port, tls, target, secret: Secret(secret.trim().to_owned()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "0123456789abcdef0123456789abcdef";

    fn with(pairs: &[(&'static str, &str)]) -> Result<Alerts, BadSetting> {
        Alerts::read(|name| pairs.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned()))
    }

    fn mailed(address: &str) -> Result<Mail, BadSetting> {
        with(&[(SMTP_URL, address), (ALERT_FROM, "clywed@council.example")])
            .map(|alerts| alerts.mail.unwrap())
    }

    fn called(address: &str) -> Result<Webhook, BadSetting> {
        with(&[(ALERT_WEBHOOK, address), (ALERT_SECRET, SECRET)]).map(|alerts| alerts.text.unwrap())
    }

    #[test]
    fn with_nothing_set_nobody_is_alerted_and_an_empty_setting_is_none() {
        assert_eq!(with(&[]).unwrap(), Alerts::default());
        assert_eq!(with(&[(SMTP_URL, ""), (ALERT_FROM, " ")]).unwrap(), Alerts::default());
    }

    #[test]
    fn what_belongs_together_is_asked_for_together() {
        let from = "clywed@council.example";
        for (set, missing) in [
            ((SMTP_URL, SMTP_EXAMPLE), ALERT_FROM),
            ((ALERT_FROM, from), SMTP_URL),
            ((ALERT_WEBHOOK, WEBHOOK_EXAMPLE), ALERT_SECRET),
            ((ALERT_SECRET, SECRET), ALERT_WEBHOOK),
        ] {
            assert_eq!(with(&[set]).unwrap_err().name, missing);
        }
    }

    #[test]
    fn mail_leaves_this_machine_encrypted_or_not_at_all() {
        for (address, port, cover) in [
            ("smtps://mail.example", 465, Cover::Tls),
            ("smtps://127.0.0.1:4465", 4465, Cover::Tls),
            ("smtp://mail.example", 587, Cover::StartTls),
            ("smtp://192.0.2.1:25", 25, Cover::StartTls),
            ("smtp://localhost.example", 587, Cover::StartTls),
            ("smtp://localhost", 25, Cover::ThisMachine),
            ("smtp://127.0.0.1:2525/", 2525, Cover::ThisMachine),
            ("smtp://[::1]", 25, Cover::ThisMachine),
        ] {
            let mail = mailed(address).unwrap();
            assert_eq!((mail.port, mail.cover), (port, cover), "{address}");
        }
        assert_eq!(mailed("smtp://[::1]").unwrap().host, "::1");
    }

    #[test]
    fn texts_leave_this_machine_encrypted_or_not_at_all() {
        let gateway = called("https://gateway.example/a?b=c").unwrap();
        assert_eq!((gateway.port, gateway.tls, gateway.target.as_str()), (443, true, "/a?b=c"));
        assert!(!called("http://127.0.0.1:8080/a").unwrap().tls);
        assert!(!called("http://localhost/a").unwrap().tls);
        for open in ["http://gateway.example/", "http://192.0.2.1/", "http://localhost.example/"] {
            assert!(called(open).unwrap_err().why.contains("by https"), "{open}");
        }
    }

    #[test]
    fn what_cannot_be_used_is_refused_and_no_secret_is_repeated_or_printed() {
        for odd in [
            "mail.example",
            "https://u:secret-word@mail.example",
            "smtps://u:secret-word@",
            "smtps://secret-word@mail.example",
            "smtps://:secret-word@mail.example",
            "smtps://u:secret-word@mail.example/path",
            "smtps://u:secret-word@mail.example?tls=no",
            "smtps://u:%FF-secret-word@mail.example",
            "smtps://u:secret-word@ma il.example",
        ] {
            let refused = mailed(odd).expect_err(odd);
            assert_eq!(refused.name, SMTP_URL, "{odd}");
            let line = refused.to_string();
            assert!(!line.contains("secret-word") && line.contains("Example: "), "{line}");
        }
        for odd in [
            "gateway.example/x",
            "ftp://gateway.example",
            "https://u:secret-word@gateway.example/",
            "https://gateway.example/#secret-word",
        ] {
            let refused = called(odd).expect_err(odd).to_string();
            assert!(!refused.contains("secret-word"), "{refused}");
        }
        let short = with(&[(ALERT_WEBHOOK, WEBHOOK_EXAMPLE), (ALERT_SECRET, "secret-word")]).unwrap_err();
        assert!(short.name == ALERT_SECRET && !short.to_string().contains("secret-word"));
        let mail = mailed("smtps://gwen%40council:s%2Becret-word@mail.example").unwrap();
        let (name, password) = mail.sign_in.clone().unwrap();
        assert_eq!((name.as_str(), password.expose()), ("gwen@council", "s+ecret-word"));
        assert!(!format!("{mail:?}").contains("ecret-word"));
        assert_eq!(
            with(&[(SMTP_URL, SMTP_EXAMPLE), (ALERT_FROM, "clywed")]).unwrap_err().name,
            ALERT_FROM,
            "who it comes from is a mail address"
        );
    }
}
