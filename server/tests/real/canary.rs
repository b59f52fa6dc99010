//! Raw words do not leak. The story writes invented names into every box of feedback, and takes that feedback
//! through everything that can happen to it. Then everything that the server answered, logged or stored is
//! searched for the names.

mod planted;
mod search;
mod searched;
mod story;

use crate::kit::{Desk, Form, Installation, Postgres, Running, Tape, number_on};
use app::routes;
use domain::{Locale, feedback::WordBox};
use planted::Fate;
use search::{Owner, Search};
use searched::without_names;
use std::{collections::BTreeMap, path::Path};

/// A moderator's reason with an invented word in it, which no page contains by itself.
const REASON: &str = "Rheswmcanari am ei dal yn ol";

/// The state of the story on one engine.
struct Story {
    installation: Installation,
    server: Running,
    tape: Tape,
    /// The number of each feedback that was sent.
    numbers: BTreeMap<Fate, String>,
    /// The identifier of each item that staff claimed.
    items: BTreeMap<Fate, String>,
    desks: BTreeMap<&'static str, Desk>,
    /// The identifier of the release.
    release: String,
}

/// A contributor sends while the database is away: the form comes back complete, and is sent again once the
/// database is back.
async fn send_while_away(story: &Story) -> Form {
    let form = Fate::Away.form().with("s", "00000000-0000-4000-8000-00000000a0a0");
    let page = story.contributor(Fate::Away).post(&form.send_path(), &form.fields).await;
    assert_eq!(page.status, 503, "{}", page.text());
    assert!(!page.header("retry-after").is_empty());
    let back = page.hidden(&form.send_path());
    // The answers about safety come back sealed, in one field.
    let sealed = ["s1", "s2", "s4", "r"];
    for field in form.fields.iter().filter(|(name, _)| !sealed.contains(&name.as_str())) {
        assert!(back.contains(field), "{field:?} did not come back");
    }
    assert!(back.iter().any(|(name, _)| name == domain::questionnaire::VEIL), "the sealed answers come back");
    form
}

/// The story up to where the database goes away; the same on both engines.
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

/// Redacted words of feedback that was taken back are gone from the database file and from its log.
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
