//! Reads which names a Rust file imports or re-exports, and which paths it contains.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};

/// The paths of a file, without code that only tests compile.
#[derive(Default)]
pub(super) struct File {
    /// The full path of each name that a `use` imports.
    pub(super) names: BTreeMap<String, Vec<String>>,
    /// Every path of two names or more in the code, and of each `use` that re-exports nothing; `*` for a
    /// glob.
    pub(super) paths: BTreeSet<Vec<String>>,
    /// Whether a `pub use` re-exports all names of another module: then this file alone does not tell where
    /// they are declared.
    pub(super) hands_on_everything: bool,
}

/// Flattens tokens to words: `::` is one word, brackets enclose their content, a literal is empty.
fn flatten(stream: TokenStream, words: &mut Vec<String>) {
    for token in stream {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Parenthesis | Delimiter::None => ("(", ")"),
                };
                words.push(open.to_owned());
                flatten(group.stream(), words);
                words.push(close.to_owned());
            }
            TokenTree::Ident(word) => words.push(word.to_string().trim_start_matches("r#").to_owned()),
            TokenTree::Punct(mark) => match words.last_mut() {
                Some(last) if mark.as_char() == ':' && last == ":" => last.push(':'),
                _ => words.push(mark.to_string()),
            },
            TokenTree::Literal(_) => words.push(String::new()),
        }
    }
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// The index after the bracket that opens at `at`.
fn after_bracket(words: &[String], at: usize) -> usize {
    let mut depth = 0_usize;
    for (place, word) in words.iter().enumerate().skip(at) {
        match word.as_str() {
            "{" | "[" | "(" => depth += 1,
            "}" | "]" | ")" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return place + 1;
        }
    }
    words.len()
}

/// Reads one tree of a `use` into `(name, path)`, with `*` for a glob, and returns the index after it.
fn tree(words: &[String], mut at: usize, before: &[String], found: &mut Vec<(String, Vec<String>)>) -> usize {
    let mut path = before.to_vec();
    loop {
        match words[at].as_str() {
            "{" => {
                at += 1;
                while words[at] != "}" {
                    at = tree(words, at, &path, found);
                    at += usize::from(words[at] == ",");
                }
                return at + 1;
            }
            "*" => {
                path.push("*".to_owned());
                found.push(("*".to_owned(), path));
                return at + 1;
            }
            "::" => at += 1,
            // `one::{self}` is `one`.
            "self" if !path.is_empty() => at += 1,
            word if is_name(word) && words[at + 1] == "as" => {
                path.push(word.to_owned());
                found.push((words[at + 2].clone(), path));
                return at + 3;
            }
            word if is_name(word) => {
                path.push(word.to_owned());
                at += 1;
            }
            _ => {
                let name = path.last().cloned().unwrap_or_default();
                found.push((name, path));
                return at;
            }
        }
    }
}

/// Reads a file.
pub(super) fn read(text: &str) -> File {
    let mut words = Vec::new();
    flatten(text.parse().unwrap(), &mut words);
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let stands = |at: usize, all: &[&str]| all.iter().enumerate().all(|(n, one)| word(at + n) == *one);
    let mut file = File::default();
    let mut at = 0;
    while at < words.len() {
        if stands(at, &["#", "[", "cfg", "(", "test", ")", "]", "mod"]) {
            // After the name comes a semicolon or a body.
            at = if word(at + 9) == "{" { after_bracket(&words, at + 9) } else { at + 10 };
        } else if word(at) == "use" && (is_name(word(at + 1)) || stands(at + 1, &["{"])) {
            let handed_on = at > 0 && (word(at - 1) == "pub" || at > 3 && word(at - 4) == "pub");
            let mut found = Vec::new();
            at = tree(&words, at + 1, &[], &mut found);
            for (name, path) in found {
                if !handed_on {
                    file.paths.insert(path.clone());
                }
                file.hands_on_everything |= handed_on && name == "*";
                file.names.insert(name, path);
            }
        } else if is_name(word(at)) {
            let mut path = vec![words[at].clone()];
            while word(at + 1) == "::" && is_name(word(at + 2)) {
                at += 2;
                path.push(words[at].clone());
            }
            if path.len() > 1 {
                file.paths.insert(path);
            }
            at += 1;
        } else {
            at += 1;
        }
    }
    file
}
