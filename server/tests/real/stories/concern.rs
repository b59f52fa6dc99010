//! The concern desk over HTTP: who may open concerns or learn of them, and one concern from raising to
//! closing.

use crate::kit::{Browser, Desk, Form, Installation, ORGANISATION, Page};
use app::routes;
use domain::Locale;

const WORDS: &str = "Made up: someone shouts at night.";

/// The demo's people of the authority who can sign in, and whether the concern is on their desk.
const PEOPLE: [(&str, bool); 10] = [
    ("diogelu", true),
    ("diogelu2", true),
    ("swyddog", false),
    ("cyfarwyddwr", false),
    ("cymedrolwr", false),
    ("cymedrolwr2", false),
    ("rheolwr", false),
    ("perfformiad", false),
    ("ceidwad", false),
    ("gweinyddwr", false),
];

/// People with a desk of their own may open its list, which shows nothing of another desk.
const WITH_A_DESK: [&str; 4] = ["diogelu", "diogelu2", "swyddog", "cyfarwyddwr"];

fn list() -> String {
    routes::STAFF_CONCERNS.path_with(Locale::Cy, [ORGANISATION])
}

fn at(id: &str) -> String {
    routes::STAFF_CONCERN.path_with(Locale::Cy, [ORGANISATION, id])
}

/// The identifiers in a list.
fn ids(page: &Page) -> Vec<String> {
    let start = format!("{}/", list());
    let found = page.body.split(start.as_str()).skip(1).filter_map(|rest| rest.get(..36));
    found.map(str::to_owned).collect()
}

/// A page's status and text without what changes with every request.
fn plain(page: &Page) -> (u16, String) {
    (page.status, page.text())
}

/// A lead with one open concern.
async fn raised(address: &str) -> (Desk, String) {
    let browser = Browser::new(address, "198.51.100.60");
    Form::new(Locale::En).with("o2", WORDS).with("s1", "no").given(&browser).await;
    let lead = Desk::of(&browser, "diogelu").await;
    let found = ids(&lead.browser.get(&list()).await);
    assert_eq!(found.len(), 1, "it lies on the leads' desk as soon as it is sent");
    (lead, found[0].clone())
}

#[tokio::test]
async fn to_everybody_but_the_people_of_its_desk_a_concern_does_not_exist() {
    for installation in Installation::on_each_engine().await {
        let engine = installation.engine;
        let server = installation.start_demo().await;
        let (_, id) = raised(&server.address).await;
        let nowhere = at("00000000-0000-4000-8000-00000000dead");
        for (name, theirs) in PEOPLE {
            let desk = Desk::of(&Browser::new(&server.address, "198.51.100.61"), name).await;
            let seen = desk.browser.get(&list()).await;
            let wanted = if WITH_A_DESK.contains(&name) { 200 } else { 403 };
            assert_eq!(seen.status, wanted, "{engine}: {name} opens the list");
            assert_eq!(ids(&seen).contains(&id), theirs, "{engine}: {name} finds it there");
            let (opened, none) = (desk.browser.get(&at(&id)).await, desk.browser.get(&nowhere).await);
            assert_eq!(none.status, 404, "{engine}: {name}");
            if theirs {
                assert!(opened.status == 200 && opened.body.contains("shouts at night"), "{engine}: {name}");
            } else {
                assert_eq!(plain(&opened), plain(&none), "{engine}: {name} cannot tell it from nothing");
                for button in ["take", "call", "note", "close"] {
                    let there = desk.post(&at(&id), &[("do", button), ("note", "Made up.")]).await;
                    let nothing = desk.post(&nowhere, &[("do", button), ("note", "Made up.")]).await;
                    assert_eq!(plain(&there), plain(&nothing), "{engine}: {name} presses {button}");
                    assert_eq!(there.status, 404, "{engine}: {name} presses {button}");
                }
                let home = routes::STAFF_HOME.path_with(Locale::Cy, [ORGANISATION]);
                assert!(!desk.browser.get(&home).await.body.contains(&id), "{engine}: {name}");
            }
        }
        let stranger = Browser::new(&server.address, "198.51.100.62").get(&at(&id)).await;
        assert_eq!((stranger.status, stranger.header("location")), (303, "/cy/mewngofnodi"), "{engine}");
        server.stop().await;
    }
}

#[tokio::test]
async fn a_lead_takes_it_rings_writes_hears_back_and_closes_it_and_nothing_typed_is_lost() {
    for installation in Installation::on_each_engine().await {
        let engine = installation.engine;
        let server = installation.start_demo().await;
        let (lead, id) = raised(&server.address).await;
        let path = at(&id);
        let open = async || {
            let page = lead.browser.get(&path).await;
            assert_eq!(page.status, 200, "{engine}: {}", page.text());
            page
        };
        let first = open().await;
        for told in ["<title>", "<h1>", "<h2 ", "<button"] {
            for part in first.body.split(told).skip(1) {
                let named = part.split("</").next().unwrap_or_default();
                assert!(!named.contains("shouts"), "{engine}: {told} {named}");
            }
        }
        for _ in 0..2 {
            let taken = lead.post(&path, &[("do", "take")]).await;
            assert_eq!(taken.header("location"), format!("{path}?done=taken"), "{engine}: pressed twice");
        }

        // A mistake gives everything back; two presses record one call.
        let page = open().await;
        let (seen, day, time) = (page.input("version"), page.input("call-day"), page.input("call-time"));
        let said = "Made up: they will visit today.";
        let slip = [
            ("do", "call"),
            ("version", &*seen),
            ("call-day", &*day),
            ("call-time", &*time),
            ("call-said", said),
        ];
        let back = lead.post(&path, &slip).await;
        assert!(back.status == 422 && back.body.contains(said), "{engine}: {}", back.text());
        let call = [slip.as_slice(), &[("rung", "front-door"), ("call-who", "Made Up")]].concat();
        for press in 1..=2 {
            let done = lead.post(&path, &call).await;
            assert_eq!(
                done.header("location"),
                format!("{path}?done=call"),
                "{engine}: press {press}: {}",
                done.text()
            );
        }
        let mut inside = installation.inside().await;
        let calls = inside.number("SELECT count(*) FROM concern_entry WHERE kind = 'called'").await.unwrap();
        assert_eq!(calls, 1, "{engine}");
        inside.close().await.unwrap();

        // The page says what somebody else changed meanwhile, and keeps the words.
        let note = "Made up: the school is shut.";
        let late = lead.post(&path, &[("do", "note"), ("version", &*seen), ("note", note)]).await;
        assert!(late.status == 409 && late.body.contains(note), "{engine}: {}", late.text());
        // A step that comes too early is refused, and its words are kept.
        let now = open().await.input("version");
        let early = [("do", "close"), ("version", &*now), ("outcome", "taken-up"), ("closing", note)];
        let early = lead.post(&path, &early).await;
        assert!(early.status == 409 && early.body.contains(note), "{engine}: {}", early.text());

        let step = async |fields: &[(&str, &str)]| {
            let seen = open().await.input("version");
            let all = [fields, &[("version", &*seen)]].concat();
            let done = lead.post(&path, &all).await;
            let wanted = format!("{path}?done={}", fields[0].1);
            assert_eq!(done.header("location"), wanted, "{engine}: {}", done.text());
        };
        step(&[
            ("do", "letter"),
            ("letter-to", "Made-up front door"),
            ("letter-en", "Made up: as it was said."),
        ])
        .await;
        let letter = open().await;
        let start = format!("{path}/llythyr/");
        let entry =
            letter.body.split(start.as_str()).nth(1).and_then(|rest| rest.get(..36)).unwrap().to_owned();
        let printed = lead.browser.get(&format!("{start}{entry}")).await;
        assert!(printed.status == 200 && printed.body.contains("Made up: as it was said."), "{engine}");
        assert!(
            printed.body.contains("lang=\"en\"") && printed.body.contains("lang=\"cy\""),
            "{engine}: both languages"
        );
        step(&[("do", "heard"), ("heard", "Made up: they visited.")]).await;
        step(&[("do", "show"), ("status", "doing")]).await;
        step(&[("do", "close"), ("outcome", "taken-up"), ("closing", "Made up: they have it.")]).await;
        assert!(ids(&lead.browser.get(&list()).await).is_empty(), "{engine}: it is not open any more");
        let closed = lead.browser.get(&format!("{}?show=closed", list())).await;
        assert_eq!(ids(&closed), std::slice::from_ref(&id), "{engine}");
        server.stop().await;
    }
}

#[tokio::test]
async fn how_to_reach_somebody_is_behind_a_reason_and_on_one_answer_alone() {
    for installation in Installation::on_each_engine().await {
        let engine = installation.engine;
        let server = installation.start_demo().await;
        let browser = Browser::new(&server.address, "198.51.100.63");
        let contact = "Made up: text 07700 900456";
        Form::new(Locale::En).with("s1", "no").with("s2", "yes").with("r", contact).given(&browser).await;
        let lead = Desk::of(&browser, "diogelu").await;
        let path = at(&ids(&lead.browser.get(&list()).await)[0]);
        assert_eq!(lead.post(&path, &[("do", "take")]).await.status, 303, "{engine}");
        let page = lead.browser.get(&path).await;
        assert!(!page.body.contains("900456"), "{engine}: not before a reason is given");
        let feedback = page.input("feedback");
        let none = lead
            .post(&path, &[("do", "identity"), ("feedback", &feedback), ("identity-why", "Made up.")])
            .await;
        assert!(none.status == 422 && !none.body.contains("900456"), "{engine}: {}", none.text());
        let whole = [
            ("do", "identity"),
            ("feedback", &*feedback),
            ("reach", "in-touch"),
            ("identity-why", "Made up."),
        ];
        let opened = lead.post(&path, &whole).await;
        assert!(opened.status == 200 && opened.body.contains("900456"), "{engine}: {}", opened.text());
        assert_eq!(opened.header("cache-control"), "no-store", "{engine}");
        let after = lead.browser.get(&path).await;
        assert!(!after.body.contains("900456"), "{engine}: the next page does not show it");
        server.stop().await;
    }
}
