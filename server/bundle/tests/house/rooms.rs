//! Every area of the product has one name, which is the name of its folder or file wherever it has one.

use std::{collections::BTreeSet, fs, path::Path};

use super::{none, top};

/// The areas of the product.
const AREAS: [&str; 10] =
    ["give", "number", "assist", "moderate", "safeguard", "answer", "publish", "panel", "govern", "public"];

/// `(floor, names allowed there besides the areas)`. Every other name on the floor must be an area.
const FLOORS: [(&str, &[&str]); 7] = [
    ("app/src/pages", &[]),
    ("app/src/gallery", &["commitments", "figures", "kit", "staff", "tests"]),
    ("app/locales/cy", &["common", "errors", "staff"]),
    ("app/locales/en", &["common", "errors", "staff"]),
    ("end2end/tests", &["barriers", "keyboard", "story"]),
    (
        "server/src/http",
        &[
            "api", "assets", "cache", "failure", "headers", "health", "reply", "request", "rig", "session",
            "staff",
        ],
    ),
    (
        "app/services/src",
        &[
            "alerts", "circle", "ctx", "demo", "error", "grant", "jobs", "lib", "limits", "original",
            "races", "rig", "vault",
        ],
    ),
];

/// The names of the folders and files on a floor, without extensions.
fn names(floor: &Path) -> BTreeSet<String> {
    let name = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().unwrap();
        name.split('.').next().unwrap_or_default().to_owned()
    };
    fs::read_dir(floor).unwrap().map(|entry| name(entry.unwrap())).collect()
}

#[test]
fn each_floor_has_rooms_of_the_areas_and_what_they_share() {
    let mut found = Vec::new();
    for (floor, shared) in FLOORS {
        for name in names(&top().join(floor)) {
            if !AREAS.contains(&name.as_str()) && !shared.contains(&name.as_str()) {
                found.push(format!("{floor}/{name} is neither an area nor shared by areas"));
            }
        }
    }
    none("one name, one room, every floor", &found);
}

#[test]
fn an_area_that_has_pages_has_samples_sentences_handlers_and_commands_under_its_name() {
    let rooms = names(&top().join("app/src/pages"));
    assert!(!rooms.is_empty());
    let mut found = Vec::new();
    for floor in ["app/src/gallery", "app/locales/cy", "server/src/http", "app/services/src"] {
        let there = names(&top().join(floor));
        let missing = rooms.iter().filter(|area| !there.contains(*area));
        found.extend(missing.map(|area| format!("{floor} has no {area}")));
    }
    none("an area is missing on a floor", &found);
}
