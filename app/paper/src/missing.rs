//! Letters that a paper cannot print.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::face::Face;
use crate::letters::clean;
use crate::model::Document;

/// The letters of the document that the paper's family does not have, each once. A sign for a missing letter is
/// printed in their place, so whoever makes the document can be told before.
pub fn missing_letters(document: &Document) -> Vec<char> {
    let mut letters = BTreeSet::new();
    if let Ok(value) = serde_json::to_value(document) {
        collect(&value, &mut letters);
    }
    letters.into_iter().filter(|letter| !Face::Regular.knows(*letter)).collect()
}

fn collect(value: &Value, letters: &mut BTreeSet<char>) {
    match value {
        Value::String(text) => letters.extend(clean(text).chars()),
        Value::Array(values) => values.iter().for_each(|value| collect(value, letters)),
        Value::Object(fields) => fields.values().for_each(|value| collect(value, letters)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
