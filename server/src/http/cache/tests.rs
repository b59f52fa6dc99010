//! Which pages are kept, and under which address.

use super::*;
use crate::http::rig::{Rig, SERVICE};
use axum::{Extension, routing::get};
use domain::settings::Part;
use services::{
    govern::settings::{self, Wish},
    public::directory,
};
use storage::testkit;

fn request(path: &str) -> Request {
    Request::builder().uri(path).header("accept-encoding", "gzip, br").body(Body::empty()).unwrap()
}

async fn ask(site: &Site, path: &str) -> Response {
    site.clone().oneshot(request(path)).await.unwrap()
}

/// A site over a fresh database, called without a socket. The rig holds the database.
async fn site() -> (Rig, Site) {
    let mut site = None;
    let rig = Rig::with(testkit::sqlite().await.unwrap(), |app| {
        let made = crate::http::router(app);
        site = Some(made.clone());
        made
    })
    .await;
    (rig, site.unwrap())
}

fn kept(site: &Site) -> usize {
    site.app.cache.0.len()
}

#[tokio::test]
async fn a_page_is_kept_once_whatever_its_address_looks_like() {
    let (_rig, site) = site().await;
    let small = SERVICE.to_ascii_lowercase();
    for (variants, canonical) in [
        (vec![format!("/en/give/{small}"), "/en/give/%4B7QF2M".to_owned()], format!("/en/give/{SERVICE}")),
        (
            vec![format!("/cy/rhoi/{small}/3"), format!("/cy/rhoi/{SERVICE}/%33")],
            format!("/cy/rhoi/{SERVICE}/3"),
        ),
        (vec!["/en/rights/%31%32".to_owned(), "/en/rights/1%32".to_owned()], "/en/rights/12".to_owned()),
        (vec!["/cy/canfod/W0600001%35".to_owned()], "/cy/canfod/W06000015".to_owned()),
    ] {
        let before = kept(&site);
        for variant in variants {
            let sent = ask(&site, &variant).await;
            assert_eq!((sent.status().as_u16(), kept(&site)), (308, before), "{variant}");
            assert_eq!(sent.headers()[header::LOCATION], canonical.as_str());
            assert!(sent.headers().contains_key(header::CONTENT_SECURITY_POLICY));
        }
        for _ in 0..3 {
            assert_eq!(ask(&site, &canonical).await.headers()[header::CONTENT_ENCODING], "br");
        }
        assert_eq!(kept(&site), before + 1, "{canonical}");
    }
}

#[tokio::test]
async fn what_stands_after_a_question_mark_counts_only_where_a_page_takes_it() {
    let (_rig, site) = site().await;
    for n in 0..50 {
        for path in ["/en", "/en/rights/12", "/en/find"] {
            let page = ask(&site, &format!("{path}?x={n}&utm_source=poster")).await;
            assert!(page.headers().contains_key(header::ETAG), "{path} is kept");
        }
    }
    assert_eq!(kept(&site), 3);
    for who in ["1", "2", "3", "4", "x"] {
        ask(&site, &format!("/en/find?w={who}&x=y")).await;
    }
    assert_eq!(kept(&site), 6, "a page for each of three audiences");
}

#[tokio::test]
async fn every_public_page_without_a_parameter_is_kept() {
    let (_rig, site) = site().await;
    for (cy, en, parameters) in routes::ALL.iter().filter(|(cy, _, _)| !cy.contains("staff")) {
        for path in [cy, en].into_iter().filter(|_| *parameters == 0) {
            let (first, before) = (ask(&site, path).await, kept(&site));
            if first.headers().get(header::CACHE_CONTROL).is_none_or(|keep| keep == "no-store") {
                continue;
            }
            assert!(site.kept(&request(path)).is_some(), "{path}");
            ask(&site, path).await;
            assert_eq!(kept(&site), before, "{path}");
        }
    }
}

#[tokio::test]
async fn whoever_has_the_page_gets_no_second_copy_and_nothing_private_is_kept() {
    let (rig, site) = site().await;
    let tag = ask(&site, "/en").await.headers()[header::ETAG].to_str().unwrap().to_owned();
    let again = |tags: String| {
        let request = Request::builder().uri("/en").header(header::IF_NONE_MATCH, tags);
        site.kept(&request.body(Body::empty()).unwrap()).unwrap()
    };
    let unchanged = again(format!("\"other\", {tag}"));
    assert_eq!(unchanged.status(), StatusCode::NOT_MODIFIED);
    assert!(unchanged.headers().contains_key(header::CONTENT_SECURITY_POLICY));
    assert_eq!(again("\"other\"".to_owned()).status(), StatusCode::OK);
    for path in ["/en/sign-in", "/en/nowhere", "/en/staff", "/health/live"] {
        ask(&site, path).await;
        assert!(site.kept(&request(path)).is_none(), "{path}");
    }
    // An hour later the page is rendered again and says when somebody reads next.
    rig.clock.to("2026-10-02");
    assert!(site.kept(&request("/en")).is_none());
}

#[tokio::test]
async fn a_page_is_rendered_anew_in_the_minute_in_which_a_line_opens_or_closes() {
    let (rig, site) = site().await;
    let file =
        "[[lines]]\nkind = \"front-door\"\nnumber = \"029 2018 0101\"\nwhen = [\"mon-fri 08:00-12:45\"]";
    let wish = Wish { part: Part::read(file).unwrap(), ..Wish::default() };
    settings::set(&rig.ctx, crate::http::rig::AUTHORITY, wish).await.unwrap().unwrap();
    site.app.turns.store(directory::turns(&rig.ctx).await.unwrap(), Ordering::Relaxed);
    let plain = |path: &str| Request::builder().uri(path).body(Body::empty()).unwrap();
    let give = format!("/en/give/{SERVICE}/3");
    let sees = async |words: &str| {
        for path in ["/en/help", &give] {
            let page = site.rendered(plain(path)).await;
            let page = to_bytes(page.into_body(), LONGEST).await.unwrap();
            assert!(String::from_utf8_lossy(&page).contains(words), "{path}");
            assert!(site.kept(&plain(path)).is_some(), "{path}");
        }
    };
    sees("They are open now.").await;
    rig.clock.minutes(44);
    assert!(site.kept(&plain("/en/help")).is_some(), "nothing has turned yet");
    rig.clock.minutes(1);
    assert!(site.kept(&plain("/en/help")).is_none(), "it is a quarter to one: the line has closed");
    sees("They are closed now.").await;
}

#[test]
fn a_turn_counts_from_its_minute_on() {
    let turns = 1 | 1 << 30 | 1 << 59;
    assert_eq!([0, 1, 29, 30, 58, 59].map(|minute| turned(turns, minute)), [1, 1, 1, 2, 2, 3]);
    assert_eq!(turned(u64::MAX, 59), 60);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_first_visitors_at_once_have_a_page_packed_once() {
    let (_rig, site) = site().await;
    let text = "Made up. ".repeat(100_000);
    let page = async move || (Extension(SameForEveryone(Some("/long".into()))), text.clone());
    let site = Site { behind: Router::new().route("/long", get(page)), ..site };
    let visitors = (0..40).map(|_| {
        let site = site.clone();
        tokio::spawn(async move { to_bytes(ask(&site, "/long").await.into_body(), LONGEST).await.unwrap() })
    });
    let mut seen = Vec::new();
    for visitor in visitors.collect::<Vec<_>>() {
        seen.push(visitor.await.unwrap());
    }
    // Each compression allocates a new body, so a shared body means that it was compressed once.
    assert!(seen.iter().all(|body| body.as_ptr() == seen[0].as_ptr()));
    assert_eq!(kept(&site), 1);
}
