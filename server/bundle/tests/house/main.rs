//! The house rules: what must hold for the sources as a whole, checked on the source files and on what cargo
//! reports.

#![expect(clippy::unwrap_used, reason = "a test that cannot read what it checks has failed")]

mod arrows;
mod circles;
mod dependencies;
mod licences;
mod rooms;
mod sources;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde_json::Value;

/// The root of the repository.
fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// Files and folders inside `src` that only tests compile.
const TESTS: [&str; 4] = ["tests", "tests.rs", "testkit.rs", "rig.rs"];

/// One text file of the repository.
struct Source {
    /// Its path from the root, with `/`.
    path: String,
    text: String,
}

impl Source {
    fn is(&self, extension: &str) -> bool {
        Path::new(&self.path).extension().is_some_and(|own| own == extension)
    }

    /// Whether it is compiled into the product: not a test, an example or a part of the build.
    fn is_product(&self) -> bool {
        self.is("rs")
            && self.path.contains("src/")
            && !self.path.starts_with("server/bundle/")
            && !self.path.split('/').any(|part| TESTS.contains(&part))
    }

    /// Its lines with their numbers, without line comments and without the tests at the end of the file.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let product = self.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        product.lines().zip(1..).map(|(line, number)| (number, line.split("//").next().unwrap_or_default()))
    }
}

/// Every text file that is committed, or would be in the next commit.
fn kept() -> Vec<Source> {
    let listed = Command::new("git")
        .current_dir(top())
        .args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
        .output()
        .unwrap();
    assert!(listed.status.success(), "git ls-files: {}", String::from_utf8_lossy(&listed.stderr));
    String::from_utf8(listed.stdout)
        .unwrap()
        .split_terminator('\0')
        .filter_map(|path| {
            let text = fs::read_to_string(top().join(path)).ok()?;
            Some(Source { path: path.to_owned(), text })
        })
        .collect()
}

/// Cargo's output for `arguments`, from the lock file alone.
fn cargo(arguments: &[&str]) -> String {
    let cargo = env::var_os("CARGO").unwrap();
    let output = Command::new(cargo)
        .current_dir(top())
        .args(arguments)
        .args(["--locked", "--offline"])
        .output()
        .unwrap();
    assert!(output.status.success(), "cargo {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Every package of the workspace and its dependencies.
fn packages() -> Vec<Value> {
    let all: Value = serde_json::from_str(&cargo(&["metadata", "--format-version", "1"])).unwrap();
    all["packages"].as_array().unwrap().clone()
}

/// The packages of this repository.
fn ours() -> Vec<Value> {
    packages().into_iter().filter(|package| package["source"].is_null()).collect()
}

/// Fails and prints every finding, one a line.
#[track_caller]
fn none(rule: &str, found: &[String]) {
    assert!(found.is_empty(), "{rule}:\n  {}", found.join("\n  "));
}
