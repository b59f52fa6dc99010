//! The concerns of the table: each kind, each raised as it is in life, and each about somebody who is there.

use super::doors::Cast;
use crate::kit::{Browser, Desk, Form, Installation, ORGANISATION};
use app::{
    pages::number::{MORE_TOKEN, NUMBER},
    routes,
};
use domain::{Locale, feedback::Audience};
use std::time::Duration;

/// A concern of the table.
pub(super) struct Case {
    /// Its name in the table: its kind, or who is complained of.
    pub(super) name: &'static str,
    /// How it is raised.
    pub(super) how: How,
    /// Who acts on it, by the name that they sign in with.
    pub(super) acts: &'static str,
}

pub(super) enum How {
    /// By the system, from a form of this audience, with these answers about safety.
    Sent(Audience, &'static [(&'static str, &'static str)]),
    /// By a moderator about an item that they read: of this kind, about this colleague.
    Read(&'static str, &'static str),
}

const fn sent(
    name: &'static str,
    audience: Audience,
    safety: &'static [(&'static str, &'static str)],
    acts: &'static str,
) -> Case {
    Case { name, how: How::Sent(audience, safety), acts }
}

const fn read(name: &'static str, kind: &'static str, about: &'static str, acts: &'static str) -> Case {
    Case { name, how: How::Read(kind, about), acts }
}

/// All of them. Whoever is complained of is the observer of that name.
pub(super) const CASES: [Case; 12] = [
    sent("harm-child", Audience::Child, &[("s1", "no")], "diogelu2"),
    sent("adult-at-risk", Audience::Parent, &[("s1", "no")], "diogelu2"),
    sent("worker", Audience::Parent, &[("s1", "no"), ("s4", "worker")], "swyddog"),
    read("manager", "worker", "rheolwr", "swyddog"),
    read("moderator", "moderator", "cymedrolwr", "swyddog"),
    read("lead", "lead", "diogelu", "swyddog"),
    read("officer", "officer", "swyddog", "cyfarwyddwr"),
    read("director", "worker", "cyfarwyddwr", "swyddog"),
    read("administrator", "harm-child", "gweinyddwr", "swyddog"),
    read("performance", "adult-at-risk", "perfformiad", "swyddog"),
    read("custodian", "harm-child", "ceidwad", "swyddog"),
    read("reviewer", "harm-child", "adolygydd", "swyddog"),
];

/// Words of a child or a parent, invented.
const WORDS: &str = "Made up: someone shouts at night.";

/// A concern that was raised.
pub(super) struct Raised {
    id: String,
    feedback: String,
    number: String,
}

/// What a number shows, without the number and without the token of its form, which is another on every page.
async fn shown_by(address: &str, number: &str) -> String {
    let browser = Browser::new(address, "198.51.100.135");
    let path = routes::NUMBER.path(Locale::Cy);
    let page = browser.post(path, &[(NUMBER, number)]).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let groups: Vec<&str> = (0..4).map(|n| &number[4 * n..4 * n + 4]).collect();
    let plain = page.body.replace(&page.input(MORE_TOKEN), "").replace(number, "");
    plain.replace(&groups.join(" "), "").replace(&groups.join("\u{a0}"), "")
}

/// What the number shows of ordinary feedback that nobody has read.
pub(super) async fn shown_by_ordinary(address: &str, audience: Audience) -> String {
    let browser = Browser::new(address, "198.51.100.136");
    let form = Form { audience, ..Form::new(Locale::En) }.with("o2", "Made up: they were kind.");
    shown_by(address, &form.given(&browser).await).await
}

/// The addresses that a concern has once it was worked on.
pub(super) struct Things {
    pub(super) concern: String,
    pub(super) letter: String,
    pub(super) disclosure: String,
    pub(super) feedback: String,
}

impl Raised {
    /// Raises the concern.
    pub(super) async fn of(installation: &Installation, cast: &Cast, of: &Case) -> Self {
        let address = &cast.address;
        let browser = Browser::new(address, "198.51.100.130");
        let mut form = Form { audience: Audience::Parent, ..Form::new(Locale::En) }.with("o2", WORDS);
        if let How::Sent(audience, safety) = of.how {
            form.audience = audience;
            for (name, value) in safety {
                form = form.with(name, *value);
            }
        }
        let number = form.given(&browser).await;
        if let How::Read(kind, about) = of.how {
            raise(installation, cast.desk("cymedrolwr2"), (kind, about)).await;
        }
        Self {
            number,
            id: installation.id("id", "FROM concern ORDER BY raised DESC LIMIT 1").await,
            feedback: installation.id("id", "FROM feedback ORDER BY received DESC LIMIT 1").await,
        }
    }

    /// What its feedback's number shows.
    pub(super) async fn shown(&self, address: &str) -> String {
        shown_by(address, &self.number).await
    }

    /// Takes it, rings, confirms in writing, and discloses at once who it is.
    pub(super) async fn worked_on(&self, desk: &Desk, case: &Case) -> Things {
        let path = routes::STAFF_CONCERN.path_with(Locale::Cy, [ORGANISATION, &self.id]);
        let step = async |button: &str, fields: &[(&str, &str)]| {
            let page = desk.browser.get(&path).await;
            assert_eq!(page.status, 200, "{}: {}", case.name, page.text());
            let version = page.input("version");
            let all = [&[("do", button), ("version", &*version)], fields].concat();
            let done = desk.post(&path, &all).await;
            assert_eq!(
                done.header("location"),
                format!("{path}?done={button}"),
                "{}: {}",
                case.name,
                done.text()
            );
        };
        assert_eq!(desk.post(&path, &[("do", "take")]).await.status, 303, "{}", case.name);
        let page = desk.browser.get(&path).await;
        let (day, time) = (page.input("call-day"), page.input("call-time"));
        let feedback = page.input("at-once-feedback");
        let call = [("rung", "front-door"), ("call-day", &day), ("call-time", &time)];
        step("call", &[call.as_slice(), &[("call-who", "Made Up"), ("call-said", "Made up.")]].concat())
            .await;
        step("letter", &[("letter-to", "Made-up front door"), ("letter-en", "Made up.")]).await;
        let wish = [("at-once-feedback", &*feedback), ("at-once-to", "Made-up police")];
        step("at-once", &[wish.as_slice(), &[("at-once-why", "Made up: danger now.")]].concat()).await;
        let page = desk.browser.get(&path).await;
        let after = |start: &str| {
            let found = page.body.split(&format!("{path}/{start}/")).nth(1).and_then(|rest| rest.get(..36));
            found.unwrap_or_else(|| panic!("{}: no {start} on {}", case.name, page.text())).to_owned()
        };
        Things {
            concern: self.id.clone(),
            letter: after("llythyr"),
            disclosure: after("datgelu"),
            feedback: self.feedback.clone(),
        }
    }

    /// Its alerts on the pages: each person, and the alert's identifier. The work that alerts looks every ten seconds.
    pub(super) async fn alerts(&self, installation: &Installation) -> Vec<(String, String)> {
        let concern = installation.shown("concern");
        let of = format!("FROM alert WHERE {concern} = '{}' AND channel = 'desk'", self.id.replace('-', ""));
        for _ in 0..600 {
            let mut inside = installation.inside().await;
            let count = inside.number(&format!("SELECT count(*) {of}")).await.unwrap();
            inside.close().await.unwrap();
            let mut found = Vec::new();
            for n in 0..count {
                let nth = format!("{of} ORDER BY id LIMIT 1 OFFSET {n}");
                found.push((installation.id("person", &nth).await, installation.id("id", &nth).await));
            }
            if !found.is_empty() {
                return found;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("nobody was told within a minute");
    }
}

/// The second moderator reads the newest item and raises a concern about a colleague.
async fn raise(installation: &Installation, desk: &Desk, (kind, about): (&str, &str)) {
    let item = installation.id("id", "FROM feedback ORDER BY received DESC LIMIT 1").await;
    desk.open(&item).await;
    let new = [
        ("concern-kind", kind),
        ("concern-about", "child"),
        ("concern-person", about),
        ("concern-why", "Made up: read in the words."),
    ];
    let done = desk.press(&item, "raise", &new).await;
    assert_eq!(done.status, 303, "{kind} about {about}: {}", done.text());
}
