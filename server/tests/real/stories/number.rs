//! Saying more by the number: it reaches the people who keep somebody safe, once, and the form is the same
//! for every number.

use crate::kit::{Browser, Form, Installation, number_on};
use app::{
    pages::number::{DO, MORE, MORE_TOKEN, NUMBER, SAY_MORE},
    routes,
};
use domain::Locale;

const WORDS: &str = "Made up: it is still like that.";

#[tokio::test]
async fn what_is_written_by_a_number_is_taken_once_and_a_slip_gives_it_back_whole() {
    for installation in Installation::on_each_engine().await {
        let engine = installation.engine;
        let server = installation.start_demo().await;
        let browser = Browser::new(&server.address, "198.51.100.31");
        let checked = Form::new(Locale::Cy).with("o1", "Diolch am wrando.").checked(&browser).await;
        let first = browser.post(&checked.send_path(), &checked.fields).await;
        let number = number_on(&first).unwrap();

        for l in Locale::ALL.iter().copied() {
            let path = routes::NUMBER.path(l);
            let shown = browser.post(path, &[(NUMBER, number.as_str())]).await;
            let token = value_of(&shown.hidden(path), MORE_TOKEN);
            let post = async |words| {
                let fields = [(NUMBER, &*number), (DO, SAY_MORE), (MORE_TOKEN, &*token), (MORE, words)];
                browser.post(path, &fields).await
            };

            let long = "made up ".repeat(1_000);
            for slip in [" ", &long] {
                let back = post(slip).await;
                assert_eq!(back.status, 422, "{engine} {l}");
                assert_eq!(
                    value_of(&back.hidden(path), MORE_TOKEN),
                    token,
                    "{engine} {l}: the form is the same one"
                );
                assert!(back.body.contains(slip.trim()), "{engine} {l}: nothing that was written is lost");
            }
            for press in 1..=2 {
                let sent = post(WORDS).await;
                assert_eq!(sent.status, 200, "{engine} {l}: press {press}");
                assert!(!sent.body.contains(WORDS), "{engine} {l}: it is not shown again");
                assert_ne!(
                    value_of(&sent.hidden(path), MORE_TOKEN),
                    token,
                    "{engine} {l}: the next form is another"
                );
            }
        }

        let mut inside = installation.inside().await;
        let said =
            inside.number("SELECT count(*) FROM concern_entry WHERE kind = 'said-more'").await.unwrap();
        assert_eq!(said, 2, "{engine}: one for each language, whatever was pressed twice");
        let concerns = inside.number("SELECT count(*) FROM concern").await.unwrap();
        assert_eq!(concerns, 1, "{engine}: both belong to one concern");
        server.stop().await;
    }
}

fn value_of(fields: &[(String, String)], name: &str) -> String {
    fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()).unwrap_or_default()
}
