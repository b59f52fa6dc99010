//! Signing in, staying signed in and signing out, and the protection against forms of other sites.

use crate::kit::{Browser, Installation, PASSWORD, PEOPLE, Page, encoded, form, sign_in, try_sign_in};
use app::routes;
use domain::Locale::Cy;
use reqwest::Method;

#[tokio::test]
async fn everyone_of_the_demo_signs_in_with_a_cookie_that_no_script_and_no_other_site_can_use() {
    for installation in Installation::on_each_engine().await {
        let server = installation.start_demo().await;
        let browser = Browser::new(&server.address, "198.51.100.10");
        for (name, _) in PEOPLE {
            let page = try_sign_in(&browser, name, PASSWORD).await;
            assert_eq!((page.status, page.header("location")), (303, routes::STAFF.path(Cy)), "{name}");
            let cookie = page.header("set-cookie");
            for part in ["HttpOnly", "SameSite=Lax", "Path=/"] {
                assert!(cookie.contains(part), "{name}: {cookie}");
            }
            assert!(
                !page.body.contains(cookie.split(['=', ';']).nth(1).unwrap()),
                "the cookie is on no page"
            );
        }
        server.stop().await;
    }
}

#[tokio::test]
async fn a_wrong_name_and_a_wrong_password_are_answered_alike_and_never_repeated() {
    let installation = Installation::on_sqlite().await;
    let server = installation.start_demo().await;
    let browser = Browser::new(&server.address, "198.51.100.11");
    let known = try_sign_in(&browser, "rheolwr", "not-the-password-zx9").await;
    let unknown = try_sign_in(&browser, "nobody12", "not-the-password-zx9").await;
    assert_eq!((known.status, unknown.status), (422, 422));
    assert_eq!(known.body.replace("rheolwr", "nobody12"), unknown.body);
    assert!(!known.body.contains("not-the-password-zx9"));
    assert_eq!(known.header("set-cookie"), "");
    server.stop().await;
}

/// Signs out: the staff form that every role may post.
async fn leave(browser: &Browser, csrf: &str, headers: &[(&'static str, &str)]) -> Page {
    let mut request = browser.request(Method::POST, routes::SIGN_OUT.path(Cy));
    if !headers.is_empty() {
        request = browser.plain(Method::POST, routes::SIGN_OUT.path(Cy));
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    browser.send(form(request, encoded(&[("csrf", csrf)]))).await.unwrap()
}

#[tokio::test]
async fn a_form_of_staff_counts_only_with_its_token_and_from_a_page_of_ours() {
    for installation in Installation::on_each_engine().await {
        let server = installation.start_demo().await;
        let browser = sign_in(&Browser::new(&server.address, "198.51.100.12"), "rheolwr").await;
        let other = sign_in(&Browser::new(&server.address, "198.51.100.13"), "ceidwad").await;
        let mut inside = installation.inside().await;
        let token = inside.text("SELECT csrf FROM session ORDER BY created LIMIT 1").await.unwrap();
        let token_of_other =
            inside.text("SELECT csrf FROM session ORDER BY created DESC LIMIT 1").await.unwrap();
        assert_ne!(token, token_of_other);
        for wrong in ["", "0", &token[1..], &token_of_other] {
            assert_eq!(leave(&browser, wrong, &[]).await.status, 400, "the token `{wrong}`");
        }
        let own = format!("http://{}", server.address.rsplit('/').next().unwrap());
        for elsewhere in [
            &[("sec-fetch-site", "cross-site")][..],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "cross-site"), ("origin", own.as_str())],
            &[("origin", "https://elsewhere.example")],
            &[("origin", "null")],
        ] {
            assert_eq!(leave(&browser, &token, elsewhere).await.status, 400, "{elsewhere:?}");
        }
        assert_eq!(inside.number("SELECT count(*) FROM session").await.unwrap(), 2, "nobody was signed out");
        let page = leave(&browser, &token, &[("origin", own.as_str())]).await;
        assert_eq!((page.status, page.header("location")), (303, routes::SIGN_IN.path(Cy)));
        assert_eq!(inside.number("SELECT count(*) FROM session").await.unwrap(), 1, "one was");
        let gone = leave(&browser, &token, &[]).await;
        assert_eq!(gone.header("location"), routes::SIGN_IN.path(Cy), "the old cookie opens nothing");
        assert_eq!(leave(&other, &token_of_other, &[]).await.status, 303);
        server.stop().await;
    }
}

#[tokio::test]
async fn a_cookie_that_was_made_up_is_sent_to_sign_in() {
    let installation = Installation::on_sqlite().await;
    let server = installation.start_demo().await;
    let browser = Browser::new(&server.address, "198.51.100.14");
    for made_up in ["", "clywed=", "clywed=0", "other=1; clywed=%00; x"] {
        let page = leave(&browser.with_cookie(made_up), "x", &[]).await;
        assert_eq!((page.status, page.header("location")), (303, routes::SIGN_IN.path(Cy)), "{made_up}");
    }
    server.stop().await;
}

#[tokio::test]
async fn somebody_changes_their_own_password_and_is_signed_out_everywhere_else() {
    const NEW: &str = "draenog dan y clawdd";
    for installation in Installation::on_each_engine().await {
        let engine = installation.engine;
        let server = installation.start_demo().await;
        let browser = Browser::new(&server.address, "198.51.100.53");
        let (here, there) = (sign_in(&browser, "rheolwr").await, sign_in(&browser, "rheolwr").await);
        let path = routes::STAFF_PASSWORD.path(Cy);
        let page = here.get(path).await;
        assert_eq!(page.status, 200, "{engine}");
        let submit = async |old: &str, new: &str, again: &str| {
            let mut all = page.hidden(path);
            for (name, value) in [("old", old), ("new", new), ("again", again)] {
                all.push((name.to_owned(), value.to_owned()));
            }
            here.post(path, &all).await
        };
        for (old, new, again) in
            [("not it at all", NEW, NEW), (PASSWORD, "short", "short"), (PASSWORD, NEW, "something else")]
        {
            let refused = submit(old, new, again).await;
            assert_eq!(refused.status, 422, "{engine}: {}", refused.text());
            assert!(!refused.body.contains(NEW) && !refused.body.contains(PASSWORD), "{engine}");
        }
        let done = submit(PASSWORD, NEW, NEW).await;
        assert_eq!(done.status, 200, "{engine}: {}", done.text());
        assert_eq!(here.get(path).await.status, 200, "{engine}: signed in here");
        assert_eq!(there.get(path).await.status, 303, "{engine}: and nowhere else");
        assert_eq!(try_sign_in(&browser, "rheolwr", PASSWORD).await.status, 422, "{engine}");
        assert_eq!(try_sign_in(&browser, "rheolwr", NEW).await.status, 303, "{engine}");
        server.stop().await;
    }
}
