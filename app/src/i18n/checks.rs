//! Checks all sentences and every use of them: same keys and arguments in both languages, all plural forms.

use super::AREAS;
use domain::Locale;
use fluent_syntax::{
    ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey},
    parser,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// The parts of one sentence that must match: its arguments, the sentences it refers to, the variants of each
/// selector.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct Needs {
    args: BTreeSet<String>,
    refers: BTreeSet<String>,
    choices: Vec<BTreeSet<String>>,
}

const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

fn walk(pattern: &Pattern<&str>, needs: &mut Needs) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expression_needs(expression, needs);
        }
    }
}

fn expression_needs(expression: &Expression<&str>, needs: &mut Needs) {
    match expression {
        Expression::Inline(inline) => inline_needs(inline, needs),
        Expression::Select { selector, variants } => {
            inline_needs(selector, needs);
            needs.choices.push(variants.iter().map(key_of).collect());
            for variant in variants {
                walk(&variant.value, needs);
            }
        }
    }
}

fn key_of(variant: &Variant<&str>) -> String {
    match &variant.key {
        VariantKey::Identifier { name } => (*name).to_owned(),
        VariantKey::NumberLiteral { value } => format!("={value}"),
    }
}

fn inline_needs(inline: &InlineExpression<&str>, needs: &mut Needs) {
    let mut arguments = |arguments: &CallArguments<&str>| {
        for argument in &arguments.positional {
            inline_needs(argument, needs);
        }
    };
    match inline {
        InlineExpression::VariableReference { id } => {
            needs.args.insert(id.name.to_owned());
        }
        InlineExpression::MessageReference { id, .. } => {
            needs.refers.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments: given, .. }
        | InlineExpression::TermReference { arguments: Some(given), .. } => arguments(given),
        InlineExpression::Placeable { expression } => expression_needs(expression, needs),
        InlineExpression::TermReference { .. }
        | InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. } => {}
    }
}

/// Every sentence of one language with its [`Needs`]. Fails on a sentence that does not parse and on a
/// repeated key.
fn sentences(locale: Locale) -> BTreeMap<String, Needs> {
    let mut found = BTreeMap::new();
    for (area, cy, en) in AREAS {
        let source = if locale == Locale::Cy { *cy } else { *en };
        let resource =
            parser::parse(source).unwrap_or_else(|(_, errors)| panic!("{locale}/{area}.ftl: {errors:?}"));
        for entry in &resource.body {
            if let Entry::Message(message) = entry {
                let mut needs = Needs::default();
                let pattern =
                    message.value.as_ref().unwrap_or_else(|| panic!("{} says nothing", message.id.name));
                walk(pattern, &mut needs);
                let twice = found.insert(message.id.name.to_owned(), needs);
                assert!(twice.is_none(), "{locale}/{area}.ftl: {} stands twice", message.id.name);
            }
        }
    }
    found
}

/// One use of `tr!` in a source: the place, the key and the arguments.
struct Use {
    place: String,
    key: String,
    args: BTreeSet<String>,
}

/// Every Rust source that renders pages.
pub(crate) fn sources() -> Vec<PathBuf> {
    let app = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![app.join("src"), app.join("../server/src")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("i18n/checks.rs") {
                files.push(path);
            }
        }
    }
    files
}

fn uses() -> Vec<Use> {
    let mut found = Vec::new();
    for path in sources() {
        let source = fs::read_to_string(&path).unwrap();
        let code: String = source
            .lines()
            .map(|l| if l.trim_start().starts_with("//") { "\n" } else { l })
            .collect::<Vec<_>>()
            .join("\n");
        for (at, _) in code.match_indices("tr!(") {
            if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let place = format!("{}:{}", path.display(), code[..at].matches('\n').count() + 1);
            let parts = arguments(&code[at + 4..]);
            let key = parts.get(1).and_then(|k| k.strip_prefix('"')?.strip_suffix('"'));
            let key = key.unwrap_or_else(|| panic!("{place}: the key of tr! is a plain text")).to_owned();
            let args = parts[2..]
                .iter()
                .filter(|part| !part.is_empty())
                .map(|part| {
                    part.split_once('=')
                        .unwrap_or_else(|| panic!("{place}: name = value"))
                        .0
                        .trim()
                        .to_owned()
                })
                .collect();
            found.push(Use { place, key, args });
        }
    }
    found
}

/// Splits at top-level commas, up to the closing bracket.
fn arguments(code: &str) -> Vec<String> {
    let (mut parts, mut part, mut depth) = (Vec::new(), String::new(), 0);
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                part.push(c);
                while let Some(inside) = chars.next() {
                    part.push(inside);
                    match inside {
                        '\\' => part.extend(chars.next()),
                        '"' => break,
                        _ => {}
                    }
                }
                continue;
            }
            ')' if depth == 0 => break,
            ',' if depth == 0 => {
                parts.push(std::mem::take(&mut part).trim().to_owned());
                continue;
            }
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        part.push(c);
    }
    parts.push(part.trim().to_owned());
    parts
}

#[test]
fn both_languages_say_the_same_things_with_the_same_arguments() {
    let (cy, en) = (sentences(Locale::Cy), sentences(Locale::En));
    let only = |a: &BTreeMap<String, Needs>, b: &BTreeMap<String, Needs>| -> Vec<String> {
        a.keys().filter(|key| !b.contains_key(*key)).cloned().collect()
    };
    assert_eq!(only(&cy, &en), Vec::<String>::new(), "in Welsh only");
    assert_eq!(only(&en, &cy), Vec::<String>::new(), "in English only");
    for (key, needs) in &cy {
        assert_eq!(needs.args, en[key].args, "arguments of {key}");
    }
}

#[test]
fn every_sentence_that_a_source_asks_for_exists_and_gets_its_arguments() {
    let cy = sentences(Locale::Cy);
    for used in uses() {
        let needs = cy.get(&used.key).unwrap_or_else(|| panic!("{}: no sentence {}", used.place, used.key));
        assert_eq!(needs.args, used.args, "{}: arguments of {}", used.place, used.key);
    }
}

#[test]
fn no_sentence_is_left_over() {
    let cy = sentences(Locale::Cy);
    let mut used: BTreeSet<String> = uses().into_iter().map(|u| u.key).collect();
    used.extend(cy.values().flat_map(|needs| needs.refers.iter().cloned()));
    let left: Vec<&String> = cy.keys().filter(|key| !used.contains(*key)).collect();
    assert_eq!(left, Vec::<&String>::new(), "nothing uses these");
}

#[test]
fn every_choice_by_number_has_all_the_plural_forms_of_its_language() {
    for (locale, forms) in [(Locale::Cy, &PLURALS[..]), (Locale::En, &["one", "other"][..])] {
        for (key, needs) in sentences(locale) {
            for choice in &needs.choices {
                if choice.iter().any(|v| v.starts_with('=') || PLURALS.contains(&v.as_str())) {
                    for form in forms {
                        assert!(choice.contains(*form), "{locale}: {key} lacks the form {form}");
                    }
                }
            }
        }
    }
}

#[test]
fn choices_by_word_offer_the_same_words_in_both_languages() {
    let words = |needs: &Needs| -> BTreeSet<BTreeSet<String>> {
        let by_word =
            |c: &&BTreeSet<String>| !c.iter().any(|v| v != "other" && PLURALS.contains(&v.as_str()));
        needs.choices.iter().filter(by_word).cloned().collect()
    };
    let en = sentences(Locale::En);
    for (key, needs) in sentences(Locale::Cy) {
        assert_eq!(words(&needs), words(&en[&key]), "words of {key}");
    }
}

#[test]
fn every_file_of_sentences_is_read() {
    for locale in ["cy", "en"] {
        let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(locale);
        let (mut folders, mut files) = (vec![top.clone()], BTreeSet::new());
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(&top).unwrap().with_extension("");
                    files.insert(name.to_str().unwrap().to_owned());
                }
            }
        }
        let read: BTreeSet<String> = AREAS.iter().map(|(area, ..)| (*area).to_owned()).collect();
        assert_eq!(files, read);
    }
}

#[test]
fn the_reader_of_sources_sees_commas_and_quotes_as_rust_does() {
    let parts = arguments(r#"l, "key", name = f(a, "b, c)"), n = [1, 2].len()) and more"#);
    assert_eq!(parts, ["l", "\"key\"", r#"name = f(a, "b, c)")"#, "n = [1, 2].len()"]);
}
