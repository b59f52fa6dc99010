//! Stories of a release, on each engine, over HTTP without script.

use crate::http::{
    App,
    rig::{AUTHORITY, Page, Rig, SERVICE},
    router,
};
use domain::permission::Role;
use storage::testkit;

const QUARTER: &str = "2026-Q4";

fn path(l: &str) -> String {
    if l == "cy" {
        format!("/cy/staff/{AUTHORITY}/chwarter")
    } else {
        format!("/en/staff/{AUTHORITY}/quarter")
    }
}

/// The hidden fields of the form that releases.
fn form(page: &Page) -> Vec<(String, String)> {
    let (_, main) = page.html.split_once("<main").unwrap();
    let form = main
        .split("<form ")
        .find(|form| form.starts_with("method=\"post\""))
        .unwrap_or_else(|| panic!("{main}"));
    Page {
        status: 200,
        headers: page.headers.clone(),
        html: form.split("</form>").next().unwrap().to_owned(),
    }
    .hidden()
}

#[tokio::test]
async fn in_a_demo_an_unfinished_quarter_is_a_preview_and_two_presses_make_one_release() {
    for fresh in testkit::both().await.unwrap() {
        let rig = Rig::with(fresh, |app| router(App { demo: true, ..app })).await;
        let lowri = rig.one("lowri", Role::PerformanceLead).await;
        for name in ["mair", "twm"] {
            rig.one(name, Role::Moderator).await;
        }
        let (mair, twm) = (rig.actor("mair").await, rig.actor("twm").await);
        for n in 0..12 {
            let number = rig.sent(SERVICE, &format!("Made up: nobody rang back in week {n}.")).await;
            rig.accept(&mair, rig.id_of(&number).await).await;
        }
        let body = ("Mae'n anodd cael ateb.", "It is hard to get an answer.");
        rig.summarised([&mair, &twm], AUTHORITY, QUARTER.parse().unwrap(), body).await;
        // One feedback that nobody has read yet: releasing without it is a choice that must be ticked.
        rig.sent(SERVICE, "Made up: this waits.").await;

        let asked = |l: &str| format!("{}?quarter={QUARTER}", path(l));
        for (l, preview, button) in [
            ("cy", "Dydy’r misoedd hyn ddim ar ben.", "Cyhoeddi rhagolwg"),
            ("en", "These months are not over.", "Release a preview"),
        ] {
            let page = lowri.get(&asked(l)).await;
            assert!(page.says(preview) && page.says(button), "{}", page.html);
        }
        let page = lowri.get(&asked("en")).await;
        let fields = form(&page);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
        for (l, why) in [
            ("cy", "Ticiwch y blwch os yw i’w gyhoeddi heb y rhain"),
            ("en", "Tick the box if it is to be released without these"),
        ] {
            let refused = lowri.post_as_it_is(&path(l), &fields).await;
            assert!(refused.status == 422 && refused.says(why), "{}", refused.html);
        }
        let ticked = [&fields[..], &[("spite", "1")]].concat();
        for press in 1..=2 {
            let done = lowri.post_as_it_is(&path("en"), &ticked).await;
            assert_eq!(done.status, 303, "press {press}: {}", done.html);
            assert!(done.location().contains("done=1"), "{}", done.location());
        }
        let published = services::public::releases::list(&rig.ctx).await.unwrap();
        assert_eq!(published.len(), 1, "two presses of one form make one release");
        for (l, told) in [("cy", "Cyhoeddwyd fersiwn 1 ar"), ("en", "Version 1 was released on")] {
            assert!(lowri.get(&asked(l)).await.says(told));
        }
        let release = rig.get(&format!("/en/releases/{}", published[0].id)).await;
        assert!(release.says("It is hard to get an answer.") && !release.says("nobody rang back"));
        for (l, list, missing, charter) in [
            ("cy", "rhanbarthau", "Bro Morgannwg", "siarter"),
            ("en", "regions", "Vale of Glamorgan", "charter"),
        ] {
            let board = format!("/{l}/{list}/rpb-cardiff-and-vale/{QUARTER}");
            let all = rig.get(&format!("/{l}/{list}")).await;
            assert!(all.html.contains(&board), "{}", all.html);
            let page = rig.get(&board).await;
            assert!(page.says(missing) && page.status == 200, "who has not released is named");
            assert_eq!(rig.get(&format!("{board}/{charter}")).await.status, 200);
            let csv = rig.get(&format!("{board}/data.csv")).await;
            assert!(csv.html.contains(&format!("rpb-cardiff-and-vale,{QUARTER},1,")), "{}", csv.html);
            assert!(
                rig.get(&format!("{board}/data.json")).await.html.contains("\"missing\":[\"W06000014\"]")
            );
            for nowhere in ["rpb-gwent/2026-Q4", "rpb-cardiff-and-vale/2026-Q3", "rpb-cardiff-and-vale/26-Q4"]
            {
                assert_eq!(rig.get(&format!("/{l}/{list}/{nowhere}")).await.status, 404, "{nowhere}");
            }
        }
    }
}
