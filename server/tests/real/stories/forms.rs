//! Sending: each feedback once, complete, and given back when it cannot be accepted.

use crate::kit::{Browser, Form, Installation, encoded, form, number_on};
use app::routes;
use domain::{Locale, feedback::Audience};
use reqwest::Method;

#[tokio::test]
async fn pressing_send_twice_makes_one_feedback_and_shows_the_same_number() {
    for installation in Installation::on_each_engine().await {
        let engine = installation.engine;
        let server = installation.start_demo().await;
        let browser = Browser::new(&server.address, "198.51.100.20");
        let checked = Form::new(Locale::Cy).with("o1", "Diolch am wrando.").checked(&browser).await;
        let (path, fields) = (checked.send_path(), &checked.fields);
        let (one, other) = tokio::join!(browser.post(&path, fields), browser.post(&path, fields));
        let shown = number_on(&one);
        let number = shown.unwrap_or_else(|| panic!("{engine}: {} {}", one.status, server.said()));
        assert_eq!(number_on(&other).as_ref(), Some(&number), "{engine}: {} {}", other.status, server.said());
        let in_english = Form { locale: Locale::En, ..checked.clone() };
        let again = browser.post(&in_english.send_path(), fields).await;
        assert_eq!(number_on(&again).as_ref(), Some(&number), "{engine}: from the other language's page too");
        let mut inside = installation.inside().await;
        assert_eq!(inside.number("SELECT count(*) FROM feedback").await.unwrap(), 1, "{engine}");
        server.stop().await;
    }
}

#[tokio::test]
async fn something_else_under_the_same_token_is_not_taken_for_the_first_and_comes_back_whole() {
    for installation in Installation::on_each_engine().await {
        let engine = installation.engine;
        let server = installation.start_demo().await;
        let browser = Browser::new(&server.address, "198.51.100.21");
        let checked = Form::new(Locale::En).with("o1", "Thank you for listening.").checked(&browser).await;
        let sent = browser.post(&checked.send_path(), &checked.fields).await;
        let number = number_on(&sent).unwrap();
        let other = checked.clone().with("o3", "Ring before you come.");
        let refused = browser.post(&other.send_path(), &other.fields).await;
        assert_eq!(refused.status, 409, "{engine}");
        assert!(!refused.body.contains(&number), "{engine}: the first number is not given away");
        let back = refused.hidden(&other.send_path());
        for field in ["o1", "o3", "c1"] {
            let value = |fields: &[(String, String)]| fields.iter().find(|(name, _)| name == field).cloned();
            assert_eq!(value(&back), value(&other.fields), "{engine}");
        }
        let second = browser.post(&other.send_path(), &back).await;
        assert!(
            number_on(&second).is_some_and(|second| second != number),
            "{engine}: sent on purpose, it is new"
        );
        let mut inside = installation.inside().await;
        assert_eq!(inside.number("SELECT count(*) FROM feedback").await.unwrap(), 2, "{engine}");
        server.stop().await;
    }
}

#[tokio::test]
async fn a_form_with_a_mistake_comes_back_with_everything_that_was_typed() {
    let installation = Installation::on_sqlite().await;
    let server = installation.start_demo().await;
    let browser = Browser::new(&server.address, "198.51.100.22");
    for audience in Audience::ALL {
        let mut typed = Form::new(Locale::Cy).with("o1", "Gair bach").with("o2", "x".repeat(4001));
        typed.audience = *audience;
        for path in [typed.check_path(), typed.send_path()] {
            let page = browser.post(&path, &typed.fields).await;
            assert_eq!(page.status, 422, "{path}");
            assert!(page.body.contains("Gair bach") && page.body.contains(&"x".repeat(4001)), "{path}");
            let (_, errors) = page.body.split_once("id=\"errors\"").unwrap();
            let (_, link) = errors.split_once("href=\"#").unwrap();
            let control = format!(" id=\"{}\"", link.split('"').next().unwrap());
            assert!(page.body.contains(&control), "{path}: the mistake is linked to{control}");
            assert_eq!(page.header("cache-control"), "no-store", "{path}");
        }
    }
    let mut inside = installation.inside().await;
    assert_eq!(inside.number("SELECT count(*) FROM feedback").await.unwrap(), 0);
    server.stop().await;
}

#[tokio::test]
async fn a_form_of_another_site_is_refused_and_one_that_is_far_too_long_is_told_so() {
    let installation = Installation::on_sqlite().await;
    let server = installation.start_demo().await;
    let browser = Browser::new(&server.address, "198.51.100.23");
    let typed = Form::new(Locale::En).with("o1", "From elsewhere");
    let request = browser.plain(Method::POST, &typed.check_path()).header("sec-fetch-site", "cross-site");
    let refused = browser.send(form(request, encoded(&typed.fields))).await.unwrap();
    assert_eq!(refused.status, 400);
    assert!(!refused.body.contains("From elsewhere"));
    for (path, most) in [
        (typed.check_path(), 2 * 1024 * 1024),
        (typed.send_path(), 2 * 1024 * 1024),
        (routes::NUMBER.path(Locale::En).to_owned(), 256 * 1024),
        (routes::SIGN_IN.path(Locale::En).to_owned(), 256 * 1024),
    ] {
        let page = browser.post(&path, &[("o1", "x".repeat(most))]).await;
        assert_eq!(page.status, 413, "{path}");
        assert!(page.body.contains("<html lang=\"en\"") && !page.body.contains("xxxx"), "{path}");
    }
    server.stop().await;
}

#[tokio::test]
async fn a_service_that_is_not_there_takes_nothing_and_gives_the_form_back() {
    for installation in Installation::on_each_engine().await {
        let server = installation.start_demo().await;
        let browser = Browser::new(&server.address, "198.51.100.24");
        let checked = Form::new(Locale::En).with("o1", "Thank you all").checked(&browser).await;
        let path = routes::GIVE_SEND.path_with(Locale::En, ["NOSUCH", "3"]);
        let page = browser.post(&path, &checked.fields).await;
        assert_eq!(page.status, 404);
        assert!(page.body.contains("Thank you all"));
        let mut inside = installation.inside().await;
        assert_eq!(inside.number("SELECT count(*) FROM feedback").await.unwrap(), 0);
        server.stop().await;
    }
}
