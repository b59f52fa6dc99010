//! The rota over HTTP: a deputy says that the lead is away, hands the duty over, and loses nothing by a slip.

use crate::kit::{Browser, Desk, Installation, ORGANISATION};
use app::routes;
use domain::Locale;
use std::collections::BTreeMap;

/// The people in the choice of a form, by the names that are shown.
fn people(body: &str) -> BTreeMap<String, String> {
    let select = body.split("name=\"away-person\"").nth(1).and_then(|rest| rest.split("</select>").next());
    let options = select.unwrap().split("<option ").skip(1);
    let option = |option: &str| {
        let id = option.split("value=\"").nth(1)?.split('"').next()?.to_owned();
        let name = option.split('>').nth(1)?.split('<').next()?.to_owned();
        (!id.is_empty()).then_some((name, id))
    };
    options.filter_map(option).collect()
}

#[tokio::test]
async fn a_deputy_records_an_absence_hands_the_duty_over_and_a_slip_loses_nothing() {
    for installation in Installation::on_each_engine().await {
        let engine = installation.engine;
        let server = installation.start_demo().await;
        let path = routes::STAFF_ROTA.path_with(Locale::Cy, [ORGANISATION]);
        let deputy = Desk::of(&Browser::new(&server.address, "198.51.100.70"), "diogelu2").await;
        let page = deputy.browser.get(&path).await;
        assert_eq!(page.status, 200, "{engine}: {}", page.text());
        let (seen, people) = (page.input("version"), people(&page.body));
        assert_eq!(people.len(), 2, "{engine}: the lead and the deputy, and nobody of another desk");
        let ids: Vec<&str> = people.values().map(String::as_str).collect();
        let today = page.input("hand-from-day");
        let slip = [
            ("do", "away"),
            ("desk", "lead"),
            ("version", &*seen),
            ("away-from", &*today),
            ("away-to", &*today),
            ("away-other", ids[1]),
        ];
        let back = deputy.post(&path, &slip).await;
        assert_eq!(back.status, 422, "{engine}: {}", back.text());
        assert_eq!(
            (back.input("away-from"), back.input("away-to")),
            (today.clone(), today.clone()),
            "{engine}"
        );
        let whole = [slip.as_slice(), &[("away-person", ids[0])]].concat();
        for press in 1..=2 {
            let done = deputy.post(&path, &whole).await;
            let wanted = format!("{path}?desk=lead&done=away");
            assert_eq!(done.header("location"), wanted, "{engine}: press {press}: {}", done.text());
        }
        let tomorrow = page.input("hand-to-day");
        let hand = [
            ("do", "hand-over"),
            ("desk", "lead"),
            ("version", &*seen),
            ("hand-person", ids[1]),
            ("hand-from-day", &*today),
            ("hand-from-time", "00.00"),
            ("hand-to-day", &*tomorrow),
            ("hand-to-time", "09:15"),
        ];
        let late = deputy.post(&path, &hand).await;
        assert_eq!((late.status, late.input("hand-to-time")), (409, "09:15".to_owned()), "{engine}");
        let now = late.input("version");
        let again: Vec<_> = hand
            .iter()
            .map(|(name, value)| (*name, if *name == "version" { &*now } else { *value }))
            .collect();
        let done = deputy.post(&path, &again).await;
        assert_eq!(done.header("location"), format!("{path}?desk=lead&done=hand-over"), "{engine}");
        let mut inside = installation.inside().await;
        let changes =
            inside.number("SELECT count(*) FROM settings WHERE changed LIKE 'rota.%'").await.unwrap();
        assert_eq!(changes, 2, "{engine}: each change is a version of the settings");
        inside.close().await.unwrap();
        for other in ["cymedrolwr", "gweinyddwr", "ceidwad"] {
            let desk = Desk::of(&Browser::new(&server.address, "198.51.100.71"), other).await;
            assert_eq!(desk.browser.get(&path).await.status, 403, "{engine}: {other}");
            assert_eq!(desk.post(&path, &whole).await.status, 403, "{engine}: {other}");
        }
        let officer = Desk::of(&Browser::new(&server.address, "198.51.100.72"), "swyddog").await;
        assert_eq!(
            officer.post(&path, &whole).await.status,
            403,
            "{engine}: the officer changes no lead's rota"
        );
        server.stop().await;
    }
}
