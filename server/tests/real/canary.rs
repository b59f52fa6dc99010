//! Raw words cannot travel. Invented names are written into every box of feedback that comes to every end; then
//! everything that the server answered, wrote down or kept is searched for them.

mod planted;
mod search;

use crate::kit::{
    Browser, Desk, Form, Installation, ORGANISATION, PEOPLE, Postgres, Running, Tape, filled, number_on,
};
use app::routes;
use domain::{Locale, feedback::WordBox};
use planted::Fate;
use reqwest::Method;
use search::{Owner, Search};
use std::{collections::BTreeMap, path::Path};

/// Everything that the server writes down of itself.
const EVERYTHING: &str = "trace";

/// What a moderator wrote about somebody. No page says it by itself.
const REASON: &str = "Rheswmcanari am ei dal yn ol";

/// Words that are left when the names are hidden, and reasons: moderators may read them, a thief of the database may not.
fn without_names() -> Search {
    let all = ["yn garedig wrth ein teulu ni", "never rang back about", "wrando arnon ni", REASON];
    Search::new(&all.map(|words| (Owner::Words(Fate::Held), words.to_owned())))
}

/// The story on one engine.
struct Story {
    installation: Installation,
    server: Running,
    tape: Tape,
    /// The number of what was sent.
    numbers: BTreeMap<Fate, String>,
    /// The identifier of what staff claimed.
    items: BTreeMap<Fate, String>,
    desks: BTreeMap<&'static str, Desk>,
    /// The identifier of the release.
    release: String,
}

impl Story {
    async fn begin(installation: Installation) -> Self {
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

    /// Somebody's browser: everything it is given is kept for the end.
    fn browser(&self, who: &str) -> Browser {
        Browser::new(&self.server.address, "192.0.2.77").taped(who, &self.tape)
    }

    /// The browser of the person whose feedback comes to this end. Each has an address of their own: many worries from
    /// one address would stand in the queue as one line.
    fn contributor(&self, fate: Fate) -> Browser {
        let own = format!("192.0.2.{}", 100 + fate as usize);
        Browser::new(&self.server.address, &own).taped(&format!("{fate:?}"), &self.tape)
    }

    fn desk(&self, name: &str) -> &Desk {
        &self.desks[name]
    }

    /// Sends feedback, looking at the check page first.
    async fn send(&mut self, fate: Fate) {
        let number = fate.form().given(&self.contributor(fate)).await;
        self.numbers.insert(fate, number);
    }

    /// Sends feedback that is then claimed and opened: the only new item in the queue.
    async fn send_and_open(&mut self, fate: Fate, name: &'static str) -> String {
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

    /// Takes feedback back, with the number.
    async fn take_back(&self, fate: Fate) {
        let fields = [("number", self.numbers[&fate].as_str()), ("do", "withdraw-sure")];
        let page = self.contributor(fate).post(routes::NUMBER.path(Locale::En), &fields).await;
        assert_eq!(page.status, 200, "{}", page.text());
    }

    /// Every end that feedback can come to while all goes well.
    async fn every_end(&mut self) {
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

    /// What five of them said goes up: a summary is written and read, answered, and released with its figures.
    async fn released(&mut self) {
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
        for (table, rows) in [("release", 1), ("counted", 5), ("summary_source", 5), ("reply", 1)] {
            let found = inside.number(&format!("SELECT count(*) FROM {table}")).await.unwrap();
            assert_eq!(found, rows, "{table}");
        }
        assert!(inside.number("SELECT count(*) FROM snapshot").await.unwrap() > 0);
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

    /// Forms that are given back, and one that is not taken.
    async fn mistakes(&self) {
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
        // Words where no browser puts them: in a header's name for the request, in the method, in an address.
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

    /// A file of comments: kept until its columns are named, found wanting, and brought in.
    async fn import(&self) {
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

    /// The server meets what it did not expect, with words in its hands.
    async fn faults(&self) {
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

    /// Everybody opens everything.
    async fn everybody_looks_everywhere(&self) {
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

    /// The quarter in which all this is counted.
    async fn quarter(&self) -> String {
        let mut inside = self.installation.inside().await;
        inside.text("SELECT max(quarter) FROM feedback").await.unwrap()
    }

    /// Everything that must not travel.
    fn secrets(&self) -> Vec<(Owner, String)> {
        let words = Fate::ALL
            .iter()
            .flat_map(|fate| fate.secrets().into_iter().map(|secret| (Owner::Words(*fate), secret)));
        let numbers = self.numbers.iter().flat_map(|(fate, digits)| {
            let fours: Vec<&str> = (0..4).map(|four| &digits[four * 4..four * 4 + 4]).collect();
            [digits.clone(), fours.join(" ")].map(|text| (Owner::Number(*fate), text))
        });
        let cookies = self.desks.iter().filter_map(|(name, desk)| {
            let (_, value) = desk.browser.cookie()?.split_once('=')?;
            Some((Owner::Cookie((*name).to_owned()), value.to_owned()))
        });
        words.chain(numbers).chain(cookies).collect()
    }

    /// Whether somebody may be shown something at an address.
    fn may(&self, who: &str, asked: &(Method, String), receipt: bool, owner: &Owner) -> bool {
        let (method, path) = asked;
        let posted = *method == Method::POST;
        let by_number = path == routes::NUMBER.path(Locale::En);
        match owner {
            // One's own form given back, never on the receipt; and by the number only if one chose so.
            Owner::Words(fate) if *who == format!("{fate:?}") => {
                posted && !receipt && *fate != Fate::Foreign && (!by_number || *fate == Fate::Echoed)
            }
            // A claimed item, for whoever claimed it, at its own address.
            Owner::Words(fate) => self.items.get(fate).is_some_and(|id| {
                let claimers: &[&str] = match fate {
                    Fate::Officer => &["swyddog"],
                    Fate::Opened => &["cymedrolwr"],
                    // A second person may have been asked for.
                    _ => &["cymedrolwr", "cymedrolwr2"],
                };
                claimers.contains(&who) && *path == Desk::item(id)
            }),
            Owner::Number(fate) => *who == format!("{fate:?}") && posted && (receipt || by_number),
            Owner::Cookie(name) => who == name && posted && path == routes::SIGN_IN.path(Locale::Cy),
        }
    }

    /// Searches every answer that anybody was given.
    fn search_answers(&self, search: &Search) {
        let tape = self.tape.lock().unwrap();
        let mut echoes = 0;
        for heard in tape.iter() {
            let sends = ["/anfon", "/send"].iter().any(|end| heard.asked.1.ends_with(end));
            let receipt = heard.status == 200 && sends;
            let found = search.first(&heard.all, |owner| self.may(&heard.who, &heard.asked, receipt, owner));
            assert!(
                found.is_none(),
                "{} was shown {found:?} at {:?} ({})",
                heard.who,
                heard.asked,
                heard.status
            );
            echoes += usize::from(search.first(&heard.all, |_| false).is_some());
        }
        assert!(tape.len() > 300, "only {} answers were searched", tape.len());
        assert!(echoes > 30, "only {echoes} answers held anything of somebody's own: the search is blind");
    }

    /// Searches every cell of the database.
    async fn search_cells(&self, search: &Search) {
        let mut inside = self.installation.inside().await;
        let cells = inside.cells().await.unwrap();
        assert!(cells.len() > 500, "only {} cells were searched", cells.len());
        for cell in &cells {
            let found = search.first(&cell.content, |_| false);
            assert!(found.is_none(), "{found:?} lies in {}.{}", cell.table, cell.column);
        }
        let hidden = cells.iter().filter(|cell| cell.table == "redacted" && cell.column == "sealed");
        assert_eq!(hidden.count(), 5, "the words of the five, and nothing of the one taken back");
        let reasons = cells.iter().filter(|cell| cell.table == "reading" && cell.column == "reason");
        assert_eq!(reasons.count(), 1, "why one was held");
        let without_names = without_names();
        for cell in &cells {
            let found = without_names.first(&cell.content, |_| false);
            assert!(found.is_none(), "{found:?} lies in {}.{}", cell.table, cell.column);
        }
        inside.close().await.unwrap();
    }
}

/// Somebody sends while the database is away: the form comes back whole, and is sent once it is there again.
async fn send_while_away(story: &Story) -> Form {
    let form = Fate::Away.form().with("s", "00000000-0000-4000-8000-00000000a0a0");
    let page = story.contributor(Fate::Away).post(&form.send_path(), &form.fields).await;
    assert_eq!(page.status, 503, "{}", page.text());
    assert!(!page.header("retry-after").is_empty());
    let back = page.hidden(&form.send_path());
    // What was said about safety comes back sealed, in one field.
    let sealed = ["s1", "s2", "s4", "r"];
    for field in form.fields.iter().filter(|(name, _)| !sealed.contains(&name.as_str())) {
        assert!(back.contains(field), "{field:?} did not come back");
    }
    assert!(back.iter().any(|(name, _)| name == domain::questionnaire::VEIL), "the sealed answers come back");
    form
}

/// The middle of the story, alike on both engines.
async fn until_the_database_goes_away(installation: Installation) -> Story {
    let mut story = Story::begin(installation).await;
    story.every_end().await;
    story.released().await;
    story.mistakes().await;
    story.import().await;
    story.faults().await;
    story.everybody_looks_everywhere().await;
    story
}

#[tokio::test(flavor = "multi_thread")]
async fn no_name_leaves_the_boxes_it_was_written_in_with_sqlite() {
    let mut story = until_the_database_goes_away(Installation::on_sqlite().await).await;
    let mut writer = story.installation.inside().await;
    writer.run("BEGIN EXCLUSIVE").await.unwrap();
    let form = send_while_away(&story).await;
    writer.run("ROLLBACK").await.unwrap();
    writer.close().await.unwrap();
    let receipt = story.contributor(Fate::Away).post(&form.send_path(), &form.fields).await;
    story.numbers.insert(Fate::Away, number_on(&receipt).unwrap());

    let search = Search::new(&story.secrets());
    story.search_answers(&search);
    story.search_cells(&search).await;
    let data = story.installation.data().unwrap().to_owned();
    assert!(search.folder(&data, "the data folder while it is used") >= 2, "the file and its log");
    assert_eq!(search.folder(story.installation.temporary(), "the folder for temporary files"), 0);
    without_names().folder(&data, "the data folder");
    nothing_is_left_of(&data, &Fate::TakenBack.marker());
    let Story { installation, server, .. } = story;
    let said = server.stop().await;
    assert!(said.len() > 100_000, "the log is hardly there: {} bytes", said.len());
    let found = search.first(said.as_bytes(), |_| false);
    assert!(found.is_none(), "{found:?} is in the log");
    assert!(search.folder(&data, "the data folder afterwards") >= 1);
    nothing_is_left_of(&data, &Fate::TakenBack.marker());
    drop(installation);
}

/// Redacted words of feedback that was taken back are gone from the file and from its log.
fn nothing_is_left_of(folder: &Path, words: &str) {
    Search::new(&[(Owner::Words(Fate::TakenBack), words.to_owned())]).folder(folder, "words taken back");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_name_leaves_the_boxes_it_was_written_in_with_postgresql_that_writes_down_every_parameter() {
    let Some(mut postgres) = Postgres::start() else { return };
    let installation = Installation::at("PostgreSQL", &postgres.address);
    let mut inside = installation.inside().await;
    for setting in [
        "log_statement = 'all'",
        "log_min_duration_statement = 0",
        "log_parameter_max_length = -1",
        "log_parameter_max_length_on_error = -1",
        "log_min_messages = 'debug1'",
        "log_error_verbosity = 'verbose'",
    ] {
        inside.run(&format!("ALTER SYSTEM SET {setting}")).await.unwrap();
    }
    inside.text("SELECT pg_reload_conf()::text").await.unwrap();
    inside.close().await.unwrap();
    let story = until_the_database_goes_away(installation).await;
    let search = Search::new(&story.secrets());
    story.search_cells(&search).await;
    assert!(
        search.folder(&postgres.folder, "PostgreSQL's folder: tables, its own log, what it logged") > 100
    );
    without_names().folder(&postgres.folder, "PostgreSQL's folder, with every parameter in its log");
    let log = std::fs::read(postgres.folder.join("log")).unwrap();
    let spoken = |words: &str| log.windows(words.len()).any(|part| part == words.as_bytes());
    assert!(
        spoken("INSERT INTO feedback") && spoken("parameters: $1 = "),
        "PostgreSQL wrote down what it was told"
    );
    postgres.stop();
    send_while_away(&story).await;
    let by_number = [("number", story.numbers[&Fate::Waiting].as_str())];
    let page = story.contributor(Fate::Waiting).post(routes::NUMBER.path(Locale::En), &by_number).await;
    assert_eq!(page.status, 503);
    story.search_answers(&search);
    let Story { installation, server, .. } = story;
    assert_eq!(search.folder(installation.temporary(), "the folder for temporary files"), 0);
    let said = server.stop().await;
    assert!(said.len() > 100_000, "the log is hardly there: {} bytes", said.len());
    let found = search.first(said.as_bytes(), |_| false);
    assert!(found.is_none(), "{found:?} is in the log");
}

#[test]
fn what_is_planted_can_be_told_apart() {
    let mut seen = std::collections::BTreeSet::new();
    for fate in Fate::ALL {
        for secret in fate.secrets() {
            assert!(seen.insert(secret.clone()), "{secret} stands for two");
        }
        assert_eq!(fate.boxes().map(|(word_box, _)| word_box), WordBox::ALL);
        assert_eq!(fate.spans().len(), 4, "{fate:?}");
    }
}
