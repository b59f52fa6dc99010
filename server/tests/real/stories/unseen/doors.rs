//! The doors of the table, and whoever stands before them.

use super::cases::Things;
use crate::kit::{Browser, Desk, Form, Installation, ORGANISATION, PASSWORD, Page};
use app::routes;
use domain::{Locale, permission::Role};
use std::collections::BTreeMap;
use tokio::task::JoinSet;

/// The observers, one for each role that can be held: the name in the table, the name that they sign in with, and their
/// role. The demo has them all but the last two.
const OBSERVERS: [(&str, &str, Role); 11] = [
    ("moderator", "cymedrolwr", Role::Moderator),
    ("lead", "diogelu", Role::SafeguardingLead),
    ("officer", "swyddog", Role::DesignatedOfficer),
    ("director", "cyfarwyddwr", Role::StatutoryDirector),
    ("manager", "rheolwr", Role::ServiceManager),
    ("performance", "perfformiad", Role::PerformanceLead),
    ("custodian", "ceidwad", Role::Custodian),
    ("administrator", "gweinyddwr", Role::Administrator),
    ("reviewer", "adolygydd", Role::IndependentReviewer),
    ("translator", "cyfieithydd", Role::Translator),
    ("panel-member", "panelwr", Role::PanelMember),
];
/// Somebody who is not signed in.
const STRANGER: &str = "stranger";

/// Pages about no single thing, under the organisation's address.
const OF_PLACES: [(&str, &[&str]); 14] = [
    ("home", &[""]),
    (
        "list",
        &[
            "/pryderon",
            "/pryderon?desk=lead",
            "/pryderon?desk=officer",
            "/pryderon?desk=director",
            "/pryderon?show=closed",
            "/pryderon?desk=officer&show=closed",
        ],
    ),
    ("watch", &["/gwylio"]),
    ("audit", &["/archwilio"]),
    ("disclosures", &["/datgeliadau"]),
    ("rota", &["/rota"]),
    ("figures", &["/ffigurau"]),
    ("queue", &["/ciw", "/ciw?order=newest"]),
    ("summaries", &["/crynodebau", "/crynodebau/2026-Q4/3", "/themau", "/ymatebion"]),
    ("quarter", &["/chwarter"]),
    ("people", &["/pobl"]),
    ("settings", &["/gosodiadau"]),
    ("jobs", &["/gwaith"]),
    ("imports", &["/mewnforio"]),
];

/// What anyone sees without signing in.
const PUBLIC: [&str; 3] = ["/health", "/cy", "/cy/rhif"];

/// An identifier that nothing has.
const NOTHING: &str = "00000000-0000-4000-8000-00000000dead";

/// The command that adds somebody with a role.
fn add<'a>(sign_in: &'a str, role: &'a str) -> [&'a str; 9] {
    ["person", "add", sign_in, "--name", sign_in, "--role", role, "--organisation", ORGANISATION]
}

/// An observer of the table.
#[derive(Clone)]
struct Observer {
    name: &'static str,
    /// `None`: they are not signed in.
    desk: Option<Desk>,
    browser: Browser,
    person: String,
}

/// All observers.
pub(super) struct Cast {
    all: Vec<Observer>,
    /// Others who act on what the observers see. They signed in before anybody looked.
    others: Vec<(&'static str, Desk)>,
    /// Ordinary feedback that waits on the moderators' desk.
    ordinary: String,
    /// The server.
    pub(super) address: String,
}

/// What an observer saw at each door about no single thing.
pub(super) struct Seen(Vec<(&'static str, String)>);

impl Seen {
    /// The doors at which they saw something else later.
    pub(super) fn differing(before: &Self, after: &Self) -> Vec<&'static str> {
        let mut doors = Vec::new();
        for ((door, one), (_, other)) in before.0.iter().zip(&after.0).filter(|(one, other)| one != other) {
            // Shown only where the table is wrong.
            #[expect(clippy::print_stdout, reason = "what differs tells where the table is wrong")]
            {
                println!("{door}: {} became {}", around(one, other), around(other, one));
            }
            doors.push(*door);
        }
        doors
    }
}

/// Everything of an answer but the times of day and what a request for this page alone brings: status, headers, bytes.
fn plain(page: &Page) -> String {
    let mut headers: Vec<String> = page
        .headers
        .iter()
        .filter(|(name, _)| !["date", "etag", "content-length", "x-request-id"].contains(&name.as_str()))
        .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap_or_default()))
        .collect();
    headers.sort();
    format!("{} {}\n{}", page.status, headers.join("\n"), without_times(&page.body))
}

/// The part of a text in which it begins to be another than `other`.
fn around<'a>(text: &'a str, other: &str) -> &'a str {
    let same = text.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    let from = (0..=same.saturating_sub(60)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let to = (same + 60..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    &text[from..to]
}

/// A text with `#` in place of each time of day, such as `14:05` or `9.30`.
fn without_times(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let digit = |at: usize| signs.get(at).is_some_and(char::is_ascii_digit);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < signs.len() {
        let hours = (at..at + 3).take_while(|at| digit(*at)).count();
        let mark = at + hours;
        let is_time = (1..=2).contains(&hours)
            && (at == 0 || !digit(at - 1))
            && matches!(signs.get(mark), Some(':' | '.'))
            && digit(mark + 1)
            && digit(mark + 2)
            && !digit(mark + 3);
        if is_time {
            out.push('#');
            at = mark + 3;
        } else {
            out.push(signs[at]);
            at += 1;
        }
    }
    out
}

impl Observer {
    async fn page(&self, path: &str) -> String {
        plain(&self.browser.get(path).await)
    }

    /// Everything that they see at the doors about no single thing.
    async fn places(&self) -> Seen {
        let start = routes::STAFF_HOME.path_with(Locale::Cy, [ORGANISATION]);
        let mut seen = Vec::new();
        for (door, paths) in OF_PLACES {
            let mut all = String::new();
            for path in paths {
                all.push_str(&self.page(&format!("{start}{path}")).await);
            }
            if door == "jobs" {
                // What the server does goes on by itself, in another order each time.
                let mut rows: Vec<&str> = all.split("rowheader\">").skip(1).collect();
                for row in &mut rows {
                    *row = row.split('<').next().unwrap_or_default();
                }
                rows.sort_unstable();
                all = rows.join("\n");
            }
            seen.push((door, all));
        }
        let mut public = String::new();
        for path in PUBLIC {
            public.push_str(&self.page(path).await);
        }
        seen.push(("public", public));
        Seen(seen)
    }

    async fn press(&self, path: &str) -> String {
        let fields = [("do", "note"), ("note", "Made up.")];
        match &self.desk {
            Some(desk) => plain(&desk.post(path, &fields).await),
            None => plain(&self.browser.post(path, &fields).await),
        }
    }

    /// The doors of one concern at which they see something else than for a concern that does not exist.
    ///
    /// That there is an item on the moderators' desk is nothing to hide, so its address tells nobody anything who sees the
    /// same at that of any other. What lies apart must be as what does not exist, or as any other.
    async fn things(&self, things: &Things, ordinary: &str) -> Vec<&'static str> {
        let Things { concern, letter, disclosure, feedback } = things;
        let l = Locale::Cy;
        let of = |concern| routes::STAFF_CONCERN.path_with(l, [ORGANISATION, concern]);
        let letter_of = |concern, id| routes::STAFF_CONCERN_LETTER.path_with(l, [ORGANISATION, concern, id]);
        let disclosure_of =
            |concern, id| routes::STAFF_CONCERN_DISCLOSURE.path_with(l, [ORGANISATION, concern, id]);
        let (here, nowhere) = (of(concern), of(NOTHING));
        let mut doors = Vec::new();
        if self.page(&here).await != self.page(&nowhere).await {
            doors.push("open");
        }
        if self.press(&here).await != self.press(&nowhere).await {
            doors.push("act");
        }
        for (door, path, none) in [
            ("letter", letter_of(concern, letter), letter_of(NOTHING, NOTHING)),
            ("disclosure", disclosure_of(concern, disclosure), disclosure_of(NOTHING, NOTHING)),
        ] {
            if self.page(&path).await != self.page(&none).await {
                doors.push(door);
            }
        }
        let item = self.page(&Desk::item(feedback)).await;
        if item != self.page(&Desk::item(NOTHING)).await && item != self.page(&Desk::item(ordinary)).await {
            doors.push("item");
        }
        doors
    }

    /// Whether an alert leads them anywhere else than one that was never sent.
    async fn is_led_by(&self, alert: &str) -> bool {
        let seen = async |id: &str| {
            let open = self.page(&routes::OPEN.path_with(Locale::Cy, [id])).await;
            let page = self.page(&routes::STAFF_ALERT.path_with(Locale::Cy, [ORGANISATION, id])).await;
            // The way to sign in and the switch of language repeat the address that somebody came by.
            format!("{open}{page}").replace(id, "")
        };
        seen(alert).await != seen(NOTHING).await
    }
}

impl Cast {
    /// Signs everybody in. Without a rota everybody of a desk is told at once, whatever the hour of this test.
    pub(super) async fn of(installation: &Installation, address: &str) -> Self {
        let done = async |arguments: &[&str]| {
            let (content, said) = installation.told(arguments, &format!("{PASSWORD}\n")).await;
            assert!(content, "{arguments:?}: {said}");
        };
        let file = installation.temporary().join("settings.toml");
        std::fs::write(&file, "[rota]\nshifts = []\n").unwrap();
        done(&["authority", "set", ORGANISATION, "--file", file.to_str().unwrap()]).await;
        let mut cast = Vec::new();
        for (name, sign_in, role) in OBSERVERS {
            if matches!(role, Role::Translator | Role::PanelMember) {
                done(&add(sign_in, role.code())).await;
            }
            let Desk { browser, csrf } = Desk::of(&Browser::new(address, "198.51.100.133"), sign_in).await;
            let person = installation.person(sign_in).await;
            let desk = Some(Desk { browser: browser.clone(), csrf });
            cast.push(Observer { name, desk, browser, person });
        }
        // Nobody can hold any other role yet: once somebody can, this table needs them.
        for role in Role::ALL.iter().filter(|role| OBSERVERS.iter().all(|(.., of)| of != *role)) {
            let (content, said) = installation.told(&add("neb", role.code()), &format!("{PASSWORD}\n")).await;
            assert!(!content && said.contains("there is nothing yet that"), "{role}: {said}");
        }
        let browser = Browser::new(address, "198.51.100.134");
        cast.push(Observer { name: STRANGER, desk: None, browser: browser.clone(), person: String::new() });
        Form::new(Locale::En).with("o2", "Made up: they were kind.").given(&browser).await;
        let ordinary = installation.id("id", "FROM feedback ORDER BY received DESC LIMIT 1").await;
        let mut others = Vec::new();
        for name in ["cymedrolwr2", "diogelu2"] {
            others.push((name, Desk::of(&Browser::new(address, "198.51.100.131"), name).await));
        }
        Self { all: cast, others, ordinary, address: address.to_owned() }
    }

    /// Somebody at their desk, by the name that they sign in with.
    pub(super) fn desk(&self, sign_in: &str) -> &Desk {
        let known = OBSERVERS.iter().find(|(_, known, _)| *known == sign_in);
        let observer = known.and_then(|(name, ..)| self.all.iter().find(|observer| observer.name == *name));
        let other = self.others.iter().find(|(name, _)| *name == sign_in).map(|(_, desk)| desk);
        observer.and_then(|observer| observer.desk.as_ref()).or(other).unwrap()
    }

    /// What everybody sees at the doors about no single thing.
    pub(super) async fn places(&self) -> BTreeMap<&'static str, Seen> {
        let mut all = JoinSet::new();
        for observer in self.all.clone() {
            all.spawn(async move { (observer.name, observer.places().await) });
        }
        all.join_all().await.into_iter().collect()
    }

    /// By which doors of one concern everybody learns of it.
    pub(super) async fn things(&self, things: &Things) -> BTreeMap<&'static str, Vec<&'static str>> {
        let mut found = BTreeMap::new();
        for observer in &self.all {
            found.insert(observer.name, observer.things(things, &self.ordinary).await);
        }
        found
    }

    /// The observers among these people.
    pub(super) fn names_of<'a>(&self, people: impl Iterator<Item = &'a str>) -> Vec<&'static str> {
        let people: Vec<&str> = people.collect();
        let is_there = |observer: &&Observer| people.iter().any(|person| *person == observer.person);
        self.all.iter().filter(is_there).map(|observer| observer.name).collect()
    }

    /// Whom an alert leads anywhere.
    pub(super) async fn led_by(&self, alert: &str) -> Vec<&'static str> {
        let mut led = Vec::new();
        for observer in &self.all {
            if observer.is_led_by(alert).await {
                led.push(observer.name);
            }
        }
        led
    }
}
