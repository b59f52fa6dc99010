//! Words as the rules see them: without case, accents and clitics, in clauses.

use crate::text;

/// What stands for nothing once its apostrophe is gone: `mae'n`, `mum's`, `they've`.
const CLITICS: &[&str] = &["", "n", "r", "i", "u", "m", "w", "s", "d", "ve", "ll", "re", "th", "ch"];
/// Single letters that people write for them: `dwi n`, `ma r`.
const DROPPED: &[&str] = &["n", "r", "u", "m", "w", "th", "ch"];
/// What turns a sentence round: praise before it takes nothing from what comes after.
const TURNS: &[&str] = &["but", "ond"];

/// The words of a text, clause by clause. A clause ends at a full stop, a question, an exclamation, a new line, or where a
/// sentence turns round ("but"). Clauses without a word are left out. Linear in the text.
pub(super) fn clauses(text: &str) -> Vec<Vec<String>> {
    let mut clauses = vec![Vec::new()];
    let mut run = String::new();
    for c in text::fold(text).chars().chain(['\n']) {
        if c.is_ascii_alphanumeric() || matches!(c, '\'' | '`') {
            run.push(if c == '`' { '\'' } else { c });
            continue;
        }
        if let Some(word) = word(&run)
            && let Some(clause) = clauses.last_mut()
        {
            if TURNS.contains(&word.as_str()) { clauses.push(Vec::new()) } else { clause.push(word) }
        }
        run.clear();
        if matches!(c, '.' | '?' | '!' | ';' | '\n') {
            clauses.push(Vec::new());
        }
    }
    clauses.retain(|clause| !clause.is_empty());
    clauses
}

/// A folded run of letters, digits and apostrophes as one word. [`None`] if nothing is left of it.
pub(super) fn word(run: &str) -> Option<String> {
    let mut parts = run.trim_matches('\'').split('\'');
    let mut word = parts.next()?.to_owned();
    for part in parts {
        match (word.as_str(), part) {
            ("i", "m") => word.push('m'),
            (_, clitic) if CLITICS.contains(&clitic) => {}
            (_, rest) => word.push_str(rest),
        }
    }
    let word = squeeze(&word);
    (!word.is_empty() && !DROPPED.contains(&word.as_str())).then_some(word)
}

/// `noooo` as `no`: a letter that stands three times or more stands once.
fn squeeze(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let after = rest.trim_start_matches(c);
        let times = (rest.len() - after.len()) / c.len_utf8();
        out.extend(std::iter::repeat_n(c, if times > 2 { 1 } else { times }));
        rest = after;
    }
    out
}
