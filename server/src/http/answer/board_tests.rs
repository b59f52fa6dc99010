//! Stories of a manager's first page, a theme's page and the search, on each engine, over HTTP without script.

use crate::http::rig::{AUTHORITY, Rig, SERVICE};
use domain::{clock::Quarter, permission::Role};
use storage::testkit;

#[tokio::test]
async fn a_manager_begins_with_what_is_new_and_owed_and_reads_a_theme_over_time() {
    for fresh in testkit::both().await.unwrap() {
        let rig = Rig::on(fresh).await;
        let nia = rig.one("nia", Role::ServiceManager).await;
        let moderator = rig.one("mair", Role::Moderator).await;
        rig.one("twm", Role::Moderator).await;
        let (mair, twm) = (rig.actor("mair").await, rig.actor("twm").await);
        for n in 0..5 {
            let number = rig.sent(SERVICE, &format!("Made up: nobody rang back in week {n}.")).await;
            rig.accept(&mair, rig.id_of(&number).await).await;
        }
        let quarter: Quarter = "2026-Q4".parse().unwrap();
        let body = ("Mae'n anodd cael ateb.", "It is hard to get an answer.");
        rig.summarised([&mair, &twm], AUTHORITY, quarter, body).await;

        let entry = nia.get("/en/staff").await;
        let board = format!("/en/staff/{AUTHORITY}/board");
        assert_eq!((entry.status, entry.location()), (303, board.as_str()));
        let first = nia.get(&board).await;
        for words in ["Theme board", "What is new", "Summary:", "Reply to:", "days left", body.1] {
            assert!(first.status == 200 && first.says(words), "{words}: {}", first.html);
        }
        rig.clock.minutes(45);
        let later = nia.get(&format!("/cy/staff/{AUTHORITY}/bwrdd")).await;
        assert!(later.says("Beth sy’n newydd ers i chi fod yma") && later.says(body.0), "{}", later.html);
        assert!(later.says("Does dim byd newydd."), "{}", later.html);
        let other = nia.get(&format!("{board}?theme=1")).await;
        assert!(!other.says(body.1) && other.says("No summary of these months is ready yet."));
        let raised = nia.get(&format!("{board}?right=200&quarter=nonsense&theme=77")).await;
        assert!(
            raised.status == 200 && raised.says(body.1),
            "what does not exist is as if it were not asked for"
        );
        assert_eq!(nia.get(&format!("{board}?service=NOSUCH")).await.status, 404);

        let theme = nia.get(&format!("{board}/5")).await;
        assert!(theme.says(body.1) && theme.says("Nobody has replied yet."), "{}", theme.html);
        let welsh = nia.get(&format!("/cy/staff/{AUTHORITY}/bwrdd/5")).await;
        assert!(welsh.says(body.0) && welsh.says("Hawliau mae’r thema hon yn eu cyffwrdd"), "{}", welsh.html);
        for beyond in ["99", "5.1", "x"] {
            assert_eq!(nia.get(&format!("{board}/{beyond}")).await.status, 404, "{beyond}");
        }
        for path in [board.clone(), format!("{board}/5"), format!("/en/staff/{AUTHORITY}/search")] {
            assert_eq!(moderator.get(&path).await.status, 403, "{path} is a manager's");
        }
    }
}

#[tokio::test]
async fn a_search_that_finds_too_few_says_so_in_plain_words_and_leaves_nothing_in_an_address() {
    for fresh in testkit::both().await.unwrap() {
        let rig = Rig::on(fresh).await;
        let nia = rig.one("nia", Role::ServiceManager).await;
        for (path, says, other) in [
            ("/cy/chwilio", "mae llai na phum testun", "action=\"/en/search\""),
            ("/en/search", "fewer than five texts", "action=\"/cy/chwilio\""),
        ] {
            let empty = rig.get(path).await;
            assert!(empty.status == 200 && !empty.says(says), "{}", empty.html);
            let found = rig.post(path, &[("words", "<b>ateb</b>")]).await;
            assert!(found.status == 200 && found.says(says), "{}", found.html);
            assert!(found.html.contains(other), "the words go along into the other language");
            assert!(!found.html.contains("<b>ateb"), "what was typed is text");
            assert_eq!(found.headers["cache-control"], "no-store");
        }
        let path = format!("/en/staff/{AUTHORITY}/search");
        assert_eq!(nia.get(&path).await.status, 200);
        let found = nia.post(&path, &[("words", "answer")]).await;
        assert!(found.status == 200 && found.says("fewer than five texts"), "{}", found.html);
    }
}
