//! The licences of all dependencies allow them to be distributed together with Clywed.

use serde_json::Value;

use super::{none, packages};

/// Licences that fit Apache-2.0: permissive ones, and MPL-2.0, which binds only its own files.
const ALLOWED: [&str; 14] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MPL-2.0",
    "Unicode-3.0",
    "Zlib",
];

/// Whether an SPDX expression can be satisfied by allowed licences. `A/B` is the old way to write `A OR B`.
fn allowed(expression: &str) -> bool {
    let expression = expression.trim();
    either(expression, &[" OR ", "/"], |parts| parts.iter().any(|part| allowed(part)))
        .or_else(|| either(expression, &[" AND "], |parts| parts.iter().all(|part| allowed(part))))
        .unwrap_or_else(|| match expression.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
            Some(inner) => allowed(inner),
            None => ALLOWED.contains(&expression),
        })
}

/// Splits at the operators outside parentheses and judges the parts; `None` if there are no such operators.
fn either(expression: &str, operators: &[&str], judge: impl Fn(&[&str]) -> bool) -> Option<bool> {
    let (mut parts, mut depth, mut from) = (Vec::new(), 0_usize, 0);
    for (at, letter) in expression.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let operator = operators.iter().find(|operator| expression[at..].starts_with(**operator));
        if let (0, Some(operator)) = (depth, operator) {
            parts.push(&expression[from..at]);
            from = at + operator.len();
        }
    }
    parts.push(&expression[from..]);
    (parts.len() > 1).then(|| judge(&parts))
}

#[test]
fn every_package_has_a_licence_that_fits_ours() {
    let all = packages();
    assert!(all.len() > 100, "cargo named only {} packages", all.len());
    let found: Vec<String> = all
        .iter()
        .filter(|package| !package["license"].as_str().is_some_and(allowed))
        .map(|package| {
            format!("{} {}: {}", text(&package["name"]), text(&package["version"]), text(&package["license"]))
        })
        .collect();
    none("the licence does not fit, or there is none", &found);
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("none")
}

#[test]
fn a_choice_needs_one_allowed_licence_and_a_sum_needs_all() {
    assert!(allowed("MIT OR GPL-3.0-only"));
    assert!(allowed("(MIT OR GPL-3.0-only) AND Unicode-3.0"));
    assert!(allowed("GPL-2.0/MIT"));
    assert!(!allowed("MIT AND GPL-3.0-only"));
    assert!(!allowed("(MIT AND GPL-3.0-only) OR AGPL-3.0-only"));
    assert!(!allowed(""));
}
