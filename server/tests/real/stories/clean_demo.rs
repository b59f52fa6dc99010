//! A demo can be removed, and nothing else can.

use crate::kit::Installation;

/// Runs `clywed clean-demo`: whether it succeeded, and its output.
async fn clean(installation: &Installation) -> (bool, String) {
    let ended = installation.run(&["clean-demo"]).await;
    (ended.status.success(), String::from_utf8([ended.stdout, ended.stderr].concat()).unwrap())
}

fn file(installation: &Installation) -> &str {
    installation.database.strip_prefix("sqlite:").unwrap()
}

fn is_there(installation: &Installation) -> bool {
    std::fs::exists(file(installation)).unwrap()
}

#[tokio::test]
async fn a_demo_is_removed_with_its_keys_and_can_be_made_anew() {
    let installation = Installation::on_sqlite().await;
    installation.start_demo().await.kill().await;
    let (done, said) = clean(&installation).await;
    assert!(done && said.contains("Removed the demo"), "{said}");
    assert!(!is_there(&installation) && !installation.keys().exists());
    assert!(std::fs::read_dir(installation.data().unwrap()).unwrap().next().is_none(), "no log is left");
    let (done, said) = clean(&installation).await;
    assert!(done && said.contains("no demo"), "{said}");
    installation.start_demo().await.kill().await;
}

#[tokio::test]
async fn what_is_or_may_be_real_is_not_removed() {
    let refused = async |installation: &Installation, why: &str| {
        let (done, said) = clean(installation).await;
        assert!(!done && said.contains(why) && said.contains("nothing was removed"), "{said}");
        assert_eq!(said.trim().lines().count(), 1, "{said}");
    };
    let real = Installation::on_sqlite().await;
    refused(&real, "not stamped").await;
    real.start_again().await.kill().await;
    refused(&real, "not stamped").await;
    assert!(is_there(&real) && real.keys().join("master").exists());

    let demo = Installation::on_sqlite().await;
    demo.start_demo().await.kill().await;
    let with_keys_of_another = Installation::at("SQLite", &demo.database);
    with_keys_of_another
        .run(&["create-admin", "--sign-in", "a", "--name", "A", "--authority", "W06000008"])
        .await;
    refused(&with_keys_of_another, "are not this demo").await;
    assert!(is_there(&demo) && demo.keys().join("master").exists());

    let elsewhere = Installation::at("SQLite", &format!("sqlite:{}.txt", file(&demo)));
    std::fs::write(file(&elsewhere), "a letter").unwrap();
    assert!(!clean(&elsewhere).await.0);
    assert_eq!(std::fs::read_to_string(file(&elsewhere)).unwrap(), "a letter");
    refused(&Installation::at("PostgreSQL", "postgres://nobody@localhost/nothing"), "dropdb").await;
}
