//! Nothing acknowledged is lost, and nothing is counted twice. The server is killed again and again while
//! many people press *send*.

use crate::kit::{Browser, Form, Installation, number_on};
use app::routes;
use domain::{Locale, number::Number, questionnaire::TOKEN};
use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};
use tokio::{
    sync::{Notify, watch},
    task::JoinSet,
};

/// How often the server is killed.
const KILLS: usize = 22;
/// How many people send at the same time.
const SENDERS: usize = 8;
/// How many feedback each of them sends.
const EACH: usize = 260;
/// All feedback of the test.
const ALL: usize = SENDERS * EACH;

/// What the senders and the killer of the server share.
struct Scene {
    /// The server's address; `None` while it is dead.
    address: watch::Receiver<Option<String>>,
    /// How many numbers were shown.
    shown: AtomicUsize,
    /// Notified for every number that is shown.
    another: Notify,
    /// How many times a sender pressed *send* and got no answer.
    unanswered: AtomicUsize,
}

/// A feedback whose number was shown.
struct Sent {
    form: Form,
    number: String,
    words: String,
}

impl Scene {
    /// A browser at a live server. Each hundred comes from another address, as people's feedback does.
    async fn browser(&self, sender: usize, item: usize) -> Browser {
        let mut address = self.address.clone();
        let address = address.wait_for(Option::is_some).await.unwrap().clone().unwrap();
        Browser::new(&address, &format!("10.0.{sender}.{}", item / 100))
    }

    /// Presses *send* until there is an answer, with the same form each time.
    async fn send(&self, sender: usize, item: usize, form: Form, words: String) -> Sent {
        loop {
            let browser = self.browser(sender, item).await;
            if let Ok(page) = browser.try_post(&form.send_path(), &form.fields).await {
                assert_eq!(page.status, 200, "{}", page.text());
                let number = number_on(&page).unwrap();
                self.shown.fetch_add(1, Ordering::SeqCst);
                self.another.notify_one();
                return Sent { form, number, words };
            }
            self.unanswered.fetch_add(1, Ordering::SeqCst);
            // The server is dead, or its death is about to be announced.
            let gone = |now: &Option<String>| now.as_ref() != Some(&browser.server);
            self.address.clone().wait_for(gone).await.unwrap();
        }
    }
}

/// Sends one person's feedback, one after another.
async fn sender(scene: Arc<Scene>, sender: usize) -> Vec<Sent> {
    let mut all = Vec::with_capacity(EACH);
    for item in 0..EACH {
        let locale = if item % 2 == 0 { Locale::Cy } else { Locale::En };
        let words = format!("Gair rhif {sender}-{item} o {ALL}.");
        let token = uuid::Uuid::from_u128(((sender as u128) << 64) + item as u128 + 1);
        let form = Form::new(locale).with("o1", &words).with("p3", "yes").with(TOKEN, token.to_string());
        all.push(scene.send(sender, item, form, words).await);
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_whose_number_was_shown_is_lost_and_nothing_is_there_twice_however_often_the_server_is_killed()
 {
    for installation in Installation::on_each_engine().await {
        let engine = installation.engine;
        let mut server = installation.start_demo().await;
        let (says, address) = watch::channel(Some(server.address.clone()));
        let scene = Arc::new(Scene {
            address,
            shown: AtomicUsize::new(0),
            another: Notify::new(),
            unanswered: AtomicUsize::new(0),
        });
        let mut senders: JoinSet<Vec<Sent>> = (0..SENDERS).map(|s| sender(scene.clone(), s)).collect();
        for kill in 1..=KILLS {
            while scene.shown.load(Ordering::SeqCst) < kill * ALL / (KILLS + 1) {
                scene.another.notified().await;
            }
            server.kill().await;
            says.send(None).unwrap();
            server = installation.start_again().await;
            says.send(Some(server.address.clone())).unwrap();
        }
        let mut sent = Vec::with_capacity(ALL);
        while let Some(of_one) = senders.join_next().await {
            sent.extend(of_one.unwrap());
        }
        let unanswered = scene.unanswered.load(Ordering::SeqCst);
        assert!(
            unanswered >= KILLS,
            "{engine}: the kills hit nobody: {unanswered} were left without an answer"
        );
        let numbers: BTreeSet<&str> = sent.iter().map(|sent| sent.number.as_str()).collect();
        assert_eq!(numbers.len(), ALL, "{engine}: every sending has a number of its own");
        let mut inside = installation.inside().await;
        let there = inside.number("SELECT count(*) FROM feedback").await.unwrap();
        assert_eq!(usize::try_from(there), Ok(ALL), "{engine}: as many are there as were sent");
        inside.close().await.unwrap();
        look_each_up(engine, &server.address, sent).await;
        server.stop().await;
    }
}

/// Looks up every number, several at a time. For one in twenty, *send* is pressed once more.
async fn look_each_up(engine: &'static str, address: &str, sent: Vec<Sent>) {
    let browser = Browser::new(address, "10.1.0.1");
    let mut people = JoinSet::new();
    let mut rest = sent.into_iter().peekable();
    while rest.peek().is_some() {
        let some: Vec<Sent> = rest.by_ref().take(EACH).collect();
        let browser = browser.clone();
        people.spawn(async move {
            for (place, Sent { form, number, words }) in some.into_iter().enumerate() {
                assert!(number.parse::<Number>().is_ok());
                let page = browser.post(routes::NUMBER.path(form.locale), &[("number", &number)]).await;
                assert_eq!(page.status, 200, "{engine}: {words}");
                assert!(
                    page.text().contains(&words),
                    "{engine}: the number leads to something else than {words}"
                );
                if place % 20 == 0 {
                    let again = browser.post(&form.send_path(), &form.fields).await;
                    assert_eq!(
                        number_on(&again),
                        Some(number),
                        "{engine}: the same sending, the same number"
                    );
                }
            }
        });
    }
    while let Some(looked) = people.join_next().await {
        looked.unwrap();
    }
}
