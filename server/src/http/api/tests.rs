//! The interface over HTTP on each engine: what it answers is what it describes.

mod schema;

use crate::http::rig::{
    AUTHORITY, Rig,
    released::{QUARTER, demo},
};
use reqwest::header::HeaderMap;
use schema::Described;
use serde_json::Value;
use storage::testkit;

/// An answer of the interface.
struct Answer {
    status: u16,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("{} {}", self.status, self.body))
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }
}

/// Asks for an address as it stands in an answer, with headers.
async fn ask(rig: &Rig, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = reqwest::Client::new().get(format!("{}{path}", rig.address));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    Answer { status, headers, body: response.text().await.unwrap() }
}

async fn get(rig: &Rig, path: &str) -> Answer {
    ask(rig, &format!("/api/v1{path}"), &[]).await
}

#[tokio::test]
async fn every_address_that_is_described_answers_what_its_description_says_and_nothing_else() {
    for fresh in testkit::both().await.unwrap() {
        let rig = demo(fresh).await;
        let id = rig.released().await;
        let described = Described::read(&get(&rig, "/openapi.json").await.json());
        let commitments = get(&rig, "/commitments").await.json();
        let commitment = commitments["items"][0]["id"].as_str().unwrap();
        let release = id.to_string();
        let paths = described.paths();
        assert!(paths.len() >= 15, "{paths:?}");
        for path in paths {
            let filled = path
                .replace("/releases/{id}", &format!("/releases/{release}"))
                .replace("/commitments/{id}", &format!("/commitments/{commitment}"))
                .replace("{region}", "W92000004")
                .replace("{quarter}", QUARTER)
                .replace("{number}", "1");
            assert!(!filled.contains('{'), "the test knows no value for {path}");
            let answer = get(&rig, &filled).await;
            assert_eq!(answer.status, 200, "{filled}: {}", answer.body);
            described.check(path, &answer);
            assert_eq!(answer.header("access-control-allow-origin"), "*", "{filled}");
            assert_eq!(answer.header("set-cookie"), "", "{filled}");
            assert!(answer.header("etag").starts_with("W/\""), "{filled}");
            // Whoever has it already gets nothing but that.
            let tag = answer.header("etag");
            let again = ask(&rig, &format!("/api/v1{filled}"), &[("if-none-match", tag)]).await;
            assert_eq!((again.status, &*again.body, again.header("etag")), (304, "", tag), "{filled}");
        }
        for (path, broken) in [
            ("/releases/{id}", "/releases/none"),
            ("/releases/{id}", "/releases/00000000-0000-4000-8000-000000000000"),
            ("/releases/{id}/figures", "/releases/00000000-0000-4000-8000-000000000000/figures"),
            ("/commitments/{id}", "/commitments/%00"),
            ("/regions/{region}/{quarter}", "/regions/nowhere/2026-Q4"),
            ("/regions/{region}/{quarter}", "/regions/W92000004/2026-4"),
            ("/problems/{number}", "/problems/01"),
            ("/releases", "/releases?quarter=2026-Q5"),
            ("/releases", "/releases?after=x"),
            ("/commitments", "/commitments?limit=0"),
            ("/services", "/services?authorty=W06000015"),
        ] {
            let answer = get(&rig, broken).await;
            assert!(matches!(answer.status, 400 | 404), "{broken}: {}", answer.status);
            described.check(path, &answer);
        }
    }
}

#[tokio::test]
async fn a_release_is_read_from_the_list_down_to_its_figures_replies_and_commitments() {
    for fresh in testkit::both().await.unwrap() {
        let rig = demo(fresh).await;
        let id = rig.released().await;
        let list = get(&rig, &format!("/releases?authority={AUTHORITY}&quarter={QUARTER}")).await.json();
        assert_eq!((&list["items"][0]["id"], &list["next"]), (&id.to_string().into(), &Value::Null));
        for other in ["authority=W06000001", "quarter=2026-Q3"] {
            let none = get(&rig, &format!("/releases?{other}")).await.json();
            assert_eq!(none["items"].as_array().unwrap().len(), 0, "{other}");
        }
        let one = ask(&rig, list["items"][0]["href"].as_str().unwrap(), &[]).await.json();
        for file in one["files"].as_array().unwrap() {
            let found = ask(&rig, file["href"].as_str().unwrap(), &[]).await;
            let media = file["media_type"].as_str().unwrap();
            assert!(found.status == 200 && found.header("content-type").starts_with(media), "{file}");
        }
        // The figures are those of the document that was released.
        let document = ask(&rig, &format!("/en/releases/{id}/data.json"), &[]).await.json();
        let figures = ask(&rig, one["figures"].as_str().unwrap(), &[]).await.json();
        let frozen = document["figures"].as_array().unwrap();
        assert!(!frozen.is_empty());
        assert_eq!(figures["items"].as_array().unwrap().len(), frozen.len());
        for (printed, frozen) in figures["items"].as_array().unwrap().iter().zip(frozen) {
            for key in ["period", "channel", "audience", "cut", "value", "floor", "base"] {
                assert_eq!(printed[key], frozen[key], "{key}");
            }
            let cells = |of: &Value| -> Vec<Value> {
                let tables = of["tables"].as_array().unwrap().iter();
                let rows = tables.flat_map(|table| table["rows"].as_array().unwrap());
                rows.map(|row| serde_json::json!([row["code"], row["base"], row["cells"]])).collect()
            };
            assert_eq!(cells(printed), cells(frozen));
        }
        let summaries = ask(&rig, one["summaries"].as_str().unwrap(), &[]).await.json();
        let summary = &summaries["items"][0];
        assert_eq!(summary["text"]["cy"], "Mae'n anodd cael ateb.");
        assert_eq!(summary["replies"][0]["text"]["en"], "There will be one number for all.");
        let promised = get(&rig, &format!("/commitments?authority={AUTHORITY}")).await.json();
        let promise = &promised["items"][0];
        assert_eq!((&promise["by"], &promise["standing"]), (&"2027-01-31".into(), &"due".into()));
        assert_eq!(ask(&rig, promise["href"].as_str().unwrap(), &[]).await.json(), *promise);

        // What is taken down is gone from here too, and a new version says which one to use.
        rig.summary_taken_down(id).await;
        let summaries = get(&rig, &format!("/releases/{id}/summaries")).await;
        assert!(!summaries.body.contains("hard to get") && summaries.body.contains("It named a street."));
        let second = rig.released_again(2).await;
        let newest = get(&rig, "/releases").await.json();
        assert_eq!(newest["items"][0]["id"], second.to_string());
        assert_eq!(newest["items"][0]["correction"]["cy"], "Roedd rhywbeth ar goll.");
        let second = get(&rig, &format!("/releases/{second}")).await.json();
        assert_eq!(second["replaces"], id.to_string());
    }
}

#[tokio::test]
async fn a_list_is_walked_by_the_address_that_each_part_gives() {
    let rig = demo(testkit::sqlite().await.unwrap()).await;
    rig.released().await;
    for list in ["/regions", "/authorities", "/services", "/releases", "/commitments"] {
        let whole = get(&rig, &format!("{list}?limit=100")).await.json();
        let mut walked = Vec::new();
        let mut next = Some(format!("/api/v1{list}?limit=1"));
        while let Some(at) = next {
            let part = ask(&rig, &at, &[]).await;
            let json = part.json();
            walked.extend(json["items"].as_array().unwrap().clone());
            next = json["next"].as_str().map(str::to_owned);
            let link = next.as_ref().map(|next| format!("<{next}>; rel=\"next\"")).unwrap_or_default();
            assert_eq!(part.header("link"), link);
            assert!(walked.len() < 100);
        }
        assert_eq!(Value::Array(walked), whole["items"], "{list}");
    }
}

#[tokio::test]
async fn what_goes_wrong_is_numbered_and_said_in_the_callers_language() {
    let rig = demo(testkit::sqlite().await.unwrap()).await;
    let at = "/api/v1/releases?colour=red";
    let welsh = ask(&rig, at, &[("accept-language", "cy")]).await;
    let english = ask(&rig, at, &[("accept-language", "en-GB, cy;q=0.5")]).await;
    for (answer, l, title) in
        [(&welsh, "cy", "Dydy un o’r paramedrau ddim yn iawn"), (&english, "en", "A parameter is not right")]
    {
        let problem = answer.json();
        assert_eq!((answer.status, answer.header("content-type")), (400, "application/problem+json"));
        assert_eq!((answer.header("content-language"), answer.header("vary")), (l, "Accept-Language"));
        assert_eq!(
            (&problem["title"], &problem["number"], &problem["status"]),
            (&title.into(), &2.into(), &400.into())
        );
        let explained = problem["type"].as_str().unwrap().strip_prefix(&rig.address).unwrap();
        let explained = ask(&rig, explained, &[]).await.json();
        assert_eq!(explained["title"][l], title);
    }
    let named = get(&rig, "/commitments?limit=1000").await.json();
    assert_eq!(named["parameter"], "limit");
    let nowhere = get(&rig, "/nowhere").await;
    assert_eq!((nowhere.status, nowhere.json()["number"].as_u64()), (404, Some(1)));
    let posted =
        reqwest::Client::new().post(format!("{}/api/v1/releases", rig.address)).send().await.unwrap();
    assert_eq!((posted.status().as_u16(), &posted.headers()["allow"]), (405, &"GET,HEAD".parse().unwrap()));
    assert_eq!(posted.headers()["content-type"], "application/problem+json");
}

#[tokio::test]
async fn any_page_of_any_site_may_read_and_whoever_reads_too_often_waits() {
    let rig = demo(testkit::sqlite().await.unwrap()).await;
    let asks = reqwest::Client::new()
        .request(reqwest::Method::OPTIONS, format!("{}/api/v1/releases", rig.address))
        .header("origin", "https://example.org")
        .header("access-control-request-method", "GET")
        .header("access-control-request-headers", "if-none-match")
        .send()
        .await
        .unwrap();
    assert_eq!(asks.headers()["access-control-allow-origin"], "*");
    assert_eq!(asks.headers()["access-control-allow-methods"], "GET,HEAD");
    assert!(
        !asks.headers().contains_key("access-control-allow-credentials"),
        "nobody's cookie is taken along"
    );
    assert!(
        rig.get("/en/releases").await.headers.get("access-control-allow-origin").is_none(),
        "a page is no data"
    );

    let mut refused = None;
    for _ in 0..400 {
        let answer = get(&rig, "/problems").await;
        if answer.status == 429 {
            refused = Some(answer);
            break;
        }
    }
    let refused = refused.unwrap();
    let wait: u64 = refused.header("retry-after").parse().unwrap();
    assert!((1..=300).contains(&wait) && refused.json()["number"] == 5, "{}", refused.body);
    rig.clock.minutes(5);
    assert_eq!(get(&rig, "/problems").await.status, 200);
}
