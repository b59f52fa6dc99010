//! A release as files, served by a server that only knows files.

use super::*;
use crate::http::{
    App,
    rig::{AUTHORITY, Rig, SERVICE},
    router,
};
use axum::{
    Router,
    extract::{Request, State},
    http::StatusCode,
    routing::get,
};
use domain::{
    Bilingual,
    permission::Role,
    release::{pieces, root},
};
use services::{
    Grant, Reach, acts, authorise,
    publish::{
        releases::{self as release, Wish},
        take_down,
    },
};
use std::collections::BTreeSet;
use storage::testkit;

const QUARTER: &str = "2026-Q4";

/// A plain file server over a folder.
async fn served(folder: &Path) -> String {
    let file = async |State(folder): State<PathBuf>, request: Request| {
        let path = request.uri().path().trim_start_matches('/');
        fs::read(folder.join(path)).map_err(|_| StatusCode::NOT_FOUND)
    };
    let router = Router::new().route("/{*path}", get(file)).with_state(folder.to_owned());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    address
}

/// Every address that a page leads to or loads.
fn addresses(html: &str) -> Vec<String> {
    let attributes = ["href=\"", "src=\"", "action=\""];
    let found = attributes.iter().flat_map(|attribute| html.split(attribute).skip(1));
    found.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

/// The path of a relative address on the page at `from`.
fn joined(from: &str, to: &str) -> String {
    let base = url::Url::parse(&format!("http://folder/{from}")).unwrap();
    base.join(to).unwrap().path().trim_start_matches('/').to_owned()
}

/// A quarter with a summary, released as a preview.
async fn released(rig: &Rig) {
    rig.one("lowri", Role::PerformanceLead).await;
    for name in ["mair", "twm"] {
        rig.one(name, Role::Moderator).await;
    }
    let (mair, twm) = (rig.actor("mair").await, rig.actor("twm").await);
    for n in 0..15 {
        let number = rig.sent(SERVICE, &format!("Made up: nobody rang back in week {n}.")).await;
        rig.accept(&mair, rig.id_of(&number).await).await;
    }
    let body = ("Mae'n anodd cael ateb.", "It is hard to get an answer.");
    rig.summarised([&mair, &twm], AUTHORITY, QUARTER.parse().unwrap(), body).await;
    let lowri = rig.actor("lowri").await;
    let leave: Grant<acts::Release> = authorise(&rig.ctx, &lowri, Reach::whole(AUTHORITY)).await.unwrap();
    let wish = Wish { in_spite: true, ..Wish::default() };
    release::release(&rig.ctx, &leave, QUARTER.parse().unwrap(), true, &wish).await.unwrap().unwrap();
}

#[tokio::test]
async fn a_release_is_whole_as_plain_files_and_leads_nowhere_else() {
    for fresh in testkit::both().await.unwrap() {
        let rig = Rig::with(fresh, |app| router(App { demo: true, ..app })).await;
        let place = tempfile::tempdir().unwrap();
        let wanted = |folder: &str| Wanted {
            authority: AUTHORITY.to_owned(),
            period: QUARTER.parse().unwrap(),
            folder: place.path().join(folder),
        };
        let nothing = export(&rig.ctx, &wanted("none")).await.unwrap_err().to_string();
        assert!(nothing.contains("has not released") && !place.path().join("none").exists(), "{nothing}");
        released(&rig).await;
        let first = wanted("first");
        export(&rig.ctx, &first).await.unwrap();

        let address = served(&first.folder).await;
        let mut seen = BTreeSet::new();
        let mut next = vec!["index.html".to_owned()];
        while let Some(path) = next.pop() {
            if !seen.insert(path.clone()) {
                continue;
            }
            let answer = reqwest::get(format!("{address}/{path}")).await.unwrap();
            assert_eq!(answer.status(), 200, "{path}");
            let content = answer.text().await.unwrap();
            if Path::new(&path).extension().is_none_or(|extension| extension != "html") {
                continue;
            }
            assert!(content.contains("<style>") && !content.contains("<script"), "{path}");
            for to in addresses(&content).iter().filter(|to| !to.starts_with('#')) {
                assert!(!to.starts_with('/') && !to.contains("://"), "{path} leads to {to}");
                next.push(joined(&path, to));
            }
        }
        let sums = fs::read_to_string(first.folder.join(MANIFEST)).unwrap();
        let listed: BTreeSet<String> =
            sums.lines().map(|line| line.split_once("  ").unwrap().1.to_owned()).collect();
        let walked: BTreeSet<String> = seen.iter().filter(|path| *path != MANIFEST).cloned().collect();
        assert_eq!(walked, listed, "every file is reached, and every file has its hash");
        for line in sums.lines() {
            let (hash, path) = line.split_once("  ").unwrap();
            let found: [u8; 32] = Sha256::digest(fs::read(first.folder.join(path)).unwrap()).into();
            assert_eq!(hash, Hash(found).to_string(), "{path}");
        }
        for (path, words) in [
            ("cy/index.html", "Mae&#x27;n anodd cael ateb."),
            ("en/index.html", "It is hard to get an answer."),
            ("cy/siarter.html", "lang=\"cy\""),
            ("en/charter.html", "lang=\"en\""),
        ] {
            let page = fs::read_to_string(first.folder.join(path)).unwrap();
            assert!(page.contains(words) || page.contains(&words.replace("&#x27;", "'")), "{path}");
        }
        let published = releases::list(&rig.ctx).await.unwrap();
        let published = releases::one(&rig.ctx, published[0].id).await.unwrap();
        let leaves = fs::read_to_string(first.folder.join("leaves.txt")).unwrap();
        let leaves: Vec<Hash> = leaves.lines().map(|line| line.parse().unwrap()).collect();
        assert_eq!(root(&leaves), published.root, "the files prove themselves");

        let refused = export(&rig.ctx, &first).await.unwrap_err().to_string();
        assert!(refused.contains("is not empty"), "{refused}");

        // What is taken down is in no later export, and its leaf is.
        rig.one("ceri", Role::Custodian).await;
        let ceri = rig.actor("ceri").await;
        let leave: Grant<acts::TakeDown> = authorise(&rig.ctx, &ceri, Reach::whole(AUTHORITY)).await.unwrap();
        let gone = pieces(&published.json).unwrap().remove(0);
        let why = Bilingual { cy: "Roedd yn enwi stryd.".into(), en: "It named a street.".into() };
        take_down::take_down(&rig.ctx, &leave, QUARTER.parse().unwrap(), gone.key(), &why)
            .await
            .unwrap()
            .unwrap();
        let second = wanted("second");
        export(&rig.ctx, &second).await.unwrap();
        let read = |path: &str| fs::read_to_string(second.folder.join(path)).unwrap();
        for path in ["en/index.html", "cy/index.html", "data.json", "data.csv"] {
            assert!(!read(path).contains(&gone.text.en) && !read(path).contains("anodd cael ateb"), "{path}");
        }
        assert!(
            read("en/index.html").contains("It named a street.") && read("data.json").contains("taken_down")
        );
        assert_eq!(
            read("leaves.txt").lines().map(|line| line.parse().unwrap()).collect::<Vec<Hash>>(),
            leaves
        );
    }
}
