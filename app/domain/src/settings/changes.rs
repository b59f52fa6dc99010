//! What differs between two versions, by the names of keys: for the audit trail and the history, which hold no values.

use super::Settings;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

impl Settings {
    /// The keys whose values differ, in order: `promise_days`, `clocks.written_hours`, `rota.shifts`. A list is one key.
    pub fn changes(&self, before: &Self) -> Vec<String> {
        let (now, before) = (tree(self), tree(before));
        let mut keys = Vec::new();
        for key in names(&now, &before) {
            match (now.get(key), before.get(key)) {
                (Some(Value::Object(now)), Some(Value::Object(before))) => {
                    let inner =
                        names(now, before).into_iter().filter(|name| now.get(*name) != before.get(*name));
                    keys.extend(inner.map(|name| format!("{key}.{name}")));
                }
                (now, before) if now != before => keys.push(key.to_owned()),
                _ => {}
            }
        }
        keys
    }
}

fn tree(settings: &Settings) -> Map<String, Value> {
    match serde_json::to_value(settings) {
        Ok(Value::Object(tree)) => tree,
        _ => Map::new(),
    }
}

fn names<'a>(one: &'a Map<String, Value>, other: &'a Map<String, Value>) -> BTreeSet<&'a str> {
    one.keys().chain(other.keys()).map(String::as_str).collect()
}
