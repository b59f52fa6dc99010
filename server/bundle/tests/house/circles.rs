//! No files of a crate depend on each other in a circle.
//!
//! A file depends on another if one of its paths, in a `use` or in the code, leads to an item that the other
//! declares. Re-exports are followed to the declaring file, so a path through a folder's front module depends
//! on the file behind it and not on the front. Two things are not followed: methods, because no path names
//! their file; and what a module takes from the fronts of its own folders, because a front may use its
//! modules and they may use what the front declares for all of them.

mod reading;

use super::{Source, kept, none, ours, top};
use reading::{File, read};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The path of a module from the root of its crate; the root itself is empty.
type Module = Vec<String>;

/// The dependencies of a file: each file, and the first path that leads to it.
type Needs = BTreeMap<Module, String>;

/// The files of one crate.
struct Crate(BTreeMap<Module, File>);

impl Crate {
    /// Reads the product's files, given with their paths below `src`.
    fn of<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut all = BTreeMap::new();
        for (path, text) in files {
            let parts = path.trim_end_matches(".rs").split('/').map(str::to_owned);
            let module: Module = parts.filter(|part| part != "lib").collect();
            all.insert(module, read(text));
        }
        Self(all)
    }

    /// The file that declares the item that `path`, written in `module`, leads to. `None`: another crate, or
    /// a module.
    fn home(&self, module: &[String], path: &[String], steps: u8) -> Option<Module> {
        let mut from = module.to_vec();
        let mut rest = path;
        let from_here = match path.first()?.as_str() {
            "crate" => {
                from.clear();
                rest = &path[1..];
                true
            }
            "self" => {
                rest = &path[1..];
                true
            }
            "super" => true,
            _ => false,
        };
        while rest.first().is_some_and(|part| part == "super") {
            from.pop()?;
            rest = &rest[1..];
        }
        self.descend(&from, rest, from_here, steps.checked_sub(1)?)
    }

    /// The same for the rest of a path, starting at `module`. `known`: the path has led here, so a name that
    /// the file neither imports nor re-exports is declared in it.
    fn descend(&self, module: &[String], rest: &[String], known: bool, steps: u8) -> Option<Module> {
        let name = rest.first()?;
        let file = self.0.get(module)?;
        let below = [module, std::slice::from_ref(name)].concat();
        if self.0.contains_key(&below) {
            return self.descend(&below, &rest[1..], true, steps.checked_sub(1)?);
        }
        if let Some(path) = file.names.get(name) {
            let whole = [path, &rest[1..]].concat();
            // `use serde;` maps a name to itself, so following it would not end.
            return if whole == rest { None } else { self.home(module, &whole, steps) };
        }
        known.then(|| module.to_vec())
    }

    /// What each file needs from the others.
    fn needs(&self) -> BTreeMap<&Module, Needs> {
        let of = |module: &Module, file: &File| {
            let mut needs = Needs::new();
            for path in &file.paths {
                let home = self.home(module, path, 20).filter(|home| !module.starts_with(home));
                if let Some(home) = home {
                    needs.entry(home).or_insert_with(|| path.join("::"));
                }
            }
            needs
        };
        self.0.iter().map(|(module, file)| (module, of(module, file))).collect()
    }

    /// The shortest circle through each file that is in one; each circle once.
    fn circles(&self) -> Vec<String> {
        let needs = self.needs();
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        for start in self.0.keys() {
            let Some(circle) = shortest(&needs, start) else { continue };
            if seen.insert(circle.iter().cloned().collect::<BTreeSet<_>>()) {
                let next = circle.iter().cycle().skip(1);
                let arrows = circle.iter().zip(next).map(|(one, other)| {
                    format!("{} needs {} for {}", one.join("::"), other.join("::"), needs[one][other])
                });
                found.push(arrows.collect::<Vec<_>>().join(", "));
            }
        }
        found
    }
}

/// The shortest chain of files by which `start` depends on itself.
fn shortest(needs: &BTreeMap<&Module, Needs>, start: &Module) -> Option<Vec<Module>> {
    let mut waiting = VecDeque::from([vec![start.clone()]]);
    let mut seen = BTreeSet::new();
    while let Some(way) = waiting.pop_front() {
        for next in needs.get(way.last()?).into_iter().flat_map(Needs::keys) {
            if next == start {
                return Some(way);
            }
            if seen.insert(next.clone()) {
                waiting.push_back([way.as_slice(), std::slice::from_ref(next)].concat());
            }
        }
    }
    None
}

#[test]
fn files_of_a_crate_do_not_need_each_other_in_a_circle() {
    let sources: Vec<Source> = kept().into_iter().filter(Source::is_product).collect();
    let (mut found, mut arrows) = (Vec::new(), 0);
    for package in ours() {
        let manifest = package["manifest_path"].as_str().unwrap();
        let folder = manifest.strip_prefix(top().to_str().unwrap()).unwrap();
        let src = format!("{}src/", folder.trim_start_matches('/').trim_end_matches("Cargo.toml"));
        let below = |source: &Source| Some(source.path.strip_prefix(&src)?.to_owned());
        let files: Vec<(String, &str)> =
            sources.iter().filter_map(|source| Some((below(source)?, source.text.as_str()))).collect();
        let all = Crate::of(files.iter().map(|(path, text)| (path.as_str(), *text)));
        arrows += all.needs().values().map(BTreeMap::len).sum::<usize>();
        found.extend(all.circles().into_iter().map(|circle| format!("{src}: {circle}")));
        let blind = all.0.iter().filter(|(_, file)| file.hands_on_everything);
        found.extend(blind.map(|(module, _)| format!("{src}: {} hands on `*`: name it", module.join("::"))));
    }
    assert!(arrows > 500, "only {arrows} needs were found: the rule is blind");
    none("these files need each other", &found);
}

/// The circles of two files whose parent module names both.
fn circles_of(one: &str, other: &str) -> Vec<String> {
    Crate::of([("lib.rs", "mod one; mod other; pub use one::First;"), ("one.rs", one), ("other.rs", other)])
        .circles()
}

#[test]
fn a_circle_is_found_however_the_other_file_is_named() {
    let one = "use crate::other::Second; pub struct First(Second);";
    for other in [
        "use crate::one::First; pub struct Second;",
        "use super::one::{self, First}; pub struct Second;",
        "use crate::{First as Renamed}; pub struct Second;",
        "use crate::one::*; pub struct Second; fn f() { First::new() }",
        "use crate::one; pub struct Second; fn f() { one::First::new() }",
        "pub struct Second; fn f() { println!(\"{}\", crate::one::First::new()) }",
    ] {
        assert_eq!(circles_of(one, other).len(), 1, "{other}");
    }
}

#[test]
fn one_direction_tests_and_words_in_comments_are_no_circle() {
    let one = "use crate::other::Second; pub struct First(Second);";
    for other in [
        "pub struct Second;",
        "/// See [`crate::one::First`].\npub struct Second; // crate::one::First",
        "pub struct Second; #[cfg(test)] mod tests { use crate::one::First; }",
        "use std::one::First; pub struct Second;",
        "pub struct Second; const TEXT: &str = \"crate::one::First\";",
    ] {
        assert_eq!(circles_of(one, other), Vec::<String>::new(), "{other}");
    }
}

#[test]
fn a_room_may_use_what_the_front_of_its_folder_declares_and_not_another_room_in_a_circle() {
    let front = ("front.rs", "mod a; mod b; pub use a::A; pub struct Front; fn f() { b::B::new() }");
    let top = ("lib.rs", "mod front;");
    let a = ("front/a.rs", "use super::Front; pub struct A(Front);");
    assert!(
        Crate::of([top, front, a, ("front/b.rs", "use super::{A, Front}; pub struct B;")])
            .circles()
            .is_empty()
    );
    let a = ("front/a.rs", "use super::b::B; pub struct A(B);");
    let found = Crate::of([top, front, a, ("front/b.rs", "use super::A; pub struct B;")]).circles();
    assert_eq!(found, ["front::a needs front::b for super::b::B, front::b needs front::a for super::A"]);
}
