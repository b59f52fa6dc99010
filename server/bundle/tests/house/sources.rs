//! Rules for every file of the repository.

use std::collections::BTreeSet;
use std::fs;

use super::{Source, kept, none, top};

const CODE: [&str; 7] = ["rs", "ts", "js", "mjs", "css", "sql", "ftl"];

/// Findings of `wrong` in every line of the kept files that `of` chooses.
fn lines(of: impl Fn(&Source) -> bool, wrong: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for source in kept().iter().filter(|source| of(source)) {
        for (line, number) in source.text.lines().zip(1..) {
            if wrong(line) {
                found.push(format!("{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    found
}

#[test]
fn no_file_of_code_is_longer_than_400_lines() {
    let found: Vec<String> = kept()
        .iter()
        .filter(|source| CODE.iter().any(|extension| source.is(extension)))
        .map(|source| (source.path.clone(), source.text.lines().count()))
        .filter(|(_, length)| *length > 400)
        .map(|(path, length)| format!("{path}: {length} lines"))
        .collect();
    none("too long", &found);
}

#[test]
fn nothing_is_left_for_later_and_no_test_is_switched_off() {
    // Split in two, so that this file does not match itself.
    let marks = [
        ("to", "do!("),
        ("unimple", "mented!("),
        ("FIX", "ME"),
        ("TO", "DO"),
        ("XX", "X"),
        ("#[ign", "ore"),
        (".sk", "ip("),
        (".on", "ly("),
        (".fix", "me("),
    ]
    .map(|(one, other)| format!("{one}{other}"));
    let switches = |mark: &String| mark.starts_with('.');
    let found = lines(
        |source| {
            ["rs", "ts", "js", "mjs", "css", "ftl", "md", "toml"].iter().any(|extension| source.is(extension))
        },
        |line| marks.iter().filter(|mark| !switches(mark)).any(|mark| line.contains(mark.as_str())),
    );
    none("left for later", &found);
    let found = lines(
        |source| source.path.starts_with("end2end/") && source.is("ts"),
        |line| marks.iter().filter(|mark| switches(mark)).any(|mark| line.contains(mark.as_str())),
    );
    none("switched off", &found);
}

#[test]
fn pages_hold_no_inline_script_and_no_inline_style_but_the_one_under_its_hash() {
    let under_its_hash = "<style inner_html=inside></style>";
    let handlers = ["onclick=", "onchange=", "oninput=", "onsubmit=", "onload=", "onerror=", "javascript:"];
    let found = lines(
        |source| {
            source.is_product()
                && (source.path.starts_with("app/src/") || source.path.starts_with("app/islands/"))
        },
        |line| {
            let script = line.contains("<script") && !line.contains("src=");
            line.contains(" style=")
                || line.contains("<style") && !line.contains(under_its_hash)
                || line.contains("inner_html") && line.contains("script")
                || script
                || handlers.iter().any(|handler| line.contains(handler))
        },
    );
    none("the content policy would refuse", &found);
}

#[test]
fn spans_skip_every_argument_and_errors_are_logged_as_codes() {
    let found = lines(
        |source| source.is("rs") && source.is_product(),
        |line| {
            let span = line.trim_start().starts_with("#[tracing::instrument") && !line.contains("skip_all");
            // Split in two, so that this file does not match itself.
            span || [("error = ", "?error"), ("error = ", "%error"), ("?err", "or)")]
                .iter()
                .any(|(one, other)| line.contains("tracing::") && line.contains(&format!("{one}{other}")))
        },
    );
    none("may log what somebody wrote", &found);
}

#[test]
fn nothing_names_a_folder_of_one_machine_or_a_package_registry() {
    let here = format!("{}/", top().parent().unwrap().display());
    // Split in two, so that this file does not match itself.
    let foreign = [("/ho", "me/"), ("/ro", "ot/"), ("registry.npm", "js.org")]
        .map(|(one, other)| format!("{one}{other}"));
    let found = lines(
        |_| true,
        |line| line.contains(&here) || foreign.iter().any(|name| line.contains(name.as_str())),
    );
    none("names a machine", &found);
}

#[test]
fn both_engines_have_the_same_migrations() {
    let names = |engine: &str| -> BTreeSet<String> {
        let folder = top().join("migrations").join(engine);
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    };
    let sqlite = names("sqlite");
    assert!(!sqlite.is_empty());
    assert_eq!(sqlite, names("postgres"));
}

#[test]
fn the_two_languages_have_the_same_files_of_sentences() {
    let names = |language: &str| -> BTreeSet<String> {
        let folder = top().join("app/locales").join(language);
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    };
    assert_eq!(names("cy"), names("en"));
}
