//! What leaves, told to real servers that take it, refuse it, hang, break off or cannot prove their name.

#[expect(dead_code, reason = "the stories of the real program use the rest")]
#[path = "../../tests/real/kit/sink.rs"]
mod sink;

use super::Outside;
use crate::config::{Config, Cover};
use domain::{Locale, clock::Moment};
use services::{
    Uuid,
    alerts::{Alert, Fault, Outlet, Way},
};
use sink::{Certificate, Manner, SECRET, Sink, Wrap, nobody};
use std::net::SocketAddr;

/// The way out to some servers, as settings make it.
fn outside(mail: Option<&str>, text: Option<&str>) -> Outside {
    let config = Config::from_parts(|name| {
        let value = match name {
            "CLYWED_ORIGIN" => Some("https://clywed.example"),
            "CLYWED_BEHIND_PROXY" => Some("true"),
            "CLYWED_SMTP_URL" => mail,
            "CLYWED_ALERT_FROM" => mail.map(|_| "clywed@council.example"),
            "CLYWED_ALERT_WEBHOOK" => text,
            "CLYWED_ALERT_SECRET" => text.map(|_| SECRET),
            _ => None,
        };
        value.map(str::to_owned)
    });
    Outside::of(&config.unwrap()).unwrap().unwrap()
}

fn by_mail(address: SocketAddr) -> Outside {
    outside(Some(&format!("smtp://{address}")), None)
}

fn by_text(address: SocketAddr) -> Outside {
    outside(None, Some(&format!("http://{address}/alerts?a=b")))
}

#[expect(clippy::disallowed_methods, reason = "the gateway looks at its own clock")]
fn now() -> Moment {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    Moment(i64::try_from(since.as_micros()).unwrap())
}

fn alert(way: Way, language: Locale) -> Alert {
    let to = match way {
        Way::Mail => "gwen@council.example",
        Way::Text => "+447700900123",
    };
    Alert { id: Uuid::from_u128(0x5eed), way, to: to.to_owned(), language, at: now() }
}

async fn send(outside: &Outside, way: Way) -> Result<(), Fault> {
    Outlet::send(outside, alert(way, Locale::En)).await
}

#[tokio::test]
async fn a_mail_says_open_clywed_in_the_persons_language_and_nothing_else() {
    let sink = Sink::mail().await;
    let mut alert = alert(Way::Mail, Locale::Cy);
    alert.at = Moment::at_start_of("2026-10-01".parse().unwrap()).unwrap();
    Outlet::send(&by_mail(sink.address), alert).await.unwrap();
    let got = sink.got();
    assert_eq!(got.to, ["RCPT TO:<gwen@council.example>"]);
    let (id, mail) = got.kept.first_key_value().unwrap();
    assert_eq!(id, "<00000000-0000-0000-0000-000000005eed@council.example>");
    let (mut head, body) = mail.split_once("\r\n\r\n").unwrap();
    assert_eq!(
        body.trim_end(),
        "Agorwch Clywed:\r\n\r\nhttps://clywed.example/cy/agor/00000000-0000-0000-0000-000000005eed"
    );
    head = head.trim();
    let mut lines: Vec<&str> = head.lines().collect();
    lines.sort_unstable();
    assert_eq!(
        lines,
        [
            "Auto-Submitted: auto-generated",
            "Content-Transfer-Encoding: 7bit",
            "Content-Type: text/plain; charset=utf-8",
            "Date: Wed, 30 Sep 2026 23:00:00 +0000",
            "From: clywed@council.example",
            "MIME-Version: 1.0",
            "Message-ID: <00000000-0000-0000-0000-000000005eed@council.example>",
            "Subject: Clywed",
            "To: gwen@council.example",
        ]
    );
    let said = String::from_utf8(got.bytes.clone()).unwrap();
    assert!(said.starts_with("EHLO clywed.example\r\n"), "{said}");
}

#[tokio::test]
async fn a_call_of_the_gateway_says_open_clywed_signed_and_nothing_else() {
    let sink = Sink::gateway().await;
    send(&by_text(sink.address), Way::Text).await.unwrap();
    let got = sink.got();
    assert!(got.odd.is_empty(), "{:?}", got.odd);
    let (_, body) = got.kept.first_key_value().unwrap();
    let id = "00000000-0000-0000-0000-000000005eed";
    let expected = format!(
        r#"{{"open":"Clywed","address":"https://clywed.example/en/open/{id}","language":"en","id":"{id}","to":"+447700900123"}}"#
    );
    assert_eq!(*body, expected);
    let said = String::from_utf8(got.bytes.clone()).unwrap();
    let mut names: Vec<&str> =
        said.lines().skip(1).filter_map(|line| line.split_once(": ")).map(|(name, _)| name).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "clywed-alert",
            "clywed-signature",
            "clywed-timestamp",
            "content-length",
            "content-type",
            "host",
            "user-agent"
        ]
    );
}

#[tokio::test]
async fn a_gateway_that_does_not_share_the_secret_or_is_told_an_old_time_believes_nothing() {
    let sink = Sink::gateway().await;
    let outside = by_text(sink.address);
    let mut old = alert(Way::Text, Locale::Cy);
    old.at = Moment(old.at.0 - 600_000_000);
    assert_eq!(Outlet::send(&outside, old).await, Err(Fault::Text(401)));
    assert_eq!(sink.got().odd, ["an old signature"]);
    assert!(sink.got().kept.is_empty());
}

#[tokio::test]
async fn each_way_to_fail_has_its_code_and_a_server_that_is_well_again_is_told_once() {
    let (mail, text) = (Sink::mail().await, Sink::gateway().await);
    let (by_mail, by_text) = (by_mail(mail.address), by_text(text.address));
    for code in [450, 550] {
        mail.behave(Manner::Refuses(code));
        assert_eq!(send(&by_mail, Way::Mail).await, Err(Fault::Mail(code)));
    }
    for code in [400, 429, 500, 503] {
        text.behave(Manner::Refuses(code));
        assert_eq!(send(&by_text, Way::Text).await, Err(Fault::Text(code)));
    }
    text.behave(Manner::Redirects);
    assert_eq!(send(&by_text, Way::Text).await, Err(Fault::Text(307)), "it follows nobody elsewhere");
    for (sink, outside, way) in [(&mail, &by_mail, Way::Mail), (&text, &by_text, Way::Text)] {
        sink.behave(Manner::TakesAndBreaks);
        assert_eq!(send(outside, way).await, Err(Fault::Broken), "{way}");
        sink.behave(Manner::Takes);
        send(outside, way).await.unwrap();
        let got = sink.got();
        assert_eq!((got.kept.len(), got.came.values().sum::<usize>()), (1, 2), "{way}: the same one twice");
    }
}

#[tokio::test]
async fn where_nobody_listens_and_where_nobody_answers_are_told_apart() {
    assert_eq!(send(&by_mail(nobody().await), Way::Mail).await, Err(Fault::Refused));
    assert_eq!(send(&by_text(nobody().await), Way::Text).await, Err(Fault::Refused));
    let nowhere = outside(None, Some("https://gateway.invalid/"));
    assert_eq!(send(&nowhere, Way::Text).await, Err(Fault::Refused));
    assert_eq!(send(&nowhere, Way::Mail).await, Err(Fault::NotSetUp));
    for (sink, way) in [(Sink::mail().await, Way::Mail), (Sink::gateway().await, Way::Text)] {
        sink.behave(Manner::Hangs);
        let outside = if way == Way::Mail { by_mail(sink.address) } else { by_text(sink.address) };
        // From here on the clock moves whenever everybody waits.
        tokio::time::pause();
        assert_eq!(send(&outside, way).await, Err(Fault::Late), "{way}");
        tokio::time::resume();
        assert!(sink.got().kept.is_empty());
    }
}

#[tokio::test]
async fn a_server_that_cannot_prove_its_name_is_told_nothing() {
    let unknown = Certificate::of_localhost();
    let mail = Sink::covered_mail(Wrap::Tls, &unknown).await;
    let address = format!("smtps://gwen:made-up%20word@localhost:{}", mail.address.port());
    let outside_mail = outside(Some(&address), None);
    assert_eq!(send(&outside_mail, Way::Mail).await, Err(Fault::Unproven));
    assert!(mail.got().bytes.is_empty());
    let text = Sink::covered_gateway(&unknown).await;
    let outside_text = outside(None, Some(&format!("https://localhost:{}/", text.address.port())));
    assert_eq!(send(&outside_text, Way::Text).await, Err(Fault::Unproven));
    assert!(text.got().bytes.is_empty());
    // A server that speaks in the clear where an encrypted connection was asked for.
    let open = Sink::gateway().await;
    let outside_open = outside(None, Some(&format!("https://localhost:{}/", open.address.port())));
    assert_eq!(send(&outside_open, Way::Text).await, Err(Fault::Unproven));
}

/// The way out by a server that must speak `STARTTLS`, on this machine for once.
fn by_starttls(port: u16) -> Outside {
    let config = Config::from_parts(|name| match name {
        "CLYWED_SMTP_URL" => Some(format!("smtp://gwen:made-up%20word@localhost:{port}")),
        "CLYWED_ALERT_FROM" => Some("clywed@council.example".to_owned()),
        _ => None,
    });
    let mut config = config.unwrap();
    if let Some(mail) = &mut config.alerts.mail {
        mail.cover = Cover::StartTls;
    }
    Outside::of(&config).unwrap().unwrap()
}

#[tokio::test]
async fn a_mail_server_that_offers_no_encryption_or_the_wrong_one_hears_neither_password_nor_mail() {
    for sink in [Sink::mail().await, Sink::covered_mail(Wrap::StartTls, &Certificate::of_localhost()).await] {
        assert_eq!(send(&by_starttls(sink.address.port()), Way::Mail).await, Err(Fault::Unproven));
        let said = String::from_utf8(sink.got().bytes.clone()).unwrap();
        assert!(!said.contains("AUTH") && !said.contains("gwen"), "{said}");
    }
}

#[tokio::test]
async fn a_password_that_is_not_known_is_a_fault_like_any_other() {
    let sink = Sink::mail().await;
    let with = |word: &str| outside(Some(&format!("smtp://gwen:{word}@{}", sink.address)), None);
    assert_eq!(send(&with("another"), Way::Mail).await, Err(Fault::Mail(535)));
    send(&with("made-up%20word"), Way::Mail).await.unwrap();
}

#[tokio::test]
async fn a_server_is_looked_at_without_being_told_anything() {
    let (mail, text) = (Sink::mail().await, Sink::gateway().await);
    let both = outside(
        Some(&format!("smtp://{}", mail.address)),
        Some(&format!("http://{}/alerts?a=b", text.address)),
    );
    for way in Way::ALL {
        Outlet::look(&both, *way).await.unwrap();
    }
    text.behave(Manner::Refuses(503));
    assert_eq!(Outlet::look(&both, Way::Text).await, Err(Fault::Text(503)));
    assert!(mail.got().kept.is_empty() && text.got().kept.is_empty());
    assert_eq!(Outlet::look(&by_mail(nobody().await), Way::Mail).await, Err(Fault::Refused));
}
