//! Who may open and do what, over HTTP: the permission table of the product's specification (section 4),
//! where pages exist.

use crate::kit::{Browser, Desk, Form, Installation, PEOPLE, sign_in};
use domain::Locale;
use std::collections::BTreeMap;

const MODERATORS: &[&str] = &["cymedrolwr", "cymedrolwr2"];

/// Pages, and who may open them. Everybody else is refused.
const PAGES: [(&str, &[&str]); 20] = [
    ("/cy/staff/W06000008/ciw", &["cymedrolwr", "cymedrolwr2", "swyddog"]),
    ("/cy/staff/W06000008/crynodebau", MODERATORS),
    ("/cy/staff/W06000008/crynodebau/2026-Q4/3", MODERATORS),
    ("/cy/staff/W06000008/ymatebion", MODERATORS),
    ("/cy/staff/W06000008/bwrdd", &["rheolwr", "perfformiad"]),
    ("/cy/staff/W06000008/bwrdd/5", &["rheolwr", "perfformiad"]),
    ("/cy/staff/W06000008/chwilio", &["rheolwr", "perfformiad"]),
    ("/cy/staff/W06000008/themau", &["rheolwr", "perfformiad"]),
    ("/cy/staff/W06000008/chwarter", &["perfformiad"]),
    ("/cy/staff/W06000008/mewnforio", MODERATORS),
    ("/cy/staff/W06000008/rota", &["swyddog"]),
    ("/cy/staff/W06000008/datgeliadau", &["ceidwad"]),
    ("/cy/staff/W06000008/archwilio", &["ceidwad"]),
    ("/cy/staff/W06000008/tynnu-i-lawr", &["ceidwad"]),
    ("/cy/staff/W06000008/gwaith", &["gweinyddwr"]),
    ("/cy/staff/W06000008/gosodiadau", &["gweinyddwr"]),
    ("/cy/staff/W06000008/pobl", &["gweinyddwr"]),
    ("/cy/staff/W06000008/gwasanaethau", &["gweinyddwr"]),
    ("/cy/staff/W06000008/sefydliadau", &["gweinyddwr"]),
    (
        "/cy/staff/W06000008",
        &["cymedrolwr", "cymedrolwr2", "swyddog", "rheolwr", "perfformiad", "ceidwad", "gweinyddwr"],
    ),
];

/// Forms, and who may post them.
const COMMANDS: [(&str, &[&str]); 16] = [
    ("/cy/staff/W06000008/crynodebau/2026-Q4/3", MODERATORS),
    ("/cy/staff/W06000008/ymatebion", MODERATORS),
    ("/cy/staff/W06000008/bwrdd", &["rheolwr", "perfformiad"]),
    ("/cy/staff/W06000008/chwilio", &["rheolwr", "perfformiad"]),
    ("/cy/staff/W06000008/themau/00000000-0000-4000-8000-000000000001", &["rheolwr"]),
    ("/cy/staff/W06000008/chwarter", &["perfformiad"]),
    ("/cy/staff/W06000008/tynnu-i-lawr", &["ceidwad"]),
    ("/cy/staff/W06000008/rota", &["swyddog"]),
    ("/cy/staff/W06000008/datgeliadau", &["ceidwad"]),
    ("/cy/staff/W06000008/gwaith", &["gweinyddwr"]),
    ("/cy/staff/W06000008/gosodiadau", &["gweinyddwr"]),
    ("/cy/staff/W06000008/pobl", &["gweinyddwr"]),
    ("/cy/staff/W06000008/pobl/00000000-0000-4000-8000-000000000001", &["gweinyddwr"]),
    ("/cy/staff/W06000008/gwasanaethau", &["gweinyddwr"]),
    ("/cy/staff/W06000008/mewnforio", MODERATORS),
    ("/cy/staff/W06000008/mewnforio/00000000-0000-4000-8000-000000000001", MODERATORS),
];

/// Everybody's desk, signed in.
async fn desks(address: &str) -> BTreeMap<&'static str, Desk> {
    let mut desks = BTreeMap::new();
    for (name, _) in PEOPLE {
        desks.insert(name, Desk::of(&Browser::new(address, "198.51.100.40"), name).await);
    }
    desks
}

#[tokio::test]
async fn each_role_opens_its_own_pages_and_is_refused_all_others() {
    for installation in Installation::on_each_engine().await {
        let engine = installation.engine;
        let server = installation.start_demo().await;
        let nobody = Browser::new(&server.address, "198.51.100.41");
        let desks = desks(&server.address).await;
        for (path, who) in PAGES {
            for (name, desk) in &desks {
                let wanted = if who.contains(name) { 200 } else { 403 };
                assert_eq!(desk.browser.get(path).await.status, wanted, "{engine}: {name} opens {path}");
            }
            let page = nobody.get(path).await;
            assert_eq!((page.status, page.header("location")), (303, "/cy/mewngofnodi"), "{engine}: {path}");
        }
        for (path, who) in COMMANDS {
            for (name, desk) in desks.iter().filter(|(name, _)| !who.contains(*name)) {
                assert_eq!(desk.post(path, &[]).await.status, 403, "{engine}: {name} posts to {path}");
            }
            for name in who {
                let status = desks[name].post(path, &[]).await.status;
                assert!(status != 403 && status < 500, "{engine}: {name} posts to {path}: {status}");
            }
            let page = nobody.post(path, &[("csrf", "")]).await;
            assert_eq!((page.status, page.header("location")), (303, "/cy/mewngofnodi"), "{engine}: {path}");
        }
        server.stop().await;
    }
}

#[tokio::test]
async fn words_are_opened_by_whoever_claimed_them_on_the_right_desk_and_by_nobody_else() {
    for installation in Installation::on_each_engine().await {
        let engine = installation.engine;
        let server = installation.start_demo().await;
        let browser = Browser::new(&server.address, "198.51.100.42");
        let desks = desks(&server.address).await;
        Form::new(Locale::En).with("o1", "They listened to us.").given(&browser).await;
        Form::new(Locale::En)
            .with("o2", "About a worker.")
            .with("s1", "no")
            .with("s4", "worker")
            .given(&browser)
            .await;
        let ordinary = desks["cymedrolwr"].queue().await;
        let officers = desks["swyddog"].queue().await;
        assert_eq!((ordinary.len(), officers.len()), (1, 1), "{engine}: each lies on one desk");
        let (ordinary, officers) = (&ordinary[0], &officers[0]);
        assert_ne!(ordinary, officers, "{engine}");

        for (name, desk) in &desks {
            // A moderator sees the cover, so that they can claim the item; nobody sees the words.
            let (seen, pressed) = if MODERATORS.contains(name) { (200, 409) } else { (403, 403) };
            let opened = desk.browser.get(&Desk::item(ordinary)).await;
            assert_eq!(opened.status, seen, "{engine}: {name}: nobody has claimed it");
            assert!(
                !opened.body.contains("listened"),
                "{engine}: {name} reads words that nobody has claimed"
            );
            let (seen, pressed_there) = if *name == "swyddog" { (200, 409) } else { (404, 404) };
            let opened = desk.browser.get(&Desk::item(officers)).await;
            assert_eq!(opened.status, seen, "{engine}: {name} does not even learn that it exists");
            assert!(!opened.body.contains("About a worker"), "{engine}: {name}");
            let accepted = desk.press(officers, "accept", &[]).await;
            assert_eq!(accepted.status, pressed_there, "{engine}: {name} does not even learn that it exists");
            if *name != "swyddog" {
                assert_eq!(desk.press(officers, "claim", &[]).await.status, 404, "{engine}: {name}");
            }
            for button in ["accept", "hold", "decline", "save"] {
                let done = desk.press(ordinary, button, &[]).await;
                assert_eq!(done.status, pressed, "{engine}: {name} presses {button}");
            }
            if !MODERATORS.contains(name) {
                assert_eq!(
                    desk.press(ordinary, "claim", &[]).await.status,
                    403,
                    "{engine}: {name} claims it"
                );
            }
        }
        desks["cymedrolwr"].open(ordinary).await;
        desks["swyddog"].open(officers).await;
        for (name, desk) in &desks {
            let opened = desk.browser.get(&Desk::item(ordinary)).await;
            let wanted = if MODERATORS.contains(name) { 200 } else { 403 };
            assert_eq!(opened.status, wanted, "{engine}: {name}");
            assert_eq!(opened.body.contains("listened"), *name == "cymedrolwr", "{engine}: {name}");
            if *name != "cymedrolwr" {
                let taken = desk.press(ordinary, "give-back", &[]).await;
                assert!(matches!(taken.status, 403 | 303 | 409), "{engine}: {name}: {}", taken.status);
            }
        }
        let again = desks["cymedrolwr"].browser.get(&Desk::item(ordinary)).await;
        assert_eq!(again.status, 200, "{engine}: nobody took it away");
        let mut inside = installation.inside().await;
        let opened = "SELECT count(*) FROM audit WHERE action = 'open-original'";
        // The moderator opened it three times, the officer once; a refused request opens nothing.
        assert_eq!(inside.number(opened).await.unwrap(), 4, "{engine}: every opening is in the trail");
        inside.close().await.unwrap();
        server.stop().await;
    }
}

#[tokio::test]
async fn an_organisation_in_which_somebody_holds_no_role_leads_nowhere_like_one_that_does_not_exist() {
    for installation in Installation::on_each_engine().await {
        let engine = installation.engine;
        let server = installation.start_demo().await;
        let browser = Browser::new(&server.address, "198.51.100.43");
        let desk = Desk::of(&browser, "cymedrolwr").await;
        for organisation in ["W06000015", "W06000099", "dim-byd", "..%2FW06000008", "%00"] {
            for page in ["", "/ciw", "/crynodebau", "/archwilio"] {
                let path = format!("/cy/staff/{organisation}{page}");
                assert_eq!(desk.browser.get(&path).await.status, 404, "{engine}: {path}");
            }
            let path = format!("/cy/staff/{organisation}/ymatebion");
            assert_eq!(desk.post(&path, &[]).await.status, 404, "{engine}: {path}");
        }
        let way_in = desk.browser.get("/cy/staff").await;
        assert_eq!(
            (way_in.status, way_in.header("location")),
            (303, "/cy/staff/W06000008"),
            "{engine}: the only organisation"
        );
        server.stop().await;
    }
}

#[tokio::test]
async fn somebody_in_two_organisations_chooses_one_and_sees_the_way_to_the_other() {
    let installation = Installation::on_sqlite().await;
    let server = installation.start_demo().await;
    let browser = sign_in(&Browser::new(&server.address, "198.51.100.44"), "rheolwr2").await;
    let choice = browser.get("/cy/staff").await;
    let homes = ["/cy/staff/W06000008", "/cy/staff/elusen-ddychmygol"];
    for home in homes {
        assert!(choice.body.contains(&format!("href=\"{home}\"")), "{}", choice.text());
        let page = browser.get(home).await;
        assert_eq!(page.status, 200, "{home}");
        let (_, switch) = page.body.split_once("class=\"organisations\"").unwrap();
        let switch = switch.split("</nav>").next().unwrap();
        assert!(homes.iter().all(|home| switch.contains(&format!("href=\"{home}\""))), "{switch}");
        assert_eq!(switch.matches("aria-current").count(), 1, "{switch}");
    }
    let here = browser.get("/en/staff/W06000008/themes").await.text();
    assert!(here.contains("About: Flying Start") && !here.contains("Your services"), "{here}");
    let there = browser.get("/en/staff/elusen-ddychmygol/themes").await.text();
    assert!(there.contains("Your services") && !there.contains("Flying Start"), "{there}");
    for page in ["/en/staff/elusen-ddychmygol/queue", "/en/staff/W06000008/people"] {
        assert_eq!(browser.get(page).await.status, 403, "{page}");
    }
    server.stop().await;
}
