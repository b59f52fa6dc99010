//! The story: everything that can happen to feedback, and everybody who could see it.

use super::{REASON, Story, planted::Fate};
use crate::kit::{Browser, Desk, Form, Installation, ORGANISATION, PEOPLE, Tape, filled};
use app::routes;
use domain::Locale;
use reqwest::Method;
use std::collections::BTreeMap;

/// How many others are counted in the release.
const OTHERS: u8 = 10;
/// The log level that logs everything.
const EVERYTHING: &str = "trace";

impl Story {
    pub(super) async fn begin(installation: Installation) -> Self {
        let server = installation.start(&["serve", "--demo", "--feedback", "0"], EVERYTHING).await;
        let mut story = Self {
            installation,
            server,
            tape: Tape::default(),
            numbers: BTreeMap::new(),
            items: BTreeMap::new(),
            desks: BTreeMap::new(),
            release: String::new(),
        };
        for (name, _) in PEOPLE {
            story.desks.insert(name, Desk::of(&story.browser(name), name).await);
        }
        story
    }

    /// A person's browser. Everything that it receives is kept for the search at the end.
    pub(super) fn browser(&self, who: &str) -> Browser {
        Browser::new(&self.server.address, "192.0.2.77").taped(who, &self.tape)
    }

    /// The browser of the contributor with this fate. Each has its own address, because many worries from one
    /// address would stand in the queue as one line.
    pub(super) fn contributor(&self, fate: Fate) -> Browser {
        let own = format!("192.0.2.{}", 100 + fate as usize);
        Browser::new(&self.server.address, &own).taped(&format!("{fate:?}"), &self.tape)
    }

    pub(super) fn desk(&self, name: &str) -> &Desk {
        &self.desks[name]
    }

    /// Sends feedback by way of the check page.
    pub(super) async fn send(&mut self, fate: Fate) {
        let number = fate.form().given(&self.contributor(fate)).await;
        self.numbers.insert(fate, number);
    }

    /// Sends feedback, then claims and opens it as the only new item in the queue.
    pub(super) async fn send_and_open(&mut self, fate: Fate, name: &'static str) -> String {
        let before = self.desk(name).queue().await;
        self.send(fate).await;
        let after = self.desk(name).queue().await;
        let new: Vec<&String> = after.iter().filter(|id| !before.contains(id)).collect();
        let [id] = new[..] else { panic!("{fate:?}: {} new items", new.len()) };
        let page = self.desk(name).open(id).await;
        for secret in fate.secrets().iter().take(4) {
            assert!(page.body.contains(secret), "{fate:?}: whoever claimed it reads {secret}");
        }
        self.items.insert(fate, id.clone());
        id.clone()
    }

    /// Takes feedback back by its number.
    pub(super) async fn take_back(&self, fate: Fate) {
        let fields = [("number", self.numbers[&fate].as_str()), ("do", "withdraw-sure")];
        let page = self.contributor(fate).post(routes::NUMBER.path(Locale::En), &fields).await;
        assert_eq!(page.status, 200, "{}", page.text());
    }

    /// Every fate that feedback can have while nothing fails.
    pub(super) async fn every_end(&mut self) {
        self.send(Fate::Waiting).await;
        self.send(Fate::Echoed).await;
        self.send(Fate::Withdrawn).await;
        self.take_back(Fate::Withdrawn).await;
        self.send_and_open(Fate::Opened, "cymedrolwr").await;
        let held = self.send_and_open(Fate::Held, "cymedrolwr").await;
        let done = self.desk("cymedrolwr").press(&held, "hold", &[("reason", REASON)]).await;
        assert_eq!(done.status, 303);
        let declined = self.send_and_open(Fate::Declined, "cymedrolwr").await;
        self.desk("cymedrolwr").ring(&declined, REASON).await;
        let done = self.desk("cymedrolwr").press(&declined, "decline", &[("why", "elsewhere")]).await;
        assert_eq!(done.status, 303);
        for fate in Fate::TOLD.into_iter().chain([Fate::TakenBack]) {
            let id = self.send_and_open(fate, "cymedrolwr").await;
            self.desk("cymedrolwr").ring(&id, REASON).await;
            self.desk("cymedrolwr").accept(&id, &fate.spans(), self.desk("cymedrolwr2")).await;
        }
        self.take_back(Fate::TakenBack).await;
        self.send_and_open(Fate::Officer, "swyddog").await;
        let echo = [("number", self.numbers[&Fate::Echoed].as_str())];
        let page = self.contributor(Fate::Echoed).post(routes::NUMBER.path(Locale::En), &echo).await;
        assert!(page.body.contains(&Fate::Echoed.secrets()[0]), "whoever chose so sees their words again");
    }

    /// Others who tick one answer and write nothing: with them there are enough for figures.
    async fn others(&self) {
        let (one, second) = (self.desk("cymedrolwr"), self.desk("cymedrolwr2"));
        for n in 0..OTHERS {
            let before = one.queue().await;
            let browser = Browser::new(&self.server.address, &format!("198.51.100.{}", n + 1));
            Form::new(Locale::En).with("c1", "top").given(&browser).await;
            let after = one.queue().await;
            let id = after.iter().find(|id| !before.contains(id)).unwrap();
            one.open(id).await;
            let done = one.press(id, "accept", &[]).await;
            assert_eq!(done.status, 303, "{}", done.text());
            if !done.header("location").contains("accepted") {
                second.open(id).await;
                assert_eq!(second.press(id, "accept", &[]).await.status, 303);
            }
        }
    }

    /// Releases what five of them said: a summary is written, second-read and answered, and released with its
    /// figures.
    pub(super) async fn released(&mut self) {
        self.others().await;
        let (writer, reader) = (self.desk("cymedrolwr"), self.desk("cymedrolwr2"));
        let (manager, lead) = (self.desk("rheolwr"), self.desk("perfformiad"));
        let quarter = self.quarter().await;
        let summary = routes::STAFF_SUMMARY.path_with(Locale::Cy, [ORGANISATION, &quarter, "3"]);
        let body =
            [("cy", "Mae teuluoedd yn hoffi gwrando caredig."), ("en", "Families like kind listening.")];
        let written = writer.post(&summary, &body).await;
        assert_eq!(written.status, 303, "{}", written.text());
        let read = reader.submit(&summary, &summary, &[("do", "read")]).await;
        assert_eq!(read.status, 303, "{}", read.text());

        let themes = routes::STAFF_THEMES.path_with(Locale::Cy, [ORGANISATION]);
        let page = manager.browser.get(&themes).await;
        let start = format!("action=\"{themes}/");
        let (_, id) = page.body.split_once(&start).unwrap();
        let reply = format!("{themes}/{}", &id[..36]);
        let tail = page.hidden(&reply).into_iter().find(|(name, _)| name == "names").unwrap().1;
        let names = ["kind", "cy", "en"].map(|name| format!("{name}{tail}"));
        let words = ["changed", "Mae hyn wedi newid.", "This has changed."];
        let fields: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(words).collect();
        let answered = manager.submit(&themes, &reply, &fields).await;
        assert_eq!(answered.status, 303, "{}", answered.text());
        let replies = routes::STAFF_REPLIES.path_with(Locale::Cy, [ORGANISATION]);
        assert_eq!(reader.submit(&replies, &replies, &[("do", "fit")]).await.status, 303);

        let done = lead
            .post(
                &routes::STAFF_QUARTER.path_with(Locale::Cy, [ORGANISATION]),
                &[("quarter", &quarter), ("spite", "1")],
            )
            .await;
        assert_eq!(done.status, 303, "{}", done.text());
        let mut inside = self.installation.inside().await;
        for (table, rows) in
            [("release", 1), ("counted", 5 + i64::from(OTHERS)), ("summary_source", 5), ("reply", 1)]
        {
            let found = inside.number(&format!("SELECT count(*) FROM {table}")).await.unwrap();
            assert_eq!(found, rows, "{table}");
        }
        inside.close().await.unwrap();
        let list = self.browser("nobody").get(routes::RELEASES.path(Locale::Cy)).await;
        let (_, id) =
            list.body.split_once(&format!("href=\"{}/", routes::RELEASES.path(Locale::Cy))).unwrap();
        id[..36].clone_into(&mut self.release);
        for place in [routes::RELEASE, routes::RELEASE_CSV, routes::RELEASE_JSON] {
            let page = self.browser("nobody").get(&place.path_with(Locale::Cy, [&self.release])).await;
            assert_eq!(page.status, 200);
            assert!(place == routes::RELEASE_CSV || page.text().contains(body[0].1), "{}", page.text());
        }
    }

    /// Forms that come back with mistakes, and one that is refused.
    pub(super) async fn mistakes(&self) {
        let form = Fate::Mistaken.form();
        let browser = self.contributor(Fate::Mistaken);
        for path in [form.check_path(), form.send_path()] {
            let page = browser.post(&path, &form.fields).await;
            assert_eq!(page.status, 422);
            assert!(page.body.contains(&Fate::Mistaken.secrets()[0]), "what was typed comes back");
        }
        let form = Fate::Foreign.form();
        let browser = self.contributor(Fate::Foreign);
        let foreign = browser.plain(Method::POST, &form.send_path()).header("sec-fetch-site", "cross-site");
        let page = browser.send(crate::kit::form(foreign, crate::kit::encoded(&form.fields))).await.unwrap();
        assert_eq!(page.status, 400);
        // Words where no browser puts them: in the request's name header, in the method, in an address.
        let secret = &Fate::Foreign.secrets()[0];
        let odd = Method::from_bytes(secret.as_bytes()).unwrap();
        for path in
            ["/en".to_owned(), format!("/en/{secret}"), format!("/en/give/{secret}?{secret}={secret}")]
        {
            for method in [Method::GET, odd.clone()] {
                let request = browser.plain(method, &path).header("x-request-id", secret);
                let page = browser.send(request).await.unwrap();
                assert_ne!(&page.header("x-request-id"), secret);
                assert!(page.status < 500, "{path}: {}", page.status);
            }
        }
    }

    /// A file of comments: it waits until its columns are named, has problems, and is imported after they are
    /// corrected.
    pub(super) async fn import(&self) {
        let desk = self.desk("cymedrolwr");
        desk.upload("left-lying", &Fate::Imported.comments()).await;
        let address = desk.upload("survey", &Fate::Imported.comments()).await;
        let columns = [
            ("id", "Id"),
            ("comment", "Comment"),
            ("one-service", "K7QF2M"),
            ("one-box", "idea"),
            ("language", "en"),
        ];
        let wrong = [&columns[..], &[("date", "Id"), ("do", "look")]].concat();
        assert_eq!(desk.post(&address, &wrong).await.status, 422, "those are no dates");
        let right = [&columns[..], &[("date", "Day"), ("order", "day-first"), ("do", "look")]].concat();
        let looked = desk.post(&address, &right).await;
        assert_eq!(looked.status, 200, "{}", looked.text());
        let bring = [&columns[..], &[("date", "Day"), ("order", "day-first"), ("do", "import")]].concat();
        let done = desk.post(&address, &bring).await;
        assert_eq!(done.status, 303, "{}", done.text());
        assert!(done.header("location").contains("added=2"), "{}", done.header("location"));
    }

    /// Internal errors of the server while it handles words.
    pub(super) async fn faults(&self) {
        let mut inside = self.installation.inside().await;
        inside.run("ALTER TABLE coding RENAME TO coding_away").await.unwrap();
        let item = Desk::item(&self.items[&Fate::Opened]);
        let page = self.desk("cymedrolwr").browser.get(&item).await;
        assert_eq!(page.status, 500, "the words were opened and then something failed");
        inside.run("ALTER TABLE coding_away RENAME TO coding").await.unwrap();
        inside.run("ALTER TABLE feedback RENAME TO feedback_away").await.unwrap();
        let form = Fate::Broken.form().with("s", "00000000-0000-4000-8000-00000000b0b0");
        let page = self.contributor(Fate::Broken).post(&form.send_path(), &form.fields).await;
        assert_eq!(page.status, 503);
        assert!(page.body.contains(&Fate::Broken.secrets()[0]), "the form comes back");
        inside.run("ALTER TABLE feedback_away RENAME TO feedback").await.unwrap();
        inside.close().await.unwrap();
    }

    /// Everybody opens every page.
    pub(super) async fn everybody_looks_everywhere(&self) {
        let quarter = self.quarter().await;
        let mut paths = Vec::new();
        for (cy, en, _) in routes::ALL {
            for (pattern, releases) in [(cy, routes::RELEASES.cy), (en, routes::RELEASES.en)] {
                paths.push(filled(pattern, |name| match name {
                    "quarter" => Some(quarter.clone()),
                    "id" if pattern.starts_with(releases) => Some(self.release.clone()),
                    "id" | "summary" => Some(self.items[&Fate::Accepted].clone()),
                    _ => None,
                }));
            }
        }
        for id in self.items.values() {
            paths.push(Desk::item(id));
        }
        let nobody = self.browser("nobody");
        let everybody = self.desks.values().map(|desk| &desk.browser).chain([&nobody]);
        for browser in everybody {
            for path in &paths {
                let page = browser.get(path).await;
                assert!(page.status < 500, "{path}: {}", page.status);
            }
        }
        let desk = routes::STAFF_SUMMARY.path_with(Locale::Cy, [ORGANISATION, &quarter, "3"]);
        let page = self.desk("cymedrolwr").browser.get(&desk).await;
        let words = page.text();
        assert!(
            words.contains("yn garedig wrth ein teulu ni"),
            "summaries are written from the words without names"
        );
    }

    /// The quarter in which the story's feedback is counted.
    pub(super) async fn quarter(&self) -> String {
        let mut inside = self.installation.inside().await;
        inside.text("SELECT max(quarter) FROM feedback").await.unwrap()
    }
}
