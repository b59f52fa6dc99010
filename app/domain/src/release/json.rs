//! JSON of which there is only one way to write it.

use serde::Serialize;
use serde_json::Value;
use std::fmt::Write;

/// Writes a value as JSON with sorted keys and no spaces, so that the same value always has the same bytes
/// and hash. For values of texts, whole numbers, lists, objects, booleans and null this is the form of RFC
/// 8785, as long as keys are ASCII, which ours are. Fractions do not occur in releases.
pub fn canonical<T: Serialize>(value: &T) -> Result<String, serde_json::Error> {
    let mut out = String::new();
    write(&serde_json::to_value(value)?, &mut out)?;
    Ok(out)
}

fn write(value: &Value, out: &mut String) -> Result<(), serde_json::Error> {
    match value {
        Value::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                write(item, out)?;
            }
            out.push(']');
        }
        Value::Object(map) => {
            // Sorted here and not by the map: another crate may switch serde_json to insertion order.
            let mut entries: Vec<_> = map.iter().collect();
            entries.sort_by_key(|(key, _)| *key);
            out.push('{');
            for (i, (key, item)) in entries.into_iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                out.push_str(&serde_json::to_string(key)?);
                out.push(':');
                write(item, out)?;
            }
            out.push('}');
        }
        plain => write!(out, "{plain}").map_err(serde::ser::Error::custom)?,
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn keys_are_sorted_whatever_order_they_came_in() {
        let map: HashMap<&str, Value> = HashMap::from([
            ("b", Value::from(1)),
            ("a", serde_json::json!({"z": [null, true], "y": "tŷ\n"})),
        ]);
        assert_eq!(canonical(&map).unwrap(), r#"{"a":{"y":"tŷ\n","z":[null,true]},"b":1}"#);
    }
}
