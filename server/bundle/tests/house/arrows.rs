//! Dependencies only point down, and no server code is compiled for the browser.

use super::{cargo, kept, none, ours};

/// Each of our crates, and those of our crates that it may use.
const ARROWS: [(&str, &[&str]); 9] = [
    ("domain", &[]),
    ("storage", &["domain"]),
    ("attacker", &[]),
    ("paper", &[]),
    ("services", &["attacker", "domain", "storage"]),
    ("islands", &["domain"]),
    ("app", &["domain", "islands", "paper", "services"]),
    ("server", &["app", "attacker", "domain", "paper", "services", "storage"]),
    ("bundle", &[]),
];

/// Crates that must not be compiled for a browser.
const SERVER_ONLY: [&str; 9] =
    ["sqlx", "sqlx-core", "axum", "tokio", "hyper", "storage", "services", "paper", "leptos_axum"];

#[test]
fn a_crate_calls_only_the_crates_below_it() {
    for package in ours() {
        let name = package["name"].as_str().unwrap();
        let (_, below) = ARROWS.iter().find(|(crate_name, _)| *crate_name == name).expect(name);
        for dependency in package["dependencies"].as_array().unwrap() {
            let called = dependency["name"].as_str().unwrap();
            if dependency["path"].is_string() && dependency["kind"].is_null() {
                assert!(below.contains(&called), "{name} must not depend on {called}");
            }
        }
    }
}

#[test]
fn what_runs_in_a_browser_pulls_in_nothing_of_a_server() {
    for arguments in
        [&["-p", "domain"][..], &["-p", "islands", "--no-default-features", "--features", "hydrate"][..]]
    {
        let tree = ["tree", "--target", "wasm32-unknown-unknown", "--edges", "normal", "--prefix", "none"];
        let tree = cargo(&[&tree[..], arguments].concat());
        let names: Vec<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
        assert!(names.len() > 5, "cargo tree {arguments:?} answered {names:?}");
        let found: Vec<String> =
            SERVER_ONLY.iter().filter(|name| names.contains(name)).map(|name| (*name).to_owned()).collect();
        none(&format!("compiled for the browser by {arguments:?}"), &found);
    }
}

/// `(words, crates that may use them, what they do)`.
type Reserved = (&'static [&'static str], &'static [&'static str], &'static str);

const RESERVED: [Reserved; 3] = [
    (&["sqlx::", "use sqlx"], &["app/storage/"], "SQL"),
    (&[".commit("], &["app/storage/", "app/services/"], "the end of a transaction"),
    (
        &[
            "std::env::",
            "env::var",
            "SystemTime::now",
            "Instant::now",
            "Timestamp::now",
            "Zoned::now",
            "getrandom::",
            "Uuid::now_v7",
            "Uuid::new_v4",
        ],
        &["server/"],
        "the environment, the clock and the random source",
    ),
];

#[test]
fn sql_commits_clock_and_chance_each_have_one_home() {
    let mut found = Vec::new();
    for source in kept().iter().filter(|source| source.is_product()) {
        for (words, homes, what) in RESERVED {
            if homes.iter().any(|home| source.path.starts_with(home)) {
                continue;
            }
            for (number, line) in source.code() {
                if words.iter().any(|word| line.contains(word)) {
                    found.push(format!("{}:{number} ({what}): {}", source.path, line.trim()));
                }
            }
        }
    }
    none("these belong to another crate", &found);
}
