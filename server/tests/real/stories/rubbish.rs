//! Rubbish in an address or a form gets a page of ours in the language of the address, which repeats nothing
//! of it.

use crate::kit::{Browser, Desk, Installation, Page, filled};
use app::routes;
use reqwest::{Method, header};

/// A word that none of our pages contains.
const RUBBISH: &str = "rwtshrwtsh";
/// The CSRF field. The forms carry a valid token, so that the code behind the token check is tested too.
const TOKEN: &str = "csrf";

/// Values for the parameters of an address.
fn parameters() -> Vec<String> {
    let odd = ["", "%00", "%FF%FE", "%3Cb%3E..%2F%27%20OR%201", "%E2%80%AE"];
    let mut all: Vec<String> = odd.iter().map(|start| format!("{start}{RUBBISH}")).collect();
    all.extend(["-1", "99999999999999999999"].map(String::from));
    all.push(RUBBISH.repeat(300));
    all
}

/// The queries that are tried.
const QUERIES: [&str; 4] = [
    "rwtshrwtsh&%FF=%FF&%00=%00&=&&&w=rwtshrwtsh&tier=rwtshrwtsh&mine=rwtshrwtsh",
    "quarter=rwtshrwtsh&done=held-rwtshrwtsh&saved=rwtshrwtsh&sent=rwtshrwtsh",
    "quarter=2026-Q9&quarter=2026-Q1&done=1&done=0&saved=1&saved=&added=-1&known=rwtshrwtsh",
    "quarter=99999999-Q4&added=99999999999999999999999&known=1&w=%F0%9F%A6%86",
];

/// The bodies that are posted: content type and content, with the token where it can be added.
fn bodies(token: &str) -> Vec<(&'static str, Vec<u8>)> {
    const FORM: &str = "application/x-www-form-urlencoded";
    const PARTS: &str = "multipart/form-data; boundary=edge";
    let fields = [
        "do",
        "reply",
        "quarter",
        "names",
        "kind",
        "theme",
        "hide",
        "criticality",
        "right",
        "why",
        "written",
        RUBBISH,
    ];
    let rubbish = fields.map(|name| format!("&{name}={RUBBISH}&{name}=%00%FF")).concat();
    let part = |name: &str, value: &str| {
        format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let mut torn = part(TOKEN, token).into_bytes();
    torn.extend_from_slice(
        b"--edge\r\nContent-Disposition: form-data; name=\"source\"\r\n\r\nrwtshrwtsh\xff\xfe",
    );
    let with_nul =
        [part(TOKEN, token), part("source", "\0"), part("file", RUBBISH), "--edge--\r\n".to_owned()];
    vec![
        (FORM, format!("{TOKEN}={token}{rubbish}").into_bytes()),
        (FORM, b"\xff\xfe=rwtshrwtsh\0&%%%=%zz&csrf=rwtshrwtsh".to_vec()),
        ("application/json", br#"{"rwtshrwtsh":"#.to_vec()),
        ("multipart/form-data", b"rwtshrwtsh".to_vec()),
        (PARTS, b"rwtshrwtsh".to_vec()),
        (PARTS, torn),
        (PARTS, with_nul.concat().into_bytes()),
    ]
}

/// Checks what every answer must be, whatever was sent.
fn is_ours(page: &Page, who: &str, asked: &str) {
    let start: String = page.text().chars().take(300).collect();
    let what = || format!("{who}: {asked}: {} {:?} {start}", page.status, page.headers);
    assert!(page.status < 500, "{}", what());
    let all = format!("{:?} {}", page.headers, page.body).to_lowercase();
    assert!(!all.contains(RUBBISH), "it is repeated: {}", what());
    if page.status == 303 {
        assert!(page.header("location").starts_with('/') && page.body.is_empty(), "{}", what());
        return;
    }
    let file = |media: &str| page.header("content-type").starts_with(media);
    if page.status == 200 && (file("text/calendar") || file("application/atom+xml")) {
        return;
    }
    let language = if asked.contains(" /en") { "en" } else { "cy" };
    assert!(page.header("content-type").starts_with("text/html"), "{}", what());
    assert!(page.body.contains(&format!("<html lang=\"{language}\"")), "{}", what());
    assert!(page.body.ends_with("</html>"), "{}", what());
}

/// Tries everything at every address, and returns how often the answer was "not found".
async fn try_everything(who: &'static str, browser: Browser, token: String, places: Vec<&str>) -> usize {
    let mut nowhere = 0;
    for pattern in places {
        let names = pattern.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
        for name in names {
            for value in parameters() {
                let put = |known: &str| (known == name).then(|| value.clone());
                let path = filled(pattern, put);
                for method in [Method::GET, Method::POST] {
                    let request = browser.request(method.clone(), &path);
                    let page = browser.send(request.header(header::CONTENT_LENGTH, 0)).await.unwrap();
                    is_ours(&page, who, &format!("{method} {path}"));
                    nowhere += usize::from(page.status == 404);
                }
            }
        }
        let path = filled(pattern, |_| None);
        for query in QUERIES {
            let page = browser.get(&format!("{path}?{query}")).await;
            is_ours(&page, who, &format!("GET {path}?{query}"));
        }
        for (kind, body) in bodies(&token) {
            let request =
                browser.request(Method::POST, &path).header(header::CONTENT_TYPE, kind).body(body.clone());
            let page = browser.send(request).await.unwrap();
            is_ours(&page, who, &format!("POST {path} {kind} {}", String::from_utf8_lossy(&body)));
        }
    }
    nowhere
}

#[tokio::test(flavor = "multi_thread")]
async fn rubbish_in_any_address_or_form_is_answered_by_a_page_of_ours_that_repeats_nothing_of_it() {
    for installation in Installation::on_each_engine().await {
        let engine = installation.engine;
        let server = installation.start_demo().await;
        let from = Browser::new(&server.address, "198.51.100.50");
        let all: Vec<&str> = routes::ALL.iter().flat_map(|(cy, en, _)| [*cy, *en]).collect();
        let staff: Vec<&str> = all.iter().copied().filter(|pattern| pattern.contains("/staff")).collect();
        let mut everybody = tokio::task::JoinSet::new();
        everybody.spawn(try_everything("nobody", from.clone(), String::new(), all.clone()));
        for name in ["cymedrolwr", "rheolwr", "perfformiad", "ceidwad"] {
            let Desk { browser, csrf } = Desk::of(&from, name).await;
            everybody.spawn(try_everything(name, browser, csrf, staff.clone()));
        }
        while let Some(nowhere) = everybody.join_next().await {
            let nowhere = nowhere.unwrap();
            assert!(nowhere > 50, "{engine}: only {nowhere} addresses lead nowhere");
        }
        assert_eq!(from.get("/cy").await.status, 200, "{engine}: it still serves");
        server.stop().await;
    }
}
