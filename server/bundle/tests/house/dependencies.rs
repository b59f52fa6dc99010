//! Every dependency is used.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{none, ours};

/// Dependencies that no source of the crate names: the crate, the dependency, and who uses it.
const NAMED_ELSEWHERE: [(&str, &str, &str); 1] = [("islands", "serde", "the code that `#[island]` writes")];

/// The text of every Rust file under `path`; empty if the path does not exist.
fn text_of(path: &Path) -> String {
    if path.is_dir() {
        let entries = fs::read_dir(path).unwrap().map(|entry| text_of(&entry.unwrap().path()));
        return entries.collect();
    }
    if path.extension().is_some_and(|extension| extension == "rs") && path.exists() {
        fs::read_to_string(path).unwrap()
    } else {
        String::new()
    }
}

/// Whether `text` holds `name` as a whole word outside a comment.
fn names(text: &str, name: &str) -> bool {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.split(|c: char| !c.is_alphanumeric() && c != '_')).any(|word| word == name)
}

#[test]
fn every_dependency_is_named_by_the_crate_that_asks_for_it() {
    let mut found = Vec::new();
    for package in ours() {
        let crate_name = package["name"].as_str().unwrap();
        let folder = Path::new(package["manifest_path"].as_str().unwrap()).parent().unwrap().to_owned();
        let (sources, build) = (text_of(&folder.join("src")), text_of(&folder.join("build.rs")));
        let tests: String =
            ["tests", "examples", "benches"].iter().map(|part| text_of(&folder.join(part))).collect();
        for dependency in package["dependencies"].as_array().unwrap() {
            let name = dependency["rename"].as_str().or(dependency["name"].as_str()).unwrap();
            let word = name.replace('-', "_");
            let used = match &dependency["kind"] {
                Value::Null => names(&sources, &word),
                Value::String(kind) if kind == "build" => names(&build, &word),
                _ => names(&sources, &word) || names(&tests, &word),
            };
            let elsewhere =
                NAMED_ELSEWHERE.iter().any(|(one, other, _)| *one == crate_name && *other == name);
            if !used && !elsewhere {
                found.push(format!("{crate_name}: {name}"));
            }
        }
    }
    none("asked for and not used", &found);
}
