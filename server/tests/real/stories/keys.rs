//! Keys that are lost, restored, or another database's.

use crate::kit::{Browser, Desk, Form, Installation};
use app::routes;
use domain::Locale;
use std::{fs, os::unix::fs::PermissionsExt, path::Path, time::Duration};
use storage::testkit;

const WORDS: &str = "Made up: the lady on the phone rang us back.";

/// All content of the database, in a fixed order.
async fn content(installation: &Installation) -> Vec<String> {
    let mut inside = installation.inside().await;
    let mut cells: Vec<String> =
        inside.cells().await.unwrap().iter().map(|cell| format!("{cell:?}")).collect();
    inside.close().await.unwrap();
    cells.sort_unstable();
    cells
}

/// Runs a command that must refuse, and returns its output. A command that starts serving instead is killed.
async fn refused(installation: &Installation, arguments: &[&str], typed: &str) -> String {
    let ran = tokio::time::timeout(Duration::from_secs(30), installation.told(arguments, typed)).await;
    let (done, said) = ran.unwrap_or_else(|_| panic!("{arguments:?} went on"));
    assert!(!done, "{arguments:?}: {said}");
    said
}

/// Every command that opens or seals words.
const OPENERS: [&[&str]; 5] = [
    &["serve"],
    &["serve", "--demo", "--feedback", "0"],
    &["demo", "--feedback", "1"],
    &[
        "import",
        "none.csv",
        "--source",
        "s",
        "--service",
        "K7QF2M",
        "--id",
        "Id",
        "--comment",
        "C",
        "--date",
        "D",
        "--language",
        "en",
    ],
    &["keys", "check"],
];

/// Starts a demo, sends words as one contributor, and stops it.
async fn with_words(installation: &Installation) {
    let server = installation.start_demo().await;
    let form = Form::new(Locale::En).with("o1", WORDS);
    form.given(&Browser::new(&server.address, "192.0.2.7")).await;
    server.stop().await;
}

fn sheet_of(installation: &Installation) -> String {
    fs::read_to_string(installation.keys().join("master")).unwrap()
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_of_the_database_and_the_recovery_sheet_alone_make_words_readable_on_an_empty_machine() {
    for installation in Installation::on_each_engine().await {
        with_words(&installation).await;
        let sheet = sheet_of(&installation);
        let backup = testkit::restored(&installation.database).await.unwrap();
        drop(installation);

        let machine = Installation::on(backup).await;
        let before = content(&machine).await;
        for arguments in OPENERS {
            let said = refused(&machine, arguments, "").await;
            assert!(said.contains("clywed keys restore"), "{arguments:?}: {said}");
        }
        assert_eq!(content(&machine).await, before, "nothing was written");
        assert_eq!(fs::read_dir(machine.keys()).unwrap().count(), 0, "no other key was made");

        let mut groups: Vec<&str> = sheet.split(' ').collect();
        groups[2] = "0000q";
        let said = refused(&machine, &["keys", "restore"], &groups.join(" ")).await;
        assert!(said.contains("a slip in group 3:"), "{said}");
        let other = Installation::on_sqlite().await;
        other.start_demo().await.stop().await;
        let said = refused(&machine, &["keys", "restore"], &sheet_of(&other)).await;
        assert!(said.contains("of another database"), "{said}");
        assert_eq!(fs::read_dir(machine.keys()).unwrap().count(), 0);

        let typed = sheet.to_uppercase().replace(' ', "\n");
        let (done, said) = machine.told(&["keys", "restore"], &typed).await;
        assert!(done, "{said}");
        assert_eq!((mode(machine.keys()), mode(&machine.keys().join("master"))), (0o700, 0o600));
        let (done, said) = machine.told(&["keys", "check"], "").await;
        assert!(done && said.contains("Quarter keys that open: 2."), "{said}");

        let server = machine.start_again().await;
        let desk = Desk::of(&Browser::new(&server.address, "192.0.2.8"), "cymedrolwr").await;
        let queue = desk.queue().await;
        assert!(desk.open(&queue[0]).await.text().contains(WORDS), "{}", machine.engine);
        server.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_folder_of_another_database_is_refused_before_anything_is_written() {
    let other = Installation::on_sqlite().await;
    other.start_demo().await.stop().await;
    for installation in Installation::on_each_engine().await {
        with_words(&installation).await;
        let own = sheet_of(&installation);
        fs::write(installation.keys().join("master"), sheet_of(&other)).unwrap();
        let before = content(&installation).await;
        for arguments in OPENERS {
            let said = refused(&installation, arguments, "").await;
            assert!(said.contains("is not the one of this database"), "{arguments:?}: {said}");
        }
        let said = refused(&installation, &["keys", "restore"], &own).await;
        assert!(
            said.contains("is not the one of this database"),
            "another's key is not written over: {said}"
        );
        assert_eq!(sheet_of(&installation), sheet_of(&other));
        assert_eq!(content(&installation).await, before, "{}", installation.engine);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_quarter_key_that_is_wrong_or_gone_is_named_by_authority_and_quarter() {
    for installation in Installation::on_each_engine().await {
        with_words(&installation).await;
        let mut inside = installation.inside().await;
        let quarter = inside.text("SELECT epoch FROM quarter_key").await.unwrap();
        let named = format!("the key of W06000008 for {quarter}");
        inside.run("UPDATE quarter_key SET check_value = '0000000000000000'").await.unwrap();
        let said = refused(&installation, &["keys", "check"], "").await;
        assert!(said.contains(&named) && said.contains("check value"), "{said}");
        inside.run("DELETE FROM quarter_key").await.unwrap();
        let said = refused(&installation, &["keys", "check"], "").await;
        assert!(said.contains(&named) && said.contains("not in the database"), "{said}");
        inside.close().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_taken_back_after_the_backup_is_taken_back_again_when_it_is_restored() {
    for installation in Installation::on_each_engine().await {
        let server = installation.start_demo().await;
        let browser = Browser::new(&server.address, "192.0.2.9");
        let number = Form::new(Locale::En).with("o1", WORDS).given(&browser).await;
        server.stop().await;
        let backup = testkit::restored(&installation.database).await.unwrap();

        let server = installation.start_again().await;
        let browser = Browser::new(&server.address, "192.0.2.9");
        let fields = [("number", number.as_str()), ("do", "withdraw-sure")];
        let page = browser.post(routes::NUMBER.path(Locale::En), &fields).await;
        assert_eq!(page.status, 200, "{}", page.text());
        server.stop().await;
        let list = String::from_utf8(installation.run(&["tombstones", "list"]).await.stdout).unwrap();
        assert_eq!(list.lines().count(), 1, "{list}");

        let machine = Installation::on(backup).await;
        fs::copy(installation.keys().join("master"), machine.keys().join("master")).unwrap();
        let file = machine.temporary().join("tombstones");
        let path = file.to_str().unwrap();
        fs::write(&file, format!("{list}what is this\n")).unwrap();
        let said = refused(&machine, &["tombstones", "replay", path], "").await;
        assert!(said.contains("line 2 is no tombstone"), "{said}");
        let mut inside = machine.inside().await;
        let kept = "SELECT count(*) FROM feedback WHERE sealed IS NOT NULL";
        assert_eq!(inside.number(kept).await.unwrap(), 1);
        // A feedback that came after the backup is not in the database; its line does no harm.
        fs::write(&file, format!("{list}00000000-0000-4000-8000-00000000beef 1795000000000000\n")).unwrap();
        for taken_back in ["1 were still here", "0 were still here"] {
            let (done, said) = machine.told(&["tombstones", "replay", path], "").await;
            assert!(done && said.contains(taken_back), "{said}");
        }
        assert_eq!(inside.number(kept).await.unwrap(), 0, "{}", machine.engine);
        inside.close().await.unwrap();
        let again = String::from_utf8(machine.run(&["tombstones", "list"]).await.stdout).unwrap();
        assert_eq!(again, list, "with the time at which it was taken back");
    }
}
