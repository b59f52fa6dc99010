//! Alerts from the real program to real servers: setting up, addresses, trials, and what is shown when a
//! server is down.

use crate::kit::{
    Browser, Certificate, Form, Installation, Manner, ORGANISATION, PASSWORD, SECRET, Sink, Wrap, nobody,
    sign_in,
};
use app::routes;
use domain::Locale::{Cy, En};
use std::time::Duration;

/// Invented addresses. The stories search for them wherever they must not be.
const MAIL: &str = "swyddog.anhysbys7@council.example";
const TELEPHONE: &str = "07700 900123";
const CANARIES: [&str; 3] = ["anhysbys7", "900123", "900 123"];

async fn done(installation: &Installation, arguments: &[&str]) -> String {
    let (content, said) = installation.told(arguments, "").await;
    assert!(content, "{arguments:?}: {said}");
    said
}

/// An installation whose alerts go to two servers with certificates.
async fn set_up(installation: &mut Installation) -> (Sink, Sink) {
    let certificate = Certificate::of_localhost();
    let mail = Sink::covered_mail(Wrap::Tls, &certificate).await;
    let text = Sink::covered_gateway(&certificate).await;
    let trusted = installation.temporary().join("trusted.pem");
    std::fs::write(&trusted, certificate.pem()).unwrap();
    installation.set("SSL_CERT_FILE", trusted.to_str().unwrap());
    let address = format!("smtps://gwen:made-up%20word@localhost:{}", mail.address.port());
    installation.set("CLYWED_SMTP_URL", address);
    installation.set("CLYWED_ALERT_FROM", "clywed@council.example");
    installation.set("CLYWED_ALERT_WEBHOOK", format!("https://localhost:{}/alerts?a=b", text.address.port()));
    installation.set("CLYWED_ALERT_SECRET", SECRET);
    (mail, text)
}

#[tokio::test]
async fn the_designated_officer_sets_where_alerts_go_tries_it_and_nobody_else_learns_the_address() {
    for mut installation in Installation::on_each_engine().await {
        let (mail, text) = set_up(&mut installation).await;
        let told = done(&installation, &["check-config"]).await;
        assert!(told.contains("Alerts go by mail from clywed@council.example, by port"), "{told}");
        assert!(told.contains("by the gateway at localhost, encrypted"), "{told}");
        assert!(!told.contains("made-up") && !told.contains(SECRET), "{told}");

        let server = installation.start(&["serve", "--demo", "--feedback", "0"], "trace").await;
        let browser = Browser::new(&server.address, "198.51.100.90");
        let officer = sign_in(&browser, "swyddog").await;
        let at = routes::STAFF_ALERTS.path(En);
        let page = officer.get(at).await;
        assert!(page.status == 200 && page.text().contains("says nothing else"), "{}", page.text());
        let post = async |pairs: &[(&str, &str)]| {
            let hidden = officer.get(at).await.hidden(at);
            let hidden = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            officer.post(at, &hidden.chain(pairs.iter().copied()).collect::<Vec<_>>()).await
        };
        let wrong = post(&[("do", "keep"), ("mail", "swyddog"), ("telephone", TELEPHONE)]).await;
        assert_eq!((wrong.status, wrong.input("telephone").as_str()), (422, TELEPHONE));
        assert!(wrong.text().contains("This is not a whole email address"), "{}", wrong.text());
        let all = [("do", "keep"), ("mail", MAIL), ("telephone", TELEPHONE), ("language", "cy")];
        let kept = post(&all).await;
        assert_eq!((kept.status, kept.input("mail").as_str()), (200, MAIL));
        let tried = post(&[("do", "try")]).await;
        assert!(tried.text().contains("A trial alert was sent"), "{}", tried.text());
        {
            let (mail, text) = (mail.got(), text.got());
            assert!(text.odd.is_empty(), "{:?}", text.odd);
            assert_eq!((mail.kept.len(), text.kept.len()), (1, 1));
            assert_eq!((text.to.as_slice(), mail.to.len()), (["+447700900123".to_owned()].as_slice(), 1));
            let (_, whole) = mail.kept.first_key_value().unwrap();
            assert!(whole.contains("Agorwch Clywed:\r\n\r\nhttp://127.0.0.1:0/cy/agor/"), "{whole}");
        }
        // The alert's address shows nothing to somebody who is not signed in.
        let stranger =
            browser.get(&routes::OPEN.path_with(Cy, ["00000000-0000-0000-0000-000000005eed"])).await;
        assert_eq!(stranger.status, 303);
        assert!(stranger.header("location").starts_with(routes::SIGN_IN.path(Cy)));

        // The address is shown nowhere else: to no colleague, in no audit entry, no log and no copy of the
        // database.
        let custodian = sign_in(&browser, "ceidwad").await;
        let trail = custodian.get(&routes::STAFF_AUDIT.path_with(Cy, [ORGANISATION])).await.text();
        assert!(trail.contains("alert-address") && trail.contains("ways=mail,text"), "{trail}");
        let people = done(&installation, &["person", "list"]).await;
        let stands = done(&installation, &["person", "alert", "swyddog"]).await;
        assert!(stands.contains("alerted by mail and text message, in Welsh"), "{stands}");
        let log = server.stop().await;
        for told in [&trail, &people, &stands, &log] {
            for canary in CANARIES {
                assert!(!told.contains(canary), "{canary}: {told}");
            }
        }
        for secret in [SECRET, "made-up word", "made-up%20word"] {
            assert!(!log.contains(secret), "a secret of the settings was logged");
        }
        for cell in installation.inside().await.cells().await.unwrap() {
            let content = String::from_utf8_lossy(&cell.content);
            let found = CANARIES.iter().any(|canary| content.contains(canary));
            assert!(!found, "{}.{} holds an address", cell.table, cell.column);
        }
    }
}

#[tokio::test]
async fn addresses_are_set_and_tried_at_the_terminal() {
    let mut installation = Installation::on_sqlite().await;
    let (mail, text) = set_up(&mut installation).await;
    installation.start_demo().await.stop().await;
    let refused = installation.told(&["alert", "try", "--person", "swyddog"], "").await;
    assert!(!refused.0 && refused.1.contains("has given no address"), "{}", refused.1);
    let set = ["person", "alert", "swyddog", "--mail", MAIL, "--telephone", TELEPHONE, "--language", "en"];
    let said = done(&installation, &set).await;
    assert!(said.contains("alerted by mail and text message, in English"), "{said}");
    let tried = done(&installation, &["alert", "try", "--person", "swyddog"]).await;
    assert_eq!(tried.matches("taken over by the server").count(), 2, "{tried}");
    assert!(text.got().kept.values().all(|body| body.contains(r#""language":"en""#)));
    text.behave(Manner::Refuses(503));
    let (content, said) = installation.told(&["alert", "try", "--person", "swyddog"], "").await;
    assert!(!content && said.contains("text message: http-503"), "{said}");
    assert_eq!(mail.got().kept.len(), 2);
    let without = ["person", "alert", "swyddog", "--mail", "", "--telephone", ""];
    assert!(done(&installation, &without).await.contains("nothing but their desk"));
    for (arguments, why) in [
        (["person", "alert", "nobody", "--mail", MAIL], "nobody signs in as"),
        (["person", "alert", "swyddog", "--mail", "swyddog"], "no mail address"),
        (["person", "alert", "swyddog", "--telephone", "999"], "no whole telephone number"),
        (["person", "alert", "swyddog", "--language", "fr"], "neither cy nor en"),
    ] {
        let (content, said) = installation.told(&arguments, "").await;
        assert!(!content && said.contains(why) && said.lines().count() == 1, "{arguments:?}: {said}");
        assert!(!said.contains("ddychmygol"), "{said}");
    }
}

#[tokio::test]
async fn without_a_way_for_alerts_the_start_the_health_and_the_pages_say_that_nobody_is_alerted() {
    let installation = Installation::on_sqlite().await;
    assert!(done(&installation, &["check-config"]).await.contains("NOBODY IS ALERTED BY CLYWED"));
    let server = installation.start_demo().await;
    let browser = Browser::new(&server.address, "198.51.100.91");
    let health = browser.get("/health").await.body;
    assert!(health.contains("alerts none: nobody is alerted by Clywed\n"), "{health}");
    let administrator = sign_in(&browser, "gweinyddwr").await;
    for path in [routes::STAFF_JOBS.path_with(En, [ORGANISATION]), routes::STAFF_ALERTS.path(En).to_owned()] {
        let page = administrator.get(&path).await.text();
        assert!(page.contains("Nobody here is alerted by Clywed"), "{path}: {page}");
    }
    assert!(server.stop().await.contains("NOBODY IS ALERTED BY CLYWED"));
}

#[tokio::test]
async fn a_dead_mail_server_is_seen_by_health_and_administrator_and_keeps_nobody_waiting() {
    let mut installation = Installation::on_sqlite().await;
    let (dead, text) = (nobody().await, Sink::gateway().await);
    installation.set("CLYWED_SMTP_URL", format!("smtp://{dead}"));
    installation.set("CLYWED_ALERT_FROM", "clywed@council.example");
    installation.set("CLYWED_ALERT_WEBHOOK", format!("http://{}/alerts?a=b", text.address));
    installation.set("CLYWED_ALERT_SECRET", SECRET);
    let server = installation.start_demo().await;
    let browser = Browser::new(&server.address, "198.51.100.92");
    let mut health = String::new();
    for _ in 0..100 {
        health = browser.get("/health").await.body;
        let ready = health.starts_with("state ready\n");
        if ready && health.contains("alerts mail away") && health.contains("alerts text well") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(health.contains("alerts mail away refused\nalerts text well\n"), "{health}");
    assert!(
        health.starts_with("state ready\n"),
        "a dead mail server is no reason to turn families away: {health}"
    );
    let administrator = sign_in(&browser, "gweinyddwr").await;
    let page = administrator.get(&routes::STAFF_JOBS.path_with(En, [ORGANISATION])).await.text();
    assert!(page.contains("The server has not answered since") && page.contains("(refused)"), "{page}");
    let log = server.stop().await;
    assert!(log.contains("alert-target.away") && text.got().kept.is_empty(), "{log}");
}

/// Waits for something that another process does within a minute.
async fn until(what: &str, met: impl Fn() -> bool) {
    for _ in 0..600 {
        if met() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{what}: not within a minute");
}

/// A child's words, invented. No other server may receive any of them.
const WORDS: &str = "Gwneud: mae Brawd Ddychmygol yn fy mrifo";

#[tokio::test]
async fn a_child_who_is_not_safe_reaches_the_lead_through_a_dead_mail_server_and_a_killed_process() {
    for mut installation in Installation::on_each_engine().await {
        let (mail_at, text) = (nobody().await, Sink::gateway().await);
        installation.set("CLYWED_SMTP_URL", format!("smtp://{mail_at}"));
        installation.set("CLYWED_ALERT_FROM", "clywed@council.example");
        installation.set("CLYWED_ALERT_WEBHOOK", format!("http://{}/alerts?a=b", text.address));
        installation.set("CLYWED_ALERT_SECRET", SECRET);
        let server = installation.start_demo().await;
        let lead = ["person", "add", "lena", "--name", "Lena", "--role", "safeguarding-lead"];
        let lead = [lead.as_slice(), &["--organisation", ORGANISATION]].concat();
        let (content, said) = installation.told(&lead, &format!("{PASSWORD}\n")).await;
        assert!(content, "{said}");
        let set = ["person", "alert", "lena", "--mail", MAIL, "--telephone", TELEPHONE];
        done(&installation, &set).await;
        // Without a rota everybody of the desk is told at once, whatever the hour of this test.
        let settings = installation.temporary().join("settings.toml");
        std::fs::write(&settings, "[rota]\nshifts = []\n").unwrap();
        done(&installation, &["authority", "set", ORGANISATION, "--file", settings.to_str().unwrap()]).await;

        let child = Browser::new(&server.address, "198.51.100.93");
        Form::new(Cy).with("s1", "no").with("s2", "yes").with("o2", WORDS).given(&child).await;
        until("the text message comes while the mail server is dead", || !text.got().kept.is_empty()).await;
        server.kill().await;
        let mail = Sink::mail_at(mail_at).await;
        let server = installation.start_again().await;
        until("the mail comes once its server is there", || !mail.got().kept.is_empty()).await;

        let log = server.stop().await;
        let (mail, text) = (mail.got(), text.got());
        assert!(text.odd.is_empty(), "{:?}", text.odd);
        assert_eq!((mail.kept.len(), text.kept.len()), (1, 1), "one by each way");
        assert_eq!(mail.to, [format!("RCPT TO:<{MAIL}>")]);
        for bytes in [&mail.bytes, &text.bytes] {
            let said = String::from_utf8_lossy(bytes).to_lowercase();
            for word in ["brawd", "mrifo", ORGANISATION, "taf", "teulu", "concern", "pryder", "lena"] {
                assert!(!said.contains(&word.to_lowercase()), "{word}: {said}");
            }
        }
        assert!(!log.contains(MAIL) && !log.contains("900123"), "{log}");
    }
}

#[tokio::test]
async fn settings_of_alerts_that_cannot_be_used_are_refused_by_every_command() {
    let mut installation = Installation::on_sqlite().await;
    installation.set("CLYWED_ALERT_WEBHOOK", "https://gateway.example/");
    let (content, said) = installation.told(&["check-config"], "").await;
    assert!(!content && said.contains("CLYWED_ALERT_SECRET: "), "{said}");
    installation.set("CLYWED_ALERT_SECRET", "short-secret-word");
    let (content, said) = installation.told(&["serve"], "").await;
    assert!(!content && said.contains("32 characters") && !said.contains("short-secret-word"), "{said}");
}
