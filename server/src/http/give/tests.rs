//! Stories of contributors who give feedback and come back, on each engine, over HTTP without script.

use crate::http::rig::{Page, Rig, SERVICE};
use storage::testkit;

/// A parent's answers.
const PARENT: &[(&str, &str)] = &[
    ("c1", "top"),
    ("c4", "bottom"),
    ("h1", "family"),
    ("h3", "own"),
    ("s1", "yes"),
    ("o1", "Roedd hi'n gwrando <b>bob tro</b>.\r\nDiolch & hwyl."),
    ("p3", "yes"),
];

fn cy(rest: &str) -> String {
    format!("/cy/rhoi/{SERVICE}{rest}")
}

fn en(rest: &str) -> String {
    format!("/en/give/{SERVICE}{rest}")
}

fn pairs(owned: &[(String, String)]) -> Vec<(&str, &str)> {
    owned.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// The number that a receipt shows, without its spaces.
fn number(receipt: &Page) -> String {
    spaced(receipt).replace(' ', "")
}

/// The hidden fields of a page, without the sealed answers: no two seals are alike.
fn unsealed(page: &Page) -> Vec<(String, String)> {
    page.hidden().into_iter().filter(|(name, _)| name != "z").collect()
}

/// The number as the receipt shows it.
fn spaced(receipt: &Page) -> String {
    let from = receipt.html.find("class=\"digits\">").unwrap() + 15;
    receipt.html[from..].split('<').next().unwrap().to_owned()
}

/// Checks and sends the answers; returns the fields that were sent and the receipt.
async fn send(rig: &Rig, answers: &[(&str, &str)]) -> (Vec<(String, String)>, Page) {
    let check = rig.post(&cy("/3/gwirio"), answers).await;
    assert_eq!(check.status, 200);
    let hidden = check.hidden();
    let receipt = rig.post(&cy("/3/anfon"), &pairs(&hidden)).await;
    assert_eq!(receipt.status, 200, "{}", receipt.html);
    (hidden, receipt)
}

#[tokio::test]
async fn a_parent_gives_feedback_and_comes_back_with_the_number() {
    for fresh in testkit::both().await.unwrap() {
        let rig = Rig::on(fresh).await;
        assert!(rig.get(&cy("")).await.says("Am: Dechrau'n Deg y Bryn"));
        let form = rig.get(&cy("/3")).await;
        assert!(form.says("ddydd Gwener 2 Hydref, 10 y bore"), "noon is too late for today's reading");
        let (_, receipt) = send(&rig, PARENT).await;
        assert!(!receipt.says("gwrando"), "a receipt holds nothing of what was said");
        // It is Thursday noon. The next reading starts on Friday, and all is read within five days and the
        // reading day after them.
        assert!(
            receipt.says("Bydd rhywun yn dechrau darllen ddydd Gwener 2 Hydref, 10 y bore"),
            "{}",
            receipt.html
        );
        assert!(receipt.says("Dylai rhywun ei ddarllen erbyn dydd Mercher 7 Hydref"), "{}", receipt.html);
        assert_eq!(receipt.headers["cache-control"], "no-store");
        let number = number(&receipt);
        assert_eq!(number.len(), 16);

        let found = rig.post("/en/number", &[("number", &number)]).await;
        assert!(found.says("1 October 2026") && found.says("29 October 2026"), "{}", found.html);
        assert!(
            found.says("Nobody has read it yet") && found.says("There is still time to keep the promise")
        );
        assert!(
            found.html.contains("gwrando &lt;b&gt;bob tro&lt;/b&gt;"),
            "the words, escaped, as they chose: {}",
            found.html
        );

        rig.clock.to("2026-10-30");
        let late = rig.post("/en/number", &[("number", &number)]).await;
        assert!(late.says("The day has passed without an answer"));
    }
}

#[tokio::test]
async fn whoever_helps_never_sees_what_was_said_about_safety_and_the_moderator_does() {
    for fresh in testkit::both().await.unwrap() {
        let rig = Rig::on(fresh).await;
        let told = [
            ("s1", "no"),
            ("s2", "yes"),
            ("s3", "home"),
            ("s4", "home"),
            ("r", "Made up: ring Nain"),
            ("sb", "yes"),
        ];
        let mut seen: Vec<(String, String)> = Vec::new();
        for said in [&told[..], &[("s1", "yes")], &[("s1", "sometimes"), ("s2", "no")]] {
            let answers = [&[("c1", "top")], said].concat();
            let check = rig.post(&cy("/1/gwirio"), &answers).await;
            let sent: Vec<_> = check.hidden();
            let changed = rig.post(&cy("/1"), &pairs(&sent)).await;
            let receipt = rig.post(&cy("/1/anfon"), &pairs(&sent)).await;
            for page in [&check, &changed, &receipt] {
                assert_eq!(page.headers["cache-control"], "no-store");
                assert!(
                    !page.html.contains("Nain") && !page.html.contains("name=\"s1\" value=\"no\" checked")
                );
            }
            assert_eq!(receipt.headers["clear-site-data"], "\"cache\"");
            assert!(
                check
                    .hidden()
                    .iter()
                    .all(|(name, _)| !["s1", "s2", "s3", "s4", "sb", "r"].contains(&&**name))
            );
            let sealed = sent.iter().find(|(name, _)| name == "z").unwrap().1.clone();
            let token = sent.iter().find(|(name, _)| name == "s").unwrap().1.clone();
            let plain = |page: &Page| {
                page.html.replace(&sealed, "").replace(&token, "").replace(&number(&receipt), "")
            };
            seen.push((plain(&check), plain(&receipt).replace(&spaced(&receipt), "")));
        }
        assert!(seen.iter().all(|pages| *pages == seen[0]), "the same pages, to the byte");
    }
}

#[tokio::test]
async fn sealed_answers_that_do_not_open_are_asked_again_and_never_lost() {
    let rig = Rig::on(testkit::sqlite().await.unwrap()).await;
    let torn = rig
        .post(&en("/1/send"), &[("c1", "top"), ("z", "5ea1"), ("s", "9d1f6f30-0000-4000-8000-000000000000")])
        .await;
    assert!(torn.status == 422 && torn.says("They need to be given again"), "{}", torn.html);
}

#[tokio::test]
async fn sending_twice_makes_one_feedback_and_shows_the_same_number() {
    for fresh in testkit::both().await.unwrap() {
        let rig = Rig::on(fresh).await;
        let (hidden, first) = send(&rig, PARENT).await;
        let again = rig.post(&en("/3/send"), &pairs(&hidden)).await;
        assert_eq!((again.status, number(&again)), (200, number(&first)));

        let mut other = hidden.clone();
        other.retain(|(name, _)| name != "c1");
        let conflict = rig.post(&cy("/3/anfon"), &pairs(&other)).await;
        assert_eq!(conflict.status, 409);
        let as_new = rig.post(&cy("/3/anfon"), &pairs(&conflict.hidden())).await;
        assert_eq!(as_new.status, 200);
        assert_ne!(number(&as_new), number(&first));
    }
}

#[tokio::test]
async fn the_form_comes_back_whole_in_the_other_language_and_to_be_changed() {
    let rig = Rig::on(testkit::sqlite().await.unwrap()).await;
    for path in [en("/3"), en("/3/long")] {
        let form = rig.post(&path, PARENT).await;
        assert_eq!(form.status, 200);
        assert!(form.says("How often do people treat you with respect?"));
        assert!(form.html.contains("gwrando &lt;b&gt;bob tro&lt;/b&gt;.\nDiolch &amp; hwyl."));
        assert_eq!(form.headers["cache-control"], "no-store");
        let chosen = |name: &str, value: &str| {
            form.html.contains(&format!("name=\"{name}\" value=\"{value}\" checked"))
        };
        assert!(
            chosen("c1", "top") && chosen("c4", "bottom") && chosen("p3", "yes") && !chosen("c1", "middle")
        );
    }
}

#[tokio::test]
async fn a_mistake_gives_the_form_back_with_all_that_was_typed() {
    let rig = Rig::on(testkit::sqlite().await.unwrap()).await;
    let long = "gair ".repeat(60_000);
    let too_long = rig.post(&cy("/2/gwirio"), &[("o2", &long), ("c2", "middle")]).await;
    assert_eq!(too_long.status, 422);
    assert!(too_long.html.contains("href=\"#f-o2\"") && too_long.html.contains(&long));
    let nothing = rig.post(&cy("/2/gwirio"), &[("h1", "nobody")]).await;
    assert_eq!(nothing.status, 422);
    assert!(nothing.says("Does dim byd i’w anfon eto") && nothing.html.contains("<title>Gwall: "));
}

#[tokio::test]
async fn what_was_never_checked_is_checked_before_it_is_sent() {
    let rig = Rig::on(testkit::sqlite().await.unwrap()).await;
    let check = rig.post(&cy("/3/anfon"), PARENT).await;
    assert!(check.says("Gwirio cyn anfon") && check.hidden().iter().any(|(name, _)| name == "s"));
}

#[tokio::test]
async fn a_contributor_takes_feedback_back_and_a_reload_says_that_it_is_gone() {
    for fresh in testkit::both().await.unwrap() {
        let rig = Rig::on(fresh).await;
        let (hidden, receipt) = send(&rig, PARENT).await;
        let number = number(&receipt);
        let asked = rig.post("/cy/rhif", &[("number", &number), ("do", "withdraw")]).await;
        assert!(
            asked.says("Tynnu hwn yn ôl am byth?")
                && asked.says(
                    "gall y bobl sy’n gweithio i gadw pobl yn ddiogel ei ddarllen a gweithredu arno o hyd"
                )
        );
        for _ in 0..2 {
            let gone = rig.post("/cy/rhif", &[("number", &number), ("do", "withdraw-sure")]).await;
            assert!(
                gone.status == 200
                    && gone.says("Cafodd hwn ei dynnu’n ôl. Fydd hwn ddim yn cael ei ddangos yma eto."),
                "{}",
                gone.html
            );
            assert!(!gone.says("gwrando"));
        }
        let again = rig.post(&cy("/3/anfon"), &pairs(&hidden)).await;
        assert_eq!(again.status, 410, "what was taken back does not come back by a reload");
    }
}

#[tokio::test]
async fn a_wrong_number_tells_nothing_and_a_slip_says_so() {
    let rig = Rig::on(testkit::sqlite().await.unwrap()).await;
    let unknown = domain::number::Number::from_value(42).in_fours();
    let answer = rig.post("/en/number", &[("number", &unknown)]).await;
    assert!(answer.status == 404 && answer.says("We cannot show anything for this number"));
    let slip = rig.post("/en/number", &[("number", "1234 5678 9012 3456")]).await;
    assert!(
        slip.status == 422 && slip.says("One digit is probably wrong") && slip.says("1234 5678 9012 3456")
    );
    for _ in 0..9 {
        rig.post("/en/number", &[("number", &unknown)]).await;
    }
    let slow = rig.post("/en/number", &[("number", &unknown)]).await;
    assert!(slow.status == 429 && slow.says("You have tried too many times"));
}

#[tokio::test]
async fn with_the_database_away_the_form_comes_back_and_can_be_sent_later() {
    let rig = Rig::on(testkit::sqlite().await.unwrap()).await;
    let check = rig.post(&cy("/3/gwirio"), PARENT).await;
    rig.ctx.db.close().await;
    let failed = rig.post(&cy("/3/anfon"), &pairs(&check.hidden())).await;
    assert_eq!(failed.status, 503);
    assert_eq!(failed.headers["retry-after"], "10");
    assert_eq!(unsealed(&failed), unsealed(&check), "the same words under the same token");
    assert_eq!(rig.post(&cy("/3"), PARENT).await.status, 200);
    assert_eq!(rig.post(&cy("/3/gwirio"), PARENT).await.status, 200);
}

#[tokio::test]
async fn while_somebody_holds_the_database_all_that_was_typed_comes_back_and_is_kept_once() {
    let rig = Rig::on(testkit::sqlite().await.unwrap()).await;
    let check = rig.post(&cy("/3/gwirio"), PARENT).await;
    let held = rig.ctx.db.begin().await.unwrap();
    let failed = rig.post(&cy("/3/anfon"), &pairs(&check.hidden())).await;
    assert!(failed.status == 503 && failed.says("Beth am aros munud a phwyso Anfon eto?"), "{}", failed.html);
    assert_eq!(unsealed(&failed), unsealed(&check), "the same words under the same token");
    drop(held);
    let receipt = rig.post(&cy("/3/anfon"), &pairs(&failed.hidden())).await;
    let again = rig.post(&cy("/3/anfon"), &pairs(&failed.hidden())).await;
    assert_eq!((receipt.status, number(&receipt)), (200, number(&again)));
}

#[tokio::test]
async fn pages_name_no_service_in_title_or_address_set_no_cookie_and_load_no_wasm() {
    let rig = Rig::on(testkit::sqlite().await.unwrap()).await;
    for path in [cy(""), cy("/1"), en("/2"), en("/3/long")] {
        let page = rig.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.headers.contains_key("set-cookie"));
        assert!(!page.html.contains(".wasm"));
        let title = page.html.split("<title>").nth(1).unwrap().split('<').next().unwrap().to_owned();
        assert!(
            !title.contains("Flying") && !title.contains("Dechrau") && !title.contains("Clywed"),
            "{title}"
        );
    }
    for gone in ["/cy/rhoi/NOBODY", "/cy/rhoi/NOBODY/3", &cy("/4")] {
        assert_eq!(rig.get(gone).await.status, 404, "{gone}");
    }
    let back = rig.get(&cy("/3/gwirio")).await;
    assert!(back.says("Cam 1 o 10"), "a reload of an answer shows the form");
    let calendar = rig.get("/cy/calendr/2026-10-29").await;
    assert!(
        calendar.html.contains("20261029")
            && calendar.headers["content-type"].to_str().unwrap().contains("calendar")
    );
    assert_eq!(rig.get("/cy/calendr/soon").await.status, 404);
}

#[tokio::test]
async fn a_flood_of_one_field_gets_a_small_page_with_one_problem_or_none() {
    let rig = Rig::on(testkit::sqlite().await.unwrap()).await;
    let form = rig.get(&cy("/3")).await.html.len();
    let flood = vec![("c1", ""); 690_000];
    let refused = rig.post(&cy("/3/gwirio"), &flood).await;
    assert_eq!(refused.status, 413);
    assert!(refused.html.len() < 20_000, "{} bytes", refused.html.len());
    let many = rig.post(&cy("/3/gwirio"), &flood[..900]).await;
    assert_eq!((many.status, many.html.matches("href=\"#f-c1").count()), (422, 1), "{}", many.html);
    assert!(many.html.len() < form + 2_000, "{} bytes, the empty form has {form}", many.html.len());
    let worry = rig.post(&cy("/3/gwirio"), &[("s1", "no"), ("o2", "Made up.")]).await;
    assert_eq!(worry.status, 200);
}

#[tokio::test]
async fn whoever_cannot_be_told_whether_it_arrived_is_told_that_and_keeps_the_same_form() {
    for (l, told) in [
        ("cy", "Dydyn ni ddim yn siŵr a wnaeth hwn gyrraedd."),
        ("en", "We cannot be sure that it arrived. Press Send again: it will not arrive twice."),
    ] {
        let rig = Rig::on(testkit::sqlite().await.unwrap()).await;
        let send = if l == "cy" { cy("/3/anfon") } else { en("/3/send") };
        let check = rig.post(&cy("/3/gwirio"), PARENT).await;
        let hidden = check.hidden();
        let fields = pairs(&hidden);
        // A first feedback makes the quarter's key, so that from here on only the writer waits for the
        // database.
        let first = rig.post(&cy("/3/gwirio"), &[("c1", "top")]).await;
        assert_eq!(rig.post(&send, &pairs(&first.hidden())).await.status, 200);
        let held = rig.ctx.db.begin().await.unwrap();
        let (pressed, ()) = tokio::join!(rig.post(&send, &fields), async {
            // Once the writer has the sending, the writer is killed.
            while rig.sends.waiting() == 0 {
                tokio::task::yield_now().await;
            }
            rig.writer.abort();
        });
        assert!(pressed.status == 503 && pressed.says(told), "{}", pressed.html);
        assert_eq!(pressed.headers["retry-after"], "10");
        assert_eq!(unsealed(&pressed), unsealed(&check), "the same words under the same token");
        drop(held);
    }
}
