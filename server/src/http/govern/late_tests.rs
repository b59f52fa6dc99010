//! Stories of forms that were posted after their session had ended, on each engine, over HTTP without script.

use crate::http::rig::{AUTHORITY, Page, Rig, Seat, seat::PASSWORD};
use domain::permission::Role;
use services::govern::sign_in;
use storage::testkit;

const CY: &str = "Tîm na fydd neb yn ei golli";

fn services(l: &str) -> String {
    let page = if l == "cy" { "gwasanaethau" } else { "services" };
    format!("/{l}/staff/{AUTHORITY}/{page}")
}

/// A form that takes work to fill in.
const TYPED: [(&str, &str); 5] =
    [("do", "add"), ("cy", CY), ("en", "A team that nobody loses"), ("kind", "taf"), ("provider", "council")];

/// Ends the session of a seat on the server; its browser is not told.
async fn end(rig: &Rig, seat: &Seat<'_>) {
    let cookie = seat.cookie.split_once('=').unwrap().1;
    let person = sign_in::who(&rig.ctx, cookie).await.unwrap().unwrap().actor.person;
    sign_in::sign_out(&rig.ctx, cookie, person).await.unwrap();
}

fn pairs(owned: &[(String, String)]) -> Vec<(&str, &str)> {
    owned.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// The hidden fields of the page's main form, without those of the bar.
fn carried(page: &Page) -> Vec<(String, String)> {
    let (_, main) = page.html.split_once("<main").unwrap();
    Page { status: 200, headers: page.headers.clone(), html: main.to_owned() }.hidden()
}

async fn sign_in_with(rig: &Rig, page: &Page, l: &str, name: &str, password: &str) -> Page {
    let carried = carried(page);
    let mut all = pairs(&carried);
    all.extend([("name", name), ("password", password)]);
    let path = if l == "cy" { "/cy/mewngofnodi" } else { "/en/sign-in" };
    rig.post(path, &all).await
}

#[tokio::test]
async fn a_form_whose_session_ended_waits_sealed_and_is_sent_after_signing_in_with_one_press() {
    for fresh in testkit::both().await.unwrap() {
        let rig = Rig::on(fresh).await;
        for (l, told, title) in [
            ("cy", "Roedd eich sesiwn wedi dod i ben.", "Mae eich ffurflen yma o hyd"),
            ("en", "Your session had ended.", "Your form is still here"),
        ] {
            let gwen = rig.one("gwen", Role::Administrator).await;
            end(&rig, &gwen).await;
            let late = gwen.post(&services(l), &TYPED).await;
            assert!(late.status == 403 && late.says(told), "{}", late.html);
            assert_eq!(late.headers["cache-control"], "no-store");
            for words in [CY, "A team", "gwen", gwen.csrf.as_str()] {
                assert!(!late.says(words), "nothing can be read: {}", late.html);
            }
            let wrong = sign_in_with(&rig, &late, l, "gwen", "not her password").await;
            assert_eq!((wrong.status, carried(&wrong)), (422, carried(&late)), "it waits on");
            let back = sign_in_with(&rig, &wrong, l, "gwen", PASSWORD).await;
            assert!(back.status == 200 && back.says(title) && back.says(CY), "{}", back.html);
            assert_eq!(back.headers["cache-control"], "no-store");
            let gwen = rig.seat(&back).await;
            let before = gwen.get(&services("en")).await;
            assert!(l == "en" || !before.says(CY), "nothing was done by itself");
            let sent = gwen.post_as_it_is(&services(l), &pairs(&carried(&back))).await;
            assert!(sent.status == 303 && sent.location().contains("?added="), "{}", sent.html);
            assert!(gwen.get(sent.location()).await.says(CY));
        }
    }
}

#[tokio::test]
async fn another_person_who_signs_in_gets_nothing_of_it() {
    for fresh in testkit::both().await.unwrap() {
        let rig = Rig::on(fresh).await;
        let gwen = rig.one("gwen", Role::Administrator).await;
        let ifan = rig.one("ifan", Role::Administrator).await;
        end(&rig, &gwen).await;
        let late = gwen.post(&services("en"), &TYPED).await;
        let other = sign_in_with(&rig, &late, "en", "ifan", PASSWORD).await;
        assert_eq!((other.status, other.location()), (303, "/en/staff"));
        assert!(!other.says(CY) && !ifan.get(&services("en")).await.says(CY));
        // Nor is her form accepted in his session, whoever posted it there.
        let crossed = ifan
            .post_as_it_is(&services("en"), &[&[("csrf", gwen.csrf.as_str())], &TYPED[..]].concat())
            .await;
        assert!(crossed.status == 400 && !crossed.says(CY), "{}", crossed.html);
        rig.clock.to("2026-10-03");
        let late = sign_in_with(&rig, &late, "en", "gwen", PASSWORD).await;
        assert_eq!(late.status, 303, "after half a day it is gone");
    }
}

#[tokio::test]
async fn a_form_of_an_earlier_session_of_the_same_person_asks_once_and_changes_nothing_by_itself() {
    for fresh in testkit::both().await.unwrap() {
        let rig = Rig::on(fresh).await;
        let before = rig.one("gwen", Role::Administrator).await;
        end(&rig, &before).await;
        let now = rig.signed_in("gwen", PASSWORD).await;
        let asked = now
            .post_as_it_is(&services("cy"), &[&[("csrf", before.csrf.as_str())], &TYPED[..]].concat())
            .await;
        assert!(
            asked.status == 409 && asked.says("Does dim wedi’i wneud â hi eto") && asked.says(CY),
            "{}",
            asked.html
        );
        assert!(!now.get(&services("cy")).await.says(CY));
        let sent = now.post_as_it_is(&services("cy"), &pairs(&carried(&asked))).await;
        assert_eq!(sent.status, 303, "{}", sent.html);
        assert!(now.get(&services("cy")).await.says(CY));
    }
}

#[tokio::test]
async fn what_no_page_of_ours_made_is_not_kept_and_what_is_too_long_says_where_it_is() {
    let rig = Rig::on(testkit::sqlite().await.unwrap()).await;
    let gwen = rig.one("gwen", Role::Administrator).await;
    end(&rig, &gwen).await;
    for token in ["", "0", &gwen.csrf[2..]] {
        let sent = gwen.post_as_it_is(&services("en"), &[&[("csrf", token)], &TYPED[..]].concat()).await;
        assert_eq!((sent.status, sent.location()), (303, "/en/sign-in"), "{token}");
    }
    let long = "a ".repeat(60_000);
    let late = gwen.post(&services("en"), &[("cy", &long)]).await;
    assert!(late.status == 403 && late.says("Press Back: your browser still has it."), "{}", late.status);
    assert!(late.html.len() < 20_000);
    // A form just short enough to fit into the sign-in page's own form.
    let long = "a ".repeat(48_000);
    let late = gwen.post(&services("en"), &[("cy", &long)]).await;
    let back = sign_in_with(&rig, &late, "en", "gwen", PASSWORD).await;
    assert!(back.status == 200 && back.says("Your form is still here"), "{}", back.status);

    let late = gwen.post(&services("en"), &TYPED).await;
    let mut carried = carried(&late);
    carried.push(("do".to_owned(), "language".to_owned()));
    let welsh = rig.post("/cy/mewngofnodi", &pairs(&carried)).await;
    assert!(welsh.status == 200 && welsh.says("Roedd eich sesiwn wedi dod i ben."), "{}", welsh.html);
    let back = sign_in_with(&rig, &welsh, "cy", "gwen", PASSWORD).await;
    assert!(back.status == 200 && back.says(CY), "the other language loses nothing");
}
