//! Every address, in both languages.

use crate::kit::{Browser, Installation, Page, filled};
use app::routes;
use reqwest::{Method, header};

/// The kinds of address: how each is opened and cached, or why it is not opened here.
enum Kept {
    /// Anyone may open it, it is the same for everyone, and it is cached.
    Public,
    /// Anyone may open it; it is not cached.
    Fresh,
    /// It only takes forms, or exists only once something was released.
    NotOpened,
    /// Staff only.
    Staff,
}

/// The kind of a Welsh pattern. A new address must be added here.
fn sort(pattern: &str) -> Kept {
    match pattern {
        "/cy/canfod/{authority}"
        | "/cy/siarter/{authority}"
        | "/cy/ymrwymiadau/{authority}"
        | "/cy/ymrwymiadau/{authority}/{service}"
        | "/cy/rhoi/{code}"
        | "/cy/rhoi/{code}/{audience}"
        | "/cy/rhoi/{code}/{audience}/hir"
        | "/cy/hawliau/{article}" => Kept::Public,
        "/cy/calendr/{day}" | "/cy/mewngofnodi" => Kept::Fresh,
        "/cy/rhoi/{code}/{audience}/gwirio" | "/cy/rhoi/{code}/{audience}/anfon" | "/cy/allgofnodi" => {
            Kept::NotOpened
        }
        "/cy/ymrwymiadau/{authority}/newyddion.atom" => Kept::NotOpened,
        _ if pattern.starts_with("/cy/cyhoeddiadau/{id}") => Kept::NotOpened,
        _ if pattern.contains("{region}") => Kept::NotOpened,
        "/cy/staff" | "/cy/cyfrinair" | "/cy/rhybuddion" | "/cy/agor/{id}" => Kept::Staff,
        _ if pattern.starts_with("/cy/staff/") => Kept::Staff,
        _ if !pattern.contains('{') => Kept::Public,
        _ => panic!("{pattern} is new: say here who may open it"),
    }
}

/// Checks the headers that every answer must have.
fn is_guarded(page: &Page, path: &str) {
    let policy = page.header("content-security-policy");
    for part in [
        "default-src 'none'",
        "script-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ] {
        assert!(policy.contains(part), "{path}: {part} is not in `{policy}`");
    }
    for hole in ["unsafe-inline", " 'unsafe-eval'", "http", "*"] {
        assert!(!policy.contains(hole), "{path}: {hole} is in `{policy}`");
    }
    assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
    assert_eq!(page.header("referrer-policy"), "same-origin", "{path}");
    assert_eq!(page.header("cross-origin-opener-policy"), "same-origin", "{path}");
    assert_eq!(page.header("cross-origin-resource-policy"), "same-origin", "{path}");
    assert!(page.header("permissions-policy").contains("geolocation=()"), "{path}");
}

#[tokio::test]
async fn every_page_for_everyone_answers_in_both_languages_and_leaves_nothing_on_the_device() {
    for installation in Installation::on_each_engine().await {
        let server = installation.start_demo().await;
        let browser = Browser::new(&server.address, "198.51.100.1");
        let mut opened = 0;
        for (cy, en, _) in routes::ALL {
            let kept = match sort(cy) {
                Kept::Public => true,
                Kept::Fresh => false,
                Kept::NotOpened | Kept::Staff => continue,
            };
            let (cy, en) = (filled(cy, |_| None), filled(en, |_| None));
            for (path, twin, language) in [(&cy, &en, "cy"), (&en, &cy, "en")] {
                let page = browser.get(path).await;
                assert_eq!(page.status, 200, "{path}: {}", page.text());
                assert_eq!(page.header("set-cookie"), "", "{path}");
                is_guarded(&page, path);
                opened += 1;
                if path.contains("calend") {
                    continue;
                }
                assert!(
                    page.body.contains(&format!("<html lang=\"{language}\"")),
                    "{path} is in its own language"
                );
                assert!(page.body.contains(&format!("href=\"{twin}\"")), "{path} leads to {twin}");
                for elsewhere in [
                    "src=\"http",
                    "src=\"//",
                    "action=\"http",
                    "<link rel=\"stylesheet\" href=\"http",
                    "@import",
                ] {
                    assert!(
                        !page.body.contains(elsewhere),
                        "{path} loads something from elsewhere: {elsewhere}"
                    );
                }
                let cached = page.header("cache-control");
                assert_eq!(cached, if kept { "public, no-cache" } else { "no-store" }, "{path}");
            }
        }
        assert!(opened >= 36, "only {opened} pages were opened");
        server.stop().await;
    }
}

#[tokio::test]
async fn a_page_that_is_known_already_is_not_sent_again_and_its_head_is_like_its_whole() {
    let installation = Installation::on_sqlite().await;
    let server = installation.start_demo().await;
    let browser = Browser::new(&server.address, "198.51.100.2");
    for path in ["/cy", "/en/rights/12", "/cy/rhoi/K7QF2M/1"] {
        // A HEAD request that comes first must not leave an empty page in the cache.
        let head = browser.send(browser.request(Method::HEAD, path)).await.unwrap();
        let whole = browser.get(path).await;
        assert_eq!((head.status, head.body.as_str()), (200, ""), "{path}");
        assert!(whole.body.ends_with("</html>"), "{path}");
        let tag = whole.header("etag");
        assert!(!tag.is_empty(), "{path}");
        for name in ["etag", "cache-control", "content-type", "vary"] {
            assert_eq!(head.header(name), whole.header(name), "{path}: {name}");
        }
        let asked = browser.request(Method::GET, path).header(header::IF_NONE_MATCH, tag);
        let known = browser.send(asked).await.unwrap();
        assert_eq!((known.status, known.body.as_str()), (304, ""), "{path}");
        assert_eq!(known.header("etag"), tag, "{path}");
        is_guarded(&known, path);
        let asked = browser.request(Method::GET, path).header(header::IF_NONE_MATCH, "W/\"another\"");
        assert_eq!(browser.send(asked).await.unwrap().status, 200, "{path}");
    }
    server.stop().await;
}

#[tokio::test]
async fn an_unknown_address_is_said_to_be_unknown_in_its_own_language_and_says_no_more() {
    let installation = Installation::on_sqlite().await;
    let server = installation.start_demo().await;
    let browser = Browser::new(&server.address, "198.51.100.3");
    for path in [
        "/cy/dim-byd",
        "/en/nothing",
        "/en/give/NOSUCH",
        "/cy/rhoi/NOSUCH",
        "/en/give/NOSUCH/1",
        "/en/give/K7QF2M/9",
        "/cy/hawliau/55",
        "/cy/hawliau/012",
        "/en/find/W99999999",
        "/en/calendar/soon",
    ] {
        let page = browser.get(path).await;
        assert_eq!(page.status, 404, "{path}");
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
        let language = if path.starts_with("/en") { "en" } else { "cy" };
        assert!(page.body.contains(&format!("<html lang=\"{language}\"")), "{path}");
        assert!(!page.body.contains("NOSUCH") && !page.body.contains("dim-byd"), "{path} is not repeated");
        is_guarded(&page, path);
    }
    server.stop().await;
}
