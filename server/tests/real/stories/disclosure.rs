//! Disclosing who somebody is over HTTP: the custodian sees no word of it, and nothing opens before they agree.

use crate::kit::{Browser, Desk, Form, Installation, ORGANISATION, Page};
use app::routes;
use domain::Locale;

const WORDS: &str = "Made up: someone shouts at night.";
const CONTACT: &str = "Made up: text 07700 900457";
const WHY: &str = "Made up: they look for the child.";

fn concern(id: &str) -> String {
    routes::STAFF_CONCERN.path_with(Locale::Cy, [ORGANISATION, id])
}

/// The first identifier behind an address on a page.
fn id_after(page: &Page, start: &str) -> Option<String> {
    page.body.split(start).nth(1)?.get(..36).map(str::to_owned)
}

/// The lead with a concern that they have taken.
async fn taken(address: &str) -> (Desk, String) {
    let browser = Browser::new(address, "198.51.100.73");
    let form = Form::new(Locale::En).with("o2", WORDS).with("s1", "no").with("s2", "yes").with("r", CONTACT);
    form.given(&browser).await;
    let lead = Desk::of(&browser, "diogelu").await;
    let list = routes::STAFF_CONCERNS.path_with(Locale::Cy, [ORGANISATION]);
    let id = id_after(&lead.browser.get(&list).await, &format!("{list}/")).unwrap();
    assert_eq!(lead.post(&concern(&id), &[("do", "take")]).await.status, 303);
    (lead, id)
}

/// Sends one of the two forms, and gives the identifier of what was asked.
async fn asked(lead: &Desk, id: &str, form: &str) -> String {
    let page = lead.browser.get(&concern(id)).await;
    let (seen, feedback) = (page.input("version"), page.input(&format!("{form}-feedback")));
    let names = ["feedback", "to", "why"].map(|name| format!("{form}-{name}"));
    let slip = [("do", form), ("version", &*seen), (&*names[0], &*feedback), (&*names[2], WHY)];
    let back = lead.post(&concern(id), &slip).await;
    assert!(back.status == 422 && back.body.contains(WHY), "{}", back.text());
    let whole = [slip.as_slice(), &[(&*names[1], "Made-up police")]].concat();
    for press in 1..=2 {
        let done = lead.post(&concern(id), &whole).await;
        let wanted = format!("{}?done={form}", concern(id));
        assert_eq!(done.header("location"), wanted, "press {press}: {}", done.text());
    }
    let after = lead.browser.get(&concern(id)).await;
    id_after(&after, &format!("{}/datgelu/", concern(id))).unwrap()
}

#[tokio::test]
async fn the_custodian_agrees_without_a_word_of_the_child_and_only_then_does_the_page_say_how_to_reach_them()
{
    for installation in Installation::on_each_engine().await {
        let engine = installation.engine;
        let server = installation.start_demo().await;
        let (lead, id) = taken(&server.address).await;
        let wish = asked(&lead, &id, "disclose").await;
        let mut inside = installation.inside().await;
        let once = inside.number("SELECT count(*) FROM identity_request").await.unwrap();
        assert_eq!(once, 1, "{engine}: two presses ask once");
        let page = format!("{}/datgelu/{wish}", concern(&id));
        let before = lead.browser.get(&page).await;
        assert!(before.status == 200 && before.body.contains(WHY), "{engine}: {}", before.text());
        assert!(!before.body.contains("900457") && !before.body.contains(WORDS), "{engine}");

        let list = routes::STAFF_DISCLOSURES.path_with(Locale::Cy, [ORGANISATION]);
        let custodian = Desk::of(&Browser::new(&server.address, "198.51.100.74"), "ceidwad").await;
        let seen = custodian.browser.get(&list).await;
        assert!(seen.body.contains("Made-up police") && seen.body.contains(WHY), "{engine}: {}", seen.text());
        assert!(!seen.body.contains(WORDS) && !seen.body.contains("900457"), "{engine}: never the words");
        assert_eq!(custodian.browser.get(&page).await.status, 404, "{engine}: nor the desk's page");
        let (answer, why) = (format!("answer-{wish}"), format!("why-{wish}"));
        let slip = [("request", &*wish), (&*answer, "agreed")];
        let back = custodian.post(&list, &slip).await;
        assert_eq!(back.status, 422, "{engine}: {}", back.text());
        assert!(back.body.contains("checked"), "{engine}: what was chosen is kept");
        let whole = [slip.as_slice(), &[(&*why, "Made up: they need it.")]].concat();
        for other in ["diogelu", "cymedrolwr", "gweinyddwr", "swyddog"] {
            let desk = Desk::of(&Browser::new(&server.address, "198.51.100.75"), other).await;
            assert_eq!(desk.post(&list, &whole).await.status, 403, "{engine}: {other} answers");
        }
        let done = custodian.post(&list, &whole).await;
        assert_eq!(done.header("location"), format!("{list}?done=1"), "{engine}: {}", done.text());
        let late = custodian.post(&list, &whole).await;
        assert_eq!(late.status, 409, "{engine}: it is answered once");
        let after = lead.browser.get(&page).await;
        assert!(after.body.contains("900457") && !after.body.contains(WORDS), "{engine}: {}", after.text());
        assert_eq!(after.header("cache-control"), "no-store", "{engine}");
        let trail = "SELECT count(*) FROM audit WHERE action LIKE 'concern-%-disclosure'";
        assert!(
            inside.number(trail).await.unwrap() >= 4,
            "{engine}: each step and each look is in the trail"
        );
        inside.close().await.unwrap();
        server.stop().await;
    }
}

#[tokio::test]
async fn in_an_emergency_it_opens_at_once_and_waits_on_the_custodians_page_for_its_review() {
    for installation in Installation::on_each_engine().await {
        let engine = installation.engine;
        let server = installation.start_demo().await;
        let (lead, id) = taken(&server.address).await;
        let wish = asked(&lead, &id, "at-once").await;
        let page = format!("{}/datgelu/{wish}", concern(&id));
        assert!(lead.browser.get(&page).await.body.contains("900457"), "{engine}: open at once");
        let list = routes::STAFF_DISCLOSURES.path_with(Locale::Cy, [ORGANISATION]);
        let custodian = Desk::of(&Browser::new(&server.address, "198.51.100.76"), "ceidwad").await;
        assert!(custodian.browser.get(&list).await.body.contains(&wish), "{engine}");
        let (answer, why) = (format!("answer-{wish}"), format!("why-{wish}"));
        let agrees = [("request", &*wish), (&*answer, "agreed"), (&*why, "Made up.")];
        assert_eq!(
            custodian.post(&list, &agrees).await.status,
            409,
            "{engine}: it is reviewed, not agreed to"
        );
        let wrong = [("request", &*wish), (&*answer, "wrong"), (&*why, "Made up: there was time.")];
        assert_eq!(custodian.post(&list, &wrong).await.status, 303, "{engine}");
        assert!(!lead.browser.get(&page).await.body.contains("900457"), "{engine}: it is closed again");
        let story = lead.browser.get(&concern(&id)).await;
        assert!(story.body.contains("Made up: there was time."), "{engine}: the review is in the story");
        server.stop().await;
    }
}
